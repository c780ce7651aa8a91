"""Targets: three outcomes by hand, their chance in closed form, and the same answer in the workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.scenarios import messages_of, study_of
from tests.support.workbook import opened
from verdienmodel.model.goal import OUTCOMES
from verdienmodel.study.doelen import goal_results
from verdienmodel.study.simulating import Asked, doorrekening
from verdienmodel.study.study import Study
from verdienmodel.views.target_words import chance_lines, goal_lines, words_only
from verdienmodel.views.workbook import workbook_bytes

SALDO = "staten.exploitatie.organisatie.saldo"
PLAN = f"""schema: 1
naam: Proef
van: 2026-07
tot_en_met: 2028-06
prijspeil: 2026
gewone_spreiding: nee
posten:
  omzet: {{naam: Omzet, soort: baten, waarde: 12000}}
  huur: {{naam: Huur, soort: lasten, waarde: 10000, onzekerheid: {{uniform: {{laag: 8000, hoog: 16000}}}}}}
doelen:
  rond: {{naam: Rond in 2027, grootheid: {SALDO}, periode: 2027, minstens: 0, tolerantie: 2000, bron: bestuur}}
  ruim: {{naam: Ruim in 2027, grootheid: {SALDO}, periode: 2027, minstens: 3000, tolerantie: 1000}}
  samen: {{naam: Over het hele plan, grootheid: {SALDO}, minstens: 4001}}
  kosten: {{naam: Kosten, grootheid: jaartotaal(posten.huur), periode: 2028, hoogstens: 4000, tolerantie: 999}}
  sfeer: {{naam: Een fijne plek, streef: iedereen tevreden, tolerantie: een stijgende lijn}}
"""


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(PLAN)


def outcomes(study: Study) -> dict[str, object]:
    return {item.goal.name: (item.outcome, item.value) for item in goal_results(study)}


def reached(study: Study, name: str) -> str:
    return next(item.outcome for item in goal_results(study) if item.goal.name == name)


def test_three_outcomes_by_hand(study: Study) -> None:
    """2 000 left in 2027: enough for 0, a thousand short of 3 000; 4 000 in all; half a year of rent is 5 000."""
    assert outcomes(study) == {
        "rond": ("gehaald", pytest.approx(2000)),
        "ruim": ("binnen tolerantie", pytest.approx(2000)),
        "samen": ("niet gehaald", pytest.approx(4000)),
        "kosten": ("niet gehaald", pytest.approx(5000)),
    }


def test_a_change_moves_the_outcome(study: Study) -> None:
    """13 000 of rent: 1 000 short in 2027, within 2 000; 9 998 a year is 4 999 in half of 2028, on the very edge."""
    assert reached(study.with_values({"posten.huur.waarde": 13000}), "rond") == "binnen tolerantie"
    assert reached(study.with_values({"posten.huur.waarde": 9998}), "kosten") == "binnen tolerantie"
    assert reached(study.with_values({"doelen.samen.minstens": 4000}), "samen") == "gehaald"


def test_the_chance_of_each_outcome_in_closed_form(study: Study) -> None:
    """Rent uniform between 8 000 and 16 000: up to 12 000 is reached (1/2), up to 14 000 within tolerance (1/4)."""
    found, problems = doorrekening(study, Asked(4096))
    assert found is not None, problems
    chances = {goal.name: values for goal, values in found.goals}
    assert [chances["rond"][name].value for name in OUTCOMES] == pytest.approx([0.25, 0.25, 0.5], abs=0.002)
    assert all(chances["rond"][name].low <= share <= chances["rond"][name].high
               for name, share in zip(OUTCOMES, (0.25, 0.25, 0.5), strict=True))  # fmt: skip
    assert "binnen tolerantie" not in chances["samen"]
    assert chance_lines(found)[0].startswith("Rond in 2027 (2027): gehaald 50%")


def test_a_target_in_words_stays_words(study: Study) -> None:
    assert words_only(study.scenario) == ["Een fijne plek: iedereen tevreden (tolerantie: een stijgende lijn)"]
    assert goal_lines(study)[1] == (
        "Ruim in 2027 (2027): binnen tolerantie. Het is € 2.000; nodig is minstens € 3.000 (tolerantie € 1.000)."
    )


def test_the_workbook_says_the_same(study: Study) -> None:
    book, shown = opened(study)["Doelen"], opened(study, values=True)["Doelen"]
    assert [row[1].value for row in shown.iter_rows(min_row=5, max_row=9)] == [
        "gehaald", "binnen tolerantie", "niet gehaald", "niet gehaald", "niet uitgerekend"
    ]  # fmt: skip
    assert str(book["B5"].value).startswith("=IF(INDEX(Maand!")
    assert str(book["E5"].value) == "=in_doelen_rond_minstens"


def test_a_bound_in_another_unit_is_refused() -> None:
    wrong = PLAN.replace("hoogstens: 4000", "hoogstens: 4000, eenheid: uur")
    assert any("doelen.kosten" in said for said in messages_of(wrong))


def test_the_sheet_of_uncertainty_says_the_chance(study: Study) -> None:
    found, problems = doorrekening(study, Asked(64))
    assert found is not None, problems
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study, found)))
    cells = [row[0] for row in book["Onzekerheid"].iter_rows(max_col=1, values_only=True)]
    assert cells[cells.index("Doelen: hoe vaak zij worden gehaald") + 1 :][:4] == chance_lines(found)
