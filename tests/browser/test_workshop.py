"""A room in Chromium: a coach, a projector and three phones in three languages, all at once.

The server is the command itself, and is killed in the middle of a question.
"""

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import pytest
from live_room import Browser as Client

from interimkit import load_pack
from interimkit.model.quiz import Quiz

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Opened

pytestmark = pytest.mark.browser

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUIZ = load_pack().load(Quiz).questions
PICTURES = os.environ.get("WORKSHOP_PICTURES", "")
"""A folder for pictures of what everybody sees; none are made without it."""


class Words(NamedTuple):
    """What a phone says in one language."""

    take_part: str
    in_: str
    closed: str
    own: str
    advice: str
    over: str


WORDS = {
    "en": Words("Take part", "Your answer is in.", "This question is closed", "Show my result",
                "Advice:", "This session is over"),
    "nl": Words("Meedoen", "Je antwoord is binnen.", "Deze vraag is gesloten",
                "Toon mijn resultaat", "Advies:", "Deze sessie is voorbij"),
    "fr": Words("Participer", "C’est noté.", "Cette question est fermée",
                "Montrer mon résultat", "Avis", "Cette session est terminée"),
}  # fmt: skip


class Host:
    """The command that a coach runs, led by typed words."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.environment = {**os.environ, "INTERIMKIT_HOME": str(home), "INTERIMKIT_LANG": "en"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "interimkit", "workshop", *arguments, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        told = self.until(re.compile(r"http://127\.0\.0\.1:(\d+)"))
        self.port = int(told[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """As a laptop whose battery is empty."""
        self._process.kill()
        self.ended()

    def type(self, words: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()

    def until(self, pattern: re.Pattern[str]) -> re.Match[str]:
        said = ""
        while True:
            said += self._lines.get(timeout=20)
            if found := pattern.search(said):
                return found

    def ended(self) -> int:
        """Its exit code, once all that it said is read."""
        code = self._process.wait(10)
        self._reader.join(10)
        for end in (self._process.stdin, self._process.stdout):
            assert end
            end.close()
        return code

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)


class Room:
    """Everybody's browser; what they complain of is kept."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self.noticed: list[str] = []

    def open(self, **how: Any) -> "Opened":
        page = self._browser.new_context(**how).new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.noticed.append(message.text))
        page.on("pageerror", lambda error: self.noticed.append(str(error)))
        return page


def look(page: "Opened", name: str) -> None:
    """Nothing that axe finds, nothing that goes over the edge; and a picture, where one is wanted."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, (name, found.generate_report())
    assert page.evaluate(TOO_WIDE) <= 0, name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def see(page: "Opened", text: str) -> None:
    """Waits until it is on the page, which nobody reloads."""
    page.get_by_text(text).first.wait_for()


def answer(page: "Opened", letter: str) -> None:
    page.locator("button.opt", has=page.locator(f"i:text-is('{letter}')")).click()


def marked(page: "Opened", letter: str) -> None:
    page.locator(".opt.mine", has=page.locator(f"i:text-is('{letter}')")).first.wait_for()


def lead(coach: "Opened", do: str) -> None:
    press(coach, f'button[value="{do}"]')


def press(coach: "Opened", button: str) -> None:
    """And waits for the page that answers: what is on it can be counted at once."""
    coach.wait_for_load_state()
    with coach.expect_event("load"):
        coach.locator(button).first.click()


def coach_link(host: Host) -> str:
    host.type("address")
    return host.until(re.compile(r"http://\S+/coach#\S+"))[0]


def run(host: Host, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "interimkit", *arguments],
        env=host.environment, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout


PHONES: Mapping[str, dict[str, Any]] = {
    "en": {"viewport": {"width": 390, "height": 780}},
    "nl": {"viewport": {"width": 320, "height": 640}},
    "fr": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}


class Stage(NamedTuple):
    """Everybody who is in a room, each with what they look at."""

    room: Room
    coach: "Opened"
    screen: "Opened"
    phones: dict[str, "Opened"]
    others: list[Client]


def test_a_room_is_played_from_joining_to_the_end(browser: "Browser", tmp_path: Path) -> None:
    told = ("--title", "Gent", "--coach", "Anke")
    with Host(tmp_path, "run", "quiz", "--port", "0", *told) as host:
        stage = join(host, Room(browser))
        first_question(stage)
        seats = {name: seat_of(phone) for name, phone in stage.phones.items()}
        stage.room.noticed.clear()
        host.kill()  # in the middle of it
        stage.phones["en"].locator("#lost").wait_for()
        look(stage.phones["en"], "phone-en-lost")
    with Host(tmp_path, "resume") as host:
        take_up_again(host, stage, seats)
        away_and_back(stage)
        stage.room.noticed.clear()
        other_questions(stage)
        reveal(stage)
        own_results(stage)
        take_home(host, stage, tmp_path / "home.html")
        leave(stage.phones["en"])
        end(host, stage)
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*.sqlite*"))
    assert not [seat for seat in seats.values() if seat.encode() in kept]
    assert [text for text in stage.room.noticed if "ERR_" not in text] == []


def join(host: Host, room: Room) -> Stage:
    """Coach, projector, three phones and seventeen that nobody looks at: all are in."""
    coach = room.open(viewport={"width": 1100, "height": 800})
    coach.goto(coach_link(host))
    see(coach, "1/6")
    assert "#" not in coach.url
    look(coach, "coach-join")
    screen = room.open(viewport={"width": 1280, "height": 720})
    screen.goto(f"http://127.0.0.1:{host.port}/screen")
    code = screen.locator(".code").first.inner_text()
    look(screen, "screen-join")
    phones = {name: room.open(locale=name, **how) for name, how in PHONES.items()}
    for language, phone in phones.items():
        phone.goto(f"http://127.0.0.1:{host.port}/?code={code}")
        assert phone.evaluate("document.documentElement.lang") == language
        assert phone.locator(".promise").is_visible()
        look(phone, f"phone-{language}-join")
    reachable_above_the_keyboard(phones["fr"])
    for language, phone in phones.items():
        phone.get_by_role("button", name=WORDS[language].take_part).click()
        assert seat_of(phone)
    others = [Client(host.port).join(code) for _ in range(17)]
    see(screen, "20 have joined")
    return Stage(room, coach, screen, phones, others)


def first_question(stage: Stage) -> None:
    """Answered and changed; seen by all without a reload."""
    lead(stage.coach, "next")
    lead(stage.coach, "open")
    for language, phone in stage.phones.items():
        answer(phone, "B")
        see(phone, WORDS[language].in_)
        marked(phone, "B")
    answer(stage.phones["fr"], "C")
    marked(stage.phones["fr"], "C")
    look(stage.phones["fr"], "phone-fr-answered")
    send(stage.others[:12], 0, of=3)
    see(stage.screen, "15 of 20")
    look(stage.screen, "screen-open")
    look(stage.coach, "coach-open")


def take_up_again(host: Host, stage: Stage, seats: Mapping[str, str]) -> None:
    """The same seats, the same answers, and the coach by a new link."""
    host.type("state")
    host.until(re.compile("15 of 20 answered"))
    for language, phone in stage.phones.items():
        phone.locator("#lost").wait_for(state="hidden")
        assert seat_of(phone) == seats[language]
    marked(stage.phones["fr"], "C")
    answer(stage.phones["fr"], "D")
    marked(stage.phones["fr"], "D")
    stage.coach.goto("about:blank")
    stage.coach.goto(coach_link(host))
    see(stage.coach, "2/6")
    send(stage.others[12:], 0, of=3)


def away_and_back(stage: Stage) -> None:
    """One phone is locked while the question closes, and comes back; another is reloaded."""
    away = stage.phones["nl"]
    away.context.set_offline(True)
    lead(stage.coach, "close")
    see(stage.phones["en"], WORDS["en"].closed)
    assert not away.get_by_text(WORDS["nl"].closed).count()
    away.context.set_offline(False)
    away.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    see(away, WORDS["nl"].closed)
    stage.phones["fr"].reload()
    see(stage.phones["fr"], WORDS["fr"].closed)
    marked(stage.phones["fr"], "D")


def other_questions(stage: Stage) -> None:
    for place in range(1, len(QUIZ)):
        lead(stage.coach, "next")
        lead(stage.coach, "open")
        for phone in stage.phones.values():
            answer(phone, "A")
            marked(phone, "A")
        send(stage.others, place, of=2)
        lead(stage.coach, "close")


def reveal(stage: Stage) -> None:
    """The projector shows it, and phones say it for who cannot see that."""
    lead(stage.coach, "next")
    lead(stage.coach, "reveal")
    see(stage.screen, "20 answers")
    see(stage.phones["en"], "The room:")
    look(stage.screen, "screen-reveal")
    look(stage.phones["nl"], "phone-nl-reveal")
    look(stage.coach, "coach-reveal")


def own_results(stage: Stage) -> None:
    """Covered until tapped."""
    for _ in QUIZ:
        lead(stage.coach, "next")
    for language, phone in stage.phones.items():
        own = phone.get_by_text(WORDS[language].own)
        own.wait_for()
        assert not phone.locator("details h2").is_visible()
        own.click()
        assert WORDS[language].advice in phone.locator("details h2").inner_text()
        look(phone, f"phone-{language}-own")


def take_home(host: Host, stage: Stage, file: Path) -> None:
    """One file, whose answer code the quiz takes."""
    lead(stage.coach, "next")
    with stage.phones["fr"].expect_download() as saved:
        stage.phones["fr"].locator('a[href="/take-home"]').click()
    saved.value.save_as(file)
    code = re.search(r"\b[A-D]{5}-[0-9A-Z]{3}\b", file.read_text(encoding="utf-8"))
    assert code
    assert code[0].startswith("DAAAA")
    assert "5 of 15 points" in run(host, "quiz", "--answers", code[0])
    look(stage.phones["en"], "phone-en-save")


def leave(phone: "Opened") -> None:
    phone.locator('a[href="/withdraw"]').click()
    look(phone, "phone-en-withdraw")
    phone.locator("form button.go").click()
    see(phone, "are gone from the laptop")
    look(phone, "phone-en-gone")


def end(host: Host, stage: Stage) -> None:
    """Everybody is told, and the group's result alone is left."""
    host.type("end keep")
    for language in ("nl", "fr"):
        see(stage.phones[language], WORDS[language].over)
    assert host.ended() == 0
    look(stage.phones["nl"], "phone-nl-over")
    look(stage.screen, "screen-over")
    group = run(host, "workshop", "results", "--format", "md")
    assert "20 answers" in group
    assert QUIZ[0].name in group


def seat_of(phone: "Opened") -> str:
    text: str = phone.locator("footer span").inner_text()
    return text.rsplit(maxsplit=1)[-1]


def send(others: list[Client], place: int, *, of: int) -> None:
    """They answer one of the questions, with so many of its options."""
    asked = QUIZ[place]
    for at, other in enumerate(others):
        other.post("/answer", question=asked.id, option=asked.options[at % of].id)


def reachable_above_the_keyboard(phone: "Opened") -> None:
    """With half of a small screen left, the code and its button are both there to be seen."""
    before = phone.viewport_size
    assert before
    phone.set_viewport_size({"width": 360, "height": 330})
    phone.locator("#code").focus()
    phone.evaluate("document.getElementById('code').scrollIntoView({block: 'nearest'})")
    for one in ("#code", "button.go"):
        box = phone.locator(one).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 330, one
    if PICTURES:
        phone.screenshot(path=f"{PICTURES}/phone-keyboard.png")
    phone.set_viewport_size(before)


def test_without_a_script_every_button_is_a_form(browser: "Browser", tmp_path: Path) -> None:
    with Host(tmp_path, "run", "quiz", "--port", "0") as host:
        host.type("address")
        code = host.until(re.compile(r"^([A-Z]{6})$", re.MULTILINE))[1]
        page = browser.new_context(java_script_enabled=False, locale="nl").new_page()
        page.goto(f"http://127.0.0.1:{host.port}/?code={code}")
        page.get_by_role("button", name="Meedoen").click()
        host.type("next")
        host.type("open")
        host.until(re.compile("0 of 1 answered"))
        page.get_by_role("button", name="Kijk opnieuw").click()
        answer(page, "D")
        marked(page, "D")
        answer(page, "A")
        marked(page, "A")
        host.type("close")
        host.until(re.compile("1 of 1 answered"))
        page.get_by_role("link", name="Français").click()
        see(page, "Cette question est fermée")
        page.locator('a[href="/withdraw"]').click()
        page.get_by_role("button", name="Effacer et partir").click()
        see(page, "ont disparu de l’ordinateur")
        host.type("state")
        host.until(re.compile("0 are in"))


VOTE = {
    "en": ("Your vote is in.", "The room chose B"),
    "nl": ("Je stem is binnen.", "De zaal koos B"),
    "fr": ("Votre vote est noté.", "La salle a choisi B"),
}


def test_a_room_plays_a_case_by_its_phones(browser: "Browser", tmp_path: Path) -> None:
    """Votes, a tie, a run-off, the coach's word; every new page is looked at, and a kill survived."""
    with Host(tmp_path, "run", "--subject", "case", "--port", "0", "--title", "Gent") as host:
        room = Room(browser)
        coach = room.open(viewport={"width": 390, "height": 800})
        coach.goto(coach_link(host))
        screen = room.open(viewport={"width": 1280, "height": 720})
        screen.goto(f"http://127.0.0.1:{host.port}/screen")
        code = screen.locator(".code").first.inner_text()
        phones = {name: room.open(locale=name, **how) for name, how in PHONES.items()}
        for language, phone in phones.items():
            phone.goto(f"http://127.0.0.1:{host.port}/?code={code}")
            look(phone, f"case-{language}-join")
            phone.get_by_role("button", name=WORDS[language].take_part).click()
            seat_of(phone)
        stage = Stage(room, coach, screen, phones, [])
        first_vote(stage)
        tie(stage)
        room.noticed.clear()
        host.kill()
    with Host(tmp_path, "resume") as host:
        coach.goto("about:blank")
        coach.goto(coach_link(host))
        see(coach, "The coach chose A")
        see(phones["fr"], "l’animateur a choisi A")
        room.noticed.clear()
        beside = coach.context.new_page()
        beside.goto(f"http://127.0.0.1:{host.port}/coach")
        to_the_end(stage)
        # Nobody tapped on this one, and it offers what can be kept now.
        beside.locator('button[name="keep"][value="yes"]').wait_for(state="attached")
        host.type("end keep")
        see(phones["nl"], WORDS["nl"].over)
        assert host.ended() == 0
        way = run(host, "workshop", "results", "--format", "md")
        assert "The room chose B" in way
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*.sqlite*"))
    assert b"answered" not in kept
    assert [text for text in room.noticed if "ERR_" not in text] == []


def decide(coach: "Opened", letter: str) -> None:
    press(coach, f'button[name="which"][value="{letter}"]')


def first_vote(stage: Stage) -> None:
    lead(stage.coach, "next")
    see(stage.screen, "Nadia")
    look(stage.screen, "case-screen-opening")
    look(stage.phones["fr"], "case-fr-opening")
    lead(stage.coach, "next")
    look(stage.coach, "case-coach-dilemma")
    lead(stage.coach, "open")
    for language, phone in stage.phones.items():
        phone.locator("button.opt").first.wait_for()
        look(phone, f"case-{language}-vote")
        answer(phone, "C")
        marked(phone, "C")
        answer(phone, "B")
        marked(phone, "B")
        see(phone, VOTE[language][0])
    look(stage.phones["nl"], "case-nl-voted")
    lead(stage.coach, "close")
    see(stage.screen, "B has the most votes")
    look(stage.screen, "case-screen-told")
    lead(stage.coach, "next")
    for language, phone in stage.phones.items():
        see(phone, VOTE[language][1])
        look(phone, f"case-{language}-followed")
    look(stage.screen, "case-screen-followed")


def tie(stage: Stage) -> None:
    """A for one, B for another, C for the third: three that are tied, and stay so."""
    while stage.coach.locator('button[value="open"]').count() == 0:
        lead(stage.coach, "next")
    for _ in range(2):
        lead(stage.coach, "open")
        for letter, phone in zip("ABC", stage.phones.values(), strict=True):
            answer(phone, letter)
            marked(phone, letter)
        look(stage.phones["nl"], "case-nl-runoff")
        lead(stage.coach, "close")
        see(stage.screen, " tie between A, B and C")
    look(stage.screen, "case-screen-tied")
    look(stage.coach, "case-coach-tied")
    decide(stage.coach, "A")
    see(stage.screen, "the coach chose A")


def to_the_end(stage: Stage) -> None:
    """By the coach's letter alone; who paid, the end, and the way that was not taken."""
    for _ in range(80):
        if stage.coach.locator('button[value="next"]').count():
            lead(stage.coach, "next")
            continue
        if not stage.coach.locator('button[name="which"][value="B"]').count():
            break
        decide(stage.coach, "B")
    see(stage.screen, "When the coach ends the session")
    for words, name in (
        ("To talk about", "questions"), ("Pitfalls on the way", "pitfalls"),
        ("Another way to go", "instead"), ("What became of them", "people"),
    ):  # fmt: skip
        while not stage.screen.get_by_text(words).count():
            back(stage)
        look(stage.screen, f"case-screen-{name}")
        look(stage.phones["nl"], f"case-nl-{name}")
    stage.coach.get_by_text("Vote again from a day on").click()
    look(stage.coach, "case-coach-end")


def back(stage: Stage) -> None:
    """One step, and waits until the projector has followed."""
    was = stage.screen.locator("#room").get_attribute("data-state")
    lead(stage.coach, "back")
    stage.screen.wait_for_function(
        "was => document.getElementById('room').dataset.state !== was", arg=was
    )
