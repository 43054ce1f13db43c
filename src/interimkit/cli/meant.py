"""Whether something that cannot be brought back is meant."""

from gettext import gettext as _

from interimkit.cli.given import at_a_terminal
from interimkit.errors import NeedsAnswersError, Problem, ProblemCode


def is_meant(question: str, *, asked: bool) -> bool:
    """Whether it is to be done; no is what is marked.

    Args:
        asked: Whether it is known to be meant.

    Raises:
        NeedsAnswersError: If it is not known and nobody can be asked.
    """
    if asked:
        return True
    if not at_a_terminal():
        raise NeedsAnswersError(Problem(code=ProblemCode.NEEDS_ANSWERS, expected=("--yes",)))
    from interimkit.cli.prompt import prompter_at_hand

    options = (("no", _("No, leave it")), ("yes", _("Yes, erase it")))
    reply = prompter_at_hand(plain=False).choose(question, options, chosen="no", back=False)
    return reply == "yes"
