"""Programmes: what each step needs, an order that can be played, and ours as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interimkit import load_pack
from interimkit.content.check import check_pack
from interimkit.domain.programmes import scenes_of
from interimkit.errors import Problem
from interimkit.errors import ProblemCode as Code
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind, Workshop

Edit = Callable[[str, str, str], None]

JOIN = "{id: join, kind: join, minutes: 4, name: Join}"
ASK = "{id: ask, kind: ask, topic: quiz, minutes: 9, name: Ask}"
SEE = "{id: see, kind: reveal, topic: quiz, minutes: 9, name: See}"
END = "{id: end, kind: erase, minutes: 1, name: Erase}"


class Trial:
    """A small pack in one language, and what is wrong with a programme of these steps in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def problems(self, *steps: str) -> list[Problem]:
        lines = ["basis: toolkit", "programmes:", "  - id: ours", "    name: N", "    about: A",
                 "    steps:"]  # fmt: skip
        text = "\n".join((*lines, *(f"      - {step}" for step in steps)))
        (self.folder / "workshop.yaml").write_text(f"{text}\n", encoding="utf-8")
        return list(check_pack(self.folder).problems)

    def of(self, *steps: str) -> list[tuple[Code, int, str]]:
        """The codes, each with the number of its step and what was found."""
        return [(p.code, p.line - 6, p.value) for p in self.problems(*steps)]


@pytest.fixture
def trial(pack: Path) -> Trial:
    """A quiz of one question, and an example."""
    for file in (*pack.glob("*.yaml"), *pack.glob("cases/*.yaml")):
        if file.name not in {"pack.yaml", "quiz.yaml"}:
            file.unlink()
    for example in (pack / "examples").iterdir():
        example.unlink()
    (pack / "pack.yaml").write_text(
        "name: ours\nversion: 1.0.0\nlanguages: [en]\nupdated: 2026-01-01\ntitle: T\n",
        encoding="utf-8",
    )
    option = "{{id: {0}, points: {1}, text: …{0}, reason: r, feedback: f}}".format
    (pack / "quiz.yaml").write_text(
        "basis: toolkit\nquestions:\n  - {id: first, name: F, stem: S…, options: "
        f"[{option('yes', 3)}, {option('no', 0)}]}}\n"
        "bands: {not_now_up_to: 0, good_fit_from: 3}\n",
        encoding="utf-8",
    )
    (pack / "examples" / "ann.yaml").write_text("quiz: {first: 'no'}\n", encoding="utf-8")
    return Trial(pack)


def test_a_programme_that_can_be_played_has_no_problem(trial: Trial) -> None:
    example = "{id: ann, kind: example, example: ann, minutes: 3, name: Ann}"
    key = "{id: key, kind: key, question: first, minutes: 3, name: Key}"
    own = "{id: own, kind: own-result, minutes: 3, name: Own}"
    talk = "{id: talk, kind: talk, screen: When did you last?, minutes: 3, name: Talk}"
    save = "{id: save, kind: save, minutes: 1, name: Save}"
    assert trial.of(JOIN, END) == []
    assert trial.of(JOIN, ASK, SEE, example, own, key, talk, save, END) == []


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("ask", ["topic"]), ("reveal", ["topic"]), ("example", ["example"]), ("key", ["question"]),
     ("talk", ["screen"]), ("money", ["days", "salary"])],
)  # fmt: skip
def test_a_step_has_what_its_kind_is_played_with(
    trial: Trial, kind: str, missing: list[str]
) -> None:
    found = trial.of(JOIN, ASK, f"{{id: it, kind: {kind}, minutes: 3, name: It}}", END)
    lacking = [(line, value) for code, line, value in found if code is Code.FIELD_MISSING]
    assert sorted(lacking) == [(3, name) for name in missing]


@pytest.mark.parametrize("field", ["topic: quiz", "question: first", "example: ann", "days: [150]"])
def test_a_step_holds_nothing_that_another_kind_is_played_with(trial: Trial, field: str) -> None:
    """A talk with a topic would be a scene for each of its questions."""
    found = trial.of(JOIN, f"{{id: it, kind: talk, screen: S, minutes: 3, name: It, {field}}}", END)
    assert found == [(Code.FIELD_UNKNOWN, 2, field.partition(":")[0])]


def test_nobody_answers_before_they_are_in_or_goes_home_before_it_is_erased(trial: Trial) -> None:
    assert trial.of(ASK, SEE) == [
        (Code.PROGRAMME_BEGIN, 1, "ask"),
        (Code.PROGRAMME_END, 2, "reveal"),
    ]


@pytest.mark.parametrize(
    "early",
    [SEE, "{id: own, kind: own-result, minutes: 3, name: Own}",
     "{id: ann, kind: example, example: ann, minutes: 3, name: Ann}",
     "{id: key, kind: key, question: first, minutes: 3, name: Key}"],
)  # fmt: skip
def test_nothing_is_told_of_what_is_still_to_be_asked(trial: Trial, early: str) -> None:
    ((code, line, value),) = trial.of(JOIN, early, ASK, END)
    assert (code, line) == (Code.STEP_TOO_EARLY, 2)
    assert f"kind: {value}" in early


def test_a_key_and_an_example_need_no_questions_beside_them(trial: Trial) -> None:
    assert trial.of(JOIN, "{id: key, kind: key, question: first, minutes: 3, name: Key}", END) == []


def test_what_happens_once_is_said_where_it_comes_again(trial: Trial) -> None:
    again = SEE.replace("id: see", "id: also")
    assert trial.of(JOIN, ASK, SEE, again, END) == [(Code.STEP_TWICE, 4, "reveal")]
    (problem,) = trial.problems(JOIN, ASK, SEE, again, END)
    assert problem.expected == ("9:25",)


def test_ids_are_given_once(trial: Trial) -> None:
    double = "{id: join, kind: save, minutes: 1, name: Save}"
    assert trial.of(JOIN, double, END) == [(Code.ID_DUPLICATE, 2, "join")]


def test_whoever_is_named_is_there_and_the_nearest_name_is_said(trial: Trial) -> None:
    example = "{id: it, kind: example, example: anne, minutes: 3, name: Ann}"
    key = "{id: key, kind: key, question: fist, minutes: 3, name: Key}"
    assert trial.of(JOIN, example, key, END) == [
        (Code.REFERENCE_UNKNOWN, 2, "anne"), (Code.REFERENCE_UNKNOWN, 3, "fist")
    ]  # fmt: skip
    assert [p.nearest for p in trial.problems(JOIN, example, key, END)] == ["ann", "first"]


def test_a_step_needs_the_file_that_it_is_played_from(trial: Trial) -> None:
    skills = ASK.replace("quiz", "skills-gap")
    money = "{id: it, kind: money, salary: 120000, days: [150], minutes: 3, name: It}"
    pitfalls = ASK.replace("quiz", "pitfalls").replace("id: ask", "id: audit")
    problems = trial.problems(JOIN, skills, money, pitfalls, END)
    assert [(p.code, p.expected) for p in problems] == [
        (Code.STEP_WITHOUT_FILE, ("skills.yaml",)), (Code.STEP_WITHOUT_FILE, ("salaries.yaml",)),
        (Code.STEP_WITHOUT_FILE, ("pitfalls.yaml",)),
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_said_by_its_own_name(trial: Trial) -> None:
    """Questions stand in quiz.yaml, not in a file of their own."""
    (trial.folder / "quiz.yaml").unlink()
    (trial.folder / "examples" / "ann.yaml").unlink()
    problems = trial.problems(JOIN, "{id: k, kind: key, question: q, minutes: 3, name: Key}", END)
    assert [(Path(p.file).name, p.code) for p in problems] == [
        ("workshop.yaml", Code.REFERENCE_WITHOUT_FILE)
    ]
    assert problems[0].expected == ("quiz.yaml",)


@pytest.mark.parametrize("language", Language)
def test_our_programmes_are_played_in_the_time_that_they_say(language: Language) -> None:
    pack = load_pack(language=language)
    programmes = pack.load(Workshop).programmes
    assert [p.id for p in programmes] == ["forty-five-minutes", "quiz", "skills"]
    for programme in programmes:
        assert f"{sum(step.minutes for step in programme.steps)} min" in programme.about
        assert all(step.notes for step in programme.steps)
        longest = max(note for step in programme.steps for note in map(len, step.notes))
        assert longest < 200, "whispered, not read"
        assert scenes_of(pack, programme)


def test_the_forty_five_minutes_are_those_that_the_coach_was_promised() -> None:
    steps = load_pack().load(Workshop).programmes[0].steps
    starts, minute = {}, 0
    for step in steps:
        starts[step.kind] = minute
        minute += step.minutes
    assert starts == {
        StepKind.JOIN: 0, StepKind.ASK: 4, StepKind.REVEAL: 14, StepKind.EXAMPLE: 22,
        StepKind.OWN_RESULT: 25, StepKind.KEY: 29, StepKind.TALK: 32, StepKind.MONEY: 38,
        StepKind.SAVE: 42, StepKind.ERASE: 44,
    }  # fmt: skip
    (money,) = (step for step in steps if step.kind is StepKind.MONEY)
    assert (money.salary, money.days) == (120_000, (150, 220))
