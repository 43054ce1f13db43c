"""What the article says interim managers earn: salaries.yaml."""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ClaimId, ContentFile, Currency, Id, Part, SourceId
from interimkit.model.text import Text

GrossPerYear = Annotated[
    int,
    Meta(
        ge=1,
        le=100_000_000,
        description="Gross a year, before contributions and tax, in whole units of the currency",
    ),
]


class PayLevel(Part, frozen=True, kw_only=True):
    """One row of the article's pay table."""

    id: Id
    name: Annotated[Text, Meta(description="What the level is called")]
    gross_per_year_from: GrossPerYear


class PayRange(Part, frozen=True, kw_only=True):
    """The range that the article calls average."""

    gross_per_year_from: GrossPerYear
    gross_per_year_to: GrossPerYear
    depends_on: Annotated[Text, Meta(description="What it says the range depends on")]


class VariablePay(Part, frozen=True, kw_only=True):
    """Something paid on top of the fixed amount."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from the file's")] = (
        None
    )
    advice: Annotated[Text, Meta(description="What to agree about it, in our own judgement")]


class Salaries(ContentFile, frozen=True, kw_only=True):
    """salaries.yaml: the article's levels, its average range, and what stands beside them."""

    FILE: ClassVar[str] = "salaries.yaml"

    basis: SourceId
    as_of: Annotated[date, Meta(description="The day the figures were published")]
    advice_basis: Annotated[SourceId, Meta(description="Whose judgement the advice is")]
    currency: Currency
    levels: Annotated[tuple[PayLevel, ...], Meta(min_length=1, max_length=20)]
    average_range: PayRange
    variable_pay: Annotated[tuple[VariablePay, ...], Meta(max_length=20)] = ()
    caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside these figures, in order"),
    ] = ()
