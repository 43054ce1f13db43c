"""What the skills ask: of oneself, with examples of what matters most, or of a colleague."""

from collections.abc import Callable, Mapping, Sequence

from interimkit.domain.quiz import leaning_roles
from interimkit.domain.skills_gap import ALL_ROLES, needs_example
from interimkit.interview.questionnaire import Answer, Ask, Questionnaire, about_minutes
from interimkit.model.answers import LONGEST_NOTE, Answers
from interimkit.model.pack import Pack
from interimkit.model.roles import Roles
from interimkit.model.skills import Skill, Skills
from interimkit.model.text import Language
from interimkit.render.words import catalogue, quoted

RoleOf = Callable[[Mapping[str, Answer]], str]
"""The kind of assignment, where that follows from answers that come later."""


def ask_skills(
    pack: Pack, whole: Answers, *, role: str | RoleOf | None, language: Language
) -> Questionnaire:
    """The kind of assignment, one's own field, the skills; then examples of what matters most.

    Args:
        whole: What is given already: its quiz answers spare the question for the role.
        role: The kind of assignment, where it is known, which does so as well.
    """
    _ = catalogue(language).gettext
    skills = pack.load(Skills).skills
    leaning = () if "role" in whole.profile else leaning_roles(pack, whole)
    named = leaning[0].id if role is None and len(leaning) == 1 else role
    tied = tuple(fit.name for fit in leaning)
    intro = _(
        "First {count} skills, each in five descriptions: choose the one in which a colleague "
        "would recognise you, {time}. Then an example, in one line, of what matters most, for an "
        "interviewer will ask for it; you may skip it and add it later. Nothing leaves this "
        "computer."
    )

    def may_follow(count: int) -> str:
        text = catalogue(language).ngettext(
            "then perhaps {count} example", "then up to {count} examples", count
        )
        return text.format(count=count)

    return Questionnaire(
        name="skills",
        language=language,
        intro=intro.format(count=len(skills), time=minutes_of_skills(pack, language=language)),
        asks=(
            _role(pack, asked=named is None, tied=tied, language=language),
            _discipline(pack, language=language),
            *(_rating(skill, language=language) for skill in skills),
            *(_example(pack, skill, role=named, language=language) for skill in skills),
        ),
        may_follow=may_follow,
    )


def ask_peer(pack: Pack, *, about: str, language: Language) -> Questionnaire:
    """The skills of a colleague; one may leave open what one has not seen.

    Args:
        about: What tells this colleague from another, for a draft is one colleague's.
    """
    _ = catalogue(language).gettext
    skills = pack.load(Skills).skills
    return Questionnaire(
        name=f"skills-peer-{about}",
        language=language,
        intro=_(
            "Think of the colleague who asked you. {count} skills, each in five descriptions "
            "written as that colleague would say them: choose what you have seen yourself, "
            "{time}. Nothing leaves this computer."
        ).format(count=len(skills), time=minutes_of_skills(pack, language=language)),
        asks=tuple(_rating(skill, language=language)._replace(optional=True) for skill in skills),
    )


def minutes_of_skills(pack: Pack, *, language: Language) -> str:
    """How long they take, without examples."""
    return about_minutes(len(pack.load(Skills).skills), seconds=37, language=language)


def _role(pack: Pack, *, asked: bool, tied: Sequence[str], language: Language) -> Ask:
    """Which kind; where the quiz's answers lean towards several alike, that is said."""
    _ = catalogue(language).gettext
    question = _("Which kind of assignment do you want to be ready for?")
    if tied:
        lean = _("Your quiz answers lean equally towards {names}.")
        question = f"{lean.format(names=quoted(tied, language=language))} {question}"

    def applies(_answers: Mapping[str, Answer]) -> bool:
        return asked

    kinds = ((kind.id, f"{kind.name}. {kind.in_brief}") for kind in pack.load(Roles).roles)
    return Ask(
        "role", "profile", _("Kind of assignment"),
        question,
        (*kinds, (ALL_ROLES, _("All of them, side by side"))), applies=applies,
    )  # fmt: skip


def _discipline(pack: Pack, *, language: Language) -> Ask:
    _ = catalogue(language).gettext
    fields = tuple((field.id, field.name) for field in pack.load(Skills).disciplines)
    return Ask(
        "discipline", "profile", _("Your own field"),
        _("Which field do you know best? It is what you are called for first."),
        fields, optional=True,
    )  # fmt: skip


def _rating(skill: Skill, *, language: Language) -> Ask:
    _ = catalogue(language).gettext
    text: str = skill.in_brief
    if skill.facets:
        names = _(" and ").join(facet.name for facet in skill.facets)
        weaker = _("Two things in one, {names}: the weaker of the two counts.")
        text += "\n" + weaker.format(names=names)
    options = tuple((str(level), words) for level, words in enumerate(skill.levels))
    return Ask(skill.id, "skills", skill.name, text, options)


def _example(pack: Pack, skill: Skill, *, role: str | RoleOf | None, language: Language) -> Ask:
    """One line, asked where the assignment needs most and the rating is high: so will they."""
    _ = catalogue(language).gettext

    def applies(answers: Mapping[str, Answer]) -> bool:
        return needs_example(
            pack,
            skill,
            rated=int(answers.get(skill.id, 0)),
            role=role(answers) if callable(role) else role or str(answers.get("role", "")),
            discipline=str(answers.get("discipline", "")),
        )

    asked = _("One line, as you would answer an interviewer who asks. {hint}")
    return Ask(
        f"{skill.id}.evidence", "evidence", _("{name} (example)").format(name=skill.name),
        asked.format(hint=skill.evidence_hint),
        longest=LONGEST_NOTE, optional=True, applies=applies, later=True,
    )  # fmt: skip
