"""Rows as JSON Lines: an object a line, with every column in its order; what is empty is null."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from msgspec import json

from interimkit.group.rows import Row


def write(stream: BinaryIO, header: Sequence[str], rows: Iterable[Row]) -> None:
    """UTF-8 JSON Lines into a stream, a row at a time.

    Raises:
        OSError: If the stream takes no more.
    """
    encoder = json.Encoder()
    stream.writelines(encoder.encode(dict(zip(header, row, strict=True))) + b"\n" for row in rows)
