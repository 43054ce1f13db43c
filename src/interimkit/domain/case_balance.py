"""Whether a case plays fair: where all ways through it lead, and what would give a choice away.

It advises and refuses nothing: a coach may want an option without a price, for a reason.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import permutations
from math import sqrt
from string import ascii_lowercase
from textwrap import wrap
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.case import load_case
from interimkit.domain.case_paths import Paths, Way, all_paths, dilemmas_of
from interimkit.domain.result import Result
from interimkit.model.case import Case, Consequence, Dilemma, Option
from interimkit.model.pack import Pack

SHARES = (Decimal("0.04"), Decimal("0.35"))
"""The part of all ways that an ending may have."""

UNEQUAL = 0.35
"""Options of one dilemma may differ in length by this part of the longest."""

MOST_WORDS = {"dilemma": 55, "option": 18, "consequence": 35}
"""Of a text, by what it is; an eye on a projector takes no more."""

COLUMNS, ROWS = 60, 20
"""A projector's."""

FRAME = 7
"""Rows of it that hold no text of the dilemma: a title, gaps, and what the keys do."""

PLACE_TELLS, LENGTH_TELLS, PLACE_MOVES = 0.10, 0.20, 0.20
"""The correlation from which on a place tells an ending, a length an ending, a place a gauge."""


class Advice(StrEnum):
    """What somebody may want to change."""

    RARE = "ending-rare"
    COMMON = "ending-common"
    BETTER = "option-better"
    NO_PRICE = "option-without-price"
    NO_GAIN = "option-without-gain"
    UNEQUAL = "options-unequal"
    LONG = "text-long"
    TALL = "dilemma-tall"
    PLACE = "place-tells"
    LENGTH = "length-tells"


class Remark(Struct, frozen=True, kw_only=True):
    """One piece of advice."""

    advice: Annotated[Advice, Meta(description="What it is about")]
    where: Annotated[str, Meta(description="The id of the dilemma, option, ending or gauge")]
    beside: Annotated[str, Meta(description="Of what it is compared with; empty without")] = ""
    value: Annotated[
        Decimal,
        Meta(description="A share from 0 to 1, a count of words or rows, or a correlation"),
    ] = Decimal(0)


class EndingShare(Struct, frozen=True, kw_only=True):
    """An ending, and how many ways lead there."""

    id: Annotated[str, Meta(description="Its id")]
    name: Annotated[str, Meta(description="What it is called")]
    ways: Annotated[int, Meta(description="The ways through the case that end so")]
    share: Annotated[Decimal, Meta(description="Their part of all ways, to three decimals")]


class CaseBalance(Result, frozen=True, kw_only=True, tag="interimkit.case-balance/1"):
    """Where all ways through a case lead; as if each choice were as likely as the others."""

    case: Annotated[str, Meta(description="The case's id")]
    name: Annotated[str, Meta(description="What the case is called")]
    ways: Annotated[int, Meta(description="How many ways there are")]
    endings: Annotated[tuple[EndingShare, ...], Meta(description="In the case's order")]
    remarks: Annotated[tuple[Remark, ...], Meta(description="What to look at")]


def balance(pack: Pack, name: str) -> CaseBalance:
    """Where the case leads, and what to look at.

    Args:
        name: The case's id.

    Raises:
        ContentError: If its file does not validate.
        UnknownChoiceError: If the pack has no such case.
    """
    case = load_case(pack, name)
    paths = all_paths(case)
    endings = tuple(_shares(case, paths))
    return CaseBalance(
        language=pack.language,
        pack=pack.ref,
        case=name,
        name=case.name,
        ways=len(paths.ways),
        endings=endings,
        remarks=(
            *_endings(endings),
            *_options(case, paths),
            *_texts(case),
            *_tells(case, paths),
        ),
    )


def _shares(case: Case, paths: Paths) -> Iterator[EndingShare]:
    counts = Counter(way.ended.ending.id for way in paths.ways)
    for end in case.endings:
        share = round(Decimal(counts[end.id]) / len(paths.ways), 3)
        yield EndingShare(id=end.id, name=end.name, ways=counts[end.id], share=share)


def _endings(endings: Iterable[EndingShare]) -> Iterator[Remark]:
    low, high = SHARES
    for end in endings:
        if not low <= end.share <= high:
            advice = Advice.RARE if end.share < low else Advice.COMMON
            yield Remark(advice=advice, where=end.id, value=end.share)


def _options(case: Case, paths: Paths) -> Iterator[Remark]:
    """Options that somewhere are simply better than another, or cost or bring nothing."""
    found: dict[tuple[Advice, str, str], None] = {}
    for _moment, met, choices in paths.stops:
        pairs = list(zip(met.dilemma.options, (c.outcome for c in choices), strict=True))
        for option, outcome in pairs:
            at_once = _moves(case, (outcome,))
            later = [by for row in option.later for by in row.effects.values()]
            if min((*at_once, *later)) >= 0:
                found[Advice.NO_PRICE, option.id, ""] = None
            if max((*at_once, *later)) <= 0:
                found[Advice.NO_GAIN, option.id, ""] = None
        for (one, outcome), (other, its) in permutations(pairs, 2):
            if _is_better(case, (one, outcome), (other, its)):
                found[Advice.BETTER, one.id, other.id] = None
    for advice, where, beside in found:
        yield Remark(advice=advice, where=where, beside=beside)


def _is_better(
    case: Case, one: tuple[Option, Consequence], other: tuple[Option, Consequence]
) -> bool:
    """Whether it is no worse on any gauge: at once, or with all that surely comes later."""
    at_once = [_moves(case, (outcome,)) for _option, outcome in (one, other)]
    in_all = [
        _moves(case, (outcome, *(row for row in option.later if row.when is None)))
        for option, outcome in (one, other)
    ]
    return any(all(a >= b for a, b in zip(*both, strict=True)) for both in (at_once, in_all))


def _moves(case: Case, rows: Iterable[Consequence]) -> tuple[int, ...]:
    """By how much these move each gauge, in the order of the case."""
    effects = [row.effects for row in rows]
    return tuple(sum(moved.get(gauge.id, 0) for moved in effects) for gauge in case.gauges)


def _texts(case: Case) -> Iterator[Remark]:
    """Texts that are long, options that are not alike in length, and more than a screen holds."""
    for dilemma in dilemmas_of(case):
        yield from _long("dilemma", dilemma.id, dilemma.text)
        for option in dilemma.options:
            yield from _long("option", option.id, option.text)
            for row in (*option.now, *option.later):
                yield from _long("consequence", option.id, row.text)
        for measure in (_words, len):
            lengths = [measure(option.text) for option in dilemma.options]
            if (apart := 1 - min(lengths) / max(lengths)) > UNEQUAL:
                yield Remark(advice=Advice.UNEQUAL, where=dilemma.id, value=_rounded(apart))
        if (rows := rows_of(dilemma)) > ROWS:
            yield Remark(advice=Advice.TALL, where=dilemma.id, value=Decimal(rows))


def rows_of(dilemma: Dilemma) -> int:
    """The rows of a projector that a dilemma takes."""
    texts = [dilemma.text, dilemma.ask, *(f"a  {option.text}" for option in dilemma.options)]
    hangs = ["", "", *("   " for _option in dilemma.options)]
    wrapped = (
        wrap(text, COLUMNS, subsequent_indent=hang) for text, hang in zip(texts, hangs, strict=True)
    )
    return FRAME + sum(map(len, wrapped))


def _long(kind: str, where: str, text: str) -> Iterator[Remark]:
    if (words := _words(text)) > MOST_WORDS[kind]:
        yield Remark(advice=Advice.LONG, where=where, beside=kind, value=Decimal(words))


def _rounded(value: float) -> Decimal:
    return round(Decimal(value), 2)


def _words(text: str) -> int:
    """How many words: a sign that French sets apart is none."""
    return sum(any(map(str.isalnum, part)) for part in text.split())


def _tells(case: Case, paths: Paths) -> Iterator[Remark]:
    """Where the place or the length of an option tells how it ends."""
    places = {o.id: at for d in dilemmas_of(case) for at, o in enumerate(d.options)}
    longest = {max(d.options, key=lambda o: len(o.text)).id for d in dilemmas_of(case)}
    for place, letter in zip(range(max(places.values()) + 1), ascii_lowercase, strict=False):
        here = {option for option, at in places.items() if at == place}
        often = _often(paths.ways, here)
        told = _endings_told(case, paths.ways, often, from_=PLACE_TELLS)
        told |= _gauges_told(case, paths.ways, often, from_=PLACE_MOVES)
        for where, r in told.items():
            yield Remark(advice=Advice.PLACE, where=where, beside=letter, value=r)
    often = _often(paths.ways, longest)
    for where, r in _endings_told(case, paths.ways, often, from_=LENGTH_TELLS).items():
        yield Remark(advice=Advice.LENGTH, where=where, value=r)


def _often(ways: Sequence[Way], options: Container[str]) -> list[int]:
    """On each way, how many of these options are chosen."""
    return [sum(choice.option in options for choice in way.state.chosen) for way in ways]


def _endings_told(
    case: Case, ways: Sequence[Way], often: Sequence[int], *, from_: float
) -> dict[str, Decimal]:
    """The endings that a number on each way goes with, farther than this."""
    found = {
        end.id: correlation(often, [way.ended.ending.id == end.id for way in ways])
        for end in case.endings
    }
    return {id_: _rounded(r) for id_, r in found.items() if abs(r) > from_}


def _gauges_told(
    case: Case, ways: Sequence[Way], often: Sequence[int], *, from_: float
) -> dict[str, Decimal]:
    """The same of gauges, as they stand at the end."""
    found = {
        gauge.id: correlation(often, [way.state.gauges[place] for way in ways])
        for place, gauge in enumerate(case.gauges)
    }
    return {id_: _rounded(r) for id_, r in found.items() if abs(r) > from_}


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's r; 0 where one of them never changes.

    >>> round(correlation([1, 2, 3], [2, 4, 7]), 2), correlation([1, 2], [5, 5])
    (0.99, 0.0)
    """
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    both = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    alone = sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys)
    return both / sqrt(alone) if alone else 0.0
