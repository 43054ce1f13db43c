"""How much one address may try: enough for a whole room behind it, and no more."""

from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct

MOST_ADDRESSES = 2_000
"""Addresses that are remembered; a local network has a few hundred."""


class Allowance(Struct, frozen=True, kw_only=True):
    """So many at once, and so many more a second."""

    at_once: int
    a_second: float


WRONG_CODES = Allowance(at_once=150, a_second=1)
"""Two hundred people behind one address mistype far less; a right code is taken all the same."""

JOINS = Allowance(at_once=250, a_second=2)
"""A room of 200 at once; nobody fills the seats from one phone within minutes."""


class Limit:
    """What is left of an allowance, by address.

    Args:
        allowance: What each address may.
        clock: Seconds that only go up.
    """

    def __init__(self, allowance: Allowance, *, clock: Callable[[], float]) -> None:
        self._allowance = allowance
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def is_spent(self, address: str) -> bool:
        """Whether nothing is left for now."""
        return self._now(address) < 1

    def spend(self, address: str) -> None:
        """Takes one away."""
        self._left[address] = (max(0.0, self._now(address) - 1), self._clock())
        self._left.move_to_end(address)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)

    def _now(self, address: str) -> float:
        at_once = float(self._allowance.at_once)
        left, at = self._left.get(address, (at_once, self._clock()))
        return min(at_once, left + (self._clock() - at) * self._allowance.a_second)
