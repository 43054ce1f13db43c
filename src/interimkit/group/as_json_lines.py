"""Rows as JSON Lines: an object a line, with every column in its order; what is empty is null."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from msgspec import json

from interimkit.group.rows import Column, Row


def write(stream: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """UTF-8 JSON Lines into a stream, a row at a time.

    Raises:
        OSError: If the stream takes no more.
    """
    names, encoder = [column.name for column in columns], json.Encoder()
    stream.writelines(encoder.encode(dict(zip(names, row, strict=True))) + b"\n" for row in rows)
