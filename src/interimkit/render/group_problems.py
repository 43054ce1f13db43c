"""What can be wrong with many sheets at once, in sentences: a part of `problems.py`."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

OF_GROUP = {
    ProblemCode.GROUP_FILE_TWICE: N_(
        "This file was named before, and a sheet counts once. It is left out here."
    ),
    ProblemCode.GROUP_ENDING: N_(
        "Files whose names end like this one are not read here. These are: {expected}."
    ),
    ProblemCode.GROUP_FOLDER_EMPTY: N_(
        "There is no answers file in this folder or below. Name tables and other files one by one."
    ),
    ProblemCode.GROUP_LINE_LONG: N_(
        "This line is longer than {expected} bytes. Put each answers object on a line of its own."
    ),
    ProblemCode.GROUP_COLUMN_UNKNOWN: N_(
        "The column “{value}” looks like one of ours and is none. Rename it, so that nothing is "
        "left out by a slip."
    ),
    ProblemCode.GROUP_COLUMN_TWICE: N_(
        "The column “{value}” comes twice; the first is at {expected}. Keep one."
    ),
    ProblemCode.GROUP_NO_COLUMNS: N_(
        "No column here is one of ours, such as {expected}. For a form’s export, let `group map` "
        "propose which column is which question, and read it with --map."
    ),
    ProblemCode.GROUP_ROW_LONG: N_(
        "This row has more cells than the table has columns ({expected}). Look for a separator "
        "with no quotes around its text."
    ),
    ProblemCode.GROUP_NO_ROWS: N_("There is no sheet in this table: nothing below its headings."),
    ProblemCode.GROUP_SCREEN_ONLY: N_(
        "No question was answered by {expected} or more, so this is shown on the screen only: in a "
        "smaller group, people can be told from a file that goes round. Leave out -o and --format, "
        "and tell the group what you see."
    ),
    ProblemCode.GROUP_SESSION_ALONE: N_(
        "A session is read alone: what its room was told cannot be added to other answers. Name "
        "only {value}, or only files."
    ),
}
