"""How points and checks become an advice, in words, for who reads the key or adds up by hand."""

from interimkit.domain.advice import TWO_BLOCK, most_of, worst_of
from interimkit.domain.quiz_key import QuizKey
from interimkit.model.quiz import Check, CheckStatus
from interimkit.model.text import Language
from interimkit.render.notes import listed
from interimkit.render.words import catalogue, check_word, either, quoted


def bands_text(result: QuizKey, *, checks: bool) -> str:
    """How points and checks, as far as this quiz has any, become an advice.

    Args:
        checks: Whether they are named, by a page that shows them.
    """
    _ = catalogue(result.language).gettext
    bands = result.bands
    name = _("“{name}”").format
    zero = [name(name=q.name) for q in result.questions if q.id in bands.never_zero]
    deciding = [check for check in result.checks if check.decides]
    idle = [name(name=check.name) for check in result.checks if not check.decides]
    blocking = sum(worst_of(check) is CheckStatus.BLOCKING for check in deciding)
    texts = [_("Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit”.")]
    if zero:
        texts.append(_("0 points for {zero} rule out “a good fit”."))
    if blocking >= TWO_BLOCK:
        texts.append(_("Two checks that stand in the way give “not now”."))
    if deciding and checks:
        texts.append(_("“A good fit” needs {deciding} in place."))
    elif deciding:
        texts.append(_("“A good fit” needs every check that decides to be in place."))
    if idle and checks:
        texts.append(_("The advice never depends on {idle}; they say when or where."))
    texts.append(_("Anything else is “prepare first”."))
    return " ".join(texts).format(
        most=sum(map(most_of, result.questions)),
        low=bands.not_now_up_to,
        high=bands.good_fit_from,
        zero=either(zero, language=result.language),
        deciding=quoted((check.name for check in deciding), language=result.language),
        idle=either(idle, language=result.language),
    )


def check_rule(check: Check, *, language: Language) -> str:
    """From when on a check is in place, and what else an answer to it does."""
    _ = catalogue(language).gettext
    if not check.number:
        line = _("{name}: {value}")
        options = (
            line.format(name=option.text, value=_effect(option.status, check, language=language))
            for option in check.options
        )
        return listed(options) + "."
    rule = _("In place from {count}.").format(count=check.number.met_from)
    if check.number.blocking_below:
        rule += " " + _("Below {count} it stands in the way.").format(
            count=check.number.blocking_below
        )
    return rule


def _effect(status: CheckStatus, check: Check, *, language: Language) -> str:
    """What an answer does: what is not there yet is to be settled, or says when or where."""
    if status is CheckStatus.NOT_MET and check.proviso:
        return check.proviso
    if status is CheckStatus.NOT_MET and (check.decides or not check.limits):
        return catalogue(language).gettext("still to settle")
    return check_word(status, limits=bool(check.limits), language=language)
