"""The sources as a page and as rows."""

from collections.abc import Iterator
from typing import assert_never

from interimkit.domain.sources import CitedSource, SourceList
from interimkit.model.sources import SourceKind
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.notes import in_short, listed, place_and_time
from interimkit.render.page import Depth, Item, Link, Page, Paragraph, Section
from interimkit.render.words import catalogue

HEADER = (
    "source", "title", "publisher", "via", "kind", "year", "period", "countries", "interest",
    "claims", "author", "offers",
)  # fmt: skip


def rows(result: SourceList) -> tuple[tuple[object, ...], ...]:
    """One row a source."""
    return tuple(
        (
            s.source.id, s.source.title, s.source.publisher, s.source.via, s.kind, s.source.year,
            s.source.period, " ".join(s.source.countries), s.source.interest, " ".join(s.claims),
            s.source.author, s.offers,
        )
        for s in result.sources
    )  # fmt: skip


def page(result: SourceList) -> Page:
    """Who says it and what they sell; one source in full, or all of them by kind."""
    language = result.language
    _ = catalogue(language).gettext
    if len(result.sources) == 1:
        return _one(result.sources[0], language=language)
    if not result.sources:
        none = Paragraph(text=_("No source of this pack is found so."))
        end = ending(Link(command="sources"), left_out=(), language=language)
        return Page(title="", blocks=(none, *end))
    one = _("One source in full: {command}")
    return Page(
        title=_("Who says it"),
        blocks=(
            _counted(result),
            *_by_kind(result, depth=Depth.WHOLE),
            *_by_kind(result, depth=Depth.BRIEF),
            *ending(
                Link(text=one, command="sources", arguments=(_most_cited(result),)),
                left_out=(_("titles and countries"), _("what each sells or wants")),
                language=language,
            ),
        ),
    )


def _counted(result: SourceList) -> Paragraph:
    count = len(result.sources)
    text = catalogue(result.language).ngettext(
        "{count} source, and what it sells or wants",
        "{count} sources, and what each sells or wants",
        count,
    )
    return Paragraph(text=text.format(count=count), only=Depth.WHOLE)


def _by_kind(result: SourceList, *, depth: Depth) -> Iterator[Section]:
    """The sources under each kind: each in full, or a line each."""
    alone = len({cited.kind for cited in result.sources}) == 1
    for kind in SourceKind:
        of_kind = (cited for cited in result.sources if cited.kind is kind)
        yield Section(
            heading=_capital(_kind(kind, language=result.language)),
            items=tuple(
                _in_full(cited, language=result.language)
                if depth is Depth.WHOLE
                else _in_brief(cited, alone=alone, language=result.language)
                for cited in of_kind
            ),
            only=depth,
        )


def _in_full(cited: CitedSource, *, language: Language) -> Item:
    source = cited.source
    when = place_and_time(source, language=language)
    text = _sentences(source.title, when, source.interest, *_offered(cited))
    return Item(label=source.publisher, text=text, reference=source.id)


def _in_brief(cited: CitedSource, *, alone: bool, language: Language) -> Item:
    """Who and when; of calculators by themselves, also what each is for."""
    who = in_short(cited.source, language=language)
    text = _sentences(who, *_offered(cited)) if alone and cited.offers else who
    return Item(label=cited.source.id, text=text)


def _offered(cited: CitedSource) -> tuple[str, ...]:
    return (cited.offers,) if cited.offers else ()


def _most_cited(result: SourceList) -> str:
    return max(result.sources, key=lambda cited: len(cited.claims)).source.id


def _one(cited: CitedSource, *, language: Language) -> Page:
    _ = catalogue(language).gettext
    source = cited.source
    weight = _sentences(_capital(source.interest))
    items = (
        Item(label=_("Published by"), text=source.publisher),
        *([Item(label=_("Written or edited by"), text=source.author)] if source.author else []),
        *([Item(label=_("Seen at"), text=source.via)] if source.via else []),
        Item(label=_("Kind"), text=_kind(cited.kind, language=language)),
        Item(label=_("When and where"), text=place_and_time(source, language=language)),
        *(Item(label=_("Works out"), text=_sentences(_capital(o))) for o in _offered(cited)),
        Item(label=_("How to weigh it"), text=weight),
        Item(label=_("Cited in"), text=listed(cited.claims) or _("no claim of the ledger")),
    )
    return Page(
        title=source.title,
        blocks=(
            Section(heading=_("Who says it"), items=items),
            *ending(_after(cited, language=language), left_out=(), language=language),
        ),
    )


def _after(cited: CitedSource, *, language: Language) -> Link:
    """What is said with it, or where nothing of the ledger is, the others of its kind."""
    _ = catalogue(language).gettext
    if not cited.claims:
        text = _("The others of this kind: {command}")
        return Link(text=text, command="sources", arguments=("--kind", cited.kind))
    text = _("What is said, and what stands beside it: {command}")
    return Link(text=text, command="claims", arguments=cited.claims[:1])


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
        case SourceKind.CALCULATOR:
            return _("calculator")
        case _:
            assert_never(kind)


def _sentences(*texts: str) -> str:
    """Each with a full stop where it has no end of its own, and a capital after the first."""
    ended = [text if text.endswith((".", "?", "!")) else f"{text}." for text in texts]
    return " ".join((*ended[:1], *map(_capital, ended[1:])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
