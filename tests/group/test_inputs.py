"""Files, folders and patterns become a list in a known order, each file in it once."""

import os
import sys
from pathlib import Path

import pytest

from interimkit.errors import ProblemCode
from interimkit.group.inputs import ENDINGS, Input, Kind, find_inputs
from interimkit.group.sheet import Unread


def _make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("quiz: {}\n")


def _found(folder: Path, *named: str) -> list[str | ProblemCode]:
    """What was found, below the folder; a problem by its code."""
    found: list[str | ProblemCode] = []
    for one in find_inputs([name if name == "-" else str(folder / name) for name in named]):
        if isinstance(one, Unread):
            found += [problem.code for problem in one.problems]
        else:
            found.append(one.path.removeprefix(f"{folder}{os.sep}").replace(os.sep, "/"))
    return found


def test_a_folder_is_its_answers_files_and_those_below_by_name(tmp_path: Path) -> None:
    _make(
        tmp_path, "all/b.yaml", "all/a.YML", "all/c.json", "all/x/b.yaml", "all/x/a/z.yaml",
        "all/d/a.yaml", "all/.hidden.yaml", "all/.git/a.yaml", "all/rows.csv", "all/notes.txt",
    )  # fmt: skip
    expected = ["a.YML", "b.yaml", "c.json", "d/a.yaml", "x/b.yaml", "x/a/z.yaml"]
    assert _found(tmp_path, "all") == [f"all/{name}" for name in expected]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_that_lead_out_of_a_folder_are_let_be(tmp_path: Path) -> None:
    _make(tmp_path, "outside/a.yaml", "all/b.yaml", "all-too/c.yaml")
    (tmp_path / "all" / "a.yaml").symlink_to(tmp_path / "outside" / "a.yaml")
    (tmp_path / "all" / "c.yaml").symlink_to(tmp_path / "all-too" / "c.yaml")
    (tmp_path / "all" / "below").symlink_to(tmp_path / "outside", target_is_directory=True)
    (tmp_path / "all" / "round").symlink_to(tmp_path / "all", target_is_directory=True)
    (tmp_path / "all" / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    assert _found(tmp_path, "all") == ["all/b.yaml"]
    (tmp_path / "all" / "z.yaml").symlink_to(tmp_path / "all" / "b.yaml")
    assert _found(tmp_path, "all") == ["all/b.yaml", ProblemCode.GROUP_FILE_TWICE]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_that_lead_nowhere_in_a_folder_are_read_as_files_that_are_gone(
    tmp_path: Path,
) -> None:
    _make(tmp_path, "all/b.yaml", "all/below/c.txt")
    links = {"d": "e.yaml", "e": "d.yaml", "f": "gone.yaml", "g": "below"}
    for name, target in links.items():
        (tmp_path / "all" / f"{name}.yaml").symlink_to(tmp_path / "all" / target)
    expected = ["all/b.yaml", "all/d.yaml", "all/e.yaml", "all/f.yaml"]
    assert _found(tmp_path, "all") == expected


def test_a_pattern_is_expanded_where_no_shell_did(tmp_path: Path) -> None:
    _make(tmp_path, "b.yaml", "a.yaml", "x/c.yaml", "x/d.csv")
    assert _found(tmp_path, "*.yaml") == ["a.yaml", "b.yaml"]
    assert _found(tmp_path, "**/*.yaml") == ["a.yaml", "b.yaml", "x/c.yaml"]
    assert _found(tmp_path, "x*") == ["x/c.yaml"]
    assert _found(tmp_path, "[z]*.yaml") == [ProblemCode.FILE_MISSING]


def test_a_file_that_is_called_as_a_pattern_is_that_file(tmp_path: Path) -> None:
    _make(tmp_path, "[ab].yaml", "a.yaml")
    assert _found(tmp_path, "[ab].yaml") == ["[ab].yaml"]


def test_what_is_named_twice_is_read_once_and_named(tmp_path: Path) -> None:
    _make(tmp_path, "x/a.yaml", "x/b.yaml")
    found = _found(tmp_path, "x/b.yaml", "x", "x/../x/a.yaml")
    twice = ProblemCode.GROUP_FILE_TWICE
    assert found == ["x/b.yaml", "x/a.yaml", twice, twice]
    assert _found(tmp_path, "-", "-") == ["-", twice]


def test_what_is_not_there_stands_in_its_place(tmp_path: Path) -> None:
    _make(tmp_path, "a.yaml", "notes.docx", "none/notes.txt")
    found = _found(tmp_path, "gone.yaml", "notes.docx", "a.yaml", "none", "x" * 300, "a\0b")
    assert found == [
        ProblemCode.FILE_MISSING, ProblemCode.GROUP_ENDING, "a.yaml",
        ProblemCode.GROUP_FOLDER_EMPTY, ProblemCode.UNREADABLE, ProblemCode.UNREADABLE,
    ]  # fmt: skip


@pytest.mark.parametrize(("ending", "kind"), ENDINGS.items())
def test_the_kind_is_told_by_the_ending(tmp_path: Path, ending: str, kind: Kind) -> None:
    _make(tmp_path, f"a{ending}", f"b{ending.upper()}")
    kinds = [one.kind for one in find_inputs([str(tmp_path / "[ab]*")]) if isinstance(one, Input)]
    assert kinds == [kind, kind]


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are POSIX")
def test_a_stream_has_no_ending_and_is_an_answers_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "stream")
    _make(tmp_path, "a.yaml")
    os.mkfifo(tmp_path / "b.yaml")
    assert _found(tmp_path, "stream") == ["stream"]
    assert _found(tmp_path, "") == ["a.yaml"]  # a folder never waits for one


def test_a_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(tmp_path, "all/a.yaml", "all/locked/b.yaml", "all/z/c.yaml")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert _found(tmp_path, "all") == ["all/a.yaml", ProblemCode.UNREADABLE, "all/z/c.yaml"]


def test_a_name_is_safe_to_show(tmp_path: Path) -> None:
    (found,) = find_inputs([str(tmp_path / "\x1b[2J.yaml")])
    assert isinstance(found, Unread)
    assert "\x1b" not in found.problems[0].file
