"""The skills gap as a process: second raters, what they contest, and what cannot be meant."""

import json
import re
from itertools import product
from pathlib import Path

import pytest
from conftest import DATA, Run

from interimkit import load_pack
from interimkit.content.answers import example_names, load_example
from interimkit.domain.quiz import leaning_roles
from interimkit.domain.skills_gap import Standing, assess_skills
from interimkit.errors import ExitCode
from interimkit.interview.skills_gap import ask_skills
from interimkit.model.answers import Answers
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Language

PITFALLS = [pitfall.id for pitfall in load_pack().load(Pitfalls).pitfalls]
IDS = [skill.id for skill in load_pack().load(Skills).skills]


def ratings(level: int, **other: int) -> list[str]:
    return [
        part
        for name in IDS
        for part in ("--answer", f"{name}={other.get(name.replace('-', '_'), level)}")
    ]


def test_a_second_rater_from_end_to_end(here: Run, tmp_path: Path) -> None:
    done = here("skills-gap", "--as-peer", *ratings(2), "--record", "peer.yaml")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "--peer peer.yaml" in done.stderr.decode()
    written = (tmp_path / "peer.yaml").read_text(encoding="utf-8")
    assert "rater: peer\n" in written
    assert written.count("\n  ") == len(IDS)
    (tmp_path / "other.yaml").write_text(written, encoding="utf-8")
    both = here(
        "skills-gap", "--example", "anke", "--peer", "peer.yaml", "--peer", "other.yaml",
        "--format", "json",
    )  # fmt: skip
    agreement = json.loads(both.stdout)["agreement"]
    assert agreement[0]["skill"] == "leadership"
    assert (agreement[0]["own"], agreement[0]["peers"]) == (4, [2, 2])
    assert agreement[0]["ask_each_other"]
    assert len(agreement) == len(IDS)
    shown = here("skills-gap", "--example", "anke", "--peer", "peer.yaml", "--full").stdout.decode()
    assert "Contested: what to ask each other" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--role", "crises", "--example", "anke"], 2, "Did you mean “crisis”?"),
        (["--as-peer", *ratings(2)], 2, "--as-peer also needs --record."),
        (["--role", "crisis", *ratings(2, finance=5)], 2, "There is no answer “5” to “finance”"),
        (["--role", "crisis", "--answer", "leadershp=3"], 2, "Did you mean “leadership”?"),
        (["--role", "crisis", "--answer", "leadership=3"], 5, "--answer finance=…"),
        ([*ratings(2)], 5, "--answer role=…"),
        (["--answers", "peer.yaml", "--role", "crisis"], 3, "peer.yaml: These are a second rater’s answers."),
        (["--role", "crisis", *ratings(2), "--peer", "me.yaml"], 3, "me.yaml: These are somebody’s ratings of themselves."),
        (["--role", "crisis", *ratings(2), "--peer", "nobody.yaml"], 3, "nobody.yaml: This file does not exist."),
        (["--as-peer", "--answers", "me.yaml", "--record", "x"], 3, "ratings of themselves"),
        (["--role", "crisis", "--require"], 2, "There is no option “--require”."),
        (["--as-peer", "--role", "x", "-o", "y", "--record", "x"], 2, "2 problems."),
        (["--example", "anke", "--answers", "me.yaml"], 2, "--example and --answers do not go together."),
        (["--example", "anke", "--peer", "peer.yaml", "--peer", "./peer.yaml"], 2, "--peer names the file “./peer.yaml” twice"),
        (["--example", "anke", "--peer", "-", "--peer", "-"], 2, "--peer names the file “-” twice"),
        (["--answers", "me.yaml", "--peer", "me.yaml"], 2, "--peer and --answers name the same file."),
        (["--answers", "-", "--peer", "-"], 2, "--answers - and --peer - do not go together."),
        (["--role", "", "--example", "anke"], 2, "The option --role needs a value"),
        (["--example", "anke", "--record", "me.yaml"], 8, "me.yaml: This file exists."),
        (["--example", "anke", "--record", "x", "-o", "x"], 2, "--record and --output name the same file."),
        (["--answers", "me.yaml", "-o", "./me.yaml", "--format", "json", "--force"], 2, "--answers and --output name the same file."),
        (["--example", "anke", "--peer", "peer.yaml", "--record", "peer.yaml", "--force"], 2, "--peer and --record name the same file."),
        (["--example", "anke", "--record", "me.yaml"], 8, "what it answers of other questionnaires stays"),
        (["--example", "anke", "--record", "-"], 2, "--record needs a value"),
        (["--example", "anke", "--record", "no/x"], 8, "Its folder does not exist"),
        (["--role", "crisis", "--answer", "finance.evidence="], 2, "finance.evidence: This text has 0 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(
    here: Run, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "peer.yaml").write_text("rater: peer\nskills: {finance: 2}\n", encoding="utf-8")
    (tmp_path / "me.yaml").write_text("skills: {finance: 2}\n", encoding="utf-8")
    done = here("skills-gap", *arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert message in done.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["me.yaml", "peer.yaml"]


def test_who_claims_everything_is_told_so_kindly(here: Run) -> None:
    for role in ("continuity", "all"):
        shown = " ".join(
            here("skills-gap", "--example", "driss", "--role", role).stdout.decode().split()
        )
        assert "You see yourself at every level asked, and give no example yet." in shown
        assert "an interviewer will ask for one" in shown
    assert "evidence" in shown


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_an_examples_own_words_are_in_the_readers_language(here: Run, language: str) -> None:
    done = here("skills-gap", "--example", "anke", "--lang", language, "--format", "json")
    (profile,) = json.loads(done.stdout)["profiles"]
    evidence = {skill["id"]: skill["evidence"] for skill in profile["skills"]}
    word = {"en": "plant", "nl": "fabriek", "fr": "usine"}[language]
    assert word in evidence["operations-strategy"]
    copy = str(DATA / "examples" / "anke.yaml")  # and so is a copy of it
    assert (
        here("skills-gap", "--answers", copy, "--lang", language, "--format", "json").stdout
        == done.stdout
    )


def test_the_examples_show_every_standing() -> None:
    pack = load_pack()
    standings = {Standing.CONTESTED}  # which takes a colleague
    for name in example_names(pack):
        (profile,) = assess_skills(pack, load_example(pack, name)).profiles
        standings |= {skill.standing for skill in profile.skills}
    assert standings == set(Standing)


def test_one_file_keeps_every_questionnaires_answers(here: Run, tmp_path: Path) -> None:
    here("skills-gap", *ratings(2), "--role", "crisis", "--record", "me.yaml")
    assert "\n  role: crisis\n" in (tmp_path / "me.yaml").read_text(encoding="utf-8")
    audit = [part for p in PITFALLS for part in ("--answer", f"{p}=partly")]
    done = here("pitfalls", "--audit", *audit, "--record", "me.yaml", "--force")
    assert done.returncode == ExitCode.OK
    text = (tmp_path / "me.yaml").read_text(encoding="utf-8")
    assert "skills:" in text
    assert "pitfalls:" in text
    # And what was recorded is enough, the kind of assignment included.
    assert here("skills-gap", "--answers", "me.yaml").returncode == ExitCode.OK


def test_an_example_below_the_level_asked_is_shown_all_the_same(here: Run) -> None:
    done = here(
        "skills-gap",
        *ratings(3),
        "--role",
        "crisis",
        "--answer",
        "finance.evidence=2022, cash plan for banks",
        "--full",
    )
    shown = " ".join(done.stdout.decode().split())
    assert "Your other examples Finance and management control 2022, cash plan for banks" in shown


def test_what_is_no_example_yet_is_said_in_one_line_and_leads_nothing(here: Run) -> None:
    done = here(
        "skills-gap", *ratings(4), "--role", "crisis", "--answer", "finance.evidence=none",
        "--answer", "leadership.evidence=Closed two plants, 2024", "--full", COLUMNS="200",
    )  # fmt: skip
    shown = done.stdout.decode()
    assert "Not an example yet, for want of a year or of a few words more: Finance" in shown
    assert "Closed two plants, 2024" in shown
    before_what_was_typed, _, _ = shown.partition("interimkit skills-gap")
    assert not re.search(r"\bnone\b", before_what_was_typed)


def test_a_tie_is_asked_about(here: Run, tmp_path: Path) -> None:
    pack = load_pack()
    questions = pack.load(Quiz).questions
    for options in product(*(question.options for question in questions)):
        sheet = {q.id: o.id for q, o in zip(questions, options, strict=True)}
        if len(tied := leaning_roles(pack, Answers(quiz=sheet))) > 1:
            break
    asked = ask_skills(pack, Answers(quiz=sheet), role=None, language=Language.EN)
    kind = asked.asks[0]
    assert kind.applies({})
    *before, last = (f"“{fit.name}”" for fit in tied)
    names = f"{', '.join(before)} and {last}"
    assert kind.text.startswith(f"Your quiz answers lean equally towards {names}. Which kind")
    me = "".join(["quiz:\n", *(f"  {name}: {option}\n" for name, option in sheet.items())])
    (tmp_path / "me.yaml").write_text(me, encoding="utf-8")
    answered = ("skills-gap", "--answers", "me.yaml", *ratings(2))
    done = here(*answered)
    assert (done.returncode, done.stdout) == (ExitCode.NEEDS_ANSWERS, b"")
    shown = " ".join(here(*answered, "--role", "crisis", "--full").stdout.decode().split())
    assert f"Your quiz answers lean equally towards {names}." in shown
    assert "so that is what" not in shown


def test_csv_has_the_peers_as_well(here: Run) -> None:
    here("skills-gap", "--as-peer", "--answer", "finance=1", "--record", "peer.yaml")
    done = here("skills-gap", "--example", "anke", "--peer", "peer.yaml", "--format", "csv")
    lines = done.stdout.decode().splitlines()
    assert lines[0].endswith(",standing,evidence,peers,raters,peers_median,peers_less_own")
    assert any(
        line.startswith("continuity,finance,") and line.endswith(",claimed,,1,1,1,-1")
        for line in lines
    )


def test_one_raters_file_never_takes_the_place_of_anothers(here: Run, tmp_path: Path) -> None:
    here("quiz", "--example", "anke", "--record", "me.yaml")
    mine = (tmp_path / "me.yaml").read_bytes()
    done = here("skills-gap", "--as-peer", *ratings(3), "--record", "me.yaml", "--force")
    assert done.returncode == ExitCode.OUTPUT
    assert b"another rater" in done.stderr
    assert (tmp_path / "me.yaml").read_bytes() == mine


def test_the_key_asks_nothing_and_takes_no_answers(here: Run) -> None:
    done = here("quiz", "--key", "--record", "k.yaml", "--answers", "nope.yaml")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.count(b"do not go together") == 2


def test_an_error_in_json_stands_alone(here: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(
        "format: interimkit.answers/1\npack: {name: other, version: 1.0.0}\n", encoding="utf-8"
    )
    done = here("quiz", "--answers", "other.yaml", "--format", "json")
    assert done.returncode == ExitCode.NEEDS_ANSWERS
    assert json.loads(done.stderr)["format"] == "interimkit.error/1"
