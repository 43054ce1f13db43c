"""The audit and the commands beside it: mistakes are said, nothing is half done."""

import json
from pathlib import Path

import pytest
from conftest import DATA, Run

from interimkit.errors import ExitCode


def test_without_a_terminal_it_names_the_flags(here: Run) -> None:
    done = here("pitfalls", "--audit", "--answer", "old-recipes=partly")
    assert (done.returncode, done.stdout) == (ExitCode.NEEDS_ANSWERS, b"")
    (line,) = done.stderr.decode().splitlines()
    assert "--answer rushed-diagnosis=… --answer imposed-methods=…" in line
    assert "old-recipes" not in line
    assert ".note" not in line


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["roles", "crises"], 2, "Did you mean “crisis”? Valid: cover, crisis, strategy"),
        (["roles", "Un grand projet", "--lang", "fr"], 2, "Vouliez-vous dire « project »"),
        (["roles", "\x1b[2J"], 2, "“�[2J”"),
        (["pitfalls", "old-recipe"], 2, "Did you mean “old-recipes”?"),
        (["career", "fase", "--lang", "nl"], 2, "Bedoelde je “phase”?"),
        (["claims", "lenght-mean"], 2, "Did you mean “length-mean”?"),
        (["claims", "--verdict", "differ"], 2, "--verdict: “differ” is not possible here. Did you mean “differs”?"),
        (["sources", "ORSYS"], 2, "Did you mean “orsys-2025”?"),
        (["pitfalls", "--example", "anke"], 2, "--example also needs --audit."),
        (["pitfalls", "--plain", "--record", "x"], 2, "2 problems."),
        (["pitfalls", "old-recipes", "--audit"], 2, "“old-recipes” is more than this command takes."),
        (["pitfalls", "--audit", "--answer", "old-recipes"], 2, "is not an answer"),
        (["pitfalls", "--audit", "--answer", "old-recipe=partly"], 2, "Did you mean “old-recipes”?"),
        (["pitfalls", "--audit", "--answer", "old-recipes=part"], 2, "Did you mean “partly”?"),
        (["pitfalls", "--audit", "--answer", "old-recipes.note="], 2, "0 characters"),
        (["pitfalls", "--audit", "--answer", "old-recipes.note=" + "x" * 301], 2, "301 characters"),
        (["pitfalls", "--audit", "--answer", "crisis=secure-cash"], 2, "There is no question “crisis”"),
        (["pitfalls", "--audit", "--answers", "missing.yaml"], 3, "missing.yaml: This file does not exist"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_with_what_can(
    here: Run, arguments: list[str], code: int, message: str
) -> None:
    done = here(*arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert message.replace(" ", "") in done.stderr.decode().replace("\u202f", "").replace(" ", "")
    assert "Traceback" not in done.stderr.decode()


def test_nothing_is_recorded_when_an_answer_is_wrong(here: Run, tmp_path: Path) -> None:
    done = here(
        "pitfalls", "--audit", "--example", "anke", "--answer", "old-recipes=no",
        "--record", "me.yaml",
    )  # fmt: skip
    assert done.returncode == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_a_filter_of_one_claim_and_of_none(here: Run) -> None:
    both = here("claims", "length-mean", "--verdict", "differs", "--format", "json")
    assert json.loads(both.stdout)["claims"] == []
    shown = here("claims", "length-mean", "--verdict", "differs").stdout.decode()
    assert "No claim of this ledger" in shown


def test_a_pack_of_ones_own_serves_these_commands(here: Run, pack: Path) -> None:
    text = (DATA / "pitfalls.yaml").read_text(encoding="utf-8")
    (pack / "pitfalls.yaml").write_text(
        text.replace("id: old-recipes", "id: my-own"), encoding="utf-8"
    )
    done = here("pitfalls", "--pack", str(pack))
    assert done.returncode == ExitCode.CONTENT
    assert (
        "old-recipes" in done.stderr.decode()
    )  # the quiz, the examples and the case still name it
    for path in (pack / "quiz.yaml", *pack.glob("examples/*"), *pack.glob("cases/*")):
        path.write_text(
            path.read_text(encoding="utf-8").replace("old-recipes", "my-own"), encoding="utf-8"
        )
    done = here("pitfalls", "my-own", "--pack", str(pack), "--format", "json")
    assert [p["id"] for p in json.loads(done.stdout)["pitfalls"]] == ["my-own"]
