"""What goal seek must reach, read from a sentence: met 95% zekerheid: vrij besteedbaar in 2027-2030 >= 10000."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.goal import margins, tightest
from verdienmodel.engine.compiled.output import Output
from verdienmodel.ground.numbers import read_dutch
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Period
from verdienmodel.language.frame import Array
from verdienmodel.study.doorrekening import Money, Saldo, money, saldos, year_output
from verdienmodel.study.study import Study

PLACE = "--zodat"
LONGEST = 200
"""A sentence that is longer is no condition."""
SALDO = "saldo"
FORM = "[met 95% zekerheid:] WAT [van WIE] [samen] [in 2027 of 2027-2030] >= BEDRAG"
EXAMPLE = "met 95% zekerheid: vrij besteedbaar in 2027-2030 >= 10000"
REMEDY = f"schrijf: {FORM}; bijvoorbeeld: {EXAMPLE}"
_PART = r"\d{4}(?:-\d{2})?"
_SENTENCE = re.compile(
    r"(?:met (?P<kans>-?[\d.,]{1,12}) ?% zekerheid ?: ?)?(?P<wat>[a-z][a-z ]*?)(?: van (?P<wie>[a-z][a-z0-9_]*))?"
    rf"(?P<samen> samen)?(?: (?:in )?(?P<eerste>{_PART})(?: ?(?:-|t/m|tot en met) ?(?P<laatste>{_PART}))?)?(?P<ook> samen)?"
    r" ?(?P<teken>>=|<=|≥|≤) ?(?P<bedrag>-?[€\d.,\-− ]+)"
)


@dataclass(frozen=True)
class Voorwaarde:
    """A condition on the saldo per year or on a balance per month, perhaps with a probability (from 0 to 1)."""

    saldo: Saldo
    money: Money | None
    """The balance that is asked; none when it is the saldo."""
    period: Period
    first: int
    """Its first month, or of a saldo its first year; `last` likewise."""
    last: int
    together: bool
    at_least: bool
    bound: float
    chance: float | None

    @property
    def output(self) -> Output:
        """What must be worked out to know whether it holds."""
        return Output(self.money.address) if self.money else year_output(self.saldo)

    @property
    def single(self) -> bool:
        """One number decides, and not the tightest of several."""
        return self.together or self.first == self.last

    def margins(self, outcomes: Mapping[str, Array]) -> Array:
        """By how much it holds in every draw [eur]; below nil where it does not."""
        path = outcomes[self.output.name][:, self.first : self.last + 1]
        return margins(path, self.bound, at_least=self.at_least, together=self.together)

    def tightest(self, study: Study, outcomes: Mapping[str, Array]) -> Period | None:
        """The month, or of a saldo the year, that decides most often; none when there is only one number."""
        if self.single:
            return None
        path = outcomes[self.output.name][:, self.first : self.last + 1]
        periods = study.timeline.periods("maand" if self.money else "jaar")
        return periods[self.first + tightest(path, at_least=self.at_least)]

    def entered(self, study: Study) -> Mapping[str, Array]:
        """The same from the begroting itself."""
        if self.money:
            return {self.output.name: np.array([study.results.months(self.money.address)])}
        years = [study.value(self.saldo.address, period) for period in study.timeline.periods("jaar")]
        return {self.output.name: np.array([years])}


def read_voorwaarde(study: Study, text: str) -> tuple[Voorwaarde | None, tuple[Problem, ...]]:
    """The condition that a sentence asks, or everything that is wrong with it."""
    sentence = " ".join(text[: LONGEST + 1].lower().split())
    match = _SENTENCE.fullmatch(sentence) if len(text) <= LONGEST else None
    if match is None:
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        whats, who = (SALDO, *_balances(study, None)), _books(study)
        why = f"WAT is {' of '.join(whats)}; WIE is {' of '.join(who)}"
        return None, (Problem("B040", PLACE, "", f"‘{shown}’ is geen voorwaarde die wij kennen", why, REMEDY),)
    return _Reading(study, match).read()


def _books(study: Study) -> dict[str, Saldo]:
    return {item.administratie: item for item in saldos(study)}


def _balances(study: Study, saldo: Saldo | None) -> dict[str, Money]:
    """By the last word of their address, of these books or of any."""
    return {
        item.address.rpartition(".")[2].replace("_", " "): item
        for item in money(study)
        if saldo is None or item.address.split(".")[1] == saldo.administratie
    }


def _choose(asked: str, known: Iterable[str]) -> str:
    names = tuple(known)
    return f"{nearest(asked, names)} kies uit: {', '.join(names)}".strip()


class _Reading:
    """One sentence against one plan, with everything that is wrong so far."""

    def __init__(self, study: Study, match: re.Match[str]) -> None:
        self.study, self.match = study, match
        self.problems: list[Problem] = []

    def read(self) -> tuple[Voorwaarde | None, tuple[Problem, ...]]:
        saldo = self.books()
        asked = self.what(saldo)
        period, first, last = self.when()
        together = bool(self.match["samen"] or self.match["ook"])
        if together and not self.yearly:
            self.unknown("samen", "wat er op twee maanden staat, kunt u niet optellen", "laat ‘samen’ weg")
        bound, chance = self.amount(), self.chance()
        if self.problems or saldo is None or bound is None:
            return None, tuple(self.problems)
        at_least = self.match["teken"] in (">=", "≥")
        return Voorwaarde(saldo, asked, period, first, last, together, at_least, bound, chance), ()

    @property
    def yearly(self) -> bool:
        """The saldo is known per year, a balance per month."""
        return self.match["wat"] == SALDO

    def unknown(self, word: str, why: str, remedy: str) -> None:
        self.problems.append(Problem("B041", PLACE, "", f"‘{word}’ kan hier niet", why, remedy))

    def books(self) -> Saldo | None:
        """Whose books; those of the plan itself when nobody is named."""
        known = _books(self.study)
        asked = self.match["wie"] or next(iter(known), "")
        if asked not in known:
            self.unknown(asked, "dit heeft hier geen begroting", _choose(asked, known))
        return known.get(asked)

    def what(self, saldo: Saldo | None) -> Money | None:
        """The balance that is asked; none for the saldo."""
        asked, known = self.match["wat"], _balances(self.study, saldo)
        if asked != SALDO and asked not in known:
            why = f"{saldo.label} heeft geen boekhouding in dit plan" if saldo and not known else ""
            self.unknown(asked, why, _choose(asked, (SALDO, *known)))
        return known.get(asked)

    def when(self) -> tuple[Period, int, int]:
        """The period, with its place among the years or the months; without one the whole plan."""
        timeline, years = self.study.timeline, self.study.timeline.periods("jaar")
        begin, end = self.match["eerste"] or "totaal", self.match["laatste"] or self.match["eerste"] or "totaal"
        label = begin if begin == end else f"{begin}{' tot en met ' if '-' in begin else '-'}{end}"
        first, last = timeline.find_period(begin), timeline.find_period(end)
        if first is None or last is None or first.months[0] > last.months[-1]:
            remedy = f"kies een tijd van {years[0].label} tot en met {years[-1].label}, van vroeg naar laat"
            self.unknown(label, "", remedy)
            return years[0], 0, 0
        if self.yearly and "-" in begin + end:
            self.unknown(label, "het saldo kennen wij per jaar", "schrijf een jaar, zoals 2027, of 2027-2030")
        months = range(first.months[0], last.months[-1] + 1)
        whole = Period("het hele plan" if begin == "totaal" else label, tuple(months))
        inside = [place for place, year in enumerate(years) if year.months[-1] in months] if self.yearly else months
        return whole, inside[0] if inside else 0, inside[-1] if inside else 0

    def amount(self) -> float | None:
        try:
            return read_dutch(self.match["bedrag"])
        except ValueError as wrong:
            self.problems.append(Problem("B040", PLACE, "", str(wrong), "", REMEDY))
            return None

    def chance(self) -> float | None:
        """From 0 to 1, ends not included: nothing is sure, and everything has a chance of nil."""
        if self.match["kans"] is None:
            return None
        try:
            share = read_dutch(self.match["kans"]) / 100
        except ValueError:
            share = 0.0
        if not 0 < share < 1:
            what = f"een zekerheid van {self.match['kans']}% kan niet"
            remedy = "kies een getal tussen 0 en 100, met een komma, zoals 95 of 97,5"
            self.problems.append(Problem("B042", PLACE, "", what, "helemaal zeker is een plan nooit", remedy))
        return share
