"""The options that the money commands share, each written once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interimkit.cli.money import count_option
from interimkit.cli.options import complete

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack
    from interimkit.model.answers import Answers
    from interimkit.model.pack import Pack
    from interimkit.model.salary import MoneyInput


def _countries(pack: Any) -> Iterator[str]:
    """The countries that a pack has a figure of its own for."""
    from interimkit.domain.assumptions import countries

    yield from countries(pack)


def country_option(help_text: str) -> Any:
    """An option for a country that a pack has figures for."""
    return typer.Option(
        "--country", metavar=_("CODE"), autocompletion=complete(_countries), help=help_text
    )


Amount = Decimal | None

OwnFiguresOption = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar=_("FILE"),
        help=_("Take your own figures from this answers file; an option goes before them."),
    ),
]
DaysPerMonthOption = Annotated[
    Amount, count_option("--days-per-month", _("Days a month while on assignment."), _("DAYS"))
]
PaymentDaysOption = Annotated[
    Amount, count_option("--payment-days", _("Days until an invoice is paid."), _("DAYS"))
]


def inputs_given(values: Mapping[str, Decimal | None]) -> "dict[MoneyInput, Decimal]":
    """The assumptions that were set, by what they are.

    Args:
        values: By the names of their fields; None where nothing was set.
    """
    from interimkit.model.salary import MoneyInput

    return {
        MoneyInput(name.replace("_", "-")): value
        for name, value in values.items()
        if value is not None
    }


def answers_in(file: str | None, pack: "OpenPack") -> "Answers":
    """The answers of a file, for the money figures in it; none without a file.

    Raises:
        ContentError: If the file cannot be read, or is wrong.
    """
    from interimkit.model.answers import Answers

    if file is None:
        return Answers()
    from interimkit.cli.gather import Doors

    return Doors(file, None, (), None).given(pack).answers


def say_doubts(pack: "Pack", *of: str, **given: Decimal | None) -> None:
    """Asks on standard error about amounts that are possible and hardly meant.

    Args:
        of: Where the path of each begins, if it is not the command's own.
        given: A year's pay or a day's rate, by the name that it was given under.
    """
    from msgspec.structs import replace

    from interimkit.domain.doubts import doubts

    if found := [*doubts(pack, given)]:
        from interimkit.cli.complain import in_place
        from interimkit.cli.say import say

        for problem in found:
            say(in_place(replace(problem, path=(*of, *problem.path))))
