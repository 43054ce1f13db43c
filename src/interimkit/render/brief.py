"""What the brief pages of several subjects say alike: on what they rest, and how they end."""

from collections.abc import Iterable

from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import Caveat
from interimkit.model.claims import Verdict
from interimkit.model.pack import OURS
from interimkit.model.text import Language
from interimkit.render.notes import listed
from interimkit.render.page import Depth, Item, Link, Paragraph, Section, Step, Tone
from interimkit.render.words import catalogue

WHOLE_PAGE = "--full"
"""What shows everything."""


def ending(
    step: Link | Step, *, left_out: Iterable[str], also: tuple[Item, ...] = (), language: Language
) -> Section:
    """How a brief page ends: what it leaves out, and what to do next.

    Args:
        also: What stands before that.
    """
    _ = catalogue(language).gettext
    what = _("{what}: {option}").format(what=", ".join(left_out), option=WHOLE_PAGE)
    todo = Step(links=(step,)) if isinstance(step, Link) else step
    return Section(
        only=Depth.BRIEF,
        heading="",
        items=(
            *also,
            Item(label=_("Left out"), text=what),
            Item(label=_("Next step"), text=todo.text, links=todo.links),
        ),
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
    words = catalogue(language)
    found = tuple(caveats)
    cited = [
        f"{source.publisher} {source.year or words.gettext('undated')}"
        for source in sources
        if source.id != OURS
    ]
    differing = sum(caveat.verdict is Verdict.DIFFERS for caveat in found)
    counts = (
        (len(found), words.ngettext("{count} caveat", "{count} caveats", len(found))),
        (differing, words.ngettext("{count} differs", "{count} differ", differing)),
    )
    if found:
        what = ", ".join(text.format(count=count) for count, text in counts if count)
        cited.append(words.gettext("{what}: {option}").format(what=what, option=WHOLE_PAGE))
    return said_briefly(" ".join(part for part in (caution, listed(cited)) if part))
