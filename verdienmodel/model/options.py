"""Options: named stacks of changes on one graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from verdienmodel.ground.address import join
from verdienmodel.language.parser import FormulaProblem, parse
from verdienmodel.language.tree import Name, walk
from verdienmodel.model.changes import Change, apply
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Option
from verdienmodel.scenario.read import Loaded

OFF = ".aan"


def build_options(bench: Workbench, loaded: Loaded, aliases: dict[str, str]) -> tuple[Option, ...]:
    """Every option as changed leaf values; one that takes away what something else still needs is refused."""
    made = []
    for name, option in loaded.scenario.opties.items():
        changes = [
            Change.of(item, loaded.places.of(("opties", name, "wijzigingen", str(position))))
            for position, item in enumerate(option.wijzigingen)
        ]
        values, problems = apply(bench.leaves, aliases, bench.timeline, changes)
        bench.problems.extend(problems)
        _check_needs(bench, name, values)
        made.append(Option(name, option.naam, option.uitleg, values))
    return tuple(made)


def _check_needs(bench: Workbench, option: str, values: Mapping[str, float]) -> None:
    """What an option switches off and a formula of something that stays on still names.

    A selection such as som(onderdelen.*.uren) is made for what comes and goes, so it does not count.
    """
    gone = {address.removesuffix(OFF) for address, value in values.items() if address.endswith(OFF) and not value}
    for draft in bench.drafts.values() if gone else ():
        inside = any(draft.address == item or draft.address.startswith(f"{item}.") for item in gone)
        if not inside and not _off(bench, draft, values):
            for needed in sorted(set(_named(draft, gone))):
                bench.problem(
                    "E054",
                    ("opties", option),
                    f"optie ‘{option}’ zet ‘{needed}’ uit, maar ‘{draft.address}’ rekent ermee",
                    "",
                    f"zet in deze optie ook ‘{draft.address}’ uit, of geef hem een formule zonder ‘{needed}’",
                )


def _off(bench: Workbench, draft: Draft, values: Mapping[str, float]) -> bool:
    """Whether something takes no part with this option: itself, or the block it belongs to."""
    own = (f"{name}{OFF}" for name in (draft.address, draft.scope))
    return any(name in bench.leaves and not values.get(name, bench.leaves[name].value) for name in own)


def _named(draft: Draft, gone: set[str]) -> Iterator[str]:
    """What is gone and stands by name in the formula that people wrote."""
    if draft.formula and draft.kind in ("post", "grootheid", "stand", "hulp"):
        for address in _addresses(draft.formula):
            for full in (join(draft.scope, address), address):
                yield from (item for item in gone if full == item or full.startswith(f"{item}."))


@lru_cache(maxsize=10_000)
def _addresses(formula: str) -> tuple[str, ...]:
    """The addresses that a formula names one by one; kept, because every option asks for them again."""
    try:
        written = parse(formula)
    except FormulaProblem:
        return ()
    return tuple(node.address for node in walk(written) if isinstance(node, Name) and "*" not in node.address)
