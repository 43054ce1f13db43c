"""Drafts: whose they are, where they may be, and what is left of a run that was killed."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import environment

from interimkit.errors import ExitCode, SavedDataError
from interimkit.store.drafts import Draft
from interimkit.store.home import OLD, OwnFile, home


def draft(folder: Path, *, pack: str = "interimkit") -> Draft:
    return Draft("quiz", {"INTERIMKIT_HOME": str(folder)}, pack=pack)


def test_one_run_at_a_time_has_a_draft(tmp_path: Path) -> None:
    first, second = draft(tmp_path), draft(tmp_path)
    assert first.claim()
    assert first.claim()
    first.save(b"mine")
    assert not second.claim()
    first.drop()
    assert second.claim()
    second.give_up()
    assert list((tmp_path / "drafts").iterdir()) == []


def test_who_was_killed_holds_nothing(tmp_path: Path) -> None:
    script = (
        "import os, signal\nfrom interimkit.store.drafts import Draft\n"
        f"it = Draft('quiz', {{'INTERIMKIT_HOME': {str(tmp_path)!r}}}, pack='interimkit')\n"
        "assert it.claim()\nit.save(b'kept')\nos.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script], env=environment(), check=False)
    again = draft(tmp_path)
    assert again.claim()
    assert again.load() == b"kept"
    again.give_up()


def test_each_pack_has_a_draft_of_its_own(tmp_path: Path) -> None:
    ours, theirs = draft(tmp_path), draft(tmp_path, pack="theirs")
    assert ours.claim()
    assert theirs.claim()
    ours.save(b"ours")
    theirs.save(b"theirs")
    theirs.drop()
    assert ours.load() == b"ours"
    ours.give_up()


def test_what_is_set_aside_is_never_overwritten(tmp_path: Path) -> None:
    it = draft(tmp_path)
    names = set()
    for content in (b"first", b"second", b"third"):
        it.save(content)
        aside = it.set_aside()
        assert aside.read_bytes() == content
        names.add(aside.name)
    assert len(names) == 3
    assert (tmp_path / "drafts" / "quiz-interimkit.old.yaml").read_bytes() == b"first"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_our_folder_is_its_owners_and_somebody_elses_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    draft(tmp_path).save(b"x")
    OwnFile(tmp_path / "fresh" / "answers.yaml").save(b"x")
    modes = {
        str(path.relative_to(tmp_path)): stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path, *tmp_path.rglob("*"))
    }
    assert modes == {
        ".": 0o755, "drafts": 0o700, "drafts/quiz-interimkit.yaml": 0o600,
        "fresh": 0o700, "fresh/answers.yaml": 0o600,
    }  # fmt: skip


def test_leftovers_of_ours_go_when_they_are_old(tmp_path: Path) -> None:
    it = draft(tmp_path)
    it.save(b"x")
    folder = it.path.parent
    old, new = (folder / f".interimkit-{sign * 16}.tmp" for sign in "ab")
    other, odd = folder / "mine.tmp", folder / ".interimkit-notes.tmp"
    for path in (old, new, other, odd):
        path.write_bytes(b"answers")
        if path != new:
            os.utime(path, (0, path.stat().st_mtime - OLD - 60))
    it.load()
    assert {path.name for path in folder.iterdir()} == {
        it.path.name, new.name, other.name, odd.name
    }  # fmt: skip


def test_no_home_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_a, **_k: Path("~/.local/share/x"))
    with pytest.raises(SavedDataError) as caught:
        home({})
    assert caught.value.exit_code is ExitCode.SAVED_DATA

    def nobody(*_args: object, **_named: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr("platformdirs.user_data_path", nobody)
    with pytest.raises(SavedDataError):
        home({})
    assert home({"INTERIMKIT_HOME": "here"}) == Path("here")
