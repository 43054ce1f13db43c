"""The sources as a page and as rows."""

from collections.abc import Iterator

from interimkit.domain.sources import CitedSource, SourceList
from interimkit.model.sources import SourceKind
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.notes import in_short, listed, place_and_time
from interimkit.render.page import Depth, Item, Link, Page, Section
from interimkit.render.words import catalogue

HEADER = (
    "source", "title", "publisher", "via", "kind", "year", "period", "countries", "interest",
    "claims", "author",
)  # fmt: skip


def rows(result: SourceList) -> tuple[tuple[object, ...], ...]:
    """One row a source."""
    return tuple(
        (
            s.source.id, s.source.title, s.source.publisher, s.source.via, s.kind, s.source.year,
            s.source.period, " ".join(s.source.countries), s.source.interest, " ".join(s.claims),
            s.source.author,
        )
        for s in result.sources
    )  # fmt: skip


def page(result: SourceList) -> Page:
    """Who says it and what they sell; one source in full, or all in brief."""
    _ = catalogue(result.language).gettext
    if len(result.sources) == 1:
        return _one(result.sources[0], language=result.language)
    return Page(
        title=_("Who says it"),
        blocks=(
            _whole(result),
            *_by_kind(result),
            *ending(
                Link(
                    text=_("One source in full: {command}"),
                    command="sources",
                    arguments=(_most_cited(result),),
                ),
                left_out=(_("titles and countries"), _("what each sells or wants")),
                language=result.language,
            ),
        ),
    )


def _whole(result: SourceList) -> Section:
    words = catalogue(result.language)
    count = len(result.sources)
    heading = words.ngettext(
        "{count} source, and what it sells or wants",
        "{count} sources, and what each sells or wants",
        count,
    )
    return Section(
        heading=heading.format(count=count),
        items=tuple(
            Item(
                label=cited.source.publisher,
                text=_sentences(
                    cited.source.title,
                    place_and_time(cited.source, language=result.language),
                    cited.source.interest,
                ),
                reference=cited.source.id,
            )
            for cited in result.sources
        ),
        only=Depth.WHOLE,
    )


def _by_kind(result: SourceList) -> Iterator[Section]:
    """A line each, under what sort of thing it is."""
    for kind in SourceKind:
        yield Section(
            heading=_capital(_kind(kind, language=result.language)),
            items=tuple(
                Item(label=cited.source.id, text=in_short(cited.source, language=result.language))
                for cited in result.sources
                if cited.kind is kind
            ),
            only=Depth.BRIEF,
        )


def _most_cited(result: SourceList) -> str:
    return max(result.sources, key=lambda cited: len(cited.claims)).source.id


def _one(cited: CitedSource, *, language: Language) -> Page:
    _ = catalogue(language).gettext
    source = cited.source
    items = (
        Item(label=_("Published by"), text=source.publisher),
        *([Item(label=_("Written or edited by"), text=source.author)] if source.author else []),
        *([Item(label=_("Seen at"), text=source.via)] if source.via else []),
        Item(label=_("Kind"), text=_kind(cited.kind, language=language)),
        Item(label=_("When and where"), text=place_and_time(source, language=language)),
        Item(label=_("How to weigh it"), text=_capital(_sentences(source.interest))),
        Item(label=_("Cited in"), text=listed(cited.claims) or _("no claim of the ledger")),
    )
    return Page(
        title=source.title,
        blocks=(
            Section(heading=_("Who says it"), items=items),
            *ending(
                Link(
                    text=_("What is said, and what stands beside it: {command}"),
                    command="claims",
                    arguments=cited.claims[:1],
                ),
                left_out=(),
                language=language,
            ),
        ),
    )


def _kind(kind: SourceKind, *, language: Language) -> str:
    _ = catalogue(language).gettext
    match kind:
        case SourceKind.ARTICLE:
            return _("article")
        case SourceKind.SURVEY:
            return _("survey")
        case SourceKind.STUDY:
            return _("study")
        case SourceKind.GUIDE:
            return _("guide")


def _sentences(*texts: str) -> str:
    """Each with a full stop where it has no end of its own, and a capital after the first."""
    ended = [text if text.endswith((".", "?", "!")) else f"{text}." for text in texts]
    return " ".join((*ended[:1], *map(_capital, ended[1:])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
