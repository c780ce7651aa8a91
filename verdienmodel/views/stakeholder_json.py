"""Who pays and who gains as JSON and as CSV: unrounded, stamped (docs/formaten.md)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from verdienmodel.study.belanghebbenden import Matrix, Share
from verdienmodel.study.gemeente import present_values
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table
from verdienmodel.views.csv_out import STAMP, decimal, safe
from verdienmodel.views.effects import EffectWords, lasts
from verdienmodel.views.json_out import statement_dict
from verdienmodel.views.stakeholders import sentences
from verdienmodel.views.stakeholders_beside import Variants

FORMAT = 1
ALL = "samen"


def stakeholders_json(
    study: Study,
    matrix: Matrix,
    effects: Sequence[EffectWords],
    gemeenten: Sequence[tuple[str, str, Sequence[Table]]],
    other: Variants | None = None,
) -> str:
    """The matrix, the sentences, every effect, and per gemeente its own tables per year."""
    months = study.timeline.months
    period = matrix.period
    data = {
        "formaat": FORMAT,
        "scenario": study.scenario.naam,
        "stempel": study.stamp.as_dict(),
        "periode": {"naam": period.label, "van": str(months[period.months[0]]), "tot_en_met": str(months[period.months[-1]])},
        "kolommen": [{"id": item.name, "naam": item.label, "in_geld": item.money} for item in matrix.columns],
        "partijen": [_party(party) for party in matrix.parties],
        "samen": dict(matrix.total.values),
        "zinnen": list(sentences(matrix)),
        "tegen": _beside(other) if other else None,
        "effecten": [_effect(item) for item in effects],
        "contante_waarden": [
            {"adres": address, "naam": name, "waarde": float(study.results[address][0, 0])}
            for address, name in present_values(study)
        ],
        "gemeenten": [
            {"partij": name, "naam": label, "staten": [statement_dict(table) for table in tables]}
            for name, label, tables in gemeenten
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _party(party: Share) -> dict[str, object]:
    named = {"partij": party.name, "naam": party.label, "soort": party.kind}
    return {**named, "bedragen": dict(party.values), "adressen": dict(party.addresses)}


def _beside(found: Variants) -> dict[str, object]:
    """What each gemeente gets, pays and saves in the other variant."""
    parties = [_party(item.there) for item in found.gemeenten]
    return {"optie": found.option, "naam": found.names[1], "gemeenten": parties}


def _effect(item: EffectWords) -> dict[str, object]:
    entry = item.saving.entry
    return {
        "adres": entry.post, "naam": item.name, "partij": entry.partij, "klasse": int(entry.incasseerbaar),
        "klasse_in_woorden": item.kind, "in_geld": entry.telt == "ja", "taakveld": entry.taakveld,
        "structureel": lasts(item.saving), "bedrag": item.saving.amount,
        "omvang": {"adres": item.saving.driver, "tekst": item.driver} if item.driver else None,
        "invoer": [
            {"adres": one.address, "naam": one.name, "waarde": one.value, "soort": one.kind, "bron": one.source, "graad": one.grade}
            for one in item.inputs
        ],
    }  # fmt: skip


def stakeholders_csv(matrix: Matrix, stamp: str) -> str:
    """The matrix for a Dutch spreadsheet program; a party without such a number has an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    names = [column.name for column in matrix.columns]
    writer.writerow(["periode", "partij", "naam", *names])
    for party in (*matrix.parties, matrix.total):
        key = ALL if party is matrix.total else party.name
        values = [decimal(party.values[name]) if name in party.values else "" for name in names]
        writer.writerow([matrix.period.label, key, safe(party.label), *values])
    writer.writerow([STAMP, "", safe(stamp), *("" for _ in names)])
    return out.getvalue()
