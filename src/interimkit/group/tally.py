"""How often each option was chosen: all that a group's result is made of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from interimkit.domain.group import chosen, counts_of
from interimkit.group.sheet import Sheet
from interimkit.model.answers import Rater
from interimkit.model.workshop import Topic


class Tally(Struct, frozen=True, kw_only=True):
    """What was chosen.

    Attributes:
        counts: By question and by option, how many chose it.
        sheets: How many answered anything.
    """

    counts: Mapping[str, Mapping[str, int]]
    sheets: int


def tally(sheets: Iterable[Sheet], topic: Topic) -> Tally:
    """What was chosen on these sheets.

    Colleagues' ratings are of somebody who answers for themselves, and whoever fills in a sheet a
    second time was counted the first time: neither is one more. Whose a sheet is is not looked at,
    so that nothing of it is kept.
    """
    answered = 0

    def said() -> Iterator[Mapping[str, str]]:
        nonlocal answered
        for sheet in sheets:
            if sheet.answers.rater is Rater.SELF and sheet.time <= 1:
                options = chosen(sheet.answers, topic)
                answered += bool(options)
                yield options

    counts = counts_of(said())
    return Tally(counts=counts, sheets=answered)


def added(one: Tally, other: Tally) -> Tally:
    """Both together."""
    questions = dict.fromkeys((*one.counts, *other.counts))
    counts = {q: Counter(one.counts.get(q)) + Counter(other.counts.get(q)) for q in questions}
    return Tally(counts=counts, sheets=one.sheets + other.sheets)
