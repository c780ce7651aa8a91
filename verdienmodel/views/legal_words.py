"""Juridische punten in words: a list of what to have reviewed, with its source; never a verdict."""

from __future__ import annotations

from verdienmodel.study.juridisch import LegalPoint
from verdienmodel.study.study import Study
from verdienmodel.views.format import euro

TITLE = "Juridische punten (laat toetsen)"
MEANING = (
    "Dit is geen oordeel. Het programma kent alleen de getallen in dit plan; laat een jurist of de gever meekijken."
)
STATES = {
    "binnen": "binnen de grens",
    "boven": "boven de grens",
    "onbekend": "onbekend: vul de drempel in",
    "speelt": "let op",
    "speelt niet": "niet aan de orde in dit plan",
}


def state_words(point: LegalPoint) -> str:
    """The state of a point as people read it."""
    return "volgens de regeling mag het" if point.toets.settled else STATES[point.state]


def amounts_words(study: Study, point: LegalPoint) -> str:
    """What was measured against what, in the month with the least room; or where it was settled or said."""
    if point.measured is None:
        return point.toets.settled or ("Zie de waarschuwingen bij dit plan" if point.state == "speelt" else "")
    said = f"{study.quantity(point.toets.measured).label}: {euro(point.measured)} in {point.month}"
    if point.ceiling is None:
        return f"{said}; de grens van dat jaar is hier niet bekend"
    known = " (laatst bekend)" if point.last_known else ""
    return f"{said}; de grens is {euro(point.ceiling)}{known}"


def legal_line(study: Study, point: LegalPoint) -> str:
    """One point on one line: state, amounts, what to do, source."""
    parts = [amounts_words(study, point)]
    parts += [point.toets.remedy] if point.state in ("boven", "onbekend", "speelt") else []
    told = " ".join(f"{part.removesuffix('.')}." for part in [*parts, f"Bron: {point.toets.source}"] if part)
    return f"{point.toets.label}: {state_words(point)}. {told}"


def legal_dict(study: Study, point: LegalPoint) -> dict[str, object]:
    """The same as plain values [eur]; null where nothing is measured or nobody filled in the ceiling."""
    return {
        "naam": point.toets.name, "tekst": point.toets.label, "stand": point.state, "maand": point.month,
        "gemeten": point.measured, "grens": point.ceiling, "laatst_bekend": point.last_known,
        "adres": point.toets.measured, "uitleg": amounts_words(study, point), "herstel": point.toets.remedy,
        "bron": point.toets.source,
    }  # fmt: skip
