"""`interimkit offer`."""

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.money import amount_option, count_option, date_option, share_option
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
from interimkit.cli.options import complete_ids, complete_values

if TYPE_CHECKING:
    from interimkit.domain.offer import OfferCheck
    from interimkit.model.answers import Money
    from interimkit.model.pack import Pack

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


BenefitsOption = Annotated[
    Amount,
    amount_option(
        "--benefits", _("What comes beside the salary in a year, such as a car."), _("AMOUNT")
    ),
]
DistanceOption = Annotated[
    Amount, count_option("--distance", _("How far it is, one way, in kilometres."), _("KM"))
]
StartOption = Annotated[
    date | None, date_option("--start", _("The first day, such as 2027-02-01."), _("DATE"))
]
CompareOption = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar=_("OTHER"),
        help=_("Put another offer beside it: its own options, between quotes."),
    ),
]


class Terms(NamedTuple):
    """What an offer is made of."""

    salary: SalaryOption = None
    level: LevelOption = None
    benefits: BenefitsOption = None
    day_rate: DayRateOption = None
    hour_rate: HourRateOption = None
    rate_basis: RateBasisOption = None
    country: CountryOption = None
    days_billed: DaysBilledOption = None
    on_costs: OnCostsOption = None
    provider_share: ProviderShareOption = None
    day_expenses: DayExpensesOption = None
    months: MonthsOption = None
    days_per_month: DaysPerMonthOption = None
    payment_days: PaymentDaysOption = None
    hours_per_day: HoursPerDayOption = None
    distance: DistanceOption = None
    start: StartOption = None

    def above(self, money: "Money") -> "Terms":
        """The same, with one's own figures for what was not typed: the start, or benefits of it."""
        from interimkit.domain.own_money import start_of

        own: dict[str, Any] = {"country": money.country}
        starts = (self.salary, self.level, self.day_rate, self.hour_rate)
        if starts == (None,) * len(starts):
            own |= start_of(money)
        elif self.day_rate is None and self.hour_rate is None:
            own["benefits"] = money.benefits
        return self._replace(**{n: v for n, v in own.items() if getattr(self, n) is None})

    def check(self, pack: "Pack") -> "OfferCheck":
        """The offer, worked out.

        Raises:
            UsageError: If something makes no sense, alone or with the rest.
            UnknownChoiceError: If there is no such level.
        """
        from interimkit.domain.offer import check_offer, require_rate_basis

        assumptions = (
            "days_billed", "on_costs", "provider_share", "day_expenses", "days_per_month",
            "payment_days", "hours_per_day",
        )  # fmt: skip
        return check_offer(
            pack, salary=self.salary, level=self.level, day_rate=self.day_rate,
            hour_rate=self.hour_rate, rate_basis=require_rate_basis(self.rate_basis),
            country=self.country, months=self.months, benefits=self.benefits,
            distance=self.distance, starts_on=self.start,
            given=inputs_given({name: getattr(self, name) for name in assumptions}),
        )  # fmt: skip

    def say_doubts(self, pack: "Pack", *of: str) -> None:
        """Asks on standard error about amounts that are hardly meant.

        Args:
            of: Where the paths of what is asked about begin.
        """
        say_doubts(pack, *of, salary=self.salary, day_rate=self.day_rate)


@command(
    _("An offer against a salary: the day rate that matches a salary, or the salary that "
      "matches a day rate."),
    "offer --salary 120000 --benefits 14000 --country BE",
    "offer --day-rate 1300 --rate-basis client --months 8",
    "offer --country BE",
    'offer --day-rate 900 --compare "--day-rate 1200 --rate-basis client --day-expenses 80"',
)  # fmt: skip
def offer(
    *,
    terms: Terms,
    compare: CompareOption = None,
    answers: OwnFiguresOption = None,
    context: typer.Context,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, call, show."""
    pack = content.load()
    terms = terms.above(answers_in(answers, pack).money)
    result = terms.check(pack)
    terms.say_doubts(pack)
    if compare is None:
        output.show(result)
        return
    from interimkit.cli.other_offer import about_other, options_of
    from interimkit.domain.offer_comparison import compare_offers
    from interimkit.render.problems import OTHER_OFFER

    with about_other():
        given = options_of(compare, context, own=Terms._fields)
        other = Terms(**{"country": terms.country, **given})
        compared = compare_offers(result, other=other.check(pack))
    other.say_doubts(pack, OTHER_OFFER)
    output.show(compared)
