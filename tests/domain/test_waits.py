"""The waits of the pack against what the survey found that they are fitted to."""

from decimal import Decimal

import pytest

from interimkit import load_pack
from interimkit.domain.income import project_income
from interimkit.domain.waits import Waits, WaitsFrom

WAITS = project_income(load_pack(), day_rate=Decimal(975)).waits


def waits(usual: str, share: str, long: str) -> Waits:
    return Waits(
        taken_from=WaitsFrom.GIVEN, usual_months=Decimal(usual), long_share=Decimal(share),
        long_months=Decimal(long), first_months=None,
    )  # fmt: skip


def test_the_packs_waits_are_those_of_the_survey() -> None:
    """IIM, United Kingdom, 2023: a mean of 2.6 months, 53% under 1 and 21% of 3 or more."""

    def at_least(months: int) -> float:
        return sum(share * (1 - start) ** months for share, start in WAITS.law().sorts)

    assert WAITS.mean == Decimal("2.600")
    assert 1 - at_least(1) == pytest.approx(0.53, abs=0.01)
    assert at_least(3) == pytest.approx(0.21, abs=0.005)


def test_stretched_waits_have_the_mean_and_keep_their_shape() -> None:
    longer = WAITS.stretched(Decimal("5.2"))
    assert longer.mean == pytest.approx(Decimal("5.2"))
    assert (longer.usual_months, longer.long_months) == (Decimal(1), Decimal("17.8"))
    assert longer.long_share == WAITS.long_share
    none = waits("0", "0.25", "0").stretched(Decimal(3))
    assert (none.mean, none.long_share) == (Decimal(3), Decimal(0))


def test_the_law_has_the_means_that_were_said() -> None:
    law = waits("0.5", "0.25", "9").law()
    assert law.mean_gap == pytest.approx(2.625)
    assert [share for share, _ in law.sorts] == [0.75, 0.25]
    assert waits("2", "0", "0").law().sorts == ((1.0, 1 / 3),)
