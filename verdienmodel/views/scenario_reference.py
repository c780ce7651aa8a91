"""docs/scenario.md: every field of a scenario file, from the text that stands beside it in the schema."""

from __future__ import annotations

from pydantic import BaseModel

from verdienmodel.scenario import schema

PARTS = (
    schema.Scenario, schema.Inleiding, schema.Bron, schema.Partij, schema.Fase, schema.Rubriek, schema.Seizoen,
    schema.Index, schema.Tabel, schema.Tabelrij, schema.Profiel, schema.Invoer, schema.Grootheid, schema.Post,
    schema.Onderdeel, schema.Optie, schema.Wijziging, schema.Signaal, schema.Doel,
)  # fmt: skip


def scenario_reference() -> str:
    """The whole page."""
    lines = [
        "# Een scenariobestand, veld voor veld",
        "",
        "Deze pagina komt uit het schema. Met * : dit veld moet er staan.",
        "",
    ]
    for part in PARTS:
        lines += [f"## {part.__name__}", "", "| veld | uitleg |", "|---|---|", *_rows(part), ""]
    return "\n".join(lines)


def _rows(part: type[BaseModel]) -> list[str]:
    return [
        f"| `{info.alias or name}`{' *' if info.is_required() else ''} | {(info.description or '').replace('|', '/')} |"
        for name, info in part.model_fields.items()
    ]
