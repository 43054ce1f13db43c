"""Amounts as they are typed: read at the door, or refused there by name."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from interimkit.cli.money import amount_option, range_option, share_option, whole_option
from interimkit.errors import ProblemCode, UsageError


def reader(option: Callable[[str, str, str], Any]) -> Callable[[str], Any]:
    read: Callable[[str], Any] = option("--x", "", "X").parser
    return read


@pytest.mark.parametrize(
    ("option", "typed", "value"),
    [
        (amount_option, " 1250.50 ", Decimal("1250.50")),
        (share_option, "30%", Decimal("0.3")),
        (share_option, "30 %", Decimal("0.3")),
        (share_option, "30\u00a0%", Decimal("0.3")),
        (share_option, "30\u202f%", Decimal("0.3")),
        (share_option, "0.3", Decimal("0.3")),
        (whole_option, "3", 3),
        (range_option, "3-12", (3, 12)),
    ],
)
def test_what_can_be_meant_is_read(
    option: Callable[[str, str, str], Any], typed: str, value: object
) -> None:
    assert reader(option)(typed) == value


@pytest.mark.parametrize(
    ("option", "typed", "code"),
    [
        *(
            (amount_option, wrong, ProblemCode.OPTION_AMOUNT)
            for wrong in ("1 000", "1_000", "+1", "1.", ".5", "0x1", "%", "1%%", "1.234", "30%", "")
        ),
        (share_option, "%", ProblemCode.OPTION_AMOUNT),
        *((whole_option, wrong, ProblemCode.OPTION_NUMBER) for wrong in ("1.5", "-1", "٣", "")),
        *((range_option, wrong, ProblemCode.OPTION_MONTHS) for wrong in ("12-3", "3", "3-", "a-b")),
    ],
)
def test_anything_else_is_refused_by_the_name_of_its_option(
    option: Callable[[str, str, str], Any], typed: str, code: ProblemCode
) -> None:
    with pytest.raises(UsageError) as caught:
        reader(option)(typed)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.value) == (code, ("--x",), typed)
