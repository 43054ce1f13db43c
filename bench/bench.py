"""Start-up as ratios: each command against what it cannot do without, in one run.

The package is installed, with what it needs to run and its extra pdf, in an environment of its
own; the two commands of a pair take turns, and the figure is the median of their ratios. It
measures and prints; it is never a test, because a busy machine is no fault of the code.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Row(NamedTuple):
    """A command, what it is held against, and the ratio that it may have at most.

    That is what Python has to import for it, or another of our commands.

    `ANSWERS` in either is a folder of a thousand answers files. With `until`, the time runs until
    a terminal shows that text, and not to the end.
    """

    command: tuple[str, ...]
    against: str
    bound: float
    until: bytes = b""


TABLE = "import typer, rich.console, rich.table"

EVERYTHING = (
    "--cost-per-month", "6000", "--against-salary", "118000", "--benefits", "14000",
    "--first-gap-months", "4", "--days-per-week", "4", "--country", "BE",
)  # fmt: skip
"""What an income may be asked for beside its rate: waits of two parts, what if, stay or go."""

SALARY = "interimkit salary"
DIAGNOSIS = "interimkit diagnose --example bart"
ALL_OF_AN_INCOME = shlex.join(("interimkit", "income", "--day-rate", "975", *EVERYTHING))

ANSWERS = "answers"
"""The folder of answers files, as each program that runs in its folder calls it."""

COMPOSED = (
    f"{TABLE}; from pathlib import Path; from interimkit.content.compose import compose; "
    f"[compose(file.read_text('utf-8'), file='') for file in Path('{ANSWERS}').iterdir()]"
)
"""What reading them cannot do without."""

ROWS = (
    Row(("--version",), "pass", 1.8),
    Row(("salary", "--level", "confirmed", "--format", "json"), "import typer, yaml, msgspec", 1.4),
    Row(("salary",), TABLE, 1.6),
    Row(("quiz", "--example", "anke"), TABLE, 1.6),
    Row(("skills-gap", "--example", "anke"), TABLE, 1.6),
    Row(("roles", "crisis"), TABLE, 1.6),
    Row(("pitfalls", "--audit", "--example", "bart"), TABLE, 1.6),
    Row(("career", "work"), TABLE, 1.6),
    Row(("claims",), TABLE, 1.6),
    Row(("sources",), TABLE, 1.6),
    Row(("offer", "--salary", "120000"), TABLE, 1.6),
    Row(("income", "--day-rate", "975", "--years", "3"), SALARY, 1.2),
    Row(("income", "--day-rate", "975", "--years", "3", *EVERYTHING), TABLE, 2.3),
    Row(("income", "--day-rate", "975", "--years", "10", *EVERYTHING), TABLE, 5),
    Row(("diagnose", "--example", "bart"), TABLE, 2.3),
    Row(("diagnose", "--example", "bart", "--format", "json"), DIAGNOSIS, 1),
    Row(("diagnose", "--example", "bart", "--format", "html"), DIAGNOSIS, 1.3),
    Row(("diagnose", "--example", "bart", "--format", "pdf"), DIAGNOSIS, 1.5),
    Row(("income", "--day-rate", "975", *EVERYTHING, "--format", "html"), ALL_OF_AN_INCOME, 1.3),
    Row(("income", "--day-rate", "975", *EVERYTHING, "--format", "pdf"), ALL_OF_AN_INCOME, 1.5),
    Row(("quiz", "--example", "anke", "--format", "html"), "interimkit quiz --example anke", 1.3),
    Row(
        ("income", "--day-rate", "975", "--format", "html"), "interimkit income --day-rate 975", 1.3
    ),
    Row(("quiz", "--example", "anke", "--format", "pdf"), "interimkit quiz --example anke", 1.5),
    Row(
        ("income", "--day-rate", "975", "--years", "3", "--format", "pdf"),
        "interimkit income --day-rate 975 --years 3",
        1.5,
    ),
    Row(("sources", "--format", "pdf"), "interimkit sources", 1.5),
    Row(("case", "--example", "chantal"), TABLE, 2),
    Row(("group", ANSWERS), COMPOSED, 2),
    Row(("--help",), "import typer", 2.9),
    Row(("quiz",), "import typer, questionary", 1.4, b"until I finish"),
    Row(("skills-gap", "--role", "crisis"), "import typer, questionary", 1.4, b"until I finish"),
    Row(("quiz", "--plain"), "import typer, questionary", 1.4, b"until I finish"),
    Row(("case",), "import typer, questionary", 1.4, b"until I finish"),
)


def install(folder: Path) -> Path:
    """The programs of a new environment that holds interimkit and what it needs to run."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", f"{ROOT}[pdf]"]
    subprocess.run(pip, check=True)
    return programs


def seconds(command: list[str], *, folder: Path) -> float:
    """How long one run takes in a folder, with its output thrown away and its bytecode kept."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(
        command, env=environment, cwd=folder, check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - start


def seconds_until(command: list[str], text: bytes) -> float:
    """How long it takes until a pseudo-terminal shows the text."""
    import pty

    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    with subprocess.Popen(
        command, env={**environment, "TERM": "xterm", "INTERIMKIT_LANG": "en"},
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as process:  # fmt: skip
        shown = b""
        while text not in shown:
            shown += os.read(ours, 65536)
        taken = time.perf_counter() - start
        process.kill()
    os.close(ours)
    os.close(theirs)
    return taken


def ratio(row: Row, *, programs: Path, folder: Path, pairs: int) -> float:
    """The median ratio of a row, over interleaved pairs after one pair to warm up."""
    ours = [str(programs / "interimkit"), *row.command]
    program, *arguments = shlex.split(row.against)
    if program == "interimkit":
        theirs = [str(programs / program), *arguments]
    else:
        theirs = [str(programs / "python"), "-c", row.against]

    def once() -> float:
        return seconds_until(ours, row.until) if row.until else seconds(ours, folder=folder)

    return statistics.median(
        [once() / seconds(theirs, folder=folder) for _ in range(pairs + 1)][1:]
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pairs", type=int, default=21, help="interleaved pairs a row (15 or more)"
    )
    pairs = parser.parse_args().pairs
    print(f"Python {sys.version.split()[0]}, medians of {pairs} interleaved pairs\n")
    print("| command | against | ratio | at most |\n|---|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        programs = install(Path(folder) / "venv")
        make_answers = [str(programs / "python"), str(ROOT / "bench" / "answers.py")]
        subprocess.run([*make_answers, str(Path(folder) / ANSWERS)], check=True)
        for row in ROWS:
            found = ratio(row, programs=programs, folder=Path(folder), pairs=pairs)
            command = " ".join(("interimkit", *row.command))
            what = f"`{command}`" + (" to its first prompt" if row.until else "")
            against = (
                row.against
                if row.against.startswith("interimkit ")
                else f"python -c '{row.against}'"
            )
            line = f"| {what} | `{against}` | {found:.2f} | {row.bound} |"
            print(line.replace(" ".join(EVERYTHING), "…"), flush=True)
    print(f"\n`…` is `{' '.join(EVERYTHING)}`.")


if __name__ == "__main__":
    main()
