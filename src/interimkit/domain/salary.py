"""The article's pay table, set beside what it leaves out."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.choose import choose
from interimkit.domain.cite import SourceRef, cite
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.model.pack import Pack
from interimkit.model.salary import GrossPerYear, Salaries

NEEDS = (Salaries,)

CurrencyCode = Annotated[str, Meta(description="ISO 4217 code")]


class LevelPay(Struct, frozen=True, kw_only=True):
    """What one level earns at least."""

    id: Annotated[str, Meta(description="The level's id")]
    name: Annotated[str, Meta(description="The level's name")]
    gross_per_year_from: GrossPerYear
    currency: CurrencyCode


class AverageRange(Struct, frozen=True, kw_only=True):
    """What the article calls average."""

    gross_per_year_from: GrossPerYear
    gross_per_year_to: GrossPerYear
    currency: CurrencyCode
    depends_on: Annotated[str, Meta(description="What it is said to depend on")]


class ExtraPay(Struct, frozen=True, kw_only=True):
    """Something paid on top."""

    id: Annotated[str, Meta(description="The id of this kind of pay")]
    name: Annotated[str, Meta(description="Its name")]
    advice: Annotated[str, Meta(description="What to agree about it, in our own judgement")]
    source: Annotated[str, Meta(description="The id of the source that names this kind of pay")]
    advice_source: Annotated[str, Meta(description="The id of the source of the advice")]


class PayComparison(Result, frozen=True, kw_only=True, tag="interimkit.salary/1"):
    """The article's levels and average, with every caveat; amounts are gross a year."""

    levels: Annotated[tuple[LevelPay, ...], Meta(description="All levels, or the one asked for")]
    average_range: AverageRange
    variable_pay: Annotated[tuple[ExtraPay, ...], Meta(description="What may be paid on top")]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh the figures against")]
    source: Annotated[str, Meta(description="The id of the source of the figures")]
    as_of: Annotated[date, Meta(description="The day the figures were published")]
    cited: Annotated[SourceRef, Meta(description="That source, in full")]


def compare_pay(pack: Pack, *, level: str | None = None) -> PayComparison:
    """The pay of every level, or of one, beside the article's average and its caveats.

    Args:
        level: The id of the only level to show.

    Raises:
        UnknownChoiceError: If the pack has no such level.
    """
    salaries = pack.load(Salaries)
    return PayComparison(
        language=pack.language,
        pack=pack.ref,
        levels=tuple(
            LevelPay(
                id=row.id,
                name=row.name,
                gross_per_year_from=row.gross_per_year_from,
                currency=salaries.currency,
            )
            for row in choose(salaries.levels, level, name="level", called=lambda row: row.name)
        ),
        average_range=AverageRange(
            gross_per_year_from=salaries.average_range.gross_per_year_from,
            gross_per_year_to=salaries.average_range.gross_per_year_to,
            currency=salaries.currency,
            depends_on=salaries.average_range.depends_on,
        ),
        variable_pay=tuple(
            ExtraPay(
                id=v.id,
                name=v.name,
                advice=v.advice,
                source=v.basis or salaries.basis,
                advice_source=salaries.advice_basis,
            )
            for v in salaries.variable_pay
        ),
        caveats=caveats(pack, salaries.caveats),
        source=salaries.basis,
        as_of=salaries.as_of,
        cited=cite(pack, salaries.basis),
    )
