"""Documents from the command line, and what is said without the extra."""

import io
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pypdfium2
import pytest
from in_process import run_here

from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render import as_pdf
from interimkit.render.numbers import long_date

INTERACTIVE = (("quiz",), ("skills-gap",), ("pitfalls", "--audit"), ("salary",))


def author(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.docinfo.get("/Author", ""))


def said(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_ending_of_a_file_is_enough_and_the_document_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "me.PDF"
    assert run_here("quiz", "--example", "anke", "-o", str(file)).code == 0
    again = run_here("quiz", "--example", "anke", "--format", "pdf")
    assert file.read_bytes() == again.stdout  # the same answers are the same file
    assert again.stderr == b""
    assert "What follows" in said(again.stdout)  # which only the whole page says


def test_without_the_extra_it_is_said_before_the_first_question(tmp_path: Path) -> None:
    file = tmp_path / "me.pdf"
    for command in INTERACTIVE:  # nobody is there to ask: a question would end in exit code 5
        for wanted in (("-o", str(file)), ("--format", "pdf")):
            with patch("interimkit.render.encode.find_spec", return_value=None):
                done = run_here(*command, *wanted)
            assert done.code == ExitCode.MISSING_EXTRA
            assert done.stdout == b""
            expected = "Error: The format pdf needs an extra: pip install 'interimkit[pdf]'\n"
            assert done.stderr.decode() == expected
    assert not file.exists()


def test_where_there_is_no_such_extra_another_format_is_offered() -> None:
    with (
        patch("interimkit.render.encode.find_spec", return_value=None),
        patch("interimkit.render.encode.get_platform", return_value="win-arm64"),
    ):
        done = run_here("salary", "--format", "pdf")
        sheet = run_here("salary", "--format", "xlsx")
    assert done.code == ExitCode.MISSING_EXTRA
    assert done.stderr.decode() == "Error: pdf cannot be made on Windows on ARM. Print html.\n"
    assert "pip install" in sheet.stderr.decode()


def test_a_document_names_nobody_unasked(tmp_path: Path) -> None:
    named = tmp_path / "named.pdf"
    command = ("quiz", "--example", "bart")
    assert run_here(*command, "--name", "Bart Peeters", "-o", str(named)).code == 0
    assert author(named.read_bytes()) == "Bart Peeters"
    assert "Bart Peeters" in said(named.read_bytes())
    assert author(run_here(*command, "--format", "pdf").stdout) == ""
    page = run_here(*command, "--format", "html", "--name", "Bart Peeters").stdout.decode()
    today = long_date(date.today(), language=Language.EN)  # noqa: DTZ011 - where the reader is
    assert f">interimkit · Bart Peeters · {today}<" in page


def test_a_name_is_one_line_and_not_too_long() -> None:
    done = run_here("salary", "--format", "pdf", "--name", "a\nb\x1b" + "c" * 500)
    assert done.code == 0
    assert author(done.stdout).replace("\u200b", "").startswith("a⏎b\ufffdccc")
    assert len(author(done.stdout).replace("\u200b", "")) == 81


@pytest.mark.parametrize("form", [(), ("--format", "json"), ("-o", "me.csv")])
def test_a_format_that_says_nothing_of_its_author_refuses_a_name(form: tuple[str, ...]) -> None:
    done = run_here("quiz", "--name", "Bart", *form)  # before the first question
    assert done.code == ExitCode.USAGE
    assert "--name also needs --format html|pdf" in done.stderr.decode().replace("`", "")
    assert not Path("me.csv").exists()


def test_what_could_not_be_printed_is_said_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_pdf, "_SYSTEM_FONTS", (False,))
    answer = ("--answer", "finance.evidence=2022, 临 and 🚀 <script>#x")
    done = run_here("skills-gap", "--role", "crisis", "--example", "bart", *answer,
                    "--format", "pdf", language="nl")  # fmt: skip
    assert done.code == 0
    assert done.stderr.decode() == "2 tekens konden niet worden afgedrukt: 临, 🚀\n"
    text = said(done.stdout)
    assert "2022, \ufffd and \ufffd <script>#x" in text
    assert "U+1F680 ROCKET" in text


def test_a_terminal_is_not_given_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from interimkit.cli import show
    from interimkit.errors import UsageError
    from interimkit.render.formats import Format

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError) as caught:
        show.settled(Format.PDF, output=None)
    assert caught.value.problems[0].expected == ("output",)
