"""What to mend, what to lead with and what it comes to in money, each in a line."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from interimkit.domain.cite import SourceRef
from interimkit.domain.diagnosis import Diagnosis, ReserveInShort, StayOrGo
from interimkit.domain.mending import Part, Strength, ToLeadWith, ToMend, Weight
from interimkit.model.text import Language
from interimkit.render.notes import in_short, listed
from interimkit.render.numbers import exact_money, money, number, rough, whole_money
from interimkit.render.page import Item
from interimkit.render.words import (
    all_of,
    catalogue,
    chance_text,
    months_text,
    ruin_text,
    years_text,
)


def mend_name(thing: ToMend, *, language: Language) -> str:
    """What it is called: the pack's name for it, or ours for a figure."""
    _ = catalogue(language).gettext
    if thing.part is not Part.MONEY:
        return thing.name
    return _("Your day rate") if thing.because is Weight.LESS_THAN_STAYING else _("Your reserve")


def mend_text(thing: ToMend, *, language: Language) -> str:
    """Why it is to be mended, in a few words."""
    _ = catalogue(language).gettext
    match thing.because:
        case Weight.CHECK_BLOCKS | Weight.CHECK_DECIDES:
            text = _check(thing, language=language)
        case Weight.CHECK_UNANSWERED:
            text = _("counts for the advice, and is not answered yet")
        case Weight.CHECK_LIMITS:
            text = _("says when or where, and is not in place")
        case Weight.RESERVE_RUNS_OUT | Weight.LESS_THAN_STAYING:
            text = _figure(thing, language=language)
        case Weight.PITFALL_OPEN:
            text = _("nothing is in place against it")
        case Weight.PITFALL_PARTLY:
            text = _("what prevents it is partly in place")
        case Weight.ESSENTIAL_CLAIMED:
            text = _("essential, and without an example yet")
        case Weight.ESSENTIAL_WIDE | Weight.ESSENTIAL_GAP:
            text = _("essential: level {need} is asked, and you say {have}")
        case Weight.WIDE_GAP | Weight.GAP:
            text = _("level {need} is asked, and you say {have}")
        case _:
            assert_never(thing.because)
    return _with_numbers(text, thing, language=language)


def _check(thing: ToMend, *, language: Language) -> str:
    _ = catalogue(language).gettext
    blocks = thing.because is Weight.CHECK_BLOCKS
    if thing.need is None:
        return _("stands in the way") if blocks else _("counts for the advice, and is not in place")
    return (
        _("stands in the way: you have {have}, and {need} would do")
        if blocks
        else _("counts for the advice: you have {have}, and {need} would do")
    )


def _figure(thing: ToMend, *, language: Language) -> str:
    _ = catalogue(language).gettext
    if thing.because is Weight.RESERVE_RUNS_OUT:
        return _("{have} months run out in {chance} of cases; 5% with {need}")
    if thing.need is None:
        return _("less than staying in {chance} of cases, at any rate")
    return _("less than staying in {chance} of cases; even at {need} a day")


def _with_numbers(text: str, thing: ToMend, *, language: Language) -> str:
    def told(value: Decimal | None) -> str:
        return number(value, language=language, decimals=0) if value is not None else ""

    say = ruin_text if thing.because is Weight.RESERVE_RUNS_OUT else chance_text
    chance = "" if thing.chance is None else say(thing.chance, language=language)
    return text.format(have=told(thing.have), need=told(thing.need), chance=chance)


def lead_text(lead: ToLeadWith, *, language: Language) -> str:
    """Why it is a strength: the example, why the answer scores so, or how it is claimed."""
    _ = catalogue(language).gettext
    match lead.because:
        case Strength.SKILL_SHOWN | Strength.ANSWER_HIGHEST:
            return lead.says
        case Strength.SKILL_CLAIMED:
            return _("at the level asked, by your own account")
        case Strength.PITFALL_COVERED:
            return _("what prevents it is in place")
        case _:
            assert_never(lead.because)


def lead_in_brief(lead: ToLeadWith, *, language: Language) -> str:
    """Its name, and that an example shows it where one does; a pitfall is one that is prevented."""
    _ = catalogue(language).gettext
    match lead.because:
        case Strength.SKILL_SHOWN:
            return _("{name} (with an example)").format(name=lead.name)
        case Strength.PITFALL_COVERED:
            return _("{name} (prevented)").format(name=lead.name)
        case Strength.SKILL_CLAIMED | Strength.ANSWER_HIGHEST:
            return lead.name
        case _:
            assert_never(lead.because)


def stay_text(stay: StayOrGo | None, *, language: Language) -> str:
    """How much more or less than staying, and how likely less; nothing where it was not asked."""
    if stay is None:
        return ""
    _ = catalogue(language).gettext
    text = (
        _("{amount} a year less in the middle case; less in {chance} of cases")
        if stay.difference_per_year < 0
        else _("{amount} a year more in the middle case; less in {chance} of cases")
    )
    return text.format(
        amount=_difference(stay, language=language),
        chance=chance_text(stay.chance_less, language=language),
    )


def _difference(stay: StayOrGo, *, language: Language) -> str:
    """In whole units: three figures, where no assumption is known better."""
    amount = int(abs(rough(stay.difference_per_year)))
    return money(amount, stay.currency, language=language)


def reserve_text(reserve: ReserveInShort | None, *, language: Language) -> str:
    """How likely the reserve runs out, and what would do; nothing where it was not asked."""
    if reserve is None:
        return ""
    text = catalogue(language).gettext(
        "{months} run out in {chance} of cases within {years}; 5% with {needed}"
    )
    return text.format(
        months=months_text(reserve.months, language=language),
        chance=ruin_text(reserve.chance, language=language),
        years=years_text(reserve.years, language=language),
        needed=reserve.needed_months,
    )


def needs_text(needs: Sequence[str], *, language: Language) -> str:
    """Which figure is missing, and how to give it; nothing where none is."""
    if not needs:
        return ""
    _ = catalogue(language).gettext
    figures = {
        "day_rate": _("a day rate"),
        "salary": _("what you earn now"),
        "cost_per_month": _("what goes out each month"),
    }
    return _("needs {what}: {option}").format(
        what=all_of((figures[field] for field in needs), language=language),
        option=" ".join(f"--answer {field}=…" for field in needs),
    )


def money_lines(result: Diagnosis) -> tuple[Item, ...]:
    """Stay or go, and the reserve, or else the offer; and which figure they lack."""
    _ = catalogue(result.language).gettext
    lines = [
        (_("Stay or go"), stay_text(result.stay_or_go, language=result.language)),
        (_("Reserve"), reserve_text(result.reserve, language=result.language)),
    ]
    if not any(text for _label, text in lines):
        lines.append((_("Day rate"), rate_text(result)))
    lines += _lacking(result)
    return tuple(Item(label=label, text=text) for label, text in lines if text)


def _lacking(result: Diagnosis) -> list[tuple[str, str]]:
    """What one of the two could not be worked out without; said once where both lack the same."""
    _ = catalogue(result.language).gettext
    stay, reserve = result.stay_or_go_needs, result.reserve_needs
    other = () if reserve == stay else reserve
    return [
        (_("Stay or go"), needs_text(stay, language=result.language)),
        (_("Reserve"), needs_text(other, language=result.language)),
    ]


def beside_staying(stay: StayOrGo | None, *, language: Language) -> str:
    """How much more or less a year in the middle case; nothing where it was not asked."""
    if stay is None:
        return ""
    _ = catalogue(language).gettext
    text = _("{amount} a year less") if stay.difference_per_year < 0 else _("{amount} a year more")
    return text.format(amount=_difference(stay, language=language))


def money_rests_on(sources: Iterable[SourceRef], *, language: Language) -> str:
    """Who says what the money figures rest on, and of when."""
    names = listed(in_short(source, language=language) for source in sources)
    return catalogue(language).gettext("Money, before tax: {names}.").format(names=names)


def rate_text(result: Diagnosis) -> str:
    """The salary as a day rate, or a day rate as a salary; nothing where neither was asked."""
    if (offer := result.offer) is None:
        return ""
    text = catalogue(result.language).gettext("{rate} for {salary} gross a year")
    return text.format(
        rate=exact_money(offer.manager_day_rate, of=offer),
        salary=whole_money(offer.gross_per_year, of=offer),
    )
