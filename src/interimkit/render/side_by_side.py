"""Somebody's skills beside every kind of assignment at once."""

from interimkit.domain.skills_gap import SkillsGap
from interimkit.render import signs
from interimkit.render.agreement import marked, others_note
from interimkit.render.notes import listed
from interimkit.render.page import Block, Column, Depth, Item, Section, Table
from interimkit.render.words import catalogue


def side_by_side(result: SkillsGap) -> list[Block]:
    """How each kind of assignment is met, and which gaps are widest; a whole page has all gaps."""
    _ = catalogue(result.language).gettext
    numbered = list(enumerate(result.profiles, start=1))
    gaps = {p.role: {s.id: s.gap for s in p.skills} for p in result.profiles}
    skills = sorted(result.profiles[0].skills, key=lambda skill: skill.place)
    return [
        Table(
            columns=(
                Column(name=_("Kind")),
                Column(name=_("Shown"), align="right"),
                Column(name=_("Claimed"), align="right"),
                *([Column(name=_("Contested"), align="right")] if result.agreement else []),
                Column(name=_("Below"), align="right"),
            ),
            rows=tuple(
                (
                    f"{n}. {p.name}",
                    str(p.evidenced),
                    str(p.claimed),
                    *((str(p.contested),) if result.agreement else ()),
                    str(p.missing),
                )
                for n, p in numbered
            ),
        ),
        _widest(result),
        Table(
            only=Depth.WHOLE,
            columns=(
                Column(name=_("Gap by skill")),
                *(Column(name=str(n), align="right") for n, _p in numbered),
            ),
            rows=tuple(
                (
                    marked(skill, language=result.language),
                    *(str(gaps[p.role][skill.id] or signs.NOTHING) for _n, p in numbered),
                )
                for skill in skills
            ),
        ),
        *others_note(result),
    ]


def _widest(result: SkillsGap) -> Section:
    """The skills with the widest gap for each kind of assignment, by their names."""
    words = catalogue(result.language)
    _ = words.gettext
    items = []
    for number, profile in enumerate(result.profiles, start=1):
        widest = max(skill.gap for skill in profile.skills)
        names = [
            marked(skill, language=result.language)
            for skill in profile.skills
            if skill.gap == widest > 0
        ]
        if names:
            more = [_("{count} more").format(count=len(names) - 1)] if names[1:] else []
            label = words.ngettext("{number}. {count} level", "{number}. {count} levels", widest)
            items.append(
                Item(
                    label=label.format(number=number, count=widest),
                    text=listed((names[0], *more)),
                )
            )
    return Section(only=Depth.BRIEF, heading=_("Widest gap for each"), items=tuple(items))
