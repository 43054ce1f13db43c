"""The formats that a result can leave in. Options name them, so this imports next to nothing."""

import os
from collections.abc import Collection
from enum import StrEnum


class Format(StrEnum):
    """How a result is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"
    PDF = "pdf"


EXTRAS = {Format.XLSX: ("xlsx", "xlsxwriter"), Format.PDF: ("pdf", "typst")}
"""The formats that need an extra of ours, with its name and the module that it brings."""

NOT_MADE_FOR = frozenset({(Format.PDF, "win-arm64")})
"""Formats and platforms, as Python calls them, that their extra has nothing for."""

BINARY = frozenset({Format.XLSX, Format.PDF})
"""The formats that no terminal can show."""

AUTHORED = frozenset({Format.HTML, Format.PDF})
"""The formats of documents, which say whose they are."""

_OTHERS = frozenset(
    ("htm", "xlsx", "xls", "ods", "tsv", "markdown", "doc", "docx", "odt", "rtf",
     "pptx", "epub", "tex", "xml", "yaml", "yml", "toml", "ics", "png", "jpg", "jpeg", "gif",
     "svg", "jsonl", "parquet", "zip")
)  # fmt: skip
"""Endings of other formats, of which somebody may believe that a file called so holds one."""


def format_of(name: str) -> Format | None:
    """The format that a file's name ends in; None when it ends in none.

    >>> format_of("me.CSV")
    <Format.CSV: 'csv'>
    """
    ending = _ending(name)
    return Format(ending) if ending in tuple(Format) else None


def other_ending(name: str, written: Collection[str]) -> str:
    """The ending of a file's name where it names a format, and none of those written; else nothing.

    >>> other_ending("me.PDF", ["json", "csv"]), other_ending("me.txt", ["json", "csv"])
    ('pdf', '')
    """
    ending = _ending(name)
    known = _OTHERS | set(Format) - {Format.TABLE}
    return ending if ending in known and ending not in written else ""


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].removeprefix(".").lower()  # noqa: PTH122 - a name, not a path
