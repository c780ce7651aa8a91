"""Published budgets as scenarios in our own language: the engine gives their totals, or the right one where they err.

Every number compared comes from the study, at an address and a period; nothing is added up here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.reading.yaml_text import read_file
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

FOLDER = Path(__file__).parent
ENDING = ".verwacht.yaml"
EXPECTED_FILES = sorted(FOLDER.glob(f"*{ENDING}"))
SCENARIO_FILES = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.endswith(ENDING))
FIELDS = {
    "naam", "gegeven", "bron", "graad", "marge", "marges", "verwacht", "afwijkingen", "zelf_berekend", "pm", "proef",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One published budget: the scenario beside it and what was published."""

    name: str
    expected: dict[str, Any]

    @property
    def scenario(self) -> Path:
        return FOLDER / f"{self.name}.yaml"

    def margin(self, address: str) -> float:
        return float(self.expected.get("marges", {}).get(address, self.expected["marge"]))

    def study(self, changes: Iterable[Change] = ()) -> Study:
        found = open_study(str(self.scenario), changes)
        assert found.study is not None, [problem.text() for problem in found.errors]
        return found.study

    def points(self) -> list[tuple[str, str, float, float]]:
        """Address, period, value and margin of everything the engine must give."""
        published = [
            (address, period, float(value), self.margin(address))
            for address, periods in self.expected["verwacht"].items()
            for period, value in periods.items()
        ]
        corrected = [
            (item["adres"], _period(item), item["berekend"], float(item.get("marge", 0.005)))
            for item in self.expected.get("afwijkingen", [])
        ]
        return [*published, *corrected]


def _period(item: dict[str, Any]) -> str:
    return str(int(item["periode"])) if isinstance(item["periode"], float) else str(item["periode"])


def read_case(path: Path) -> Case:
    document, problems = read_file(path)
    assert not problems.errors, [problem.text() for problem in problems.errors]
    return Case(path.name.removesuffix(ENDING), dict(document.data))


CASES = [read_case(path) for path in EXPECTED_FILES]
EACH = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def value(study: Study, address: str, period: str) -> float:
    found = study.timeline.find_period(period)
    assert found is not None, period
    return study.value(address, found)


def differences(case: Case, study: Study) -> list[str]:
    """What the engine gives otherwise than it should, beyond the published rounding."""
    return [
        f"{address} {period}: {value(study, address, period)} instead of {wanted} ± {margin}"
        for address, period, wanted, margin in case.points()
        if value(study, address, period) != pytest.approx(wanted, abs=margin)
    ]


def test_every_scenario_has_its_expectations_and_the_other_way_round() -> None:
    assert [path.stem for path in SCENARIO_FILES] == [case.name for case in CASES]
    assert len(CASES) >= 9


@EACH
def test_published_totals(case: Case) -> None:
    assert differences(case, case.study()) == []


@EACH
def test_a_published_total_that_is_wrong_is_off_by_exactly_this(case: Case) -> None:
    study = case.study()
    for item in case.expected.get("afwijkingen", []):
        margin = float(item.get("marge", 0.005))
        assert item["waarom"]
        assert abs(item["verschil"]) > float(item.get("marge", case.margin(item["adres"]))), "rounding, not an error"
        off = value(study, item["adres"], _period(item)) - item["gepubliceerd"]
        assert off == pytest.approx(item["verschil"], abs=margin)


@EACH
def test_the_books_close_and_nothing_is_warned_about(case: Case) -> None:
    study = case.study()
    assert study.checks
    assert all(check.closes for check in study.checks)
    assert not [problem.text() for problem in study.problems if problem.ernst != "melding"]


@EACH
def test_pm_counts_nothing_and_stays_in_sight(case: Case) -> None:
    study = case.study()
    shown = {line.address: line.pm for statement in study.statements for line in statement.lines}
    for address in case.expected.get("pm", []):
        assert shown[address]
        assert value(study, address, "totaal") == 0


@EACH
def test_the_comparison_sees_a_changed_input(case: Case) -> None:
    """Seen red: one input changed a little, and the published totals no longer come out."""
    proef = case.expected["proef"]
    study = case.study([Change(proef["adres"], proef["waarde"])])
    assert differences(case, study)


@EACH
def test_what_is_compared_says_where_it_comes_from(case: Case) -> None:
    assert set(case.expected) <= FIELDS
    for field in ("naam", "gegeven", "bron", "graad", "marge", "proef"):
        assert case.expected[field], field
    assert len(case.points()) >= 3
