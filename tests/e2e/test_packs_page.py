"""What docs/packs.md tells a newcomer to do, done as it is written."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import ROOT
from in_process import run_here

from interimkit.model.workshop import StepKind

PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```yaml (\S+\.yaml)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
(CHECKS,) = re.findall(r"^```yaml checks\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
(CASE,) = re.findall(r"^```yaml case\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
(PROGRAMME,) = re.findall(r"^```yaml programme\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
LINES = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which somebody has done the first two steps."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "my-pack"
    folder.mkdir()
    assert sorted(FILES) == ["pack.yaml", "quiz.yaml"]
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "cases").mkdir()
    (folder / "cases" / "bakery.yaml").write_text(CASE, encoding="utf-8")
    return folder


def test_every_line_of_the_page_runs(followed: Path) -> None:
    assert len(LINES) >= 4
    for line in LINES:
        program, *arguments = shlex.split(line)
        assert program == "interimkit"
        done = run_here(*arguments)
        assert done.code == 0, done.stderr.decode()
    assert "prepare first" in (followed.parent / "result.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("followed")
def test_the_check_says_what_it_can_do() -> None:
    shown = run_here("pack", "check", "my-pack").stdout.decode()
    assert re.search(
        r"^quiz +works; says more with roles.yaml, pitfalls.yaml$", shown, re.MULTILINE
    )
    assert re.search(r"^skills-gap +needs skills.yaml, roles.yaml$", shown, re.MULTILINE)


def test_what_the_page_adds_later_works_as_well(followed: Path) -> None:
    quiz = followed / "quiz.yaml"
    quiz.write_text(FILES["quiz.yaml"] + "\n" + CHECKS, encoding="utf-8")
    assert run_here("pack", "check", "my-pack").code == 0
    key = run_here("quiz", "--key", "--full", "--pack", "my-pack").stdout.decode()
    assert "Boards before" in key


def test_what_the_answers_lean_towards_is_the_packs_to_say(followed: Path) -> None:
    quiz = followed / "quiz.yaml"
    best = ["--answer", "listening=ask-first", "--answer", "distance=wait-and-watch"]
    best += ["--answer", "reading=read-it-all"]
    silent = run_here("quiz", "--pack", "my-pack", *best).stdout.decode()
    assert "lean that way" in silent
    assert "interim" not in silent.replace("interimkit", "")
    said = FILES["quiz.yaml"].replace(
        "basis: toolkit", "basis: toolkit\nabout: a seat on a board\ntalk: Ask a chair.", 1
    )
    quiz.write_text(said + "\n" + CHECKS, encoding="utf-8")
    checks = ["--answer", "boards-before=2", "--answer", "free-evenings=taken"]
    told = run_here("quiz", "--pack", "my-pack", *best, *checks)
    shown = " ".join(told.stdout.decode().split())
    assert "lean towards a seat on a board: a good fit, from the month that your" in shown
    assert "Ask a chair." in shown
    first = run_here("quiz", "--pack", "my-pack", *best, "--answer", "boards-before=0")
    shown = " ".join(first.stdout.decode().split())
    assert "lean towards a seat on a board. To settle first: “Boards before” (1 to go)." in shown


@pytest.mark.usefixtures("followed")
def test_a_case_of_ones_own_is_played_and_meets_everything_that_it_says() -> None:
    told = [
        run_here("case", "bakery", "--pack", "my-pack", "--full", *chosen).stdout.decode()
        for chosen in (
            ("--choose", "repair", "--choose", "daughter"),
            ("--choose", "buy", "--choose", "daughter"),
            ("--choose", "buy", "--choose", "foreman"),
        )
    ]
    assert told[0].startswith("Bread every morning\n")
    assert "From day 3     The repair gives way on a Saturday." in told[0]
    assert told[1].startswith("The bank’s bread\n")
    assert "Els  Els leads, and still begins at four." in told[1]
    assert "Els  Els has three shops." in told[2]


def test_a_programme_of_ones_own_is_checked_and_put_on_paper(followed: Path) -> None:
    (followed / "workshop.yaml").write_text(PROGRAMME, encoding="utf-8")
    assert run_here("pack", "check", "my-pack").code == 0
    sheet = run_here("workshop", "sheet", "--pack", "my-pack", "--full").stdout.decode()
    assert sheet.startswith("One evening\n")
    assert "3. Three hundred pages, four days before the meeting…" in sheet
    kinds = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)
    assert [*StepKind] == [kind for kind in kinds if kind in [*StepKind]]


@pytest.mark.usefixtures("followed")
def test_of_two_days_the_first_is_played_otherwise_for_something_may_follow() -> None:
    chosen = ("--choose", "buy", "--choose", "foreman")
    said = run_here("case", "bakery", "--pack", "my-pack", "--full", *chosen).stdout.decode()
    assert "but for day 3," in " ".join(said.split())
