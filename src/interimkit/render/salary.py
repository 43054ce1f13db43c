"""The pay comparison as a page and as rows."""

from interimkit.domain.salary import PayComparison
from interimkit.render.notes import caveats_of, judged, next_steps, sources_note
from interimkit.render.numbers import money
from interimkit.render.page import (
    Column,
    Fill,
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
    """The table, the article's average, what comes on top, and what to weigh it all against."""
    language = result.language
    _ = catalogue(language).gettext
    average = result.average_range
    return Page(
        title=_("What an interim manager earns, by one account"),
        blocks=(
            _levels(result),
            Paragraph(
                text=_("Average: {low} to {high} gross a year, depending on {factors}.").format(
                    low=money(average.gross_per_year_from, average.currency, language=language),
                    high=money(average.gross_per_year_to, average.currency, language=language),
                    factors=average.depends_on,
                )
            ),
            Section(
                heading=_("Sometimes on top"),
                items=tuple(Item(label=v.name, text=v.advice) for v in result.variable_pay),
            ),
            caveats_of(result.caveats, language=language),
            next_steps(_next(result), language=language),
            Paragraph(
                text=_(
                    "Gross: before company costs, social contributions and tax, excluding VAT. "
                    "interimkit works out no tax and no legal status."
                ),
                tone=Tone.QUIET,
            ),
            *judged(_advised(result), _("The advice is our judgement.")),
            sources_note((result.cited,), language=language),
        ),
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


def _next(result: PayComparison) -> Step:
    _ = catalogue(result.language).gettext
    return Step(
        text=_(
            "Before you accept a rate, ask whose rate it is, how many days a year "
            "are billed, and who pays for the weeks between two assignments."
        ),
        links=(
            Link(
                text=_("The day rate that matches it, then how the years may go: {command}"),
                command="offer",
                arguments=("--level", result.levels[-1].id),
            ),
            Link(
                command="income",
                arguments=("--day-rate", Fill(name=_("AMOUNT"), example="975")),
            ),
        ),
    )
