"""What the money commands' defaults and rules must hold beyond their shape: numbers that work."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from interimkit.content.compose import Mapping
from interimkit.domain.assumptions import RANGES
from interimkit.errors import Problem, ProblemCode
from interimkit.model.salary import Default, MoneyInput, RuleOfThumb, Salaries

_Found = tuple[ProblemCode, str, tuple[str, ...]]
"""What is wrong, in which field, and what would be right."""


_PER = (Decimal("0.01"), Decimal(1000))
"""What a value may be divided by."""


def salary_problems(salaries: Salaries, value: Any, *, file: str) -> Iterator[Problem]:
    """What is wrong with defaults and rules of thumb that their shape does not show.

    Args:
        value: The composed file, for the places.
        file: The file as messages call it.
    """
    seen: dict[tuple[MoneyInput, str | None], str] = {}
    for default, written in zip(salaries.defaults, value.get("defaults", ()), strict=True):
        if (what := (default.input, default.country)) in seen:
            yield _problem(ProblemCode.ID_DUPLICATE, "input", (seen[what],), written, file=file)
        seen.setdefault(what, f"{written.at[0]}:{written.at[1]}")
        for code, field, expected in _wrong_default(default):
            yield _problem(code, field, expected, written, file=file)
    for rule, written in zip(salaries.rules_of_thumb, value.get("rules_of_thumb", ()), strict=True):
        for code, field, expected in _wrong_rule(rule):
            yield _problem(code, field, expected, written, file=file)


def _wrong_default(default: Default) -> Iterator[_Found]:
    low, high = RANGES[default.input]
    limits = (str(low), str(high))
    if default.input is MoneyInput.DAY_RATE and default.country is None:
        yield ProblemCode.FIELD_MISSING, "country", ()
    if default.per is not None and not _PER[0] <= default.per <= _PER[1]:
        yield ProblemCode.NUMBER_RANGE, "per", (str(_PER[0]), str(_PER[1]))
        return
    for field in ("value", "low", "high"):
        number = getattr(default, field)
        if number is not None and field == "value" and default.per:
            number /= default.per
        if number is not None and not low <= number <= high:
            yield ProblemCode.NUMBER_RANGE, field, limits
    if default.low is not None and default.high is not None and default.low > default.high:
        yield ProblemCode.NUMBER_RANGE, "high", (str(default.low), str(high))


def _wrong_rule(rule: RuleOfThumb) -> Iterator[_Found]:
    """A rule is a share of the salary, or the salary with on-costs over so many days."""
    if rule.share_of_salary is not None:
        if not 0 < rule.share_of_salary <= 1:
            yield ProblemCode.NUMBER_RANGE, "share_of_salary", ("0.001", "1")
        return
    if rule.on_costs is None:
        yield ProblemCode.FIELD_MISSING, "on_costs", ()
    elif not 0 <= rule.on_costs <= RANGES[MoneyInput.ON_COSTS][1]:
        yield ProblemCode.NUMBER_RANGE, "on_costs", ("0", str(RANGES[MoneyInput.ON_COSTS][1]))
    if rule.days is None:
        yield ProblemCode.FIELD_MISSING, "days", ()
    elif not 1 <= rule.days <= RANGES[MoneyInput.DAYS_BILLED][1]:
        yield ProblemCode.NUMBER_RANGE, "days", ("1", str(RANGES[MoneyInput.DAYS_BILLED][1]))


def _problem(
    code: ProblemCode, field: str, expected: tuple[str, ...], written: Mapping, *, file: str
) -> Problem:
    at = written.value_at.get(field, written.at)
    return Problem(
        code=code, file=file, line=at[0], column=at[1],
        field=field, value=str(written.get(field, "")), expected=expected,
    )  # fmt: skip
