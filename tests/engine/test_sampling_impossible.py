"""Numbers of a distribution that do not fit are refused in Dutch, each with what to do."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import pytest

from verdienmodel.engine.sampling.beta import Beta, Pert
from verdienmodel.engine.sampling.bounds import bounded
from verdienmodel.engine.sampling.continuous import Driehoek, Lognormaal, Normaal, Uniform, Vast
from verdienmodel.engine.sampling.discrete import Discreet, Historie, Kans, Poisson
from verdienmodel.engine.sampling.distribution import Distribution, ImpossibleDistribution
from verdienmodel.engine.sampling.quantiles import Kwantielen

REFUSED: dict[str, Callable[[], Distribution]] = {
    "p10 (20) ligt niet onder p90 (10)": lambda: Kwantielen(20, 10),
    "p50 (25) ligt niet tussen p10 en p90": lambda: Kwantielen(10, 20, 25),
    "p50 (10.1) ligt bijna op p10 of p90": lambda: Kwantielen(10, 20, 10.1),
    "p10 (0) en p90 (5) moeten oplopen en boven 0 zijn": lambda: Lognormaal.from_quantiles(0, 5),
    "modus (70) ligt niet tussen 10 en 60": lambda: Pert(10, 70, 60),
    "modus (5) ligt niet tussen 10 en 60": lambda: Driehoek(10, 5, 60),
    "laag (8) is niet kleiner dan hoog (8)": lambda: Uniform(8, 8),
    "laag (9) is niet kleiner dan hoog (8)": lambda: Beta(1, 1, 9, 8),
    "gewicht is 0": lambda: Pert(10, 20, 60, 0),
    "a (0.01) en b (1)": lambda: Beta(0.01, 1),
    "sd is 0": lambda: Normaal(5, 0),
    "gemiddelde en sd van lognormaal": lambda: Lognormaal(-5, 1),
    "de kans is 1.2": lambda: Kans(1.2),
    "de kans is -0.1": lambda: Kans(-0.1),
    "een kans is kleiner dan 0": lambda: Discreet((1, 2), (1.5, -0.5)),
    "de kansen zijn samen 0.9": lambda: Discreet((1, 2), (0.5, 0.4)),
    "elke waarde heeft één kans": lambda: Discreet((1, 2), (1.0,)),
    "een waarde staat er twee keer": lambda: Discreet((1, 1), (0.5, 0.5)),
    "gemiddelde van poisson is 0": lambda: Poisson(0),
    "historie heeft minder dan twee jaren": lambda: Historie((4,)),
    "historie kan geen grenzen hebben": lambda: bounded(Historie((4, 5)), 0, 4),
    "de ondergrens ligt niet onder de bovengrens": lambda: bounded(Normaal(0, 1), 2, 1),
    "tussen de grenzen blijft bijna niets over": lambda: bounded(Normaal(0, 1), 8, 9),
    "tussen de grenzen blijft bijna niets over ": lambda: bounded(Poisson(2), 100, 101),
    "ontbreekt of is oneindig": lambda: Uniform(0, inf),
    "ontbreekt of is oneindig ": lambda: Vast(nan),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(ImpossibleDistribution) as found:
        REFUSED[text]()
    assert text.strip() in found.value.wat
    assert found.value.herstel
