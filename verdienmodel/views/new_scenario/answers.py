"""The three questions and the eight fields: what is asked, and what an answer may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from verdienmodel.ground.numbers import read_dutch
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month
from verdienmodel.library import load as library

CHARACTERS = 200
"""The longest answer in words: a name or one sentence."""
AMOUNT = 100_000_000
PEOPLE = 1_000
"""The largest that can be meant; more is a slip of the pen."""
FIRST_YEARS = (2026, 2100)
"""From here on every kengetal has a value: an earlier plan would begin with errors about figures of ours."""
MOST_YEARS = 30
NONE = "geen"
RECHTSVORMEN = {"stichting": "Stichting", "vereniging": "Vereniging", "cooperatie": "Coöperatie", "bv": "Bv"}
GEBOUWEN = {"geen": "Geen gebouw", "huur": "Wij huren", "eigen": "Het is van ons"}
YES_NO = {"nee": "Nee", "ja": "Ja"}


@dataclass(frozen=True)
class Answers:
    """What somebody who starts a plan told us; only `read_answers` makes one, from what was typed."""

    klant: str
    partner: str
    betaler: str
    bedrag: float
    toegezegd: bool
    dorp: str
    gemeente: str
    begin: Month
    jaren: int
    rechtsvorm: str
    onderdelen: tuple[str, ...]
    deelnemers: tuple[tuple[str, int], ...]
    eigen_geld: float
    gebouw: str


@dataclass(frozen=True)
class Question:
    """One question: how it is asked, an example of an answer, what Enter stands for, and how an answer is read."""

    name: str
    ask: str
    help: str
    usual: str
    read: Callable[[str], Any]
    choices: Callable[[], Mapping[str, str]] = dict

    def answer(self, typed: str) -> tuple[Any, Problem | None]:
        """The value, or why this is no answer."""
        try:
            return self.read(typed.strip()), None
        except ValueError as error:
            return None, Problem("B031", self.ask, "", str(error), "", self.help)


def read_answers(typed: Mapping[str, str]) -> tuple[Answers | None, tuple[Problem, ...]]:
    """All answers at once, or everything that is wrong with them. What is not typed at all is as usual."""
    read = {item.name: item.answer(typed.get(item.name, item.usual)) for item in questions()}
    problems = tuple(problem for _, problem in read.values() if problem)
    return (None, problems) if problems else (Answers(**{name: value for name, (value, _) in read.items()}), ())


def sentence(text: str) -> str:
    """With a capital and an end, so that it can stand on its own."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(("?", ".")) else ".")


def words(text: str) -> str:
    """Free text on one line, without signs that nobody sees; ValueError when nothing is left or it is too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if not line:
        raise ValueError("dit antwoord is leeg")
    if len(line) > CHARACTERS:
        raise ValueError(f"dit antwoord is te lang (meer dan {CHARACTERS} tekens)")
    return line


def _between(value: float, low: float, high: float) -> float:
    if not low <= value <= high:
        raise ValueError(f"kies een getal van {low:.0f} tot en met {high:.0f}")
    return value


def _amount(text: str) -> float:
    return _between(read_dutch(text), 0, AMOUNT)


def _whole(text: str, low: int, high: int) -> int:
    value = _between(read_dutch(text), low, high)
    if value != int(value):
        raise ValueError("hier hoort een heel getal")
    return int(value)


def _month(text: str) -> Month:
    month = Month.parse(text)
    first, last = FIRST_YEARS
    if not first <= month.year <= last:
        raise ValueError(f"kies een maand van {first}-01 tot en met {last}-12")
    return month


def _one_of(text: str, known: Mapping[str, str]) -> str:
    """A choice by its short name or by the name that people read."""
    by_name = {name.casefold(): key for key, name in known.items()} | {key: key for key in known}
    found = by_name.get(text.casefold())
    if found is None:
        raise ValueError(f"‘{text}’ kan hier niet. {nearest(text, known) or 'Kies uit: ' + ', '.join(known)}")
    return found


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip() and part.strip().casefold() != NONE]


def _units(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_of(part, templates("onderdelen")) for part in _several(text)))


def _groups(text: str) -> tuple[tuple[str, int], ...]:
    """'vrijwilliger=6, dagbesteding=4': groups with how many people."""
    found: dict[str, int] = {}
    for part in _several(text):
        name, sign, count = part.partition("=")
        if not sign:
            raise ValueError(f"bij ‘{part}’ ontbreekt hoeveel mensen het zijn")
        group = _one_of(name.strip(), templates("deelnemers"))
        if group in found:
            raise ValueError(f"‘{group}’ staat er twee keer")
        found[group] = _whole(count, 1, PEOPLE)
    return tuple(found.items())


@cache
def templates(room: str) -> Mapping[str, str]:
    """The templates of a room of the library with the name that people read."""
    return {name: str(library.load(room, name).data["naam"]) for name in library.names(room)}


def usual_begin() -> str:
    """January of next year: a plan that is begun today seldom starts earlier."""
    return str(Month(date.today().year, 1).plus(12))  # noqa: DTZ011 - the calendar of whoever asks


def questions() -> tuple[Question, ...]:
    """In the order in which they are asked: the three questions first, then the eight fields."""
    some = "een naam of een korte zin"
    return (
        Question("klant", "Wie is de klant?", f"Voor wie doet u het: {some}, zoals bewoners of de gemeente", "bewoners", words),
        Question("partner", "Wie is de partner?", f"Met wie doet u het samen: {some}", "nog niet bekend", words),
        Question("betaler", "Wie betaalt het meeste?", "De naam van één betaler, zoals gemeente of provincie", "gemeente", words),
        Question("dorp", "Welk dorp of welke wijk?", "De naam, zoals Sleen of Parkwijk", "ons dorp", words),
        Question("gemeente", "In welke gemeente?", "De naam, zoals Coevorden", "onze gemeente", words),
        Question("begin", "Wat is de eerste maand?", "Een maand als JJJJ-MM, zoals 2027-01", usual_begin(), _month),
        Question("jaren", "Hoeveel jaar rekent u?", f"Een heel getal van 1 tot en met {MOST_YEARS}", "5",
                 lambda text: _whole(text, 1, MOST_YEARS)),
        Question("rechtsvorm", "Welke rechtsvorm?", "Bepaalt de belasting", "stichting",
                 lambda text: _one_of(text, RECHTSVORMEN), lambda: RECHTSVORMEN),
        Question("onderdelen", "Welke onderdelen?", "Een of meer, met een komma ertussen, of geen", NONE, _units,
                 lambda: templates("onderdelen")),
        Question("deelnemers", "Hoeveel mensen per groep?", "Zoals vrijwilliger=6, dagbesteding=4; of geen", NONE, _groups,
                 lambda: templates("deelnemers")),
        Question("eigen_geld", "Hoeveel eigen geld hebt u aan het begin?", "Een bedrag in euro's, zoals 2.500", "0", _amount),
        Question("bedrag", "Hoeveel betaalt de grootste betaler per jaar?", "Een bedrag in euro's, zoals 12.500; 0 als u het nog niet weet", "0", _amount),
        Question("toegezegd", "Is dat bedrag toegezegd?", "Nee: het telt nog niet mee. U ziet dan wat u zonder tekortkomt", "nee",
                 lambda text: _one_of(text, YES_NO) == "ja", lambda: YES_NO),
        Question("gebouw", "Hebt u een gebouw?", "Huurt u, is het van u, of is er geen gebouw", "geen",
                 lambda text: _one_of(text, GEBOUWEN), lambda: GEBOUWEN),
    )  # fmt: skip
