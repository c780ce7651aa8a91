"""Round positions for a slider between a low and a high value."""

from __future__ import annotations

from math import floor, log10


def slider_values(low: float, high: float, now: float, count: int, *, percent: bool) -> list[float]:
    """About `count` round values from low to high, with the present value among them [unit of the leaf].

    Low and high of a percentage are written as people write them (8), the value is a share (0.08).
    """
    factor = 100.0 if percent else 1.0
    rough = (high - low) / count
    size = 10.0 ** floor(log10(rough))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough)
    values = {round((low + step * n) / factor, 12) for n in range(int((high - low) / step + 1e-9) + 1)}
    return sorted({*values, round(high / factor, 12), now})
