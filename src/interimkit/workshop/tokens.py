"""What a session, a seat and a coach are known by: ids, codes, and secrets kept as hashes."""

from collections.abc import Collection
from datetime import date
from hashlib import sha256
from hmac import compare_digest
from secrets import choice, token_urlsafe

CODE_LETTERS = "BCDFGHJKMPQRTVWXZ"
"""No vowels, so that no word comes of it; no N and S, which a room hears as M and F."""
CODE_LENGTH = 6

SECRET_BYTES = 32
"""256 bits, twice what cannot be guessed."""

LINK_BYTES = 16
"""128 bits, in a link that works once and stands in one line of a terminal of 60 columns."""

SEAT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No 0 and O, no 1 and I: a seat's label is read from a phone and typed by a coach."""
SEAT_LENGTH = 3


def new_id(day: date, taken: Collection[str]) -> str:
    """What a session is called: the day and a number.

    >>> new_id(date(2026, 11, 26), {"2026-11-26-1"})
    '2026-11-26-2'
    """
    number = 1
    while (name := f"{day.isoformat()}-{number}") in taken:
        number += 1
    return name


def new_code() -> str:
    """Six letters that are told apart aloud and on a screen."""
    return "".join(choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_secret() -> str:
    """A secret that fits into a cookie and a fragment of a URL."""
    return token_urlsafe(SECRET_BYTES)


def key_of(secret: str) -> bytes:
    """What is kept of a secret, by which it is known again."""
    return sha256(secret.encode(errors="replace")).digest()


def new_seat() -> str:
    """A label that tells nothing, least of all who came first; such as `K7Q`."""
    return "".join(choice(SEAT_LETTERS) for _ in range(SEAT_LENGTH))


class CoachDoor:
    """The coach's page, opened by a token that works once.

    Both token and cookie live as long as the process: who resumes a session is given a new link.
    """

    def __init__(self) -> None:
        self.token = token_urlsafe(LINK_BYTES)
        self._opened: set[bytes] = set()

    def exchange(self, token: str) -> str | None:
        """What the coach's browser holds from now on; None where the token is not the one.

        The token is spent by it, and `token` is another, for another browser.
        """
        if not compare_digest(key_of(token), key_of(self.token)):
            return None
        self.token, held = token_urlsafe(LINK_BYTES), new_secret()
        self._opened.add(key_of(held))
        return held

    def admits(self, held: str) -> bool:
        """Whether it is what a coach's browser was given."""
        key = key_of(held)
        return any(compare_digest(key, opened) for opened in self._opened)
