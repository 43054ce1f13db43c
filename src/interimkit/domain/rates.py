"""Day rate and salary: what one is worth as the other, and what the provider keeps in between.

Amounts are `Decimal` in whole units of the currency, and nothing is rounded before a result
shows it.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from interimkit.model.salary import MoneyInput, RateBasis, RuleOfThumb

Share = Decimal
"""A part of 1: 0.30 is 30 %."""

CENT = Decimal("0.01")


def to_the_cent(amount: Decimal) -> Decimal:
    """An amount as a result shows it, a half rounded up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def break_even_day_rate(
    salary: Decimal,
    *,
    days_billed: Decimal,
    on_costs: Share,
    benefits: Decimal = Decimal(0),
    day_expenses: Decimal = Decimal(0),
) -> Decimal:
    """The manager's day rate that leaves them where `salary` left an employee, not rounded.

    The rate must also carry what the employer paid on top of the salary and gave beside it, and
    is earned on billed days only. On-costs are a share of the salary and of nothing else: a benefit
    counts for what it is worth, or costs to buy, and no contribution is added to that.

    Args:
        salary: Gross a year.
        days_billed: Days invoiced in a year, 1 to 366.
        on_costs: Employer contributions and own insurance, as a share of the salary.
        benefits: What the employer gives beside the salary in a year, such as a car.
        day_expenses: What each billed day costs and nobody repays.

    Source: the rule (salary + 30 %) / days of `vma-rate`, in data/sources.yaml.

    >>> rate = break_even_day_rate(
    ...     Decimal(120_000), days_billed=Decimal(150), on_costs=Decimal("0.30"))
    >>> round(rate, 2)
    Decimal('1040.00')
    """
    return (salary * (1 + on_costs) + benefits) / days_billed + day_expenses


def equivalent_salary(
    day_rate: Decimal, *, days_billed: Decimal, on_costs: Share, day_expenses: Decimal = Decimal(0)
) -> Decimal:
    """The salary that a manager's day rate is worth, not rounded: `break_even_day_rate` reversed.

    >>> salary = equivalent_salary(
    ...     Decimal(1040), days_billed=Decimal(150), on_costs=Decimal("0.30"))
    >>> round(salary, 2)
    Decimal('120000.00')
    """
    return (day_rate - day_expenses) * days_billed / (1 + on_costs)


def manager_rate(client_rate: Decimal, *, provider_share: Share) -> Decimal:
    """What is left of the client's rate when the provider has taken its share of it.

    A mark-up of 25 % on the manager's rate is a share of 20 % of the client's.

    >>> manager_rate(Decimal(1300), provider_share=Decimal("0.25"))
    Decimal('975.00')
    """
    return client_rate * (1 - provider_share)


def client_rate(manager_rate: Decimal, *, provider_share: Share) -> Decimal:
    """What the client pays where the manager is to be left with `manager_rate`, not rounded.

    >>> round(client_rate(Decimal(975), provider_share=Decimal("0.25")), 2)
    Decimal('1300.00')
    """
    return manager_rate / (1 - provider_share)


class Case(Struct, frozen=True, kw_only=True):
    """One case, worked out from a salary or from a day rate.

    Attributes:
        salary: Gross a year, where it is what the case starts from.
        rate: The day rate, where that is.
        rate_basis: Whose rate it is; an unknown one is taken as the manager's.
        values: What is assumed.
        benefits: What an employer gives beside the salary in a year.
    """

    salary: Decimal | None
    rate: Decimal | None
    rate_basis: RateBasis
    values: Mapping[MoneyInput, Decimal]
    benefits: Decimal = Decimal(0)

    @property
    def is_clients(self) -> bool:
        """Whether it starts from what the client pays."""
        return self.rate_basis is RateBasis.CLIENT

    def with_value(self, input_: MoneyInput, value: Decimal) -> "Case":
        """The same case with something else assumed."""
        per_day = {
            MoneyInput.DAY_RATE: value,
            MoneyInput.HOUR_RATE: value * self.values.get(MoneyInput.HOURS_PER_DAY, 1),
        }
        return Case(
            salary=self.salary,
            rate=per_day.get(input_, self.rate),
            rate_basis=self.rate_basis,
            values={**self.values, input_: value},
            benefits=self.benefits,
        )

    def manager(self) -> Decimal:
        """What the manager is left with a day."""
        v = self.values
        if self.salary is not None:
            return break_even_day_rate(
                self.salary,
                days_billed=v[MoneyInput.DAYS_BILLED],
                on_costs=v[MoneyInput.ON_COSTS],
                benefits=self.benefits,
                day_expenses=v[MoneyInput.DAY_EXPENSES],
            )
        assert self.rate is not None
        if self.is_clients:
            return manager_rate(self.rate, provider_share=v[MoneyInput.PROVIDER_SHARE])
        return self.rate

    def kept(self) -> Decimal:
        """The same less what a day costs."""
        return self.manager() - self.values[MoneyInput.DAY_EXPENSES]

    def client(self) -> Decimal:
        """What the client pays a day."""
        if self.rate is not None and self.is_clients:
            return self.rate
        return client_rate(self.manager(), provider_share=self.values[MoneyInput.PROVIDER_SHARE])

    def gross(self) -> Decimal:
        """The salary, given or equivalent."""
        if self.salary is not None:
            return self.salary
        v = self.values
        return equivalent_salary(
            self.manager(),
            days_billed=v[MoneyInput.DAYS_BILLED],
            on_costs=v[MoneyInput.ON_COSTS],
            day_expenses=v[MoneyInput.DAY_EXPENSES],
        )

    def answer(self) -> Decimal:
        """The client's day rate where a salary was given, else the equivalent salary."""
        return self.client() if self.salary is not None else self.gross()

    def year(self) -> Decimal:
        """What the manager bills in a year."""
        return self.manager() * self.values[MoneyInput.DAYS_BILLED]

    def by_rule(self, rule: RuleOfThumb) -> Decimal:
        """What a rule of thumb says: a day rate of a salary, or a salary of a day rate."""
        factor = rule.share_of_salary
        if factor is None:
            assert rule.on_costs is not None
            assert rule.days is not None
            factor = (1 + rule.on_costs) / rule.days
        return self.salary * factor if self.salary is not None else self.manager() / factor
