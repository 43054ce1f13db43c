"""The projector in Chromium: every state fits, is large enough, is read by axe, and follows."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from live_room import live
from played_room import SKILLS, case_rooms, rooms_of

from interimkit import load_pack
from interimkit.domain.room import Room
from interimkit.domain.room_events import Ended, Joined
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.workshop import coach
from interimkit.workshop import screen as projector
from interimkit.workshop.screen_parts import Screen
from interimkit.workshop.states import kind_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Opened

pytestmark = pytest.mark.browser

STATIC = Path(projector.__file__).with_name("static")
SIZES = ((1280, 720), (1920, 1080))
LEAST = 0.036
"""Of the height: what is read at ten metres."""

SPILLS = """() => {
  const main = document.querySelector("main").getBoundingClientRect();
  const seen = [...document.querySelectorAll("#room *")].filter(e => !e.closest(".vh, caption"));
  return seen.filter(e => {
    const box = e.getBoundingClientRect();
    const floor = e.closest("main") ? main.bottom : innerHeight;
    return box.width && (box.bottom > floor + 1 || box.right > innerWidth - 20 && e.closest("footer *")
      || box.right > innerWidth + 1);
  }).map(e => e.outerHTML.slice(0, 80));
}"""
SMALL = """least => [...document.querySelectorAll("#room *")]
  .filter(e => !e.closest(".vh, .money caption"))
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < innerHeight * least - .1)
  .map(e => e.outerHTML.slice(0, 80))"""


def pages(language: Language) -> dict[str, Room]:
    """Every page of the whole programme, of all skills and of a case, in words and in bars."""
    pack = load_pack(language=language)
    played = (("forty-five-minutes", 9), ("forty-five-minutes", 24), (SKILLS, 24))
    rooms = [room for name, seats in played for room in rooms_of(pack, name, seats=seats)]
    rooms += [room for seats in (9, 24) for room in case_rooms(pack, seats=seats)]
    return {
        projector.page(
            Screen(
                room=room,
                pack=pack,
                address="192.168.178.124:8765",
                code="KMWQTP",
                title="HR-netwerk Gent, november",
            )
        ): room
        for room in rooms
    }


@pytest.fixture
def opened(browser: "Browser") -> "Iterator[Opened]":
    """A page on which nothing but our own style is found."""
    tab = browser.new_page()

    def answer(route: "Route") -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        if name.endswith(".css"):
            route.fulfill(path=STATIC / name)
        else:
            route.fulfill(body="", content_type="text/javascript")

    tab.route("**/static/*", answer)
    yield tab
    tab.close()


def put(tab: "Opened", html: str) -> None:
    tab.unroute("http://room.test/")
    tab.route("http://room.test/", lambda route: route.fulfill(body=html, content_type="text/html"))
    tab.goto("http://room.test/")


@pytest.mark.parametrize("language", Language)
def test_every_state_fits_and_is_large_enough(opened: "Opened", language: Language) -> None:
    for html, room in pages(language).items():
        put(opened, html)
        for width, height in SIZES:
            opened.set_viewport_size({"width": width, "height": height})
            where = (room.programme, kind_of(room), room.at, height)
            assert opened.evaluate(SPILLS) == [], where
            assert opened.evaluate(SMALL, LEAST) == [], where


def test_axe_finds_nothing_at_the_end_of_each_state(opened: "Opened") -> None:
    """In the language with the longest words: what it looks at is the same in each."""
    from axe_playwright_python.sync_playwright import Axe

    pack = load_pack(language=Language.FR)
    rooms = [*rooms_of(pack, "forty-five-minutes", seats=24), *case_rooms(pack, seats=24)]
    for room in {(room.programme, kind_of(room), room.at): room for room in rooms}.values():
        seen = Screen(room=room, pack=pack, address="192.168.178.124:8765", code="KMWQTP")
        for html in (projector.page(seen), coach.page(room, pack)):
            put(opened, html)
            for folded in opened.query_selector_all("summary"):
                folded.click()
            found = Axe().run(opened).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_it_follows_the_room_by_itself_and_nothing_is_refused_by_its_policy(
    browser: "Browser", tmp_path: Path
) -> None:
    said: list[str] = []
    with live(tmp_path) as room:
        tab = browser.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(f"http://127.0.0.1:{room.served.port}/screen")
        room.do(*(Joined(seat=f"S{n}") for n in range(3)))
        tab.get_by_text("3 have joined").wait_for(timeout=5000)
        room.go(StepKind.ASK)
        tab.get_by_text("opens in a moment").wait_for(timeout=5000)
        room.ask()
        tab.get_by_text("open; you can still change").wait_for(timeout=5000)
        room.reveal()
        tab.get_by_text("Too few answers to tell").wait_for(timeout=5000)
        room.do(Ended(keep=False))
        tab.get_by_text("Every seat and every answer is gone").wait_for(timeout=5000)
        tab.close()
    assert said == []
