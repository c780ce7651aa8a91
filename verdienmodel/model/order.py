"""Step 6: the order of evaluation. A cycle that does not look back is a problem that prints its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Name
from verdienmodel.model.drafts import Workbench
from verdienmodel.model.graph import Group

Edges = Mapping[str, Mapping[str, str]]
"""Per quantity what it reads, and how: now, back (earlier months), back_year (earlier years) or whole (later months too)."""


def edges_of(expressions: Mapping[str, Expression | None]) -> dict[str, dict[str, str]]:
    """How every quantity reads the others; the strictest way counts."""
    return {address: _reads(node) for address, node in expressions.items()}


def _reads(node: Expression | None) -> dict[str, str]:
    found: dict[str, str] = {}
    rank = {"back_year": 0, "back": 1, "now": 2, "whole": 3}
    for address, look in _looks(node, "now"):
        if address not in found or rank[look] > rank[found[address]]:
            found[address] = look
    return found


def _looks(node: Expression | None, look: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Name):
        yield node.address, look
    elif isinstance(node, Call):
        function = REGISTRY[node.function]
        kinds = [p.kind for p in function.parameters if p.kind in ("value", "row")] or ["value"]
        for position, arg in enumerate(node.args):
            is_row = kinds[min(position, len(kinds) - 1)] == "row"
            own = {"whole_year": "whole"}.get(function.looks, function.looks) if is_row else "now"
            yield from _looks(arg, own if look == "now" else look)


def order(bench: Workbench) -> tuple[Group, ...]:
    """Groups in order: single quantities, and loops inside which the months go one by one."""
    edges = edges_of({address: draft.expression for address, draft in bench.drafts.items()})
    groups = []
    for component in components(edges):
        if len(component) == 1 and component[0] not in edges[component[0]]:
            groups.append(Group((component[0],)))
            continue
        inside = _order_loop(bench, component, edges)
        years = _in_years(component, edges)
        groups.append(Group(years or inside, loop=True, years=bool(years)))
    return tuple(groups)


def components(edges: Edges) -> list[list[str]]:
    """Tarjan's strongly connected components, what is read first; without recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    found: list[list[str]] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, children = work[-1]
            child = next(children, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_pop(stack, on_stack, node))
            elif child not in index:
                if child in edges:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    on_stack.add(child)
                    work.append((child, iter(edges[child])))
            elif child in on_stack:
                low[node] = min(low[node], index[child])
    return found


def _pop(stack: list[str], on_stack: set[str], node: str) -> list[str]:
    component = []
    while True:
        top = stack.pop()
        on_stack.discard(top)
        component.append(top)
        if top == node:
            return component[::-1]


def _order_loop(bench: Workbench, component: list[str], edges: Edges) -> tuple[str, ...]:
    """Inside a loop the readings of earlier months do not order; what is left must have no cycle."""
    members = set(component)
    for address in component:
        for name, look in edges[address].items():
            if name in members and look == "whole":
                _looks_ahead(bench, address, edges, members)
                return tuple(component)
    within = {
        address: {name: look for name, look in edges[address].items() if name in members and look == "now"}
        for address in component
    }
    ordered: list[str] = []
    for inner in components(within):
        if len(inner) > 1 or inner[0] in within[inner[0]]:
            _cycle(bench, path_of(inner, within))
        ordered += inner
    return tuple(ordered)


def _in_years(component: list[str], edges: Edges) -> tuple[str, ...]:
    """The order of a loop that only looks back at earlier years: it can go a year at a time. Empty for any other."""
    members = set(component)
    within = {
        address: {name: look for name, look in edges[address].items() if name in members and look != "back_year"}
        for address in component
    }
    looks_ahead = any(look == "whole" for reads in within.values() for look in reads.values())
    inner = components(within)
    plain = all(len(part) == 1 and part[0] not in within[part[0]] for part in inner)
    return tuple(part[0] for part in inner) if plain and not looks_ahead else ()


def path_of(members: list[str], edges: Edges) -> list[str]:
    """The shortest way round, from a member back to itself; every step is a real reading."""
    start, inside = min(members), set(members)
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        if start in edges[path[-1]]:
            return [*path, start]
        steps = [name for name in edges[path[-1]] if name in inside and name not in seen]
        seen.update(steps)
        paths += [[*path, name] for name in steps]
    return [start, start]


def _cycle(bench: Workbench, path: list[str]) -> None:
    names = [name for name in path if "~" not in name] or path
    draft = bench.drafts[names[0]]
    bench.problem(
        "E040",
        draft.formula_path,
        f"kringloop: {' → '.join(names)}",
        "elke grootheid heeft de andere nodig in dezelfde maand",
        "kijk ergens een maand terug met vorige(…)",
    )


def _looks_ahead(bench: Workbench, address: str, edges: Edges, members: set[str]) -> None:
    within = {key: {n: look for n, look in edges[key].items() if n in members} for key in members}
    path = [n for n in path_of(list(members), within) if "~" not in n]
    draft = bench.drafts[address]
    node = draft.expression
    function = node.function if isinstance(node, Call) else "jaartotaal"
    bench.problem(
        "E041",
        draft.formula_path,
        f"{function}(…) kijkt vooruit, in een kringloop {' → '.join(path)}",
        "het totaal van het hele jaar is nog niet bekend in deze maand",
        "gebruik jaar_tot_nu(…) of vorig_jaar(…)",
    )
