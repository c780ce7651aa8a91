"""docs/scenario.md: every field of a scenario file, from the text that stands beside it in the schema."""

from __future__ import annotations

import ast
import inspect
import types
from itertools import pairwise
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from verdienmodel.scenario import fields, items, schema, spread
from verdienmodel.scenario import surroundings as around

PARTS = (
    schema.Scenario, around.Inleiding, around.Bron, around.Partij, around.Fase, around.Rubriek, around.Seizoen,
    around.Index, around.Tabel, around.Tabelrij, around.Profiel, items.Invoer, items.Grootheid, items.Post,
    items.Bouwsteen, items.Stand, items.Controle, schema.Optie, schema.Wijziging, items.Signaal, schema.Doel,
    spread.Verdeling, spread.Grenzen, spread.Rondom, spread.Vorm, spread.Uitkomsten, spread.Pad, spread.Samenhang,
    schema.Gebeurtenis, schema.Effect, schema.Buitenblik,
)  # fmt: skip
KINDS: dict[Any, str] = {
    fields.MonthField: "maand (JJJJ-MM)",
    fields.YesNo: "ja of nee",
    fields.Number: "getal",
    fields.Whole: "geheel getal",
    fields.Text: "tekst",
    fields.Formula: "formule",
    fields.Key: "naam van iets in dit bestand",
    fields.Entered: "waarde",
}
INTRODUCTION = """# Een scenariobestand, veld voor veld

Deze pagina komt uit het schema. Met * : dit veld moet er staan. Een klein voorbeeld:

```yaml
schema: 1
naam: Dorpshuis
van: 2027-01
tot_en_met: 2029-12
invoer:
  leden: {eenheid: lid, waarde: 120, bron: ledenlijst van januari 2026}
  contributie: {eenheid: eur/lid/jaar, waarde: "12,50"}
posten:
  contributie: {naam: Contributie, soort: baten, formule: leden * contributie}
  huur: {naam: Huur, soort: lasten, waarde: 1200}
```

- **Een naam** (links van de dubbele punt) heeft kleine letters, cijfers en `_`, en begint met een letter.
- **Een waarde** is een getal (`1200`, of tussen aanhalingstekens `"1.250,50"`), een percentage (`8%`, met eenheid `"%"`), een
  maand (`2027-01`, met eenheid `datum`), `pm`, of een reeks: `{2027-01: 100, 2028-01: 110}`. Een stap geldt vanaf zijn maand.
- **`1.000` zonder aanhalingstekens** vragen wij terug: het kan 1000 of 1,000 zijn.
- **Een komma tussen accolades** scheidt twee velden. Zet daar een getal met een komma tussen aanhalingstekens.
- **Een bron** is een naam uit `bronnen:`, of gewone tekst. Zonder bron is de waarde een eigen aanname, en dat ziet u overal.
- **`aan: nee`** laat iets staan zonder dat het meetelt.
"""


def scenario_reference() -> str:
    """The whole page."""
    lines = [INTRODUCTION]
    for part in PARTS:
        lines += [
            f"## {part.__name__}",
            "",
            *_above(part),
            "| veld | wat u invult | uitleg |",
            "|---|---|---|",
            *_rows(part),
            "",
        ]
    return "\n".join(lines)


def _above(part: type[BaseModel]) -> list[str]:
    """What a part that builds on another has besides its own fields."""
    above = part.__base__
    name = above.__name__ if above in PARTS else ""
    return [f"Met alle velden van [{name}](#{name.lower()}), en:", ""] if name else []


def _rows(part: type[BaseModel]) -> list[str]:
    hints, meanings = get_type_hints(part, include_extras=True), _meanings(part)
    return [
        f"| `{info.alias or name}`{' *' if info.is_required() else ''} | {kind(hints[name])}"
        f" | {meanings[name].replace('|', '/')} |"
        for name, info in part.model_fields.items()
        if name in part.__annotations__
    ]


def _meanings(part: type[BaseModel]) -> dict[str, str]:
    """The text under each field; read here and not by pydantic, which would do it at every start of the program."""
    (described,) = ast.parse(inspect.getsource(part)).body
    assert isinstance(described, ast.ClassDef)
    return {
        field.target.id: text.value.value
        for field, text in pairwise(described.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }  # fmt: skip


def kind(hint: Any) -> str:
    """What somebody fills in at a field, in words."""
    if hint in KINDS:
        return KINDS[hint]
    inner = [arg for arg in get_args(hint) if arg is not type(None)]
    if get_origin(hint) in (Union, types.UnionType):
        return kind(inner[0])
    if get_origin(hint) is Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if get_origin(hint) is list:
        return f"lijst: {kind(inner[0])}"
    if get_origin(hint) is dict:
        return f"per naam: {kind(inner[1])}"
    name = getattr(hint, "__name__", "")
    return f"[{name}](#{name.lower()})" if name in {part.__name__ for part in PARTS} else "velden"
