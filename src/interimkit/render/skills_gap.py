"""What is asked, shown and claimed, as a page and as rows."""

from interimkit.domain.skills_gap import (
    Agreement,
    Profile,
    SkillGap,
    SkillsGap,
    Standing,
    WayForward,
)
from interimkit.model.skills import HIGHEST
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.notes import judged, listed, next_steps, sources_note
from interimkit.render.page import (
    Block,
    Cell,
    Column,
    Fill,
    Item,
    Legend,
    Level,
    Link,
    Page,
    Paragraph,
    Section,
    Step,
    Table,
    Tone,
)
from interimkit.render.words import catalogue, quoted

HEADER = (
    "role", "skill", "name", "kind", "required", "rated", "gap", "essential", "own_field",
    "standing", "evidence", "peers", "apart",
)  # fmt: skip
STRENGTHS = 5
"""How many strengths a screen shows: more than one can bring up in an interview."""


def rows(result: SkillsGap) -> tuple[tuple[object, ...], ...]:
    """One row a skill and kind of assignment."""
    views = {a.skill: a for a in result.agreement}
    return tuple(
        (
            profile.role, s.id, s.name, s.kind, s.required, s.rated, s.gap, s.essential,
            s.own_field, s.standing, s.evidence,
            _others(views[s.id]) if views else None, views[s.id].difference if views else None,
        )
        for profile in result.profiles
        for s in profile.skills
    )  # fmt: skip


def page(result: SkillsGap) -> Page:
    """One kind of assignment in full, or all of them side by side."""
    language = result.language
    _ = catalogue(language).gettext
    alone = len(result.profiles) == 1
    blocks = _profile(result) if alone else _side_by_side(result)
    title = _("{name}: asked, shown and claimed").format(name=result.profiles[0].name)
    return Page(
        title=title if alone else _("Your skills beside every kind of assignment"),
        blocks=(
            *blocks,
            *_agreement(result),
            next_steps(_next(result), language=language),
            Paragraph(
                text=_(
                    "{caution} That is why an example counts for more than a rating. The levels "
                    "describe behaviour, not a validated scale. This supports your own decision "
                    "and is not meant for selecting candidates."
                ).format(caution=result.caution.says),
                tone=Tone.QUIET,
            ),
            *judged(
                result.levels_source,
                _("Levels, required levels and what to do on the job are our judgement."),
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _profile(result: SkillsGap) -> list[Block]:
    _ = catalogue(result.language).gettext
    (profile,) = result.profiles
    return [
        *_from_quiz(profile, result),
        Paragraph(text=_counts(profile, result.language)),
        *_not_counted(profile, result.language),
        Table(
            columns=(
                Column(name=_("Skill")),
                Column(name=_("Level")),
                Column(name=_("Asked"), align="right"),
                Column(name=_("Own"), align="right"),
                Column(name=_("Gap"), align="right"),
            ),
            rows=tuple(_row(skill) for skill in profile.skills),
        ),
        Legend(
            with_example=_("with an example"),
            claimed=_("claimed"),
            empty=_("not there yet"),
            asked=_("the level asked"),
            essential=_("essential"),
        ),
        _strengths(profile, result.language),
        _other_examples(profile, result.language),
        *(_way(way, profile, result.language) for way in result.ways),
    ]


def _row(skill: SkillGap) -> tuple[Cell, ...]:
    level = Level(
        own=skill.rated,
        asked=skill.required,
        highest=HIGHEST,
        with_example=skill.evidence_counts,
    )
    asked = f"{skill.required}{signs.ESSENTIAL if skill.essential else ' '}"
    return (skill.name, level, asked, str(skill.rated), str(skill.gap or ""))


def _from_quiz(profile: Profile, result: SkillsGap) -> list[Paragraph]:
    """What the quiz has to say of the kind: that it led here, or that it left a choice."""
    _ = catalogue(result.language).gettext
    if result.role_from_quiz:
        text = _(
            "Your quiz answers lean towards “{name}”, so that is what your skills stand beside; "
            "--role chooses another."
        ).format(name=profile.name)
    elif result.tied_roles:
        text = _("Your quiz answers lean equally towards {names}.").format(
            names=quoted(result.tied_roles, language=result.language)
        )
    else:
        return []
    return [Paragraph(text=text)]


def _not_counted(profile: Profile, language: Language) -> list[Paragraph]:
    """Why some of what was given as an example shows nothing yet."""
    _ = catalogue(language).gettext
    names = [s.name for s in profile.skills if s.evidence and not s.evidence_counts]
    text = _("Not an example yet, for want of a year or of a few words more: {names}.")
    return [Paragraph(text=text.format(names=listed(names)))] if names else []


def _counts(profile: Profile, language: Language) -> str:
    _ = catalogue(language).gettext
    counts = _(
        "Of {count} skills, at the level asked with an example: {evidenced}; at that level by your "
        "own account: {claimed}; below it: {missing}."
    ).format(
        count=len(profile.skills),
        evidenced=profile.evidenced,
        claimed=profile.claimed,
        missing=profile.missing,
    )
    return f"{counts} {_only_claimed(language)}" if profile.is_only_claimed() else counts


def _only_claimed(language: Language) -> str:
    return catalogue(language).gettext(
        "You see yourself at every level asked, and nothing here shows it yet. It may well be "
        "true, but whoever does not know you has only your word for it. Start with one dated "
        "example of what is essential."
    )


def _strengths(profile: Profile, language: Language) -> Section:
    _ = catalogue(language).gettext
    skills = {skill.id: skill for skill in profile.skills}
    return Section(
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
        heading=_("Your other examples"),
        items=tuple(
            Item(label=skill.name, text=skill.evidence)
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
        *([Item(label=_("Why it is asked"), text=reason)] if reason else []),
        Item(label=_("The next level"), text=way.next_level),
        *(Item(label=_("On the job"), text=text) for text in way.on_the_job),
        *(Item(label=_("Training"), text=text) for text in way.training),
    ]
    heading = _("Work on this: {name}, from {rated} to {required}").format(
        name=way.name, rated=skill.rated, required=skill.required
    )
    return Section(heading=heading, items=tuple(items))


def _side_by_side(result: SkillsGap) -> list[Block]:
    _ = catalogue(result.language).gettext
    numbered = list(enumerate(result.profiles, start=1))
    gaps = {p.role: {s.id: s.gap for s in p.skills} for p in result.profiles}
    skills = sorted(result.profiles[0].skills, key=lambda skill: skill.place)
    claimed = all(profile.is_only_claimed() for profile in result.profiles)
    return [
        *([Paragraph(text=_only_claimed(result.language))] if claimed else []),
        Table(
            columns=(
                Column(name=_("Kind")),
                Column(name=_("Shown"), align="right"),
                Column(name=_("Claimed"), align="right"),
                Column(name=_("Below"), align="right"),
            ),
            rows=tuple(
                (f"{n}. {p.name}", str(p.evidenced), str(p.claimed), str(p.missing))
                for n, p in numbered
            ),
        ),
        Table(
            columns=(
                Column(name=_("Gap by skill")),
                *(Column(name=str(n), align="right") for n, _p in numbered),
            ),
            rows=tuple(
                (skill.name, *(str(gaps[p.role][skill.id] or signs.NOTHING) for _n, p in numbered))
                for skill in skills
            ),
        ),
    ]


def _agreement(result: SkillsGap) -> list[Block]:
    _ = catalogue(result.language).gettext
    if not result.agreement:
        return []
    apart = [a for a in result.agreement if a.ask_each_other]
    talk = Section(
        heading=_("Where you are 2 levels or more apart, what to ask each other"),
        items=tuple(Item(label=a.name, text=a.ask_each_other) for a in apart),
    )
    return [
        Table(
            columns=(
                Column(name=_("Side by side")),
                Column(name=_("Own"), align="right"),
                Column(name=_("Others"), align="right"),
                Column(name=_("Apart"), align="right"),
            ),
            rows=tuple(_views(a) for a in result.agreement),
        ),
        talk,
    ]


def _views(agreement: Agreement) -> tuple[str, ...]:
    return (agreement.name, str(agreement.own), _others(agreement), str(agreement.difference))


def _others(agreement: Agreement) -> str:
    return " ".join("–" if level is None else str(level) for level in agreement.peers)


def _next(result: SkillsGap) -> Step | Link:
    _ = catalogue(result.language).gettext
    if any(agreement.ask_each_other for agreement in result.agreement):
        return Step(
            text=_("Talk first about where you differ most; then look at the widest gap together.")
        )
    if claimed := _first_claimed(result):
        example = f"{claimed}.evidence"
        return Link(
            text=_("Add one dated example to the answers that --record wrote: {command}"),
            command="skills-gap",
            arguments=(
                "--answers",
                "me.yaml",
                "--answer",
                Fill(name=f'{example}="…"', example=f"{example}=Closed two plants, 2024"),
            ),
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
