"""One's own result: on a phone, in the words of the quiz's page, and as a file to take home."""

from collections.abc import Mapping
from html import escape
from typing import assert_never

from interimkit.domain.answer_code import answer_code
from interimkit.domain.group_spread import Asked
from interimkit.domain.programmes import programme_of
from interimkit.domain.quiz import QuizResult, first_of, score_quiz
from interimkit.domain.workshop_sheet import make_sheet
from interimkit.model.answers import Answers, Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfall, Pitfalls
from interimkit.model.skills import HIGHEST, Skill, Skills
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.advice import headline, in_sentences
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.notes import listed
from interimkit.render.words import catalogue, practice_word
from interimkit.workshop.phone import Phone
from interimkit.workshop.phone_parts import paragraph


def result_of(
    pack: Pack,
    answers: Mapping[str, str],
    topics: Mapping[Topic, tuple[Asked, ...]],
    *,
    language: Language,
) -> str:
    """What somebody's answers come to, as HTML.

    Args:
        pack: Whose questions they answer.
        answers: By question, the option.
        topics: What was asked of each.
        language: The phone's own; the pack's words are in the pack's.
    """
    parts = []
    for topic, asked in topics.items():
        given = {one.id: answers[one.id] for one in asked if one.id in answers}
        match topic:
            case Topic.QUIZ:
                parts.append(_quiz(pack, given, of=len(asked), language=language))
            case Topic.SKILLS:
                parts.append(_skills(pack, given, language=language))
            case Topic.PITFALLS:
                parts.append(_pitfalls(pack, given, language=language))
            case _:
                assert_never(topic)
    return f'<div lang="{pack.language}">{"".join(parts)}</div>'


def page_to_take_home(seen: Phone) -> bytes:
    """One HTML file with what a seat answered and what it comes to, in the phone's language."""
    sheet = make_sheet(seen.pack, programme_of(seen.pack, seen.room.programme), seen.answers)
    return encode(sheet, Format.HTML)


def _quiz(pack: Pack, given: Mapping[str, str], *, of: int, language: Language) -> str:
    if len(given) < of:
        text = catalogue(language).ngettext(
            "You answered {count} of {of} questions. An advice needs all of them; what you save "
            "here lets you answer the others at home.",
            "You answered {count} of {of} questions. An advice needs all of them; what you save "
            "here lets you answer the others at home.",
            len(given),
        )
        return paragraph(text.format(count=len(given), of=of))
    text = catalogue(pack.language).gettext("Your answer code: {code}.")
    code = paragraph(text.format(code=answer_code(pack, given)))
    return _advice(score_quiz(pack, Answers(quiz=dict(given)))) + code


def _advice(result: QuizResult) -> str:
    _ = catalogue(result.language).gettext
    said, fit = headline(result), result.fit
    title = " ".join(filter(None, (said.text, said.provisional)))
    points = _("Does it suit you? {points} of {most} points")
    rows = "".join(
        f"<li><b>{escape(d.name)}</b> <span>{d.points}/{d.points_max}</span> "
        f"<small>{escape(d.reason)}</small></li>"
        for d in fit.dimensions
    )
    kinds = listed(role.name for role in first_of(result.roles))
    watch = listed(pitfall.name for pitfall in result.pitfalls if pitfall.rank == 1)
    more = (
        (_("Kinds of assignment"), kinds),
        (_("Pitfalls to watch"), watch),
    )
    return (
        f"<h2>{escape(title)}</h2>{paragraph(in_sentences(result))}"
        f"<h3>{escape(points.format(points=fit.points, most=fit.points_max))}</h3>"
        f'<ul class="rows">{rows}</ul>'
        + "".join(f"<h3>{escape(name)}</h3>{paragraph(text)}" for name, text in more if text)
        + paragraph(
            _("An orientation, no measurement; not for selecting candidates."), kind="quiet"
        )
    )


def _skills(pack: Pack, given: Mapping[str, str], *, language: Language) -> str:
    skills = [skill for skill in pack.load(Skills).skills if skill.id in given]
    return "".join(_skill(skill, int(given[skill.id]), language=language) for skill in skills)


def _pitfalls(pack: Pack, given: Mapping[str, str], *, language: Language) -> str:
    """How far each is in place, the widest open first, and what to start with where it is not."""
    answered = [pitfall for pitfall in pack.load(Pitfalls).pitfalls if pitfall.id in given]
    widest_first = list(Practice)
    answered.sort(key=lambda pitfall: widest_first.index(Practice(given[pitfall.id])))
    return "".join(
        _pitfall(pitfall, Practice(given[pitfall.id]), language=language) for pitfall in answered
    )


def _pitfall(pitfall: Pitfall, practice: Practice, *, language: Language) -> str:
    word = practice_word(practice, language=language)
    heading = catalogue(language).gettext("{name}: {value}").format(name=pitfall.name, value=word)
    start = "" if practice is Practice.IN_PLACE else paragraph(pitfall.this_week)
    return f"<h3>{escape(heading)}</h3>{start}"


def _skill(skill: Skill, level: int, *, language: Language) -> str:
    _ = catalogue(language).gettext
    own = paragraph(skill.levels[level])
    rated = _("{points} of {of}").format(points=level, of=HIGHEST)
    heading = _("{name}: {value}").format(name=skill.name, value=rated)
    following = ""
    if level < HIGHEST:
        text = _("The next level: {text}").format(text=skill.levels[level + 1])
        following = paragraph(text, kind="quiet")
    return f"<h3>{escape(heading)}</h3>{own}{following}"
