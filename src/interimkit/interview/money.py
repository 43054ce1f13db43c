"""What is asked of money: what one would leave, what goes out, and a rate where one is known."""

from collections.abc import Mapping

from interimkit.domain.assumptions import AMOUNTS, countries
from interimkit.interview.questionnaire import Answer, Ask, Questionnaire, about_minutes
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, RateBasis, Salaries
from interimkit.model.text import Language
from interimkit.render.words import catalogue, country_name

ASKED = 6
"""How many of them are asked as a rule."""
MOST_MONTHS = 600


def ask_money(pack: Pack, *, language: Language) -> Questionnaire:
    """The money figures, each of which may be left open.

    An id is the field's own name, with an underscore, so that it is never one of a pack.
    """
    _ = catalogue(language).gettext
    intro = _("Amounts in whole {currency}; {time}. Nothing leaves this computer.")
    return Questionnaire(
        name="money",
        language=language,
        intro=intro.format(currency=pack.load(Salaries).currency, time=minutes_of_money(language)),
        asks=(
            _amount("salary", _("Salary"), _("What do you earn now, gross a year? 0 for none.")),
            _amount(
                "benefits",
                _("Beside the salary"),
                _("What comes beside it a year, such as a car, insurance or a bonus?"),
                after="salary",
            ),
            _amount(
                "cost_per_month",
                _("Costs a month"),
                _("What goes out each month, with the contributions and tax that you would pay?"),
            ),
            _reserve(language),
            _amount(
                "day_rate",
                _("Day rate"),
                _("Which day rate do you know of, or want to ask, before tax?"),
            ),
            _rate_basis(language),
            _country(pack, language),
        ),
    )


def minutes_of_money(language: Language) -> str:
    """How long they take."""
    return about_minutes(ASKED, seconds=30, language=language)


def _amount(field: str, name: str, text: str, *, after: str = "") -> Ask:
    def applies(answers: Mapping[str, Answer]) -> bool:
        return not after or bool(answers.get(after))

    most = int(AMOUNTS[1])
    return Ask(field, "money", name, text, at_most=most, optional=True, applies=applies)


def _reserve(language: Language) -> Ask:
    """Asked where no check of the quiz has asked it."""
    _ = catalogue(language).gettext

    def applies(answers: Mapping[str, Answer]) -> bool:
        return MoneyInput.RESERVE_MONTHS.value not in answers

    return Ask(
        "reserve_months", "money", _("Reserve"),
        _("How many months of those costs do you have put by?"),
        at_most=MOST_MONTHS, optional=True, applies=applies,
    )  # fmt: skip


def _rate_basis(language: Language) -> Ask:
    _ = catalogue(language).gettext

    def applies(answers: Mapping[str, Answer]) -> bool:
        return bool(answers.get("day_rate"))

    options = (
        (RateBasis.MANAGER.value, _("Mine: what I am left with")),
        (RateBasis.CLIENT.value, _("The client’s: what the client pays a provider")),
    )
    return Ask(
        "rate_basis", "money", _("Whose rate"), _("Whose rate is that?"), options,
        optional=True, applies=applies,
    )  # fmt: skip


def _country(pack: Pack, language: Language) -> Ask:
    _ = catalogue(language).gettext
    named = [(code, country_name(code, language=language)) for code in countries(pack)]
    options = tuple(sorted(named, key=lambda country: country[1]))
    return Ask(
        "country", "money", _("Country"), _("In which country would you work?"), options,
        optional=True,
    )  # fmt: skip
