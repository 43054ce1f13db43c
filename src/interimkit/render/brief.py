"""What the brief pages of several subjects say alike: on what they rest, and how they end."""

from collections.abc import Iterable

from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import Caveat
from interimkit.model.claims import Verdict
from interimkit.model.pack import OURS
from interimkit.model.text import Language
from interimkit.render.notes import (
    before_costs,
    costs_beside_salary,
    in_short,
    listed,
    next_steps,
)
from interimkit.render.page import Depth, Item, Link, Paragraph, Section, Step, Steps, Tone
from interimkit.render.words import catalogue

WHOLE_PAGE = "--full"
"""What shows everything."""


def ending(
    step: Link | Step,
    *further: Link | Step,
    left_out: Iterable[str],
    also: tuple[Item, ...] = (),
    language: Language,
) -> tuple[Steps, Section]:
    """What to do next: on a whole page, and on a brief one, after what it leaves out.

    Args:
        step: What to do first, and all that a brief page has room for.
        further: What a whole page says to do after that.
        also: What a brief page says before it ends.
    """
    _ = catalogue(language).gettext
    todo = Step(links=(step,)) if isinstance(step, Link) else step
    items = [*also]
    if parts := ", ".join(left_out):
        text = _("{what}: {option}").format(what=parts, option=WHOLE_PAGE)
        items.append(Item(label=_("Left out"), text=text))
    items.append(Item(label=_("Next step"), text=todo.text, links=todo.links))
    return (
        next_steps(step, *further, language=language),
        Section(only=Depth.BRIEF, heading="", items=tuple(items)),
    )


def said_briefly(text: str) -> Paragraph:
    """How far to trust a page, in the half line that a brief one keeps."""
    return Paragraph(only=Depth.BRIEF, text=text, tone=Tone.QUIET)


def resting_on(
    sources: Iterable[SourceRef],
    caveats: Iterable[Caveat] = (),
    *,
    caution: str = "",
    language: Language,
) -> Paragraph:
    """Who says so and of when, and how many caveats there are: one line.

    Args:
        caution: How far to trust it, which stands before that.
    """
    cited = [in_short(source, language=language) for source in sources if source.id != OURS]
    counted = _counted(tuple(caveats), language=language)
    line = listed(part for part in (*cited, counted) if part)
    return said_briefly(" ".join(part for part in (caution, line) if part))


def resting_on_figures(
    caveats: Iterable[Caveat],
    *,
    country: str = "",
    beside_salary: bool = False,
    language: Language,
) -> Paragraph:
    """The same of amounts, each of which names its source where it stands: what they leave out.

    Args:
        country: How far the figures are a country's own, in a sentence.
        beside_salary: Whether what is billed stands beside what an employer pays.
    """
    before = costs_beside_salary(language) if beside_salary else before_costs(language)
    caution = " ".join(filter(None, (before, country)))
    return resting_on((), caveats, caution=caution, language=language)


def _counted(caveats: tuple[Caveat, ...], *, language: Language) -> str:
    """How many caveats there are, how many of them differ, and where they stand; or nothing."""
    if not caveats:
        return ""
    words = catalogue(language)
    differing = sum(caveat.verdict is Verdict.DIFFERS for caveat in caveats)
    counts = (
        (len(caveats), words.ngettext("{count} caveat", "{count} caveats", len(caveats))),
        (differing, words.ngettext("{count} differs", "{count} differ", differing)),
    )
    what = ", ".join(text.format(count=count) for count, text in counts if count)
    return words.gettext("{what}: {option}").format(what=what, option=WHOLE_PAGE)
