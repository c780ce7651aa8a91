"""Every mistake of the list: one clear Dutch message, exactly where it stands, and nothing half read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.mistakes import MISTAKES, Mistake, formula, post
from tests.support.patience import times_an_example
from tests.support.scenarios import HEAD, messages_of
from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem
from verdienmodel.study.opening import open_bytes, open_study

CHANGES = "opties:\n  o:\n    naam: O\n    wijzigingen:\n      - {{{}}}\n"
OPTION = post("van: 2027-01", "    tot_en_met: 2027-05\n    waarde: 1\n") + CHANGES
SERIES = "invoer:\n  uren:\n    eenheid: uur\n    waarde:\n      2026-01: 1\n      2027-01: 2\n" + CHANGES.replace(
    "{}", "adres: uren, maal: 2, {}"
)
LIST = {
    "unknown key": (Mistake("S001", "nam: X\n"), "Bedoelt u ‘naam’"),
    "duplicate key": (Mistake("B012", "posten: {}\nposten: {}\n", 2), "ook op regel 6"),
    "misspelt quantity": (Mistake("E030", formula("m3 * tarief"), 8, 14), "Bedoelt u ‘m2’"),
    "wrong unit": (Mistake("E001", formula("m2 + uren"), 8, 16), "m2 en uur kunt u niet optellen"),
    "week without weeks": (Mistake("E003", formula("was", "kg/jaar"), 8, 14), "een week is geen vast deel van een jaar"),
    "week in a post": (
        Mistake("E003", "invoer:\n  was: {eenheid: kg/week, waarde: 3}\n  prijs: {eenheid: eur/kg, waarde: 2}\n" + post("formule: was * prijs"), 8, 14),
        "een week is geen vast deel van een jaar",
    ),
    "cycle": (Mistake("E040", "grootheden:\n  a: {eenheid: getal, formule: b}\n  b: {eenheid: getal, formule: c}\n  c: {eenheid: getal, formule: a}\n", 2), "a → b → c → a"),
    "date outside the period": (Mistake("S032", post("van: 2031-01", "    waarde: 1\n"), 5), "2031-01 ligt buiten het plan"),
    "step outside the period": (Mistake("S032", "invoer:\n  uren:\n    eenheid: uur\n    waarde:\n      2026-01: 1\n      2031-01: 2\n", 6), "2031-01 ligt buiten het plan"),
    "end before start": (Mistake("S030", post("tot_en_met: 2027-01", "    van: 2027-05\n    waarde: 1\n"), 5), "van 2027-05 tot en met 2027-01"),
    "plan ends before it starts": (Mistake("S030", "schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2026-12\n", 4, whole=True), "draai de maanden om"),
    "negative": (Mistake("S034", "invoer:\n  m2: {eenheid: m2, waarde: -1}\n", 2), "-1 m2 kan niet"),
    "negative step": (Mistake("S034", "invoer:\n  m2:\n    eenheid: m2\n    waarde:\n      2026-01: 1\n      2027-01: -1\n", 6), "-1 m2 kan niet"),
    "negative share of a season": (Mistake("S034", "seizoenen:\n  s:\n    naam: S\n    aandelen: [2, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\n", 4), "een aandeel is negatief"),
    "season that does not sum to 1": (Mistake("S033", "seizoenen:\n  s:\n    naam: S\n    aandelen: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\n", 4), "samen 2"),
    "missing kengetal": (Mistake("K031", "schema: 1\nnaam: X\nvan: 1999-01\ntot_en_met: 2026-12\ninvoer:\n  loon:\n    kengetal: wml.uur\n", 7, whole=True), "nog geen waarde"),
    "dubbel geïndexeerd": (Mistake("E020", formula("index(cpi) * tarief * m2 * index(cpi)"), 8, 14), "dubbel geïndexeerd"),
    "text where a number belongs": (Mistake("S012", post("waarde: veel"), 5), "‘veel’ is geen getal"),
    "ja where a number belongs": (Mistake("S012", post("waarde: ja"), 5), "‘ja’ is geen getal"),
    "a number where a month belongs": (Mistake("S012", "invoer:\n  start: {eenheid: datum, waarde: 5}\n", 2), "JJJJ-MM"),
    "1.000": (Mistake("B013", post("waarde: 1.000"), 5), "‘1.000’ kan 1000 of 1,000 betekenen"),
    "summing a tarief": (Mistake("E002", formula("cumulatief(tarief)", "eur"), 8, 14), "telt een tarief op"),
    "a tarief on the begroting": (Mistake("E003", formula("m2 * tarief") + post("formule: tarief"), 14, 14), "een post is een bedrag in euro"),
    "anchors": (Mistake("B008", "posten: &x\n  a: {naam: A, soort: lasten, waarde: 1}\n"), "& en *"),
    "merge": (Mistake("B008", "posten:\n  a: &y {naam: A, soort: lasten, waarde: 1}\n  b:\n    <<: *y\n", 2), "& en *"),
    "too deep": (Mistake("B007", "a: " + "{a: " * 20 + "1" + "}" * 20), "dieper genest"),
    "5 000 terms": (Mistake("F006", formula("+".join(["m2"] * 5000)), 8, 14), "1000 is het meest"),
    "too many parts": (Mistake("F006", formula("-".join(["m2"] * 300)), 8, 14), "400 delen"),
    "9**9**9": (Mistake("F008", formula("9**9**9"), 8, 14), "staat los in de formule"),
    "m2**9**9": (Mistake("F008", formula("m2**9**9"), 8, 18), "staat los in de formule"),
    "two documents": (Mistake("B009", "---\nb: 2\n"), "meer dan één document"),
    "comma in braces": (Mistake("B015", "invoer:\n  m2: {eenheid: m2, waarde: 1250,50}\n", 2), "in tweeën"),
    "number without end": (Mistake("B017", post("waarde: " + "9" * 400), 5), "te groot"),
    "unknown address of an option": (Mistake("W001", "opties:\n  o:\n    naam: O\n    wijzigingen:\n      - adres: niets\n        zet: 1\n", 5), "bestaat niet"),
    "option outside the period": (Mistake("S032", OPTION.format("adres: posten.huur.van, zet: 2031-01"), 12), "2031-01 ligt buiten het plan"),
    "option that ends before it starts": (Mistake("S030", OPTION.format("adres: posten.huur.van, zet: 2027-11"), 12), "van 2027-11 tot en met 2027-05"),
    "option with months outside the period": (Mistake("S032", SERIES.format("van: 2031-01"), 11), "2031-01 ligt buiten het plan"),
    "option with months in which nothing begins": (Mistake("W008", SERIES.format("van: 2028-03"), 11), "begint geen stap van ‘uren’"),
    "option with the months in the wrong order": (Mistake("S030", SERIES.format("van: 2027-05, tot_en_met: 2027-01"), 11), "draai de maanden om"),
    "option with a series": (Mistake("W004", OPTION.format("adres: posten.huur.waarde, zet: {2026-01: 4}"), 12), "geen reeks"),
    "option that counts with ja": (Mistake("W007", OPTION.format("adres: posten.huur.aan, maal: 2"), 12), "met ja of nee kunt u niet rekenen"),
    "option with text for a number": (Mistake("W004", OPTION.format("adres: posten.huur.waarde, zet: veel"), 12), "‘veel’ is geen getal"),
    "a template that does not exist": (Mistake("S020", "onderdelen:\n  g:\n    sjabloon: groen\n", 3), "‘groen’ bestaat niet"),
    "a source that does not exist": (Mistake("S049", "bronnen:\n  plan_kampen: {naam: Plan}\n" + post("bron: plan_kamppen", "    waarde: 1\n"), 7), "Bedoelt u ‘plan_kampen’"),
    "signal with an unknown name": (Mistake("E030", "signalen:\n  s:\n    naam: S\n    als: schuld > 0\n    zeg: Pas op.\n", 4, 10), "‘schuld’ bestaat niet"),
    "second line between braces": (Mistake("S004", "posten:\n  a: {naam: A,\n      soort: last,\n      waarde: 1}\n", 3), "kies uit: baten, lasten"),
    "formula between braces on a line of its own": (Mistake("E030", "grootheden:\n  x: {eenheid: uur,\n      formule: 'weg'}\n", 3, 17), "‘weg’ bestaat niet"),
    "index that nothing uses": (Mistake("S012", "indexen:\n  eigen:\n    naam: Eigen\n    jaren:\n      2027: veel\n", 5), "‘veel’ is geen getal"),
}  # fmt: skip


def only_error(mistake: Mistake) -> Problem:
    """The one error of a file; a message about prices that are no longer known may stand beside it."""
    errors = [item for item in mistake.problems() if item.ernst != "melding" or item.code == mistake.code]
    assert len(errors) == 1, [problem.text() for problem in errors]
    return errors[0]


@pytest.mark.parametrize("name", LIST)
def test_one_message_at_the_exact_place(name: str) -> None:
    mistake, said = LIST[name]
    found = only_error(mistake)
    assert (found.code, found.plaats) == (mistake.code, mistake.place)
    assert said in found.text()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_every_code_has_its_own_place(mistake: Mistake) -> None:
    found = only_error(mistake)
    assert (found.code, found.plaats) == (mistake.code, mistake.place)
    assert found.herstel or "schrijf" in found.wat, "a message says what to do"


def test_division_by_zero_names_quantity_month_and_divisor() -> None:
    text = (
        "invoer:\n  leden:\n    eenheid: getal\n    waarde: {2026-01: 4, 2027-05: 0}\n"
        "  kosten: {eenheid: eur/jaar, waarde: 1200}\n" + post("formule: kosten / leden")
    )
    found = only_error(Mistake("R001", text, 10))
    assert found.plaats == "proef.yaml:15"
    assert found.adres == "posten.huur"
    assert "‘Huur’ heeft in mei 2027 geen uitkomst" in found.wat
    assert "‘Leden’ is daar 0" in found.waarom


def test_seven_mistakes_give_seven_messages() -> None:
    text = HEAD + (
        "onzin: 1\n"
        "posten:\n"
        "  a: {naam: A, soort: last, waarde: 1}\n"
        "  b: {soort: lasten, waarde: 1}\n"
        "  C: {naam: C, soort: baten, waarde: 2}\n"
        "  d: {naam: D, soort: baten, waarde: 1.000}\n"
        "  e: {naam: E, soort: baten, waarde: 1, van: 2027}\n"
        "seizoenen: [1]\n"
    )
    found = open_bytes(text.encode(), "proef.yaml").problems
    assert [(problem.code, problem.plaats) for problem in sorted(found, key=lambda item: int(item.plaats[11:]))] == [
        ("S001", "proef.yaml:6"), ("S004", "proef.yaml:8"), ("S002", "proef.yaml:9"), ("S014", "proef.yaml:10"),
        ("B013", "proef.yaml:11"), ("S010", "proef.yaml:12"), ("S005", "proef.yaml:13"),
    ]  # fmt: skip


def test_all_mistakes_in_a_series_and_in_formulas_at_once() -> None:
    series = "invoer:\n  a:\n    eenheid: uur\n    waarde:\n      2026-01: 1\n      2027-13: 2\n      2028-01: veel\n"
    assert len(messages_of(HEAD + series)) == 2
    formulas = "".join(f"  x{n}: {{eenheid: uur, formule: weg{n}}}\n" for n in range(7))
    assert len(messages_of(f"{HEAD}grootheden:\n{formulas}")) == 7


def test_hundred_mistakes_are_shown_and_the_rest_is_counted() -> None:
    formulas = "".join(f"  x{n}: {{eenheid: uur, formule: weg{n}}}\n" for n in range(limits.PROBLEMS + 23))
    found = messages_of(f"{HEAD}grootheden:\n{formulas}")
    assert len(found) == limits.PROBLEMS + 1
    assert "nog 23 fouten" in found[-1]


TEMPLATE = "onderdelen:\n  groen:\n    sjabloon: groen_grijs\n    invoer:\n"


def test_misspelt_names_in_an_onderdeel_with_a_template() -> None:
    text = HEAD + TEMPLATE + "      gazn: 100\n    posten:\n      gazoon: {partij: gemeente}\n"
    found = {problem.plaats: problem for problem in open_bytes(text.encode(), "proef.yaml").problems}
    assert "Bedoelt u ‘gazon’" in found["proef.yaml:10"].herstel
    assert "Bedoelt u ‘gazon’" in found["proef.yaml:12"].herstel


def test_what_a_template_asks_for_is_missed_in_the_users_own_file() -> None:
    found = open_bytes((HEAD + TEMPLATE + "      gazon: 100\n").encode(), "proef.yaml").errors
    assert {problem.code for problem in found} == {"S036"}
    assert {problem.plaats for problem in found} == {"proef.yaml:9"}


def test_an_error_inside_a_template_says_where_it_is_used() -> None:
    example = (Path(__file__).parents[2] / "scenarios" / "wijkbedrijf_parkwijk.yaml").read_text("utf-8")
    line = next(n for n, text in enumerate(example.split("\n"), 1) if text.strip() == "groen_grijs:")
    wrong = example.replace("      gazon: ", "      gazon: {eenheid: uur, waarde: 1} #", 1)
    assert wrong != example
    found = open_bytes(wrong.encode(), "plan.yaml").errors
    assert found
    assert all(f"dit sjabloon gebruikt u op plan.yaml:{line}" in problem.waarom for problem in found)


@pytest.mark.parametrize(
    ("raw", "place", "said"),
    [
        (b"", "x.yaml", "leeg"),
        (b"# alleen een opmerking\n", "x.yaml", "leeg"),
        (b"a\0b", "x.yaml", "geen tekstbestand"),
        (b"PK\x03\x04\x14\0\x06", "x.yaml", "geen tekstbestand"),
        (b"naam: X\nplaats: " + "é".encode("latin-1"), "x.yaml:2", "UTF-8"),
        ("naam: é".encode("utf-16"), "x.yaml", "geen tekstbestand"),
        (b"a: [1,\nb: 2", "x.yaml:2", "niet te lezen"),
        (b"naam: X\n", "x.yaml:1", "mist het schema"),
        (b"schema: 0.5\n", "x.yaml:1", "schema 0.5 is onbekend"),
    ],
)
def test_files_that_are_no_scenario(raw: bytes, place: str, said: str) -> None:
    (found,) = open_bytes(raw, "x.yaml").problems
    assert found.plaats == place
    assert said in found.wat


BOMB = "a0: &a0 [1, 2, 3]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 7))
HOSTILE = {
    "too large": (b"a" * 600_000, "B004"),
    "a few lines that stand for a million values": ((HEAD + BOMB).encode(), "B008"),
    "more posts than a plan can have": (
        (
            HEAD
            + "posten:\n"
            + "  # posts\n"
            + "".join(f"  p{n}: {{naam: P, soort: lasten, waarde: 1}}\n" for n in range(10_000))
        ).encode(),
        "S047",
    ),
    "more inputs than a plan can have, from Windows": (
        (HEAD + "invoer:\n" + "".join(f"  i{n}: {{eenheid: eur, waarde: 1}}\n" for n in range(10_000)))
        .replace("\n", "\r\n")
        .encode(),
        "S047",
    ),
    "deep brackets": (b"[" * 400_000, "B007"),
    "deep dashes": (b"- " * 200_000, "B007"),
    "5 000 terms": ((HEAD + formula("+".join(["m2"] * 5000))).encode(), "F006"),
    "deep formula": ((HEAD + formula("(" * 490 + "m2" + ")" * 490)).encode(), "F006"),
    "power tower": ((HEAD + formula("9**9**9**9")).encode(), "F008"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_at_once(name: str) -> None:
    raw, code = HOSTILE[name]
    assert {problem.code for problem in open_bytes(raw, "x.yaml").errors} == {code}
    assert times_an_example(lambda: open_bytes(raw, "x.yaml")) < 1


def test_a_slow_refusal_would_be_seen() -> None:
    assert times_an_example(lambda: [open_bytes(raw, "x.yaml") for _ in range(5) for raw, _ in HOSTILE.values()]) > 1


def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "groot.yaml"
    target.write_bytes(b"a" * (limits.FILE_BYTES + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    assert [problem.code for problem in open_study(str(target)).problems] == ["B004"]


def test_a_file_that_does_not_open_says_why_in_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (missing,) = open_study(str(tmp_path / "weg.yaml")).problems
    assert (missing.code, missing.waarom) == ("B001", "dit bestand bestaat niet")
    (folder,) = open_study(str(tmp_path)).problems
    assert (folder.code, folder.waarom) == ("B001", "dit is een map")
    target = tmp_path / "dicht.yaml"
    target.write_text("schema: 1\n")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (closed,) = open_study(str(target)).problems
    assert (closed.code, closed.waarom) == ("B001", "u mag dit bestand niet openen")


def test_dutch_numbers_in_quotes() -> None:
    found = open_bytes((HEAD + 'invoer: {m2: {eenheid: m2, waarde: "1.250,50"}}').encode(), "x.yaml")
    assert found.study is not None
    assert found.study.leaf_value("m2") == 1250.5


@pytest.mark.parametrize("change", ["plus: -20", "maal: -1", "zet: -1"])
def test_an_option_cannot_say_what_the_file_may_not(change: str) -> None:
    options = f"opties:\n  o:\n    naam: O\n    wijzigingen:\n      - {{adres: m2, {change}}}\n"
    found = only_error(Mistake("W005", "invoer:\n  m2: {eenheid: m2, waarde: 10}\n" + options, 7))
    assert found.plaats == "proef.yaml:12"
    assert "het kleinste is 0" in found.waarom


def test_an_old_file_migrates() -> None:
    old = "schema: 0\nnaam: Oud\nomschrijving: Een oud bestand\nstart: 2026-01\neinde: 2026-12\nposten:\n- {id: huur, naam: Huur, soort: lasten, waarde: 1200}\n"
    found = open_bytes(old.encode(), "oud.yaml")
    assert found.study is not None
    year = found.study.timeline.periods("jaar")[0]
    assert found.study.value("posten.huur", year) == pytest.approx(1200)
    assert "onbekend" in messages_of(old.replace("schema: 0", "schema: 9"))[0]


def test_mistakes_of_every_stage_come_together() -> None:
    """A number that can mean two things, a word that is none, a unit that does not fit, a name that does not exist."""
    text = HEAD + (
        "invoer:\n"
        "  zaal: {eenheid: dagdeel/jaar, waarde: 100}\n"
        "  prijs: {eenheid: eur/uur, waarde: 12}\n"
        "  vast: {eenheid: eur/jaar, waarde: 3.900}\n"
        "posten:\n"
        "  verhuur: {naam: Verhuur, soort: baten, formule: zaal * prijs}\n"
        "  schoonmaak: {naam: Schoonmaak, soort: lastn, waarde: 900}\n"
        "  energie: {naam: Energie, soort: lasten, rubriek: verhuur, waarde: 800}\n"
        "  vaste_kosten: {naam: Vaste kosten, soort: lasten, formule: vast}\n"
    )
    codes = {problem.code for problem in open_bytes(text.encode(), "x.yaml").errors}
    assert codes == {"B013", "S004", "E003", "S039"}  # and no word about `vast`, which was only left out
