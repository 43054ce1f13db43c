"""A room that is served on a real socket, and phones that speak plain HTTP to it."""

import http.client
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import urlencode

from interimkit import load_pack
from interimkit.domain.case_room import start_case
from interimkit.domain.programmes import programme_of, start
from interimkit.domain.room import Room, reveal
from interimkit.domain.room_events import Closed, Happening, Moved, Opened
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind, Subject
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms
from interimkit.workshop.server import Served, serving
from interimkit.workshop.session import Running

CODE = "KMRTPV"
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
FORM = "application/x-www-form-urlencoded"


def packs(language: Language, *, path: str = "") -> Pack:
    return load_pack(path or None, language=language)


def about(**changes: object) -> Session:
    fields: dict[str, object] = {
        "id": "2026-11-26-1", "code": CODE, "programme": "quiz", "title": "Ghent",
        "language": Language.EN, "pack": load_pack().ref, "pack_path": "", "started_at": NOW,
        "touched_at": NOW,
    }  # fmt: skip
    return Session(**{**fields, **changes})  # type: ignore[arg-type]


@contextmanager
def running_in(home: Path, **changes: object) -> Iterator[Running]:
    """A session kept there: begun, or gone on with where there is one."""
    with closing(Rooms(home, now=lambda: NOW)) as rooms:
        session = about(**changes)
        if session.id in {one.id for one in rooms.sessions()}:
            rooms.claim(session.id)
        else:
            pack = load_pack(session.pack_path or None)
            is_case = session.subject is Subject.CASE
            rooms.create(
                session,
                start_case(pack, session.programme)
                if is_case
                else start(pack, programme_of(pack, session.programme)),
            )
        yield Running(rooms, session.id, packs=partial(packs, path=session.pack_path))


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def to(self) -> str:
        return self.headers.get("location", "")


class Browser:
    """One phone, or a laptop: it keeps cookies, and says where its forms come from."""

    def __init__(self, port: int, *, language: str = "en") -> None:
        self.port = port
        self.language = language
        self.cookies: dict[str, str] = {}

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> Answer:
        """One request; a header of None is left out. Nothing is followed."""
        own = f"127.0.0.1:{self.port}"
        said: dict[str, str | None] = {"host": own, "accept-language": self.language}
        if self.cookies:
            said["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            said |= {"origin": f"http://{own}", "content-type": FORM}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with closing(connection):
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if body is not None and "content_length" not in headers:
                said["content-length"] = str(len(body))
            for name, value in said.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            text = answer.read().decode()
        for set_cookie in answer.headers.get_all("set-cookie", []):
            for name, morsel in SimpleCookie(set_cookie).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        return Answer(answer.status, answer.headers, text)

    def get(self, path: str = "/") -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        return self.ask("POST", path, urlencode(fields).encode())

    def join(self, code: str = CODE) -> Self:
        assert self.post("/join", code=code).status == 303
        return self

    @property
    def seat(self) -> str:
        found = re.search(
            r"Your seat: ([A-Z0-9]+)|(?:Je plaats|Votre place).*?([A-Z0-9]{3})\b", self.get().text
        )
        assert found
        return found[1] or found[2]


class Live(NamedTuple):
    """A room on a socket."""

    running: Running
    served: Served

    @property
    def room(self) -> Room:
        return self.running.room

    def phone(self, *, language: str = "en") -> Browser:
        return Browser(self.served.port, language=language)

    def seats(self, count: int) -> list[Browser]:
        return [self.phone().join() for _ in range(count)]

    def do(self, *events: Happening) -> Room:
        for event in events:
            self.running.do(event).result(10)
        return self.room

    def go(self, kind: StepKind) -> Room:
        """To the first scene of a kind."""
        at = next(at for at, scene in enumerate(self.room.scenes) if scene.kind is kind)
        return self.do(Moved(to=at))

    def ask(self, place: int = 0) -> str:
        """Opens one of the questions; gives its id."""
        scenes = [at for at, s in enumerate(self.room.scenes) if s.kind is StepKind.ASK]
        self.do(Moved(to=scenes[place]), Opened())
        return self.room.open

    def ask_all(self, phones: list[Browser], option: int = 0) -> None:
        """Every question is asked, answered by these phones and closed."""
        for place in range(sum(s.kind is StepKind.ASK for s in self.room.scenes)):
            question = self.ask(place)
            asked = self.room.find(question)
            assert asked
            for phone in phones:
                sent = phone.post("/answer", question=question, option=asked.options[option])
                assert sent.status == 303
            self.do(Closed())

    def reveal(self) -> None:
        self.go(StepKind.REVEAL)
        self.running.propose(reveal).result(10)


@contextmanager
def live(home: Path, *, port: int = 0, **changes: object) -> Iterator[Live]:
    """A room that is served, on this computer alone."""
    with (
        running_in(home, **changes) as running,
        serving(running, host="127.0.0.1", port=port, addresses=("192.168.1.7",)) as served,
    ):
        yield Live(running, served)
