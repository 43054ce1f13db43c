"""`interimkit income`."""

from decimal import Decimal
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.money import (
    MonthRange,
    amount_option,
    count_option,
    range_option,
    share_option,
    whole_option,
)
from interimkit.cli.money_options import (
    Amount,
    DaysPerMonthOption,
    PaymentDaysOption,
    country_option,
    inputs_given,
)
from interimkit.cli.options import complete_ids

DayRateOption = Annotated[
    Decimal, amount_option("--day-rate", _("What you are paid a day."), _("AMOUNT"))
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar=_("ROLE"),
        autocompletion=complete_ids("roles.Roles.roles"),
        help=_("Take the lengths of this kind of assignment, such as crisis."),
    ),
]
MonthsOption = Annotated[
    MonthRange | None,
    range_option("--months", _("The shortest and the longest assignment instead."), _("MIN-MAX")),
]
GapMonthsOption = Annotated[
    Amount, count_option("--gap-months", _("Months between two, on average."), _("MONTHS"))
]
UtilisationOption = Annotated[
    Amount, share_option("--utilisation", _("Time billed, to work the gap out from."), _("SHARE"))
]
YearsOption = Annotated[
    int | None, whole_option("--years", _("How far to look, 1 to 10 years."), _("YEARS"))
]
StartOption = Annotated[
    bool,
    typer.Option(
        "--start-on-assignment/--start-between",
        help=_("Whether the first month is worked, or you begin without an assignment."),
    ),
]
ReserveMonthsOption = Annotated[
    Amount, count_option("--reserve-months", _("Your reserve, in months."), _("MONTHS"))
]
CostPerMonthOption = Annotated[
    Amount,
    amount_option(
        "--cost-per-month",
        _("What goes out each month, contributions and tax included."),
        _("AMOUNT"),
    ),
]
CountryOption = Annotated[
    str | None,
    country_option(_("Take the figures of this country where there are any, such as DE.")),
]


@command(
    _("The years as they may really go at a day rate, with the gaps between assignments."),
    "income --day-rate 975",
    "income --day-rate 975 --role crisis --cost-per-month 6000",
    "income --day-rate 975 --months 3-12 --gap-months 3 --years 5",
)
def income(
    *,
    day_rate: DayRateOption,
    role: RoleOption = None,
    months: MonthsOption = None,
    gap_months: GapMonthsOption = None,
    utilisation: UtilisationOption = None,
    days_per_month: DaysPerMonthOption = None,
    years: YearsOption = None,
    start_on_assignment: StartOption = False,
    reserve_months: ReserveMonthsOption = None,
    cost_per_month: CostPerMonthOption = None,
    payment_days: PaymentDaysOption = None,
    country: CountryOption = None,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.income import project_income

    given = inputs_given(
        {"utilisation": utilisation, "days_per_month": days_per_month,
         "reserve_months": reserve_months, "payment_days": payment_days}
    )  # fmt: skip
    result = project_income(
        content.load(), day_rate=day_rate, role=role, months=months, gap_months=gap_months,
        years=3 if years is None else years, start_on_assignment=start_on_assignment,
        cost_per_month=cost_per_month, country=country, given=given,
    )  # fmt: skip
    output.show(result)
