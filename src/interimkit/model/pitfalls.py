"""What usually goes wrong: pitfalls.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ClaimId, ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Pitfall(Part, frozen=True, kw_only=True):
    """One mistake that an assignment can fail on."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What the mistake is, in one line")]
    risk: Annotated[Text, Meta(description="What it leads to")]
    practice: Annotated[Text, Meta(description="What to do instead")]
    question: Annotated[Text, Meta(description="What the audit asks about an assignment")]
    this_week: Annotated[Text, Meta(description="What to start with this week")]


class Outcome(Part, frozen=True, kw_only=True):
    """How the whole assignment ends: the last row of the article's table."""

    note: Annotated[Text | None, Meta(description="What to know of it, beside its heading")] = None
    if_ignored: Annotated[Text, Meta(description="What is at risk where these are not dealt with")]
    if_heeded: Annotated[Text, Meta(description="What an assignment done well leaves behind")]


class Pitfalls(ContentFile, frozen=True, kw_only=True):
    """pitfalls.yaml: the mistakes, in the article's order."""

    FILE: ClassVar[str] = "pitfalls.yaml"

    basis: SourceId
    audit_basis: Annotated[
        SourceId, Meta(description="Whose judgement the audit’s questions and first steps are")
    ]
    caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside this table, in order"),
    ] = ()
    outcome: Outcome
    pitfalls: Annotated[tuple[Pitfall, ...], Meta(min_length=1, max_length=50)]
