"""What the money commands' defaults and rules must hold beyond their shape: numbers that work."""

from collections.abc import Iterator
from decimal import Decimal

from interimkit.domain.assumptions import GAPS, RANGES
from interimkit.domain.terms import LENGTHS, SHARES, WEEKS
from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.pack import Pack
from interimkit.model.salary import RATES, Default, MoneyInput, RuleOfThumb, Salaries, WhatIf

FILES = (Salaries,)

_PER = (Decimal("0.01"), Decimal(1000))
"""What a value may be divided by."""

_SHARE_OF_SALARY = (Decimal("0.001"), Decimal(1))
"""The part of a yearly salary that a rule may call a day rate."""


def problems(pack: Pack) -> Iterator[Problem]:
    """What is wrong with defaults and rules of thumb that their shape does not show."""
    salaries = pack.load(Salaries)
    seen: dict[tuple[object, ...], Path] = {}
    for number, default in enumerate(salaries.defaults):
        path = ("defaults", number)
        first = seen.setdefault(_about(default), path)
        if first != path:
            yield Problem(
                code=ProblemCode.ID_DUPLICATE, path=(*path, "input"), value=default.input,
                first=first,
            )  # fmt: skip
        yield from _wrong_default(default, path)
    yield from _wrong_waits(salaries)
    for number, rule in enumerate(salaries.rules_of_thumb):
        yield from _wrong_rule(rule, ("rules_of_thumb", number))
    for number, change in enumerate(salaries.what_ifs):
        yield from _wrong_change(change, ("what_ifs", number))


def _about(default: Default) -> tuple[object, ...]:
    """What only one default may be about; of a country's rates there is one a source and payee."""
    same = (default.input, default.country)
    return (*same, default.basis, default.rate_basis) if default.input in RATES else same


def _wrong_default(default: Default, path: Path) -> Iterator[Problem]:
    low, high = RANGES[default.input]
    if default.input in RATES and default.country is None:
        yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, "country"))
    if default.per is not None and not _is_within(default.per, *_PER):
        yield _out_of_range(default.per, (*path, "per"), *_PER)
        return
    for field in ("value", "low", "high"):
        written = getattr(default, field)
        if written is not None:
            per = default.per if field == "value" and default.per else Decimal(1)
            if not _is_within(written, low * per, high * per):
                yield _out_of_range(written, (*path, field), low, high)
    ends = [end for end in (default.low, default.high) if end is not None and end.is_finite()]
    if ends != sorted(ends):
        yield _out_of_range(ends[1], (*path, "high"), ends[0], high)


def _wrong_waits(salaries: Salaries) -> Iterator[Problem]:
    """A long wait takes at least as long as a usual one, in every country that has its own."""
    waits = [(n, each) for n, each in enumerate(salaries.defaults) if each.input in _WAITS]
    for country in dict.fromkeys(default.country for _number, default in waits):
        held = sorted(waits, key=lambda wait: wait[1].country is not None)  # its own come last
        parts = {each.input: each for _n, each in held if each.country in (None, country)}
        usual, long = (_months(parts.get(part)) for part in (_WAITS[0], _WAITS[2]))
        if _WAITS[0] in parts and len(parts) > 1 and long < usual:
            number = max(n for n, default in waits if default.country == country)
            yield Problem(
                code=ProblemCode.WAITS_REVERSED, path=("defaults", number, "value"),
                value=str(long), expected=(str(usual),),
            )  # fmt: skip


_WAITS = (MoneyInput.GAP_MONTHS, MoneyInput.LONG_GAP_SHARE, MoneyInput.LONG_GAP_MONTHS)
"""What the waits of a pack are made of."""


def _months(default: Default | None) -> Decimal:
    """How long a wait is; 0 where that is not said, or is no number, which is said elsewhere."""
    if default is None or not default.value.is_finite():
        return Decimal(0)
    per = default.per if default.per is not None and _is_within(default.per, *_PER) else Decimal(1)
    return default.value / per


def _wrong_rule(rule: RuleOfThumb, path: Path) -> Iterator[Problem]:
    """A rule is a share of the salary, or the salary with on-costs over so many days."""
    if rule.share_of_salary is not None:
        if not _is_within(rule.share_of_salary, *_SHARE_OF_SALARY):
            yield _out_of_range(rule.share_of_salary, (*path, "share_of_salary"), *_SHARE_OF_SALARY)
        return
    ends = {
        "on_costs": (Decimal(0), RANGES[MoneyInput.ON_COSTS][1]),
        "days": (Decimal(1), RANGES[MoneyInput.DAYS_BILLED][1]),
    }
    for field, (low, high) in ends.items():
        number = getattr(rule, field)
        if number is None:
            yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, field))
        elif not _is_within(number, low, high):
            yield _out_of_range(number, (*path, field), low, high)


_CHANGES = {
    "first_gap_months": GAPS,
    "utilisation": RANGES[MoneyInput.UTILISATION],
    "months": LENGTHS,
    "days_per_week": WEEKS,
    "ends_early": (Decimal(0), Decimal("0.9")),
    "rate_falls_by": SHARES,
    "paid_later_days": RANGES[MoneyInput.PAYMENT_DAYS],
    "set_aside": SHARES,
}
"""What may change, and within what."""


def _wrong_change(change: WhatIf, path: Path) -> Iterator[Problem]:
    """One thing changes and no more, or nobody could say what did it."""
    changed = [field for field in _CHANGES if getattr(change, field) is not None]
    if not changed:
        yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, "first_gap_months"))
    for field in changed[1:]:
        yield Problem(
            code=ProblemCode.OPTIONS_APART, path=(*path, field), of_name=True,
            expected=(changed[0],),
        )  # fmt: skip
    for field in changed[:1]:
        low, high = _CHANGES[field]
        value = getattr(change, field)
        for place, number in enumerate(value) if field == "months" else [(None, value)]:
            if not _is_within(Decimal(number), low, high):
                where = (*path, field) if place is None else (*path, field, place)
                yield _out_of_range(Decimal(number), where, low, high)
    if change.months and change.months[0] > change.months[1]:
        low, high = Decimal(change.months[0]), LENGTHS[1]
        yield _out_of_range(Decimal(change.months[1]), (*path, "months", 1), low, high)


def _is_within(number: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether a number makes sense; one that is none, as `nan` is read, cannot be compared."""
    return number.is_finite() and low <= number <= high


def _out_of_range(number: Decimal, path: Path, low: Decimal, high: Decimal) -> Problem:
    return Problem(
        code=ProblemCode.NUMBER_RANGE, path=path, value=str(number), expected=(str(low), str(high))
    )
