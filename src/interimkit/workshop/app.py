"""What is answered at which address: pages for phones, projector and coach, and what these send.

Everything works as a form: a POST changes something and sends on to a page. A script only spares
the reload.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from hmac import compare_digest
from pathlib import Path

from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from interimkit.domain.room import RefusedError, Room, Why
from interimkit.domain.room_events import Answered, Joined, Withdrew
from interimkit.errors import InterimkitError
from interimkit.model.text import Language, language_of
from interimkit.workshop import phone, screen
from interimkit.workshop.follow import Followers, Kind
from interimkit.workshop.guard import form_of
from interimkit.workshop.keys import CoachDoor, key_of, new_seat, new_secret
from interimkit.workshop.limits import JOINS, WRONG_CODES, Limit
from interimkit.workshop.phone import Phone, Said
from interimkit.workshop.projected import Screen
from interimkit.workshop.session import Running
from interimkit.workshop.states import phone_state, screen_state

STATIC = Path(__file__).with_name("static")

DAY = 86_400
"""Seconds that a cookie lives: as long as a session that nobody ends."""

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class App:
    """Everything that is answered, for one session.

    Args:
        running: The session.
        door: The coach's.
        address: What phones type, with the port.
        clock: Seconds that only go up.
    """

    def __init__(
        self, running: Running, door: CoachDoor, *, address: str, clock: Callable[[], float]
    ) -> None:
        self._running = running
        self._address = address
        self._door = door
        self._wrong_codes = Limit(WRONG_CODES, clock=clock)
        self._joins = Limit(JOINS, clock=clock)
        self._followers: Followers
        self._files = {
            file.name: (file.read_bytes(), _TYPES[file.suffix])
            for file in STATIC.iterdir()
            if file.suffix in _TYPES
        }
        self._router = Router(
            [
                Route("/", self._seat_page),
                Route("/join", self._join, methods=["POST"]),
                Route("/answer", self._answer, methods=["POST"]),
                Route("/result", self._result),
                Route("/withdraw", self._ask_withdrawal, methods=["GET"]),
                Route("/withdraw", self._withdraw, methods=["POST"]),
                Route("/withdrawn", self._withdrawn),
                Route("/events", self._events),
                Route("/screen", self._screen),
                Route("/screen/events", self._screen_events),
                Route("/static/{name}", self._static),
            ],
            redirect_slashes=False,
        )

    def begin(self) -> Callable[[Room], None]:
        """Begins, in the event loop that runs; gives what must hear of every change."""
        states = {Kind.PHONE: phone_state, Kind.SCREEN: screen_state}
        self._followers = Followers(lambda: self._running.room, states)
        return self._followers.changed

    def end(self) -> None:
        """Ends every stream."""
        self._followers.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        await self._router(scope, receive, send)

    async def _seat_page(self, request: Request) -> Response:
        code = request.query_params.get("code", "")[: phone.MOST_CODE]
        seen = self._phone(request, code=code)
        cookie = request.cookies.get(self._cookie, "")
        if seen.room.ended:
            page = phone.ended(seen)
        elif seen.seat:
            page = phone.seat_page(seen)
        else:
            page = phone.join(seen, Said.GONE if cookie else None)
        return self._page(request, page)

    async def _join(self, request: Request) -> Response:
        form = await form_of(request)
        code = form.get("code", "")[: phone.MOST_CODE]
        seen = self._phone(request, code=code)
        address = request.client.host if request.client else ""
        if seen.seat or seen.room.ended:  # a second tap takes no second seat
            return _to("/")
        if self._wrong_codes.is_spent(address) or self._joins.is_spent(address):
            answer = HTMLResponse(phone.join(seen, Said.TOO_MANY), 429)
            answer.headers["retry-after"] = "10"
            return answer
        if not compare_digest(phone.letters(code).encode(), self._running.about.code.encode()):
            self._wrong_codes.spend(address)
            return HTMLResponse(phone.join(seen, Said.WRONG_CODE), 403)
        self._joins.spend(address)
        secret = new_secret()
        try:
            await self._take_seat(secret)
        except (RefusedError, InterimkitError) as error:
            return HTMLResponse(phone.join(seen, _said(error)), 409)
        answer = _to("/")
        self._set(answer, self._cookie, secret)
        return answer

    async def _take_seat(self, secret: str) -> None:
        seat = new_seat()
        while seat in self._running.room.seats:
            seat = new_seat()
        await self._done(self._running.do(Joined(seat=seat), seat_key=key_of(secret)))

    async def _answer(self, request: Request) -> Response:
        form = await form_of(request)
        seen = self._phone(request)
        if not seen.seat:
            return _to("/")
        event = Answered(
            seat=seen.seat, question=form.get("question", ""), option=form.get("option", "")
        )
        try:
            await self._done(self._running.do(event))
        except (RefusedError, InterimkitError) as error:
            now = self._phone(request)
            if not now.seat:
                return _to("/")
            return HTMLResponse(phone.seat_page(now, _said(error)), 409)
        return _to("/")

    async def _result(self, request: Request) -> Response:
        seen = self._phone(request)
        if not seen.seat or not phone.is_result_open(seen.room):
            return _to("/")
        return self._page(request, phone.own_result(seen))

    async def _ask_withdrawal(self, request: Request) -> Response:
        seen = self._phone(request)
        return self._page(request, phone.ask_withdrawal(seen)) if seen.seat else _to("/")

    async def _withdraw(self, request: Request) -> Response:
        seen = self._phone(request)
        if seen.seat:
            try:
                await self._done(self._running.do(Withdrew(seat=seen.seat)))
            except RefusedError:
                pass  # the coach was first: it is gone
            except InterimkitError as error:
                return HTMLResponse(phone.ask_withdrawal(seen, _said(error)), 503)
        answer = _to("/withdrawn")
        answer.delete_cookie(self._cookie, httponly=True, samesite="lax")
        return answer

    async def _withdrawn(self, request: Request) -> Response:
        seen = self._phone(request)
        return _to("/") if seen.seat else self._page(request, phone.withdrawn(seen))

    async def _events(self, request: Request) -> Response:
        seat = self._seat(request)
        if not seat:
            return Response(status_code=403)
        return self._stream(Kind.PHONE, seat)

    async def _screen(self, _request: Request) -> Response:
        room, about = self._running.room, self._running.about
        seen = Screen(
            room=room,
            pack=self._running.pack_in(about.language),
            address=self._address,
            code=about.code,
            title=about.title,
            state=screen_state(room),
        )
        return HTMLResponse(screen.page(seen))

    async def _screen_events(self, _request: Request) -> Response:
        return self._stream(Kind.SCREEN, Kind.SCREEN)

    async def _static(self, request: Request) -> Response:
        body, type_ = self._files.get(request.path_params["name"], (b"", ""))
        return Response(body, media_type=type_) if type_ else Response(status_code=404)

    def _stream(self, kind: Kind, who: str) -> Response:
        if not self._followers.has_place(who):
            return Response(status_code=429)
        events: AsyncIterator[bytes] = self._followers.follow(kind, who)
        return StreamingResponse(events, media_type="text/event-stream")

    async def _done(self, future: "Future[Room]") -> Room:
        return await asyncio.wrap_future(future)

    @property
    def _cookie(self) -> str:
        """Another session on this computer, at another port, has another one."""
        return f"seat-{self._running.about.id}"

    def _seat(self, request: Request) -> str:
        held = request.cookies.get(self._cookie, "")
        seat = self._running.seat_of(key_of(held)) if held else None
        return seat if seat in self._running.room.seats else ""

    def _phone(self, request: Request, *, code: str = "") -> Phone:
        language = self._language(request)
        room = self._running.room
        return Phone(
            room=room,
            about=self._running.about,
            pack=self._running.pack_in(language),
            language=language,
            seat=self._seat(request),
            code=code,
            state=phone_state(room),
        )

    def _language(self, request: Request) -> Language:
        """The phone's own: as chosen there, else as its browser asks, else the session's."""
        wanted = [request.query_params.get("lang", ""), request.cookies.get("language", "")]
        wanted += request.headers.get("accept-language", "").split(",")
        spoken = (language_of(one.partition(";")[0].strip()) for one in wanted)
        return next(filter(None, spoken), self._running.about.language)

    def _page(self, request: Request, html: str) -> Response:
        answer = HTMLResponse(html)
        if chosen := language_of(request.query_params.get("lang", "")):
            self._set(answer, "language", chosen)
        return answer

    def _set(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(name, value, max_age=DAY, httponly=True, samesite="lax")


def _to(path: str) -> Response:
    return RedirectResponse(path, 303)


def _said(error: RefusedError | InterimkitError) -> Said:
    """What a phone says of it."""
    if isinstance(error, InterimkitError):
        return Said.NOT_KEPT
    match error.why:
        case Why.LOCKED:
            return Said.LOCKED
        case Why.FULL:
            return Said.FULL
        case Why.CLOSED | Why.ENDED:
            return Said.CLOSED
        case Why.REVEALED:
            return Said.REVEALED
        case _:
            return Said.NOT_NOW
