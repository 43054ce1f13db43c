"""What a diagnosis asks: the quiz, and then each further part of somebody who wants it now.

A question before each part offers it, and may be passed by; it is not asked where the part is
answered. What is asked in a part is what its own questionnaire asks.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interimkit.domain.quiz import leaning_roles, score_quiz
from interimkit.domain.skills_gap import ALL_ROLES
from interimkit.interview.answering import merge
from interimkit.interview.money import ask_money, minutes_of_money
from interimkit.interview.pitfalls_audit import ask_pitfalls, minutes_of_audit
from interimkit.interview.questionnaire import Answer, Ask, Questionnaire
from interimkit.interview.quiz import ask_quiz
from interimkit.interview.skills_gap import ask_skills, minutes_of_skills
from interimkit.model.answers import Answers
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills
from interimkit.model.text import Language
from interimkit.render.advice import headline, in_sentences
from interimkit.render.words import catalogue

Said = Mapping[str, Answer]

NOW = "now"
"""The reply that takes a part at once."""


class _Part(NamedTuple):
    """A further part: the question that offers it, the reply that takes it, and what it asks."""

    name: str
    title: str
    offer: str
    take: str
    asked: Questionnaire


def ask_diagnosis(
    pack: Pack, *, role: str | None, seed: int | None, language: Language
) -> Questionnaire:
    """The quiz, then each part that the pack has, offered with its minutes.

    Args:
        role: The kind of assignment that skills stand beside, where that is settled already.
        seed: As of the quiz.
    """
    _ = catalogue(language).gettext
    quiz = ask_quiz(pack, quick=False, seed=seed, language=language)
    parts = tuple(_parts(pack, quiz, role=role, language=language))
    asks = list(quiz.asks)
    for part in parts:
        asks += _offered(part, taken={ask.id for ask in asks}, language=language)

    def advice(answers: Said) -> str:
        return _advice(pack, quiz, answers)

    offers = [n for n, ask in enumerate(asks) if not ask.section]
    for place in offers[:1]:
        asks[place] = asks[place]._replace(told=advice)
    more = _("Then you choose what else to answer: {parts}.")
    named = ", ".join(part.title.lower() for part in parts)
    return Questionnaire(
        name="diagnosis",
        language=language,
        intro=f"{quiz.intro} {more.format(parts=named)}" if parts else quiz.intro,
        asks=tuple(asks),
        may_follow=next((p.asked.may_follow for p in parts if p.name == "skills"), quiz.may_follow),
        makes_history=True,
    )


def _parts(
    pack: Pack, quiz: Questionnaire, *, role: str | None, language: Language
) -> Iterator[_Part]:
    """The parts that the pack has content for."""
    _ = catalogue(language).gettext

    def kind(answers: Said) -> str:
        """The kind of assignment that examples are asked for; all of them where none is known."""
        named = role or str(answers.get("role", ""))
        leaning = leaning_roles(pack, merge(quiz, answers, Answers()))
        return named or (leaning[0].id if len(leaning) == 1 else ALL_ROLES)

    if pack.has(Skills) and pack.has(Roles):
        yield _Part(
            name="skills",
            title=_("Skills"),
            offer=_("Your skills beside what such an assignment asks: do you want to rate them?"),
            take=_("Now: {time}").format(time=minutes_of_skills(pack, language=language)),
            asked=ask_skills(pack, Answers(), role=kind, language=language),
        )
    if pack.has(Pitfalls):
        yield _Part(
            name="pitfalls",
            title=_("Pitfalls"),
            offer=_("Where your assignment is exposed: do you have one, or one in view?"),
            take=_("Yes, now: {time}").format(time=minutes_of_audit(pack, language=language)),
            asked=ask_pitfalls(pack, language=language),
        )
    if pack.has(Salaries):
        yield _Part(
            name="money",
            title=_("Money"),
            offer=_("Stay or go, and whether your reserve lasts: do you want to give figures?"),
            take=_("Now: {time}").format(time=minutes_of_money(language)),
            asked=ask_money(pack, language=language),
        )


def _offered(part: _Part, *, taken: set[str], language: Language) -> list[Ask]:
    """What a part asks, after the question that offers it; ids that are taken get another."""
    _ = catalogue(language).gettext
    asks = part.asked.asks
    ids = {ask.id: f"{ask.section}:{ask.id}" if ask.id in taken else ask.id for ask in asks}
    needed = [ids[ask.id] for ask in asks if not ask.optional and ask.section != "profile"]
    begun = needed or list(ids.values())
    gate = f"do_{part.name}"

    def open_(answers: Said) -> bool:
        return gate in answers or not any(id_ in answers for id_ in begun)

    offer = Ask(
        gate, "", part.title, part.offer, ((NOW, part.take),), optional=True, applies=open_,
        part="offers", leave=_("Pass this by"),
    )  # fmt: skip

    def within(ask: Ask) -> Ask:
        def applies(answers: Said) -> bool:
            if gate not in answers and not any(id_ in answers for id_ in begun):
                return False
            own = {name: answers[id_] for name, id_ in ids.items() if id_ in answers}
            return ask.applies({**answers, **own})

        return ask._replace(id=ids[ask.id], key=ask.entry, applies=applies, part=part.name)

    return [offer, *(within(ask) for ask in asks)]


def _advice(pack: Pack, quiz: Questionnaire, answers: Said) -> str:
    """The advice that the answers give so far, in short."""
    result = score_quiz(pack, merge(quiz, answers, Answers()))
    return f"{headline(result)}. {in_sentences(result)}"
