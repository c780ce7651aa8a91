"""Step 2: names in formulas become addresses, selections become explicit terms, tables get their key."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from verdienmodel.ground import limits
from verdienmodel.ground.address import join
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.language.tree import Call, Expression, Fixed, Literal, Name, product
from verdienmodel.model.active import switch_of
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Entry
from verdienmodel.model.selection import ATTRIBUTES, UP_TO_RANK, attribute_of, row_of_post, select
from verdienmodel.scenario.schema import books_of_block
from verdienmodel.scenario.size import too_many

FIELD, MAY_BE_EMPTY = "veld", "mag_leeg"
"""In som(…): which row of each post is added up (kas, nog_te_betalen, …), and whether finding nothing is fine."""
TABLES = {
    "seizoen": ("naam", "seizoenen"),
    "index": ("naam", "indexen"),
    "prijspeil": ("naam", "indexen"),
    "staffel": ("tabel", "tabellen"),
    "schijven": ("tabel", "tabellen"),
    "cohort": ("profiel", "profielen"),
}
OWN_MONTHS = {"gespreid": 1, "opstart": 2}
"""Functions whose last argument is the row of months in which their owner runs."""


def resolve_names(bench: Workbench, entries: tuple[Entry, ...]) -> None:
    """Resolve every formula on the bench; problems for what is not known, with the nearest names."""
    for address, draft in list(bench.drafts.items()):
        if draft.expression is not None:
            bench.update(address, expression=_Resolver(bench, draft, entries).resolve(draft.expression))


class _Resolver:
    def __init__(self, bench: Workbench, draft: Draft, entries: tuple[Entry, ...]) -> None:
        self.bench, self.draft, self.entries = bench, draft, entries

    def resolve(self, node: Expression) -> Expression:
        if isinstance(node, Name):
            return self.name(node)
        if isinstance(node, Literal):
            return node
        if node.function == "som":
            return self.selection(node)
        call = Call(node.function, tuple(self.resolve(arg) for arg in node.args), self.fixed(node), node.span)
        return self.with_own_months(call)

    def name(self, node: Name) -> Name:
        found = self.find(node.address)
        if found is None:
            self.unknown(node)
            return node
        return Name(found, node.span)

    def find(self, written: str) -> str | None:
        candidates = (join(self.draft.scope, written), written)
        return next((address for address in candidates if address in self.bench.drafts), None)

    def unknown(self, node: Name) -> None:
        if self.bench.problems.full:
            self.bench.problems.leave_out()  # the nearest of thousands of names takes time that nobody waits for
            return
        scope = self.draft.scope
        known = [address.removeprefix(f"{scope}.") if scope else address for address in self.bench.drafts]
        self.problem(
            "E030",
            node,
            f"‘{node.address}’ bestaat niet",
            "",
            nearest(node.address, known) or "kijk of de naam bij invoer:, grootheden: of posten: staat",
        )

    def problem(self, code: str, node: Expression, wat: str, waarom: str, herstel: str) -> None:
        place = self.bench.column(self.draft.formula_path, self.draft.formula, node.span[0])
        self.bench.problems.add(Problem(code, place, self.draft.address, wat, waarom, herstel))

    def fixed(self, node: Call) -> tuple[tuple[str, Fixed], ...]:
        if node.function not in TABLES:
            return node.fixed
        key, room = TABLES[node.function]
        values = dict(node.fixed)
        name = str(values[key])
        if not name:
            return node.fixed
        known = getattr(self.bench.scenario, room)
        if name not in known and "." not in name:
            self.problem(
                "E031",
                node,
                f"‘{name}’ staat niet bij {room}:",
                "",
                nearest(name, known) or f"voeg {name} toe bij {room}:",
            )
        values[key] = name if "." in name else f"{room}.{name}"
        if node.function == "index":
            values["prijspeil"] = values["prijspeil"] or self.own_price_year()
            self.bench.index_years.setdefault(name, set()).add(int(str(values["prijspeil"])))
        return tuple(values.items())

    def own_price_year(self) -> int:
        unit = self.bench.blocks.get(self.draft.scope)
        return (unit.prijspeil if unit else None) or self.bench.price_year

    def with_own_months(self, call: Call) -> Call:
        last = OWN_MONTHS.get(call.function)
        if last is None or not isinstance(call.args[last], Literal) or self.draft.runs is None:
            return call
        return call.with_args((*call.args[:last], self.draft.runs))

    def selection(self, node: Call) -> Expression:
        terms: list[Expression] = []
        before = len(self.bench.problems)
        many = [arg for arg in node.args if isinstance(arg, Name) and "*" in arg.address]
        for arg in node.args:
            terms += self.wildcard(arg, dict(node.fixed)) if arg in many else [self.resolve(arg)]
        if node.fixed and not many:
            terms += self.posts(node)
        if not terms and MAY_BE_EMPTY not in dict(node.fixed) and len(self.bench.problems) == before:
            self.problem("E032", node, "deze som vindt niets", "", "kijk of de namen in de selectie kloppen")
        if not terms:
            return Literal(0.0)
        return Call("som", tuple(terms), (), node.span)

    def wildcard(self, node: Name, selection: Mapping[str, Fixed]) -> list[Expression]:
        """One term per building block that has the quantity, in the books asked for, counted only while it runs."""
        books = selection.get("administratie")
        terms: list[Expression] = []
        for address, draft in self.bench.drafts.items():
            if not fnmatchcase(address, node.address) or address.count(".") != node.address.count("."):
                continue
            if not isinstance(books, tuple) or self.books(draft) in books:
                terms.append(product(Name(address, node.span), *self.switch(draft)))
        if not terms and MAY_BE_EMPTY not in selection:
            self.problem(
                "E032",
                node,
                f"‘{node.address}’ vindt niets",
                "geen enkel onderdeel heeft deze grootheid",
                "kijk of de naam klopt",
            )
        return terms

    def books(self, draft: Draft) -> str:
        """Whose books the block of a quantity stands in."""
        return books_of_block(self.bench.scenario, self.bench.blocks.get(draft.scope))

    def switch(self, draft: Draft) -> list[Expression]:
        """A flow already stops with its onderdeel; a stock does not, so it is switched here."""
        if not draft.scope or draft.flows:
            return []
        return [*switch_of(self.bench, draft.scope), *([draft.runs] if draft.runs else [])]

    def known(self, node: Call, attribute: str, values: tuple[str, ...]) -> None:
        """A value that no post has would silently add up nothing."""
        known = {str(getattr(entry, attribute)) for entry in self.entries}
        for value in values:
            if value not in known:
                self.problem(
                    "E034",
                    node,
                    f"geen enkele post heeft {attribute}={value}",
                    "dan telt deze som niets op",
                    nearest(value, known)
                    or f"kies uit: {', '.join(sorted(known - {''})) or '(er zijn nog geen posten)'}",
                )

    def posts(self, node: Call) -> list[Expression]:
        selection = {str(key): values for key, values in node.fixed if isinstance(values, tuple)}
        field, may_be_empty = selection.pop(FIELD, ("",))[0], selection.pop(MAY_BE_EMPTY, ("nee",))[0] == "ja"
        for key, values in selection.items():
            attribute = attribute_of(key)
            if attribute not in ATTRIBUTES:
                self.problem("E033", node, f"posten hebben geen kenmerk ‘{key}’", "", nearest(key, ATTRIBUTES))
                return []
            if key == UP_TO_RANK and not values[0].isdigit():
                self.problem("E033", node, f"{UP_TO_RANK} is een getal, geen ‘{values[0]}’", "", "schrijf tot_rang=40")
                return []
            if not may_be_empty and key != UP_TO_RANK:
                self.known(node, attribute, values)
        found = select(self.entries, selection)
        posts = dict.fromkeys(entry.post for entry in found)
        names = [row_of_post(self.bench.drafts, post, field) for post in posts]
        return [Name(name) for name in names if name] or ([Literal(0.0)] if may_be_empty else [])


def check_size(bench: Workbench) -> None:
    """A graph that is too large is refused before anything is worked out."""
    if len(bench.drafts) > limits.QUANTITIES:
        bench.problems.add(too_many(str(len(bench.drafts)), bench.places.of(())))
