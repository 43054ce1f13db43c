"""Where all ways through a case lead, as a page and as rows."""

from decimal import Decimal

from interimkit.domain.case_balance import (
    COLUMNS,
    MOST_WORDS,
    ROWS,
    SHARES,
    Advice,
    CaseBalance,
    Remark,
)
from interimkit.locale import N_
from interimkit.model.text import Language
from interimkit.render.brief import ending, said_briefly
from interimkit.render.numbers import number, percent
from interimkit.render.page import Bullets, Column, Depth, Link, Page, Paragraph, Table, Tone
from interimkit.render.words import catalogue

HEADER = ("part", "id", "beside", "value")

MOST_SHOWN = 8
"""Remarks on a page: who has mended these runs it again."""


def rows(result: CaseBalance) -> tuple[tuple[object, ...], ...]:
    """One row an ending, with its part of all ways, and one a remark."""
    return (
        *(("ending", end.id, None, end.share) for end in result.endings),
        *((r.advice.value, r.where, r.beside or None, r.value) for r in result.remarks),
    )


def page(result: CaseBalance) -> Page:
    """How many ways there are, where they end, and what to look at."""
    language = result.language
    words = catalogue(language)
    _ = words.gettext
    ways = words.ngettext(
        "{count} way through “{name}”", "{count} ways through “{name}”", result.ways
    )
    title = ways.format(count=number(Decimal(result.ways), language=language), name=result.name)
    remarks = tuple(_remark(remark, language=language) for remark in result.remarks[:MOST_SHOWN])
    if more := len(result.remarks) - len(remarks):
        remarks += (
            words.ngettext("{count} more remark", "{count} more remarks", more).format(count=more),
        )
    return Page(
        title=title,
        blocks=(
            Table(
                columns=(Column(name=_("Ending")), Column(name=_("Of all ways"), align="right")),
                rows=tuple(
                    (end.name, percent(end.share, language=language)) for end in result.endings
                ),
            ),
            Bullets(heading=_("To look at"), texts=remarks),
            Paragraph(text="" if remarks else _("Nothing gives a choice away.")),
            *_caution(language),
            *ending(
                Link(
                    text=_("Every consequence with its effects: {command}"),
                    command="case",
                    arguments=(result.case, "--key"),
                ),
                left_out=(_("how it is counted"),),
                language=language,
            ),
        ),
    )


def _caution(language: Language) -> tuple[Paragraph, ...]:
    _ = catalogue(language).gettext
    low, high = (percent(share, language=language) for share in SHARES)
    text = _(
        "Counted as if each choice were as likely as the others, which it is not. It advises and "
        "refuses nothing; an ending between {low} and {high} is one that people meet and that is "
        "not the only one."
    ).format(low=low, high=high)
    brief = said_briefly(_("Counted as if each choice were as likely as the others."))
    return brief, Paragraph(only=Depth.WHOLE, text=text, tone=Tone.QUIET)


def _remark(remark: Remark, *, language: Language) -> str:
    """A piece of advice in a sentence, with what was measured."""
    _ = catalogue(language).gettext
    return _(_SENTENCES[remark.advice]).format(
        where=remark.where,
        beside=remark.beside,
        share=percent(remark.value, language=language),
        value=number(remark.value, language=language),
        most=MOST_WORDS.get(remark.beside, ROWS),
        columns=COLUMNS,
    )


_SENTENCES = {
    Advice.RARE: N_("The ending {where} is that of {share} of all ways: hardly anybody meets it."),
    Advice.COMMON: N_("The ending {where} is that of {share} of all ways: choices matter little."),
    Advice.BETTER: N_("The option {where} is somewhere no worse than {beside} on any gauge."),
    Advice.NO_PRICE: N_("The option {where} somewhere costs nothing."),
    Advice.NO_GAIN: N_("The option {where} somewhere brings nothing."),
    Advice.UNEQUAL: N_("The options of {where} differ in length by {share}: that tells something."),
    Advice.LONG: N_("A text of {where} has {value} words; {most} are enough for a screen."),
    Advice.TALL: N_("{where} takes {value} rows of {columns} columns; a projector has {most}."),
    Advice.PLACE: N_("Always choosing {beside} tells something of {where} (r = {value})."),
    Advice.LENGTH: N_("Always choosing the longest tells something of {where} (r = {value})."),
}
