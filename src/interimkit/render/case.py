"""A case as it was played, as a page and as rows."""

from collections.abc import Iterable, Iterator, Sequence

from interimkit.domain.case import Came, CaseResult, Chose, Told, Vote, WalkedInto
from interimkit.domain.case_gauges import Moved
from interimkit.domain.case_votes import By
from interimkit.domain.group_spread import letter_of
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.brief import ending, said_briefly
from interimkit.render.case_stage import (
    by_text,
    in_words,
    instead_name,
    instead_rows,
    met_text,
    went_text,
)
from interimkit.render.group_words import cells_text
from interimkit.render.notes import caveats_of, listed, sources_note
from interimkit.render.page import (
    BulletKind,
    Bullets,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Tone,
)
from interimkit.render.words import catalogue

HEADER = ("part", "day", "id", "from", "name", "text", "basis")


def rows(result: CaseResult) -> tuple[tuple[object, ...], ...]:
    """One row a choice, a consequence, a gauge, a pitfall, and what became of each."""
    choices = [
        row
        for chose in result.choices
        for row in (
            ("choice", chose.day, chose.option, chose.dilemma, chose.ask, chose.chosen, None),
            ("now", chose.day, chose.option, chose.option, None, chose.follows, _ids(chose.basis)),
        )
    ]
    later = [
        ("later", came.day, came.moment, came.from_, None, came.text, _ids(came.basis))
        for came in result.arrived
    ]
    gauges = [("gauge", None, g.id, None, g.name, g.text, None) for g in result.gauges]
    pitfalls = [
        ("pitfall", met.day, met.pitfall, met.option, met.name, met.chosen, None)
        for met in result.pitfalls
    ]
    votes = [
        row
        for vote, chose in zip(result.votes, result.choices, strict=False)
        for row in _rows_of_vote(vote, chose)
    ]
    told = [
        (part, None, one.id, None, one.name, one.text, _ids(one.basis))
        for part, ones in (("ending", (result.ending,)), ("after", result.after))
        for one in ones
    ]
    return (*choices, *later, *gauges, *told, *pitfalls, *votes)


def _rows_of_vote(vote: Vote, chose: Chose) -> Iterator[tuple[object, ...]]:
    """How the room chose, with the counts that may be told; and what had the next most votes."""
    counts = " ".join(f"{'+'.join(c.options)}={c.count}" for c in vote.counts or ()) or None
    yield ("vote", chose.day, chose.option, vote.by, _ids(vote.room), counts, None)
    for other in vote.instead:
        row = ("instead", chose.day, other.option, chose.option, other.text, other.follows, None)
        yield row


def _ids(basis: Sequence[str]) -> str:
    return " ".join(basis)


def page(result: CaseResult) -> Page:
    """How it ended, for the company and the people; then the pitfalls, and day by day."""
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=result.ending.name,
        blocks=(
            Paragraph(text=result.name, only=Depth.WHOLE, tone=Tone.QUIET),
            Paragraph(text=result.ending.text),
            Section(
                heading=_("What became of them"), items=tuple(map(_became, result.after)),
                only=Depth.WHOLE,
            ),
            Section(heading=_("How it stands"), items=tuple(_stands(result))),
            *_pitfalls(result),
            *_days(result),
            Bullets(
                heading=_("To think over, or to talk about"), texts=result.debrief,
                kind=BulletKind.QUESTIONS, only=Depth.WHOLE,
            ),
            *_caution(result),
            caveats_of(result.caveats, language=language),
            *ending(
                _again(result),
                *_further(result),
                left_out=(_("what became of the people"), _("each day"), _("the questions")),
                language=language,
            ),
            sources_note(result.sources, language=language),
        ),
    )  # fmt: skip


def _became(told: Told) -> Item:
    return Item(label=told.name, text=told.text)


def _stands(result: CaseResult) -> Iterator[Item]:
    """How each gauge went, in words; cells beside an end would look like a mark."""
    for gauge in result.gauges:
        yield Item(label=gauge.name, text=went_text(gauge, language=result.language))


def _pitfalls(result: CaseResult) -> tuple[Section | Paragraph, ...]:
    """The pitfalls met: in a line, and each with what it brought and what it cost."""
    _ = catalogue(result.language).gettext
    if not result.has_pitfalls:
        return ()
    if not result.pitfalls:
        text = _("No pitfall on the way, which says nothing of how well it went.")
        return (Paragraph(text=text),)
    names = listed(dict.fromkeys(met.name for met in result.pitfalls))
    return (
        Section(heading="", items=(Item(label=_("Pitfalls met"), text=names),), only=Depth.BRIEF),
        Section(
            heading=_("Pitfalls on the way"),
            items=tuple(_met(met, language=result.language) for met in result.pitfalls),
            only=Depth.WHOLE,
        ),
    )


def _met(met: WalkedInto, *, language: Language) -> Item:
    return Item(label=met.name, text=met_text(met, language=language), reference=met.pitfall)


def _days(result: CaseResult) -> Iterator[Section | Paragraph]:
    """Every day: what came, what was met, what was chosen, and what followed."""
    _ = catalogue(result.language).gettext
    yield Section(
        heading=result.name, items=(Item(label=_("Where it began"), text=result.opening),),
        only=Depth.WHOLE,
    )  # fmt: skip
    for chose in result.choices:
        came = [each for each in result.arrived if each.moment == chose.moment]
        yield Section(
            heading=_("Day {day}").format(day=chose.day),
            items=(
                *_came(came, result.language),
                *_chose(chose, by_room=bool(result.votes), language=result.language),
                *_voted(result, chose),
            ),
            only=Depth.WHOLE,
        )


def _came(arrived: Iterable[Came], language: Language) -> Iterator[Item]:
    _ = catalogue(language).gettext
    for came in arrived:
        label = _("From day {day}").format(day=came.from_day)
        yield Item(label=label, text=_with_words(came.text, came.moved, language))


def _chose(chose: Chose, *, by_room: bool, language: Language) -> tuple[Item, ...]:
    _ = catalogue(language).gettext
    label = _("What was chosen") if by_room else _("You chose")  # the vote says whose choice it was
    return (
        Item(label=_("The situation"), text=f"{chose.text} {chose.ask}"),
        Item(label=label, text=chose.chosen, reference=chose.option),
        Item(label=_("It led to"), text=_with_words(chose.follows, chose.moved, language)),
    )


def _voted(result: CaseResult, chose: Chose) -> Iterator[Item]:
    """How a room came to a choice, and what would have followed from what had the next votes."""
    language = result.language
    _ = catalogue(language).gettext
    for vote in result.votes:
        if vote.moment != chose.moment:
            continue
        letters = {option: letter_of(place) for place, option in enumerate(vote.options)}
        room = [letters[option] for option in vote.room]
        told = [by_text(vote.by, letters[chose.option], room, language=language)]
        if vote.counts:
            told.append(cells_text(vote.counts, vote.options, language=language))
        if result.taken_back == chose.day:
            nobody = vote.by is By.COACH and not vote.room
            again = _("taken back at the end, and voted again")
            told.append(_("taken back at the end") if nobody else again)
        yield Item(label=_("The vote"), text=signs.BETWEEN.join(told))
        for other in vote.instead:
            label = instead_name(
                other.option, vote.room, chosen=chose.option,
                is_alone=len(vote.instead) == 1, language=language,
            )  # fmt: skip
            yield Item(label=label, text=other.text, reference=other.option)
            for row in instead_rows(other, language=language):
                changes = signs.BETWEEN.join(row.moved)
                yield Item(label=row.label, text=f"{row.text} ({changes})" if changes else row.text)


def _with_words(text: str, moved: Iterable[Moved], language: Language) -> str:
    """What happened, and the words that changed with it."""
    changes = signs.BETWEEN.join(in_words(moved, language=language))
    return f"{text} ({changes})" if changes else text


def _caution(result: CaseResult) -> Iterator[Paragraph]:
    """That it is invented, who says so, and that it could have gone otherwise."""
    words = catalogue(result.language)
    invented = words.gettext("Invented, and it could have gone otherwise.")
    ours = words.ngettext(
        "Of {told} consequence told here, {judged} is our judgement alone, open to argument.",
        "Of {told} consequences told here, {judged} are our judgement alone, open to argument.",
        result.told,
    ).format(told=result.told, judged=result.judged)
    yield said_briefly(f"{invented} {ours}")
    texts = [invented]
    if result.forks:
        days = listed(str(day) for day in result.forks)
        text = words.gettext("Other choices lead to other dilemmas on these days: {days}.")
        texts.append(text.format(days=days))
    no_score = words.gettext("There is no score and no right path; nothing here is added up.")
    yield Paragraph(only=Depth.WHOLE, text=" ".join([*texts, ours, no_score]), tone=Tone.QUIET)


def _again(result: CaseResult) -> Link:
    _ = catalogue(result.language).gettext
    text = _("Play it another way: {command}")
    return Link(text=text, command="case", arguments=(result.case,))


def _further(result: CaseResult) -> Iterator[Link]:
    """The same but for the choice of a day halfway; then what the case touches on."""
    _ = catalogue(result.language).gettext
    halfway = result.choices[(len(result.choices) - 1) // 2]  # so that something may follow
    otherwise = _("The same but for day {day}, where other choices may follow: {{command}}")
    if not result.votes:  # a room's choices are in no file
        yield Link(
            text=otherwise.format(day=halfway.day),
            command="case",
            arguments=(result.case, "--answer", f"{halfway.dilemma}={halfway.others[0]}"),
            with_answers=True,
        )
    for met in result.pitfalls[:1]:
        text = _("What a pitfall is, and what to do instead: {command}")
        yield Link(text=text, command="pitfalls", arguments=(met.pitfall,))
    for role in result.roles[:1]:
        text = _("The kind of assignment that it is: {command}")
        yield Link(text=text, command="roles", arguments=(role.id,))
