"""How often each option was chosen: all that a group's result is made of."""

from collections.abc import Iterable

from msgspec import Struct

from interimkit.domain.group import chosen
from interimkit.group.sheet import Sheet
from interimkit.model.answers import Rater
from interimkit.model.workshop import Topic


class Tally(Struct, frozen=True, kw_only=True):
    """What was chosen.

    Attributes:
        counts: By question and by option, how many chose it.
        sheets: How many answered anything.
    """

    counts: dict[str, dict[str, int]]
    sheets: int


def tally(sheets: Iterable[Sheet], topic: Topic) -> Tally:
    """What was chosen on these sheets; everybody counts once.

    Colleagues' ratings are of somebody who answers for themselves, and whoever fills in a sheet a
    second time was counted the first time: neither is one more.
    """
    counts: dict[str, dict[str, int]] = {}
    answered = 0
    for sheet in sheets:
        if sheet.answers.rater is Rater.PEER or sheet.time > 1:
            continue
        said = chosen(sheet.answers, topic)
        answered += bool(said)
        for question, option in said.items():
            of_question = counts.setdefault(question, {})
            of_question[option] = of_question.get(option, 0) + 1
    return Tally(counts=counts, sheets=answered)
