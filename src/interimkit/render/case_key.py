"""The key of a case as a page and as rows."""

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

from interimkit.domain.case_key import CaseKey
from interimkit.model.case import Consequence, Delayed, Dilemma, Gauge, Moment, Option, When
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.brief import ending, resting_on
from interimkit.render.case_coach import notes_of
from interimkit.render.notes import caveats_of, listed, sources_note
from interimkit.render.page import Depth, Item, Link, Page, Paragraph, Section
from interimkit.render.words import all_of, catalogue, either

HEADER = ("day", "dilemma", "option", "part", "at", "when", "effects", "basis", "text")


def rows(result: CaseKey) -> tuple[tuple[object, ...], ...]:
    """One row a dilemma, an option, a consequence, an ending and a line."""
    return (*_rows_of_moments(result), *_rows_of_ends(result))


def _rows_of_moments(result: CaseKey) -> Iterator[tuple[object, ...]]:
    words = _Words(result.gauges, result.language)
    for moment in result.moments:
        for dilemma in moment.dilemmas:
            when = words.when(dilemma.when)
            here = (moment.day, dilemma.id)
            yield (*here, None, "dilemma", None, when, None, None, f"{dilemma.text} {dilemma.ask}")
            for option in dilemma.options:
                yield (*here, option.id, "option", None, None, None, None, option.text)
                for part, consequences in (("now", option.now), ("later", option.later)):
                    for row in consequences:
                        at = row.at if isinstance(row, Delayed) else None
                        yield (
                            *here, option.id, part, at, words.when(row.when),
                            words.effects(row.effects), " ".join(row.basis), row.text,
                        )  # fmt: skip


def _rows_of_ends(result: CaseKey) -> Iterator[tuple[object, ...]]:
    words = _Words(result.gauges, result.language)
    ends = [(end.id, "ending", end.when, end.basis, end.text) for end in result.endings]
    ends += [(a.id, "after", li.when, li.basis, li.text) for a in result.after for li in a.lines]
    for id_, part, when, basis, text in ends:
        yield (None, None, id_, part, None, words.when(when), None, " ".join(basis), text)


def page(result: CaseKey) -> Page:
    """Day by day every option with what follows, then the endings; in brief, what there is."""
    language = result.language
    _ = catalogue(language).gettext
    words = _Words(result.gauges, language)
    return Page(
        title=_("The key of “{name}”").format(name=result.name),
        blocks=(
            Paragraph(text=_counted(result)),
            *_notes(result),
            *(
                section
                for moment in result.moments
                for dilemma in moment.dilemmas
                for section in _sections(moment, dilemma, result, words)
            ),
            Section(
                heading=_("How it can end: the first that holds"),
                items=tuple(
                    Item(label=end.name, text=words.when(end.when) or _("else")) for end in
                    result.endings
                ),
            ),
            *(
                Section(
                    heading=person.name,
                    items=tuple(
                        Item(label=words.when(line.when) or _("else"), text=line.text)
                        for line in person.lines
                    ),
                    only=Depth.WHOLE,
                )
                for person in result.after
            ),
            resting_on((), result.caveats, language=language),
            caveats_of(result.caveats, language=language),
            *ending(
                Link(
                    text=_("Where all ways through it lead: {command}"),
                    command="case",
                    arguments=(result.case, "--balance"),
                ),
                left_out=(
                    _("every option with what follows"),
                    _("the words of each gauge"),
                    _("notes for the coach"),
                ),
                language=language,
            ),
            sources_note(result.sources, language=language),
        ),
    )  # fmt: skip


def _counted(result: CaseKey) -> str:
    dilemmas = [dilemma for moment in result.moments for dilemma in moment.dilemmas]
    options = [option for dilemma in dilemmas for option in dilemma.options]
    _ = catalogue(result.language).gettext
    return _(
        "Days: {days}. Dilemmas: {dilemmas}. Options: {options}. Consequences at once: {now}. "
        "Consequences later: {later}. Each gauge starts at 10 and stays from 0 to 20; people see "
        "words, never numbers."
    ).format(
        days=len(result.moments), dilemmas=len(dilemmas), options=len(options),
        now=sum(len(option.now) for option in options),
        later=sum(len(option.later) for option in options),
    )  # fmt: skip


def _notes(result: CaseKey) -> Iterator[Section]:
    """The words of the gauges, and what a coach says before and after."""
    _ = catalogue(result.language).gettext
    yield Section(
        heading=_("Gauges"),
        items=tuple(
            Item(
                label=gauge.name,
                text=", ".join(f"{word.text} {word.from_}+" for word in gauge.words),
            )
            for gauge in result.gauges
        ),
        only=Depth.WHOLE,
    )
    if result.coach:
        items = (
            Item(label=_("Before"), text=result.coach.before),
            Item(label=_("Afterwards"), text=result.coach.after),
        )
        yield Section(heading=_("For the coach"), items=items, only=Depth.WHOLE)


def _sections(
    moment: Moment, dilemma: Dilemma, result: CaseKey, words: "_Words"
) -> Iterator[Section]:
    """What people meet on a day and what follows; then, under its own name, what the coach asks."""
    _ = catalogue(result.language).gettext
    days = {each.id: each.day for each in result.moments}
    items = [Item(label=words.when(dilemma.when) or _("Met"), text=f"{dilemma.text} {dilemma.ask}")]
    for letter, option in zip(ascii_lowercase, dilemma.options, strict=False):
        label = _("Option {letter}").format(letter=letter)
        items.append(Item(label=label, text=option.text, reference=option.id))
        items += words.followed(option, days)
    here = (_("Day {day}").format(day=moment.day), dilemma.id)
    yield Section(heading=listed(here), items=tuple(items), only=Depth.WHOLE)
    if dilemma.coach:
        yield Section(
            heading=listed((*here, _("For the coach"))),
            items=tuple(
                Item(label=label, text=text)
                for label, text in notes_of(dilemma.coach, language=result.language)
            ),
            only=Depth.WHOLE,
        )


class _Words:
    """Conditions and effects in words."""

    def __init__(self, gauges: Sequence[Gauge], language: Language) -> None:
        self._gauges = {gauge.id: gauge for gauge in gauges}
        self._language = language
        self._translate = catalogue(language).gettext

    def followed(self, option: Option, days: Mapping[str, int]) -> Iterator[Item]:
        """What an option leads to, each at its time."""
        _ = self._translate
        for now in option.now:
            yield self._item(_("now"), now)
        for later in option.later:
            yield self._item(_("Day {day}").format(day=days[later.at]), later)
        if option.pitfalls:
            yield Item(label=_("Pitfalls"), text=", ".join(option.pitfalls))

    def _item(self, when: str, row: Consequence) -> Item:
        parts = ", ".join(part for part in (when, self.when(row.when)) if part)
        effects = f"{self.effects(row.effects)}. " if row.effects else ""
        return Item(label=parts, text=f"{effects}{row.text} [{', '.join(row.basis)}]")

    def effects(self, effects: Mapping[str, int]) -> str:
        """Each gauge with what it moves by, as in `Trust +1, Cash −1`."""
        return ", ".join(
            f"{self._gauges[gauge].name} {signs.MORE if by >= 0 else signs.LESS}{abs(by)}"
            for gauge, by in effects.items()
        )

    def when(self, when: When | None) -> str:
        """All that must hold, or nothing where it always does."""
        return all_of(self._conditions(when), language=self._language) if when else ""

    def _conditions(self, when: When) -> Iterator[str]:
        _ = self._translate
        bounds = (
            (_("{gauge} at least “{word}”"), when.at_least),
            (_("{gauge} at most “{word}”"), when.at_most),
        )
        for text, bound in bounds:
            for id_, asked in bound.items():
                gauge = self._gauges[id_]
                word = next(word.text for word in gauge.words if word.id == asked)
                yield text.format(gauge=gauge.name, word=word)
        named = (
            (_("chosen: {options}"), when.chose),
            (_("not chosen: {options}"), when.never),
            (_("ended: {options}"), when.ended),
        )
        for text, ids in named:
            if ids:
                yield text.format(options=either(ids, language=self._language))
