"""The arithmetic of an offer, line by line."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.rates import Case, to_the_cent
from interimkit.model.salary import MoneyInput


class StepCode(StrEnum):
    """A line of the arithmetic."""

    SALARY = "salary"
    WITH_ON_COSTS = "with-on-costs"
    WITH_BENEFITS = "with-benefits"
    CLIENT_RATE = "client-rate"
    MANAGER_RATE = "manager-rate"
    AFTER_EXPENSES = "after-expenses"
    WITH_EXPENSES = "with-expenses"
    YEAR = "year"


class Step(Struct, frozen=True, kw_only=True):
    """One line of the arithmetic, with what it is made from."""

    code: Annotated[StepCode, Meta(description="What the line is; never translated")]
    amount: Annotated[Decimal, Meta(description="In the currency, rounded to the cent")]
    by: Annotated[
        Decimal | None, Meta(description="The days or the share that it was reached with")
    ] = None


def steps(case: Case) -> tuple[Step, ...]:
    """The arithmetic from the start to the answer."""
    v = case.values
    share, days = v[MoneyInput.PROVIDER_SHARE], v[MoneyInput.DAYS_BILLED]
    with_on_costs = case.gross() * (1 + v[MoneyInput.ON_COSTS])
    expenses = v[MoneyInput.DAY_EXPENSES]
    lines: list[tuple[StepCode, Decimal, Decimal | None]]
    if case.salary is not None:
        lines = [
            (StepCode.SALARY, case.salary, None),
            (StepCode.WITH_ON_COSTS, with_on_costs, v[MoneyInput.ON_COSTS]),
            *(
                [(StepCode.WITH_BENEFITS, with_on_costs + case.benefits, case.benefits)]
                if case.benefits
                else []
            ),
            (StepCode.MANAGER_RATE, case.manager() - expenses, days),
            *([(StepCode.WITH_EXPENSES, case.manager(), expenses)] if expenses else []),
            (StepCode.CLIENT_RATE, case.client(), share),
        ]
    else:
        lines = [
            *([(StepCode.CLIENT_RATE, case.client(), None)] if case.is_clients else []),
            (StepCode.MANAGER_RATE, case.manager(), share if case.is_clients else None),
            *([(StepCode.AFTER_EXPENSES, case.kept(), expenses)] if expenses else []),
            (StepCode.YEAR, case.kept() * days, days),
            (StepCode.SALARY, case.gross(), v[MoneyInput.ON_COSTS]),
        ]
    return tuple(Step(code=code, amount=to_the_cent(amount), by=by) for code, amount, by in lines)
