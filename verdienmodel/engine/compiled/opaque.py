"""What is not linear: worked out by the function's own code, once for each set of months that are really different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.forms import ONE, Form, Mono, Months, constant_of, different
from verdienmodel.engine.compiled.leaves import STATIC, Leaves, moment, moments
from verdienmodel.engine.compiled.nearest import nearest, products
from verdienmodel.engine.compiled.nodes import Argument, Computed, Kept, Node, Request
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.function import REGISTRY, Repeats
from verdienmodel.language.tree import Call

_FINITE = frozenset(
    "min max als groter groter_gelijk kleiner kleiner_gelijk gelijk ongelijk en of niet vanaf tot_en_met maal"
    " staffel schijven cumulatief jaar_tot_nu kwartaal_tot_nu vorige volgende laagste".split()
)
"""Functions that never make an infinity out of ordinary numbers."""
_SANE = frozenset({"index", "prijspeil"})
"""Functions that do so for a rate of minus 100 percent only."""
Tables = Mapping[str, tuple[Argument, ...]]


@dataclass(eq=False)
class Opaque:
    """Makes nodes and gives back what they stand for as a form."""

    clock: Clock
    leaves: Leaves
    tables: Mapping[str, tuple[Array, ...]]
    """The columns of every table with certain values."""
    varying: Mapping[str, tuple[int | None, ...]]
    """Per uncertain table its vectors; None for a column that is certain."""
    known: dict[tuple[object, ...], Form] = field(default_factory=dict)
    sums: dict[Mono, Form] = field(default_factory=dict)
    """The sums that are worked out once so far, by the row that each is."""
    guarded: set[int] = field(default_factory=set)
    """Vectors that were multiplied by 0: where one is no number, 0 times that is none either."""

    @cached_property
    def months(self) -> int:
        return int(self.clock.number.shape[1])

    def request(self, form: Form, months: Months) -> Request:
        """A form asked for in these months."""
        return self.requests(form, [months])[0]

    def requests(self, form: Form, groups: Sequence[Months]) -> list[Request]:
        """A form asked for in several groups of months, each apart."""
        monos, values = list(form), np.array(list(form.values())).reshape(len(form), self.months)
        found = []
        for months in groups:
            part = values[:, months]
            kept = {monos[row]: part[row] for row in np.flatnonzero(part.any(axis=1))}
            found.append(Request(kept, months, moment(self.leaves, kept, months)))
        return found

    def here(self, call: Call, args: Sequence[Form], months: Months) -> Form:
        """A function that looks at one month at a time, in these months; 0 in all others."""
        function = REGISTRY[call.function]
        repeats = function.repeats if function.monthly else None
        picked, which, key = self.different(args, months, repeats)
        whole = (call.function, call.fixed, key, months.tobytes())
        if whole not in self.known:
            self.known[whole] = self._here(call, args, months, picked, which)
        return self.known[whole]

    def _here(self, call: Call, args: Sequence[Form], months: Months, picked: Months, which: Months) -> Form:
        varying = [name for _, name in call.fixed if isinstance(name, str) and name in self.varying]
        certain = np.zeros(len(picked), dtype=np.bool_) if varying else self._certain(args, picked)
        form: dict[tuple[int, ...], Array] = {}
        if certain.any():
            sure = picked[certain]
            values = [constant_of(arg, self.months)[sure].reshape(1, -1) for arg in args]
            frame = Frame(self.clock.at(sure.tolist()), 0, len(sure), self.tables)
            outcome = np.zeros(len(picked))
            outcome[certain] = np.broadcast_to(REGISTRY[call.function].compute(values, frame, call), (1, len(sure)))[0]
            form[ONE] = self._spread(outcome[which], months)
        if not certain.all():
            vectors = np.zeros(len(picked), dtype=np.intp)
            for group in self._groups(args, picked, np.flatnonzero(~certain)):
                vectors[group] = self._node(self._computed(call, args, picked[group]), len(group), call)
            form |= self._as_form(vectors[which], ~certain[which], months)
        return form

    def guard(self, form: Form, months: Months) -> None:
        """Remember which vectors of a form are multiplied by 0 in these months and may be no number."""
        leaves = self.leaves
        for mono, profile in form.items():
            symbols = [symbol for symbol in mono if leaves.watched[symbol] and symbol not in self.guarded]
            used = months[profile[months] != 0] if symbols else months
            for symbol in symbols if len(used) else ():
                vectors = set(leaves.rows[symbol][used].tolist()) if symbol in leaves.rows else {symbol}
                self.guarded.update(vector for vector in vectors if leaves.watched[vector])

    def kept(self, form: Form, most: int = 1_000_000) -> Form:
        """The same form as one row of vectors, worked out once; as it is when that takes more than `most` vectors."""
        months = np.arange(self.months)
        picked, which, key = self.different([form], months, None)
        if len(picked) > most:
            return form
        beside = nearest(self.sums, form, self.leaves)
        whole = ("", key, beside.row if beside else None)
        if whole not in self.known:
            asked = beside.rest if beside else form
            vectors = self._node(Kept((self.request(asked, picked),)), len(picked), None)
            self.known[whole] = self._as_form(vectors[which], np.ones(len(months), dtype=bool), months)
        (row,) = self.known[whole]
        self.sums[row] = form
        return self.known[whole]

    def whole(self, call: Call, args: Sequence[Form]) -> Form:
        """A function that looks at the whole row."""
        months = np.arange(self.months)
        width = 1 if REGISTRY[call.function].single else self.months
        node = self._computed(call, args, months, self.clock)
        return self._as_form(np.resize(self._node(node, width, call), self.months), np.ones(len(months), bool), months)

    def outcome(self, node: Node, which: Months, call: Call | None) -> Form:
        """The form of a node with one vector for each different month."""
        months = np.arange(self.months)
        vectors = self._node(node, int(which.max()) + 1, call)
        return self._as_form(vectors[which], np.ones(len(months), dtype=bool), months)

    def argument(self, form: Form, months: Months, requests: list[Request]) -> Argument:
        """Its numbers when it is certain, otherwise where it will stand among the requests."""
        if all(mono == ONE or not profile[months].any() for mono, profile in form.items()):
            return constant_of(form, self.months)[months].reshape(1, -1)
        if len(months) > self.leaves.years and products(form, self.leaves) > 1:
            form = self.kept(form)  # others may ask for the same, or begin with it
        requests.append(self.request(form, months))
        return len(requests) - 1

    def columns(self, calls: Iterable[Call], requests: list[Request]) -> dict[str, tuple[Argument, ...]]:
        """The columns of the tables that these calls look in, asked for where they are uncertain."""
        names = {value for call in calls for _, value in call.fixed if isinstance(value, str) and value in self.tables}
        return {
            name: tuple(self._column(name, place, requests) for place in range(len(self.tables[name])))
            for name in sorted(names)
        }

    def _column(self, name: str, place: int, requests: list[Request]) -> Argument:
        vector = self.varying[name][place] if name in self.varying else None
        if vector is None:
            return self.tables[name][place]
        requests.append(Request({(vector,): np.ones(1)}, np.zeros(1, dtype=np.intp), self.leaves.times[vector]))
        return len(requests) - 1

    def _computed(self, call: Call, args: Sequence[Form], months: Months, clock: Clock | None = None) -> Computed:
        requests: list[Request] = []
        arguments = tuple(self.argument(arg, months, requests) for arg in args)
        tables = self.columns([call], requests)
        clock = clock or self.clock.at(months.tolist())
        return Computed(tuple(requests), call, arguments, tables, clock)

    def _node(self, node: Node, count: int, call: Call | None) -> Months:
        risky = call is not None and call.function not in _FINITE
        sane = isinstance(node, Computed) and node.call.function in _SANE
        return np.array(self.leaves.make(node, count, risky=risky, sane=sane), dtype=np.intp)

    def _as_form(self, vectors: Months, there: NDArray[np.bool_], months: Months) -> Form:
        row = np.full(self.months, vectors[np.argmax(there)])
        row[months[there]] = vectors[there]
        return {(self.leaves.row(row),): self._spread(there.astype(np.float64), months)}

    def _spread(self, values: Array, months: Months) -> Array:
        whole = np.zeros(self.months)
        whole[months] = values
        return whole

    def _certain(self, args: Sequence[Form], picked: Months) -> NDArray[np.bool_]:
        profiles = [profile for arg in args for mono, profile in arg.items() if mono != ONE]
        varies = np.array(profiles).reshape(-1, self.months)[:, picked].any(axis=0)
        return np.logical_not(varies)

    def _groups(self, args: Sequence[Form], picked: Months, places: Months) -> list[Months]:
        """Months that are ready at different moments apart, as long as they are few; otherwise all together."""
        if len(places) > self.leaves.years:
            return [places]
        never = np.full(len(places), STATIC)
        times = np.maximum.reduce([never, *(self.moments(arg, picked[places]) for arg in args)])
        return [places[times == time] for time in np.unique(times)]

    def by_moment(self, form: Form, months: Months) -> list[Months]:
        """Places in `months` that are ready at the same moment."""
        times = self.moments(form, months)
        return [np.flatnonzero(times == time) for time in np.unique(times)]

    def rows(self, node: Node, names: Sequence[str]) -> dict[str, Form]:
        """The forms of a node that makes every month of several quantities, one after the other."""
        vectors = self._node(node, len(names) * self.months, None).reshape(len(names), -1)
        for vector in node.outputs:
            self.leaves.risky[vector] = self.leaves.watched[vector] = True
        everywhere = np.arange(self.months)
        there = np.ones(self.months, dtype=bool)
        return {name: self._as_form(row, there, everywhere) for name, row in zip(names, vectors, strict=True)}

    def moments(self, form: Form, months: Months) -> Months:
        """When a form is ready in each of these months."""
        return moments(self.leaves, {mono: profile[months] for mono, profile in form.items()}, months)

    def different(self, args: Sequence[Form], months: Months, repeats: Repeats | None) -> tuple[Months, Months, object]:
        """The months in which the arguments really differ, which of them each month is, and all of it as a key."""
        lines = [self._calendar(repeats, months)] if repeats else []
        names: list[tuple[int, ...] | int] = []
        for place, arg in enumerate(args):
            monos = sorted(arg)
            names += [-1 - place, *monos]
            if monos:
                values = np.array([arg[mono] for mono in monos])[:, months]
                moving = ((mono, row) for mono, row in zip(monos, values, strict=True) if self.leaves.rows_of(mono))
                lines += [values, *(self._moving(mono, row, months) for mono, row in moving)]
        lines = [line for line in lines if line.size]
        table = np.ascontiguousarray(np.vstack(lines).T, dtype=np.float64) if lines else np.zeros((len(months), 1))
        first, which = different(table)
        return months[first], which, (tuple(names), table.shape, blake2b(table.data, digest_size=20).digest())

    def _moving(self, mono: Mono, values: Array, months: Months) -> Array:
        """Which vectors the rows of a product are in the months in which it counts."""
        counts = values != 0
        return np.array([self.leaves.rows[symbol][months] * counts for symbol in self.leaves.rows_of(mono)])

    def _calendar(self, repeats: Repeats, months: Months) -> Array:
        row = {"month": self.clock.number, "year": self.clock.year, "season": self.clock.month}[repeats]
        return np.asarray(row[0][months])
