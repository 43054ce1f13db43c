"""How long one waits, as the page of an income says it: in words, and as arguments."""

from decimal import Decimal

from interimkit.domain.income import IncomeOutlook
from interimkit.domain.waits import Waits, WaitsFrom
from interimkit.model.salary import MoneyInput
from interimkit.render.notes import assumed, rests_on
from interimkit.render.numbers import long_date, number, percent, typed
from interimkit.render.words import catalogue, months_text


def begin_text(result: IncomeOutlook) -> str:
    """How it begins, and how long the first wait takes where that is not like the others."""
    language = result.language
    _ = catalogue(language).gettext
    if result.signed_until is not None:
        text = _("Signed until {day}, which counts as {months}.").format(
            day=long_date(result.signed_until, language=language),
            months=months_text(result.signed_months, language=language),
        )
    elif result.starts_on_assignment:
        text = _("You begin on an assignment.")
    else:
        text = _("You begin without one.")
    if result.waits.first_months is None:
        return text
    first = _("First wait: {months}.").format(
        months=months_text(result.waits.first_months, language=language)
    )
    return f"{text} {first}"


def waits_text(result: IncomeOutlook) -> str:
    """How long one waits, in its two parts where it has them, and who says so."""
    _ = catalogue(result.language).gettext
    return _told(
        result,
        months_text(_mean(result.waits), language=result.language),
        alike=_("{gap} between two on average ({why})"),
        unlike=_("{gap} between two on average ({usual}, but {long} in {share} of cases; {why})"),
    )


def waits_in_brief(result: IncomeOutlook) -> str:
    """The same, where there is room for a line and a half."""
    _ = catalogue(result.language).gettext
    return _told(
        result,
        number(_mean(result.waits), language=result.language),
        alike=_("{gap} between two ({why})"),
        unlike=_("{gap} between two ({usual}, but {long} in {share}; {why})"),
    )


def _told(result: IncomeOutlook, gap: str, *, alike: str, unlike: str) -> str:
    """The words for waits that are all alike, or for those of two parts, with their numbers."""
    language, waits = result.language, result.waits
    return (unlike if waits.long_share else alike).format(
        gap=gap,
        usual=number(waits.usual_months, language=language),
        long=number(waits.long_months, language=language),
        share=percent(waits.long_share, language=language),
        why=_why(result),
    )


def _mean(waits: Waits) -> Decimal:
    """The mean wait as it is told: of two parts it is a sum of products, so to a tenth."""
    return round(waits.mean, 1) if waits.long_share else waits.mean


def _why(result: IncomeOutlook) -> str:
    """Who says how long one waits."""
    language = result.language
    _ = catalogue(language).gettext
    match result.waits.taken_from:
        case WaitsFrom.GIVEN:
            return _("as you set it")
        case WaitsFrom.PACK:
            waits = assumed(MoneyInput.GAP_MONTHS, result.assumptions)
            return rests_on(waits, result.sources, language=language)
        case WaitsFrom.UTILISATION:
            billed = assumed(MoneyInput.UTILISATION, result.assumptions)
            text = _("{share} of the time billed").format(
                share=percent(billed.value, language=language)
            )
            source = rests_on(billed, result.sources, language=language)
            return ", ".join(filter(None, (text, source)))


def same_waits(waits: Waits) -> list[str]:
    """The arguments that give these waits again."""
    found = []
    if waits.taken_from is WaitsFrom.GIVEN:
        found += ["--gap-months", typed(waits.usual_months)]
        if waits.long_share:
            found += ["--long-gaps", f"{typed(waits.long_share)}:{typed(waits.long_months)}"]
    if waits.first_months is not None:
        found += ["--first-gap-months", typed(waits.first_months)]
    return found
