"""The sentences of what is wrong with amounts, offers and waits."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

OF_MONEY = {
    ProblemCode.OPTION_DERIVED: N_("{field} comes to {found}; {low} to {high} makes sense."),
    ProblemCode.SALARY_DOUBTED: N_(
        "{field} is {value} for a whole year, and the lowest pay cited here is {low}. If that is a "
        "month’s, give the year’s: {high}."
    ),
    ProblemCode.DAY_RATE_DOUBTED: N_(
        "{field} is {value} for a whole day, and the lowest pay cited here is {low} a year. If "
        "that is an hour’s, give the day’s."
    ),
    ProblemCode.RATE_BASIS_CITED: N_(
        "The rate that the pack cites for this country is {expected}, and {field} says something "
        "else. Leave it out, or give a rate with --day-rate."
    ),
    ProblemCode.DAYS_CONTRADICT: N_(
        "{field} is {value}, but a year has at most {high} days at the days a month that are set. "
        "Change one of the two."
    ),
    ProblemCode.START_NEEDED: N_(
        "Give one thing to start from: --salary, --level, --day-rate, --hour-rate, or a --country "
        "with a rate of its own."
    ),
    ProblemCode.CURRENCIES_APART: N_(
        "It is in {value} and the first in {expected}, and nothing is converted. Give both a rate "
        "in one currency."
    ),
    ProblemCode.OTHER_OFFER_QUOTES: N_(
        "A quotation mark in “{value}” is never closed. Close it, or leave it out."
    ),
    ProblemCode.OTHER_OFFER_OUTSIDE: N_(
        "{field} is not a part of an offer. Give it once, outside the quotes."
    ),
    ProblemCode.OPTION_LONG_GAPS: N_(
        "“{value}” does not say how many waits are long, and how long. Write their share, a colon "
        "and their months on average, as in {expected} for {field}."
    ),
    ProblemCode.WAITS_REVERSED: N_(
        "A long wait takes {value} months here, and a usual one {expected}. Make the long one the "
        "longer, or leave the long waits out."
    ),
}
