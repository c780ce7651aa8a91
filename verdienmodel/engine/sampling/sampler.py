"""From a plan to values: what a run asks for, block after block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verdienmodel.engine.sampling.correlation import Copula, Correlation
from verdienmodel.engine.sampling.distribution import Distribution
from verdienmodel.engine.sampling.draws import Sampling, uniforms
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Source:
    """Where the values of one leaf come from: usually its own dimension, for historie that of its group."""

    address: str
    distribution: Distribution
    group: str = ""

    @property
    def dimension(self) -> str:
        return self.group or self.address


@dataclass(frozen=True)
class Sampler:
    """A plan with everything that is settled before the first draw. Safe to share between threads."""

    plan: Plan
    sampling: Sampling
    copula: Copula = field(default_factory=Copula)

    def points(self, block: int) -> Mapping[str, Points]:
        """The points of every dimension in one block; shocks of paths read theirs here too."""
        points = self.copula.points(uniforms(self.plan, self.sampling, block))
        return dict(zip(self.plan.dimensions, points, strict=True))


def values(sources: Sequence[Source], points: Mapping[str, Points]) -> dict[str, Array]:
    """A value per draw (draws,) for every leaf."""
    return {source.address: source.distribution.values(points[source.dimension]) for source in sources}


def unrelatable(correlations: Sequence[Correlation], sources: Sequence[Source]) -> tuple[Correlation, ...]:
    """Correlations that say nothing: with something certain, or with years of a historie."""
    loose = {source.dimension for source in sources if not source.distribution.ordered}
    return tuple(item for item in correlations if {item.one, item.other} & loose)
