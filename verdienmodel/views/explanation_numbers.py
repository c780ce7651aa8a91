"""The numbers of an explanation as people read them. Only formatting: every digit was decided in the engine."""

from __future__ import annotations

from verdienmodel.engine.explain.tree import Part, Shown
from verdienmodel.ground.timeline import Month
from verdienmodel.views.format import counted, euro, few, number, unit_word

_BARE = ("getal", "aandeel", "factor", "1", "")


def amount(shown: Shown, unit: str | None = None) -> str:
    """A number with its unit in words: € 150 per uur, 400 uur, 8%, mrt 2027, ja."""
    unit = shown.unit if unit is None else unit
    if not shown.exists:
        return "geen uitkomst"
    if unit == "datum":
        return Month.from_code(shown.number).label
    if unit == "ja/nee":
        return "ja" if shown.number else "nee"
    if shown.below:
        return few(shown.below, unit)
    text = number(shown.number, shown.decimals)
    if unit.startswith("%"):
        return f"{text}%{_per(unit.split('/')[1:])}"
    words = unit.split("/")
    if words[0] == "eur":
        return euro(shown.number, shown.decimals) + _per(words[1:])
    named = "" if words[0] in _BARE else f" {counted(words[0], text)}"
    return text + named + _per(words[1:])


def _per(words: list[str]) -> str:
    return "".join(f" per {unit_word(word)}" for word in words)


def factor(part: Part, *, per_year: bool) -> str:
    """One factor of a printed product. `per_year` leaves out 'per jaar' where the part of a year stands beside it."""
    if part.role == "jaardeel":
        return f"{part.count} jaar" if part.of == 1 else f"{part.count}/{part.of} jaar"
    if part.role == "kwartaaldeel":
        return f"{part.count}/3 kwartaal"
    if part.role == "looptijd":
        return f"{part.count}/{part.of} van de looptijd"
    if part.role == "ineens":
        return f"{part.count} keer"
    if part.role == "maanden":
        every = part.count == part.of
        return (
            f"{part.count} {'maand' if part.count == 1 else 'maanden'}"
            if every
            else f"{part.count} van {part.of} maanden"
        )
    unit = part.shown.unit.replace("/jaar", "", 1) if per_year else part.shown.unit
    return amount(part.shown, unit) + _named(part, unit)


def _named(part: Part, unit: str) -> str:
    """What a factor is, where its unit does not tell; and whether it is an average."""
    bare = unit.split("/", maxsplit=1)[0] in (*_BARE, "%") or part.varies or part.count
    words = [part.label] if bare and part.label else []
    words += ["gemiddeld"] if part.varies else []
    words += [f"in {part.count} van {part.of} maanden"] if part.count else []
    return f" ({', '.join(words)})" if words else ""


def when(months: tuple[Month, ...]) -> str:
    """Months in words: 2006, mrt 2007, sep t/m dec 2005, or how many when they do not follow each other."""
    if not months:
        return ""
    first, last = months[0], months[-1]
    if len(months) == 1:
        return first.label
    if first.until(last) != len(months):
        return f"{len(months)} maanden van {first.label} t/m {last.label}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} t/m {last.year}"
    if first.year == last.year:
        return f"{first.label.split()[0]} t/m {last.label}"
    return f"{first.label} t/m {last.label}"
