"""The calendar month as atom of time, and the row of months that a scenario covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
MONTHS_PER_YEAR = 12
NAMES = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month, written JJJJ-MM."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read JJJJ-MM; ValueError with a Dutch reason when it is anything else."""
        match = _MONTH.match(text.strip())
        if not match or not 1 <= int(match[2]) <= MONTHS_PER_YEAR:
            raise ValueError("schrijf een maand als JJJJ-MM, bijvoorbeeld 2027-01 (zonder dag)")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def from_code(cls, code: float) -> Month:
        """Back from the number 202701 that stands in the workbook's header row and in date inputs."""
        return cls(int(code) // 100, int(code) % 100)

    @property
    def code(self) -> int:
        """202701: compares like a date, needs no locale, and reads as a month with format 0000-00."""
        return self.year * 100 + self.month

    @property
    def ordinal(self) -> int:
        return self.year * MONTHS_PER_YEAR + self.month - 1

    def plus(self, months: int) -> Month:
        year, month = divmod(self.ordinal + months, MONTHS_PER_YEAR)
        return Month(year, month + 1)

    def last_of(self, years: int) -> Month:
        """The last month of so many years that begin with this one."""
        return self.plus(MONTHS_PER_YEAR * years - 1)

    def until(self, last: Month) -> int:
        """How many months from this one up to and including `last`."""
        return last.ordinal - self.ordinal + 1

    @property
    def label(self) -> str:
        return f"{NAMES[self.month - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True)
class Period:
    """A run of months without gaps, with the name people give it: 2027, 2027-K1, boekjaar 2027/2028, 2027-03."""

    label: str
    months: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """The months of a scenario, first to last, with the calendar read off once."""

    first: Month
    last: Month
    book_year_starts: int = 1

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return tuple(self.first.plus(step) for step in range(self.first.until(self.last)))

    def __len__(self) -> int:
        return len(self.months)

    @cached_property
    def codes(self) -> tuple[int, ...]:
        return tuple(month.code for month in self.months)

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(month.year for month in self.months)

    def position(self, month: Month) -> int:
        """Where `month` stands in the row (may lie outside it)."""
        return month.ordinal - self.first.ordinal

    def year_start(self, position: int) -> int:
        """Position of the first month of that calendar year inside the row."""
        return self._year_spans[position][0]

    def year_end(self, position: int) -> int:
        """Position of the last month of that calendar year inside the row."""
        return self._year_spans[position][1]

    @cached_property
    def _year_spans(self) -> tuple[tuple[int, int], ...]:
        last = len(self) - 1
        starts = (position - month.month + 1 for position, month in enumerate(self.months))
        return tuple((max(0, start), min(last, start + MONTHS_PER_YEAR - 1)) for start in starts)

    def quarter_start(self, position: int) -> int:
        return max(0, position - (self.months[position].month - 1) % 3)

    def book_year(self, month: Month) -> int:
        """The calendar year in which the book year of this month began."""
        return month.year if month.month >= self.book_year_starts else month.year - 1

    def periods(self, per: str) -> tuple[Period, ...]:
        """Cut the row per jaar, boekjaar, kwartaal or maand; first and last may be broken."""
        if per not in self._cut:
            self._cut[per] = self._periods(per)
        return self._cut[per]

    @cached_property
    def _cut(self) -> dict[str, tuple[Period, ...]]:
        return {}

    def _periods(self, per: str) -> tuple[Period, ...]:
        groups: dict[str, list[int]] = {}
        for position, month in enumerate(self.months):
            groups.setdefault(self._label(month, per), []).append(position)
        return tuple(Period(label, tuple(months)) for label, months in groups.items())

    def _label(self, month: Month, per: str) -> str:
        if per == "jaar":
            return str(month.year)
        if per == "boekjaar":
            year = self.book_year(month)
            return str(year) if self.book_year_starts == 1 else f"{year}/{year + 1}"
        if per == "kwartaal":
            return f"{month.year}-K{(month.month - 1) // 3 + 1}"
        if per == "maand":
            return str(month)
        raise ValueError(f"unknown period kind {per!r}")

    def find_period(self, text: str) -> Period | None:
        """Any period by the name people give it; None when this row does not have it."""
        for per in ("jaar", "kwartaal", "maand", "boekjaar"):
            for period in self.periods(per):
                if period.label == text:
                    return period
        return Period(text, tuple(range(len(self)))) if text == "totaal" else None
