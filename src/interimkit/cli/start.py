"""What is kept, as the start of a questionnaire: where somebody wants that, and never unasked."""

import os
from contextlib import suppress
from gettext import gettext as _

from interimkit.cli.complain import in_place
from interimkit.cli.given import Given, Offering
from interimkit.cli.keep import KeptAnswers, kept_answers
from interimkit.cli.language import current
from interimkit.cli.prompt import prompter_at_hand
from interimkit.cli.say import say
from interimkit.content.open_pack import OpenPack
from interimkit.domain.lost import WhyLost
from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.answers import held
from interimkit.model.text import clean
from interimkit.render.numbers import long_date
from interimkit.store.drafts import Draft
from interimkit.store.home import home, kept_error
from interimkit.store.kept import my_folder


def kept_start(pack: OpenPack) -> Given:
    """What is kept, as it was asked for by option.

    Raises:
        SavedDataError: If nothing is kept, or it cannot be read.
    """
    folder = home(os.environ)
    if (kept := kept_answers(folder, pack)) is None:
        raise kept_error(ProblemCode.KEPT_NOTHING, my_folder(folder))
    _say_gone(kept)
    return _given(kept, offered=False)


def offered_start(pack: OpenPack, offering: Offering, *, plain: bool) -> Given | None:
    """What is kept, if there is any of it and somebody at the terminal chooses to start from it.

    A draft, which is newer, comes first; what cannot be read is said, and then let be.
    """
    with suppress(SavedDataError):  # no place to keep anything: so nothing is
        folder = home(os.environ)
        if Draft(offering.draft, os.environ, pack=pack.ref.name).is_there():
            return None
        try:
            kept = kept_answers(folder, pack)
        except SavedDataError as error:
            say(in_place(error.problems[0]))
            return None
        if kept and any(held(kept.found.answers, name) for name in offering.sections):
            return _chosen(kept, plain=plain)
    return None


def _chosen(kept: KeptAnswers, *, plain: bool) -> Given | None:
    question = _("You kept answers on {date}, in {folder}. Start from them?").format(
        date=long_date(kept.saved_on, language=current()), folder=clean(str(kept.file.parent))
    )
    options = (
        ("yes", _("Yes, start from them; I can change each")),
        ("no", _("No, begin afresh; they stay as they are")),
    )
    reply = prompter_at_hand(plain=plain).choose(question, options, chosen="yes", back=False)
    if reply != "yes":
        return None
    _say_gone(kept)
    return _given(kept, offered=True)


def _given(kept: KeptAnswers, *, offered: bool) -> Given:
    answers, lost = kept.found
    rewritten = [answer for answer in lost if answer.why is WhyLost.REWRITTEN]
    problem = Problem(
        code=ProblemCode.ANSWER_REWRITTEN,
        path=("quiz",),
        value=", ".join(answer.id for answer in rewritten),
        expected=tuple(dict.fromkeys(answer.since for answer in rewritten)),
        file=clean(str(kept.file)),
    )
    return Given(
        answers,
        problem if rewritten else None,
        kept=True,
        offered=offered,
        gone=len(rewritten) < len(lost),
    )


def _say_gone(kept: KeptAnswers) -> None:
    """Says which answers the pack has no place for any more."""
    gone = [answer.id for answer in kept.found.lost if answer.why is WhyLost.GONE]
    if gone:
        text = _("No longer asked, so left out of what you kept: {names}.")
        say(text.format(names=clean(", ".join(gone))))
