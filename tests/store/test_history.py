"""Saved diagnoses: whole or not there, never lost, never torn, and gone when they should be."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from conftest import environment

from interimkit.errors import ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.pack import PackRef
from interimkit.store import database, history
from interimkit.store.history import (
    Saved,
    add_saved,
    delete_saved,
    list_saved,
    load_saved,
    save_diagnosis,
)

PACK = PackRef(name="interimkit", version="1.2.3", digest="sha256:0")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def save(home: Path, answers: bytes = b"quiz: {}\n", **named: object) -> int:
    return save_diagnosis(home, answers, pack=PACK, now=NOW, **named)  # type: ignore[arg-type]


def file_of(home: Path) -> Path:
    return home / "me" / "history.sqlite"


def refused(act: Callable[[], object], code: ProblemCode) -> None:
    with pytest.raises(SavedDataError) as caught:
        act()
    assert caught.value.problems[0].code is code, caught.value.problems


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)


def test_what_is_saved_comes_back_as_it_was(tmp_path: Path) -> None:
    assert list_saved(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []  # a look costs nothing and leaves nothing
    east = datetime(2026, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    number = save_diagnosis(tmp_path, b"one", pack=PACK, now=east, label="in spring")
    assert (number, save(tmp_path, b"two")) == (1, 2)
    first, second = list_saved(tmp_path)
    assert first == Saved(
        number=1, saved_at=datetime(2026, 2, 28, 23, 30, tzinfo=UTC), label="in spring", pack=PACK,
        answers=b"one",
    )  # fmt: skip
    assert load_saved(tmp_path, 2) == second
    with pytest.raises(UnknownChoiceError) as caught:
        load_saved(tmp_path, 3)
    assert caught.value.problems[0].expected == ("1", "2")


def test_a_moment_without_a_time_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        save_diagnosis(tmp_path, b"x", pack=PACK, now=NOW.replace(tzinfo=None))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_its_owners_alone_whatever_the_mask(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        save(home)
        keeping = sqlite3.connect(file_of(home))
        keeping.execute("SELECT * FROM diagnosis").fetchall()
        save(home)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
        keeping.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert modes == {
        "me": 0o700, "history.sqlite": 0o600, "history.sqlite-wal": 0o600, "history.sqlite-shm": 0o600,
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere there are modes")
def test_it_is_saved_where_there_are_no_modes(tmp_path: Path) -> None:  # pragma: no cover
    assert save(tmp_path / "home") == 1
    assert [saved.number for saved in list_saved(tmp_path / "home")] == [1]


def test_what_is_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    for text in (b"keep-1", b"forget-me " * 2000, b"keep-3"):
        save(tmp_path, text)
    delete_saved(tmp_path, 2)
    for path in (tmp_path / "me").iterdir():
        assert b"forget-me" not in path.read_bytes(), path
    assert [saved.number for saved in list_saved(tmp_path)] == [1, 3]
    delete_saved(tmp_path, 3)
    assert save(tmp_path) == 4  # a number that somebody wrote down never means another one
    with pytest.raises(UnknownChoiceError):
        delete_saved(tmp_path, 2)


def test_nothing_is_deleted_while_somebody_reads(tmp_path: Path) -> None:
    """It would stay in the journal."""
    save(tmp_path, b"first")
    reader = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM diagnosis").fetchall()
    save(tmp_path, b"second")
    refused(lambda: delete_saved(tmp_path, 1), ProblemCode.KEPT_LOCKED)
    reader.close()
    assert len(list_saved(tmp_path)) == 2


def test_what_is_there_already_is_not_added_twice(tmp_path: Path) -> None:
    save(tmp_path, b"one")
    there = list_saved(tmp_path)
    other = Saved(number=1, saved_at=NOW, pack=PACK, answers=b"other")
    assert add_saved(tmp_path, (*there, other, other)) == (2,)
    assert [saved.answers for saved in list_saved(tmp_path)] == [b"one", b"other"]


# What can be wrong: nothing is overwritten.


def test_another_run_that_writes_is_waited_for_and_then_said(tmp_path: Path) -> None:
    save(tmp_path)
    writer = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    refused(lambda: save(tmp_path), ProblemCode.KEPT_LOCKED)
    assert len(list_saved(tmp_path)) == 1  # who only reads is not kept waiting
    writer.close()
    assert save(tmp_path) == 2


@pytest.mark.parametrize("damage", ["head", "middle", "other", "text"])
def test_a_damaged_history_is_left_as_it_is(tmp_path: Path, damage: str) -> None:
    for _ in range(30):
        save(tmp_path, b"x" * 3000)
    path = file_of(tmp_path)
    data = bytearray(path.read_bytes())
    match damage:
        case "head":
            data[:16] = b"not a database.."
        case "middle":
            for start in range(8192, len(data), 4096):
                data[start : start + 64] = b"\xff" * 64
        case "text":
            data = bytearray(b"quiz: {crisis: secure-cash}\n" * 100)
        case _:
            path.unlink()
            other = sqlite3.connect(path)
            other.execute("CREATE TABLE theirs (x)")
            other.commit()
            other.close()
            data = bytearray(path.read_bytes())
    path.write_bytes(data)
    for act in (lambda: save(tmp_path), lambda: list_saved(tmp_path)):
        refused(act, ProblemCode.KEPT_DAMAGED)
    assert path.read_bytes() == bytes(data)


def test_a_newer_history_is_left_as_it_is(tmp_path: Path) -> None:
    save(tmp_path)
    newer = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = file_of(tmp_path).read_bytes()
    refused(lambda: save(tmp_path), ProblemCode.KEPT_NEWER)
    refused(lambda: list_saved(tmp_path), ProblemCode.KEPT_NEWER)
    refused(lambda: delete_saved(tmp_path, 1), ProblemCode.KEPT_NEWER)
    assert file_of(tmp_path).read_bytes() == before


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("me", "file"),
        ("me", "link"),
        ("me/history.sqlite", "folder"),
        ("me/history.sqlite", "link"),
    ],
)
def test_something_else_in_its_place_is_left_as_it_is(
    tmp_path: Path, where: str, what: str
) -> None:
    home, theirs = tmp_path / "home", tmp_path / "theirs"
    place = home / where
    place.parent.mkdir(parents=True)
    if what == "folder":
        place.mkdir()
    elif what == "file":
        place.write_bytes(b"theirs")
    else:
        theirs.mkdir() if where == "me" else theirs.write_bytes(b"")
        place.symlink_to(theirs)
    refused(lambda: save(home), ProblemCode.KEPT_NOT_ORDINARY)
    refused(lambda: list_saved(home), ProblemCode.KEPT_NOT_ORDINARY)
    assert not theirs.exists() or theirs.is_dir() or theirs.read_bytes() == b""
    assert what != "link" or where != "me" or list(theirs.iterdir()) == []


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"mine")
    for act in (lambda: save(tmp_path / "home"), lambda: list_saved(tmp_path / "home")):
        refused(act, ProblemCode.KEPT_UNWRITABLE)
    assert (tmp_path / "home").read_bytes() == b"mine"


def test_a_full_disk_is_said_and_loses_nothing(small_disk: Path) -> None:
    save(small_disk, b"first")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    refused(lambda: save(small_disk, os.urandom(50_000)), ProblemCode.KEPT_FULL)
    filler.unlink()
    assert [saved.answers for saved in list_saved(small_disk)] == [b"first"]
    assert save(small_disk, b"second") == 2


def test_a_disk_that_fills_up_while_it_saves_is_said_and_loses_nothing(small_disk: Path) -> None:
    numbers = []

    def go_on() -> None:
        while True:
            numbers.append(save(small_disk, os.urandom(30_000)))

    refused(go_on, ProblemCode.KEPT_FULL)
    assert 5 < len(numbers) == len(list_saved(small_disk))


def test_a_disk_that_is_read_only_can_be_read(small_disk: Path) -> None:
    save(small_disk, b"first")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    refused(lambda: save(small_disk), ProblemCode.KEPT_UNWRITABLE)
    refused(lambda: delete_saved(small_disk, 1), ProblemCode.KEPT_UNWRITABLE)
    assert [saved.answers for saved in list_saved(small_disk)] == [b"first"]


# Whatever ends a run.

KILLED = """
import os, random, signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
from interimkit.model.pack import PackRef
from interimkit.store.history import list_saved, save_diagnosis
from interimkit.store.kept import Kept

home, pack = Path(sys.argv[1]), PackRef(name="interimkit", version="1.2.3", digest="sha256:0")
kept = Kept(home, pack="interimkit")
random.seed(13)
told, answers = 0, b"answer-%d " * 600
for round in range(200):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        while True:
            number = save_diagnosis(home, answers[:3000], pack=pack, now=datetime.now(UTC))
            with kept.held():
                kept.save(b"%d\\n" % number * 2000)
            os.write(writing, b"%d\\n" % number)
    os.close(writing)
    time.sleep(random.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as lines:
        told = max([told, *map(int, lines.read().split())])
    there = list_saved(home)
    assert [saved.number for saved in there][:told] == list(range(1, told + 1)), (told, len(there))
    assert all(saved.answers == answers[:3000] for saved in there)
    whole = kept.load()
    assert whole is None or len(set(whole.split())) == 1 and len(whole.split()) == 2000
    assert whole is None or int(whole.split()[0]) >= told
with kept.held():
    pass
print(told, *sorted(path.name for path in (home / "me").iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows neither forks nor kills so")
def test_killed_two_hundred_times_nothing_is_torn_lost_or_left(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        env=environment(), capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    told, *left = done.stdout.decode().split()
    assert int(told) > 20
    assert left == ["answers-interimkit.yaml", "history.sqlite"]


SAVING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from interimkit.model.pack import PackRef
from interimkit.store.history import save_diagnosis
from interimkit.store.kept import Kept

home, pack = Path(sys.argv[1]), PackRef(name="interimkit", version="1.2.3", digest="sha256:0")
kept = Kept(home, pack="interimkit")
for round in range(25):
    save_diagnosis(home, sys.argv[2].encode(), pack=pack, now=datetime.now(UTC))
    with kept.held():
        kept.save((kept.load() or b"") + sys.argv[2].encode())
"""


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-c", SAVING, str(tmp_path), who], env=environment())
        for who in ("a", "b")
    ]
    assert [run.wait(timeout=120) for run in both] == [0, 0]
    saved = [saved.answers for saved in list_saved(tmp_path)]
    assert (saved.count(b"a"), saved.count(b"b")) == (25, 25)
    kept = (tmp_path / "me" / "answers-interimkit.yaml").read_bytes()
    assert (kept.count(b"a"), kept.count(b"b")) == (25, 25)


# Schemas to come.


def test_an_older_schema_is_brought_up_to_date_and_keeps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, b"old")
    step = ("ALTER TABLE diagnosis ADD COLUMN mood TEXT NOT NULL DEFAULT 'fine'",)
    monkeypatch.setattr(history, "MIGRATIONS", (*history.MIGRATIONS, step))
    assert [saved.answers for saved in list_saved(tmp_path)] == [b"old"]
    assert save(tmp_path, b"new") == 2
    with sqlite3.connect(file_of(tmp_path)) as it:
        assert it.execute("SELECT mood FROM diagnosis").fetchall() == [("fine",)] * 2
        assert it.execute("PRAGMA user_version").fetchone() == (2,)
    it.close()


def test_a_migration_that_fails_leaves_the_schema_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, b"old")
    steps = ("ALTER TABLE diagnosis ADD COLUMN mood TEXT", "ALTER TABLE nowhere ADD COLUMN x")
    with monkeypatch.context() as patched:
        patched.setattr(history, "MIGRATIONS", (*history.MIGRATIONS, steps))
        with pytest.raises(SavedDataError):
            save(tmp_path, b"new")
    assert [saved.answers for saved in list_saved(tmp_path)] == [b"old"]
    assert save(tmp_path, b"new") == 2
