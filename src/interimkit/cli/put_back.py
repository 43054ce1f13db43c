"""A terminal left as it was found, whatever ends what was shown on it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


@contextmanager
def put_back(terminal: Any) -> Iterator[None]:
    """Leaves a terminal as it was, also where a signal comes before anybody else would mind it."""
    try:
        import termios
    except ImportError:  # Windows
        yield
        return
    before = None
    with suppress(termios.error, OSError, ValueError, TypeError, AttributeError):  # no terminal
        before = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        if before is not None:
            with suppress(termios.error, OSError):  # it is gone
                termios.tcsetattr(terminal, termios.TCSANOW, before)
