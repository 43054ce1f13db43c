"""Answers files: words, never positions; every mistake where it stands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interimkit import ContentError, load_pack, score_quiz
from interimkit.content import answers as answers_module
from interimkit.content import open_pack
from interimkit.content.answers import encode_answers, load_answers, load_example, read_answers
from interimkit.content.compose import Composed, compose
from interimkit.content.read import load_bytes
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError
from interimkit.model.answers import AnsweredPack, Answers, Practice, Rater
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Text, clean

PACK = load_pack()
QUIZ = PACK.load(Quiz)
SKILLS = [skill.id for skill in PACK.load(Skills).skills]
PITFALLS = [pitfall.id for pitfall in PACK.load(Pitfalls).pitfalls]
GOOD = """\
format: interimkit.answers/1
pack: {name: interimkit, version: 0.3.0}
quiz:
  crisis: secure-cash
  motivation: own-terms
checks:
  reserve-months: 8
  own-risk: refused
"""


def problems(text: str | bytes) -> list[tuple[Code, int, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ContentError) as caught:
        load_answers(data, pack=PACK, name="me.yaml")
    assert {p.file for p in caught.value.problems} == {"me.yaml"}
    return [(p.code, p.line, p.column) for p in caught.value.problems]


def test_questions_may_still_be_open() -> None:
    answers = load_answers(GOOD.encode(), pack=PACK, name="me.yaml")
    assert answers.quiz == {"crisis": "secure-cash", "motivation": "own-terms"}
    assert answers.checks == {"reserve-months": 8, "own-risk": "refused"}
    assert load_answers(b"quiz: {}", pack=PACK, name="x").checks == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("version: 0.3.0", "version: nonsense", [(Code.PATTERN, 2, 35)]),
        ("version: 0.3.0", "version: ''", [(Code.PATTERN, 2, 35)]),
        ("crisis:", "crises:", [(Code.QUESTION_UNKNOWN, 4, 3)]),
        ("secure-cash", "secure-csh", [(Code.ANSWER_UNKNOWN, 4, 11)]),
        ("own-terms", "crisis", [(Code.ANSWER_UNKNOWN, 5, 15)]),
        ("refused", "NO", [(Code.ID_MALFORMED, 8, 13)]),
        ("refused", "perhaps", [(Code.ANSWER_UNKNOWN, 8, 13)]),
        ("refused", "[a]", [(Code.WRONG_TYPE, 8, 13)]),
        ("8\n", "-1\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "601\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "8.5\n", [(Code.WRONG_TYPE, 7, 19)]),
        ("8\n", "eight\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "null\n", [(Code.WRONG_TYPE, 7, 19)]),
        ("reserve-months", "Reserve Months", [(Code.ID_MALFORMED, 7, 3)]),
        ("  motivation", "  crisis", [(Code.KEY_DUPLICATE, 5, 3)]),
        ("answers/1", "answers/2", [(Code.CHOICE_UNKNOWN, 1, 9)]),
        ("checks:\n  reserve-months: 8\n  own-risk: refused", "checks: none", [(Code.WRONG_TYPE, 6, 9)]),
        ("checks:", "chekcs:", [(Code.FIELD_UNKNOWN, 6, 1)]),
    ],
)  # fmt: skip
def test_a_mistake_is_said_where_it_stands(
    old: str, new: str, expected: list[tuple[Code, int, int]]
) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new, 1)) == expected


def test_every_mistake_comes_at_once() -> None:
    text = GOOD.replace("secure-cash", "x").replace("refused", "x").replace("8\n", "999\n")
    assert len(problems(text)) == 3


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"a: 1\n---\nb: 2\n"])
def test_what_is_no_answers_file_is_refused(data: bytes) -> None:
    assert len(problems(data)) == 1


WORDS = (
    st.text(st.characters(exclude_characters="\n\t"), min_size=1, max_size=300)
    .map(lambda text: clean(text).strip())
    .filter(bool)
)


def texts(words: dict[str, str]) -> dict[str, Text]:
    return {name: Text(clean(text)) for name, text in words.items()}


def some(choices: Iterable[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(list(choices)), values)


@given(
    st.fixed_dictionaries(
        {}, optional={q.id: st.sampled_from([o.id for o in q.options]) for q in QUIZ.questions}
    ),
    some(["reserve-months"], st.integers(0, 600)),
    some(PITFALLS, st.sampled_from(list(Practice))),
    some(PITFALLS, WORDS),
    some(SKILLS, st.integers(0, 4)),
    some(SKILLS, WORDS),
    st.sampled_from(list(Rater)),
)
@example({}, {}, {}, {"old-recipes": "true"}, {}, {}, Rater.SELF)
@example({}, {}, {}, {"old-recipes": "12"}, {}, {}, Rater.PEER)
@example({}, {}, {}, {"old-recipes": '=1+1 "# \\ : [x] \ufffe \U0001f600'}, {}, {}, Rater.SELF)
def test_answers_recorded_read_back_equal(
    quiz: dict[str, str],
    checks: dict[str, int | str],
    pitfalls: dict[str, Practice],
    notes: dict[str, str],
    skills: dict[str, int],
    evidence: dict[str, str],
    rater: Rater,
) -> None:
    given = Answers(
        pack=AnsweredPack(name="interimkit", version=PACK.ref.version), rater=rater,
        quiz=quiz, checks=checks, pitfalls=pitfalls, notes=texts(notes),
        profile={"role": "all", "discipline": "it"}, skills=skills, evidence=texts(evidence),
    )  # fmt: skip
    assert load_answers(encode_answers(given), pack=PACK, name="x") == given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pitfalls: {old-recipe: partly}", [(Code.QUESTION_UNKNOWN, 1, 12)]),
        ("pitfalls: {old-recipes: partially}", [(Code.CHOICE_UNKNOWN, 1, 25)]),
        ("notes: {old-recipe: x}", [(Code.QUESTION_UNKNOWN, 1, 9)]),
        ("notes: {old-recipes: ''}", [(Code.TEXT_LENGTH, 1, 22)]),
        (f"notes: {{old-recipes: {'x' * 301}}}", [(Code.TEXT_LENGTH, 1, 22)]),
        ("notes: {old-recipes: 12}", [(Code.WRONG_TYPE, 1, 22)]),
        ("notes: {old-recipes: {en: x, nl: y}}", [(Code.TRANSLATION_MISSING, 1, 22)]),
        ("skills: {leadership: 5}", [(Code.NUMBER_RANGE, 1, 22)]),
        ("skills: {leadership: 2, leader: 2}", [(Code.QUESTION_UNKNOWN, 1, 25)]),
        ("skills: {leadership: high}", [(Code.WRONG_TYPE, 1, 22)]),
        ("evidence: {leader: x}", [(Code.QUESTION_UNKNOWN, 1, 12)]),
        ("profile: {role: crises}", [(Code.ANSWER_UNKNOWN, 1, 17)]),
        ("profile: {field: hr}", [(Code.QUESTION_UNKNOWN, 1, 11)]),
        ("rater: boss", [(Code.CHOICE_UNKNOWN, 1, 8)]),
        (f"label: {'x' * 101}", [(Code.TEXT_LENGTH, 1, 8)]),
        ("label: 7", [(Code.WRONG_TYPE, 1, 8)]),
        (
            "quiz:\n\u00a0 crisis: secure-cash",
            [(Code.WRONG_TYPE, 1, 6), (Code.SPACE_CHARACTER, 2, 1)],
        ),
        ("quiz:\n  crisis:\u00a0secure-cash", [(Code.SPACE_CHARACTER, 2, 3)]),
        ("quiz: {crisis\u00a0: secure-cash}", [(Code.SPACE_CHARACTER, 1, 8)]),
    ],
)
def test_an_audits_answers_are_held_against_the_pitfalls(
    text: str, expected: list[tuple[Code, int, int]]
) -> None:
    assert problems(text) == expected


def test_what_a_note_could_do_to_a_terminal_is_made_visible() -> None:
    answers = load_answers(b'notes: {old-recipes: "a\\e[2Jb\\u202e"}', pack=PACK, name="x")
    assert answers.notes == {"old-recipes": "a\ufffd[2Jb\ufffd"}


def test_answers_to_no_pack_in_particular_say_none() -> None:
    assert encode_answers(Answers(profile={"role": "all"})) == (
        b"format: interimkit.answers/1\nprofile:\n  role: all\n"
    )


def test_an_example_that_is_not_there() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        load_example(PACK, "ank")
    (problem,) = caught.value.problems
    assert (problem.path, problem.nearest) == (("example",), "anke")


def test_words_are_brought_onto_one_line() -> None:
    answers = load_answers(b'notes: {old-recipes: "a \\n\\t b\\tc"}', pack=PACK, name="x")
    assert answers.notes == {"old-recipes": "a b c"}


def test_a_flood_of_wrong_answers_is_cut_short() -> None:
    flood = "".join(f"  s{n}: 1\n" for n in range(1000))
    assert len(problems(f"skills:\n{flood}")) == 100


def test_each_file_is_read_once_and_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    composed: list[str] = []

    def counted_load(path: Path, *, name: str) -> bytes:
        read.append(path.name)
        return load_bytes(path, name=name)

    def counted_compose(text: str, *, file: str) -> Composed:
        composed.append(file)
        return compose(text, file=file)

    for module in (open_pack, answers_module):
        monkeypatch.setattr(module, "load_bytes", counted_load)
        monkeypatch.setattr(module, "compose", counted_compose)
    pack = load_pack()
    anke = load_example(pack, "anke")
    assert score_quiz(pack, load_answers(encode_answers(anke), pack=pack, name="me.yaml")).pack
    assert sorted(read) == sorted([*(Path(file).name for file in pack.files()), "anke.yaml"])
    assert len(composed) == len(set(composed))
    assert {"me.yaml", "examples/anke.yaml", "quiz.yaml"} <= set(composed)


def test_a_label_is_what_its_owner_likes_on_one_line() -> None:
    text = b"label: |\n  Anke,\n  in\xc2\xad November\n"
    assert load_answers(text, pack=PACK, name="x").label == "Anke, in November"
    assert encode_answers(Answers(label="Bart: 2")) == (
        b'format: interimkit.answers/1\nlabel: "Bart: 2"\n'
    )


def test_answers_leave_as_json_where_the_files_name_says_so() -> None:
    given = load_example(PACK, "anke")
    data = encode_answers(given, name="me.JSON")
    assert msgspec.json.decode(data)["quiz"] == given.quiz
    assert load_answers(data, pack=PACK, name="me.json") == given


def test_a_check_that_asks_for_a_number_says_which() -> None:
    data = b"checks: {reserve-months: 12 months, free-to-start: X y}\n"
    with pytest.raises(ContentError) as caught:
        read_answers(data, pack=PACK, name="a.yaml")
    problem, other = caught.value.problems
    assert (problem.code, problem.expected) == (Code.WRONG_TYPE, ("whole-number",))
    assert other.code is Code.ID_MALFORMED
    with pytest.raises(ContentError) as caught:
        read_answers(b"checks: {reserve-months: 12345678}\n", pack=PACK, name="a.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.expected) == (Code.NUMBER_RANGE, ("0", "600"))
