"""Requests that come all at once, a few each time the event loop comes round.

Five hundred answers in one turn of the loop would keep everything else, news of a closed question
first, waiting for all of them.
"""

import asyncio

AT_ONCE = 32
"""Requests that are begun in one turn of the loop: about ten milliseconds of work."""


class Turns:
    """A gate that so many pass at once; for one event loop alone."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._gate = asyncio.Semaphore(at_once)

    async def wait(self) -> None:
        """Comes back in a turn of the loop in which few others do; who came first goes first."""
        async with self._gate:
            await asyncio.sleep(0)
