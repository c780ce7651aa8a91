"""Every draw in a file, block after block: a row per draw, with what was drawn and what came out; stamped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from verdienmodel.engine.sampling.draws import BLOCK
from verdienmodel.ground.problem import Problem
from verdienmodel.language.frame import Array
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.views.csv_out import decimal, safe
from verdienmodel.views.saving import save_with


def write_draws(found: Doorrekening, target: Path) -> Problem | None:
    """CSV, or Parquet when the name ends so; a problem for any other ending."""
    if target.suffix not in (".csv", ".parquet"):
        remedy = "geef een naam die eindigt op .csv of .parquet"
        return Problem("B035", str(target), "", f"‘{target.suffix}’ kunnen wij hier niet schrijven", "", remedy)
    write = _parquet if target.suffix == ".parquet" else _csv
    return save_with(lambda file: write(found, file), target)


def csv_bytes(found: Doorrekening) -> bytes:
    """The same file in memory."""
    file = BytesIO()
    _csv(found, file)
    return file.getvalue()


def columns(found: Doorrekening) -> dict[str, Array]:
    """Name and values (draws,): first the drivers, then the outcomes with their year or month behind the address."""
    study = found.study
    made = {f"invoer {name}": values for name, values in found.drawn.items()}
    for saldo in found.saldos:
        for number, period in enumerate(study.timeline.periods("jaar")):
            made[f"{saldo.address} {period.label}"] = found.simulation.outcomes[f"{saldo.address}:year"][:, number]
    for item in found.money:
        for number, month in enumerate(study.timeline.months):
            made[f"{item.address} {month}"] = found.simulation.outcomes[item.address][:, number]
    return made


def _blocks(found: Doorrekening) -> Iterator[dict[str, Array]]:
    everything = columns(found)
    for start in range(0, found.simulation.draws, BLOCK):
        yield {name: values[start : start + BLOCK] for name, values in everything.items()}


def _csv(found: Doorrekening, file: IO[bytes]) -> None:
    file.write("\ufeff".encode())
    file.write((";".join(safe(name) for name in columns(found)) + "\r\n").encode())
    for block in _blocks(found):
        rows = zip(*(values.tolist() for values in block.values()), strict=True)
        file.write("".join(";".join(map(decimal, row)) + "\r\n" for row in rows).encode())
    file.write(f"{safe(found.stamp.line())}\r\n".encode())


def _parquet(found: Doorrekening, file: IO[bytes]) -> None:
    import pyarrow as pa  # late: only who asks for it waits for it
    import pyarrow.parquet as pq

    stamp = {"stempel": json.dumps(found.stamp.as_dict(), ensure_ascii=False)}
    schema = pa.schema([(name, pa.float64()) for name in columns(found)], metadata=stamp)
    with pq.ParquetWriter(file, schema) as writer:
        for block in _blocks(found):
            writer.write_table(pa.table(block, schema=schema))
