"""The signs of the text formats, each once and by its name: no page holds one.

They tell things apart without colour; `encodable` says what stands for them where an output lacks
them.
"""

FULL = "\N{BLACK SQUARE}"
"""A point, or a level that an example shows."""
CLAIMED = "\N{WHITE CIRCLE}"
"""A level by one's own account."""
EMPTY = "\N{WHITE SQUARE}"
"""A point that is not there."""
NOT_YET = "\N{MIDDLE DOT}"
"""A level that is not there."""
ASKED = "]"
"""Stands after the level asked."""
ESSENTIAL = "*"

MET = "\N{CHECK MARK}"
SHORT = "\N{EN DASH}"
LACKING = "\N{BALLOT X}"
UNKNOWN = "?"
AGREES = "="
DIFFERS = "\N{NOT EQUAL TO}"
PARTLY = "\N{ALMOST EQUAL TO}"

STEP = "\N{RIGHTWARDS ARROW}"
POINT = "\N{MIDDLE DOT}"
QUESTION = "?"

BETWEEN = " \N{MIDDLE DOT} "
"""Between things of one line that belong side by side."""
LEVEL_WITH = " = "
"""Between things that share a place in an order."""
NOTHING = "\N{MIDDLE DOT}"
"""Fills a cell of a table that has nothing to say."""

MORE = "+"
LESS = "\N{MINUS SIGN}"
"""Before a difference, which way it goes."""

BLANK = "\N{LOW LINE}" * 8
"""Room to write in by hand."""

UPPER_HALF, LOWER_HALF = "\N{UPPER HALF BLOCK}", "\N{LOWER HALF BLOCK}"
"""Of a code to scan, two rows in a line; `BAR` is both."""

RULE = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
"""Under the names of a table's columns."""

BAR = "\N{FULL BLOCK}"
EIGHTHS = (
    "",
    "\N{LEFT ONE EIGHTH BLOCK}",
    "\N{LEFT ONE QUARTER BLOCK}",
    "\N{LEFT THREE EIGHTHS BLOCK}",
    "\N{LEFT HALF BLOCK}",
    "\N{LEFT FIVE EIGHTHS BLOCK}",
    "\N{LEFT THREE QUARTERS BLOCK}",
    "\N{LEFT SEVEN EIGHTHS BLOCK}",
)
"""The end of a bar, by how many eighths of a column it fills."""
