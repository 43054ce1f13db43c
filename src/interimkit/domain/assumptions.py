"""What the money commands assume when nobody says it: the pack's cited defaults, within reason."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.country import country_code, known_names
from interimkit.model.nearest import nearest
from interimkit.model.pack import Pack
from interimkit.model.salary import Default, MoneyInput, RateBasis, Salaries
from interimkit.model.text import clean

GIVEN = ""
"""The source of what somebody set."""

AMOUNTS = (Decimal(1), Decimal(100_000_000))
"""Amounts of money that make sense, in whole units of the currency."""

GAPS = (Decimal(0), Decimal(60))
"""Mean waits for an assignment that make sense, in months."""

DAYS_IN_A_MONTH = Decimal(30)
"""What a wait in days is counted by."""

RANGES = {
    MoneyInput.DAYS_BILLED: (Decimal(1), Decimal(366)),
    MoneyInput.ON_COSTS: (Decimal(0), Decimal(3)),
    MoneyInput.PROVIDER_SHARE: (Decimal(0), Decimal("0.9")),
    MoneyInput.DAY_RATE: AMOUNTS,
    MoneyInput.HOUR_RATE: AMOUNTS,
    MoneyInput.DAY_EXPENSES: (Decimal(0), Decimal(100_000)),
    MoneyInput.PAYMENT_DAYS: (Decimal(0), Decimal(365)),
    MoneyInput.HOURS_PER_DAY: (Decimal(1), Decimal(24)),
    MoneyInput.DAYS_PER_MONTH: (Decimal(1), Decimal("30.5")),  # twelve of them are a year
    MoneyInput.UTILISATION: (Decimal("0.05"), Decimal(1)),
    MoneyInput.RESERVE_MONTHS: (Decimal(0), Decimal(600)),
    MoneyInput.GAP_MONTHS: GAPS,
    MoneyInput.LONG_GAP_SHARE: (Decimal(0), Decimal("0.9")),
    MoneyInput.LONG_GAP_MONTHS: GAPS,
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


class NoticeCode(StrEnum):
    """What a reader should know of how a result came about."""

    GENERAL_FIGURES = "general-figures"


class Notice(Struct, frozen=True, kw_only=True):
    """Something about a result that nobody asked for and everybody should know."""

    code: Annotated[NoticeCode, Meta(description="What it is; never translated")]
    country: Annotated[str, Meta(description="The country that it is about")]


def assume(
    pack: Pack, input_: MoneyInput, *, country: str | None = None, given: Decimal | None = None
) -> Assumption:
    """The value that somebody set, or else the pack's default: the country's own, or any.

    Raises:
        UsageError: If the value set makes no sense, or the pack has no default for this input.
    """
    default = _default(pack, input_, country)
    if given is not None:
        in_range(given, field=field_of(input_), limits=RANGES[input_])
        low, high = (default.low, default.high) if default else (None, None)
        return Assumption(input=input_, value=given, low=low, high=high)
    if default is None:
        raise UsageError(
            Problem(code=ProblemCode.OPTION_NEEDED, path=(field_of(input_),), value=country or "")
        )
    return _assumption(default)


def cited(pack: Pack, *inputs: MoneyInput, country: str | None = None) -> tuple[Assumption, ...]:
    """The pack's defaults for these inputs, as far as it has any: the country's own, or any."""
    found = (_default(pack, input_, country) for input_ in inputs)
    return tuple(_assumption(default) for default in found if default)


def _default(pack: Pack, input_: MoneyInput, country: str | None) -> Default | None:
    found = [d for d in pack.load(Salaries).defaults if d.input is input_]
    own = [d for d in found if country is not None and d.country == country]
    return next(iter((*own, *(d for d in found if d.country is None))), None)


def countries(pack: Pack) -> tuple[str, ...]:
    """The countries that the pack has a default of its own for."""
    found = (default.country for default in pack.load(Salaries).defaults)
    return tuple(dict.fromkeys(country for country in found if country))


def find_country(pack: Pack, named: str | None) -> str | None:
    """The code of a country named by its code or, in any of our languages, by its name.

    Raises:
        UsageError: If we know no such country; with the nearest name.
    """
    if named is None:
        return None
    if code := country_code(named):
        return code
    own = countries(pack)
    if named.strip().upper() in own:
        return named.strip().upper()
    raise UsageError(
        Problem(
            code=ProblemCode.COUNTRY_UNKNOWN,
            path=("country",),
            value=clean(named),
            nearest=nearest(named, (*own, *known_names())),
        )
    )


def notices(country: str | None, assumptions: Iterable[Assumption]) -> tuple[Notice, ...]:
    """That a country's figures are general ones, where it was named and none is its own."""
    cited = [assumption for assumption in assumptions if assumption.source != GIVEN]
    if country is None or not cited or any(a.country == country for a in cited):
        return ()
    return (Notice(code=NoticeCode.GENERAL_FIGURES, country=country),)


def field_of(input_: MoneyInput) -> str:
    """The input as a field is named: `days_billed`."""
    return input_.value.replace("-", "_")


def in_range(value: Decimal | None, *, field: str, limits: tuple[Decimal, Decimal]) -> None:
    """Nothing, if the value makes sense or is not given.

    Raises:
        UsageError: With the range that does.
    """
    low, high = limits
    if value is not None and not (value.is_finite() and low <= value <= high):
        raise UsageError(
            Problem(
                code=ProblemCode.OPTION_RANGE,
                path=(field,),
                value=str(value),
                expected=(str(low), str(high)),
            )
        )


def refuse_alone(
    given: Collection[str], needs: Mapping[str, str] | Mapping[MoneyInput, str]
) -> None:
    """Nothing, if nothing is set that does something only with another argument.

    Args:
        given: What somebody set: inputs, or the names of fields.
        needs: For each that would be idle, the argument that it goes with.

    Raises:
        UsageError: With each that is set all the same.
    """
    problems = [
        Problem(
            code=ProblemCode.OPTION_ALONE, path=(name.replace("-", "_"),), expected=(needed,)
        )
        for name, needed in needs.items()
        if name in given
    ]  # fmt: skip
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
