"""How colleagues' views of somebody's skills stand beside their own, in cells, marks and blocks."""

from decimal import Decimal

from interimkit.domain.agreement import CONTESTED_FROM, Agreement, PeersView
from interimkit.domain.skills_gap import Profile, SkillGap, SkillsGap, Standing
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.numbers import number
from interimkit.render.page import Block, Column, Depth, Item, Paragraph, Section, Table, Tone
from interimkit.render.words import catalogue

MOST_IN_BRIEF = 6
"""How many skills a brief page shows beside what colleagues see; it counts the others."""
CONTESTED_IN_BRIEF = 3
"""How many of these at least are contested ones without a gap, where there are so many."""


def others_cell(view: PeersView, *, language: Language) -> str:
    """Their median, with the word for it where it is contested; nothing where none rated."""
    return _contested(view.median, view, language=language)


def marked(skill: SkillGap, *, language: Language) -> str:
    """A skill's name where its levels are not beside it: with the word where it is contested."""
    if not skill.peers_view.contested:
        return skill.name
    return catalogue(language).gettext("{name} (contested)").format(name=skill.name)


def others_note(result: SkillsGap) -> tuple[Paragraph, ...]:
    """What stands behind the others' levels, and what contested means; nothing without others."""
    _ = catalogue(result.language).gettext
    if not result.agreement:
        return ()
    rule = _("Contested: {count} levels or more from yours.").format(count=CONTESTED_FROM)
    return (Paragraph(text=f"{_heard(result)} {rule}", tone=Tone.QUIET),)


def talk_first(skill: SkillGap, *, language: Language) -> tuple[Item, ...]:
    """That colleagues see the skill otherwise, before anybody works on it."""
    words = catalogue(language)
    view = skill.peers_view
    if not view.contested or view.median is None:
        return ()
    text = words.ngettext(
        "{count} colleague sees level {level}; talk about that first.",
        "The median of {count} colleagues is level {level}; talk about that first.",
        view.raters,
    ).format(count=view.raters, level=number(view.median, language=language))
    return (Item(label=words.gettext("Contested"), text=text),)


def beside_others(profile: Profile, result: SkillsGap) -> list[Block]:
    """The widest gaps and what is contested, in numbers, and how many more: for a brief page."""
    _ = catalogue(result.language).gettext
    short = [skill for skill in profile.skills if skill.gap]
    contested = [skill for skill in profile.skills if skill.standing is Standing.CONTESTED]
    seen = contested[: max(CONTESTED_IN_BRIEF, MOST_IN_BRIEF - len(short))]
    shown = (*short[: MOST_IN_BRIEF - len(seen)], *seen)
    more = len(short) + len(contested) - len(shown)
    further = _("And {count} more, below the level asked or contested.").format(count=more)
    table = Table(
        only=Depth.BRIEF,
        columns=(
            Column(name=_("Skill")),
            Column(name=_("Asked"), align="right"),
            Column(name=_("Own"), align="right"),
            Column(name=_("Others")),
        ),
        rows=tuple(
            (
                skill.name,
                str(skill.required),
                str(skill.rated),
                others_cell(skill.peers_view, language=result.language),
            )
            for skill in shown
        ),
    )
    return [
        *([table] if shown else []),
        *([Paragraph(only=Depth.BRIEF, text=further)] if more else []),
    ]


def agreement_blocks(result: SkillsGap) -> list[Block]:
    """Own levels beside those of each colleague; nothing where nobody else rated."""
    _ = catalogue(result.language).gettext
    if not result.agreement:
        return []
    return [
        Table(
            only=Depth.WHOLE,
            columns=(
                Column(name=_("Side by side")),
                Column(name=_("Own"), align="right"),
                Column(name=_("Each"), align="right"),
                Column(name=_("Median"), align="right"),
                Column(name=_("Apart")),
            ),
            rows=tuple(_views(a, result.language) for a in result.agreement),
        ),
        Section(
            only=Depth.WHOLE,
            heading=_("Contested: what to ask each other"),
            items=tuple(
                Item(label=a.name, text=a.ask_each_other)
                for a in result.agreement
                if a.ask_each_other
            ),
        ),
    ]


def each_in_line(agreement: Agreement) -> str:
    """The levels that others gave, one behind the other."""
    return " ".join(signs.SHORT if level is None else str(level) for level in agreement.peers)


def _views(agreement: Agreement, language: Language) -> tuple[str, ...]:
    view = agreement.peers_view
    return (
        agreement.name,
        str(agreement.own),
        each_in_line(agreement),
        "" if view.median is None else number(view.median, language=language),
        _contested(view.less_own, view, language=language, signed=True),
    )


def _contested(
    level: Decimal | None, view: PeersView, *, language: Language, signed: bool = False
) -> str:
    """A level, or a difference with its sign, and the word where the skill is contested."""
    if level is None:
        return ""
    text = number(abs(level) if signed else level, language=language)
    if signed and level:
        text = f"{signs.MORE if level > 0 else signs.LESS}{text}"
    if not view.contested:
        return text
    return catalogue(language).gettext("{level} contested").format(level=text)


def _heard(result: SkillsGap) -> str:
    """How many colleagues stand behind a level; fewer where some left a skill out."""
    words = catalogue(result.language)
    raters = [a.peers_view.raters for a in result.agreement if a.peers_view.raters]
    if not raters:
        return words.gettext("No colleague has rated a skill yet.")
    fewest, most = min(raters), max(raters)
    if fewest < most:
        text = words.gettext("Others: the median of {fewest} to {most} colleagues.")
        return text.format(fewest=fewest, most=most)
    text = words.ngettext(
        "Others: as {count} colleague sees it.", "Others: the median of {count} colleagues.", most
    )
    return text.format(count=most)
