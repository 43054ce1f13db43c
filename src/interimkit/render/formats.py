"""The formats that a result can leave in. Options name them, so this imports next to nothing."""

import os
from enum import StrEnum


class Format(StrEnum):
    """How a result is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"


EXTRAS = {Format.XLSX: ("xlsx", "xlsxwriter")}
"""The formats that need an extra of ours, with its name and the module that it brings."""

BINARY = frozenset({Format.XLSX})
"""The formats that no terminal can show."""


def format_of(name: str) -> Format | None:
    """The format that a file's name ends in; None when it ends in none.

    >>> format_of("me.CSV")
    <Format.CSV: 'csv'>
    """
    ending = os.path.splitext(name)[1].removeprefix(".").lower()  # noqa: PTH122 - a name, not a path
    return Format(ending) if ending in tuple(Format) else None
