"""Ten million answer sheets in a Parquet file: to a group's table, and to a row each.

The file is made with a fixed seed, by arithmetic and not by a hash that another DuckDB may have
otherwise. What each takes is held against `bit_xor(hash(c))` over every column that is used, by
turns in one run: the least that reading them all can take. The memory is that of a process of its
own at its most. It measures and prints; it is never a test, because a busy machine is no fault of
the code.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb

from interimkit.content.open_pack import OpenPack
from interimkit.content.pack import load_pack
from interimkit.group import sql
from interimkit.group.duckdb_engine import DuckDb
from interimkit.group.entries import Entry, entries_of
from interimkit.group.expression import Table
from interimkit.group.inputs import Input, Kind
from interimkit.group.left_out import LeftOut
from interimkit.group.tables import quiz_text, tally_files
from interimkit.model.workshop import Topic

SHEETS = 10_000_000
SEED = 20_260_115
AT_MOST = 12
AT_MOST_MB = 300
PRIME = 2_147_483_647


def drawn(place: int, of: int) -> str:
    """A number from 0 for a sheet `i` and a column, of so many: two steps of a congruence."""
    start = f"(i * 48271 + {SEED + place * 7_919_123}) % {PRIME}"
    return f"((({start}) * 16807 + {place * 104_729}) % {PRIME} // 1009) % {of}"


def column(entry: Entry, place: int) -> str:
    """One answer: any option, or a number up to 30; one in twenty checks is left open."""
    if entry.options:
        answer = f"[{sql.texts(entry.options)}][({drawn(place, len(entry.options))}) + 1]"
    else:
        answer = f"CAST({drawn(place, min(entry.at_most, 30) + 1)} AS INTEGER)"
    if entry.section == "checks":
        answer = f"CASE WHEN {drawn(place + 50, 20)} = 0 THEN NULL ELSE {answer} END"
    return f"{answer} AS {sql.name(entry.column)}"


def used(pack: OpenPack) -> list[Entry]:
    """The columns of the quiz and its checks."""
    return [entry for entry in entries_of(pack) if entry.section in ("quiz", "checks")]


def make(path: Path, pack: OpenPack, *, sheets: int) -> None:
    """The file: a number for each sheet, and its answers to the quiz and its checks."""
    columns = ", ".join(column(entry, place) for place, entry in enumerate(used(pack)))
    text = f"SELECT i AS respondent, {columns} FROM range({sheets}) AS t(i)"  # noqa: S608 - quoted
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({text}) TO '{path}' (FORMAT parquet)")


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory() -> int:
    """Megabytes that this process had at its most; `getrusage` begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def works(path: Path, pack: OpenPack) -> Iterator[tuple[str, Callable[[DuckDb], object]]]:
    """What is measured, the least first."""
    given = Input(path=str(path), kind=Kind.PARQUET)
    hashed = ", ".join(f"bit_xor(hash({sql.name(entry.column)}))" for entry in used(pack))
    rows = path.with_name("rows.parquet")

    def to_rows(engine: DuckDb) -> None:
        tables = [table for table in engine.open([given], pack) if isinstance(table, Table)]
        engine.copy(quiz_text(tables, pack), str(rows))

    least = f"SELECT {hashed} FROM '{path}'"  # noqa: S608 - quoted; the folder is our own
    yield "hash", lambda engine: list(engine.fetch(least))
    yield "group", lambda engine: tally_files(engine, [given], pack, Topic.QUIZ, LeftOut())
    yield "rows", to_rows


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=SHEETS)
    parser.add_argument("--times", type=int, default=5, help="interleaved turns")
    parser.add_argument("--memory", type=int, default=200, help="megabytes before DuckDB spills")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    pack = load_pack()
    if asked.only:  # in a process of its own, for its memory
        with DuckDb(memory=asked.memory) as engine:
            dict(works(asked.file, pack))[asked.only](engine)
        print(peak_memory())
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheets.parquet"
        make(file, pack, sheets=asked.sheets)
        size = file.stat().st_size / 1e6
        print(f"DuckDB {duckdb.__version__}, {asked.sheets:,} sheets, {size:.0f} MB of Parquet\n")
        measure(file, pack, times=asked.times, memory=asked.memory)


def measure(file: Path, pack: OpenPack, *, times: int, memory: int) -> None:
    """Prints what each takes, beside the hash, and its memory."""
    turns = dict(works(file, pack))
    with DuckDb(memory=memory) as engine:
        taken: dict[str, list[float]] = {name: [] for name in turns}
        for _ in range(times):
            for name, work in turns.items():
                taken[name].append(seconds(partial(work, engine)))
    print("| what | seconds | × the hash | at most | memory, MB | at most |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, own in taken.items():
        ratio = statistics.median(a / b for a, b in zip(own, taken["hash"], strict=True))
        command = [sys.executable, __file__, "--only", name, "--file", str(file)]
        command += ["--memory", str(memory)]
        found = subprocess.run(command, capture_output=True, check=True, text=True)
        bounds = (AT_MOST, AT_MOST_MB) if name == "group" else ("", "")
        peak = found.stdout.strip()
        print(
            f"| {name} | {statistics.median(own):.2f} | {ratio:.1f} | {bounds[0]} "
            f"| {peak} | {bounds[1]} |"
        )


if __name__ == "__main__":
    main()
