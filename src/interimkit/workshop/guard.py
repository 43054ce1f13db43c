"""What stands before every page: whose request it is, how large, and what a browser may do with it.

Another page that somebody in the room has open can send requests here, and a name can be made to
point here: so a request must name one of our own addresses, and what changes something must come
from a page of ours.
"""

from collections.abc import Collection, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 8_192
"""Bytes of a form; ours are under 200."""

DIGITS = 9
"""Of a length that are looked at; what is longer is larger than these say."""

FORM = "application/x-www-form-urlencoded"

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What a page may load and where it may send: nothing inline, nothing of anybody else's."""

HEADERS = {
    "content-security-policy": "; ".join(f"{name} {whose}" for name, whose in POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # To anybody else nothing. `no-referrer` would have browsers say `Origin: null` with a form
    # that is sent without a script, and that is the one thing by which we know our own.
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}

_HEADERS = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())


class Guard:
    """Lets through what is meant for us; everything that leaves carries the same headers.

    Args:
        app: What answers.
        hosts: How requests may call us: addresses with their ports.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return

        has_begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        status = self._refusal(Request(scope))
        answer = _plain(status) if status else self._app
        try:
            await answer(scope, receive, send_guarded)
        except Exception:
            if not has_begun:
                await _plain(500)(scope, receive, send_guarded)
            raise

    def _refusal(self, request: Request) -> int:
        """The status with which a request is turned away; 0 for one that is not."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421
        if request.method in {"GET", "HEAD"}:
            return 0
        return _refusal_of_form(request, hosts[0]) if request.method == "POST" else 405


def _plain(status: int) -> ASGIApp:
    return PlainTextResponse(f"{status}\n", status_code=status)


def _refusal_of_form(request: Request, host: str) -> int:
    headers = request.headers
    if not _is_from_us(headers.getlist("origin"), headers.get("sec-fetch-site"), host):
        return 403
    if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return 415
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):  # a browser says it with every form
        return 411
    return 413 if int(length.lstrip("0")[:DIGITS] or 0) > MOST_BODY else 0


def _is_from_us(origins: Sequence[str], site: str | None, host: str) -> bool:
    """Whether a page of ours sent it; browsers say so in one header or both."""
    if site is not None and site != "same-origin":
        return False
    if origins:
        return len(origins) == 1 and origins[0].lower() == f"http://{host.lower()}"
    return site is not None


async def form_of(request: Request) -> dict[str, str]:
    """What a form says; of a field that comes twice the last, and nothing where it makes no sense.

    The guard has seen to its length.
    """
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode(errors="replace"), max_num_fields=20)
    except ValueError:
        return {}
    return dict(pairs)
