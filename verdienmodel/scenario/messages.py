"""Pydantic's error types in Dutch. A type that is not here still gets a Dutch sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from verdienmodel.ground.problem import nearest

_TEXTS = {
    "missing": ("S002", "‘{veld}’ ontbreekt", "vul ‘{veld}’ in"),
    "literal_error": ("S004", "‘{invoer}’ kan hier niet", "kies uit: {keuzes}"),
    "dict_type": (
        "S005",
        "hier horen velden met een naam (‘naam: …’)",
        "schrijf elk onderdeel met een eigen naam ervoor",
    ),
    "model_type": (
        "S005",
        "hier horen velden met een naam (‘naam: …’)",
        "schrijf elk onderdeel met een eigen naam ervoor",
    ),
    "list_type": ("S006", "hier hoort een lijst", "schrijf [a, b, c] of een regel met - per waarde"),
    "too_short": (
        "S007",
        "hier staan te weinig waarden ({actual_length}; het moeten er {min_length} zijn)",
        "vul aan tot {min_length}",
    ),
    "too_long": (
        "S007",
        "hier staan te veel waarden ({actual_length}; het moeten er {max_length} zijn)",
        "haal er waarden af tot {max_length}",
    ),
    "greater_than_equal": ("S008", "dit getal is te klein", "kies een getal vanaf {ge}"),
    "less_than_equal": ("S008", "dit getal is te groot", "kies een getal tot en met {le}"),
}
_OWN = {
    "maand": ("S010", "schrijf JJJJ-MM, zonder dag"),
    "ja_nee": ("S011", "schrijf ja of nee"),
    "getal": ("S012", "schrijf een getal, bijvoorbeeld 1250,50 tussen aanhalingstekens of 1250.5"),
    "geheel": ("S012", "schrijf een getal zonder cijfers achter de komma"),
    "tekst": ("S013", "schrijf één tekst; een getal dat tekst is, zet u tussen aanhalingstekens"),
    "sleutel": ("S014", "kies een naam zoals groen_grijs"),
    "leeg": ("S015", "vul een waarde in"),
}


def translate(error: ErrorDetails, fields: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, what and remedy in Dutch for one validation error; `fields` are the names known at that place."""
    kind, context = error["type"], dict(error.get("ctx") or {})
    field = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        hint = nearest(field, fields)
        return "S001", f"‘{field}’ is hier geen bekend veld", hint or f"kies uit: {', '.join(sorted(fields))}"
    if kind in _OWN:
        code, remedy = _OWN[kind]
        return code, error["msg"], remedy
    code, what, remedy = _TEXTS.get(
        kind, ("S009", "deze waarde kan hier niet", "kijk in docs/scenario.md wat hier hoort")
    )
    filled = {
        **context,
        "veld": field,
        "invoer": str(error.get("input"))[:40],
        "keuzes": str(context.get("expected", "")).replace("'", "").replace(" or ", " of "),
    }
    return code, what.format(**filled), remedy.format(**filled)
