"""What is answered at which address, for one session: phones, projector, coach, and files.

Everything works as a form: a POST changes something and sends on to a page. A script only spares
the reload.
"""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import Receive, Scope, Send

from interimkit.domain.room import Room
from interimkit.workshop import screen
from interimkit.workshop.app_coach import CoachRoutes
from interimkit.workshop.app_phone import PhoneRoutes
from interimkit.workshop.follow import Followers, Kind
from interimkit.workshop.screen_parts import Screen
from interimkit.workshop.session import Running
from interimkit.workshop.states import coach_state, phone_state, screen_state
from interimkit.workshop.tokens import CoachDoor
from interimkit.workshop.turns import Turns

STATIC = Path(__file__).with_name("static")

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class App:
    """Everything that is answered.

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
        self._followers = Followers(
            lambda: running.room,
            {Kind.PHONE: phone_state, Kind.SCREEN: screen_state, Kind.COACH: coach_state},
        )
        self._files = {
            file.name: (file.read_bytes(), _TYPES[file.suffix])
            for file in STATIC.iterdir()
            if file.suffix in _TYPES
        }
        routes: list[BaseRoute] = [
            *PhoneRoutes(running, self._followers, clock=clock).routes,
            *CoachRoutes(running, self._followers, door).routes,
            Route("/screen", self._screen),
            Route("/screen/events", self._screen_events),
            Route("/static/{name}", self._static),
        ]
        self._turns = Turns()
        self._router = Router(routes, redirect_slashes=False)

    def begin(self) -> Callable[[Room], None]:
        """Begins, in the event loop that runs; gives what must hear of every change."""
        self._followers.begin()
        return self._followers.changed

    def are_followers_there(self) -> bool:
        """Whether anybody follows."""
        return self._followers.are_there()

    def end(self) -> None:
        """Ends every stream."""
        self._followers.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        await self._turns.wait()
        await self._router(scope, receive, send)

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

    async def _screen_events(self, request: Request) -> Response:
        # By address: or six of anybody's would keep the projector itself out.
        address = request.client.host if request.client else ""
        return self._followers.stream(Kind.SCREEN, address)

    async def _static(self, request: Request) -> Response:
        body, type_ = self._files.get(request.path_params["name"], (b"", ""))
        return Response(body, media_type=type_) if type_ else Response(status_code=404)
