"""The sources as a page and as rows; and a source as other pages cite it."""

from collections.abc import Iterable

from interimkit.domain.cite import SourceRef
from interimkit.domain.sources import CitedSource, SourceList
from interimkit.model.sources import SourceKind
from interimkit.model.text import Language
from interimkit.render.numbers import long_date
from interimkit.render.page import Item, Page, Paragraph, Section, Tone, pointer
from interimkit.render.words import catalogue, country_name

HEADER = (
    "source", "title", "publisher", "via", "kind", "year", "period", "countries", "interest",
    "claims",
)  # fmt: skip
OURS = "toolkit"
"""The source that is our own judgement: a page says so where it stands."""


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
            pointer(
                _("Next"),
                _("One source in full: {command}").format(
                    command=f"interimkit sources {_most_named(result)}"
                ),
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
        Item(label=_("Named by"), text=" · ".join(cited.claims) or _("no claim of the ledger")),
    )
    example = cited.claims[0] if cited.claims else ""
    command = f"interimkit claims {example}".rstrip()
    return Page(
        title=source.title,
        blocks=(
            Section(heading=_("Who says it"), items=items),
            pointer(
                _("Next"),
                _("What is said, and what stands beside it: {command}").format(command=command),
            ),
        ),
    )


def place_and_time(source: SourceRef, *, language: Language) -> str:
    """Where and when a source's figures hold: `France, 2024`; `undated` when it does not say."""
    _ = catalogue(language).gettext
    if source.published:
        when = long_date(source.published, language=language)
    else:
        when = source.period or (str(source.year) if source.year else _("undated"))
    names = [country_name(code, language=language) for code in source.countries]
    return ", ".join([*([" / ".join(names)] if names else []), when])


def sources_note(sources: Iterable[SourceRef], *, language: Language) -> Paragraph:
    """The sources of a page in one quiet paragraph: who, what, when, and what they sell."""
    words = catalogue(language)
    one = words.gettext("{publisher}, “{title}”, {when} ({interest})")
    cited = [
        one.format(
            publisher=source.publisher,
            title=source.title,
            when=place_and_time(source, language=language),
            interest=source.interest,
        )
        for source in sources
        if source.id != OURS
    ]
    note = words.ngettext("Source: {sources}.", "Sources: {sources}.", len(cited))
    return Paragraph(text=note.format(sources=" · ".join(cited)), tone=Tone.QUIET)


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
