"""What can be done this week, in the words of the content that each thing to mend comes from."""

from interimkit import load_pack, score_quiz
from interimkit.content.answers import load_example
from interimkit.domain.acts import acts_for
from interimkit.domain.mending import Part, ToMend, Weight
from interimkit.model.skills import Skills

PACK = load_pack()
QUIZ = score_quiz(PACK, load_example(PACK, "bart"))


def test_a_skill_without_an_example_asks_for_one() -> None:
    skill = PACK.load(Skills).skills[0]
    thing = ToMend(part=Part.SKILL, id=skill.id, name=skill.name, because=Weight.ESSENTIAL_CLAIMED)
    (act,) = acts_for(PACK, QUIZ, None, [thing])
    assert (act.id, act.text, act.command) == (skill.id, skill.evidence_hint, None)


def test_a_figure_has_a_command_and_what_nobody_answered_has_nothing() -> None:
    figure = ToMend(part=Part.MONEY, id="reserve", name="", because=Weight.RESERVE_RUNS_OUT)
    unasked = ToMend(part=Part.PITFALL, id="old-recipes", name="", because=Weight.PITFALL_OPEN)
    (act,) = acts_for(PACK, QUIZ, None, [unasked, figure])
    assert (act.part, act.text, act.command) == (Part.MONEY, "", "income")
