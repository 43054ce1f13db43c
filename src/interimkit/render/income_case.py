"""The case that an income is worked out for, as its page says it, and who says so."""

from interimkit.domain.assumptions import GIVEN
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.terms import FULL_WEEK
from interimkit.domain.waits import WaitsFrom
from interimkit.model.salary import MoneyInput
from interimkit.render.notes import assumed, in_short, rests_on
from interimkit.render.numbers import number, plural_of
from interimkit.render.waits import begin_text, waits_in_brief, waits_text
from interimkit.render.words import catalogue, months_text


def case_text(result: IncomeOutlook) -> str:
    """All of it."""
    parts = [_lengths(result, named=True), waits_text(result), _days_per_month(result)]
    return _sentence(result, parts, begin_text(result))


def case_in_brief(result: IncomeOutlook) -> str:
    """All of it in short; beside a salary and a reserve, only what the reader did not set."""
    if result.staying is None or result.reserve is None:
        parts = [_lengths(result, named=True), waits_in_brief(result), _days_per_month(result)]
        return _sentence(result, parts, begin_text(result))
    _ = catalogue(result.language).gettext
    ours = [
        (bool(result.lengths_source), _lengths(result, named=False)),
        (_waits_are_ours(result), waits_in_brief(result)),
        (_days_are_ours(result), _days_per_month(result)),
    ]
    begins_as_ever = not result.starts_on_assignment and result.waits.first_months is None
    ending = [begin_text(result)] if begins_as_ever else []
    if not (begins_as_ever and all(is_ours for is_ours, _text in ours)):
        ending.append(_("The rest is as you set it."))
    parts = [text for is_ours, text in ours if is_ours]
    return _sentence(result, parts, " ".join(ending))


def _sentence(result: IncomeOutlook, parts: list[str], ending: str) -> str:
    """The parts in one sentence, and what comes after it."""
    _ = catalogue(result.language).gettext
    if not parts:
        return ending
    told, *others = parts
    for other in others:
        told = _("{parts}; {last}").format(parts=told, last=other)
    return " ".join(filter(None, (f"{told}.", ending)))


def _waits_are_ours(result: IncomeOutlook) -> bool:
    """Whether the reader said neither how long one waits nor what part of the time is billed."""
    if result.waits.taken_from is WaitsFrom.UTILISATION:
        return assumed(MoneyInput.UTILISATION, result.assumptions).source != GIVEN
    return result.waits.taken_from is WaitsFrom.PACK


def _days_are_ours(result: IncomeOutlook) -> bool:
    """Whether the reader did not say how many days a month has."""
    return assumed(MoneyInput.DAYS_PER_MONTH, result.assumptions).source != GIVEN


def _lengths(result: IncomeOutlook, *, named: bool) -> str:
    """How long an assignment takes, and who says so.

    Args:
        named: Whether it is said of which kind it is.
    """
    language = result.language
    _ = catalogue(language).gettext
    longest = months_text(result.months_longest, language=language)
    if result.months_shortest == result.months_longest:
        text = _("Assignments of {longest}").format(longest=longest)
    else:
        text = _("Assignments of {low} to {longest}").format(
            low=result.months_shortest, longest=longest
        )
    said = [(named and result.role_name) or ""]
    said += [
        in_short(s, language=language) for s in result.sources if s.id == result.lengths_source
    ]
    return f"{text} ({', '.join(found)})" if (found := list(filter(None, said))) else text


def _days_per_month(result: IncomeOutlook) -> str:
    """How many days a month has on assignment, and how many a week are worked."""
    language = result.language
    words = catalogue(language)
    days = assumed(MoneyInput.DAYS_PER_MONTH, result.assumptions)
    text = words.ngettext(
        "{days} day a month ({source})",
        "{days} days a month ({source})",
        plural_of(days.value, language=language),
    )
    month = text.format(
        days=number(days.value, language=language),
        source=rests_on(days, result.sources, language=language) or words.gettext("as you set it"),
    )
    if result.days_per_week == FULL_WEEK:
        return month
    part = words.gettext("{month} at {full} days a week; you work {days}")
    return part.format(
        month=month,
        full=number(FULL_WEEK, language=language),
        days=number(result.days_per_week, language=language),
    )
