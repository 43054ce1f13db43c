"""All that is kept of a person, into one file and out of it."""

from collections.abc import Iterable

from msgspec import json, structs

from interimkit.content.answers import plain_answers
from interimkit.content.compose import compose
from interimkit.content.convert import fit
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.read import decode
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.export import Export


def encode_export(export: Export) -> bytes:
    """The file that it is read from: UTF-8 JSON."""
    whole = {
        "format": export.format,
        "kept": [plain_answers(answers) for answers in export.kept],
        "diagnoses": [
            {
                "saved_at": diagnosis.saved_at,
                "label": diagnosis.label,
                "pack": structs.asdict(diagnosis.pack),
                "answers": plain_answers(diagnosis.answers),
            }
            for diagnosis in export.diagnoses
        ],
    }
    return json.format(_JSON.encode(whole), indent=2) + b"\n"


_JSON = json.Encoder(decimal_format="number")
"""Amounts are numbers, as the schema of an export has them."""


def read_export(data: bytes, *, pack: OpenPack, name: str) -> Export:
    """What a file holds; whether its answers are to any pack is seen when they are used.

    Args:
        pack: Any pack, for the languages of texts.
        name: The file as messages call it.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    composed = compose(decode(data, name=name), file=name)
    reading = structs.replace(pack.reading, own_words=True)
    export = fit(composed, Export, file=name, reading=reading)
    if wrong := tuple(place(_odd_moments(export), composed.value, file=name)):
        raise ContentError(*wrong)
    return export


def _odd_moments(export: Export) -> Iterable[Problem]:
    for index, diagnosis in enumerate(export.diagnoses):
        try:
            diagnosis.moment()
        except ValueError:
            yield Problem(
                code=ProblemCode.PATTERN,
                path=("diagnoses", index, "saved_at"),
                value=diagnosis.saved_at,
                expected=("2026-03-01T12:00:00+00:00",),
            )
