"""The sentences around an explanation: sources, choices, reasons. Dutch, short, kept together."""

from __future__ import annotations

from verdienmodel.engine.explain.tree import Explanation, InputValue, Part
from verdienmodel.model.graph import Source
from verdienmodel.views.explanation_numbers import amount, when

PM = "p.m."
REASONS = {
    "geen_tekenwissel": "Er is geen rendement: het geld gaat maar één kant op.",
    "meer_tekenwissels": "Er is geen rendement: het geld wisselt vaker dan één keer van richting.",
    "geen_rente": "Er is geen rendement dat bij deze bedragen past.",
    "nooit_terug": "Het bedrag wordt binnen de looptijd niet terugverdiend.",
    "klein_aantal": "Hoe dit is berekend, staat hier niet: het gaat om zo weinig mensen dat u hen kunt herkennen.",
    "geen_uitkomst": "Deze berekening heeft hier geen uitkomst.",
}
SEEN = "staat hierboven al uitgelegd"


def source(found: Source) -> str:
    """Where a value comes from; what nobody has checked is called an assumption."""
    text = found.text or "eigen aanname"
    if found.kind == "kengetal":
        text = f"kengetal: {text}"
    elif found.kind == "bron":
        text = f"bron: {text}"
    elif "aanname" not in text.lower().split(":")[0]:
        text = f"aanname: {text}"
    return f"{text}, laatst bekend" if found.last_known else text


def entered(value: InputValue) -> str:
    """One entered value; from when it holds, and what the file says when it was changed."""
    text = PM if value.pm else amount(value.shown)
    if value.month is not None:
        text = f"{text} vanaf {value.month.label}"
    if value.original is not None:
        text = f"{text} (gewijzigd; in het bestand: {amount(value.original)})"
    return text


def inputs(values: tuple[InputValue, ...]) -> list[str]:
    """The entered values of one quantity or table, with each source said once."""
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(source(value.source), []).append(entered(value))
    return [f"{', '.join(texts)} — {where}" for where, texts in found.items()]


def table_inputs(values: tuple[InputValue, ...]) -> list[str]:
    """The same for the lines of a table, each with its own label."""
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(source(value.source), []).append(f"{value.label.split(': ')[-1]} {entered(value)}")
    return [f"{'; '.join(texts)} — {where}" for where, texts in found.items()]


def term(part: Part, *, elsewhere: bool) -> str:
    """What stands behind the amount of a term; `elsewhere`: it is about other months than the sum."""
    if part.role == "opening":
        return f"stand aan het begin van {part.months[0].label}" if part.months else "beginstand"
    if part.role == "tak":
        side = "niets" if part.label == "0" else part.label
        held = "alle" if part.count == part.of else f"{part.count} van de"
        return side if part.of == 1 else f"{side} (gold in {held} {part.of} maanden)"
    text = f"{part.label} (p.m.)" if part.pm else part.label
    return f"{text} in {when(part.months)}" if elsewhere else text


def sentence(found: Explanation) -> str:
    """What a function says, with its arguments; empty when the printed sum says it all."""
    if found.form == "vlag":
        return ""
    if found.form == "keuze" and found.words:
        return f"{'Voorwaarde' if found.function == 'als' else 'Dit is'}: {found.words}".replace("is: ", "is ")
    if found.form == "functie" and found.words:
        return f"Dit is {_filled(found)}"
    return f"Dit is {found.words}" if found.words else ""


def _filled(found: Explanation) -> str:
    """The sentence of a function with the name and value of its arguments, and their months where they differ."""
    text = found.words
    for part in found.parts:
        months = f" in {when(part.months)}" if len(part.months) > 1 and part.months != found.months else ""
        text = text.replace(f"⟦{part.count}⟧", f"{part.label} ({amount(part.shown)}{months})")
    return text


def title(found: Explanation) -> str:
    """The name, the months and the value."""
    if found.form == "vlag":
        part = found.parts[0]
        holds = {0: "nee", part.of: "ja"}.get(part.count, f"in {part.count} van de {part.of} maanden")
        label = found.words if found.label == found.words else f"{found.label} {found.words}"
        return f"{label}: {holds}"
    return " ".join([found.label, *_when(found)]) + f": {value(found)}"


def _when(found: Explanation) -> list[str]:
    """The months, unless the value does not depend on them."""
    if found.form == "invoer" or found.constant:
        return []
    if found.aard == "stand" and found.form != "verloop":
        return [f"eind {when(found.months[-1:])}"]
    if found.aard not in ("stroom", "stand") and found.form != "wisselt" and len(found.months) > 1:
        return []
    return [found.period or when(found.months)]


def value(found: Explanation) -> str:
    """The value; first and last when it varies."""
    if found.pm:
        return PM
    if found.last is not None:
        first, last = amount(found.shown), amount(found.last)
        return f"wisselt van {first} naar {last}" if first != last else f"wisselt (eerst en laatst {first})"
    return amount(found.shown)
