"""The command line's contract, on the real command: streams, formats, exit codes."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest
from conftest import DATA, Run, environment

from interimkit import compare_pay, load_pack
from interimkit.errors import ExitCode
from interimkit.render.as_json import encode

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def shell(command: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line as typed in a shell; `interimkit` is this checkout's."""
    return subprocess.run(
        ["bash", "-c", command.replace("interimkit", f"'{sys.executable}' -m interimkit")],
        cwd=cwd,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_the_main_job(run: Run) -> None:
    done = run("salary", "--level", "confirmed", "--format", "json")
    assert done.returncode == 0
    assert done.stderr == b""
    result = json.loads(done.stdout)
    assert result["levels"][0]["gross_per_year_from"] == 120000
    assert result["format"] == "interimkit.salary/1"
    assert result["language"] == "en"
    assert set(result["pack"]) == {"name", "version", "digest"}
    assert result["average_range"]["gross_per_year_from"] == 80000
    assert result["average_range"]["gross_per_year_to"] == 150000
    assert result["as_of"] == "2025-10-23"
    assert result["source"] == "orsys-2025"
    jsonschema.validate(result, json.loads(run("schema", "salary").stdout))


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_the_command_and_the_python_api_give_the_same_bytes(here: Run, language: str) -> None:
    done = here("salary", "--format", "json", INTERIMKIT_LANG=language)
    assert done.stdout == encode(compare_pay(load_pack(language=language)))
    assert msgspec.json.decode(done.stdout)["language"] == language


def test_csv_has_a_row_a_level(here: Run) -> None:
    done = here("salary", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [(row["level"], row["gross_per_year_from"]) for row in rows] == [
        ("beginner", "55000"),
        ("intermediate", "80000"),
        ("confirmed", "120000"),
    ]
    assert rows[0]["source"] == "orsys-2025"


def test_json_and_csv_are_utf8_whatever_the_locale(run: Run) -> None:
    plain = run("salary", "--format", "json", "--lang", "fr")
    odd = run(
        "salary",
        "--format",
        "json",
        "--lang",
        "fr",
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert "Débutant" in odd.stdout.decode()
    assert odd.stdout == plain.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_table_is_readable_where_a_character_is_missing(run: Run, encoding: str) -> None:
    done = run("salary", "--lang", "fr", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "55 000" in done.stdout.decode(encoding).replace("\u00a0", " ")
    assert "EUR" in done.stdout.decode(encoding)
    for arguments in (("--help",), ("salary", "--level", "x"), ("salary", "--format", "md")):
        assert (
            b"Traceback"
            not in run(*arguments, INTERIMKIT_LANG="fr", PYTHONIOENCODING=encoding).stderr
        )


@pytest.mark.parametrize("columns", ["1", "0", "abc", "-5", "99999999999999999999", "٣٣"])
def test_a_nonsense_width_is_no_fault(run: Run, columns: str) -> None:
    for arguments in (("salary",), ("--help",), ("salary", "--level", "x")):
        done = run(*arguments, COLUMNS=columns)
        assert done.returncode in {0, 2}
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("terminal", ["dumb", "", "nonsense"])
def test_a_nonsense_terminal_is_no_fault(run: Run, terminal: str) -> None:
    done = run("salary", TERM=terminal, LANG="xx_nonsense", LC_ALL="xx_nonsense")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout


def test_colour_is_where_it_is_wanted(run: Run) -> None:
    assert b"\x1b" not in run("salary").stdout
    assert b"\x1b[" in run("salary", FORCE_COLOR="1", TERM="xterm-256color").stdout
    quiet = run("salary", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert b"\x1b[36m" not in quiet


# Output files.


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_a_file_holds_what_standard_output_would(here: Run, tmp_path: Path, form: str) -> None:
    done = here("salary", "--format", form, "-o", "out.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    whole = here("salary", "--full", "--format", form).stdout
    assert (tmp_path / "out.txt").read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert here("salary", "--full", "--format", form, "-o", "-").stdout == whole


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_a_files_name_says_its_format_unless_told_otherwise(
    here: Run, tmp_path: Path, form: str
) -> None:
    here("salary", "-o", f"pay.{form.upper()}")
    assert (tmp_path / f"pay.{form.upper()}").read_bytes() == here(
        "salary", "--format", form
    ).stdout
    here("salary", "-o", f"table.{form}", "--format", "table")
    assert (tmp_path / f"table.{form}").read_bytes() == here("salary", "--full").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("salary -o=pay.csv", "Is “=pay.csv” a file’s name?"),
        ("salary -o q.docx", "Nothing is written as “.docx” here. Let the file’s name end in one of .json"),
        ("salary -o q.HTM", "Nothing is written as “.htm” here."),
        ("salary -o q.yaml", "Nothing is written as “.yaml” here."),
        ("quiz -o q.docx", "Nothing is written as “.docx” here."),  # before a question is asked
        ("quiz --record me.csv", "Let the file’s name end in one of .yaml, .yml, .json, .txt."),
        ("pitfalls --audit --record me.pdf", "Nothing is written as “.pdf” here."),
        ("schema salary -o s.yaml", "Nothing is written as “.yaml” here."),
        ("salary -o ''", "needs a value"),
    ],
)  # fmt: skip
def test_a_name_that_says_another_format_is_refused(
    tmp_path: Path, arguments: str, words: str
) -> None:
    done = shell(f"interimkit {arguments}", tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert words in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_says_no_format_is_a_table_and_an_option_overrules_it(
    here: Run, tmp_path: Path
) -> None:
    for name in ("pay", "pay.txt", "pay.2026", "my.pay"):
        assert here("salary", "-o", name).returncode == 0
        assert (tmp_path / name).read_bytes() == here("salary", "--full").stdout
    assert here("salary", "-o", "pay.pdf", "--format", "csv").returncode == 0
    assert here("schema", "salary", "-o", "s.schema.json").returncode == 0


def test_answers_are_recorded_as_the_files_name_says(here: Run, tmp_path: Path) -> None:
    for name in ("me.yaml", "me.json", "me"):
        assert here("quiz", "--example", "anke", "--record", name).returncode == 0
        again = here("quiz", "--answers", name, "--format", "csv")
        assert again.stdout == here("quiz", "--example", "anke", "--format", "csv").stdout
    assert json.loads((tmp_path / "me.json").read_bytes())["format"] == "interimkit.answers/1"
    assert (tmp_path / "me").read_bytes() == (tmp_path / "me.yaml").read_bytes()


def test_an_existing_file_is_replaced_only_by_force(here: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine", encoding="utf-8")
    done = here("schema", "salary", "-o", "out.json")
    assert done.returncode == ExitCode.OUTPUT
    assert "out.json: This file exists. Use --force" in done.stderr.decode()
    assert target.read_text(encoding="utf-8") == "mine"
    assert here("schema", "salary", "-o", "out.json", "--force").returncode == 0
    assert json.loads(target.read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@POSIX
def test_a_link_is_followed_and_the_mode_is_the_users(here: Run, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    assert here("salary", "--format", "json", "-o", "link.json", "--force").returncode == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_bytes())
    here("salary", "-o", "new.txt")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("folder", "This is a folder"),
        ("nowhere/out.txt", "folder does not exist"),
        ("out.txt/below", "folder does not exist"),
        ("x" * 300, "Writing failed"),
    ],
)
def test_a_place_that_cannot_be_written(here: Run, tmp_path: Path, target: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "out.txt").write_text("", encoding="utf-8")
    done = here("salary", "-o", target)
    assert done.returncode == ExitCode.OUTPUT
    assert words in done.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "out.txt"]


@POSIX
def test_a_device_is_written_to_never_replaced(run: Run) -> None:
    before = Path("/dev/null").stat()
    assert run("salary", "-o", "/dev/null").returncode == 0
    assert run("salary", "-o", "/dev/null", "--force").returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert Path("/dev/null").stat().st_ino == before.st_ino
    full = run("salary", "-o", "/dev/full")
    assert full.returncode == ExitCode.OUTPUT
    assert "The disk is full" in full.stderr.decode()


# Streams that are not there, not open or not read.


@POSIX
@pytest.mark.parametrize(
    "command",
    ["salary", "salary --format json", "salary --format csv", "salary --format md", "--help",
     "salary --help", "schema salary", f"pack check {DATA}", "--version", "--lang nl --version"],
)  # fmt: skip
@pytest.mark.parametrize("redirect", ["> /dev/full", ">&-"])
def test_output_that_cannot_be_written_is_said(tmp_path: Path, command: str, redirect: str) -> None:
    done = shell(f"interimkit {command} {redirect}", tmp_path)
    text = done.stderr.decode()
    assert done.returncode == ExitCode.OUTPUT, text
    assert (
        ("The disk is full" if "full" in redirect else "Standard output is closed") in text
        or "schijf" in text
        or "standaarduitvoer" in text
    )
    assert len(text.splitlines()) == 1


@POSIX
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for command in ("salary", "salary --format json", "--help"):
        done = shell(f"interimkit {command} | true; echo ${{PIPESTATUS[0]}} >&2", tmp_path)
        assert done.stderr in {b"0\n", b"141\n"}, command
    many = "set -o pipefail; for i in 1 2 3; do interimkit schema salary; done | head -1"
    assert shell(many, tmp_path).stderr == b""


@POSIX
def test_nothing_is_asked_of_a_closed_standard_input(tmp_path: Path) -> None:
    done = shell("interimkit salary --format json <&- 2>&-", tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)


# Errors.


@pytest.mark.parametrize("where", ["before", "after"])
def test_debug_shows_where_an_error_came_from(run: Run, where: str) -> None:
    arguments = ["salary", "--level", "x"]
    plain = run(*arguments)
    assert b"Traceback" not in plain.stderr
    done = run(*(["--debug", *arguments] if where == "before" else [*arguments, "--debug"]))
    assert done.returncode == plain.returncode == ExitCode.USAGE
    assert b"Traceback" in done.stderr


def test_a_fault_of_ours_is_one_line_that_says_so(tmp_path: Path) -> None:
    broken = (
        "import sys; sys.argv = ['interimkit', 'salary', *sys.argv[1:]]\n"
        "import interimkit.domain.salary as s\n"
        "def fail(*a, **k): raise ZeroDivisionError('secret')\n"
        "s.compare_pay = fail\n"
        "from interimkit.__main__ import main; main()\n"
    )
    for extra in ([], ["--debug"]):
        done = subprocess.run(
            [sys.executable, "-c", broken, *extra],
            env=environment(), cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == ExitCode.BUG
        assert "a fault in interimkit" in done.stderr.decode()
        assert "ZeroDivisionError" in done.stderr.decode()
        assert (b"Traceback" in done.stderr) == bool(extra)
        assert (len(done.stderr.splitlines()) == 1) == (not extra)


@POSIX
def test_ctrl_c_stops_silently(tmp_path: Path) -> None:
    interrupted = (
        "import sys; sys.argv = ['interimkit', 'salary']\n"
        "import interimkit.domain.salary as s\n"
        "def stop(*a, **k): raise KeyboardInterrupt\n"
        "s.compare_pay = stop\n"
        "from interimkit.__main__ import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", interrupted],
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.INTERRUPTED, b"", b"")


@pytest.mark.parametrize(
    "level", ["\x1b]0;owned\x07", "\x1b[2Jx", "\u202egnp", "[red]x[/]", ":smile:", "{0}", ""]
)
def test_what_was_typed_is_shown_but_never_obeyed(here: Run, level: str) -> None:
    done = here("salary", "--level", level)
    assert done.returncode == ExitCode.USAGE
    text = done.stderr.decode()
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert (
        level.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").replace("\u202e", "\ufffd")
        in text
    )


@POSIX
def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    done = shell("interimkit salary --level $'\\xff\\xfe'", tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert "“\ufffd\ufffd”" in done.stderr.decode()


@pytest.mark.parametrize("home", ["/nonexistent", "/proc"])
def test_no_home_is_no_fault(run: Run, home: str) -> None:
    assert run("salary", HOME=home, XDG_DATA_HOME=home).returncode == 0


def test_the_version_and_the_bare_command(run: Run) -> None:
    assert run("--version").stdout.startswith(b"interimkit 0.")
    assert run("--lang", "nl", "--version").stdout == run("--version").stdout
    bare = run()
    assert bare.returncode == 0
    assert bare.stdout == run("--help").stdout
    assert run("--lang", "nl").stdout == run("--help", INTERIMKIT_LANG="nl").stdout


# Packs.


def test_a_sound_pack(here: Run, pack: Path) -> None:
    done = here("pack", "check", str(pack))
    assert done.returncode == 0
    files = len([*DATA.glob("*.yaml"), *DATA.glob("cases/*.yaml")])
    assert f"{files} files, no problems" in done.stdout.decode()
    assert (
        here("salary", "--pack", str(pack), "--format", "csv").stdout
        == here("salary", "--format", "csv").stdout
    )


def test_a_broken_pack_in_every_format(here: Run, pack: Path) -> None:
    path = pack / "salaries.yaml"
    text = path.read_text(encoding="utf-8").replace("currency: EUR", 'currency: "[/] =1+1"')
    path.write_text(text.replace("basis: orsys-2025", "basis: orsys-2052"), encoding="utf-8")
    table = here("pack", "check", "pack")
    assert table.returncode == ExitCode.CONTENT
    lines = table.stdout.decode().splitlines()
    assert lines[0].startswith("pack/salaries.yaml:3:8: There is no “orsys-2052”")
    assert lines[1].startswith("pack/salaries.yaml:6:11: ")
    assert len(lines) == 2
    report = json.loads(here("pack", "check", "pack", "--format", "json").stdout)
    assert report["sound"] is False
    assert [(p["line"], p["column"], p["code"]) for p in report["problems"]] == [
        (3, 8, "reference-unknown"),
        (6, 11, "pattern"),
    ]
    assert report["problems"][0]["nearest"] == "orsys-2025"
    jsonschema.validate(report, json.loads(here("schema", "pack").stdout))
    rows = list(
        csv.DictReader(
            io.StringIO(here("pack", "check", "pack", "--format", "csv").stdout.decode())
        )
    )
    assert [row["line"] for row in rows] == ["3", "6"]
    assert b"orsys-2052" in here("pack", "check", "pack", "--format", "md").stdout
    used = here("salary", "--pack", "pack", "--lang", "nl")
    assert used.returncode == ExitCode.CONTENT
    assert used.stdout == b""
    assert (
        used.stderr.decode()
        .splitlines()[0]
        .startswith("Fout: pack/salaries.yaml:3:8: “orsys-2052” staat niet")
    )
    assert used.stderr.decode().splitlines()[-1] == "2 problemen."


def test_no_pack_at_all(here: Run) -> None:
    for arguments in (("pack", "check", "nowhere"), ("salary", "--pack", "nowhere")):
        done = here(*arguments)
        assert done.returncode == ExitCode.CONTENT
        assert "nowhere: There is no such folder." in (done.stdout + done.stderr).decode()


@POSIX
def test_a_hostile_pack_is_shown_but_never_obeyed(here: Run, pack: Path) -> None:
    path = pack / "salaries.yaml"
    hostile = "\\e]8;;http://x\\a[red]Boss[/] :smile: \\u202e{0} %s | =cmd"
    text = path.read_text(encoding="utf-8")
    for name in ("en: Confirmed", "nl: Ervaren", "fr: Confirmé"):
        text = text.replace(name, f'{name[:4]}"{hostile}"')
    path.write_text(text, encoding="utf-8")
    for form in ("table", "md", "csv", "json"):
        done = here("salary", "--pack", "pack", "--format", form, FORCE_COLOR="1", TERM="xterm")
        assert done.returncode == 0
        assert b"\x1b]8" not in done.stdout
        assert "\u202e" not in done.stdout.decode()
        assert ":smile:" in done.stdout.decode()
