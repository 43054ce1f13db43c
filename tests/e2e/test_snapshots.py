"""What people see, in each language, at 60 and at 120 columns; read the files as a reader would."""

import re

import pytest
from conftest import Run
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

pytestmark = pytest.mark.snapshot

SCREENS = {
    "help": ("--help",),
    "quiz-help": ("quiz", "--help"),
    "quiz-anke": ("quiz", "--example", "anke"),
    "quiz-chantal": ("quiz", "--example", "chantal"),
    "quiz-driss": ("quiz", "--example", "driss"),
    "quiz-els": ("quiz", "--example", "els"),
    "quiz-key": ("quiz", "--key"),
    "skills-gap": ("skills-gap", "--example", "anke"),
    "skills-gap-crisis": ("skills-gap", "--example", "bart", "--role", "crisis"),
    "skills-gap-all": ("skills-gap", "--example", "driss", "--role", "all"),
    "skills-gap-help": ("skills-gap", "--help"),
    "roles": ("roles",),
    "roles-crisis": ("roles", "crisis"),
    "pitfalls": ("pitfalls",),
    "pitfalls-one": ("pitfalls", "skipped-handover"),
    "pitfalls-audit": ("pitfalls", "--audit", "--example", "bart"),
    "pitfalls-audit-covered": ("pitfalls", "--audit", "--example", "els"),
    "pitfalls-help": ("pitfalls", "--help"),
    "career": ("career",),
    "career-trade-offs": ("career", "trade-offs"),
    "claims": ("claims",),
    "claims-one": ("claims", "length-mean"),
    "sources": ("sources",),
    "sources-one": ("sources", "headhunter-essay"),
    "salary": ("salary",),
    "salary-help": ("salary", "--help"),
    "offer-salary": ("offer", "--salary", "120000"),
    "offer-rate": ("offer", "--day-rate", "1300", "--rate-basis", "client", "--months", "8"),
    "offer-belgium": ("offer", "--country", "BE"),
    "offer-help": ("offer", "--help"),
    "income": ("income", "--day-rate", "975", "--cost-per-month", "6000"),
    "income-crisis": ("income", "--day-rate", "975", "--role", "crisis", "--years", "1"),
    "income-help": ("income", "--help"),
    "pack-check-help": ("pack", "check", "--help"),
    "schema-help": ("schema", "--help"),
    "unknown-level": ("salary", "--level", "confirmd"),
}


class TextFile(SingleFileSnapshotExtension):
    """One plain text file a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.mark.parametrize("columns", ["60", "120"])
@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    run: Run, snapshot: SnapshotAssertion, screen: str, language: str, columns: str
) -> None:
    done = run(*SCREENS[screen], INTERIMKIT_LANG=language, COLUMNS=columns)
    assert (done.stdout + done.stderr).decode() == snapshot


@pytest.mark.parametrize(
    "output",
    [
        "salary-json", "salary-csv", "salary-md", "pitfalls-csv", "roles-json", "career-md",
        "claims-json", "claims-csv", "career-csv", "sources-csv",
    ],
)  # fmt: skip
def test_output_for_a_program(run: Run, snapshot: SnapshotAssertion, output: str) -> None:
    subject, form = output.split("-")
    text = run(subject, "--format", form).stdout.decode().replace("\r\n", "\n")
    assert re.sub(r"sha256:\w{64}", "sha256:…", text) == snapshot


def test_the_schema(run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("schema", "salary").stdout.decode() == snapshot
