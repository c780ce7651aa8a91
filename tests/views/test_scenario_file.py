"""The downloaded scenario: new values on their own lines, the rest letter for letter, and always the same numbers."""

from __future__ import annotations

import difflib

import pytest

from tests.support.scenarios import EVERYTHING, study_of
from tests.support.tiers import proved
from verdienmodel.ground.address import split_step
from verdienmodel.study.opening import SCENARIOS, open_bytes, open_study
from verdienmodel.study.study import Study
from verdienmodel.views.scenario_file import NOT_FITTING, saved_file, with_new_values


def opened(name: str, option: str = "") -> tuple[bytes, Study]:
    study = open_study(name, option=option).study
    assert study is not None
    return (SCENARIOS / f"{name}.yaml").read_bytes(), study


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0)
    return [line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")]


@pytest.mark.parametrize("name", proved())
def test_sliders_go_in_on_their_own_line(name: str) -> None:
    raw, study = opened(name)
    changes = {leaf.address: leaf.value * 1.05 for leaf in study.graph.leaves.values() if leaf.slider}
    saved = saved_file(raw, f"{name}.yaml", study, changes)
    assert saved.how == "getallen"
    assert len(changed_lines(raw, saved.content)) == len({split_step(address)[0] for address in changes})
    again = open_bytes(saved.content, "terug.yaml").study
    assert again is not None
    assert again.graph.base == pytest.approx({**study.graph.base, **changes}, rel=1e-9)
    here = study.with_values(changes)
    for statement in study.statements:
        for line in statement.lines:
            for period in study.timeline.periods("jaar") if line.address else ():
                there, shown = again.value(line.address, period), here.value(line.address, period)
                assert there == pytest.approx(shown, rel=1e-9, abs=1e-6)  # nil may be millions minus millions


def test_the_line_says_that_it_was_changed_and_what_it_was() -> None:
    raw, study = opened("kampen_ontwikkelpilot")
    changes = {"uren_projectleider": 512.5, "aandeel_nulmeting": 0.6, "korting_partners[2006-01]": 0.035}
    saved = saved_file(raw, "x.yaml", study, changes)
    found = changed_lines(raw, saved.content)
    assert 'waarde: "512,5", bron: plan' in found[0]
    assert found[0].endswith("  # gewijzigd, was 400 uur per jaar")
    assert found[1].strip() == "waarde: 60  # gewijzigd, was 50%"
    assert found[2].strip() == 'waarde: {2005-09: 0, 2006-01: "3,5", 2007-01: 0}  # gewijzigd, was 0%'


def test_what_does_not_stand_in_the_file_becomes_a_variant() -> None:
    raw, study = opened("kampen_ontwikkelpilot")
    saved = saved_file(raw, "x.yaml", study, {"posten.usus.aan": 0.0, "uren_projectleider": 500.0})
    assert saved.how == "variant"
    again = open_bytes(saved.content, "terug.yaml").study
    assert again is not None
    assert again.with_option("mijn_wijzigingen").changed == {"posten.usus.aan": 0.0, "uren_projectleider": 500.0}


def test_changes_on_top_of_a_variant_travel_with_it() -> None:
    raw, study = opened("kampen_ontwikkelpilot", "korting_bij_partners")
    saved = saved_file(raw, "x.yaml", study, {"uren_projectleider": 500.0})
    assert saved.how == "variant"
    again = open_bytes(saved.content, "terug.yaml").study
    assert again is not None
    assert again.with_option("mijn_wijzigingen").changed == pytest.approx(
        {**study.changed, "uren_projectleider": 500.0}
    )


def test_a_second_variant_gets_a_name_of_its_own() -> None:
    raw, study = opened("kampen_ontwikkelpilot")
    once = saved_file(raw, "x.yaml", study, {"posten.usus.aan": 0.0}).content
    again = open_bytes(once, "x.yaml").study
    assert again is not None
    twice = saved_file(once, "x.yaml", again, {"posten.metingen.aan": 0.0})
    assert twice.how == "variant"
    found = open_bytes(twice.content, "x.yaml").study
    assert found is not None
    assert {option.name for option in found.graph.options} >= {"mijn_wijzigingen", "mijn_wijzigingen_2"}


def test_without_changes_it_is_the_file_itself() -> None:
    raw, study = opened("kampen_ontwikkelpilot")
    assert saved_file(raw, "x.yaml", study, {}).content == raw


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_other_line_ends_and_a_mark_at_the_start_stay(change: object) -> None:
    assert callable(change)
    text = str(change(EVERYTHING))
    study = study_of(EVERYTHING)
    saved = saved_file(
        text.encode(), "x.yaml", study, {"aantal": 3000.0, "prijs[2027-07]": 13.0, "start_lening": 202611.0}
    )
    assert saved.how == "getallen"
    assert saved.content.decode().count("\r\n") == text.count("\r\n")
    assert saved.content.startswith(text[:1].encode())


def test_every_value_of_a_plan_with_everything_comes_back() -> None:
    study = study_of(EVERYTHING)
    raw = EVERYTHING.encode()
    kinds = set()
    for leaf in study.graph.leaves.values():
        if leaf.is_date or leaf.address.startswith(("seizoenen", "profielen", "tabellen")):
            continue
        value = 1 - leaf.value if leaf.is_switch else leaf.value * 1.1 + (0.01 if not leaf.value else 0)
        saved = saved_file(raw, "x.yaml", study, {leaf.address: value})
        kinds.add(saved.how)
        again = open_bytes(saved.content, "x.yaml").study
        assert again is not None
        found = again.with_option("mijn_wijzigingen") if saved.how == "variant" else again
        assert found.leaf_value(leaf.address) == pytest.approx(value, rel=1e-9)
    assert kinds == {"getallen", "variant"}


def test_a_file_that_cannot_carry_them_tells_them() -> None:
    study = study_of(EVERYTHING)
    closed = EVERYTHING.replace("opties:\n", "'opties':\n").encode()  # a spelling that has no place for one more
    saved = saved_file(closed, "x.yaml", study, {"posten.kamp.aan": 0.0})
    assert saved.how == "niet"
    assert saved.content.startswith(closed.rstrip())
    assert f"# {NOT_FITTING}\n#   posten.kamp.aan: nee" in saved.content.decode()


def test_a_file_that_would_say_something_else_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, study = opened("kampen_ontwikkelpilot")
    monkeypatch.setattr("verdienmodel.views.scenario_file.file_value", lambda *_: "401")
    assert with_new_values(raw, study, {"uren_projectleider": 500.0}) is not None
    assert saved_file(raw, "x.yaml", study, {"uren_projectleider": 500.0}).how == "variant"
