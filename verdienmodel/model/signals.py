"""Step 2c: warnings, from the scenario, its building blocks and the library: a formula, and what is said when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from verdienmodel.ground.address import join
from verdienmodel.ground.problem import nearest
from verdienmodel.ground.units import NUMBER
from verdienmodel.language.parser import FormulaProblem, parse
from verdienmodel.library import load as library
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Signal
from verdienmodel.scenario.items import Signaal
from verdienmodel.scenario.schema import blocks, books_of_block

SENTENCE_WORDS = ("maanden", "van", "tot_en_met")
"""What the sentence of a signal may name besides quantities."""


def build_signals(bench: Workbench) -> tuple[Signal, ...]:
    """Every warning that this scenario can give."""
    return tuple(signal for found in _all(bench) if (signal := _signal(bench, *found)))


def _all(bench: Workbench) -> Iterator[tuple[str, Path, Signaal]]:
    """Scope, path and text of each: of the scenario itself, of the library, and of the blocks."""
    for name, signal in bench.scenario.signalen.items():
        yield "", ("signalen", name), signal
    yield from _general(bench)
    for path, block in blocks(bench.scenario):
        if block.status and block.status not in bench.scenario.tel_mee:
            continue  # nothing of it is in the books, so there is nothing to warn about
        for name, signal in block.signalen.items():
            yield join(*path), (*path, "signalen", name), signal


def _general(bench: Workbench) -> Iterator[tuple[str, Path, Signaal]]:
    """What the library says of the books that this plan is about, when they have what it looks at."""
    books = books_of_block(bench.scenario)
    for name in library.names("signalen"):
        for key, spec in library.load("signalen", name).data.items():
            assert isinstance(spec, dict)
            filled = {field: str(text).replace("{administratie}", books) for field, text in spec.items()}
            signal = Signaal.model_validate(filled)
            looks_at = re.findall(r"staten\.[a-z0-9_.]+", signal.als)
            if all(address in bench.drafts for address in looks_at):
                yield "", ("signalen", key, books), signal


def _signal(bench: Workbench, scope: str, path: Path, signal: Signaal) -> Signal | None:
    address = join(*path)
    try:
        expression = parse(signal.als)
    except FormulaProblem as found:
        bench.formula_problem(found, (*path, "als"), signal.als)
        return None
    bench.add(
        Draft(
            address,
            signal.naam,
            NUMBER,
            "getal",
            "signaal",
            expression,
            scope,
            path,
            formula=signal.als,
            force_row=True,
        )
    )
    names = {key: key for key in re.findall(r"\{([a-z0-9_.]+)\}", signal.zeg)}
    _check_names(bench, names, (*path, "zeg"))
    short = address.removeprefix("signalen.")
    place = bench.places.own.place(path)  # also of a template's: that is what a reader can repair
    return Signal(short, signal.naam, address, signal.zeg, signal.herstel, names, place, signal.ernst == "fout")


def _check_names(bench: Workbench, names: Mapping[str, str], path: tuple[str, ...]) -> None:
    """What a sentence puts between braces must be a quantity, or one of the words for its months."""
    for name in names:
        if name not in bench.drafts and name not in SENTENCE_WORDS:
            bench.problem(
                "E036",
                path,
                f"‘{{{name}}}’ in deze zin bestaat niet",
                "tussen accolades staat een adres, of {maanden}, {van} of {tot_en_met}",
                nearest(name, (*SENTENCE_WORDS, *bench.drafts)) or "kijk of de naam klopt",
            )
