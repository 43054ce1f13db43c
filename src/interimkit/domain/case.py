"""What became of it: a case as somebody played it, told from its first day to its end."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct, field

from interimkit.domain.case_engine import Day, end, is_over, play
from interimkit.domain.case_gauges import Moved, Standing, standing_of, words_moved
from interimkit.domain.case_paths import dilemmas_of
from interimkit.domain.case_votes import By
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.group_spread import Cell
from interimkit.domain.result import Result
from interimkit.errors import ContentError, Problem, ProblemCode, UnknownChoiceError
from interimkit.model.answers import PLAYED, Answers
from interimkit.model.case import After, AfterLine, Case, Ending
from interimkit.model.claims import Claims
from interimkit.model.nearest import unknown
from interimkit.model.pack import OURS, Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.roles import Roles

NEEDS = (Case,)
USES = (Pitfalls, Roles)


class Chose(Struct, frozen=True, kw_only=True):
    """A choice, and what followed at once."""

    moment: Annotated[str, Meta(description="The moment's id")]
    day: Annotated[int, Meta(description="Its day")]
    dilemma: Annotated[str, Meta(description="The id of the dilemma that was met")]
    option: Annotated[str, Meta(description="The id of what was chosen")]
    others: Annotated[tuple[str, ...], Meta(description="The ids of what was not chosen")]
    text: Annotated[str, Meta(description="The dilemma")]
    ask: Annotated[str, Meta(description="Its question")]
    chosen: Annotated[str, Meta(description="What was chosen")]
    follows: Annotated[str, Meta(description="What followed at once")]
    moved: Annotated[tuple[Moved, ...], Meta(description="The words that changed with that")]
    basis: Annotated[tuple[str, ...], Meta(description="Who says that it may go so")]


class Came(Struct, frozen=True, kw_only=True):
    """A consequence that came later."""

    moment: Annotated[str, Meta(description="The id of the moment at which it came")]
    day: Annotated[int, Meta(description="Its day")]
    from_: Annotated[str, Meta(description="The id of the option that led to it")] = field(
        name="from"
    )
    from_day: Annotated[int, Meta(description="The day on which that was chosen")]
    text: Annotated[str, Meta(description="What came")]
    moved: Annotated[tuple[Moved, ...], Meta(description="The words that changed with that")]
    basis: Annotated[tuple[str, ...], Meta(description="Who says that it may go so")]


class Told(Struct, frozen=True, kw_only=True):
    """What became of the company, of a person or of a thing."""

    id: Annotated[str, Meta(description="Its id")]
    name: Annotated[str, Meta(description="What it is called")]
    text: Annotated[str, Meta(description="What became of it")]
    basis: Annotated[tuple[str, ...], Meta(description="Who says that it may go so")]


class WalkedInto(Struct, frozen=True, kw_only=True):
    """A pitfall that was met, and by which choice; what that choice brought and what it cost."""

    pitfall: Annotated[str, Meta(description="The pitfall's id")]
    option: Annotated[str, Meta(description="The id of the option that walks into it")]
    name: Annotated[str, Meta(description="What the pitfall is called")]
    day: Annotated[int, Meta(description="The day of that choice")]
    chosen: Annotated[str, Meta(description="What was chosen")]
    brought: Annotated[
        tuple[str, ...], Meta(description="The gauges that it raised, at once or later")
    ]
    cost: Annotated[
        tuple[str, ...], Meta(description="The gauges that it lowered, at once or later")
    ]


class Named(Struct, frozen=True, kw_only=True):
    """A kind of assignment that the case is."""

    id: Annotated[str, Meta(description="Its id")]
    name: Annotated[str, Meta(description="What it is called")]


class Pending(Struct, frozen=True, kw_only=True):
    """What an option that was not chosen would have set waiting."""

    day: Annotated[int, Meta(description="The day on which it would come")]
    text: Annotated[str, Meta(description="What would come")]
    sure: Annotated[
        bool, Meta(description="Whether it comes whatever else is chosen; else it depends on that")
    ]


class Instead(Struct, frozen=True, kw_only=True):
    """What would have followed from the choice that had the next most votes.

    From the same state, and no further: nobody knows what would have come after that.
    """

    option: Annotated[str, Meta(description="The option's id")]
    text: Annotated[str, Meta(description="What it says")]
    follows: Annotated[str, Meta(description="What would have followed at once")]
    moved: Annotated[tuple[Moved, ...], Meta(description="The words that would have changed")]
    later: Annotated[tuple[Pending, ...], Meta(description="What it would have set waiting")]


class Vote(Struct, frozen=True, kw_only=True):
    """How a room came to a choice: what may be told of it, and nothing about anybody."""

    moment: Annotated[str, Meta(description="The moment's id")]
    options: Annotated[
        tuple[str, ...], Meta(description="The options' ids, in the order of their letters")
    ]
    counts: Annotated[
        tuple[Cell, ...] | None,
        Meta(description="From 20 votes on, where nothing follows from them; else null"),
    ]
    by: Annotated[
        By,
        Meta(
            description="Whose choice happened: the `majority`’s, that of a `runoff` between those "
            "that were tied, or the `coach`’s, who decides a tie and may overrule"
        ),
    ]
    room: Annotated[
        tuple[str, ...],
        Meta(description="What the room chose: an option, those still tied, or nothing"),
    ]
    instead: Annotated[
        tuple[Instead, ...],
        Meta(description="What had most votes of the rest: an option, or those that had as many"),
    ]


class CaseResult(Result, frozen=True, kw_only=True, tag="interimkit.case/1"):
    """One way through an invented assignment; it has no score, and could have gone otherwise."""

    case: Annotated[str, Meta(description="The case's id")]
    name: Annotated[str, Meta(description="What the case is called")]
    opening: Annotated[str, Meta(description="Where it begins")]
    choices: Annotated[tuple[Chose, ...], Meta(description="What was chosen, day by day")]
    arrived: Annotated[tuple[Came, ...], Meta(description="What came later, day by day")]
    gauges: Annotated[tuple[Standing, ...], Meta(description="How it stands at the end, in words")]
    ending: Annotated[Told, Meta(description="What became of the company")]
    after: Annotated[tuple[Told, ...], Meta(description="What became of the people")]
    pitfalls: Annotated[
        tuple[WalkedInto, ...],
        Meta(description="The pitfalls met, in the pack's order; they are no marks"),
    ]
    has_pitfalls: Annotated[bool, Meta(description="Whether any option walks into a pitfall")]
    debrief: Annotated[tuple[str, ...], Meta(description="Questions to talk about")]
    forks: Annotated[
        tuple[int, ...],
        Meta(description="The days on which other choices lead to another dilemma"),
    ]
    roles: Annotated[tuple[Named, ...], Meta(description="The kinds of assignment that it is")]
    told: Annotated[int, Meta(description="How many consequences and endings are told here")]
    judged: Annotated[
        int, Meta(description="How many of them rest on the pack's own judgement alone")
    ]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="The claims that others rest on")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]
    votes: Annotated[
        tuple[Vote, ...], Meta(description="Of a room, how it came to each choice; else none")
    ] = ()
    taken_back: Annotated[
        int | None, Meta(description="The day that a room took back at the end, to vote again")
    ] = None


def tell_case(pack: Pack, name: str, answers: Answers) -> CaseResult:
    """What became of it.

    Args:
        name: The case's id.
        answers: An option for each dilemma that is met; any other counts for nothing.

    Raises:
        ContentError: If a choice is none, or is missing.
        UnknownChoiceError: If the pack has no such case.
    """
    case = load_case(pack, name)
    days = play(case, answers.case.get(name, {}))
    if not is_over(case, days):
        missing = Problem(
            code=ProblemCode.ANSWER_MISSING,
            path=(PLAYED, name, days[-1].dilemma.id),
            value=days[-1].dilemma.id,
        )
        raise ContentError(*find_wrong_choices(pack, answers), missing)
    ended = end(case, days[-1].after)
    ending = _told(ended.ending, ended.ending)
    after = tuple(_told(who, line) for who, line in zip(case.after, ended.lines, strict=True))
    choices, arrived = tuple(_chosen(case, days)), tuple(_arrived(case, days))
    bases = [
        *(chose.basis for chose in choices), *(came.basis for came in arrived),
        ending.basis, *(told.basis for told in after),
    ]  # fmt: skip
    named = dict.fromkeys(id_ for basis in bases for id_ in basis)
    claims = {claim.id for claim in pack.load(Claims).claims} if pack.has(Claims) else set()
    return CaseResult(
        language=pack.language,
        pack=pack.ref,
        case=name,
        name=case.name,
        opening=case.opening,
        choices=choices,
        arrived=arrived,
        gauges=tuple(standing_of(case, place, days) for place in range(len(case.gauges))),
        ending=ending,
        after=after,
        pitfalls=tuple(_walked_into(pack, case, days)),
        has_pitfalls=any(o.pitfalls for d in dilemmas_of(case) for o in d.options),
        debrief=case.debrief,
        forks=tuple(moment.day for moment in case.moments if len(moment.dilemmas) > 1),
        roles=tuple(_roles(pack, case)),
        told=len(bases),
        judged=sum(set(basis) == {OURS} for basis in bases),
        caveats=caveats(pack, tuple(id_ for id_ in named if id_ in claims)),
        sources=cite_all(pack, (id_ for id_ in named if id_ not in claims)),
    )


def load_case(pack: Pack, name: str) -> Case:
    """The case with this id.

    Raises:
        ContentError: If its file does not validate.
        UnknownChoiceError: If the pack has none of that id.
    """
    names = pack.names(Case)
    if name not in names:
        code = ProblemCode.CHOICE_UNKNOWN
        raise UnknownChoiceError(unknown(code, name, names, path=("case",)))
    return pack.load(Case, name)


def _chosen(case: Case, days: Sequence[Day]) -> Iterator[Chose]:
    for day in days:
        assert day.option is not None
        assert day.outcome is not None
        yield Chose(
            moment=day.moment.id,
            day=day.moment.day,
            dilemma=day.dilemma.id,
            option=day.option.id,
            others=tuple(o.id for o in day.dilemma.options if o is not day.option),
            text=day.dilemma.text,
            ask=day.dilemma.ask,
            chosen=day.option.text,
            follows=day.outcome.text,
            moved=words_moved(case, day.met, day.after),
            basis=day.outcome.basis,
        )


def _arrived(case: Case, days: Sequence[Day]) -> Iterator[Came]:
    chosen_on = {day.option.id: day.moment.day for day in days if day.option}
    for day in days:
        before = day.before
        for option, later, after in day.arrived:
            yield Came(
                moment=day.moment.id,
                day=day.moment.day,
                from_=option,
                from_day=chosen_on[option],
                text=later.text,
                moved=words_moved(case, before, after),
                basis=later.basis,
            )
            before = after


def _told(who: Ending | After, row: Ending | AfterLine) -> Told:
    return Told(id=who.id, name=who.name, text=row.text, basis=row.basis)


def _walked_into(pack: Pack, case: Case, days: Sequence[Day]) -> Iterator[WalkedInto]:
    for pitfall in pack.load(Pitfalls).pitfalls if pack.has(Pitfalls) else ():
        for day in days:
            if day.option is None or pitfall.id not in day.option.pitfalls:
                continue
            raised, lowered = _effects_of(day, days)
            yield WalkedInto(
                pitfall=pitfall.id,
                option=day.option.id,
                name=pitfall.name,
                day=day.moment.day,
                chosen=day.option.text,
                brought=tuple(gauge.name for gauge in case.gauges if gauge.id in raised),
                cost=tuple(gauge.name for gauge in case.gauges if gauge.id in lowered),
            )


def _effects_of(day: Day, days: Sequence[Day]) -> tuple[set[str], set[str]]:
    """The gauges that the choice of a day raised, and those that it lowered, whenever it did."""
    assert day.option is not None
    assert day.outcome is not None
    effects = [day.outcome.effects]
    effects += [
        later.effects
        for other in days
        for option, later, _state in other.arrived
        if option == day.option.id
    ]
    raised = {gauge for moved in effects for gauge, by in moved.items() if by > 0}
    lowered = {gauge for moved in effects for gauge, by in moved.items() if by < 0}
    return raised, lowered


def _roles(pack: Pack, case: Case) -> Iterator[Named]:
    for role in pack.load(Roles).roles if case.roles and pack.has(Roles) else ():
        if role.id in case.roles:
            yield Named(id=role.id, name=role.name)


def find_wrong_choices(pack: Pack, answers: Answers) -> Iterator[Problem]:
    """What is wrong with the choices that there are: unknown cases, dilemmas and options."""
    names = pack.names(Case)
    for name, choices in answers.case.items():
        path = (PLAYED, name)
        if name not in names:
            yield unknown(ProblemCode.CASE_UNKNOWN, name, names, path=path, of_name=True)
            continue
        case = pack.load(Case, name)
        dilemmas = {d.id: d for moment in case.moments for d in moment.dilemmas}
        for dilemma, choice in choices.items():
            here = (*path, dilemma)
            if dilemma not in dilemmas:
                code = ProblemCode.QUESTION_UNKNOWN
                yield unknown(code, dilemma, dilemmas, path=here, of_name=True)
            elif choice not in (ids := tuple(o.id for o in dilemmas[dilemma].options)):
                yield unknown(ProblemCode.ANSWER_UNKNOWN, choice, ids, path=here)
