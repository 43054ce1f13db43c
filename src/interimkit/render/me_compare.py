"""Two saved diagnoses side by side, as a page and as rows."""

from collections.abc import Iterator
from textwrap import shorten

from interimkit.domain.me_compare import (
    AdviceChange,
    ChangedAnswer,
    ComparedDiagnoses,
    MoneyChange,
    SkillsChange,
)
from interimkit.locale import N_
from interimkit.model.answers import Practice
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.notes import listed
from interimkit.render.page import Column, Depth, Item, Link, Page, Paragraph, Section, Table
from interimkit.render.recalled import named, since
from interimkit.render.words import (
    advice_word,
    all_of,
    catalogue,
    chance_text,
    practice_word,
    ruin_text,
    section_word,
)

HEADER = ("part", "section", "id", "name", "before", "after", "of", "before_number", "after_number")

SHOWN = 6
"""Changed answers that a brief page has room for."""

SHORT, LONG = 22, 600
"""Characters of an answer that a row shows, in brief and else."""


def rows(result: ComparedDiagnoses) -> tuple[tuple[object, ...], ...]:
    """One row a changed answer, and one a figure of each result."""
    numbers = (result.before.number, result.after.number)
    answers = (("answer", c.section, c.id, c.name, c.before, c.after, None) for c in result.changed)
    return tuple((*row, *numbers) for row in (*answers, *_figures(result)))


def _figures(result: ComparedDiagnoses) -> Iterator[tuple[object, ...]]:
    if a := result.advice:
        yield "advice", None, "verdict", None, a.before, a.after, None
        yield "advice", None, "points", None, a.points_before, a.points_after, a.points_max
        yield "advice", None, "checks", None, a.checks_before, a.checks_after, a.checks
    for s in result.skills:
        yield "skills", None, s.role, s.name, s.missing_before, s.missing_after, None
    if p := result.audit:
        yield "audit", None, "open", None, p.open_before, p.open_after, p.pitfalls
    if m := result.money:
        yield "money", None, "chance-less", None, m.chance_less_before, m.chance_less_after, None
        yield "money", None, "ruin", None, m.ruin_before, m.ruin_after, None


def page(result: ComparedDiagnoses) -> Page:
    """What it comes to now, then what was answered otherwise, then what the pack did."""
    words = catalogue(result.language)
    _ = words.gettext
    then, now = (named(m, language=result.language) for m in (result.before, result.after))
    count = len(result.changed)
    told = words.ngettext(
        "{count} answer has changed.", "{count} answers have changed.", count
    ).format(count=count)
    changed = since((result.before, result.after), language=result.language)
    step = Link(command="me", arguments=("history",), text=_("All that is saved: {command}"))
    return Page(
        title=_("From diagnosis {then} to {now}").format(then=then, now=now),
        blocks=(
            *(
                Section(
                    heading=_("What it comes to"), items=tuple(_outcomes(result, only)), only=only
                )
                for only in (Depth.BRIEF, Depth.WHOLE)
            ),
            Paragraph(text=told if count else _("Nothing was answered otherwise.")),
            *_tables(result),
            Paragraph(
                text=_("The pack has changed since: --full says how.") if changed else "",
                only=Depth.BRIEF,
            ),
            Section(heading=_("Since then"), items=changed, only=Depth.WHOLE),
            *ending(step, left_out=_left_out(result), language=result.language),
        ),
    )


def _tables(result: ComparedDiagnoses) -> tuple[Table, ...]:
    if not result.changed:
        return ()
    return (
        _table(result, result.changed[:SHOWN], Depth.BRIEF),
        _table(result, result.changed, Depth.WHOLE),
    )


def _table(result: ComparedDiagnoses, changed: tuple[ChangedAnswer, ...], only: Depth) -> Table:
    """In a brief one each answer has a line."""
    _ = catalogue(result.language).gettext
    brief = only is Depth.BRIEF
    most = SHORT if brief else LONG
    part = () if brief else (Column(name=_("Part")),)
    rows = (
        (
            shorten(_name(change, result.language), most + 4, placeholder="…"),
            *(() if brief else (section_word(change.section, language=result.language),)),
            _answer(change, change.before, change.before_text, most=most, language=result.language),
            _answer(change, change.after, change.after_text, most=most, language=result.language),
        )
        for change in changed
    )
    return Table(
        only=only,
        columns=(Column(name=_("About")), *part, Column(name=_("Then")), Column(name=_("Now"))),
        rows=tuple(rows),
    )


def _left_out(result: ComparedDiagnoses) -> Iterator[str]:
    words = catalogue(result.language)
    more, kinds = len(result.changed) - SHOWN, len(result.skills) - 1
    if more > 0:
        yield words.ngettext("{count} more answer", "{count} more answers", more).format(count=more)
    if kinds > 0:
        text = words.ngettext("{count} more kind", "{count} more kinds", kinds)
        yield text.format(count=kinds)
    if any(skills.closed or skills.opened for skills in result.skills):
        yield words.gettext("which skills")


def _name(change: ChangedAnswer, language: Language) -> str:
    """What it is about: a pack names all but the two parts of a profile."""
    named = _PROFILE.get(change.id) if change.section == "profile" else None
    return catalogue(language).gettext(named) if named else change.name


_PROFILE = {"role": N_("Kind of assignment"), "discipline": N_("Your own field")}


def _answer(change: ChangedAnswer, answer: str, text: str, *, most: int, language: Language) -> str:
    if not answer:
        return catalogue(language).gettext("not answered")
    if change.section == "pitfalls":
        return practice_word(Practice(answer), language=language)
    return shorten(text, most, placeholder="…")


def _outcomes(result: ComparedDiagnoses, only: Depth) -> Iterator[Item]:
    _ = catalogue(result.language).gettext
    of = _("{before} of {of}, now {after}")
    if a := result.advice:
        yield Item(label=_("Advice"), text=_advice(a, result.language))
        points = of.format(before=a.points_before, after=a.points_after, of=a.points_max)
        yield Item(label=_("Points"), text=points)
        checks = of.format(before=a.checks_before, after=a.checks_after, of=a.checks)
        yield Item(label=_("Checks in place"), text=checks)
    for change in result.skills[:1] if only is Depth.BRIEF else result.skills:
        text = _("{before}, now {after} ({role})").format(
            before=change.missing_before, after=change.missing_after, role=change.name
        )
        names = _names(change, result.language) if only is Depth.WHOLE else ()
        yield Item(label=_("Skills short"), text=listed((text, *names)))
    if p := result.audit:
        text = of.format(before=p.open_before, after=p.open_after, of=p.pitfalls)
        yield Item(label=_("Pitfalls open"), text=text)
    if m := result.money:
        yield from _money(m, result.language)


def _money(change: MoneyChange, language: Language) -> Iterator[Item]:
    """The chances at both moments, where both gave what they need."""
    _ = catalogue(language).gettext
    for label, say, before, after in (
        (
            _("Less than staying"),
            chance_text,
            change.chance_less_before,
            change.chance_less_after,
        ),
        (_("Runs out"), ruin_text, change.ruin_before, change.ruin_after),
    ):
        if before is not None and after is not None:
            text = _("{before}, now {after}").format(
                before=say(before, language=language),
                after=say(after, language=language),
            )
            yield Item(label=label, text=text)


def _advice(change: AdviceChange, language: Language) -> str:
    _ = catalogue(language).gettext
    before, after = (advice_word(v, language=language) for v in (change.before, change.after))
    if before == after:
        return _("still {advice}").format(advice=after)
    return _("{before}, now {after}").format(before=before, after=after)


def _names(change: SkillsChange, language: Language) -> Iterator[str]:
    _ = catalogue(language).gettext
    if change.closed:
        yield _("closed: {names}").format(names=all_of(change.closed, language=language))
    if change.opened:
        yield _("opened: {names}").format(names=all_of(change.opened, language=language))
