"""The sources as a page and as rows."""

from interimkit.domain.sources import CitedSource, SourceList
from interimkit.model.sources import SourceKind
from interimkit.model.text import Language
from interimkit.render.notes import listed, next_steps, place_and_time
from interimkit.render.page import Item, Link, Page, Section
from interimkit.render.words import catalogue

HEADER = (
    "source", "title", "publisher", "via", "kind", "year", "period", "countries", "interest",
    "claims",
)  # fmt: skip


def rows(result: SourceList) -> tuple[tuple[object, ...], ...]:
    """One row a source."""
    return tuple(
        (
            s.source.id, s.source.title, s.source.publisher, s.source.via, s.kind, s.source.year,
            s.source.period, " ".join(s.source.countries), s.source.interest, " ".join(s.claims),
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
            Section(
                heading=_("{count} sources, and what each sells or wants").format(
                    count=len(result.sources)
                ),
                items=tuple(
                    Item(
                        label=s.source.publisher,
                        text=_("{title}. {when}. {interest}.").format(
                            title=s.source.title,
                            when=place_and_time(s.source, language=result.language),
                            interest=_capital(s.source.interest),
                        ),
                        reference=s.source.id,
                    )
                    for s in result.sources
                ),
            ),
            next_steps(
                Link(
                    text=_("One source in full: {command}"),
                    command="sources",
                    arguments=(_most_named(result),),
                ),
                language=result.language,
            ),
        ),
    )


def _most_named(result: SourceList) -> str:
    return max(result.sources, key=lambda cited: len(cited.claims)).source.id


def _one(cited: CitedSource, *, language: Language) -> Page:
    _ = catalogue(language).gettext
    source = cited.source
    seen = [Item(label=_("Seen at"), text=source.via)] if source.via else []
    items = (
        Item(label=_("Published by"), text=source.publisher),
        *seen,
        Item(label=_("Kind"), text=_kind(cited.kind, language=language)),
        Item(label=_("When and where"), text=place_and_time(source, language=language)),
        Item(label=_("Weigh it so"), text=f"{_capital(source.interest)}."),
        Item(label=_("Named by"), text=listed(cited.claims) or _("no claim of the ledger")),
    )
    return Page(
        title=source.title,
        blocks=(
            Section(heading=_("Who says it"), items=items),
            next_steps(
                Link(
                    text=_("What is said, and what stands beside it: {command}"),
                    command="claims",
                    arguments=cited.claims[:1],
                ),
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
