"""A diagnosis: what its sentences say agrees with its parts, and a copy holds what is for its reader."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json, structs

from interimkit import ContentError, load_pack
from interimkit.content.answers import example_names, load_example
from interimkit.domain.diagnosis import Audience, Diagnosis, SkillsFor, diagnose
from interimkit.domain.mending import Part, Strength, Weight, to_mend
from interimkit.model.answers import Answers, Money, Practice
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import CheckStatus, Quiz
from interimkit.model.skills import HIGHEST, Skills
from interimkit.model.text import Language
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.page import Depth

PACK = load_pack()
QUIZ = PACK.load(Quiz)
EXAMPLES = example_names(PACK)
ORDER = list(Weight)


def of_example(name: str, **arguments: Any) -> Diagnosis:
    return diagnose(PACK, load_example(PACK, name), **arguments)


def check_answers() -> st.SearchStrategy[dict[str, int | str]]:
    return st.fixed_dictionaries(
        {},
        optional={
            check.id: st.integers(0, check.number.at_most)
            if check.number
            else st.sampled_from([option.id for option in check.options])
            for check in QUIZ.checks
        },
    )


SHEETS = st.fixed_dictionaries(
    {q.id: st.sampled_from([option.id for option in q.options]) for q in QUIZ.questions}
)
RATINGS = st.fixed_dictionaries(
    {skill.id: st.integers(0, HIGHEST) for skill in PACK.load(Skills).skills}
)
AUDITS = st.fixed_dictionaries(
    {p.id: st.sampled_from(Practice) for p in PACK.load(Pitfalls).pitfalls}
)
NOTHING: st.SearchStrategy[dict[str, Any]] = st.just({})


@given(SHEETS, check_answers(), RATINGS | NOTHING, AUDITS | NOTHING)
def test_what_it_says_agrees_with_the_counts_of_its_parts(
    quiz: dict[str, str], checks: dict[str, Any], skills: dict[str, int], audit: dict[str, Practice]
) -> None:
    found = diagnose(PACK, Answers(quiz=quiz, checks=checks, skills=skills, pitfalls=audit))
    assert found.quiz
    assert found.advice
    assert found.advice.verdict is found.quiz.verdict
    assert found.advice.points == sum(d.points for d in found.quiz.fit.dimensions)
    met = [check for check in found.quiz.checks if check.status is CheckStatus.MET]
    assert found.advice.in_place == len(met)
    assert len(found.mend_first) == min(3, found.to_mend)
    places = [ORDER.index(thing.because) for thing in found.mend_first]
    assert all(one <= other for one, other in pairwise(places))
    unmet = {c.id for c in found.quiz.checks} - {c.id for c in met}
    short = {s.id for g in found.skills for p in g.profiles for s in p.skills if s.gap}
    claimed = {s.id for g in found.skills for p in g.profiles for s in p.skills if not s.gap}
    open_ = {p.id for p in found.audit.exposures} if found.audit else set()
    for thing in found.mend_first:
        among = {Part.CHECK: unmet, Part.PITFALL: open_, Part.SKILL: short | claimed}
        assert thing.id in among[thing.part]
        if thing.because is Weight.ESSENTIAL_CLAIMED:
            assert thing.id not in short
    mended = {(thing.part, thing.id) for thing in found.mend_first}
    assert not mended & {(lead.part, lead.id) for lead in found.strengths}
    if found.act:
        assert (found.act.part, found.act.id) in mended
    blocking = any(c.status is CheckStatus.BLOCKING and c.decides for c in found.quiz.checks)
    if blocking:
        assert found.mend_first[0].because is Weight.CHECK_BLOCKS
    leading = {role.id for role in found.quiz.roles if role.rank == 1 and role.affinity}
    if skills and leading:
        assert {kind.id for kind in found.kinds} == leading
        assert found.skills_for is (SkillsFor.TIED if len(leading) > 1 else SkillsFor.LEANING)


def test_every_check_that_is_not_in_place_is_counted_once() -> None:
    found = of_example("bart")
    assert found.quiz
    assert [(t.id, t.have, t.need) for t in found.mend_first[:2]] == [
        ("reserve-months", Decimal(8), Decimal(12)),
        ("contacts", Decimal(3), Decimal(5)),
    ]
    everything = to_mend(
        quiz=found.quiz, skills=found.skills, audit=found.audit, income=found.income
    )
    assert found.to_mend == len(everything) == len({(t.part, t.id) for t in everything})
    # The reserve is a check already, so no figure says it again; the rate is none.
    assert {t.because for t in everything if t.part is Part.MONEY} == {Weight.LESS_THAN_STAYING}


def test_money_is_said_as_the_years_say_it() -> None:
    found = of_example("bart")
    assert found.income
    assert found.income.staying
    assert found.income.reserve
    assert found.stay_or_go
    assert found.reserve
    assert found.stay_or_go.difference_per_year == found.income.staying.median_difference
    assert found.stay_or_go.chance_less == found.income.staying.chance_less
    assert found.reserve.chance == found.income.reserve.chance
    assert found.reserve.months == 8  # the check's answer
    assert of_example("chantal").income is None  # no rate is known
    offer = of_example("chantal").offer
    assert offer
    assert offer.gross_per_year == 86_000


def test_a_part_that_was_not_answered_is_not_there_and_half_of_one_is_refused() -> None:
    answers = load_example(PACK, "bart")
    alone = diagnose(PACK, Answers(quiz=answers.quiz))
    assert (alone.skills, alone.audit, alone.income, alone.offer) == ((), None, None, None)
    for section in ("quiz", "skills", "pitfalls"):
        whole = getattr(answers, section)
        half = structs.replace(answers, **{section: dict(list(whole.items())[1:])})
        with pytest.raises(ContentError) as caught:
            diagnose(PACK, half)
        assert caught.value.problems[0].path[0] == section
    with pytest.raises(ContentError):
        diagnose(PACK, Answers())


def test_a_kind_that_the_answers_do_not_lean_to_is_said_to_be_another() -> None:
    assert of_example("bart", role="cover").skills_for is SkillsFor.OTHER
    assert of_example("bart", role="strategy").skills_for is SkillsFor.CHOSEN
    assert of_example("bart", role="all").skills_for is SkillsFor.ALL
    in_file = structs.replace(load_example(PACK, "bart"), profile={"role": "crisis"})
    assert diagnose(PACK, in_file).skills_for is SkillsFor.OTHER


def test_where_kinds_tie_the_skills_stand_beside_each() -> None:
    answers = load_example(PACK, "bart")
    for sheet in _sheets():
        found = diagnose(PACK, structs.replace(answers, quiz=sheet))
        if found.skills_for is SkillsFor.TIED:
            assert len(found.skills) == len(found.kinds) > 1
            assert all(lead.id not in _short(found) for lead in found.strengths)
            return
    pytest.fail("no sheet ties")


def _sheets() -> Iterator[dict[str, str]]:
    for question in QUIZ.questions:
        for option in question.options:
            start = {q.id: q.options[0].id for q in QUIZ.questions}
            yield {**start, question.id: option.id}


def _short(found: Diagnosis) -> set[str]:
    return {s.id for g in found.skills for p in g.profiles for s in p.skills if s.gap}


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_act_can_be_done_this_week_and_comes_from_what_is_to_be_mended_first(name: str) -> None:
    for audience in (Audience.ME, Audience.COACH):
        found = of_example(name, audience=audience)
        assert found.act
        assert found.act.id == found.mend_first[0].id
        assert len(found.then) == len(found.mend_first) - 1


def test_the_day_is_the_one_that_was_given() -> None:
    day = date(2026, 11, 25)
    assert of_example("bart", today=day).made_on == day
    assert of_example("bart").made_on is None


# What a copy holds.


def every_format(result: Diagnosis) -> Iterator[str]:
    for form in (Format.JSON, Format.CSV, Format.MD, Format.TABLE):
        for depth in Depth:
            yield encode(result, form, depth=depth).decode()


def words_of(value: Any) -> Iterator[str]:
    """Every text of a result's plain data, the names of its fields left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)


def plain(result: Any) -> Any:
    return json.decode(encode(result, Format.JSON))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_clients_copy_holds_no_word_of_what_is_not_for_them(
    name: str, language: Language
) -> None:
    pack = load_pack(language=language)
    answers = structs.replace(load_example(pack, name), label="Between us")
    whole = diagnose(pack, answers)
    copy = diagnose(pack, answers, audience=Audience.CLIENT)
    kept = {word for word in words_of(plain(copy)) if len(word) > 3}
    held = (whole.quiz, whole.audit, whole.income, whole.offer)
    secret = {w for part in held if part for w in words_of(plain(part)) if len(w) > 12}
    gaps = {s for g in whole.skills for p in g.profiles for s in p.skills if s.gap}
    secret |= {skill.name for skill in gaps} | {skill.id for skill in gaps} | {"Between us"}
    secret -= kept
    assert len(secret) > 20
    for text in every_format(copy):
        flat = re.sub(r"\s+", " ", text)
        assert not [word for word in secret if word in flat]
        assert not re.search(r"\b(reserve|gap|salary|verdict|points)\b", flat, re.IGNORECASE)
    fields = plain(copy).keys()
    assert not fields & {"quiz", "skills", "audit", "income", "offer", "advice", "mend_first",
                         "to_mend", "stay_or_go", "reserve", "act", "label"}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_coachs_copy_holds_no_money_and_no_note_for_oneself(name: str) -> None:
    answers = structs.replace(
        load_example(PACK, name), notes={PACK.load(Pitfalls).pitfalls[0].id: "Only for me"}
    )
    whole = diagnose(PACK, answers)
    assert whole.audit
    assert "Only for me" in encode(whole, Format.JSON).decode()
    copy = diagnose(PACK, answers, audience=Audience.COACH)
    amounts = {
        str(amount) for amount in structs.asdict(answers.money).values()
        if isinstance(amount, Decimal) and amount > 100
    }  # fmt: skip
    for text in every_format(copy):
        assert "Only for me" not in text
        assert not [amount for amount in amounts if re.search(rf"\b{amount}\b", text)]
    assert not plain(copy).keys() & {"income", "offer", "stay_or_go", "reserve"}
    assert Part.MONEY not in {thing.part for thing in copy.mend_first}
    assert copy.quiz == whole.quiz
    assert copy.skills == whole.skills


def test_an_example_is_what_a_client_sees_first() -> None:
    copy = of_example("anke", audience=Audience.CLIENT)
    becauses = [lead.because for lead in (*copy.strengths, *copy.further_strengths)]
    assert becauses[0] is Strength.SKILL_SHOWN
    assert set(becauses) <= {Strength.SKILL_SHOWN, Strength.SKILL_CLAIMED}


def test_a_reserve_that_runs_out_weighs_less_than_a_check_and_more_than_a_gap() -> None:
    answers = structs.replace(load_example(PACK, "anke"), money=Money())
    without = diagnose(PACK, answers)
    assert Part.MONEY not in {thing.part for thing in without.mend_first}
    assert of_example("anke").mend_first[0].because is Weight.RESERVE_RUNS_OUT
    method = (PACK.folder.parent / "docs" / "method.md").read_text(encoding="utf-8")
    told = re.findall(r"^\d+\. `([a-z-]+)`", method, re.MULTILINE)
    assert told == [weight.value for weight in Weight]
