"""The pay comparison as a page and as rows."""

from interimkit.domain.salary import PayComparison
from interimkit.render.brief import ending, resting_on_figures
from interimkit.render.notes import (
    before_tax,
    caveats_of,
    in_short,
    judged,
    listed,
    sources_note,
)
from interimkit.render.numbers import money
from interimkit.render.page import (
    Block,
    Column,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Step,
    Table,
    Tone,
)
from interimkit.render.words import catalogue

HEADER = ("level", "name", "gross_per_year_from", "currency", "source", "as_of")


def rows(result: PayComparison) -> tuple[tuple[object, ...], ...]:
    """One row a level."""
    return tuple(
        (row.id, row.name, row.gross_per_year_from, row.currency, result.source, result.as_of)
        for row in result.levels
    )


def page(result: PayComparison) -> Page:
    """The table, the average, what comes on top, and what to weigh it all against."""
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=_title(result),
        blocks=(
            _levels(result),
            Paragraph(text=_average(result)),
            *_on_top(result),
            caveats_of(result.caveats, language=language),
            resting_on_figures(result.caveats, language=language),
            *ending(
                _next(result),
                left_out=(_("what to agree about it"), _("the source in full")),
                language=language,
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET, only=Depth.WHOLE),
            *judged(_advised(result), _("The advice is our judgement.")),
            sources_note((result.cited,), language=language),
        ),
    )


def _on_top(result: PayComparison) -> tuple[Block, ...]:
    """What else is paid: by name, or with what to agree about it."""
    if not result.variable_pay:
        return ()
    _ = catalogue(result.language).gettext
    names = listed(v.name for v in result.variable_pay)
    return (
        Paragraph(text=_("Part of it can be: {kinds}").format(kinds=names), only=Depth.BRIEF),
        Section(
            heading=_("Part of it can be"),
            items=tuple(Item(label=v.name, text=v.advice) for v in result.variable_pay),
            only=Depth.WHOLE,
        ),
    )


def _title(result: PayComparison) -> str:
    """The average that the source names, or what it gives one level."""
    language = result.language
    _ = catalogue(language).gettext
    source = in_short(result.cited, language=language)
    if len(result.levels) == 1:
        (row,) = result.levels
        return _("{level}: from {low} gross a year ({source})").format(
            level=row.name,
            low=money(row.gross_per_year_from, row.currency, language=language),
            source=source,
        )
    average = result.average_range
    return _("On average {low} to {high} gross a year ({source})").format(
        low=money(average.gross_per_year_from, average.currency, language=language),
        high=money(average.gross_per_year_to, average.currency, language=language),
        source=source,
    )


def _advised(result: PayComparison) -> str:
    """The source of the advice, which is one for all that is paid on top."""
    return next((extra.advice_source for extra in result.variable_pay), "")


def _levels(result: PayComparison) -> Table:
    _ = catalogue(result.language).gettext
    return Table(
        columns=(
            Column(name=_("Level")),
            Column(name=_("Gross a year, from"), align="right"),
        ),
        rows=tuple(
            (row.name, money(row.gross_per_year_from, row.currency, language=result.language))
            for row in result.levels
        ),
    )


def _average(result: PayComparison) -> str:
    """What the average depends on; and what it is, where the title says something else."""
    language = result.language
    _ = catalogue(language).gettext
    average = result.average_range
    if len(result.levels) > 1:
        return _("The average depends on {factors}.").format(factors=average.depends_on)
    return _("On average {low} to {high} gross a year, depending on {factors}.").format(
        low=money(average.gross_per_year_from, average.currency, language=language),
        high=money(average.gross_per_year_to, average.currency, language=language),
        factors=average.depends_on,
    )


def _next(result: PayComparison) -> Step:
    _ = catalogue(result.language).gettext
    return Step(
        text=_(
            "Before you accept a rate, ask whose rate it is, how many days a year "
            "are billed, and who pays for the weeks between two assignments."
        ),
        links=(
            Link(
                text=_("The day rate that matches it: {command}"),
                command="offer",
                arguments=("--level", result.levels[-1].id),
            ),
        ),
    )
