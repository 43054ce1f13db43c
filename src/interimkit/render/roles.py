"""The kinds of assignment as a page and as rows."""

from interimkit.domain.roles import RoleComparison
from interimkit.model.roles import Length, Role
from interimkit.model.text import Language
from interimkit.render.notes import caveats_of, judged, next_steps, sources_note
from interimkit.render.numbers import NBSP
from interimkit.render.page import (
    BulletKind,
    Bullets,
    Column,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Step,
    Steps,
    Table,
    Tone,
)
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
        title=_("The kinds of assignment"),
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
            caveats_of(result.caveats, language=result.language),
            next_steps(
                Link(
                    text=_("One kind, step by step, with a case: {command}"),
                    command="roles",
                    arguments=(result.roles[0].id,),
                ),
                language=result.language,
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _one(result: RoleComparison) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (role,) = result.roles
    told = _("Told by those who did it")
    return Page(
        title=role.name,
        blocks=(
            Paragraph(text=role.purpose),
            Steps(
                heading=_("Step by step"),
                steps=tuple(Step(text=step) for step in role.steps),
                numbered=True,
            ),
            Bullets(heading=_("For instance"), texts=role.examples),
            Section(
                heading=_("How long it takes"),
                items=tuple(
                    Item(label=length.what, text=_range(length, language=language))
                    for length in role.lengths
                ),
            ),
            Section(
                heading=f"{told} ({result.cases_note})" if result.cases_note else told,
                items=tuple(Item(label=case.who, text=case.told) for case in role.cases),
            ),
            Bullets(
                heading=_("What the client asks in the first weeks"),
                texts=role.first_weeks,
                kind=BulletKind.QUESTIONS,
            ),
            Bullets(
                heading=_("And about the exit"),
                texts=role.exit,
                kind=BulletKind.QUESTIONS,
            ),
            *judged(
                result.client_source,
                _("What the client asks is our judgement."),
            ),
            _factors(result),
            caveats_of(result.caveats, language=language),
            next_steps(
                Link(text=_("What goes wrong in any of them: {command}"), command="pitfalls"),
                language=language,
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _factors(result: RoleComparison) -> Bullets:
    _ = catalogue(result.language).gettext
    return Bullets(
        heading=_("What makes it longer or shorter; the mean is about {count} months").format(
            count=result.mean_months
        ),
        texts=tuple(factor.text for factor in result.lengthened_by),
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
