"""The kinds of assignment as a page and as rows."""

from interimkit.domain.roles import RoleComparison
from interimkit.model.roles import Length, Role
from interimkit.model.text import Language
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import caveats_of, judged, sources_note
from interimkit.render.numbers import NBSP
from interimkit.render.page import (
    BulletKind,
    Bullets,
    Column,
    Depth,
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
    """One kind in full, or all side by side."""
    return _one(result) if len(result.roles) == 1 else _all(result)


def _all(result: RoleComparison) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    further = Link(
        text=_("One kind, step by step, with a case: {command}"),
        command="roles",
        arguments=(result.roles[0].id,),
    )
    return Page(
        title=_("The kinds of assignment"),
        blocks=(
            Table(
                only=Depth.BRIEF,
                columns=(Column(name=_("Kind")), Column(name=_("Months"))),
                rows=tuple(
                    (f"{r.name} [{r.id}]", ", ".join(_ranges(r).split("\n"))) for r in result.roles
                ),
            ),
            Table(
                only=Depth.WHOLE,
                columns=(
                    Column(name=_("Kind")),
                    Column(name=_("What for")),
                    Column(name=_("Months")),
                ),
                rows=tuple((f"{r.name} [{r.id}]", r.in_brief, _ranges(r)) for r in result.roles),
            ),
            Paragraph(
                text=_("In brackets: what it can take when complex, and in exceptional cases."),
                tone=Tone.QUIET,
            ),
            _factors(result),
            caveats_of(result.caveats, language=language),
            resting_on(result.sources, result.caveats, language=language),
            *ending(
                further,
                left_out=(_("what each is for"), _("what makes it longer or shorter")),
                language=language,
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _one(result: RoleComparison) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (role,) = result.roles
    further = Link(text=_("What goes wrong in any of them: {command}"), command="pitfalls")
    cases = [_("cases")] if role.cases else []
    told = _("Told by those who did it")
    ours = judged(result.client_source, _("What the client asks is our judgement."))
    return Page(
        title=role.name,
        blocks=(
            Paragraph(text=role.purpose),
            Steps(
                heading=_("Step by step"),
                steps=tuple(Step(text=step) for step in role.steps),
                numbered=True,
            ),
            Bullets(only=Depth.WHOLE, heading=_("For instance"), texts=role.examples),
            Section(
                heading=_("How long it takes"),
                items=tuple(
                    Item(label=length.what, text=_range(length, language=language))
                    for length in role.lengths
                ),
            ),
            Section(
                only=Depth.WHOLE,
                heading=f"{told} ({result.cases_note})" if result.cases_note else told,
                items=tuple(Item(label=case.who, text=case.told) for case in role.cases),
            ),
            Bullets(
                only=Depth.WHOLE,
                heading=_("What the client asks in the first weeks"),
                texts=role.first_weeks,
                kind=BulletKind.QUESTIONS,
            ),
            Bullets(
                only=Depth.WHOLE,
                heading=_("And about the exit"),
                texts=role.exit,
                kind=BulletKind.QUESTIONS,
            ),
            *ours,
            _factors(result),
            caveats_of(result.caveats, language=language),
            resting_on(result.sources, result.caveats, language=language),
            *ending(further, left_out=(*cases, _("what the client asks")), language=language),
            sources_note(result.sources, language=language),
        ),
    )


def _factors(result: RoleComparison) -> Bullets:
    _ = catalogue(result.language).gettext
    return Bullets(
        only=Depth.WHOLE,
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
