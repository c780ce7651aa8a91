"""One kind of problem for everything that can be wrong: where, what, why and how to repair it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from verdienmodel.ground import limits

Severity = Literal["fout", "waarschuwing", "melding"]


@dataclass(frozen=True)
class Problem:
    """What a treasurer reads when something is wrong.

    `plaats` is file:line, sheet!cell or a field; `adres` the address in the scenario; `code` has a
    worked example in docs/meldingen.md.
    """

    code: str
    plaats: str
    adres: str
    wat: str
    waarom: str = ""
    herstel: str = ""
    ernst: Severity = "fout"

    def text(self) -> str:
        """The whole message, one line for the fact and one each for the reason and the remedy."""
        where = " · ".join(part for part in (self.plaats, self.adres) if part)
        lines = [f"{where}: {self.wat}" if where else self.wat]
        lines += [f"   waarom: {self.waarom}"] * bool(self.waarom)
        lines += [f"   herstel: {self.herstel}"] * bool(self.herstel)
        return "\n".join(lines)

    def at(self, plaats: str, adres: str | None = None) -> Problem:
        """The same problem, now that a higher floor knows the file and line."""
        return replace(self, plaats=plaats, adres=self.adres if adres is None else adres)


class ProblemsFound(Exception):
    """Raised only at the seam between a floor that collects problems and a door that stops on them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text() for problem in self.problems))


class Problems:
    """A growing list of problems; floors add to it and go on, so that a user sees all mistakes at once."""

    def __init__(self) -> None:
        # A dict keeps the order and finds a problem that was said before at once.
        self._items: dict[Problem, None] = {}
        self._errors = 0
        self._left_out = 0

    def add(self, problem: Problem) -> None:
        """One more; past the limit an error is only counted."""
        if problem in self._items:
            return
        if problem.ernst == "fout" and self.full:
            self.leave_out()
            return
        self._items[problem] = None
        self._errors += problem.ernst == "fout"

    @property
    def full(self) -> bool:
        """Whether further errors are only counted: then nobody needs to look for advice."""
        return self._errors >= limits.PROBLEMS

    def leave_out(self, count: int = 1) -> None:
        """Count errors that were found but are not shown."""
        self._left_out += count

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        yield from self._items
        if self._left_out:
            yield Problem(
                "B016",
                "",
                "",
                f"er zijn nog {self._left_out} fouten die hier niet staan",
                f"er staan er {limits.PROBLEMS}",
                "herstel eerst deze en kijk dan opnieuw",
            )

    def __len__(self) -> int:
        return len(self._items)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self if problem.ernst == "fout")

    def stop_on_errors(self) -> None:
        """Raise when there is at least one error; warnings travel along."""
        if self.errors:
            raise ProblemsFound(self)


def nearest(word: str, known: Iterable[str]) -> str:
    """'Bedoelt u a of b?' with the nearest known names, or an empty text when nothing is near."""
    # Two letters of three are as near as short names get.
    hits = get_close_matches(word, sorted(set(known)), n=3, cutoff=0.5 if len(word) <= 3 else 0.6)
    return f"Bedoelt u {' of '.join(f'‘{hit}’' for hit in hits)}?" if hits else ""
