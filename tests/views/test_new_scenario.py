"""A new scenario runs at once, whatever was chosen from the library and whatever was typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdienmodel.library import load as library
from verdienmodel.reading.yaml_text import read_text
from verdienmodel.scenario.templates import Raw
from verdienmodel.study.opening import Opened, open_bytes
from verdienmodel.study.study import Study
from verdienmodel.views.new_scenario import blocks, parties, quoting, text
from verdienmodel.views.new_scenario.answers import (
    CHARACTERS,
    GEBOUWEN,
    RECHTSVORMEN,
    Answers,
    questions,
    read_answers,
    words,
)
from verdienmodel.views.new_scenario.text import scenario_text
from verdienmodel.views.scenario_file import saved_file

UNITS = library.names("onderdelen")
GROUPS = library.names("deelnemers")
BEGIN = {"begin": "2027-04", "jaren": "3", "dorp": "Sleen", "gemeente": "Coevorden"}
EVERYTHING = {"onderdelen": ", ".join(UNITS), "deelnemers": ", ".join(f"{group}=3" for group in GROUPS)}
HOSTILE = (
    'Dorp "De Hoek"', "O'Neill: & *alles* !!", "{naam} {dit} {onderdelen.x} {", "]}#: - a", "- x\nposten: {a: 1}\n---\n",
    "$naam ${van} $$", "=1+1", "\ttab\\n\\", "[" * 180, "null", "~", "2027-01", "1.000", "ja", "\u2028\ufeff\u0000x\u0085y", "é 🏡 <b>",
)  # fmt: skip


def answered(**typed: str) -> Answers:
    answers, problems = read_answers(BEGIN | typed)
    assert answers is not None, [problem.text() for problem in problems]
    return answers


def opened(written: str) -> Opened:
    return open_bytes(written.encode(), "nieuw.yaml")


def study_of(written: str) -> Study:
    found = opened(written)
    assert found.study is not None, [problem.text() for problem in found.errors]
    assert [item.check.label for item in found.study.checks if not item.closes] == []
    return found.study


def data_of(written: str) -> Raw:
    document, problems = read_text(written, "nieuw.yaml")
    assert not problems.errors, [problem.text() for problem in problems]
    data: Raw = dict(document.data)
    return data


@pytest.mark.parametrize("unit", UNITS)
def test_every_business_unit_alone(unit: str) -> None:
    study = study_of(scenario_text(answered(onderdelen=unit)))
    assert list(study.scenario.onderdelen) == [unit]


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_alone_has_its_people_all_along(group: str) -> None:
    study = study_of(scenario_text(answered(deelnemers=f"{group}=3")))
    months = study.timeline.periods("maand")
    assert len(months) == 36
    assert {round(study.value(f"deelnemers.{group}.aantal", month), 9) for month in months} == {3}


@pytest.mark.parametrize("form", RECHTSVORMEN)
@pytest.mark.parametrize("building", GEBOUWEN)
def test_everything_together_for_every_legal_form_and_building(form: str, building: str) -> None:
    study = study_of(scenario_text(answered(**EVERYTHING, rechtsvorm=form, gebouw=building, betaler="provincie")))
    assert set(study.scenario.onderdelen) == set(UNITS)
    assert set(study.scenario.deelnemers) == set(GROUPS)


@pytest.mark.parametrize(("begin", "years"), [("2026-01", "30"), ("2100-12", "30"), ("2027-12", "1")])
def test_everything_together_from_the_first_month_to_the_last(begin: str, years: str) -> None:
    study_of(scenario_text(answered(**EVERYTHING, begin=begin, jaren=years)))


def test_a_plan_without_anything_runs() -> None:
    study = study_of(scenario_text(answered()))
    # Coördinator 12 × 52 × 40 = 24.960; verzekering, administratie, bank, ict, veiligheid, vrijwilligers = 6.650 per jaar.
    posts = [entry.post for entry in study.graph.entries if entry.administratie == "organisatie"]
    assert "posten.coordinator" in posts
    first = study.timeline.find_period("2028")
    assert first is not None
    cost = sum(study.value(post, first) for post in posts if post.startswith("posten.") and post != "posten.onvoorzien")
    assert cost / study.value("posten.coordinator", first) == pytest.approx((24_960 + 6_650) / 24_960)
    assert study.value("posten.onvoorzien", first) == pytest.approx(cost * 0.03)


def test_the_file_gives_the_answers_back() -> None:
    typed = {"klant": "Boeren: en \"burgers\"", "partner": "Zorgboerderij 't Erf", "betaler": "Provincie Drenthe", "bedrag": "12.500,50",
             "toegezegd": "ja", "eigen_geld": "2.500", "rechtsvorm": "Coöperatie", "onderdelen": "groen_grijs", "deelnemers": "vrijwilliger=6"}  # fmt: skip
    written = scenario_text(answered(**typed))
    scenario = study_of(written).scenario
    assert (scenario.plaats, scenario.gemeente, str(scenario.van), str(scenario.tot_en_met)) == (
        "Sleen",
        "Coevorden",
        "2027-04",
        "2030-03",
    )
    assert {name: party.naam for name, party in scenario.partijen.items()} == {
        "organisatie": "Coöperatie Sleen", "gemeente": "Gemeente Coevorden", "klant": typed["klant"],
        "partner": typed["partner"], "betaler": typed["betaler"],
    }  # fmt: skip
    assert scenario.partijen["organisatie"].rechtsvorm == "cooperatie"
    grant = scenario.subsidies["bijdrage"]
    assert (grant.partij, grant.status, grant.invoer["verleend"].waarde) == ("betaler", "toegezegd", "12500,5")
    assert scenario.boekhouding["organisatie"].invoer["bank_begin"].waarde == 2500
    story = scenario.inleiding
    assert story is not None
    assert typed["klant"] in story.uitdaging
    assert typed["betaler"] in story.uitdaging
    assert typed["partner"] in story.aanpak


def test_a_changed_number_goes_back_to_its_own_line_and_the_rest_stays() -> None:
    raw = scenario_text(answered(onderdelen="groen_grijs", bedrag="12.500,50")).encode()
    study = study_of(raw.decode())
    changes = {
        "coordinator_uren": 16.0,
        "onderdelen.groen_grijs.gazon": 12_000.0,
        "subsidies.bijdrage.verleend": 9_000.0,
    }
    saved = saved_file(raw, "nieuw.yaml", study, changes)
    assert saved.how == "getallen"
    before, after = raw.decode().split("\n"), saved.content.decode().split("\n")
    assert len([line for line, other in zip(before, after, strict=True) if line != other]) == 3


def test_an_amount_that_nobody_promised_does_not_count() -> None:
    for promised, status in (("nee", "idee"), ("ja", "toegezegd")):
        study = study_of(scenario_text(answered(bedrag="10.000", toegezegd=promised)))
        year = study.timeline.find_period("2028")
        assert year is not None
        counted = study.value("staten.exploitatie.organisatie.totaal_baten", year)
        assert counted == (10_000 if status == "toegezegd" else 0)


@pytest.mark.parametrize(
    ("said", "party"),
    [("gemeente", "gemeente"), ("De Gemeente", "gemeente"), ("Gemeente coevorden", "gemeente"), ("Coevorden", "gemeente"),
     ("provincie", "betaler"), ("gemeente Emmen", "betaler")],
)  # fmt: skip
def test_the_municipality_is_one_party(said: str, party: str) -> None:
    for named in ("Coevorden", "gemeente Coevorden"):
        answers = answered(betaler=said, gemeente=named)
        assert parties.party_of("betaler", answers) == party
        assert parties.municipality(answers).casefold() == "gemeente coevorden"


def test_a_building_is_counted_once() -> None:
    """Seen wrong: a multifunctional building brought its energy, and the organisation paid it again."""
    on = {"huur": ("huur_gebouw", "energie_gebouw"), "eigen": ("lasten_gebouw", "energie_gebouw"), "geen": ()}
    for building, expected in on.items():
        for units in ("geen", "mfc"):
            posts = data_of(scenario_text(answered(gebouw=building, onderdelen=units)))["posten"]
            found = {key for key, post in posts.items() if post.get("aan") == "ja" and key.endswith("_gebouw")}
            assert found == {post for post in expected if units == "geen" or post == "huur_gebouw"}


def test_nothing_is_paid_twice_and_volunteers_of_a_pool_do_something() -> None:
    """Seen wrong by a reader: guidance, insurance, ict and volunteers' cake were paid by the unit and the organisation."""
    data = data_of(scenario_text(answered(onderdelen="diensten_aan_huis, mfc", deelnemers="dagbesteding=6")))
    assert [data["posten"][key]["aan"] for key in ("ict", "verzekeringen", "vrijwilligersbeleid")] == [
        "nee",
        "nee",
        "ja",
    ]
    assert data["onderdelen"]["diensten_aan_huis"]["invoer"]["werkleiding"]["waarde"] == 0
    pool = study_of(scenario_text(answered(onderdelen="zwembad", deelnemers="vrijwilliger=12")))
    year = pool.timeline.find_period("2028")
    assert year is not None
    assert pool.value("onderdelen.zwembad.gewerkte_uren", year) > 100
    assert pool.scenario.posten["vrijwilligersbeleid"].aan is False


def _figures(data: Any, path: str = "") -> list[tuple[str, Raw]]:
    if not isinstance(data, dict):
        return []
    own = [(path, data)] if "waarde" in data else []
    return own + [found for key, item in data.items() for found in _figures(item, f"{path}.{key}")]


def test_every_figure_is_an_assumption_in_sight_and_every_section_is_explained() -> None:
    written = scenario_text(answered(**EVERYTHING))
    found = [path for path, item in _figures(data_of(written)) if not str(item.get("bron")).startswith("aanname: ")]
    assert found == [".invoer.weken_per_jaar"]  # the calendar
    lines = written.split("\n")
    heads = [number for number, line in enumerate(lines) if line[:1].isalpha() and line.endswith((":", "{}"))]
    assert len(heads) > 10
    assert [lines[number] for number in heads if not lines[number - 1].startswith("#")] == []


def test_btw_can_be_put_on_by_taking_the_marks_away() -> None:
    written = scenario_text(answered(**EVERYTHING))
    assert "\n# btw:\n#   organisatie: {}\n" in written
    study_of(written.replace("\n# btw:\n#   organisatie: {}\n", "\nbtw:\n  organisatie: {}\n"))


def test_a_large_amount_has_no_slider_that_says_what_is_usual() -> None:
    assert "hoog" in data_of(scenario_text(answered(bedrag="50.000")))["subsidies"]["bijdrage"]["verleend"]
    assert "hoog" not in data_of(scenario_text(answered(bedrag="50.001")))["subsidies"]["bijdrage"]["verleend"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_stays_text(typed: str) -> None:
    names = {**dict.fromkeys(("klant", "partner", "betaler", "dorp"), typed), "gemeente": f"{typed} 2"}
    study = study_of(
        scenario_text(answered(**names, onderdelen="groen_grijs", deelnemers="vrijwilliger=2", bedrag="5"))
    )
    assert study.scenario.plaats == words(typed)
    assert study.scenario.partijen["klant"].naam == words(typed)
    assert set(study.scenario.posten) == set(study_of(scenario_text(answered())).scenario.posten)


@given(st.text(max_size=CHARACTERS))
def test_any_text_is_read_back_as_it_was_or_refused(typed: str) -> None:
    answers, problems = read_answers({**BEGIN, "klant": typed, "dorp": typed})
    assert (answers is None) is bool(problems)
    if answers is not None:
        data = data_of(scenario_text(answers))
        assert data["plaats"] == words(typed)
        assert list(data) == list(data_of(scenario_text(answered())))


def test_seen_red_text_that_is_not_quoted_breaks_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "quoted", lambda typed: f'"{typed}"')
    assert opened(scenario_text(answered(dorp='a"b'))).study is None
    monkeypatch.setattr(text, "quoted", quoting.quoted)
    monkeypatch.setattr(quoting, "FEW", 1000)
    names = dict.fromkeys(("klant", "dorp"), "[" * 100)
    assert opened(scenario_text(answered(**names))).study is None


def test_seen_red_what_nobody_chose_a_number_for_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_start_values", lambda: {"alle": {}})
    found = opened(scenario_text(answered(deelnemers="betaald=2")))
    assert found.study is None
    assert any("pensioen" in problem.adres for problem in found.errors)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("klant", " \n ", "leeg"), ("dorp", "x" * 201, "te lang"), ("bedrag", "12.5", "twee dingen"), ("bedrag", "-1", "van 0 tot en met"),
        ("bedrag", "veel", "geen getal"), ("eigen_geld", "1e9", "geen getal"), ("eigen_geld", "200.000.000", "van 0"), ("begin", "2027", "JJJJ-MM"),
        ("begin", "2027-13", "JJJJ-MM"), ("begin", "2025-12", "van 2026-01"), ("jaren", "0", "van 1 tot en met 30"), ("jaren", "31", "van 1"),
        ("jaren", "1,5", "heel getal"), ("rechtsvorm", "kerk", "kies uit"), ("rechtsvorm", "stichtng", "Bedoelt u ‘stichting’?"),
        ("onderdelen", "zwembat", "Bedoelt u ‘zwembad’?"), ("onderdelen", "_werk", "kan hier niet"), ("onderdelen", "../btw/btw", "kan hier niet"),
        ("deelnemers", "vrijwilliger", "hoeveel mensen"), ("deelnemers", "vrijwilliger=0", "van 1"), ("deelnemers", "vrijwilliger=2,5", "hoeveel mensen"),
        ("deelnemers", "vrijwilliger=1, Vrijwilligers=2", "twee keer"), ("deelnemers", "x=1", "kan hier niet"), ("gebouw", "tent", "kan hier niet"),
        ("toegezegd", "misschien", "kan hier niet"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told_with_its_question_and_an_example(name: str, typed: str, said: str) -> None:
    answers, (problem,) = read_answers({**BEGIN, name: typed})
    question = next(item for item in questions() if item.name == name)
    assert answers is None
    assert (problem.code, problem.plaats, problem.herstel) == ("B031", question.ask, question.help)
    assert said.casefold() in problem.wat.casefold()


def test_all_wrong_answers_are_told_at_once() -> None:
    answers, problems = read_answers({"jaren": "x", "begin": "x", "gebouw": "x"})
    assert answers is None
    assert len(problems) == 3
    assert isinstance(read_answers({})[0], Answers)  # what is usual is an answer to every question
