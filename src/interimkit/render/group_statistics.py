"""The statistics of a group, as a page and as rows: each figure beside the number it rests on."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from interimkit.domain.coefficient import TELL_FIGURES_FROM, Coefficient, NoValue
from interimkit.domain.group_statistics import GroupStatistics, ItemFigures, SecondTime
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.brief import ending
from interimkit.render.numbers import coefficient
from interimkit.render.page import (
    Block,
    Bullets,
    Column,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.words import catalogue

HEADER = (
    "topic", "part", "id", "name", "figure", "n", "value", "low", "high", "reason", "options",
    "count", "intended_use",
)  # fmt: skip


def rows(result: GroupStatistics) -> tuple[tuple[object, ...], ...]:
    """One row a coefficient, and one a count that is told."""
    parts = (*_coefficients(result), *_counts(result))
    return tuple((result.topic, *part, result.intended_use) for part in parts)


def _coefficients(result: GroupStatistics) -> Iterator[tuple[object, ...]]:
    for name, found in (("alpha", result.alpha), ("omega", result.omega)):
        if found is not None:
            yield ("scale", None, None, name, *_fields(found), None, None)
    for item in result.items:
        yield ("item", item.id, item.name, "item-rest", *_fields(item.rest), None, None)
    for skill in result.raters:
        figures = (
            ("icc-a1", skill.icc),
            ("krippendorff-ordinal", skill.ordinal),
            ("krippendorff-interval", skill.interval),
        )
        for name, found in figures:
            yield ("raters", skill.id, skill.name, name, *_fields(found), None, None)
    if twice := result.second_time:
        kappa = _fields(twice.kappa)
        yield ("second-time", None, None, "kappa-quadratic", *kappa, None, None)
        told = (twice.n, None, None, None, None, None, twice.alike)
        yield ("second-time", None, None, "alike", *told)


def _counts(result: GroupStatistics) -> Iterator[tuple[object, ...]]:
    for item in result.items:
        for cell in item.cells:
            told = (item.answers, None, None, None, None, " ".join(cell.options), cell.count)
            yield ("item", item.id, item.name, "count", *told)


def _fields(found: Coefficient) -> tuple[object, ...]:
    return (found.n, found.value, found.low, found.high, found.reason)


def page(result: GroupStatistics) -> Page:
    """What goes together, what raters and a second time agree on, and what none of it means."""
    _ = catalogue(result.language).gettext
    return Page(
        title=_headline(result),
        blocks=(
            Paragraph(text=_rests_on(result)),
            *_scale(result),
            *_items(result),
            *_raters(result),
            *_second_time(result.second_time, language=result.language),
            Paragraph(only=Depth.BRIEF, text=_why(result), tone=Tone.QUIET),
            _meaning(result),
            *ending(
                _next(result),
                left_out=_left_out(result),
                language=result.language,
            ),
        ),
    )


def _left_out(result: GroupStatistics) -> tuple[str, ...]:
    """What a brief page leaves out: of skills most figures, of the quiz what its letters say."""
    _ = catalogue(result.language).gettext
    meaning = _("what the figures do and do not mean")
    match result.topic:
        case Topic.SKILLS:
            return _("each figure"), meaning
        case Topic.QUIZ:
            return _("what each letter says"), meaning
        case Topic.PITFALLS:
            return (meaning,)
        case _:
            assert_never(result.topic)


def _headline(result: GroupStatistics) -> str:
    words = catalogue(result.language)
    if result.sheets < TELL_FIGURES_FROM:
        text = words.ngettext(
            "{count} sheet: under {least} there are no statistics",
            "{count} sheets: under {least} there are no statistics",
            result.sheets,
        )
        return text.format(count=result.sheets, least=TELL_FIGURES_FROM)
    if result.alpha and result.alpha.value is not None:
        text = words.gettext("The skills go together with an alpha of {alpha}")
        return text.format(alpha=_figure(result.alpha, language=result.language))
    if result.topic is Topic.PITFALLS:
        text = words.ngettext(
            "What was answered, on {count} sheet",
            "What was answered, on {count} sheets",
            result.sheets,
        )
        return text.format(count=result.sheets)
    text = words.ngettext(
        "How each answer goes with the others, on {count} sheet",
        "How each answer goes with the others, on {count} sheets",
        result.sheets,
    )
    return text.format(count=result.sheets)


def _rests_on(result: GroupStatistics) -> str:
    """How many sheets count, how many do not, and who may see what follows."""
    words = catalogue(result.language)
    counted = words.ngettext("{count} sheet counts.", "{count} sheets count.", result.sheets)
    parts = [counted.format(count=result.sheets)]
    if not_counted := result.unread + result.left_out:
        text = words.ngettext(
            "{count} was unreadable or left out.",
            "{count} were unreadable or left out.",
            not_counted,
        )
        parts.append(text.format(count=not_counted))
    parts.append(words.gettext("Only for whoever may see the sheets themselves."))
    return " ".join(parts)


def _scale(result: GroupStatistics) -> Iterator[Block]:
    language = result.language
    _ = catalogue(language).gettext
    found = ((_("Alpha"), result.alpha), (_("Omega"), result.omega))
    yield Section(
        heading="",
        items=tuple(
            Item(label=name, text=_with_number(figure, language=language))
            for name, figure in found
            if figure is not None
        ),
    )


def _items(result: GroupStatistics) -> Iterator[Block]:
    """Each item with the rest of them; on a brief page of many only the lowest and the highest.

    Of the audit nothing goes with a rest, and its answers are named by their words.
    """
    language = result.language
    _ = catalogue(language).gettext
    if result.topic is Topic.PITFALLS:
        yield Table(
            columns=(
                Column(name=_("Pitfall")),
                Column(name="n", align="right"),
                Column(name=_("Chosen")),
            ),
            rows=tuple(
                (i.name, str(i.answers), _counted(i, {o.id: o.text for o in i.options}))
                for i in result.items
            ),
        )
        return
    is_skills = result.topic is Topic.SKILLS
    yield Table(
        only=Depth.WHOLE if is_skills else None,
        columns=(
            Column(name=_("Skill") if is_skills else _("Question")),
            Column(name=_("With the rest"), align="right"),
            Column(name="n", align="right"),
            Column(name=_("Chosen")),
        ),
        rows=tuple(
            (
                i.name,
                _figure(i.rest, language=language),
                str(i.rest.n),
                _counted(i, {o.id: o.letter for o in i.options}),
            )
            for i in result.items
        ),
    )
    if is_skills:
        named = {item.name: item.rest for item in result.items}
        yield _span(_("Each with the rest"), named, language=language)
    for item in () if is_skills else result.items:
        yield Bullets(
            only=Depth.WHOLE,
            heading=item.name,
            texts=tuple(f"{option.letter}) {option.text}" for option in item.options),
        )


def _raters(result: GroupStatistics) -> Iterator[Block]:
    language = result.language
    _ = catalogue(language).gettext
    if not result.raters:
        return
    named = {skill.name: skill.icc for skill in result.raters}
    yield _span(_("Oneself and colleagues, ICC(A,1)"), named, language=language)
    named = {skill.name: skill.ordinal for skill in result.raters}
    yield _span(_("Every rating, Krippendorff’s alpha"), named, language=language)
    yield Table(
        only=Depth.WHOLE,
        columns=(
            Column(name=_("Agreement on")),
            Column(name="ICC(A,1)"),
            Column(name="n", align="right"),
            Column(name=_("Ordinal α"), align="right"),
            Column(name=_("Interval α"), align="right"),
            Column(name="n", align="right"),
        ),
        rows=tuple(
            (
                skill.name,
                _figure(skill.icc, language=language),
                str(skill.icc.n),
                _figure(skill.ordinal, language=language),
                _figure(skill.interval, language=language),
                str(skill.ordinal.n),
            )
            for skill in result.raters
        ),
    )


def _second_time(twice: SecondTime | None, *, language: Language) -> Iterator[Block]:
    _ = catalogue(language).gettext
    if twice is None:
        return
    text = _with_number(twice.kappa, language=language)
    if twice.alike is not None:
        text = _("the same for {count} of {of}, weighted kappa: {kappa}").format(
            count=twice.alike, of=twice.n, kappa=_figure(twice.kappa, language=language)
        )
    yield Section(heading="", items=(Item(label=_("Advice a second time"), text=text),))


def _span(name: str, found: dict[str, Coefficient], *, language: Language) -> Section:
    """From the lowest to the highest of several, by name, for a brief page."""
    _ = catalogue(language).gettext
    told = {of: each.value for of, each in found.items() if each.value is not None}
    fewest = min((each.n for each in found.values()), default=0)
    if not told:
        nothing = Coefficient(n=0, reason=NoValue.TOO_FEW)
        text = _with_number(next(iter(found.values()), nothing), language=language)
    else:
        low, high = min(told, key=told.__getitem__), max(told, key=told.__getitem__)
        text = _("{low} ({lowest}) to {high} ({highest}), n = {count}").format(
            low=coefficient(told[low], language=language),
            lowest=low,
            high=coefficient(told[high], language=language),
            highest=high,
            count=fewest,
        )
    return Section(only=Depth.BRIEF, heading="", items=(Item(label=name, text=text),))


def _counted(item: ItemFigures, names: Mapping[str, str]) -> str:
    """The counts in a line: `A 12, C 6, B+D 5`; empty where none are told."""
    return ", ".join(
        f"{'+'.join(names[option] for option in cell.options)} {cell.count}" for cell in item.cells
    )


def _with_number(found: Coefficient, *, language: Language) -> str:
    """A figure and how many it rests on: `0.81 (0.77 to 0.85), n = 120`."""
    text = catalogue(language).gettext("{figure}, n = {count}")
    return text.format(figure=_figure(found, language=language), count=found.n)


def _figure(found: Coefficient, *, language: Language) -> str:
    """A figure with its interval, or why there is none."""
    if found.value is None:
        assert found.reason is not None
        return _reason_text(found.reason, language=language)
    value = coefficient(found.value, language=language)
    if found.low is None or found.high is None:
        return value
    low, high = (coefficient(bound, language=language) for bound in (found.low, found.high))
    text = catalogue(language).gettext("{value} ({low} to {high})")
    return text.format(value=value, low=low, high=high)


def _reason_text(reason: NoValue, *, language: Language) -> str:
    _ = catalogue(language).gettext
    words = {
        NoValue.TOO_FEW: _("fewer than {least}").format(least=TELL_FIGURES_FROM),
        NoValue.NO_VARIANCE: _("all alike"),
        NoValue.ONE_RATER: _("only one rater"),
        NoValue.ONE_ITEM: _("nothing beside it"),
        NoValue.NEGATIVE: _("below 0"),
        NoValue.NO_FACTOR: _("no one thing behind them"),
        NoValue.NOT_ADDED: _("not added up"),
        NoValue.INCONSISTENT: _("answered by too different people"),
    }
    return words[reason]


def _why(result: GroupStatistics) -> str:
    """Why these figures and not others, in two sentences."""
    _ = catalogue(result.language).gettext
    if result.topic is Topic.SKILLS:
        return _(
            "Alpha says how far ratings go together, not whether they are true. No norm and no "
            "percentile: nothing here says how good anybody is."
        )
    if result.topic is Topic.PITFALLS:
        return _(
            "The audit gives an order, not a score: nothing is added up, so there are only counts."
        )
    return _(
        "No alpha: the questions are added up because each matters, not because they measure one "
        "thing. No norm and no percentile: nothing here says how good anybody is."
    )


def _meaning(result: GroupStatistics) -> Bullets:
    """What is averaged, what each figure is, and what none of them means."""
    _ = catalogue(result.language).gettext
    texts = [_why(result)]
    if result.topic is Topic.SKILLS:
        texts.append(
            _(
                "People who rate all of their skills too high raise alpha and omega as well: these "
                "say nothing of who rates well."
            )
        )
        texts.append(_letters_text(result))
    elif result.topic is Topic.QUIZ:
        texts.append(_("An answer that hardly goes with the rest is not the question’s fault."))
    if result.raters:
        texts.append(
            _(
                "ICC(A,1) sets one’s own rating beside the mean of one’s colleagues’ ratings. "
                "Krippendorff’s alpha averages nothing: it weighs every single rating, first by "
                "order, then by distance."
            )
        )
    if result.second_time:
        texts.append(
            _(
                "The kappa weighs a disagreement by its square: two steps of advice count four "
                "times as much as one."
            )
        )
    texts.append(
        _(
            "From figures about all sheets, single answers can sometimes be worked out. So they "
            "are for whoever may see the sheets, and not for a client."
        )
    )
    texts.append(_("In brackets: the interval of 95%. n: how many a figure rests on."))
    texts.append(_("Not for selecting people, and no reason to compare one group with another."))
    heading = _("What this means, and what it does not")
    return Bullets(only=Depth.WHOLE, heading=heading, texts=tuple(texts))


def _letters_text(result: GroupStatistics) -> str:
    """Which levels the letters of the counts stand for."""
    options = next((item.options for item in result.items), ())
    text = catalogue(result.language).gettext("Letters stand for levels: {letters}.")
    return text.format(letters=", ".join(f"{one.letter} {one.id}" for one in options))


def _next(result: GroupStatistics) -> Link:
    _ = catalogue(result.language).gettext
    if result.topic is Topic.QUIZ:
        text = _("What each answer scores, and why: {command}")
        return Link(text=text, command="quiz", arguments=("--key",))
    if result.topic is Topic.PITFALLS:
        return Link(command="pitfalls")
    return Link(text=_("One’s own levels beside what is asked: {command}"), command="skills-gap")
