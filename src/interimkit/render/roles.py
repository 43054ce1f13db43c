"""The kinds of assignment as a page and as rows."""

from interimkit.domain.roles import RoleComparison
from interimkit.model.roles import Length, Role
from interimkit.model.text import Language
from interimkit.render.claims import caveats_section
from interimkit.render.numbers import NBSP
from interimkit.render.page import Column, Item, Page, Paragraph, Section, Table, Tone, pointer
from interimkit.render.sources import sources_note
from interimkit.render.words import catalogue

HEADER = (
    "role", "name", "in_brief", "applies_to", "months_from", "months_to", "months_complex",
    "months_exceptional", "source",
)  # fmt: skip


def rows(result: RoleComparison) -> tuple[tuple[object, ...], ...]:
    """One row a length: a kind of assignment can have several."""
    return tuple(
        (
            role.id, role.name, role.in_brief, length.what, length.months_from, length.months_to,
            length.months_complex, length.months_exceptional, result.source,
        )
        for role in result.roles
        for length in role.lengths
    )  # fmt: skip


def page(result: RoleComparison) -> Page:
    """One kind in full, or all side by side on one screen."""
    if len(result.roles) == 1:
        return _one(result)
    _ = catalogue(result.language).gettext
    return Page(
        title=_("The kinds of assignment, according to one article"),
        blocks=(
            Table(
                columns=(
                    Column(name=_("Kind")),
                    Column(name=_("What for")),
                    Column(name=_("Months")),
                ),
                rows=tuple(
                    (f"{role.name} [{role.id}]", role.in_brief, _ranges(role))
                    for role in result.roles
                ),
            ),
            Paragraph(
                text=_("In brackets: what it can take when complex, and in exceptional cases."),
                tone=Tone.QUIET,
            ),
            _factors(result),
            caveats_section(result.caveats, language=result.language),
            pointer(
                _("Next"),
                _("One kind, step by step, with a case: {command}").format(
                    command=f"interimkit roles {result.roles[0].id}"
                ),
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _one(result: RoleComparison) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (role,) = result.roles
    return Page(
        title=role.name,
        blocks=(
            Paragraph(text=role.purpose),
            Section(
                heading=_("Step by step"),
                items=tuple(Item(label=f"{n}.", text=s) for n, s in enumerate(role.steps, start=1)),
            ),
            Section(
                heading=_("For instance"),
                items=tuple(Item(label="·", text=example) for example in role.examples),
            ),
            Section(
                heading=_("How long, says the article"),
                items=tuple(
                    Item(label=length.what, text=_range(length, language=language))
                    for length in role.lengths
                ),
            ),
            Section(
                heading=_("Told by those who did it; we found nobody who checked"),
                items=tuple(Item(label=case.who, text=case.told) for case in role.cases),
            ),
            Section(
                heading=_("What the client asks in the first weeks (our judgement)"),
                items=tuple(Item(label="?", text=question) for question in role.first_weeks),
            ),
            Section(
                heading=_("And about the exit (our judgement)"),
                items=tuple(Item(label="?", text=question) for question in role.exit),
            ),
            _factors(result),
            caveats_section(result.caveats, language=language),
            pointer(
                _("Next"),
                _("What goes wrong in any of them: {command}").format(
                    command="interimkit pitfalls"
                ),
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _factors(result: RoleComparison) -> Section:
    _ = catalogue(result.language).gettext
    return Section(
        heading=_(
            "What makes it longer or shorter; the article’s mean is about {count} months"
        ).format(count=result.mean_months),
        items=tuple(Item(label="·", text=factor.text) for factor in result.lengthened_by),
    )


def _ranges(role: Role) -> str:
    """Every range of a kind on a line of its own: `6–12 (18, 24)`."""
    lines = []
    for length in role.lengths:
        beyond = [m for m in (length.months_complex, length.months_exceptional) if m]
        brackets = f" ({', '.join(map(str, beyond))})" if beyond else ""
        lines.append(f"{length.months_from}–{length.months_to}{brackets}".replace(" ", NBSP))
    return "\n".join(lines)


def _range(length: Length, *, language: Language) -> str:
    _ = catalogue(language).gettext
    text = _("{low} to {high} months").format(low=length.months_from, high=length.months_to)
    if length.months_complex:
        text += _(", up to {count} when complex").format(count=length.months_complex)
    if length.months_exceptional:
        text += _(", exceptionally {count}").format(count=length.months_exceptional)
    return text
