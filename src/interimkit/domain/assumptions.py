"""What the money commands assume when nobody says it: the pack's cited defaults, within reason."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.salary import Default, MoneyInput, RateBasis, Salaries

GIVEN = ""
"""The source of what somebody set."""

AMOUNTS = (Decimal(1), Decimal(100_000_000))
"""Amounts of money that make sense, in whole units of the currency."""

DAYS_IN_A_MONTH = Decimal(30)
"""What a wait in days is counted by."""

RANGES = {
    MoneyInput.DAYS_BILLED: (Decimal(1), Decimal(366)),
    MoneyInput.ON_COSTS: (Decimal(0), Decimal(3)),
    MoneyInput.PROVIDER_SHARE: (Decimal(0), Decimal("0.9")),
    MoneyInput.DAY_RATE: AMOUNTS,
    MoneyInput.DAY_EXPENSES: (Decimal(0), Decimal(100_000)),
    MoneyInput.PAYMENT_DAYS: (Decimal(0), Decimal(365)),
    MoneyInput.HOURS_PER_DAY: (Decimal(1), Decimal(24)),
    MoneyInput.DAYS_PER_MONTH: (Decimal(1), Decimal(31)),
    MoneyInput.UTILISATION: (Decimal("0.05"), Decimal(1)),
    MoneyInput.RESERVE_MONTHS: (Decimal(0), Decimal(600)),
}
"""What makes sense for each input, both ends included."""


class Assumption(Struct, frozen=True, kw_only=True):
    """One value that a result rests on, and who says so."""

    input: Annotated[MoneyInput, Meta(description="What it is")]
    value: Annotated[Decimal, Meta(description="The value; a share of 1 where it is a share")]
    low: Annotated[Decimal | None, Meta(description="The lowest that sources give")] = None
    high: Annotated[Decimal | None, Meta(description="The highest that sources give")] = None
    rate_basis: Annotated[RateBasis | None, Meta(description="For a day rate, whose it is")] = None
    country: Annotated[str | None, Meta(description="Where it was picked for, if for one")] = None
    source: Annotated[str, Meta(description="The id of its source; empty when it was set")] = GIVEN
    note: Annotated[str, Meta(description="What it rests on; empty when it was set")] = ""


def assume(
    pack: Pack, input_: MoneyInput, *, country: str | None = None, given: Decimal | None = None
) -> Assumption:
    """The value that somebody set, or else the pack's default: the country's own, or any.

    Raises:
        UsageError: If the value set makes no sense, or the pack has no default for this input.
    """
    found = [d for d in pack.load(Salaries).defaults if d.input is input_]
    own = [d for d in found if country is not None and d.country == country]
    default = next(iter((*own, *(d for d in found if d.country is None))), None)
    if given is not None:
        in_range(given, field=field_of(input_), limits=RANGES[input_])
        low, high = (default.low, default.high) if default else (None, None)
        return Assumption(input=input_, value=given, low=low, high=high)
    if default is None:
        raise UsageError(
            Problem(code=ProblemCode.OPTION_NEEDED, path=(field_of(input_),), value=country or "")
        )
    return _assumption(default)


def cited_rate(pack: Pack, country: str) -> Assumption:
    """The day rate that the pack cites for a country.

    Raises:
        UsageError: If it cites none.
    """
    rates = {
        d.country: d
        for d in pack.load(Salaries).defaults
        if d.input is MoneyInput.DAY_RATE and d.country
    }
    if country not in rates:
        codes = tuple(str(code) for code in rates)
        # It is the rate that is not there: the country may well have other figures.
        raise UsageError(unknown(ProblemCode.CHOICE_UNKNOWN, country, codes, path=("day_rate",)))
    return _assumption(rates[country])


def countries(
    pack: Pack, inputs: Collection[MoneyInput] = frozenset(MoneyInput)
) -> tuple[str, ...]:
    """The countries that the pack has a default of its own for, among these inputs."""
    found = (d.country for d in pack.load(Salaries).defaults if d.input in inputs)
    return tuple(dict.fromkeys(country for country in found if country))


def check_country(
    pack: Pack, country: str | None, inputs: Collection[MoneyInput] = frozenset(MoneyInput)
) -> None:
    """Nothing, if the pack has a default for this country among these inputs.

    Raises:
        UsageError: If it has none, so that nobody believes it made a difference.
    """
    known = countries(pack, inputs)
    if country is not None and country not in known:
        raise UsageError(unknown(ProblemCode.CHOICE_UNKNOWN, country, known, path=("country",)))


def field_of(input_: MoneyInput) -> str:
    """The input as a field is named: `days_billed`."""
    return input_.value.replace("-", "_")


def in_range(value: Decimal | None, *, field: str, limits: tuple[Decimal, Decimal]) -> None:
    """Nothing, if the value makes sense or is not given.

    Raises:
        UsageError: With the range that does.
    """
    low, high = limits
    if value is not None and not low <= value <= high:
        raise UsageError(
            Problem(
                code=ProblemCode.OPTION_RANGE,
                path=(field,),
                value=str(value),
                expected=(str(low), str(high)),
            )
        )


def refuse_alone(given: Collection[MoneyInput], needs: Mapping[MoneyInput, str]) -> None:
    """Nothing, if no input is set that does something only with another argument.

    Args:
        given: What somebody set.
        needs: For each input that would be idle, the argument that it goes with.

    Raises:
        UsageError: With each that is set all the same.
    """
    problems = [
        Problem(code=ProblemCode.OPTION_ALONE, path=(field_of(input_),), expected=(needed,))
        for input_, needed in needs.items()
        if input_ in given
    ]
    if problems:
        raise UsageError(*problems)


def _assumption(default: Default) -> Assumption:
    return Assumption(
        input=default.input,
        value=default.value / default.per if default.per else default.value,
        low=default.low,
        high=default.high,
        rate_basis=default.rate_basis,
        country=default.country,
        source=default.basis,
        note=default.note,
    )
