"""Scenarios that nobody thought of: every kind of block with any plausible figures, for laws that must always hold."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Raw = dict[str, Any]
FIRST = 2027
EUR = st.integers(0, 60_000).map(lambda cents: round(cents * 1.37, 2))
PERCENT = st.sampled_from([0, 1, 2.5, 5, 8, 33, 80, 100])
RATES = st.sampled_from([0, 0.5, 3, 8])
BTW = st.sampled_from(["hoog", "laag", "nul", "vrijgesteld", "buiten", "onzeker"])
YES_NO = st.sampled_from(["ja", "nee"])


def text_of(scenario: Raw) -> str:
    """The scenario as a file: JSON is YAML."""
    return json.dumps(scenario, ensure_ascii=False, indent=1)


def shifted(scenario: Raw, years: int = 1) -> Raw:
    """The same scenario that many years later, every month of it."""
    later = re.sub(r'"(\d{4})-(\d{2})"', lambda hit: f'"{int(hit[1]) + years}-{hit[2]}"', json.dumps(scenario))
    return {**json.loads(later), "prijspeil": scenario["prijspeil"] + years}


def one_of(*choices: Raw) -> SearchStrategy[Raw]:
    """One of these, or nothing."""
    return st.sampled_from([{}, *choices])


@st.composite
def scenarios(draw: DrawFn) -> Raw:
    """A company with a bank, posts with btw and terms of payment, and some of every kind of block."""
    length = draw(st.integers(14, 50))
    start = draw(st.sampled_from([1, 4, 9, 12]))
    months = [f"{FIRST + (start - 1 + k) // 12}-{(start - 1 + k) % 12 + 1:02d}" for k in range(length)]
    opening = draw(EUR)
    raw: Raw = {
        "schema": 1, "naam": "Verzonnen", "van": months[0], "tot_en_met": months[-1], "prijspeil": FIRST,
        "administratie": "wij",
        "partijen": {
            "wij": {"naam": "Wij", "soort": "organisatie", "boeken": "ja", "rechtsvorm": draw(st.sampled_from(["stichting", "bv"]))},
            "gemeente": {"naam": "Gemeente", "soort": "gemeente", "boeken": "ja"},
            "bewoners": {"naam": "Bewoners", "soort": "klanten"},
        },
        "seizoenen": {"top": {"naam": "Top", "aandelen": [0, 0, 0, 0.25, 0, 0, 0.5, 0.25, 0, 0, 0, 0]}},
        "boekhouding": {
            "wij": {"bank_begin": opening, "eigen_vermogen_begin": opening},
            "gemeente": {"bank_begin": 0, "eigen_vermogen_begin": 0},
        },
        "posten": {f"p{number}": draw(posts(months)) for number in range(draw(st.integers(1, 6)))},
    }  # fmt: skip
    raw |= {room: draw(blocks(room, months)) for room in ROOMS}
    return raw | draw(taxes())


@st.composite
def posts(draw: DrawFn, months: list[str]) -> Raw:
    """One post: what, how much, when it is paid, and its btw."""
    kind = draw(st.sampled_from(["baten", "lasten"]))
    post: Raw = {"naam": "Post", "soort": kind, "waarde": draw(EUR)}
    paid = draw(one_of({"betaaltermijn": -1}, {"betaaltermijn": 2}, {"kaspatroon": "top"}, {"seizoen": "top"}))
    post |= paid | draw(one_of({"btw": draw(BTW)}))
    if draw(st.booleans()):
        first, last = sorted(draw(st.tuples(*2 * [st.integers(0, len(months) - 1)])))
        post |= {"van": months[first], "tot_en_met": months[last]}
    if kind == "baten":
        post |= {"partij": draw(st.sampled_from(["gemeente", "bewoners"]))}
        post |= draw(one_of({"oninbaar": draw(PERCENT)}, {"vorm": "inkoop_individueel"}))
    elif draw(st.booleans()):
        post |= {"aftrek": draw(st.sampled_from(["belast", "vrijgesteld", "niet_economisch", "gemengd"]))}
    return post


@st.composite
def taxes(draw: DrawFn) -> Raw:
    """Books with or without btw and profit tax."""
    choices: Raw = {"kor": draw(YES_NO), "economisch": draw(PERCENT), "aftrek_zonder_omzet": draw(PERCENT)}
    choices |= draw(one_of({"per_maand": "ja"}, {"per_jaar": "ja"}, {"laat": "ja"}))
    fund = draw(one_of({"gemeente": {"sjabloon": "bcf"}}))
    btw = draw(one_of({"btw": {"wij": choices, **fund}}))
    return btw | draw(one_of({"vpb": {"wij": {}}}))


@st.composite
def blocks(draw: DrawFn, room: str, months: list[str]) -> Raw:
    """None, one or two blocks of a collection; guarantees one after the other, so that none covers what another does."""
    made = {f"{room[0]}{number}": draw(ROOMS[room](months)) for number in range(draw(st.integers(0, 2)))}
    for number, block in enumerate(made.values()):
        if block["sjabloon"] == "tekortgarantie":
            block["rang"] = 40 + number
        if number and block["sjabloon"] == "werkelijke_kosten":  # two for the same costs are refused
            block["sjabloon"] = "vast"
    return made


@st.composite
def investments(draw: DrawFn, months: list[str]) -> Raw:
    kind = draw(st.sampled_from(["lineair", "vervangen", "in_mindering", "verkocht"]))
    first, last = sorted(draw(st.tuples(*2 * [st.integers(0, len(months) - 1)])))
    block: Raw = {"sjabloon": kind, "bedrag": draw(EUR), "maand": months[first], "levensduur": draw(st.integers(1, 8))}
    block |= {"start_volgend_jaar": draw(YES_NO)}
    block |= {"bijdrage": f"{block['bedrag'] / 2:.2f}".replace(".", ",")} if kind == "in_mindering" else {}
    block |= {"verkoopmaand": months[last], "verkoopprijs": draw(EUR)} if kind == "verkocht" else {}
    return block | draw(one_of({"posten": {"aankoop": {"btw": "hoog"}}}, {"posten": {"aankoop": {"btw": "laag"}}}))


@st.composite
def staff(draw: DrawFn, months: list[str]) -> Raw:
    first, last = sorted(draw(st.tuples(*2 * [st.integers(0, len(months) - 1)])))
    block: Raw = {"uren": draw(st.integers(1, 40)), "uurloon": draw(st.integers(14, 30)), "pensioen": draw(PERCENT)}
    block |= {"eindejaarsuitkering": draw(PERCENT), "inhouding": draw(PERCENT)}
    block |= draw(one_of({"van": months[first], "tot_en_met": months[last]}))
    season = {"sjabloon": "seizoen", "eerste": draw(st.integers(1, 12)), "laatste": draw(st.integers(1, 12))}
    return block | draw(st.sampled_from([{"sjabloon": "vast"}, season]))


@st.composite
def loans(draw: DrawFn, months: list[str]) -> Raw:
    kind = draw(st.sampled_from(["annuitair", "lineair", "aflossingsvrij", "lineair_per_jaar"]))
    term = draw(st.integers(1, 10)) if kind == "lineair_per_jaar" else draw(st.integers(2, 40))
    return {
        "sjabloon": kind,
        "bedrag": draw(EUR),
        "rente": draw(RATES),
        "looptijd": term,
        "opname": draw(st.sampled_from(months)),
    }


@st.composite
def provisions(draw: DrawFn, months: list[str]) -> Raw:
    return {"sjabloon": "groot_onderhoud", "stand_begin": 0, "dotatie": draw(EUR), "onderhoud": 0}


@st.composite
def reserves(draw: DrawFn, months: list[str]) -> Raw:
    ceiling = draw(one_of({"begrensd": "ja", "plafond": draw(EUR)}))
    own = {"sjabloon": "bestemmingsreserve", "toevoeging": draw(EUR)}
    giver = {"sjabloon": "egalisatiereserve", "deel_erin": draw(PERCENT), "deel_eruit": draw(PERCENT)}
    back = {"sjabloon": "resultaatbestemming", "eerst": draw(EUR), "deel_terug": draw(PERCENT)}
    return ceiling | draw(st.sampled_from([own, giver, back]))


@st.composite
def grants(draw: DrawFn, months: list[str]) -> Raw:
    kind = draw(st.sampled_from(["vast", "werkelijke_kosten", "investeringsbijdrage", "tekortgarantie"]))
    block: Raw = {"sjabloon": kind, "partij": "gemeente", "status": draw(st.sampled_from(["verleend", "aangevraagd"]))}
    if kind == "investeringsbijdrage":
        return block | {
            "bedrag": draw(EUR),
            "maand": draw(st.sampled_from(months)),
            "levensduur": draw(st.integers(1, 8)),
        }
    if kind == "tekortgarantie":
        return block | {
            "aandeel": draw(PERCENT),
            "maximum": draw(EUR),
            "grootheden": {"tekort": {"formule": "posten.p0"}},
        }
    block |= {"verleend": draw(EUR), "voorschot": draw(PERCENT)}
    return block


ROOMS = {
    "personeel": staff,
    "investeringen": investments,
    "leningen": loans,
    "voorzieningen": provisions,
    "reserves": reserves,
    "subsidies": grants,
}
"""How to make a block of each collection."""
