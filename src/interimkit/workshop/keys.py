"""What opens a seat, and the coach's page: secrets, of which only hashes are kept."""

from hashlib import sha256
from hmac import compare_digest
from secrets import choice, token_urlsafe

SECRET_BYTES = 32
"""256 bits, twice what cannot be guessed."""

SEAT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No 0 and O, no 1 and I: a seat's label is read from a phone and typed by a coach."""
SEAT_LENGTH = 3


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
        self.token = new_secret()
        self._opened: set[bytes] = set()

    def exchange(self, token: str) -> str | None:
        """What the coach's browser holds from now on; None where the token is not the one.

        The token is spent by it, and `token` is another, for another browser.
        """
        if not compare_digest(key_of(token), key_of(self.token)):
            return None
        self.token, held = new_secret(), new_secret()
        self._opened.add(key_of(held))
        return held

    def admits(self, held: str) -> bool:
        """Whether it is what a coach's browser was given."""
        key = key_of(held)
        return any(compare_digest(key, opened) for opened in self._opened)
