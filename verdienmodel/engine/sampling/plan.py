"""The plan: which uncertain thing has which place in the sample. It travels in the stamp of a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Plan:
    """Dimensions in order, each named by an address: a leaf, an event, or a group that shares one.

    The order is never changed, only added to: a place and a name together decide the points of a dimension.
    """

    dimensions: tuple[str, ...] = ()

    @classmethod
    def of(cls, base: Iterable[str], *options: Iterable[str]) -> Plan:
        """The base scenario first, then what each option adds: an option never moves what the base has."""
        plan = cls().extended(base)
        for option in options:
            plan = plan.extended(option)
        return plan

    def extended(self, names: Iterable[str]) -> Plan:
        """The same plan with what it lacks at the end; a name that is in it keeps its place."""
        return Plan(tuple(dict.fromkeys((*self.dimensions, *names))))

    @cached_property
    def places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.dimensions)}

    def __len__(self) -> int:
        return len(self.dimensions)

    def as_dict(self) -> dict[str, Any]:
        """For the stamp."""
        return {"dimensies": list(self.dimensions)}

    @classmethod
    def from_dict(cls, stamp: Mapping[str, Any]) -> Plan:
        return cls().extended(stamp["dimensies"])
