"""Two saved diagnoses side by side, as a page and as rows."""

from collections.abc import Iterator
from textwrap import shorten

from interimkit.domain.me_compare import ChangedAnswer, ComparedDiagnoses
from interimkit.model.answers import Practice
from interimkit.model.text import Language
from interimkit.render.advice import advice_word
from interimkit.render.brief import ending
from interimkit.render.notes import listed
from interimkit.render.page import Column, Depth, Item, Link, Page, Paragraph, Section, Table
from interimkit.render.recalled import named, since
from interimkit.render.words import all_of, catalogue, practice_word, section_word

HEADER = ("part", "section", "id", "name", "before", "after", "of", "before_number", "after_number")

SHOWN = 7
"""Changed answers that a brief page has room for."""

SHORT = 60
"""Characters of an answer that a row shows."""


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


def page(result: ComparedDiagnoses) -> Page:
    """What it comes to now, then what was answered otherwise, then what the pack did."""
    words = catalogue(result.language)
    _ = words.gettext
    then, now = (named(m, language=result.language) for m in (result.before, result.after))
    count = len(result.changed)
    told = words.ngettext(
        "{count} answer is another.", "{count} answers are others.", count
    ).format(count=count)
    more = count - SHOWN
    left_out = (
        [words.ngettext("{count} more answer", "{count} more answers", more).format(count=more)]
        if more > 0
        else []
    )
    changed = since((result.before, result.after), language=result.language)
    step = Link(command="me", arguments=("history",), text=_("All that is saved: {command}"))
    return Page(
        title=_("From diagnosis {then} to {now}").format(then=then, now=now),
        blocks=(
            Section(heading=_("What it comes to"), items=tuple(_outcomes(result))),
            Paragraph(text=told if count else _("Nothing was answered otherwise.")),
            *_tables(result),
            Paragraph(
                text=_("The pack has changed since: --full says how.") if changed else "",
                only=Depth.BRIEF,
            ),
            Section(heading=_("Since then"), items=changed, only=Depth.WHOLE),
            *ending(step, left_out=left_out, language=result.language),
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
    _ = catalogue(result.language).gettext
    most = SHORT // 3 if only is Depth.BRIEF else 10 * SHORT
    return Table(
        only=only,
        columns=(
            Column(name=_("About")), Column(name=_("Part")), Column(name=_("Then")),
            Column(name=_("Now")),
        ),
        rows=tuple(
            (
                shorten(c.name, most + 8, placeholder="…"),
                section_word(c.section, language=result.language),
                _answer(c, c.before, c.before_text, most=most, language=result.language),
                _answer(c, c.after, c.after_text, most=most, language=result.language),
            )
            for c in changed
        ),
    )  # fmt: skip


def _answer(change: ChangedAnswer, answer: str, text: str, *, most: int, language: Language) -> str:
    if not answer:
        return catalogue(language).gettext("open")
    if change.section == "pitfalls":
        return practice_word(Practice(answer), language=language)
    return shorten(text, most, placeholder="…")


def _outcomes(result: ComparedDiagnoses) -> Iterator[Item]:
    _ = catalogue(result.language).gettext
    pair = _("{before}, now {after}")
    if a := result.advice:
        before, after = (advice_word(v, language=result.language) for v in (a.before, a.after))
        text = _("still {advice}").format(advice=after)
        yield Item(
            label=_("Advice"),
            text=text if before == after else pair.format(before=before, after=after),
        )
        of = _("{before} of {of}, now {after}")
        points = of.format(before=a.points_before, after=a.points_after, of=a.points_max)
        checks = of.format(before=a.checks_before, after=a.checks_after, of=a.checks)
        yield Item(label=_("Points"), text=points)
        yield Item(label=_("Checks in place"), text=checks)
    for s in result.skills:
        text = pair.format(before=s.missing_before, after=s.missing_after)
        names = []
        if s.closed:
            names.append(
                _("closed: {names}").format(names=all_of(s.closed, language=result.language))
            )
        if s.opened:
            names.append(
                _("opened: {names}").format(names=all_of(s.opened, language=result.language))
            )
        label = _("Skills short for {role}").format(role=s.name)
        yield Item(label=label, text=listed((text, *names)))
    if p := result.audit:
        text = _("{before} of {of}, now {after}")
        yield Item(
            label=_("Pitfalls open"),
            text=text.format(before=p.open_before, after=p.open_after, of=p.pitfalls),
        )
