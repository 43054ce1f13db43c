"""Asked, shown and claimed: what must always hold of the gap."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from interimkit import ContentError, load_pack
from interimkit.content.answers import example_names, load_example
from interimkit.domain.quiz import leaning_roles
from interimkit.domain.skills_gap import (
    Profile,
    SkillsGap,
    Standing,
    assess_skills,
    is_example,
    needs_example,
)
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError
from interimkit.model.answers import Answers
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import Skills
from interimkit.model.text import Text

PACK = load_pack()
SKILLS = PACK.load(Skills)
IDS = [skill.id for skill in SKILLS.skills]
ROLES = [role.id for role in PACK.load(Roles).roles]
FIELDS = [field.id for field in SKILLS.disciplines]


def _tied_sheet() -> dict[str, str]:
    """The first sheet of answers that leans towards two kinds of assignment alike."""
    questions = PACK.load(Quiz).questions
    for options in product(*(question.options for question in questions)):
        sheet = {q.id: o.id for q, o in zip(questions, options, strict=True)}
        if len(leaning_roles(PACK, Answers(quiz=sheet))) > 1:
            return sheet
    raise AssertionError


TIED = _tied_sheet()

levels = st.fixed_dictionaries({name: st.integers(0, 4) for name in IDS})
examples = st.dictionaries(st.sampled_from(IDS), st.just(Text("2023, a plant, led it, it held")))
profiles = st.fixed_dictionaries(
    {"role": st.sampled_from([*ROLES, "all"])}, optional={"discipline": st.sampled_from(FIELDS)}
)


def answers(ratings: dict[str, int], **more: Any) -> Answers:
    return Answers(skills=ratings, **more)


def one(result: SkillsGap) -> Profile:
    (profile,) = result.profiles
    return profile


def test_the_required_levels_are_those_of_the_published_table() -> None:
    table = {
        "cover": "3 2 2 2 1 2 3 3 2 3 3 4 2",
        "crisis": "3 4 3 3 1 1 3 4 3 4 3 2 4",
        "strategy": "4 3 2 3 2 2 2 3 4 2 4 3 3",
        "project": "3 3 2 4 3 3 3 4 3 3 2 3 3",
        "continuity": "4 2 2 3 2 1 4 3 2 3 2 3 3",
    }
    for role, row in table.items():
        asked = [skill.required[role] for skill in SKILLS.skills]
        assert " ".join(map(str, asked)) == row, role
    kinds = [skill.kind.value for skill in SKILLS.skills]
    assert kinds == ["hard"] * 6 + ["soft"] * 7


def test_every_skill_tells_the_kinds_of_assignment_apart() -> None:
    assert len(SKILLS.skills) == 13
    for skill in SKILLS.skills:
        assert len(set(skill.required.values())) > 1, skill.id


@given(levels, examples, profiles)
def test_the_order_is_total_and_stable_and_the_counts_add_up(
    ratings: dict[str, int], evidence: dict[str, Text], profile: dict[str, str]
) -> None:
    result = assess_skills(PACK, answers(ratings, evidence=evidence, profile=profile))
    for shown in result.profiles:
        keys = [(-s.gap, -s.required, s.place) for s in shown.skills]
        assert keys == sorted(keys)
        assert len(set(keys)) == len(IDS)
        assert shown.evidenced + shown.claimed + shown.missing == len(IDS)
        assert shown.missing == sum(s.gap > 0 for s in shown.skills)
        assert list(shown.top_gaps) == [s.id for s in shown.skills if s.gap][:3]
        by_id = {s.id: s for s in shown.skills}
        assert all(by_id[name].rated >= 3 and not by_id[name].gap for name in shown.strengths)
        for s in shown.skills:
            assert s.gap == max(s.required - s.rated, 0)
            assert (s.standing is Standing.MISSING) == (s.gap > 0)
            assert (s.standing is Standing.EVIDENCED) == (not s.gap and s.evidence_counts)
            assert s.evidence_counts == bool(s.evidence)
    reordered = dict(sorted(ratings.items()))
    again = assess_skills(PACK, answers(reordered, evidence=evidence, profile=profile))
    assert again == result


@given(levels, profiles, st.sampled_from(IDS), st.integers(0, 4))
def test_more_of_a_skill_never_widens_a_gap(
    ratings: dict[str, int], profile: dict[str, str], raised: str, to: int
) -> None:
    more = {**ratings, raised: max(ratings[raised], to)}
    before = assess_skills(PACK, answers(ratings, profile=profile))
    after = assess_skills(PACK, answers(more, profile=profile))
    for old, new in zip(before.profiles, after.profiles, strict=True):
        gaps = {s.id: s.gap for s in old.skills}
        assert all(s.gap <= gaps[s.id] for s in new.skills)
        assert new.missing <= old.missing


def test_ones_own_field_asks_the_most_of_its_skill() -> None:
    ratings = dict.fromkeys(IDS, 2)
    hr = one(assess_skills(PACK, answers(ratings, profile={"role": "crisis", "discipline": "hr"})))
    law = next(s for s in hr.skills if s.id == "employment-law")
    assert (law.required, law.gap, law.essential, law.own_field) == (4, 2, True, True)
    other = one(
        assess_skills(PACK, answers(ratings, profile={"role": "crisis", "discipline": "other"}))
    )
    assert next(s for s in other.skills if s.id == "employment-law").required == 3


def test_all_at_the_top_without_an_example_is_only_claimed() -> None:
    top = dict.fromkeys(IDS, 4)
    profile = one(assess_skills(PACK, answers(top), role="crisis"))
    assert profile.is_only_claimed()
    shown = answers(top, evidence={"finance": Text("Cash plan for a plant, 2022")})
    assert not one(assess_skills(PACK, shown, role="crisis")).is_only_claimed()


def test_the_quiz_proposes_the_kind_and_an_option_overrules_it() -> None:
    anke = load_example(PACK, "anke")
    proposed = assess_skills(PACK, anke)
    assert (proposed.role_from_quiz, one(proposed).role) == (True, "continuity")
    chosen = assess_skills(PACK, anke, role="crisis")
    assert (chosen.role_from_quiz, one(chosen).role) == (False, "crisis")
    said = structs.replace(anke, profile={"role": "project"})
    assert one(assess_skills(PACK, said)).role == "project"
    everything = assess_skills(PACK, anke, role="all")
    assert [p.role for p in everything.profiles] == ROLES
    assert everything.ways == ()


@pytest.mark.parametrize(
    "said",
    ["none", "-", "n/a", "x", "we once did that in ghent", "2023", "2022, cash", "2023 - - - -",
     "Saved 2 million in room 12345 of it", "In 1212 we closed two plants", "in '23 we closed two"],
)  # fmt: skip
def test_an_example_has_a_year_and_more_than_a_few_words(said: str) -> None:
    assert not is_example(said)
    given_ = answers(dict.fromkeys(IDS, 4), evidence={"finance": Text(said)})
    profile = one(assess_skills(PACK, given_, role="crisis"))
    finance = next(s for s in profile.skills if s.id == "finance")
    assert (finance.standing, finance.evidence) == (Standing.CLAIMED, said)
    assert profile.is_only_claimed()


@pytest.mark.parametrize(
    "said",
    ["Closed two plants, 2024", "1998: geleid, gesloten, overgedragen", "2019 à 2024, équipe d’été",
     "Q3/2021 cash plan for banks"],
)  # fmt: skip
def test_what_an_example_says_is_not_judged(said: str) -> None:
    assert is_example(said)


def test_the_invented_peoples_examples_are_examples() -> None:
    said = [e for name in example_names(PACK) for e in load_example(PACK, name).evidence.values()]
    assert said
    assert all(is_example(example) for example in said)


def test_a_tie_is_named_and_nobody_chooses_for_you() -> None:
    ratings = dict.fromkeys(IDS, 2)
    tied = Answers(quiz=TIED, skills=ratings)
    names = [fit.name for fit in leaning_roles(PACK, tied)]
    assert len(names) > 1
    with pytest.raises(ContentError) as caught:
        assess_skills(PACK, tied)
    (problem,) = caught.value.problems
    assert (problem.code, problem.expected) == (Code.ROLE_TIED, tuple(names))
    chosen = assess_skills(PACK, tied, role="crisis")
    assert (chosen.role_from_quiz, list(chosen.tied_roles)) == (False, names)
    with pytest.raises(UnknownChoiceError):
        assess_skills(PACK, tied, role="")
    assert assess_skills(PACK, load_example(PACK, "anke")).tied_roles == ()


def test_what_is_missing_or_unknown_is_said() -> None:
    ratings = dict.fromkeys(IDS, 2)
    with pytest.raises(ContentError) as caught:
        assess_skills(PACK, answers(ratings))
    assert [(p.code, p.path) for p in caught.value.problems] == [
        (Code.ANSWER_MISSING, ("profile", "role"))
    ]
    with pytest.raises(UnknownChoiceError):
        assess_skills(PACK, answers(ratings), role="crises")
    del ratings["finance"]
    wrong = answers(
        {**ratings, "finances": 2}, evidence={"x": Text("y"), "digital": Text("z" * 301)},
        profile={"role": "crises", "discipline": "law", "goal": "x"},
    )  # fmt: skip
    with pytest.raises(ContentError) as caught:
        assess_skills(PACK, wrong)
    assert sorted(p.code for p in caught.value.problems) == sorted(
        [Code.QUESTION_UNKNOWN] * 3
        + [Code.ANSWER_UNKNOWN] * 2
        + [Code.TEXT_LENGTH, Code.ANSWER_MISSING]
    )


def test_an_example_is_asked_where_most_is_asked_and_much_is_claimed() -> None:
    finance = next(skill for skill in SKILLS.skills if skill.id == "finance")

    def asked(rated: int, role: str, discipline: str = "") -> bool:
        return needs_example(PACK, finance, rated=rated, role=role, discipline=discipline)

    assert asked(3, "crisis")
    assert not asked(2, "crisis")
    assert not asked(4, "cover")
    assert asked(3, "cover", "finance")
    assert asked(3, "all")
    assert not asked(4, "")
