"""What the pages of several subjects say alike: sources, caveats, assumptions, what to do next.

What stands for it on a brief page is in `brief.py`.
"""

from collections.abc import Iterable
from decimal import Decimal

from interimkit.domain.assumptions import GIVEN, Assumption
from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import Caveat as WeighedClaim
from interimkit.model.answers import Practice
from interimkit.model.claims import Verdict
from interimkit.model.pack import OURS
from interimkit.model.quiz import CheckStatus
from interimkit.model.salary import SHARES, MoneyInput
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.numbers import long_date, number, percent
from interimkit.render.page import (
    Caveat,
    Caveats,
    Cited,
    Depth,
    Fill,
    Item,
    Link,
    Paragraph,
    Section,
    SourceNote,
    Standing,
    Status,
    Step,
    Steps,
    Tone,
)
from interimkit.render.words import (
    catalogue,
    country_name,
    money_input_text,
    practice_word,
    verdict_word,
)

VERDICTS = {
    Verdict.AGREES: Standing.AGREES,
    Verdict.DIFFERS: Standing.DIFFERS,
    Verdict.PARTLY: Standing.PARTLY,
    Verdict.NO_FIGURE_FOUND: Standing.UNKNOWN,
}
PRACTICES = {
    Practice.NOT_YET: Standing.LACKING,
    Practice.PARTLY: Standing.SHORT,
    Practice.IN_PLACE: Standing.MET,
}
CHECKS = {
    CheckStatus.MET: Standing.MET,
    CheckStatus.NOT_MET: Standing.SHORT,
    CheckStatus.BLOCKING: Standing.LACKING,
    CheckStatus.UNKNOWN: Standing.UNKNOWN,
}


SET_WITH = {
    MoneyInput.LONG_GAP_SHARE: "long-gaps",
    MoneyInput.LONG_GAP_MONTHS: "long-gaps",
}
"""The options of inputs that are set together; any other is set with its own name."""


def listed(names: Iterable[str]) -> str:
    """Names side by side in one line."""
    return signs.BETWEEN.join(names)


def verdict_status(verdict: Verdict, *, language: Language) -> Status:
    """How a claim stands beside what others found."""
    return Status(standing=VERDICTS[verdict], word=verdict_word(verdict, language=language))


def practice_status(practice: Practice, *, language: Language) -> Status:
    """How far a safeguard is in place."""
    return Status(standing=PRACTICES[practice], word=practice_word(practice, language=language))


def next_steps(*steps: Step | Link, language: Language) -> Steps:
    """What a whole page says to do next, or which command to type."""
    return Steps(
        only=Depth.WHOLE,
        heading=catalogue(language).gettext("Next"),
        now=True,
        steps=tuple(Step(links=(step,)) if isinstance(step, Link) else step for step in steps),
    )


def caveats_of(caveats: Iterable[WeighedClaim], *, language: Language) -> Caveats:
    """What to weigh a page's figures against, each with its verdict and the id of its claim."""
    _ = catalogue(language).gettext
    found = tuple(
        Caveat(
            status=verdict_status(caveat.verdict, language=language),
            text=caveat.in_brief,
            claim=caveat.claim,
        )
        for caveat in caveats
    )
    example = found[0].claim if found else ""
    return Caveats(
        heading=_("Weigh it first"),
        link=Link(
            text=_("{command} shows the figures"),
            command="claims",
            arguments=(Fill(name=_("CLAIM"), example=example),),
        ),
        caveats=found,
        only=Depth.WHOLE,
    )


def sources_note(sources: Iterable[SourceRef], *, language: Language) -> SourceNote:
    """The sources of a page but our own judgement: who, what, when, and what they sell."""
    words = catalogue(language)
    cited = tuple(
        Cited(
            publisher=source.publisher,
            title=title_of(source, language=language),
            when=place_and_time(source, language=language),
            interest=source.interest,
            language=source.language or "",
            id=source.id,
        )
        for source in sources
        if source.id != OURS
    )
    return SourceNote(
        sources=cited,
        each=words.gettext("{publisher}, {title}, {when} ({interest})"),
        note=words.ngettext("Source: {sources}.", "Sources: {sources}.", len(cited)),
        only=Depth.WHOLE,
    )


def judged(source: str, ours: str) -> tuple[Paragraph, ...]:
    """What a whole page says of a part that is our own judgement; nothing where it is not."""
    return (Paragraph(only=Depth.WHOLE, text=ours, tone=Tone.QUIET),) if source == OURS else ()


def title_of(source: SourceRef, *, language: Language) -> str:
    """Its title in quotation marks; one that we supplied stands in its brackets alone."""
    if source.title.startswith("["):
        return source.title
    return catalogue(language).gettext("“{title}”").format(title=source.title)


def in_short(source: SourceRef, *, language: Language) -> str:
    """Who says it and when, as a brief page has it: `INIMA 2023`."""
    _ = catalogue(language).gettext
    if source.id == OURS:
        return _("our judgement")
    if source.year:
        return f"{source.publisher} {source.year}"
    when = source.period or _("undated")
    return f"{source.publisher}, {when}"


def assumed(input_: MoneyInput, assumptions: Iterable[Assumption]) -> Assumption:
    """What a result takes for this input."""
    return next(a for a in assumptions if a.input is input_)


def rests_on(assumption: Assumption, sources: Iterable[SourceRef], *, language: Language) -> str:
    """Who says so, in short; nothing for what somebody set."""
    found = (source for source in sources if source.id == assumption.source)
    return next((in_short(source, language=language) for source in found), "")


def named(source: SourceRef) -> str:
    """Who says it, and the year where there is one: `Publisher (2025)`."""
    return f"{source.publisher} ({source.year})" if source.year else source.publisher


def place_and_time(source: SourceRef, *, language: Language) -> str:
    """Where and when a source's figures hold: `France, 2024`; `undated` when it does not say."""
    _ = catalogue(language).gettext
    if source.published:
        when = long_date(source.published, language=language)
    else:
        when = source.period or (str(source.year) if source.year else _("undated"))
    names = [country_name(code, language=language) for code in source.countries]
    return ", ".join([*([" / ".join(names)] if names else []), when])


def assumptions_section(
    assumptions: tuple[Assumption, ...], sources: tuple[SourceRef, ...], *, language: Language
) -> Section:
    """What a result rests on: each value, who says so, where and when, and how to set it."""
    refs = {source.id: source for source in sources}
    return Section(
        heading=catalogue(language).gettext("Assumptions, each of which you can change"),
        items=tuple(
            Item(
                label=money_input_text(a.input, language=language),
                text=_assumption(a, refs.get(a.source), language=language),
                reference=f"--{SET_WITH.get(a.input, a.input)}",
                source=a.source if a.source in refs else "",
            )
            for a in assumptions
        ),
        only=Depth.WHOLE,
    )


def _assumption(a: Assumption, source: SourceRef | None, *, language: Language) -> str:
    _ = catalogue(language).gettext
    value = input_value(a.input, a.value, language=language)
    if a.source == GIVEN:
        return _("{value}, as you set it").format(value=value)
    if a.source == OURS:
        return _("{value}. {note} (our judgement)").format(value=value, note=a.note)
    assert source is not None
    return _("{value}. {note} ({publisher}, {when})").format(
        value=value,
        note=a.note,
        publisher=source.publisher,
        when=place_and_time(source, language=language),
    )


def input_value(input_: MoneyInput, value: Decimal, *, language: Language) -> str:
    """A value of this input as prose shows it: a share as a percentage."""
    if input_ in SHARES:
        return percent(value, language=language)
    return number(value, language=language)


def before_tax(language: Language) -> str:
    """Where interimkit stops: said on every whole page about money."""
    _ = catalogue(language).gettext
    return " ".join((before_costs(language), _("interimkit works out no tax and no legal status.")))


def before_costs(language: Language) -> str:
    """Of which amounts a page about money speaks: the half line that a brief one keeps."""
    return catalogue(language).gettext(
        "Before company costs, social contributions and tax, excluding VAT."
    )


def unlike_salary(language: Language) -> str:
    """Why what one bills is more than an employer's cost of as much: it has other things to pay."""
    return catalogue(language).gettext(
        "Not quite alike: company costs and insurance still come off what you bill."
    )


def costs_beside_salary(language: Language) -> str:
    """The same in half a line, where such an amount stands beside what an employer pays."""
    return catalogue(language).gettext(
        "Before contributions and tax, excluding VAT, and before company costs, which no salary "
        "has."
    )


def made_for_a_room(language: Language) -> str:
    """The foot of what a coach hands to others: where it was made, and no more than is true."""
    return catalogue(language).gettext("Made on the coach’s laptop; nothing went to the internet.")


def made_from_answers(language: Language) -> str:
    """The foot of a copy for a coach or a client, who did not answer and did not make it."""
    return catalogue(language).gettext("Made with interimkit, from what the manager answered.")
