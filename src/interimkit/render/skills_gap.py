"""What is asked, shown, claimed and contested, as a page and as rows."""

from msgspec.structs import replace

from interimkit.domain.skills_gap import (
    ALL_ROLES,
    Profile,
    SkillGap,
    SkillsGap,
    Standing,
)
from interimkit.domain.ways import WayForward
from interimkit.model.skills import HIGHEST
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.agreement import (
    agreement_blocks,
    beside_others,
    each_in_line,
    marked,
    others_cell,
    others_note,
    talk_first,
)
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import judged, listed, sources_note
from interimkit.render.page import (
    Block,
    Cell,
    Column,
    Depth,
    Item,
    Legend,
    Level,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.side_by_side import side_by_side
from interimkit.render.words import catalogue, quoted

HEADER = (
    "role", "skill", "name", "kind", "required", "rated", "gap", "essential", "own_field",
    "standing", "evidence", "peers", "raters", "peers_median", "peers_less_own",
)  # fmt: skip
STRENGTHS = 5
"""How many strengths a page shows: more than one can bring up in an interview."""
STRENGTHS_IN_BRIEF = 2
MOST_GAPS = 8
"""How many gaps a brief page shows; it names the others."""


def rows(result: SkillsGap) -> tuple[tuple[object, ...], ...]:
    """One row a skill and kind of assignment."""
    views = {a.skill: a for a in result.agreement}
    return tuple(
        (
            profile.role, s.id, s.name, s.kind, s.required, s.rated, s.gap, s.essential,
            s.own_field, s.standing, s.evidence,
            each_in_line(views[s.id]) if views else None, s.peers_view.raters,
            s.peers_view.median, s.peers_view.less_own,
        )
        for profile in result.profiles
        for s in profile.skills
    )  # fmt: skip


def page(result: SkillsGap) -> Page:
    """One kind of assignment in full, or all of them side by side."""
    language = result.language
    _ = catalogue(language).gettext
    alone = len(result.profiles) == 1
    blocks = _profile(result) if alone else [*_all_claimed(result), *side_by_side(result)]
    title = _("{name}: asked, shown and claimed").format(name=result.profiles[0].name)
    return Page(
        title=title if alone else _("Your skills beside every kind of assignment"),
        blocks=(
            *blocks,
            *agreement_blocks(result),
            resting_on(
                (source for source in result.sources if source.id == result.source),
                caution=_("Your own view, no measurement; not for selecting candidates."),
                language=language,
            ),
            *ending(
                _next(result),
                left_out=_left_out(result),
                also=_strengths_in_brief(result),
                language=language,
            ),
            Paragraph(
                only=Depth.WHOLE,
                text=_(
                    "{caution} An example is asked for because an interviewer will ask for one. It "
                    "proves nothing, and nothing here judges what it says. The levels describe "
                    "behaviour, not a validated scale. This supports your own decision and is not "
                    "meant for selecting candidates."
                ).format(caution=result.caution.says),
                tone=Tone.QUIET,
            ),
            *_judged(result),
            sources_note(result.sources, language=language),
        ),
    )


def _judged(result: SkillsGap) -> tuple[Paragraph, ...]:
    _ = catalogue(result.language).gettext
    ours = _("Levels, required levels and what to do on the job are our judgement.")
    return judged(result.levels_source, ours)


def _left_out(result: SkillsGap) -> tuple[str, ...]:
    _ = catalogue(result.language).gettext
    if len(result.profiles) > 1:
        return (_("the gaps skill by skill"), _("sources"))
    ways = [_("how to close the gaps")] if result.ways else []
    return (_("skills as asked"), _("your examples"), *ways)


def _profile(result: SkillsGap) -> list[Block]:
    _ = catalogue(result.language).gettext
    (profile,) = result.profiles
    return [
        *_from_quiz(profile, result),
        *_counts(profile, result),
        *_not_counted(profile, result.language),
        *(beside_others(profile, result) if result.agreement else _gaps(profile, result)),
        Table(
            only=Depth.WHOLE,
            columns=_columns(result),
            rows=tuple(_row(skill, result) for skill in profile.skills),
        ),
        *_legends(profile, result),
        *others_note(result),
        _strengths(profile, result.language),
        _other_examples(profile, result.language),
        *(_way(way, profile, result.language) for way in result.ways),
    ]


def _columns(result: SkillsGap) -> tuple[Column, ...]:
    _ = catalogue(result.language).gettext
    return (
        Column(name=_("Skill")),
        Column(name=_("Level")),
        Column(name=_("Asked"), align="right"),
        Column(name=_("Own"), align="right"),
        Column(name=_("Gap"), align="right"),
        *([Column(name=_("Others"))] if result.agreement else []),
    )


def _gaps(profile: Profile, result: SkillsGap) -> list[Block]:
    """The widest gaps of a brief page, and the names of the others."""
    short = [skill for skill in profile.skills if skill.gap]
    rows = tuple(_row(skill, result) for skill in short[:MOST_GAPS])
    further = listed(skill.name for skill in short[MOST_GAPS:])
    text = catalogue(result.language).gettext("Also below the level asked: {names}.")
    return [
        *([Table(only=Depth.BRIEF, columns=_columns(result), rows=rows)] if rows else []),
        *([Paragraph(only=Depth.BRIEF, text=text.format(names=further))] if further else []),
    ]


def _legends(profile: Profile, result: SkillsGap) -> tuple[Legend, ...]:
    """What the parts of a level mean, wherever levels are drawn."""
    _ = catalogue(result.language).gettext
    legend = Legend(
        with_example=_("with an example"),
        claimed=_("claimed"),
        empty=_("not there yet"),
        asked=_("the level asked"),
        essential=_("essential"),
    )
    drawn = not result.agreement and any(skill.gap for skill in profile.skills)
    return (legend if drawn else replace(legend, only=Depth.WHOLE),)


def _strengths_in_brief(result: SkillsGap) -> tuple[Item, ...]:
    """What to lead with in one kind of assignment, in one line."""
    profile = result.profiles[0]
    if len(result.profiles) > 1 or not profile.strengths:
        return ()
    names = {skill.id: skill.name for skill in profile.skills}
    text = listed(names[id_] for id_ in profile.strengths[:STRENGTHS_IN_BRIEF])
    return (Item(label=catalogue(result.language).gettext("Lead with"), text=text),)


def _row(skill: SkillGap, result: SkillsGap) -> tuple[Cell, ...]:
    level = Level(
        own=skill.rated,
        asked=skill.required,
        highest=HIGHEST,
        with_example=skill.evidence_counts,
    )
    asked = f"{skill.required}{signs.ESSENTIAL if skill.essential else ' '}"
    others = others_cell(skill.peers_view, language=result.language)
    return (
        skill.name, level, asked, str(skill.rated), str(skill.gap or ""),
        *((others,) if result.agreement else ()),
    )  # fmt: skip


def _from_quiz(profile: Profile, result: SkillsGap) -> tuple[Paragraph, ...]:
    """What the quiz has to say of the kind: that it led here, or that it left a choice."""
    _ = catalogue(result.language).gettext
    if result.role_from_quiz:
        text = _(
            "Your quiz answers lean towards “{name}”, so that is what your skills stand beside; "
            "--role chooses another."
        ).format(name=profile.name)
        brief = _("As your quiz answers lean to it; --role chooses another.")
        return (Paragraph(only=Depth.WHOLE, text=text), Paragraph(only=Depth.BRIEF, text=brief))
    if result.tied_roles:
        text = _("Your quiz answers lean equally towards {names}.").format(
            names=quoted(result.tied_roles, language=result.language)
        )
        return (Paragraph(text=text),)
    return ()


def _not_counted(profile: Profile, language: Language) -> list[Paragraph]:
    """Why some of what was given as an example is none yet."""
    _ = catalogue(language).gettext
    names = [s.name for s in profile.skills if s.evidence and not s.evidence_counts]
    text = _("Not an example yet, for want of a year or of a few words more: {names}.")
    return [Paragraph(text=text.format(names=listed(names)))] if names else []


def _counts(profile: Profile, result: SkillsGap) -> tuple[Paragraph, ...]:
    """How many skills are as asked, and what that rests on; in a line where a page is brief."""
    _ = catalogue(result.language).gettext
    whole = _(
        "Of {count} skills, at the level asked with an example: {evidenced}; at that level by your "
        "own account: {claimed}; below it: {missing}."
    )
    brief = _(
        "Of {count} skills, as asked with an example: {evidenced}; claimed: {claimed}; "
        "below: {missing}."
    )
    if result.agreement:
        whole = _(
            "Of {count} skills, at the level asked with an example: {evidenced}; at that level by "
            "your own account: {claimed}; at that level, but contested by colleagues: {contested}; "
            "below it: {missing}."
        )
        brief = _(
            "Of {count}, with an example: {evidenced}; claimed: {claimed}; contested: {contested}; "
            "below: {missing}."
        )
    below = str(profile.missing)
    if profile.missing_contested:
        below = _("{count} ({contested} contested)").format(
            count=below, contested=profile.missing_contested
        )
    alone = f" {_only_claimed(result.language)}" if profile.is_only_claimed() else ""

    def said(text: str) -> str:
        counts = text.format(
            count=len(profile.skills),
            evidenced=profile.evidenced,
            claimed=profile.claimed,
            contested=profile.contested,
            missing=below,
        )
        return counts + alone

    return (
        Paragraph(only=Depth.WHOLE, text=said(whole)),
        Paragraph(only=Depth.BRIEF, text=said(brief)),
    )


def _only_claimed(language: Language) -> str:
    return catalogue(language).gettext(
        "You see yourself at every level asked, and give no example yet. It may well be true, "
        "but an interviewer will ask for one. Start with what is essential, and say in which year."
    )


def _strengths(profile: Profile, language: Language) -> Section:
    _ = catalogue(language).gettext
    skills = {skill.id: skill for skill in profile.skills}
    return Section(
        only=Depth.WHOLE,
        heading=_("Lead with these in an interview"),
        items=tuple(
            Item(
                label=skills[id_].name,
                text=(
                    skills[id_].evidence
                    if skills[id_].evidence_counts
                    else _("claimed; find one dated example first")
                ),
            )
            for id_ in profile.strengths[:STRENGTHS]
        ),
    )


def _other_examples(profile: Profile, language: Language) -> Section:
    """Examples of skills that do not lead: below the level asked, or rated 2 or less."""
    _ = catalogue(language).gettext
    leading = set(profile.strengths[:STRENGTHS])
    return Section(
        only=Depth.WHOLE,
        heading=_("Your other examples"),
        items=tuple(
            Item(label=marked(skill, language=language), text=skill.evidence)
            for skill in profile.skills
            if skill.evidence_counts and skill.id not in leading
        ),
    )


def _way(way: WayForward, profile: Profile, language: Language) -> Section:
    _ = catalogue(language).gettext
    skill = next(skill for skill in profile.skills if skill.id == way.skill)
    reason = skill.reason
    if not reason and skill.own_field:
        reason = _("It is your own field: they will expect the most of you there.")
    items = [
        *talk_first(skill, language=language),
        *([Item(label=_("Why it is asked"), text=reason)] if reason else []),
        Item(label=_("The next level"), text=way.next_level),
        *(Item(label=_("On the job"), text=text) for text in way.on_the_job),
        *(Item(label=_("Training"), text=text) for text in way.training),
    ]
    heading = _("Work on this: {name}, from {rated} to {required}").format(
        name=way.name, rated=skill.rated, required=skill.required
    )
    return Section(only=Depth.WHOLE, heading=heading, items=tuple(items))


def _all_claimed(result: SkillsGap) -> list[Block]:
    """That nothing but claims stands beside any kind of assignment, if so."""
    claimed = all(profile.is_only_claimed() for profile in result.profiles)
    return [Paragraph(text=_only_claimed(result.language))] if claimed else []


def _next(result: SkillsGap) -> Link:
    _ = catalogue(result.language).gettext
    role = ("--role", result.profiles[0].role if len(result.profiles) == 1 else ALL_ROLES)
    if any(agreement.ask_each_other for agreement in result.agreement):
        text = _("Talk first about where you differ most; your own side alone: {command}")
        return Link(text=text, command="skills-gap", arguments=role, with_answers=True)
    if claimed := _first_claimed(result):
        return Link(
            text=_("Add one dated example: {command}"),
            command="skills-gap",
            arguments=(*role, "--answer", f"{claimed}.evidence=…"),
            with_answers=True,
        )
    return Link(
        text=_("Ask a colleague how they see you: {command}"),
        command="skills-gap",
        arguments=("--as-peer", "--record", "peer.yaml"),
    )


def _first_claimed(result: SkillsGap) -> str:
    """The most important skill that has no example yet."""
    claimed = [s for p in result.profiles for s in p.skills if s.standing is Standing.CLAIMED]
    return max(claimed, key=lambda s: (s.required, s.rated)).id if claimed else ""
