"""What is said of something that a pack does not hold: a part of `problems.py`."""

from interimkit.locale import N_

NOT_THERE = {
    "level": N_("There is no level “{value}”."),
    "role": N_("There is no kind of assignment “{value}”."),
    "pitfall": N_("There is no pitfall “{value}”."),
    "topic": N_("There is no topic “{value}”."),
    "claim": N_("There is no claim “{value}”."),
    "source": N_("There is no source “{value}”."),
    "programme": N_("There is no programme “{value}”."),
    "subject": N_("There is no schema called “{value}”."),
    "example": N_("There is no example “{value}”."),
    "case": N_("There is no case “{value}”."),
    "number": N_("There is no saved diagnosis {value}."),
    "session": N_("There is no session “{value}”."),
    "day_rate": N_("The pack cites no day rate for “{value}”. Give --day-rate or --salary."),
}
"""By argument, what is said when the pack holds no such thing."""
