"""What is kept of a person on this computer."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Outcome
from interimkit.model.answers import SECTIONS, Answers, held
from interimkit.model.text import Language


class SectionCount(Struct, frozen=True, kw_only=True):
    """One section of the answers."""

    section: Annotated[str, Meta(description="The section's name")]
    answers: Annotated[int, Meta(description="How many answers it holds")]


class KeptOfPack(Struct, frozen=True, kw_only=True):
    """The answers to one pack."""

    pack: Annotated[str, Meta(description="The pack's name")]
    file: Annotated[str, Meta(description="Where they are")]
    saved_on: Annotated[date, Meta(description="The day on which they were kept last")]
    sections: Annotated[
        tuple[SectionCount, ...],
        Meta(description="What they answer; none where they cannot be read"),
    ]


class Keeping(Outcome, frozen=True, kw_only=True, tag="interimkit.me/1"):
    """What is kept, where, and of when; none of its answers."""

    folder: Annotated[str, Meta(description="The folder of what is kept")]
    kept: Annotated[tuple[KeptOfPack, ...], Meta(description="Answers, by pack")]
    diagnoses: Annotated[int, Meta(description="How many diagnoses are saved")]
    first_at: Annotated[
        datetime | None, Meta(description="When the first of them was saved, in UTC")
    ]
    last_at: Annotated[datetime | None, Meta(description="When the last was")]
    drafts: Annotated[
        tuple[str, ...], Meta(description="Questionnaires that were left before their end")
    ]

    def is_empty(self) -> bool:
        """Whether nothing is kept at all."""
        return not (self.kept or self.diagnoses or self.drafts)


def count_sections(answers: Answers) -> tuple[SectionCount, ...]:
    """How many answers each section holds, in the order of an answers file; none that is empty."""
    counts = ((name, len(held(answers, name))) for name in SECTIONS)
    return tuple(SectionCount(section=name, answers=count) for name, count in counts if count)


def report_keeping(
    *,
    folder: str,
    kept: Iterable[KeptOfPack],
    saved: tuple[datetime, ...],
    drafts: Iterable[str],
    language: Language,
) -> Keeping:
    """The report.

    Args:
        saved: When each diagnosis was saved.
    """
    return Keeping(
        language=language,
        folder=folder,
        kept=tuple(kept),
        diagnoses=len(saved),
        first_at=min(saved, default=None),
        last_at=max(saved, default=None),
        drafts=tuple(drafts),
    )
