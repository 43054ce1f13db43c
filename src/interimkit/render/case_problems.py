"""The sentences of what is wrong with a case of one's own."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

OF_CASE = {
    ProblemCode.CASE_UNKNOWN: N_("This pack has no case “{value}”."),
    ProblemCode.CASE_NOT_OVER: N_(
        "The case of session {value} was not played to its end: there is no way through it to show."
    ),
    ProblemCode.CASE_NO_SHEETS: N_(
        "Session {value} plays a case, which has no sheets: let the room show hands, and press d "
        "and the letter."
    ),
    ProblemCode.CASE_SEVERAL: N_("This pack has several cases. Say which: {expected}."),
    ProblemCode.CASE_ID_TWICE: N_(
        "The id “{value}” is given twice in this case; the first is at {expected}. Rename one."
    ),
    ProblemCode.CASE_DAY: N_(
        "Day {value} does not come after day {expected}, that of the moment before. Let days rise."
    ),
    ProblemCode.CASE_WORD_FROM: N_(
        "This word is from {value}; here {expected} or more is possible. The first word of a gauge "
        "is from 0, and each next one from a higher number."
    ),
    ProblemCode.CASE_GAUGE: N_("This case has no gauge “{value}”."),
    ProblemCode.CASE_WORD: N_("This gauge has no word “{value}”."),
    ProblemCode.CASE_OPTION: N_("This case has no option “{value}”."),
    ProblemCode.CASE_CHOSEN_TWICE: N_(
        "“{value}” and “{expected}” are both options of the dilemma “{field}”. Choose one of them."
    ),
    ProblemCode.CASE_ENDING: N_("This case has no ending “{value}”."),
    ProblemCode.CASE_MOMENT: N_("This case has no moment “{value}”."),
    ProblemCode.CASE_NOT_CHOSEN_YET: N_(
        "“{value}” is not chosen by then. Ask about a choice of an earlier moment."
    ),
    ProblemCode.CASE_NOT_ENDED_YET: N_(
        "Nothing has ended yet here. Only the lines of `after` can ask how it ended."
    ),
    ProblemCode.CASE_NOT_LATER: N_(
        "The moment “{value}” is not later than this choice. Name a later one, or write it under "
        "`now`."
    ),
    ProblemCode.CASE_WHEN_MISSING: N_(
        "This one holds always, so those below it are never met. Give it a `when`, or put it last."
    ),
    ProblemCode.CASE_WHEN_LAST: N_(
        "The last one must hold always: it is what happens where nothing else does. Remove its "
        "`when`, or add one below it without."
    ),
    ProblemCode.CASE_GAUGE_RANGE: N_(
        "The gauge “{field}” comes to {value} on some way through the case, and it must stay from "
        "{low} to {high}. Make effects on it smaller, or let some go the other way."
    ),
    ProblemCode.CASE_CROWDED: N_(
        "On some way {value} consequences come at this moment, and {expected} is the most. Let one "
        "come at another."
    ),
    ProblemCode.CASE_UNREACHED: N_(
        "No way through the case leads here. Mend the `when` of this or of what is above it, or "
        "remove it."
    ),
}

CHOICES_OF_CASE = {
    ProblemCode.CASE_UNKNOWN,
    ProblemCode.CASE_GAUGE,
    ProblemCode.CASE_WORD,
    ProblemCode.CASE_OPTION,
    ProblemCode.CASE_ENDING,
    ProblemCode.CASE_MOMENT,
}
"""Of these, those that end with the list of what is valid."""
