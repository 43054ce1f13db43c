"""Codes become language here: the interface's texts, in the language asked for.

The English texts are the keys of the catalogues in `locale/`; `just i18n` collects them.
"""

import gettext
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from interimkit.domain.advice import QuizVerdict
from interimkit.errors import ExitCode
from interimkit.locale import N_, catalogue_of
from interimkit.model.answers import Practice
from interimkit.model.claims import Verdict
from interimkit.model.country import NAMES
from interimkit.model.quiz import CheckStatus
from interimkit.model.salary import MoneyInput
from interimkit.model.text import Language
from interimkit.render.numbers import number, percent, plural_of
from interimkit.render.wording import Wording

MOST_NAMED = 12
"""Characters that are named one by one, where many could not be printed."""


def catalogue(language: Language) -> gettext.NullTranslations:
    """The interface's texts in one language; English is what the code itself says."""
    return catalogue_of(language)


def verdict_word(verdict: Verdict, *, language: Language) -> str:
    """How a claim stands beside what others found."""
    _ = catalogue(language).gettext
    match verdict:
        case Verdict.AGREES:
            return _("agrees")
        case Verdict.DIFFERS:
            return _("differs")
        case Verdict.PARTLY:
            return _("partly")
        case Verdict.NO_FIGURE_FOUND:
            return _("no figure found")
        case _:
            assert_never(verdict)


def advice_word(verdict: QuizVerdict, *, language: Language) -> str:
    """An advice, as it stands within a line."""
    _ = catalogue(language).gettext
    match verdict:
        case QuizVerdict.GOOD_FIT:
            return _("a good fit")
        case QuizVerdict.PREPARE_FIRST:
            return _("prepare first")
        case QuizVerdict.NOT_NOW:
            return _("not now")
        case _:
            assert_never(verdict)


def practice_word(practice: Practice, *, language: Language) -> str:
    """How far something is in place."""
    _ = catalogue(language).gettext
    match practice:
        case Practice.NOT_YET:
            return _("not yet")
        case Practice.PARTLY:
            return _("partly")
        case Practice.IN_PLACE:
            return _("in place")
        case _:
            assert_never(practice)


def section_word(section: str, *, language: Language) -> str:
    """A section of an answers file; one that has no word keeps its name."""
    return catalogue(language).gettext(_SECTIONS[section]) if section in _SECTIONS else section


def check_word(status: CheckStatus, *, limits: bool = False, language: Language) -> str:
    """Where somebody stands on a check.

    Args:
        limits: Whether the check limits the kinds of assignment, and nothing else.
    """
    _ = catalogue(language).gettext
    if limits and status is CheckStatus.NOT_MET:
        return _("limits the choice")
    match status:
        case CheckStatus.MET:
            return _("in place")
        case CheckStatus.UNKNOWN:
            return _("still open")
        case CheckStatus.NOT_MET:
            return _("not yet")
        case CheckStatus.BLOCKING:
            return _("stands in the way")
        case _:
            assert_never(status)


def money_input_text(input_: MoneyInput, *, language: Language) -> str:
    """What a money command assumes, in a few words."""
    return catalogue(language).gettext(_MONEY_INPUTS[input_])


def days_text(count: Decimal, *, language: Language) -> str:
    """So many days, whole ones."""
    days = int(count.to_integral_value(rounding=ROUND_HALF_UP))
    text = catalogue(language).ngettext("{count} day", "{count} days", days)
    return text.format(count=number(Decimal(days), language=language))


def months_text(count: int | Decimal, *, language: Language) -> str:
    """So many months."""
    months = plural_of(count, language=language)
    text = catalogue(language).ngettext("{count} month", "{count} months", months)
    return text.format(count=number(Decimal(count), language=language))


def years_text(count: int, *, language: Language) -> str:
    """So many years."""
    text = catalogue(language).ngettext("{count} year", "{count} years", count)
    return text.format(count=count)


def chance_text(chance: float, *, language: Language, decimals: int = 0) -> str:
    """A chance in percents, of which only what is certain is 0% or 100%.

    Args:
        decimals: How many it has at most; the assumptions are not exact.
    """
    _ = catalogue(language).gettext
    step = Decimal("0.01").scaleb(-decimals)
    share = Decimal(chance).quantize(step, rounding=ROUND_HALF_UP)
    if not share and chance > 0:
        return _("under {share}").format(share=percent(step, language=language))
    if share == 1 and chance < 1:
        return _("over {share}").format(share=percent(1 - step, language=language))
    return percent(share, language=language, decimals=decimals)


def ruin_text(chance: float, *, language: Language) -> str:
    """The chance that a reserve runs out: with one decimal, for 5% is where it is enough."""
    return chance_text(chance, language=language, decimals=1)


def country_name(code: str, *, language: Language) -> str:
    """A country as prose names it; one that we have no name for keeps its code."""
    return NAMES[code][language] if code in NAMES else code


def quoted(names: Iterable[str], *, language: Language) -> str:
    """Names as prose lists them: `“Crisis” and “Strategy”`."""
    _ = catalogue(language).gettext
    return all_of((_("“{name}”").format(name=name) for name in names), language=language)


def all_of(names: Iterable[str], *, language: Language) -> str:
    """Names that are all meant: `a, b and c`."""
    return _in_a_row(names, catalogue(language).gettext("{names} and {last}"))


def either(names: Iterable[str], *, language: Language) -> str:
    """Names of which any will do: `a, b or c`."""
    return _in_a_row(names, catalogue(language).gettext("{names} or {last}"))


def _in_a_row(names: Iterable[str], ending: str) -> str:
    *before, last = [*names] or [""]
    return ending.format(names=", ".join(before), last=last) if before else last


def wording(language: Language) -> Wording:
    """What a layout says by itself."""
    _ = catalogue(language).gettext
    return Wording(
        pair=_("{name}: {value}"),
        meter=_("{points} of {of}"),
        with_example=_("{own} of {highest} (with an example)"),
        claimed=_("{own} of {highest} (claimed)"),
        blank=_("to fill in"),
        in_numbers=_("In numbers: {shown} of {of} moments."),
        sources=_("Sources"),
        source=_("source {number}"),
        contents=_("On this page"),
        foot=_("Made on your own computer; nothing was sent anywhere."),
        pages=_("page {page} of {pages}"),
        caution=_("An orientation, no measurement; not for selecting candidates."),
    )


def unprinted_text(characters: Iterable[str], *, language: Language) -> str:
    """Which characters a document lacks; of a whole script only some are named."""
    names = tuple(characters)
    text = catalogue(language).ngettext(
        "{count} character could not be printed: {names}",
        "{count} characters could not be printed: {names}",
        len(names),
    )
    shown = ", ".join((*names[:MOST_NAMED], "…") if len(names) > MOST_NAMED else names)
    return text.format(count=len(names), names=shown)


def exit_code_text(code: ExitCode, *, language: Language) -> str:
    """When an exit code is given."""
    return catalogue(language).gettext(_EXITS[code])


_MONEY_INPUTS = {
    MoneyInput.DAYS_BILLED: N_("Days billed a year"),
    MoneyInput.ON_COSTS: N_("Costs on top of a salary"),
    MoneyInput.PROVIDER_SHARE: N_("Provider’s share"),
    MoneyInput.DAY_RATE: N_("Day rate"),
    MoneyInput.HOUR_RATE: N_("Rate an hour"),
    MoneyInput.DAY_EXPENSES: N_("Expenses a day"),
    MoneyInput.PAYMENT_DAYS: N_("Days until paid"),
    MoneyInput.HOURS_PER_DAY: N_("Hours a day"),
    MoneyInput.DAYS_PER_MONTH: N_("Days a month, on assignment"),
    MoneyInput.UTILISATION: N_("Time billed"),
    MoneyInput.RESERVE_MONTHS: N_("Months in reserve"),
    MoneyInput.GAP_MONTHS: N_("Months between two, as a rule"),
    MoneyInput.LONG_GAP_SHARE: N_("Long waits among them"),
    MoneyInput.LONG_GAP_MONTHS: N_("Months of a long wait"),
}

_SECTIONS = {
    "quiz": N_("quiz"),
    "checks": N_("checks"),
    "pitfalls": N_("audit"),
    "notes": N_("notes to the audit"),
    "profile": N_("kind and field"),
    "skills": N_("skills"),
    "evidence": N_("examples"),
    "money": N_("money"),
    "case": N_("cases played"),
}

_EXITS = {
    ExitCode.OK: N_("done"),
    ExitCode.RETIRED: N_("retired, never used again"),
    ExitCode.USAGE: N_("an unknown option or a bad value"),
    ExitCode.CONTENT: N_("a pack or an answers file is not valid"),
    ExitCode.SAVED_DATA: N_("something kept is missing or damaged"),
    ExitCode.NEEDS_ANSWERS: N_("a question must be asked and there is no terminal"),
    ExitCode.MISSING_EXTRA: N_("the command needs an extra"),
    ExitCode.OUTPUT: N_("the output cannot be written"),
    ExitCode.BUG: N_("a fault in interimkit"),
    ExitCode.INTERRUPTED: N_("stopped with Ctrl-C"),
    ExitCode.PIPE_CLOSED: N_("the reader of the pipe went away"),
    ExitCode.HUNG_UP: N_("the terminal was closed"),
    ExitCode.TERMINATED: N_("the process was told to end"),
}
