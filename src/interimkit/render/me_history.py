"""Saved diagnoses as a page and as rows."""

from textwrap import shorten

from interimkit.domain.me_history import RecalledDiagnosis, SavedHistory
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.mending import beside_staying, money_rests_on
from interimkit.render.notes import listed, sources_note
from interimkit.render.page import (
    Block,
    Column,
    Depth,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.recalled import on_day, since
from interimkit.render.words import advice_word, catalogue, chance_text, ruin_text, years_text

HEADER = (
    "number", "saved_at", "label", "pack", "version", "pack_changed", "of_this_pack", "verdict",
    "provisional", "points", "points_max", "role", "skills_missing", "pitfalls_open", "lost",
    "runs_out", "difference_per_year", "chance_less", "currency",
)  # fmt: skip

SHOWN, SHOWN_WITH_MONEY = 6, 4
"""Diagnoses that a brief page has room for: the last ones; fewer with their money below."""

LABEL = 20
"""Characters of a label that it has room for."""


def rows(result: SavedHistory) -> tuple[tuple[object, ...], ...]:
    """One row a diagnosis."""
    return tuple(
        (
            d.moment.number, d.moment.saved_at.isoformat(), d.moment.label, d.moment.pack.name,
            d.moment.pack.version, d.moment.pack_changed, d.of_this_pack, d.verdict, d.provisional,
            d.points, d.points_max, d.role, d.skills_missing, d.pitfalls_open,
            " ".join(answer.id for answer in d.moment.lost), *_figures(d),
        )
        for d in result.diagnoses
    )  # fmt: skip


def _figures(d: RecalledDiagnosis) -> tuple[object, ...]:
    stay = d.stay_or_go
    return (
        d.reserve.chance if d.reserve else None,
        *((stay.difference_per_year, stay.chance_less, stay.currency) if stay else [None] * 3),
    )


def page(result: SavedHistory) -> Page:
    """A line each, worked out again; then what the pack's changes did to them."""
    words = catalogue(result.language)
    _ = words.gettext
    count = len(result.diagnoses)
    if not count:
        first = Link(command="me", text=_("What is kept: {command}"), arguments=("show",))
        return Page(
            title=_("No diagnosis is saved"),
            blocks=(*ending(first, left_out=(), language=result.language),),
        )
    title = words.ngettext("{count} saved diagnosis", "{count} saved diagnoses", count)
    with_money = any(d.has_money() for d in result.diagnoses)
    shown = result.diagnoses[-(SHOWN_WITH_MONEY if with_money else SHOWN) :]
    older = count - len(shown)
    left_out = (
        [words.ngettext("{count} older", "{count} older ones", older).format(count=older)]
        if older > 0
        else []
    )
    changed = since((d.moment for d in result.diagnoses), language=result.language)
    brief = (
        words.ngettext(
            "The pack has changed since {count} of them.",
            "The pack has changed since {count} of them.",
            len(changed),
        ).format(count=len(changed))
        if changed
        else ""
    )
    return Page(
        title=title.format(count=count),
        blocks=(
            Paragraph(text=_("Each is worked out again with the pack of today; days are in UTC.")),
            _table(result, shown, Depth.BRIEF),
            _table(result, result.diagnoses, Depth.WHOLE),
            *_money(result, shown),
            Paragraph(text=brief, only=Depth.BRIEF),
            Section(heading=_("Since then"), items=changed, only=Depth.WHOLE),
            *ending(
                _next(result), left_out=[*left_out, *_details(result)], language=result.language
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _money(result: SavedHistory, shown: tuple[RecalledDiagnosis, ...]) -> tuple[Block, ...]:
    """What each came to in money, where it gave the figures; and who says what that rests on."""
    if not result.sources:
        return ()
    rests_on = money_rests_on(result.sources, language=result.language)
    return (
        _money_table(shown, Depth.BRIEF, result.language),
        _money_table(result.diagnoses, Depth.WHOLE, result.language),
        Paragraph(text=rests_on, tone=Tone.QUIET),
    )


def _money_table(shown: tuple[RecalledDiagnosis, ...], only: Depth, language: Language) -> Table:
    """How likely the reserve runs out, and the middle case beside staying."""
    _ = catalogue(language).gettext
    years = next((years_text(d.reserve.years, language=language) for d in shown if d.reserve), "")
    runs_out = _("Reserve runs out in {years}").format(years=years) if years else _("Reserve")
    less = (Column(name=_("Less than staying"), align="right"),) if only is Depth.WHOLE else ()
    columns = (
        Column(name=_("No."), align="right"), Column(name=runs_out, align="right"),
        Column(name=_("In the middle case, beside staying")), *less,
    )  # fmt: skip
    rows = (
        (
            str(d.moment.number),
            ruin_text(d.reserve.chance, language=language) if d.reserve else "",
            beside_staying(d.stay_or_go, language=language),
            chance_text(d.stay_or_go.chance_less, language=language) if d.stay_or_go else "",
        )
        for d in shown
        if d.has_money()
    )
    return Table(only=only, columns=columns, rows=tuple(row[: len(columns)] for row in rows))


def _details(result: SavedHistory) -> list[str]:
    _ = catalogue(result.language).gettext
    changed = any(d.moment.pack_changed for d in result.diagnoses)
    beside = any(_beside(d, result.language) for d in result.diagnoses)
    return [
        *([_("skills and pitfalls")] if beside else []),
        *([_("what changed in the pack")] if changed else []),
    ]


def _next(result: SavedHistory) -> Link:
    _ = catalogue(result.language).gettext
    if sum(d.of_this_pack for d in result.diagnoses) > 1:
        return Link(command="me", arguments=("compare",), text=_("Compare the last two: {command}"))
    return Link(command="me", arguments=("show",), text=_("What is kept: {command}"))


def _table(result: SavedHistory, shown: tuple[RecalledDiagnosis, ...], only: Depth) -> Table:
    _ = catalogue(result.language).gettext
    brief = only is Depth.BRIEF
    columns = (
        Column(name=_("No."), align="right"), Column(name=_("Saved on")), Column(name=_("Label")),
        Column(name=_("Advice")), Column(name=_("Beside it")),
    )  # fmt: skip
    rows = (
        (
            str(d.moment.number),
            on_day(d.moment.saved_at, language=result.language),
            shorten(d.moment.label, LABEL, placeholder="…") if brief else d.moment.label,
            _advice(d, result.language),
            _beside(d, result.language),
        )
        for d in shown
    )
    last = -1 if brief else None
    return Table(only=only, columns=columns[:last], rows=tuple(row[:last] for row in rows))


def _advice(d: RecalledDiagnosis, language: Language) -> str:
    _ = catalogue(language).gettext
    if not d.of_this_pack:
        return _("of {pack}: use --pack").format(pack=d.moment.pack.name)
    if d.verdict is None:
        return _("the quiz is not whole")
    text = _("{advice}, {points} of {of}").format(
        advice=advice_word(d.verdict, language=language), points=d.points, of=d.points_max
    )
    return " ".join((text, *([_("(provisional)")] if d.provisional else [])))


def _beside(d: RecalledDiagnosis, language: Language) -> str:
    words = catalogue(language)
    said = []
    if d.skills_missing is not None:
        text = words.ngettext("{count} skill short", "{count} skills short", d.skills_missing)
        said.append(text.format(count=d.skills_missing))
    if d.pitfalls_open is not None:
        text = words.ngettext("{count} pitfall open", "{count} pitfalls open", d.pitfalls_open)
        said.append(text.format(count=d.pitfalls_open))
    return listed(said)
