"""Round values for the axis of a picture."""

from collections.abc import Iterable
from math import ceil, floor, log10

_LINES = 4
"""How many steps an axis has, about."""


def round_values(drawn: Iterable[float]) -> tuple[float, ...]:
    """Round values, evenly apart, from at or below the least that is drawn to at or above the most.

    Nothing (0) is always among them.

    >>> round_values([3.0, 9.5])
    (0.0, 5.0, 10.0)
    >>> round_values([-40_000.0, 65_000.0])
    (-50000.0, 0.0, 50000.0, 100000.0)
    """
    values = (0.0, *drawn)
    low, high = min(values), max(values)
    rough = ((high - low) or 1.0) / _LINES
    power = 10.0 ** floor(log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    lowest, highest = floor(low / step), ceil(high / step)
    return tuple(step * n for n in range(lowest, max(highest, lowest + 1) + 1))
