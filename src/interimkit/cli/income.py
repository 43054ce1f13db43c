"""`interimkit income`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.offer import Amount, amount_option, countries
from interimkit.cli.options import (
    ForceOption,
    FormatOption,
    OutputOption,
    PackOption,
    complete,
    examples,
)
from interimkit.cli.roles import role_ids

app = typer.Typer(add_completion=False)


@app.command(
    help=_("The years as they may really go at a day rate, with the gaps between assignments.")
    + examples(
        "interimkit income --day-rate 975",
        "interimkit income --day-rate 975 --role crisis --cost-per-month 6000",
        "interimkit income --day-rate 975 --months 3-12 --gap-months 3 --years 5",
    )
)
def income(
    day_rate: Annotated[
        str, amount_option("--day-rate", _("What you are paid a day."), _("AMOUNT"))
    ],
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar=_("ROLE"),
            autocompletion=complete(role_ids),
            help=_("Take the lengths of this kind of assignment, such as crisis."),
        ),
    ] = None,
    months: Annotated[
        Amount,
        amount_option(
            "--months", _("The shortest and the longest assignment instead."), _("MIN-MAX")
        ),
    ] = None,
    gap_months: Annotated[
        Amount, amount_option("--gap-months", _("Months between two, on average."), _("MONTHS"))
    ] = None,
    utilisation: Annotated[
        Amount,
        amount_option("--utilisation", _("Time billed, to work the gap out from."), _("SHARE")),
    ] = None,
    days_per_month: Annotated[
        Amount,
        amount_option("--days-per-month", _("Days a month while on assignment."), _("DAYS")),
    ] = None,
    years: Annotated[
        Amount, amount_option("--years", _("How far to look, 1 to 10 years."), _("YEARS"))
    ] = None,
    start_on_assignment: Annotated[
        bool,
        typer.Option(
            "--start-on-assignment/--start-between",
            help=_("Whether the first month is worked, or you begin without an assignment."),
        ),
    ] = False,
    reserve_months: Annotated[
        Amount, amount_option("--reserve-months", _("Your reserve, in months."), _("MONTHS"))
    ] = None,
    cost_per_month: Annotated[
        Amount,
        amount_option(
            "--cost-per-month",
            _("What goes out each month, contributions and tax included."),
            _("AMOUNT"),
        ),
    ] = None,
    payment_days: Annotated[
        Amount, amount_option("--payment-days", _("Days until an invoice is paid."), _("DAYS"))
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar=_("CODE"),
            autocompletion=complete(countries),
            help=_("Take the figures of this country where there are any, such as DE."),
        ),
    ] = None,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, call, show."""
    from interimkit.cli.amounts import amount, month_range, needed, whole
    from interimkit.cli.show import show
    from interimkit.content.pack import load_pack
    from interimkit.domain.income import project_income
    from interimkit.model.salary import SHARES, MoneyInput
    from interimkit.render import income as view

    typed = {
        MoneyInput.UTILISATION: utilisation,
        MoneyInput.DAYS_PER_MONTH: days_per_month,
        MoneyInput.RESERVE_MONTHS: reserve_months,
        MoneyInput.PAYMENT_DAYS: payment_days,
    }
    set_values = {i: amount(text, field=f"--{i}", share=i in SHARES) for i, text in typed.items()}
    content = load_pack(pack, language=language.current())
    result = project_income(
        content,
        day_rate=needed(day_rate, field="--day-rate"),
        role=role,
        months=month_range(months, field="--months"),
        gap_months=amount(gap_months, field="--gap-months"),
        years=whole("3" if years is None else years, field="--years"),
        start_on_assignment=start_on_assignment,
        cost_per_month=amount(cost_per_month, field="--cost-per-month"),
        country=country,
        given={i: value for i, value in set_values.items() if value is not None},
    )
    show(result, view, output_format=output_format, output=output, force=force)
