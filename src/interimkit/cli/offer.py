"""`interimkit offer`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.money import amount_option, count_option, share_option
from interimkit.cli.money_options import (
    Amount,
    DaysPerMonthOption,
    PaymentDaysOption,
    country_option,
    inputs_given,
)
from interimkit.cli.options import complete_ids, complete_values

SalaryOption = Annotated[
    Amount, amount_option("--salary", _("Start from this salary, gross a year."), _("AMOUNT"))
]
LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar=_("LEVEL"),
        autocompletion=complete_ids("salary.Salaries.levels"),
        help=_("Start from the cited pay for this level, such as confirmed."),
    ),
]
DayRateOption = Annotated[
    Amount, amount_option("--day-rate", _("Start from this day rate."), _("AMOUNT"))
]
HourRateOption = Annotated[
    Amount, amount_option("--hour-rate", _("Start from this rate by the hour."), _("AMOUNT"))
]
RateBasisOption = Annotated[
    str | None,
    typer.Option(
        "--rate-basis",
        metavar="client|manager",
        autocompletion=complete_values("salary.RateBasis", but="unknown"),
        help=_("Whose rate it is: what the client pays, or what you are left with."),
    ),
]
CountryOption = Annotated[
    str | None,
    country_option(_("Take the figures of this country where there are any, such as BE.")),
]
DaysBilledOption = Annotated[
    Amount, count_option("--days-billed", _("Days billed in a year, gaps included."), _("DAYS"))
]
OnCostsOption = Annotated[
    Amount, share_option("--on-costs", _("What comes on top of a salary, such as 30%."), _("SHARE"))
]
ProviderShareOption = Annotated[
    Amount,
    share_option("--provider-share", _("The provider’s part of the client’s rate."), _("SHARE")),
]
DayExpensesOption = Annotated[
    Amount,
    amount_option("--day-expenses", _("What a day costs you and nobody repays."), _("AMOUNT")),
]
MonthsOption = Annotated[
    Amount, count_option("--months", _("Look at one assignment of this length too."), _("MONTHS"))
]
HoursPerDayOption = Annotated[
    Amount, count_option("--hours-per-day", _("Hours in a day, for --hour-rate."), _("HOURS"))
]


@command(
    _("An offer against a salary: the day rate that matches a salary, or the salary that "
      "matches a day rate."),
    "offer --salary 120000",
    "offer --day-rate 1300 --rate-basis client --months 8",
    "offer --country BE",
)  # fmt: skip
def offer(
    *,
    salary: SalaryOption = None,
    level: LevelOption = None,
    day_rate: DayRateOption = None,
    hour_rate: HourRateOption = None,
    rate_basis: RateBasisOption = None,
    country: CountryOption = None,
    days_billed: DaysBilledOption = None,
    on_costs: OnCostsOption = None,
    provider_share: ProviderShareOption = None,
    day_expenses: DayExpensesOption = None,
    months: MonthsOption = None,
    days_per_month: DaysPerMonthOption = None,
    payment_days: PaymentDaysOption = None,
    hours_per_day: HoursPerDayOption = None,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.offer import check_offer, require_rate_basis

    given = inputs_given(
        {"days_billed": days_billed, "on_costs": on_costs, "provider_share": provider_share,
         "day_expenses": day_expenses, "days_per_month": days_per_month,
         "payment_days": payment_days, "hours_per_day": hours_per_day}
    )  # fmt: skip
    result = check_offer(
        content.load(), salary=salary, level=level, day_rate=day_rate, hour_rate=hour_rate,
        rate_basis=require_rate_basis(rate_basis), country=country, months=months, given=given,
    )  # fmt: skip
    output.show(result)
