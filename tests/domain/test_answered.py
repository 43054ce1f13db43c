"""Answers are looked up, and explained only where that fails: the two never disagree."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from interimkit import ContentError, load_pack
from interimkit.domain import pitfalls_audit, quiz, skills_gap
from interimkit.domain.answered import missing, not_asked, too_long
from interimkit.errors import Problem
from interimkit.model.answers import Answers, Practice
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Text

PACK = load_pack()
QUIZ, PITFALLS, SKILLS = PACK.load(Quiz), PACK.load(Pitfalls), PACK.load(Skills)
WHOLE = Answers(
    quiz={question.id: question.options[0].id for question in QUIZ.questions},
    checks={"reserve-months": 600, "own-risk": "accepted"},
    pitfalls={pitfall.id: Practice.PARTLY for pitfall in PITFALLS.pitfalls},
    notes={PITFALLS.pitfalls[0].id: Text("x" * 300)},
    profile={"role": "all", "discipline": "it"},
    skills={skill.id: 2 for skill in SKILLS.skills},
    evidence={SKILLS.skills[0].id: Text("x")},
)
SECTIONS: dict[str, list[Any]] = {
    "quiz": ["common-ground", "no-option"],
    "checks": [600, 601, 0, -1, "accepted", "many", True],
    "pitfalls": list(Practice),
    "notes": [Text("x"), Text("x" * 301)],
    "profile": ["all", "it", "cover", "nobody"],
    "skills": [0, 4, 5, -1],
    "evidence": [Text("x"), Text("x" * 301)],
}
NAMES = {name for section in SECTIONS for name in getattr(WHOLE, section)} | {"nothing"}
changes = st.lists(
    st.sampled_from(list(SECTIONS)).flatmap(
        lambda section: st.tuples(
            st.just(section),
            st.sampled_from(sorted(NAMES)),
            st.sampled_from([None, *SECTIONS[section]]),
        )
    ),
    max_size=3,
)


def changed(edits: list[tuple[str, str, Any]]) -> Answers:
    """Whole answers with some given, changed or taken away."""
    sections = {section: dict(getattr(WHOLE, section)) for section in SECTIONS}
    for section, name, value in edits:
        if value is None:
            sections[section].pop(name, None)
        else:
            sections[section][name] = value
    return structs.replace(WHOLE, **sections)


CASES: list[tuple[Callable[[Any, Answers], object], Callable[[Answers], list[Problem]]]] = [
    (
        quiz.score_quiz,
        lambda a: [
            *quiz.find_wrong_answers(QUIZ, a),
            *missing("quiz", a.quiz, [q.id for q in QUIZ.questions]),
        ],
    ),
    (
        pitfalls_audit.audit_pitfalls,
        lambda a: [
            *pitfalls_audit.find_wrong_pitfalls(PITFALLS, a),
            *missing("pitfalls", a.pitfalls, [p.id for p in PITFALLS.pitfalls]),
        ],
    ),
    (
        lambda pack, a: skills_gap.assess_skills(pack, a, role="cover"),
        lambda a: [
            *skills_gap.find_wrong_skills(PACK, a),
            *missing("skills", a.skills, [s.id for s in SKILLS.skills]),
        ],
    ),
]


@given(changes, st.sampled_from(CASES))
def test_what_fails_is_explained_and_what_is_explained_fails(
    edits: list[tuple[str, str, Any]],
    case: tuple[Callable[[Any, Answers], object], Callable[[Answers], list[Problem]]],
) -> None:
    work_out, explain = case
    answers = changed(edits)
    if problems := explain(answers):
        with pytest.raises(ContentError) as caught:
            work_out(PACK, answers)
        assert list(caught.value.problems) == problems
        assert all(len(p.path) == 2 and p.path[0] in SECTIONS for p in problems)
    else:
        assert work_out(PACK, answers)


def test_whole_answers_are_not_held_against_the_pack_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(quiz, "find_wrong_answers", fail)
    monkeypatch.setattr(pitfalls_audit, "find_wrong_pitfalls", fail)
    monkeypatch.setattr(skills_gap, "find_wrong_skills", fail)
    for work_out, _explain in CASES:
        assert work_out(PACK, WHOLE)


def test_a_quiz_answered_wrongly_leans_towards_nothing() -> None:
    assert quiz.leaning_roles(PACK, WHOLE)
    assert quiz.leaning_roles(PACK, changed([("quiz", "crisis", "no-option")])) == ()


def test_what_is_wrong_names_its_section_and_its_question() -> None:
    (gone,) = missing("quiz", {"a": 1}, ["a", "b"])
    (extra,) = not_asked("notes", ["a", "b"], ["a"])
    (long,) = too_long("notes", {"a": "x" * 301, "b": "x" * 300})
    assert [p.path for p in (gone, extra, long)] == [("quiz", "b"), ("notes", "b"), ("notes", "a")]
    assert extra.of_name
