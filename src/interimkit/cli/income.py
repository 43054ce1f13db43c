"""`interimkit income`."""

from datetime import date
from gettext import gettext as _
from typing import Annotated, Any

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.money import (
    MonthRange,
    amount_option,
    count_option,
    date_option,
    long_gaps_option,
    range_option,
    share_option,
    whole_option,
)
from interimkit.cli.money_options import (
    Amount,
    DaysPerMonthOption,
    OwnFiguresOption,
    PaymentDaysOption,
    answers_in,
    country_option,
    inputs_given,
    say_doubts,
)
from interimkit.cli.options import complete_ids

DayRateOption = Annotated[
    Amount, amount_option("--day-rate", _("What you are paid a day."), _("AMOUNT"))
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
    Amount,
    count_option("--gap-months", _("The usual wait between two, on average."), _("MONTHS")),
]
LongGapsOption = Annotated[
    Any,
    long_gaps_option(
        "--long-gaps",
        _("How many waits are long, and their mean: 0.25:9 is a quarter, nine months."),
        _("SHARE:MONTHS"),
    ),
]
FirstGapMonthsOption = Annotated[
    Amount,
    count_option("--first-gap-months", _("The first wait, where it is longer."), _("MONTHS")),
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
SignedUntilOption = Annotated[
    date | None,
    date_option("--signed-until", _("Your assignment is signed until this day."), _("DATE")),
]
DaysPerWeekOption = Annotated[
    Amount, count_option("--days-per-week", _("Days you work a week; 5 is full time."), _("DAYS"))
]
ReserveMonthsOption = Annotated[
    Amount, count_option("--reserve-months", _("Your reserve, in months."), _("MONTHS"))
]
CostPerMonthOption = Annotated[
    Amount,
    amount_option(
        "--cost-per-month",
        _("What goes out each month, with contributions and tax unless you set them aside."),
        _("AMOUNT"),
    ),
]
SetAsideOption = Annotated[
    Amount,
    share_option(
        "--set-aside",
        _("The part of what is paid that you put aside for contributions, tax and costs."),
        _("SHARE"),
    ),
]
AgainstSalaryOption = Annotated[
    Amount,
    amount_option("--against-salary", _("Hold it against this salary, gross a year."), _("AMOUNT")),
]
BenefitsOption = Annotated[
    Amount,
    amount_option(
        "--benefits", _("What comes beside that salary a year, such as a car."), _("AMOUNT")
    ),
]
OnCostsOption = Annotated[
    Amount,
    share_option("--on-costs", _("What an employer pays on top of a salary."), _("SHARE")),
]
CountryOption = Annotated[
    str | None,
    country_option(_("Take the figures of this country where there are any, such as DE.")),
]


@command(
    _("The years as they may really go at a day rate, with the gaps between assignments."),
    "income --day-rate 975",
    "income --day-rate 975 --cost-per-month 6000 --set-aside 40%",
    "income --day-rate 975 --against-salary 118000 --benefits 14000",
    "income --day-rate 975 --months 3-12 --gap-months 0.5 --long-gaps 25%:9",
    "income --answers me.yaml",
)
def income(
    *,
    day_rate: DayRateOption = None,
    answers: OwnFiguresOption = None,
    role: RoleOption = None,
    months: MonthsOption = None,
    gap_months: GapMonthsOption = None,
    long_gaps: LongGapsOption = None,
    first_gap_months: FirstGapMonthsOption = None,
    utilisation: UtilisationOption = None,
    days_per_month: DaysPerMonthOption = None,
    days_per_week: DaysPerWeekOption = None,
    years: YearsOption = None,
    start_on_assignment: StartOption = False,
    signed_until: SignedUntilOption = None,
    reserve_months: ReserveMonthsOption = None,
    cost_per_month: CostPerMonthOption = None,
    payment_days: PaymentDaysOption = None,
    set_aside: SetAsideOption = None,
    against_salary: AgainstSalaryOption = None,
    benefits: BenefitsOption = None,
    on_costs: OnCostsOption = None,
    country: CountryOption = None,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.income import project_income
    from interimkit.domain.own_money import own_money

    pack = content.load()
    typed = {
        "day_rate": day_rate, "cost_per_month": cost_per_month, "set_aside": set_aside,
        "reserve_months": reserve_months, "salary": against_salary, "benefits": benefits,
        "country": country,
    }  # fmt: skip
    own = own_money(pack, answers_in(answers, pack)).beneath(typed)
    if own.day_rate is None:
        raise _no_rate()
    terms = own.of_income(typed)
    given = inputs_given(
        {"utilisation": utilisation, "days_per_month": days_per_month,
         "reserve_months": terms.pop("reserve_months"), "payment_days": payment_days,
         "on_costs": on_costs}
    )  # fmt: skip
    result = project_income(
        pack, day_rate=own.day_rate, role=role, months=months, gap_months=gap_months,
        long_gaps=long_gaps, first_gap_months=first_gap_months,
        years=3 if years is None else years, start_on_assignment=start_on_assignment,
        signed_until=signed_until, today=date.today(),  # noqa: DTZ011 - where the reader is
        days_per_week=days_per_week, given=given, **terms,
    )  # fmt: skip
    say_doubts(pack, day_rate=own.day_rate, against_salary=own.salary)
    output.show(result)


def _no_rate() -> Exception:
    """As of any option that a command cannot do without."""
    from interimkit.errors import Problem, ProblemCode, UsageError

    return UsageError(Problem(code=ProblemCode.ARGUMENT_MISSING, path=("day_rate",)))
