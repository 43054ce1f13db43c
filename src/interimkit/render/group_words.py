"""How a group's answers to one question lie, in words that every page of it shares."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from interimkit.domain.group_spread import Cell, Pattern, Spread, letter_of
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.numbers import number
from interimkit.render.words import all_of, catalogue


def spread_text(spread: Spread, *, language: Language) -> str:
    """A spread in a few words: `B stands out`, `Two share most answers: A and C`."""
    letters = [spread.asked.letter(option) for option in spread.leading]
    return pattern_text(spread.pattern, letters, language=language)


def pattern_text(pattern: Pattern, letters: Sequence[str], *, language: Language) -> str:
    """A pattern in a few words.

    Args:
        letters: Of the option that stands out, or of the two that share; else none.
    """
    _ = catalogue(language).gettext
    named = all_of(letters, language=language)
    match pattern:
        case Pattern.STANDS_OUT:
            return _("{letter} stands out").format(letter=named)
        case Pattern.TWO_SHARE:
            return _("Two share most answers: {letters}").format(letters=named)
        case Pattern.DIVIDED:
            return _("Divided: no answer stands out")
        case Pattern.TOO_FEW:
            return _("Too few answers to tell")
        case _:
            assert_never(pattern)


def cells_text(cells: Iterable[Cell], options: Sequence[str], *, language: Language) -> str:
    """Counts by letters: `A: 12 · B and C: 10`.

    Args:
        options: The ids of all options, in the order of their letters.
    """
    text = catalogue(language).gettext("{letters}: {count}")

    def told(cell: Cell) -> str:
        letters = [letter_of(options.index(option)) for option in cell.options]
        return text.format(letters=all_of(letters, language=language), count=cell.count)

    return signs.BETWEEN.join(map(told, cells))


def answers_text(count: int, *, language: Language) -> str:
    """So many answers."""
    text = catalogue(language).ngettext("{count} answer", "{count} answers", count)
    return text.format(count=number(Decimal(count), language=language))
