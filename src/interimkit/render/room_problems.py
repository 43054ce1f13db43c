"""What can be wrong with a programme, or with letters, in sentences: a part of `problems.py`."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

ROOM = {
    ProblemCode.PROGRAMME_BEGIN: N_(
        "A programme begins with a step of the kind join, for nobody can answer before they are "
        "in; this one begins with {value}."
    ),
    ProblemCode.PROGRAMME_END: N_(
        "A programme ends with a step of the kind erase, so that a room sees it happen; this one "
        "ends with {value}."
    ),
    ProblemCode.STEP_TOO_EARLY: N_(
        "A step of the kind {value} comes below what it is about: before the questions it has "
        "nothing to show, or gives their key away. Move it down."
    ),
    ProblemCode.STEP_TWICE: N_(
        "The step {value} comes twice in this programme; the first is at {expected}. Keep one."
    ),
    ProblemCode.STEP_WITHOUT_FILE: N_(
        "This step is played from {expected}, which the pack does not have. Add that file, or "
        "remove the step."
    ),
    ProblemCode.LETTERS_COUNT: N_(
        "“{value}” is not one letter for each of the {expected} questions. Type a hyphen where "
        "nothing is marked."
    ),
    ProblemCode.LETTER_UNKNOWN: N_(
        "“{value}” is no answer to question {field}: {low} to {high} are. Where nothing is marked, "
        "type a hyphen."
    ),
    ProblemCode.SHEET_REFUSED: N_(
        "Session {value} takes no more sheets: it is over, or the room is full."
    ),
    ProblemCode.CODE_OF_ANOTHER: N_(
        "There is no file “{value}”, and as an answer code it is of other questions, or mistyped: "
        "the code of these ends in {expected}. Give the pack that it is of, or answer again."
    ),
}
