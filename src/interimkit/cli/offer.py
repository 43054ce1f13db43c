"""`interimkit offer`."""

from collections.abc import Iterable
from gettext import gettext as _
from typing import Annotated, Any

import typer

from interimkit.cli import language
from interimkit.cli.options import (
    ForceOption,
    FormatOption,
    OutputOption,
    PackOption,
    complete,
    examples,
)
from interimkit.cli.salary import levels

app = typer.Typer(add_completion=False)

Amount = str | None


def countries(pack: Any) -> Iterable[str]:
    """The countries that a pack has a figure of its own for."""
    from interimkit.domain.assumptions import countries as cited

    return cited(pack)


def amount_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a number, read as text: `80,000` shall be refused in our words."""
    return typer.Option(option, metavar=metavar, help=help_text)


@app.command(
    help=_("An offer against a salary: the day rate that matches a salary, or the salary that "
           "matches a day rate.")
    + examples(
        "interimkit offer --salary 120000",
        "interimkit offer --day-rate 1300 --rate-basis client --months 8",
        "interimkit offer --country BE",
    )
)  # fmt: skip
def offer(
    salary: Annotated[
        Amount, amount_option("--salary", _("Start from this salary, gross a year."), _("AMOUNT"))
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar=_("LEVEL"),
            autocompletion=complete(levels),
            help=_("Start from the article’s pay for this level, such as confirmed."),
        ),
    ] = None,
    day_rate: Annotated[
        Amount, amount_option("--day-rate", _("Start from this day rate."), _("AMOUNT"))
    ] = None,
    hour_rate: Annotated[
        Amount, amount_option("--hour-rate", _("Start from this rate by the hour."), _("AMOUNT"))
    ] = None,
    rate_basis: Annotated[
        str | None,
        typer.Option(
            "--rate-basis",
            metavar="client|manager",
            help=_("Whose rate it is: what the client pays, or what you are left with."),
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar=_("CODE"),
            autocompletion=complete(countries),
            help=_("Take the figures of this country where there are any, such as BE."),
        ),
    ] = None,
    days_billed: Annotated[
        Amount,
        amount_option("--days-billed", _("Days billed in a year, gaps included."), _("DAYS")),
    ] = None,
    on_costs: Annotated[
        Amount,
        amount_option("--on-costs", _("What comes on top of a salary, such as 30%."), _("SHARE")),
    ] = None,
    provider_share: Annotated[
        Amount,
        amount_option(
            "--provider-share", _("The provider’s part of the client’s rate."), _("SHARE")
        ),
    ] = None,
    day_expenses: Annotated[
        Amount,
        amount_option("--day-expenses", _("What a day costs you and nobody repays."), _("AMOUNT")),
    ] = None,
    months: Annotated[
        Amount,
        amount_option("--months", _("Look at one assignment of this length too."), _("MONTHS")),
    ] = None,
    days_per_month: Annotated[
        Amount, amount_option("--days-per-month", _("Days a month while on assignment."), _("DAYS"))
    ] = None,
    payment_days: Annotated[
        Amount, amount_option("--payment-days", _("Days until an invoice is paid."), _("DAYS"))
    ] = None,
    hours_per_day: Annotated[
        Amount, amount_option("--hours-per-day", _("Hours in a day, for --hour-rate."), _("HOURS"))
    ] = None,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, call, show."""
    from interimkit.cli.amounts import amount
    from interimkit.cli.show import show
    from interimkit.content.pack import load_pack
    from interimkit.domain.offer import check_offer, require_rate_basis
    from interimkit.model.salary import SHARES, MoneyInput
    from interimkit.render import offer as view

    typed = {
        MoneyInput.DAYS_BILLED: days_billed,
        MoneyInput.ON_COSTS: on_costs,
        MoneyInput.PROVIDER_SHARE: provider_share,
        MoneyInput.DAY_EXPENSES: day_expenses,
        MoneyInput.DAYS_PER_MONTH: days_per_month,
        MoneyInput.PAYMENT_DAYS: payment_days,
        MoneyInput.HOURS_PER_DAY: hours_per_day,
    }
    set_values = {i: amount(text, field=f"--{i}", share=i in SHARES) for i, text in typed.items()}
    content = load_pack(pack, language=language.current())
    result = check_offer(
        content,
        salary=amount(salary, field="--salary"),
        level=level,
        day_rate=amount(day_rate, field="--day-rate"),
        hour_rate=amount(hour_rate, field="--hour-rate"),
        rate_basis=require_rate_basis(rate_basis),
        country=country,
        months=amount(months, field="--months"),
        given={i: value for i, value in set_values.items() if value is not None},
    )
    show(result, view, output_format=output_format, output=output, force=force)
