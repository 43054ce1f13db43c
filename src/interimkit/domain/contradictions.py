"""What about money cannot be meant together, or comes to what makes no sense: refused by name."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from interimkit.domain.assumptions import AMOUNTS, field_of, in_range
from interimkit.domain.rates import CENT, Case
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.salary import MoneyInput, RateBasis

MONTHS_IN_A_YEAR = 12


def refuse_starts(
    starts: Mapping[str, object], *, country: str | None, rate_basis: RateBasis | None
) -> str:
    """The argument that a case starts from.

    Raises:
        UsageError: If there is no start or several, or it is said whose rate a salary is.
    """
    given = [name for name, start in starts.items() if start is not None]
    if len(given) > 1 or (not given and country is None):
        raise UsageError(Problem(code=ProblemCode.START_NEEDED))
    if {"salary", "level"} & set(given) and rate_basis is not None:
        raise UsageError(
            Problem(code=ProblemCode.OPTIONS_APART, path=("rate_basis",), expected=("salary",))
        )
    return given[0] if given else "country"


def refuse_idle_benefits(benefits: Decimal | None, *, start: str) -> None:
    """Nothing, if what an employer gives beside a salary stands beside one.

    Raises:
        UsageError: With the argument that it goes with.
    """
    if benefits is not None and start not in {"salary", "level"}:
        raise UsageError(
            Problem(code=ProblemCode.OPTION_ALONE, path=("benefits",), expected=("salary",))
        )


def refuse_other_basis(known: RateBasis, rate_basis: RateBasis | None) -> None:
    """Nothing, if nobody says of a cited rate that it is not whose its source says it is.

    Raises:
        UsageError: With whose it is.
    """
    if rate_basis and known is not RateBasis.UNKNOWN and rate_basis is not known:
        raise UsageError(
            Problem(
                code=ProblemCode.RATE_BASIS_CITED, path=("rate_basis",), expected=(known.value,)
            )
        )


def refuse_days(given: Mapping[MoneyInput, Decimal]) -> None:
    """Nothing, if the days billed in a year that were set fit the days a month that were.

    Raises:
        UsageError: With the most days that such a year has.
    """
    a_year = given.get(MoneyInput.DAYS_BILLED)
    a_month = given.get(MoneyInput.DAYS_PER_MONTH)
    if a_year is not None and a_month is not None and a_year > a_month * MONTHS_IN_A_YEAR:
        raise UsageError(
            Problem(
                code=ProblemCode.DAYS_CONTRADICT,
                path=(field_of(MoneyInput.DAYS_BILLED),),
                value=str(a_year),
                expected=(str(a_month * MONTHS_IN_A_YEAR),),
            )
        )


def refuse_senseless(case: Case, *, start: str) -> None:
    """Nothing, if what a case comes to is as sensible as what it may start from.

    Args:
        start: The argument that it starts from.

    Raises:
        UsageError: With what it comes to; or if a day costs all that it brings, which is no offer.
    """
    refuse_derived(case.manager(), kind="day-rate", of=start, limits=AMOUNTS)
    if case.rate is not None:
        most = (case.manager() - AMOUNTS[0]).quantize(CENT, rounding=ROUND_FLOOR)
        expenses = case.values[MoneyInput.DAY_EXPENSES]
        in_range(expenses, field=field_of(MoneyInput.DAY_EXPENSES), limits=(Decimal(0), most))
    refuse_derived(case.kept(), kind="day-rate", of=start, limits=AMOUNTS)
    refuse_derived(case.client(), kind="client-rate", of=start, limits=AMOUNTS)
    refuse_derived(case.gross(), kind="salary", of=start, limits=AMOUNTS)


def refuse_derived(value: Decimal, *, kind: str, of: str, limits: tuple[Decimal, Decimal]) -> None:
    """Nothing, if what an argument comes to makes sense.

    Args:
        kind: What it comes to.
        of: The argument.

    Raises:
        UsageError: With what does make sense.
    """
    low, high = limits
    if not low <= value <= high:
        raise UsageError(
            Problem(
                code=ProblemCode.OPTION_DERIVED,
                path=(of,),
                kind=kind,
                value=str(value.quantize(CENT)),
                expected=(str(low), str(high)),
            )
        )
