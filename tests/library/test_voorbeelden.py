"""Every template carries a year worked out by hand; a template without one, or with a wrong unit, does not pass."""

import json
import re
from typing import Any

import pytest

from tests.support.tiers import some
from verdienmodel.library import load as library
from verdienmodel.scenario.templates import load_template
from verdienmodel.study.opening import Opened, open_bytes

UNITS = [f"onderdelen/{name}" for name in library.names("onderdelen")]
GROUPS = [
    f"deelnemers/{name}" for name in library.names("deelnemers") if "voorbeeld" in library.load("deelnemers", name).data
]
"""Groups whose money is a wage are worked out in test_deelnemers.py, as personnel is."""
EFFECTS = [
    f"effecten/{name}" for name in library.names("effecten") if "voorbeeld" in library.load("effecten", name).data
]
"""What takes more than a year to see is worked out in test_effecten.py."""
TEMPLATES = UNITS + GROUPS + EFFECTS
LATER = ("uitval", "uitgaven_groep", "inwoners", "grens_laag", "grens_hoog", "correctie")
"""Inputs of an effect that do nothing in its first year, or only as a limit: test_effecten.py."""
WARN_ONLY = ("plaatsen", "additioneel", "maanden_per_jaar", "maximum_trajecten")
"""Inputs that only say when to warn, and the calendar."""
OTHER = {"ja": "nee", "nee": "ja", "True": "nee", "False": "ja"}
MONTH = re.compile(r"\d{4}-\d\d")
Raw = dict[str, Any]


def room_of(name: str) -> str:
    return name.partition("/")[0]


def example(name: str) -> Raw:
    found: Any = library.load(*name.split("/")).data["voorbeeld"]
    return dict(found)


def template(name: str) -> Raw:
    """A template with all it builds on."""
    return load_template(*name.split("/")).data


def overlay(name: str) -> Raw:
    """The inputs of the worked example, as a scenario would lay them over the template."""
    given: Raw = example(name)["invoer"]
    return {
        key: {"waarde": item} if isinstance(item, dict) and "waarde" not in item else item
        for key, item in given.items()
    }


def people(name: str) -> Raw:
    """A crew with a fixed part of the hours that the example needs in each month."""
    done = example(name).get("gedaan")
    hours = {"uren_aangeboden": {"eenheid": "uur/maand", "formule": "onderdelen.proef.uren_nodig * gedaan"}}
    return (
        {} if done is None else {"ploeg": {"invoer": {"gedaan": {"eenheid": "%", "waarde": done}}, "grootheden": hours}}
    )


def opened(name: str, inputs: Raw, **parts: Raw) -> Opened:
    """One calendar year with only this onderdeel, price level that same year."""
    year = int(example(name)["jaar"])
    room, file = name.split("/")
    unit = {"sjabloon": file, "invoer": inputs, **parts}
    if room == "effecten":
        driver = {"grootheden": {"omvang": {"formule": "drijver"}}} if "drijver" in inputs else {}
        unit = {**unit, **driver, "partij": "gemeente", "mensen": "iedereen", "van": f"{year}-01"}
    scenario: Raw = {
        "schema": 1,
        "naam": f"Voorbeeld {name}",
        "van": f"{year}-01",
        "tot_en_met": f"{year}-12",
        "prijspeil": year,
        "partijen": {
            "gemeente": {"naam": "Gemeente", "soort": "gemeente", "boeken": "ja"},
            "rijk": {"naam": "Het Rijk"},
        },
        "deelnemers": people(name),
        "onderdelen": {},
    }
    scenario[room] = {**scenario.get(room, {}), "proef": unit}
    return open_bytes(json.dumps(scenario).encode(), "voorbeeld.yaml")


def differences(name: str, inputs: Raw, **parts: Raw) -> list[str]:
    found_study = opened(name, inputs, **parts)
    study = found_study.study
    assert study is not None, [problem.text() for problem in found_study.errors]
    found = []
    for key, expected in example(name)["verwacht"].items():
        address, _, month = key.partition("@")
        period = study.timeline.find_period(month or str(int(example(name)["jaar"])))
        assert period is not None
        full = "staten.exploitatie.organisatie.saldo" if address == "saldo" else f"{room_of(name)}.proef.{address}"
        if study.value(full, period) != pytest.approx(expected, abs=0.005):
            found.append(f"{key}: {study.value(full, period)} instead of {expected}")
    return found


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_year_worked_out_by_hand(name: str) -> None:
    assert differences(name, overlay(name)) == []


@pytest.mark.parametrize("name", UNITS)
def test_the_example_covers_every_post_and_every_input(name: str) -> None:
    data = template(name)
    assert set(overlay(name)) == set(data["invoer"])
    assert {f"posten.{post}" for post in data["posten"]} <= set(example(name)["verwacht"])


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_input_matters(name: str) -> None:
    """Seen red: whichever input is changed, the comparison with the worked example fails."""
    for key, value in overlay(name).items():
        if key in (*WARN_ONLY, *(LATER if room_of(name) == "effecten" else ())):
            continue
        given = dict(value) if isinstance(value, dict) else {"waarde": value}
        others = swapped(name, key) or [
            {**overlay(name), key: {**given, "waarde": other}} for other in others_than(given["waarde"])
        ]
        assert any(opened(name, inputs).study and differences(name, inputs) for inputs in others), (
            f"{key} changes nothing"
        )


def swapped(name: str, key: str) -> list[Raw]:
    """Shares that are one together cannot change alone: a share trades places with each other share."""
    inputs = overlay(name)
    shares = [other for other in inputs if other.startswith("aandeel_")]
    return [{**inputs, key: inputs[other], other: inputs[key]} for other in shares] if key in shares else []


def others_than(number: Any) -> list[Any]:
    """Other values: ten percent more and less, the other answer, or another month; one of them can be."""
    if MONTH.fullmatch(str(number)):
        return [f"{str(number)[:4]}-{month}" for month in ("02", "11")]
    if isinstance(number, dict):
        return [{month: value * 1.1 for month, value in number.items()}]
    return [OTHER[str(number)]] if str(number) in OTHER else [number * 1.1, number * 0.9]


def fields(name: str, key: str) -> Raw:
    value = overlay(name)[key]
    given = dict(value) if isinstance(value, dict) else {"waarde": value}
    return {"eenheid": template(name)["invoer"].get(key, {}).get("eenheid"), **given}


def mutants(name: str) -> list[tuple[str, str]]:
    """Per input: another thing counted, and the time unit left out."""
    found = []
    for key in overlay(name):
        unit = str(fields(name, key)["eenheid"])
        if unit == "%":
            found.append((key, "kwp"))
            continue
        first, *rest = unit.split("/")
        found.append((key, "/".join(["kg" if first == "kwp" else "kwp", *rest])))
        if rest and rest[-1] == "jaar":
            found.append((key, "/".join([first, *rest[:-1]])))
    return found


MUTANTS = [(name, key, unit) for name in TEMPLATES for key, unit in mutants(name)]


@pytest.mark.parametrize(("name", "key", "unit"), some(MUTANTS, 3))
def test_a_wrong_unit_does_not_load(name: str, key: str, unit: str) -> None:
    wrong = {**fields(name, key), "eenheid": unit}
    found = opened(name, {**overlay(name), key: wrong})
    assert found.study is None
    assert any(problem.code.startswith("E0") for problem in found.errors), [p.text() for p in found.errors]


TIMES = {"jaar": "maand", "maand": "jaar", "week": "maand"}
SCALED = [
    (name, key, "/".join([first, *rest[:-1], TIMES[rest[-1]]]))
    for name in TEMPLATES
    for key in overlay(name)
    for first, *rest in [str(fields(name, key)["eenheid"]).split("/")]
    if rest and rest[-1] in TIMES and key not in LATER
]


@pytest.mark.parametrize(("name", "key", "unit"), some(SCALED, 3))
def test_another_time_scale_does_not_load_or_gives_another_year(name: str, key: str, unit: str) -> None:
    inputs = {**overlay(name), key: {**fields(name, key), "eenheid": unit}}
    assert opened(name, inputs).study is None or differences(name, inputs)


SWAPPED = {"*": "/", "/": "*", "+": "-", "-": "+"}
ONE = ("index(cpi)", "geleverd", "tarieffactor", "(1 - korting_kwaliteit)", "btw_erin")
"""Factors without a unit that are 1, or may be, in the example: dividing by one of them is the same."""


def slips(name: str) -> list[tuple[str, str, str]]:
    """Every formula of a unit with one sign swapped."""
    formulas = [
        (part, key, str(item.get("formule", "")))
        for part in ("grootheden", "posten")
        for key, item in template(name)[part].items()
    ]
    return [
        (part, key, formula[: hit.start(1)] + SWAPPED[hit[1]] + formula[hit.end(1) :])
        for part, key, formula in formulas
        for hit in re.finditer(r" ([*/+-]) ", formula)
        if not formula[hit.end() :].startswith(ONE)
    ]


SLIPS = [(name, *slip) for name in UNITS for slip in slips(name)]


@pytest.mark.parametrize(("name", "part", "key", "formula"), some(SLIPS, 3))
def test_a_slip_in_a_formula_does_not_survive(name: str, part: str, key: str, formula: str) -> None:
    assert opened(name, overlay(name), **{part: {key: {"formule": formula}}}).study is None or differences(
        name, overlay(name), **{part: {key: {"formule": formula}}}
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_not_filled_in_is_asked_for(name: str) -> None:
    """An input without value or kengetal names itself, with its explanation, and nothing is guessed."""
    empty = {key for key, item in template(name)["invoer"].items() if "waarde" not in item and "kengetal" not in item}
    found = opened(name, {})
    asked = {problem.adres.rsplit(".", 1)[-1] for problem in found.errors if problem.code == "S036"}
    assert empty
    assert asked == empty
    assert all(problem.waarom for problem in found.errors if problem.code == "S036")


@pytest.mark.parametrize("name", UNITS + GROUPS)
def test_the_scenario_says_who_pays(name: str) -> None:
    """A template knows no parties: the scenario lays `partij` over a post, which then stands in both books."""
    post = next(key for key, item in template(name)["posten"].items() if item["soort"] == "baten")
    study = opened(name, overlay(name), posten={post: {"partij": "gemeente"}}).study
    assert study is not None
    books = {
        entry.administratie for entry in study.graph.entries if entry.post == f"{room_of(name)}.proef.posten.{post}"
    }
    assert books == {"organisatie", "gemeente"}
    assert all(item.get("partij") in (None, "niemand") for item in template(name)["posten"].values())


@pytest.mark.parametrize("name", UNITS)
def test_every_input_is_explained_with_its_usual_range(name: str) -> None:
    for key, item in template(name)["invoer"].items():
        assert item.get("uitleg"), key
        assert (
            "kengetal" in item or item.get("eenheid") in ("ja/nee", "datum") or {"laag", "hoog", "eenheid"} <= set(item)
        ), key
