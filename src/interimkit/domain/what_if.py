"""What if one thing went otherwise: each change alone, and what it does to a reserve."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct, structs

from interimkit.domain.chain import Chain, Wait, gap_from_utilisation, start_probability
from interimkit.domain.reserve import Budget, WhatIfRow
from interimkit.domain.waits import Waits
from interimkit.model.salary import WhatIf

MOST = 3
"""How many changes are shown first."""


class Course(Struct, frozen=True, kw_only=True):
    """A case as it was said: what one change is made to.

    Attributes:
        chain: Assignments and waits.
        waits: The same waits in months.
        budget: What comes in and goes out.
        days_per_week: How many days a week are worked.
    """

    chain: Chain
    waits: Waits
    budget: Budget
    days_per_week: Decimal


def what_ifs(
    changes: Iterable[WhatIf], course: Course, months: int, *, chance: float, near: int
) -> tuple[WhatIfRow, ...]:
    """What each change alone does within so many months, the one that moves the chance most first.

    One that changes nothing, for it is so already, is left out.

    Args:
        chance: That the reserve runs out without any.
        near: The reserve that is needed without any; where no chance moves, it says which matter.
    """
    rows = []
    unsaid = not course.budget.set_aside
    for change in changes:
        changed = _changed(course, change)
        if changed == course:
            continue
        chain, budget = changed.chain, changed.budget
        needed = budget.needed(chain, months, near=near)
        rows.append(
            WhatIfRow(
                id=change.id, name=change.name, source=change.basis,
                chance=budget.runs_out(chain, months)[-1], needed_months=needed,
                first=unsaid and change.set_aside is not None,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-round(abs(row.chance - chance), 3), -abs(row.needed_months - near)))
    most = [structs.replace(row, first=True) for row in rows[:MOST]]
    return (*most, *rows[MOST:])


def _changed(course: Course, change: WhatIf) -> Course:
    """The case with the one thing changed, which is of the chain or of the budget."""
    return structs.replace(
        course, chain=_other_chain(course, change), budget=_other_budget(course, change)
    )


def _other_chain(course: Course, change: WhatIf) -> Chain:
    chain = course.chain
    if change.first_gap_months is not None:
        first = Wait(start=start_probability(float(change.first_gap_months)))
        return structs.replace(chain, first=first)
    if change.utilisation is not None:
        mean = gap_from_utilisation(change.utilisation, mean_length=Decimal(chain.mean_length))
        law = course.waits.stretched(mean).law()
        return structs.replace(
            chain, start=law.start, long_share=law.long_share, long_start=law.long_start
        )
    if change.months is not None:
        shortest, longest = change.months
        return structs.replace(chain, shortest=shortest, longest=longest)
    if change.ends_early is not None:
        return structs.replace(chain, ends_early=float(change.ends_early))
    return chain


def _other_budget(course: Course, change: WhatIf) -> Budget:
    budget = course.budget
    if change.days_per_week is not None:
        part = change.days_per_week / course.days_per_week
        return structs.replace(budget, billed=budget.billed * part)
    if change.rate_falls_by is not None:
        return structs.replace(budget, billed=budget.billed * (1 - change.rate_falls_by))
    if change.paid_later_days is not None:
        return structs.replace(budget, payment_days=budget.payment_days + change.paid_later_days)
    if change.set_aside is not None:
        return structs.replace(budget, set_aside=change.set_aside)
    return budget
