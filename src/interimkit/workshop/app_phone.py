"""What phones ask for and send."""

import asyncio
from collections.abc import Callable
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room_events import Answered, Happening, Joined, Withdrew
from interimkit.errors import InterimkitError
from interimkit.model.text import Language, language_of
from interimkit.workshop import phone_door, phone_seat
from interimkit.workshop.follow import Followers, Kind
from interimkit.workshop.guard import form_of
from interimkit.workshop.limits import JOINS, WRONG_CODES, Limit
from interimkit.workshop.phone import MOST_CODE, Phone, Said, is_result_open, letters
from interimkit.workshop.phone_result import page_to_take_home
from interimkit.workshop.session import Running
from interimkit.workshop.states import phone_state
from interimkit.workshop.tokens import key_of, new_seat, new_secret

DAY = 86_400
"""Seconds that a cookie lives: as long as a session that nobody ends."""

WAIT = "10"
"""Seconds after which somebody who tried too often may try again."""


class PhoneRoutes:
    """The phones of one session.

    Args:
        running: The session.
        followers: Who follows it.
        clock: Seconds that only go up.
    """

    def __init__(
        self, running: Running, followers: Followers, *, clock: Callable[[], float]
    ) -> None:
        self._running = running
        self._followers = followers
        self._wrong_codes = Limit(WRONG_CODES, clock=clock)
        self._joins = Limit(JOINS, clock=clock)
        self._cookie = f"seat-{running.about.id}"  # at another port is another session
        self.routes = [
            Route("/", self._here),
            Route("/join", self._join, methods=["POST"]),
            Route("/answer", self._answer, methods=["POST"]),
            Route("/result", self._result),
            Route("/take-home", self._take_home),
            Route("/withdraw", self._ask_withdrawal, methods=["GET"]),
            Route("/withdraw", self._withdraw, methods=["POST"]),
            Route("/withdrawn", self._withdrawn),
            Route("/events", self._events),
        ]

    async def _here(self, request: Request) -> Response:
        code = request.query_params.get("code", "")[:MOST_CODE]
        had_seat = self._cookie in request.cookies
        seen = self._phone(request, code=code)
        if seen.room.ended:
            html = phone_door.ended(seen)
        elif seen.seat:
            html = phone_seat.seat_page(seen)
        else:
            gone = Said.GONE if had_seat else None
            html = phone_door.join(self._phone(request, code=code, said=gone))
        answer = HTMLResponse(html)
        if chosen := language_of(request.query_params.get("lang", "")):
            _set(answer, "language", chosen)
        return answer

    async def _join(self, request: Request) -> Response:
        form = await form_of(request)
        code = form.get("code", "")[:MOST_CODE]
        address = request.client.host if request.client else ""
        seen = self._phone(request, code=code)
        if seen.seat or seen.room.ended:  # a second tap takes no second seat
            return _to("/")

        def again(said: Said, status: int, **headers: str) -> Response:
            page = phone_door.join(self._phone(request, code=code, said=said))
            return HTMLResponse(page, status, headers)

        is_right = compare_digest(letters(code), self._running.about.code)
        # Whoever guesses shuts nobody out who has the code, though a whole room be behind one
        # address. All who can reach us see it on the projector's page: it is no secret from them.
        if (self._joins if is_right else self._wrong_codes).is_spent(address):
            return again(Said.TOO_MANY, 429, **{"retry-after": WAIT})
        if not is_right:
            self._wrong_codes.spend(address)
            return again(Said.WRONG_CODE, 403)
        self._joins.spend(address)
        secret = new_secret()
        if said := await self._refusal(Joined(seat=self._free_seat()), seat_key=key_of(secret)):
            return again(said, 409)
        answer = _to("/")
        _set(answer, self._cookie, secret)
        return answer

    async def _answer(self, request: Request) -> Response:
        form = await form_of(request)
        seat = self._seat(request)
        if not seat:
            return _to("/")
        question, option = form.get("question", ""), form.get("option", "")
        said = await self._refusal(Answered(seat=seat, question=question, option=option))
        if said is None or not self._seat(request):
            return _to("/")
        return HTMLResponse(phone_seat.seat_page(self._phone(request, said=said)), 409)

    async def _result(self, request: Request) -> Response:
        seen = self._phone(request)
        if not seen.seat or not is_result_open(seen.room):
            return _to("/")
        return HTMLResponse(phone_seat.own_result(seen))

    async def _take_home(self, request: Request) -> Response:
        seen = self._phone(request)
        if not seen.seat or not is_result_open(seen.room):
            return _to("/")
        file = await asyncio.to_thread(page_to_take_home, seen)  # it takes a while to lay out
        name = f'attachment; filename="interimkit-{seen.about.id}.html"'
        return HTMLResponse(file, headers={"content-disposition": name})

    async def _ask_withdrawal(self, request: Request) -> Response:
        seen = self._phone(request)
        return HTMLResponse(phone_door.ask_withdrawal(seen)) if seen.seat else _to("/")

    async def _withdraw(self, request: Request) -> Response:
        if seat := self._seat(request):
            said = await self._refusal(Withdrew(seat=seat))
            if said is Said.NOT_KEPT:
                page = phone_door.ask_withdrawal(self._phone(request, said=said))
                return HTMLResponse(page, 503)
        answer = _to("/withdrawn")
        answer.delete_cookie(self._cookie, httponly=True, samesite="lax")
        return answer

    async def _withdrawn(self, request: Request) -> Response:
        seen = self._phone(request)
        return _to("/") if seen.seat else HTMLResponse(phone_door.withdrawn(seen))

    async def _events(self, request: Request) -> Response:
        seat = self._seat(request)
        return self._followers.stream(Kind.PHONE, seat) if seat else Response(status_code=403)

    async def _refusal(self, event: Happening, *, seat_key: bytes = b"") -> Said | None:
        """Lets something happen; gives why it could not, once that is certain."""
        try:
            await asyncio.wrap_future(self._running.do(event, seat_key=seat_key))
        except RefusedError as error:
            return _WHY.get(error.why, Said.NOT_NOW)
        except InterimkitError:
            return Said.NOT_KEPT
        return None

    def _free_seat(self) -> str:
        seat = new_seat()
        while seat in self._running.room.seats:
            seat = new_seat()
        return seat

    def _seat(self, request: Request) -> str:
        """The seat that a phone's cookie opens; empty where it opens none."""
        held = request.cookies.get(self._cookie, "")
        seat = self._running.seat_of(key_of(held)) or ""
        return seat if seat in self._running.room.seats else ""

    def _phone(self, request: Request, *, code: str = "", said: Said | None = None) -> Phone:
        room, about = self._running.room, self._running.about
        language = _language(request, otherwise=about.language)
        return Phone(
            room=room,
            about=about,
            pack=self._running.pack_in(language),
            language=language,
            seat=self._seat(request),
            code=code,
            state=phone_state(room),
            said=said,
        )


_WHY = {
    Why.LOCKED: Said.LOCKED,
    Why.FULL: Said.FULL,
    Why.CLOSED: Said.CLOSED,
    Why.ENDED: Said.CLOSED,
    Why.REVEALED: Said.REVEALED,
}


def _language(request: Request, *, otherwise: Language) -> Language:
    """A phone's own: as chosen there, else as its browser asks."""
    wanted = [request.query_params.get("lang", ""), request.cookies.get("language", "")]
    wanted += request.headers.get("accept-language", "").split(",")
    spoken = (language_of(one.partition(";")[0].strip()) for one in wanted)
    return next(filter(None, spoken), otherwise)


def _to(path: str) -> Response:
    return RedirectResponse(path, 303)


def _set(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=DAY, httponly=True, samesite="lax")
