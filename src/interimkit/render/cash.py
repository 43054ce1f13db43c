"""The cash over time of an income, as lines: a low course and the one in the middle."""

from interimkit.domain.income import IncomeOutlook
from interimkit.render.numbers import rough, whole_money
from interimkit.render.page import Curve, Depth, Line
from interimkit.render.words import catalogue

EVERY = 6
"""Of how many months one is said in numbers."""


def cash_over_time(result: IncomeOutlook) -> tuple[Curve, ...]:
    """What is left at the end of each month; nothing where no cost is given."""
    if (reserve := result.reserve) is None:
        return ()
    _ = catalogue(result.language).gettext
    courses = (
        (_("Low"), reserve.cash_by_month_p10),
        (_("Median"), reserve.cash_by_month_p50),
    )
    months = len(reserve.cash_by_month_p50)
    return (
        Curve(
            heading=_("Cash over time"),
            unit=result.currency,
            along=_("months after you start"),
            marks=tuple(str(month) for month in range(months)),
            shown=tuple(range(0, months, EVERY)),
            lines=tuple(
                Line(
                    name=name,
                    values=tuple(float(amount) for amount in course),
                    texts=tuple(whole_money(rough(amount), of=result) for amount in course),
                )
                for name, course in courses
            ),
            text=_(
                "Low: one course in ten has this or less. Below 0 the reserve is gone, and the "
                "line goes on as if somebody lent it."
            ),
            only=Depth.WHOLE,
        ),
    )
