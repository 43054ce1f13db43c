"""What a hostile tester found once, so that it is not found again."""

import os
import subprocess
import sys
import zipapp
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from conftest import DATA, ROOT, Run, environment

from interimkit import load_pack
from interimkit.content.check import check_pack
from interimkit.errors import MAX_PROBLEMS, ExitCode
from interimkit.errors import ProblemCode as Code
from interimkit.model.skills import Skills

Edit = Callable[[str, str, str], None]
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def test_completion_gives_a_shell_ids_and_nothing_it_could_run(
    run: Run, pack: Path, edit: Edit
) -> None:
    edit("salaries.yaml", "en: Beginner", 'en: "x\\\\$(touch PWNED)y"')
    for shell in ("zsh", "bash", "fish"):
        done = run(
            _INTERIMKIT_COMPLETE=f"complete_{shell}",
            _TYPER_COMPLETE_ARGS=f"interimkit salary --pack {pack} --level ",
            _TYPER_COMPLETE_FISH_ACTION="get-args",
            COMP_WORDS=f"interimkit salary --pack {pack} --level ",
            COMP_CWORD="5",
        )
        assert b"beginner" in done.stdout
        assert b"touch" not in done.stdout


@pytest.mark.parametrize("variables", [{}, {"COMP_WORDS": "interimkit ", "COMP_CWORD": "abc"}])
def test_a_confused_shell_gets_no_traceback(run: Run, variables: dict[str, str]) -> None:
    done = run(_INTERIMKIT_COMPLETE="complete_bash", cwd=None, **variables)
    assert (done.stdout, done.stderr) == (b"", b"")


def flood(pack: Path, size: int) -> None:
    """As many mistakes as the size says, and multiples of it, in three files of the pack."""
    salaries = (DATA / "salaries.yaml").read_text(encoding="utf-8")
    unknown = ", ".join(f"x{i}-{'y' * 30}" for i in range(size))
    (pack / "salaries.yaml").write_text(
        salaries.replace("caveats: [", f"caveats: [{unknown}, ", 1), encoding="utf-8"
    )
    (pack / "roles.yaml").write_text(
        "basis: toolkit\nroles: [" + "1," * (100 * size) + "]", encoding="utf-8"
    )
    (pack / "pitfalls.yaml").write_text(
        "".join(f"k{i}: &a 1\n" for i in range(5 * size)), encoding="utf-8"
    )


def counted(work: Callable[[], Any]) -> tuple[Any, int]:
    """What the work gives and how many calls it took, the same on an idle and on a busy machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        return work(), calls
    finally:
        sys.setprofile(None)


def test_a_flood_of_mistakes_is_cut_short_and_no_dearer_than_its_size(pack: Path) -> None:
    check_pack(pack)  # what is worked out once and kept must not count as the price of a flood
    taken = []
    for size in (200, 400):
        flood(pack, size)
        problems, calls = counted(lambda: check_pack(pack).problems)
        assert {Code.LIST_LENGTH, Code.TOO_MANY} <= {p.code for p in problems}
        assert len(problems) < 5 * MAX_PROBLEMS
        taken.append(calls)
    assert taken[1] < 2.5 * taken[0]


@POSIX
@pytest.mark.parametrize("command", ["--version", "--help", "salary", "quiz --example anke"])
def test_a_full_disk_is_said_once_however_output_is_buffered(tmp_path: Path, command: str) -> None:
    for redirect in (">/dev/full", ">/dev/full 2>/dev/full"):
        done = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' -m interimkit {command} {redirect}"],
            env=environment(), cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == ExitCode.OUTPUT
        assert len(done.stderr.splitlines()) == (0 if "2>" in redirect else 1)


@POSIX
def test_errors_that_cannot_be_told_keep_their_code(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m interimkit salary --level x 2>/dev/full"],
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.USAGE


@pytest.mark.parametrize("typed", ["a'b\"c", "'", '"', "a\nError: forged", "x" * 5000])
def test_odd_words_are_shown_on_one_line(here: Run, typed: str) -> None:
    for arguments in (
        (typed,),
        ("pack", typed),
        ("salary", "--level", typed),
        ("salary", "--format", typed),
    ):
        done = here(*arguments)
        assert done.returncode == ExitCode.USAGE
        lines = done.stderr.decode().splitlines()
        assert len(lines) == 2, lines
        assert lines[1].startswith("Help: ")
        assert len(lines[0]) < 400


@pytest.mark.parametrize(
    "variables",
    [
        {"LINES": "9" * 5000},
        {"TERMINAL_WIDTH": "abc"},
        {"COLUMNS": "9" * 5000},
        {"GITHUB_ACTIONS": "true"},
    ],
)
def test_odd_variables_are_no_fault(run: Run, variables: dict[str, str]) -> None:
    for arguments in (("salary",), ("--help",), ("salary", "--level", "x")):
        done = run(*arguments, cwd=None, **variables)
        assert done.returncode in {0, 2}
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout


def test_the_option_overrules_the_variable(run: Run) -> None:
    for arguments in (("--lang", "nl", "salary"), ("salary", "--lang", "nl")):
        assert run(*arguments, INTERIMKIT_LANG="de").returncode == 0


@pytest.mark.parametrize("folder", ["a" * 300, ""])
def test_a_folder_that_cannot_be_read_is_a_content_error(here: Run, folder: str) -> None:
    done = here("pack", "check", folder)
    assert done.returncode == ExitCode.CONTENT
    assert b"Writing" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("salaries.yaml", "currency: EUR", 'currency: "EUR\\n"', Code.PATTERN),
        ("salaries.yaml", "id: beginner", 'id: "beginner\\n"', Code.ID_MALFORMED),
        ("pack.yaml", "languages: [en, nl, fr]", "languages: [en, nl, fr, fr]", Code.LIST_LENGTH),
        ("salaries.yaml", "caveats: [pay-average", "caveats: [pay-average, pay-average", Code.ID_DUPLICATE),
        ("salaries.yaml", "gross_per_year_to: 150000", "gross_per_year_to: false", Code.WRONG_TYPE),
    ],
)  # fmt: skip
def test_what_slipped_through_is_refused(
    pack: Path, edit: Edit, file: str, old: str, new: str, code: Code
) -> None:
    edit(file, old, new)
    assert {p.code for p in check_pack(pack).problems} - {Code.ID_DUPLICATE} == {code} - {
        Code.ID_DUPLICATE
    }
    assert code in {p.code for p in check_pack(pack).problems}


def test_a_file_of_the_wrong_ending_is_pointed_out(pack: Path) -> None:
    (pack / "roles.yaml").rename(pack / "roles.yml")
    codes = {p.code for p in check_pack(pack).problems}
    assert codes == {Code.FILE_UNKNOWN, Code.REFERENCE_WITHOUT_FILE}


def test_an_unclosed_quote_is_placed_where_it_opens(pack: Path, edit: Edit) -> None:
    edit("pack.yaml", "name: interimkit", 'name: "interimkit')
    (problem,) = check_pack(pack).problems
    assert (problem.code, problem.line, problem.column) == (Code.SYNTAX, 2, 7)


def test_lines_are_counted_as_editors_count_them(pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "# The pay table", "# \u2028 \x85 The pay table")
    edit("salaries.yaml", "currency: EUR", "currency: euro")
    (problem,) = check_pack(pack).problems
    assert (problem.line, problem.column) == (6, 11)


@POSIX
def test_a_pipe_given_as_a_file_is_written_to(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m interimkit salary --format csv -o /dev/stdout | cat"],
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.stdout.count(b"\r\n") == 4, done.stderr


@POSIX
def test_force_keeps_a_files_mode(here: Run, tmp_path: Path) -> None:
    (tmp_path / "private.json").write_text("", encoding="utf-8")
    (tmp_path / "private.json").chmod(0o600)
    assert here("salary", "-o", "private.json", "--force").returncode == 0
    assert (tmp_path / "private.json").stat().st_mode & 0o777 == 0o600
    assert here("salary", "-o", "😀" * 62).returncode == 0
    assert here("salary", "-o", "fresh/").returncode == ExitCode.OUTPUT


def test_a_long_label_leaves_room_for_its_text(here: Run, pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "en: Per diem", f"en: {'Per diem ' * 20}")
    for columns in ("60", "80"):
        text = here("salary", "--full", "--pack", str(pack), COLUMNS=columns).stdout.decode()
        assert "income." in text


def test_nothing_on_top_and_no_caveats_leave_no_empty_headings(here: Run, pack: Path) -> None:
    path = pack / "salaries.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("variable_pay:"), text.index("caveats:")
    path.write_text(text[:start], encoding="utf-8")
    assert end > start
    for form in ("table", "md"):
        shown = here("salary", "--pack", str(pack), "--format", form).stdout.decode()
        assert "Sometimes on top" not in shown
        assert "Weigh it first" not in shown


@POSIX
@pytest.mark.parametrize("command", ["sources", "sources --full", "sources --format md", "--help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_file_that_takes_only_a_part_is_never_taken_for_whole(
    tmp_path: Path, command: str, unbuffered: str
) -> None:
    line = f"ulimit -f 1; '{sys.executable}' -m interimkit {command} > part.txt"
    # The limit holds for coverage's own file as well, so it must not look.
    alone = {
        name: value
        for name, value in environment(PYTHONUNBUFFERED=unbuffered).items()
        if not name.startswith("COV")
    }
    done = subprocess.run(
        ["bash", "-c", line], env=alone, cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == ExitCode.OUTPUT
    assert done.stderr.decode() == (
        "Error: Writing failed. Choose another place and run it again.\n"
    )


@POSIX
def test_what_a_redirect_kept_is_not_denied(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m interimkit salary > /dev/full"],
        env=environment(PYTHONUNBUFFERED="1"), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.OUTPUT
    assert b"not everything could be written" in done.stderr


@POSIX
def test_a_name_acts_on_nothing_wherever_it_is_said(run: Run, tmp_path: Path) -> None:
    odd = "a\x1b]0;owned\x07\u202e"
    home = tmp_path / odd
    home.mkdir()
    peer = ("skills-gap", "--as-peer", "--answers", "me.yaml", "--record", f"{odd}.yaml")
    (tmp_path / "me.yaml").write_bytes(
        b"rater: peer\nskills: {"
        + b", ".join(b"%s: 2" % skill.id.encode() for skill in load_pack().load(Skills).skills)
        + b"}\n"
    )
    for arguments in (
        peer,
        ("--install-completion", "bash"),
        ("quiz", "--answers", f"{odd}\n.yaml"),
        ("salary", "-o", f"{odd}/x.txt", "--pack", odd),
        ("pack", "check", odd),
    ):
        done = run(
            *arguments, HOME=str(home), SHELL="/bin/bash",
            _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1",  # the shell named, not the one at work
        )  # fmt: skip
        said = (done.stdout + done.stderr).decode()
        assert "a\ufffd]0;owned\ufffd\ufffd" in said, arguments
        assert not set("\x1b\x07\u202e") & set(said), arguments


@POSIX
def test_no_file_is_read_further_than_one_can_be_large(run: Run, tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        file.truncate(3 << 30)  # a hole: it takes no room, until somebody reads it
    limited = f"ulimit -v 2000000; '{sys.executable}' -m interimkit"
    for command, code in (
        ("quiz --answers big.yaml", ExitCode.CONTENT),
        ("quiz --answers /dev/zero", ExitCode.CONTENT),
        ("quiz --answers - < /dev/zero", ExitCode.CONTENT),
        ("quiz --example anke --record big.yaml --force", ExitCode.OK),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{limited} {command}"], env=environment(), cwd=tmp_path,
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
    assert big.stat().st_size < 2000
    os.mkfifo(tmp_path / "fifo")
    for folder in ("fifo", "/dev/zero"):
        assert run("salary", "--pack", folder).returncode == ExitCode.CONTENT


def test_a_cheap_question_for_the_nearest_id(pack: Path) -> None:
    ids = [f"source-of-the-figures-number-{number:04}" for number in range(480)]
    entry = "  - {{id: {}, title: {{en: a, nl: b, fr: c}}, publisher: P, kind: survey, interest: {{en: a, nl: b, fr: c}}}}\n"
    taken = []
    for known in (60, 480):
        text = "sources:\n" + "".join(entry.format(id_) for id_ in ids[:known])
        (pack / "sources.yaml").write_text(text, encoding="utf-8")
        problems, calls = counted(lambda: check_pack(pack).problems)
        dangling = [p for p in problems if p.code is Code.REFERENCE_UNKNOWN]
        assert len(dangling) > 100
        taken.append(calls)
    assert taken[1] < 8 * taken[0]


@POSIX
def test_a_zip_file_says_that_it_cannot(tmp_path: Path) -> None:
    archive = tmp_path / "interimkit.pyz"
    zipapp.create_archive(ROOT / "src", archive, main="interimkit.__main__:main")
    done = subprocess.run(
        [sys.executable, "-S", str(archive), "salary"], capture_output=True, check=False,
        cwd=tmp_path, env=environment(PYTHONPATH=site_packages()),
    )  # fmt: skip
    assert done.returncode == ExitCode.CONTENT, done.stderr
    (line,) = done.stderr.decode().splitlines()
    assert "cannot run: install it, or pack it with shiv" in line


def site_packages() -> str:
    """Where our own libraries are; `-S` keeps an installed interimkit from being found first."""
    return str(Path(yaml.__file__).parent.parent)


def test_an_entity_in_markdown_stays_text(here: Run, pack: Path, edit: Edit) -> None:
    edit("salaries.yaml", "en: Per diem", "en: a &lt;b&gt; c")
    shown = here("salary", "--pack", str(pack), "--format", "md").stdout.decode()
    assert "a \\&lt;b\\&gt; c" in shown
    assert ROOT.is_dir()
