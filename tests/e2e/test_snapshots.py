"""What people see: a file a screen, in three languages at 80 columns; read them as a reader would.

Width belongs to the layout engine: tests/render/test_terminal.py holds a few screens at others.
"""

import re
from itertools import cycle

import pytest
from brief_commands import PLAYS
from in_language import in_language
from in_process import run_here
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from interimkit import load_pack
from interimkit.domain.group import GroupResult, group_result, questions_of
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.page import Depth

pytestmark = pytest.mark.snapshot

SCREENS = {
    "quiz-anke": ("quiz", "--example", "anke"),
    "quiz-anke-whole": ("quiz", "--example", "anke", "--full"),
    "quiz-chantal": ("quiz", "--example", "chantal"),
    "quiz-driss": ("quiz", "--example", "driss"),
    "quiz-els": ("quiz", "--example", "els"),
    "quiz-key-whole": ("quiz", "--key", "--full"),
    "quiz-key": ("quiz", "--key"),
    "skills-gap": ("skills-gap", "--example", "anke"),
    "skills-gap-crisis": ("skills-gap", "--example", "bart", "--role", "crisis"),
    "skills-gap-crisis-whole": (
        "skills-gap",
        "--example",
        "bart",
        "--role",
        "crisis",
        "--full",
    ),
    "skills-gap-all-whole": ("skills-gap", "--example", "driss", "--role", "all", "--full"),
    "skills-gap-plain": ("skills-gap", "--example", "bart", "--role", "crisis", "--plain"),
    "skills-gap-all": ("skills-gap", "--example", "driss", "--role", "all"),
    "roles": ("roles",),
    "roles-crisis-whole": ("roles", "crisis", "--full"),
    "roles-crisis": ("roles", "crisis"),
    "pitfalls": ("pitfalls",),
    "pitfalls-whole": ("pitfalls", "--full"),
    "pitfalls-one": ("pitfalls", "skipped-handover"),
    "pitfalls-audit": ("pitfalls", "--audit", "--example", "bart"),
    "pitfalls-audit-covered": ("pitfalls", "--audit", "--example", "els"),
    "case": PLAYS[0],
    "case-whole": (*PLAYS[0], "--full"),
    "case-patient": PLAYS[1],
    "case-key": ("case", "--key"),
    "case-balance": ("case", "--balance"),
    "career": ("career",),
    "career-trade-offs-whole": ("career", "trade-offs", "--full"),
    "career-trade-offs": ("career", "trade-offs"),
    "claims": ("claims",),
    "claims-one": ("claims", "length-mean"),
    "sources": ("sources",),
    "sources-one": ("sources", "headhunter-essay"),
    "salary": ("salary",),
    "offer-salary": ("offer", "--salary", "120000"),
    "offer-rate": ("offer", "--day-rate", "1300", "--rate-basis", "client", "--months", "8"),
    "offer-belgium": ("offer", "--country", "BE"),
    "offer-benefits": ("offer", "--salary", "118000", "--benefits", "14000", "--country", "be"),
    "offer-netherlands": ("offer", "--country", "NL"),
    "offer-compare": (
        *("offer", "--day-rate", "900", "--rate-basis", "manager", "--months", "8", "--compare"),
        "--day-rate 1200 --rate-basis client --day-expenses 80 --months 6 --start 2027-02-01",
    ),
    "income": ("income", "--day-rate", "975", "--cost-per-month", "6000"),
    "income-crisis": ("income", "--day-rate", "975", "--role", "crisis", "--years", "1"),
    "unknown-level": ("salary", "--level", "confirmd"),
}
HELP = {
    "help": (),
    "quiz-help": ("quiz",),
    "skills-gap-help": ("skills-gap",),
    "pitfalls-help": ("pitfalls",),
    "case-help": ("case",),
    "salary-help": ("salary",),
    "offer-help": ("offer",),
    "income-help": ("income",),
    "pack-check-help": ("pack", "check"),
    "schema-help": ("schema",),
}


class TextFile(SingleFileSnapshotExtension):
    """One plain text file a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


def side_by_side(screens: dict[Language, bytes]) -> str:
    """The same screen in every language, one below the other."""
    assert list(screens) == list(Language)
    return "\n".join(f"=== {lang} ===\n{text.decode()}" for lang, text in screens.items())


@pytest.mark.parametrize("screen", SCREENS)
def test_screen(snapshot: SnapshotAssertion, screen: str) -> None:
    done = {lang: run_here(*SCREENS[screen], language=lang) for lang in Language}
    assert side_by_side({lang: d.stdout + d.stderr for lang, d in done.items()}) == snapshot


@pytest.mark.parametrize("screen", HELP)
def test_help(snapshot: SnapshotAssertion, screen: str) -> None:
    """In a process a language: its texts are fixed when a command is imported."""
    lines = [(*arguments, "--help") for arguments in HELP.values()]
    place = list(HELP).index(screen)
    done = {lang: in_language(lang, lines)[place] for lang in Language}
    assert side_by_side({lang: d.stdout + d.stderr for lang, d in done.items()}) == snapshot


@pytest.mark.parametrize(
    "output",
    [
        "salary-json", "salary-csv", "salary-md", "pitfalls-csv", "roles-json", "career-md",
        "claims-json", "claims-csv", "career-csv", "sources-csv",
    ],
)  # fmt: skip
def test_output_for_a_program(snapshot: SnapshotAssertion, output: str) -> None:
    subject, form = output.split("-")
    text = run_here(subject, "--format", form).stdout.decode().replace("\r\n", "\n")
    assert re.sub(r"sha256:\w{64}", "sha256:…", text) == snapshot


def test_the_schema(snapshot: SnapshotAssertion) -> None:
    assert run_here("schema", "salary").stdout.decode() == snapshot


HOW_THEY_LIE = ((6, 6, 5, 5, 2), (12, 2, 5, 5, 0), (11, 10, 2, 1, 0), (20, 2, 1, 1, 0))
"""Divided, one that stands out, two that share, and nearly all alike."""


@pytest.mark.parametrize("of", [24, 12, 4])
@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("topic", Topic)
def test_a_group(snapshot: SnapshotAssertion, topic: Topic, depth: Depth, of: int) -> None:
    """As many sheets, of which three could not be read, whose answers lie as differently as can."""
    done = {
        lang: encode(group_of_sheets(topic, of, language=lang), Format.TABLE, depth=depth)
        for lang in Language
    }
    assert side_by_side(done) == snapshot


def group_of_sheets(topic: Topic, of: int, *, language: Language) -> GroupResult:
    pack = load_pack(language=language)
    counts = {}
    for asked, lie in zip(questions_of(pack, topic), cycle(HOW_THEY_LIE), strict=False):
        last = len(asked.options) - 1
        many = (*lie[:last], sum(lie[last:]))
        counts[asked.id] = dict(zip(asked.options, (n * of // 24 for n in many), strict=True))
    return group_result(pack, topic, counts, sheets=of, unread=3)
