"""What the coach's page asks for and sends; to nobody else is any of it answered."""

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room
from interimkit.domain.room_events import Ended, Withdrew
from interimkit.errors import Problem, SavedDataError
from interimkit.workshop import coach
from interimkit.workshop.controls import Control, act, may_be_kept
from interimkit.workshop.follow import Followers, Kind
from interimkit.workshop.guard import form_of
from interimkit.workshop.session import Running
from interimkit.workshop.states import coach_state
from interimkit.workshop.tokens import CoachDoor

COOKIE = "coach"
PATH = "/coach"


class CoachRoutes:
    """The coach of one session.

    Args:
        running: The session.
        followers: Who follows it.
        door: What lets a coach in.
    """

    def __init__(self, running: Running, followers: Followers, door: CoachDoor) -> None:
        self._running = running
        self._followers = followers
        self._door = door
        self.routes = [
            Route(PATH, self._page, methods=["GET"]),
            Route(PATH, self._do, methods=["POST"]),
            Route(f"{PATH}/token", self._exchange, methods=["POST"]),
            Route(f"{PATH}/events", self._events),
        ]

    async def _exchange(self, request: Request) -> Response:
        held = self._door.exchange((await form_of(request)).get("token", ""))
        if held is None:
            return Response(status_code=403)
        answer = Response(status_code=204)
        answer.set_cookie(COOKIE, held, path=PATH, httponly=True, samesite="strict")
        return answer

    async def _page(self, request: Request) -> Response:
        if not self._is_coach(request):
            return HTMLResponse(coach.outside(self._running.about.language))
        return HTMLResponse(self._seen())

    async def _events(self, request: Request) -> Response:
        if not self._is_coach(request):
            return Response(status_code=403)
        return self._followers.stream(Kind.COACH, Kind.COACH)

    async def _do(self, request: Request) -> Response:
        if not self._is_coach(request):
            return Response(status_code=403)
        form = await form_of(request)
        try:
            await self._act(form)
        except RefusedError as error:
            return HTMLResponse(self._seen(refused=error.why), 409)
        except SavedDataError as error:
            return HTMLResponse(self._seen(refused=error.problems[0]), 503)
        except ValueError:
            return Response(status_code=400)
        return RedirectResponse(PATH, 303)

    async def _act(self, form: dict[str, str]) -> Room:
        """Does what a button says.

        Raises:
            RefusedError: If it cannot happen in the room as it is.
            SavedDataError: If it cannot be kept.
            ValueError: If there is no such button.
        """
        match form.get(coach.DO, ""):
            case coach.REMOVE:
                seat = form.get(coach.SEAT, "").strip().upper()
                future = self._running.do(Withdrew(seat=seat))
            case coach.END:
                keep = form.get(coach.KEEP) == "yes" and may_be_kept(self._running.room)
                future = self._running.do(Ended(keep=keep))
            case control:
                which = form.get(coach.WHICH, "").strip()
                future = act(self._running, Control(control), which=which)
        return await asyncio.wrap_future(future)

    def _is_coach(self, request: Request) -> bool:
        return self._door.admits(request.cookies.get(COOKIE, ""))

    def _seen(self, *, refused: Why | Problem | None = None) -> str:
        room, about = self._running.room, self._running.about
        pack = self._running.pack_in(about.language)
        return coach.page(room, pack, title=about.title, state=coach_state(room), refused=refused)
