"""The advice of the quiz in words: its headline, and sentences that name what is open."""

from collections.abc import Container, Iterable, Iterator

from interimkit.domain.advice import QuizVerdict
from interimkit.domain.quiz import CheckResult, QuizResult
from interimkit.model.quiz import CheckStatus
from interimkit.model.text import Language
from interimkit.render.page import Verdict
from interimkit.render.words import all_of, catalogue, either, quoted


def headline(result: QuizResult) -> Verdict:
    """The advice in two words, and whether it is provisional or hangs by a thread."""
    _ = catalogue(result.language).gettext
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            advice = _("Advice: a good fit")
        case QuizVerdict.PREPARE_FIRST:
            advice = _("Advice: prepare first")
        case QuizVerdict.NOT_NOW:
            advice = _("Advice: not now")
    if result.thin:
        advice = _("{advice}, hanging by a thread").format(advice=advice)
    provisional = _("(provisional)") if result.provisional else ""
    return Verdict(
        text=advice,
        code=result.verdict,
        provisional=provisional,
        among=(_("Not now"), _("Prepare first"), _("A good fit")),
        place=_IN_ORDER.index(result.verdict),
    )


_IN_ORDER = (QuizVerdict.NOT_NOW, QuizVerdict.PREPARE_FIRST, QuizVerdict.GOOD_FIT)


def in_sentences(result: QuizResult) -> str:
    """What the advice means here, what is open by its name, and what could still change it."""
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            said = _good_fit(result)
        case QuizVerdict.PREPARE_FIRST:
            said = _prepare_first(result)
        case QuizVerdict.NOT_NOW:
            said = _not_now(result)
    return " ".join(said)


def said_in_sentences(result: QuizResult) -> tuple[str, ...]:
    """The ids of the checks that a brief page need not name again, or at all.

    The sentences name what is open, and when and where it holds. Where the points say not now, only
    what blocks matters besides.
    """
    if result.fit.low:
        return tuple(c.id for c in result.checks if c.status is not CheckStatus.BLOCKING)
    return tuple(
        c.id
        for c in result.checks
        if c.id in result.open or (not c.decides and c.status is not CheckStatus.MET)
    )


def with_what_is_missing(check: CheckResult, name: str, *, language: Language) -> str:
    """A check by a name, and how many more would meet it."""
    if not check.missing:
        return name
    more = catalogue(language).gettext("{count} to go").format(count=check.missing)
    return f"{name} ({more})"


def _good_fit(result: QuizResult) -> Iterator[str]:
    """That it fits, when and where; that nothing stands in the way only where nothing is open."""
    _ = catalogue(result.language).gettext
    if result.provisos:
        text = _("{leaning}: a good fit, {provisos}.")
        yield text.format(leaning=_leaning(result), provisos=_provisos(result))
    elif result.unanswered:
        yield _("{leaning}.").format(leaning=_leaning(result))
    else:
        text = _("{leaning}, and nothing you have said stands in the way.")
        yield text.format(leaning=_leaning(result))
    yield from _still_open(result)


def _prepare_first(result: QuizResult) -> Iterator[str]:
    _ = catalogue(result.language).gettext
    if result.fit.points_short:
        yield _short_of(result)
    else:
        yield _("{leaning}.").format(leaning=_leaning(result))
        if zeros := _zeros(result):
            yield _("A 0 under {names} rules out a good fit.").format(names=zeros)
    open_ = [c for c in result.checks if c.id in result.open]
    blocking = [c for c in open_ if c.status is CheckStatus.BLOCKING]
    if blocking:
        yield _("In the way: {names}.").format(names=_checks(result, blocking))
    if further := [c for c in open_ if c not in blocking]:
        yield _("To settle first: {names}.").format(names=_checks(result, further))
    if result.provisos:
        yield _("It would then be {provisos}.").format(provisos=_provisos(result))


def _short_of(result: QuizResult) -> str:
    """How many points are wanting, and where most; a 0 that rules it out says that by itself."""
    words = catalogue(result.language)
    fit = result.fit
    if zeros := _zeros(result):
        text = words.ngettext(
            "It is {count} point short of a good fit, and a 0 under {names} rules it out.",
            "It is {count} points short of a good fit, and a 0 under {names} rules it out.",
            fit.points_short,
        )
        return text.format(count=fit.points_short, names=zeros)
    if len(fit.furthest_off) > 1:  # then none of them stands out
        text = words.ngettext(
            "It is {count} point short of a good fit.",
            "It is {count} points short of a good fit.",
            fit.points_short,
        )
        return text.format(count=fit.points_short)
    text = words.ngettext(
        "It is {count} point short of a good fit, most of all under {names}.",
        "It is {count} points short of a good fit, most of all under {names}.",
        fit.points_short,
    )
    furthest = quoted(_names(result, fit.furthest_off), language=result.language)
    return text.format(count=fit.points_short, names=furthest)


def _zeros(result: QuizResult) -> str:
    """The dimensions whose 0 rules out a good fit; nothing where none does."""
    _ = catalogue(result.language).gettext
    names = _names(result, result.fit.ruled_out_by)
    return either((_("“{name}”").format(name=name) for name in names), language=result.language)


def _not_now(result: QuizResult) -> Iterator[str]:
    """What stands in the way where that is all; or that other work may suit better."""
    _ = catalogue(result.language).gettext
    if result.fit.low:
        yield _(
            "Not this, or not now, and that is worth knowing: other work may need exactly what "
            "you bring."
        )
        return
    if not result.fit.points_short:
        yield _("{leaning}, but not now.").format(leaning=_leaning(result))
    blocking = (c for c in result.checks if c.decides and c.status is CheckStatus.BLOCKING)
    yield _("In the way: {names}.").format(names=_checks(result, blocking))


def _still_open(result: QuizResult) -> Iterator[str]:
    """How many open checks could change a good fit; or else which it leaves open beside it."""
    words = catalogue(result.language)
    unknown = [c for c in result.checks if c.id in result.unanswered]
    if result.provisional:
        count = sum(check.decides for check in unknown)
        yield words.ngettext(
            "A check that could change it is still open.",
            "{count} checks are still open, and could change it.",
            count,
        ).format(count=count)
    elif unknown:
        yield words.gettext("Still open: {names}.").format(names=_checks(result, unknown))


def _leaning(result: QuizResult) -> str:
    _ = catalogue(result.language).gettext
    if result.about:
        return _("Your answers lean towards {about}").format(about=result.about)
    return _("Your answers lean that way")


def _provisos(result: QuizResult) -> str:
    """When and where it holds; a check without words of its own is named."""
    _ = catalogue(result.language).gettext
    unnamed = _("with “{name}” still to settle")
    return all_of(
        (
            check.proviso or unnamed.format(name=check.name)
            for check in result.checks
            if check.id in result.provisos
        ),
        language=result.language,
    )


def _checks(result: QuizResult, checks: Iterable[CheckResult]) -> str:
    """Checks by their names, each with what is missing."""
    language = result.language
    return all_of(
        (
            with_what_is_missing(check, quoted((check.name,), language=language), language=language)
            for check in checks
        ),
        language=language,
    )


def _names(result: QuizResult, ids: Container[str]) -> tuple[str, ...]:
    """What these dimensions are called."""
    return tuple(dimension.name for dimension in result.fit.dimensions if dimension.id in ids)
