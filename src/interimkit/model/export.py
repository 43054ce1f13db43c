"""All that is kept of a person in one file, to take along: what `interimkit.export/1` holds."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from interimkit.model.answers import LONGEST_LABEL, Answers
from interimkit.model.pack import Part


class ExportedPack(Part, frozen=True, kw_only=True):
    """The pack as it was when a diagnosis was saved."""

    name: Annotated[str, Meta(max_length=60)]
    version: Annotated[str, Meta(max_length=30)]
    digest: Annotated[str, Meta(max_length=80)]


class ExportedDiagnosis(Part, frozen=True, kw_only=True):
    """One saved diagnosis; its number is given anew where it is taken in."""

    saved_at: Annotated[str, Meta(description="When, as ISO 8601 with its time zone")]
    label: Annotated[str, Meta(max_length=LONGEST_LABEL)] = ""
    pack: ExportedPack
    answers: Answers

    def moment(self) -> datetime:
        """When it was saved.

        Raises:
            ValueError: If it is no moment, or has no time zone.
        """
        when = datetime.fromisoformat(self.saved_at)
        if when.tzinfo is None:
            raise ValueError(self.saved_at)
        return when


class Export(Part, frozen=True, kw_only=True):
    """Answers by pack, and every saved diagnosis."""

    format: Literal["interimkit.export/1"] = "interimkit.export/1"
    kept: Annotated[tuple[Answers, ...], Meta(max_length=100)] = ()
    diagnoses: Annotated[tuple[ExportedDiagnosis, ...], Meta(max_length=1000)] = ()
