"""The business units and the groups of people of a new scenario: what their templates ask for, filled in and explained.

What a template asks for (an input without value or kengetal) gets the number of the library's own worked example, which
somebody chose as a plausible small case; the usual range stays that of the template. A middle of low and high would be a
sum on somebody's amounts, and nobody ever chose it. Groups without an example have their first numbers in
start_values.yaml. An input without either stays empty: then the scenario asks for it, and the test over the library fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.library import load as library
from verdienmodel.reading.yaml_text import read_file
from verdienmodel.scenario.templates import Raw, load_template
from verdienmodel.views.field_words import unit_words
from verdienmodel.views.format import file_number, plain
from verdienmodel.views.new_scenario.answers import Answers, templates
from verdienmodel.views.new_scenario.parties import party_of
from verdienmodel.views.new_scenario.quoting import quoted

START_VALUES = Path(__file__).parent / "start_values.yaml"
FROM_EXAMPLE = "aanname: voorbeeld uit de bibliotheek; vul uw eigen getal in"
FIRST_MONTH = "aanname: de eerste maand van het plan; kies uw eigen maand"
ANSWERED = 'bron: "aanname: uw antwoord"'
WITH_THE_GROUPS = "aanname: de begeleiding staat bij de groepen"
OF_A_BUILDING = ("gas", "ozb", "heffingen")
CUSTOMERS = ("omzet", "activiteiten", "horeca", "verhuur", "bijdragen")
"""Headings under which customers pay."""


def units(answers: Answers) -> str:
    """Everything below `onderdelen:`."""
    return _collection("onderdelen", ((name, _unit(name, answers)) for name in answers.onderdelen))


def groups(answers: Answers) -> str:
    """Everything below `deelnemers:`."""
    return _collection("deelnemers", ((name, _group(name, count, answers)) for name, count in answers.deelnemers))


def brings_building(answers: Answers) -> bool:
    """Whether a chosen business unit has the energy and taxes of a building among its own posts."""
    posts = [load_template("onderdelen", name).data["posten"] for name in answers.onderdelen]
    return any(
        post.get("rubriek") == "huisvesting" and key in OF_A_BUILDING for part in posts for key, post in part.items()
    )


def brings(post: str, answers: Answers) -> bool:
    """Whether a chosen business unit has this post itself, so that the organisation need not pay it twice."""
    return any(post in load_template("onderdelen", name).data["posten"] for name in answers.onderdelen)


def _collection(room: str, blocks: Iterable[tuple[str, list[str]]]) -> str:
    text = ""
    for name, lines in blocks:
        head = [f"  {name}:", f"    naam: {quoted(templates(room)[name])}", f"    sjabloon: {name}"]
        text += "\n" + "\n".join([*head, *lines])
    return text or " {}"


def _unit(name: str, answers: Answers) -> list[str]:
    """What its template asks for, the first with a slider, and who pays."""
    data = load_template("onderdelen", name).data
    asked = _asked(data)
    inputs = [
        _month(key, data["invoer"][key], answers)
        if data["invoer"][key].get("eenheid") == "datum"
        else _input("onderdelen", name, key, data, slider=key == asked[0], guided=_guided(answers))
        for key in asked
    ]
    payers = {key: payer for key, post in data["posten"].items() if (payer := _payer(post, answers))}
    return [*_part("invoer", inputs), *_part("posten", _paying(payers))]


def _group(name: str, count: int, answers: Answers) -> list[str]:
    """How many people, what their template asks for, and what the municipality pays."""
    data = load_template("deelnemers", name).data
    asked = [_input("deelnemers", name, key, data) for key in _asked(data) if key != "plaatsen"]
    payers = {key: "gemeente" for key, post in data["posten"].items() if _municipality_pays(post)}
    return [*_part("invoer", [*_people(count, data, answers), *asked]), *_part("posten", _paying(payers))]


def _part(name: str, lines: list[str]) -> list[str]:
    return [f"    {name}:", *lines] if lines else []


def _municipality_pays(post: Raw) -> bool:
    """What has a `vorm` is arranged with a municipality; so is loonkostensubsidie."""
    return post["soort"] == "baten" and bool(post.get("vorm") or post.get("rubriek") == "loonkostensubsidie")


def _payer(post: Raw, answers: Answers) -> str:
    """The municipality, the customer, or nobody that we know of."""
    if _municipality_pays(post):
        return "gemeente"
    customers = post["soort"] == "baten" and post.get("rubriek") in CUSTOMERS
    return party_of("klant", answers) if customers else ""


def _paying(payers: dict[str, str]) -> list[str]:
    return [f"      {post}: {{partij: {payer}}}" for post, payer in payers.items()]


def _people(count: int, data: Raw, answers: Answers) -> list[str]:
    """As many people as were named, all along; where people leave after a term, as many begin again."""
    places = f"      plaatsen: {{waarde: {count}, {ANSWERED}}}"
    if data["invoer"]["begin"].get("maximaal") != 0:
        return [f"      begin: {{waarde: {count}, {ANSWERED}}}", places]
    term = int(data["invoer"]["verblijf"]["waarde"])
    return [
        f"      # Iedereen blijft {term} maanden. Daarna beginnen er weer evenveel mensen.",
        f'      instroom: {{waarde: {{{_again(count, term, answers)}}}, bron: "aanname: alle plaatsen zijn steeds bezet"}}',
        places,
    ]


def _again(count: int, term: int, answers: Answers) -> str:
    """In the first month and after each term this many, in the months between nobody."""
    plan = Timeline(answers.begin, answers.begin.last_of(answers.jaren))
    steps: dict[Month, int] = {}
    for month in plan.months[::term]:
        steps |= {month: count, month.plus(1): 0}
    return ", ".join(f"{month}: {people}" for month, people in steps.items())


def _asked(data: Raw) -> list[str]:
    """The inputs that a template leaves to the scenario, and those that it finds worth a slider."""
    known = ("waarde", "kengetal")
    return [
        key for key, item in data["invoer"].items() if item.get("knop") or not any(field in item for field in known)
    ]


def _guided(answers: Answers) -> bool:
    """Whether a chosen group pays for its own guidance."""
    return any("begeleiding" in load_template("deelnemers", name).data["posten"] for name, _ in answers.deelnemers)


def _input(room: str, template: str, key: str, data: Raw, *, slider: bool = False, guided: bool = False) -> str:
    """One input with its explanation above it; guidance that the groups bring is not paid twice."""
    item = data["invoer"][key]
    value, source = ("0", WITH_THE_GROUPS) if guided and key == "werkleiding" else _first_value(room, template, key)
    knob = ", knop: ja" if slider and {"laag", "hoog"} <= set(item) else ""
    return f"      # {_explained(item)}\n      {key}: {{waarde: {value}{knob}, bron: {quoted(source)}}}"


def _month(key: str, item: Raw, answers: Answers) -> str:
    """A month that a template asks for: the first of the plan, because that of the example may lie outside it."""
    return f"      # {_explained(item)}\n      {key}: {{waarde: {answers.begin}, bron: {quoted(FIRST_MONTH)}}}"


def _explained(item: Raw) -> str:
    unit = unit_words(str(item.get("eenheid", "")))
    head = f"{item['naam']} ({unit})." if unit else f"{item['naam']}."
    usual = f"Gebruikelijk: {plain(item['laag'])} tot {plain(item['hoog'])}." if {"laag", "hoog"} <= set(item) else ""
    return " ".join(text for text in (head, str(item.get("uitleg", "")), usual) if text)


def _first_value(room: str, template: str, key: str) -> tuple[str, str]:
    """The number to begin with, and where it comes from; empty when nobody ever chose one."""
    example: Any = library.load(room, template).data.get("voorbeeld") or {}
    found = example.get("invoer", {}).get(key)
    if found is not None:
        return _written(found), FROM_EXAMPLE
    chosen = _start_values()
    start = chosen.get(template, {}).get(key) or chosen["alle"].get(key) or {"waarde": "", "bron": ""}
    return _written(start["waarde"]), str(start["bron"])


def _written(value: Any) -> str:
    if isinstance(value, dict):  # a worked example may say the unit with it
        return _written(value["waarde"])
    return file_number(plain(value, 10)) if isinstance(value, float) else str(value)


@cache
def _start_values() -> Raw:
    return dict(read_file(START_VALUES)[0].data)
