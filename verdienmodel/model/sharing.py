"""Step 1, shared posts: the part of each onderdeel, by fixed shares or by what the onderdelen have of something in a year.

The books do not change: the parts only show what an onderdeel costs with its share of the coordinator, the bus, the building.
"""

from __future__ import annotations

from collections.abc import Mapping

from verdienmodel.ground.address import in_words, join
from verdienmodel.ground.units import EUR_PER_MONTH, parse_unit
from verdienmodel.language.parser import parse
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.model.inputs import entered, leaf_draft
from verdienmodel.scenario.btw_rules import books_of_post
from verdienmodel.scenario.schema import all_posts
from verdienmodel.scenario.sharing import key_of, sharers

Path = tuple[str, ...]


def add_shares(bench: Workbench) -> None:
    """A row per shared post and onderdeel."""
    for path, post, block in all_posts(bench.scenario):
        key = key_of(post, block, path[0])
        if not key or join(*path) not in bench.drafts:
            continue
        books = books_of_post(bench.scenario, path, post, block)
        units = sharers(bench.scenario, key, books)
        for name in units:
            formula = (
                _by_quantity(bench, key, name, books) if isinstance(key, str) else _by_share(bench, path, key, name)
            )
            _add(bench, path, name, f"{join(*path)} * {formula}")


def _add(bench: Workbench, path: Path, name: str, formula: str) -> None:
    own = bench.drafts[join(*path)]
    unit = bench.scenario.onderdelen[name].naam or in_words(name)
    words = f"{own.label}, deel van {unit}"
    address = f"{own.address}.deel_{name}"
    bench.add(
        Draft(
            address,
            words,
            EUR_PER_MONTH,
            "eur/maand",
            "hulp",
            parse(formula),
            "",
            path,
            owner=own.address,
            force_row=True,
        )
    )


def _by_share(bench: Workbench, path: Path, key: Mapping[str, float], name: str) -> str:
    """A fixed share, as an input of its own."""
    address = f"{join(*path)}.sleutel_{name}"
    words = f"Deel van {in_words(name)}"
    model = Leaf(
        "",
        address,
        parse_unit("%"),
        "%",
        0.0,
        None,
        words,
        Source("aanname", "verdeelsleutel: een keuze in het scenario"),
        maximum=100.0,
        minimum=0.0,
    )
    leaves = entered(bench, address, key[name], model, (*path, "verdeling", name))
    bench.add(leaf_draft(model, address, "", path, leaves))
    return address


def _by_quantity(bench: Workbench, key: str, name: str, books: str) -> str:
    """What an onderdeel has of something in a year, out of what all of them have; nothing when nobody has any."""
    total = f"verdeling.{books}.{key}"
    if total not in bench.drafts:
        wildcard = parse(f"som(onderdelen.*.{key}, administratie={books})")
        unit = bench.scenario.onderdelen[name].grootheden[key].eenheid
        bench.add(
            Draft(
                total, f"{in_words(key)} van alle onderdelen", bench.unit(unit, ()), unit, "grootheid", wildcard, "", ()
            )
        )
    return f"als(jaartotaal({total}) > 0, jaartotaal(onderdelen.{name}.{key}) / jaartotaal({total}), 0)"
