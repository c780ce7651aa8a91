"""From a spread in the graph to the distribution that is drawn."""

from __future__ import annotations

import math

from verdienmodel.engine.sampling.beta import Beta, Pert
from verdienmodel.engine.sampling.bounds import bounded
from verdienmodel.engine.sampling.continuous import Driehoek, Lognormaal, Normaal, Uniform, Vast
from verdienmodel.engine.sampling.discrete import Discreet, Historie, Kans, Poisson
from verdienmodel.engine.sampling.distribution import Distribution
from verdienmodel.engine.sampling.quantiles import Kwantielen
from verdienmodel.model.uncertain import Spread

PLAIN: dict[str, type[Distribution]] = {
    "uniform": Uniform, "driehoek": Driehoek, "pert": Pert, "normaal": Normaal, "lognormaal": Lognormaal,
    "beta": Beta, "poisson": Poisson, "kans": Kans,
}  # fmt: skip
BOUNDED = ("normaal", "lognormaal", "kwantielen")
"""What has no ends of its own: an amount that cannot be negative is not drawn below nil."""


def distribution_of(spread: Spread) -> Distribution:
    """The distribution of an input [its unit, or a share of its value]. ImpossibleDistribution when its numbers clash."""
    made = _made(spread)
    if spread.kind not in BOUNDED:
        return made
    return bounded(made, spread.low if not spread.relative else 0.0, spread.high)


def _made(spread: Spread) -> Distribution:
    numbers = spread.numbers
    if len(set(numbers)) == 1 and spread.kind in ("uniform", "driehoek", "pert", "kwantielen"):
        return Vast(numbers[0])
    if spread.kind == "kwantielen":
        low, middle, high = numbers
        return Kwantielen(low, high, None if math.isnan(middle) else middle)
    if spread.kind == "discreet":
        return Discreet(numbers, spread.chances)
    if spread.kind == "historie":
        return Historie(numbers)
    return PLAIN[spread.kind](*numbers)
