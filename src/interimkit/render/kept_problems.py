"""What can be wrong with what is kept, in sentences: a part of `problems.py`."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

KEPT = {
    ProblemCode.KEPT_UNREADABLE: N_("What is kept here cannot be read. Mend or remove it."),
    ProblemCode.KEPT_UNWRITABLE: N_(
        "Nothing can be kept here. Set INTERIMKIT_HOME to a folder that may be written to."
    ),
    ProblemCode.KEPT_NOT_ORDINARY: N_(
        "Something else stands where interimkit keeps this: a link, a folder or a device. Move it "
        "away."
    ),
    ProblemCode.KEPT_FULL: N_(
        "The disk is full, so this was not kept; what was kept before still is. Free some space "
        "and do it again."
    ),
    ProblemCode.KEPT_LOCKED: N_(
        "Another run of interimkit has this in use. Let it end, and do it again."
    ),
    ProblemCode.KEPT_DAMAGED: N_(
        "What is kept here is damaged, and nothing in it was changed. Put a backup in its place, "
        "or move it away."
    ),
    ProblemCode.KEPT_NEWER: N_(
        "A newer version of interimkit keeps its data here. Use that version; nothing in it was "
        "changed."
    ),
    ProblemCode.KEPT_OTHERWISE: N_(
        "Other answers are kept here already. With --force those of the file take their place."
    ),
    ProblemCode.ROOM_OF_ANOTHER: N_(
        "Session {value} was begun with other questions than the pack {field} has now. Put those "
        "back, or delete the session."
    ),
    ProblemCode.DIAGNOSES_TOO_FEW: N_(
        "It takes two saved diagnoses of this pack to compare, and here there are {value}."
    ),
    ProblemCode.DIAGNOSIS_OF_ANOTHER: N_(
        "Diagnosis {value} answers the pack {low}, not {high}. Give its folder with --pack."
    ),
    ProblemCode.GROUP_TOO_FEW: N_(
        "No question of session {value} was revealed with {expected} answers or more, so there is "
        "no report: in a smaller group, people can be told from it. The room saw words; tell it "
        "what you heard."
    ),
    ProblemCode.GROUP_NOT_KEPT: N_(
        "Session {value} was ended without keeping the group’s result; nothing of it is left."
    ),
    ProblemCode.KEPT_NOTHING: N_("Nothing is kept here that this could take."),
}
