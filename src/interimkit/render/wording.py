"""The few words that layouts say by themselves."""

from msgspec import Struct


class Wording(Struct, frozen=True, kw_only=True):
    """What a layout says by itself, in the page's language, which it does not know."""

    pair: str = "{name}: {value}"
    meter: str = "{points} of {of}"
    with_example: str = "{own} of {highest} (with an example)"
    claimed: str = "{own} of {highest} (claimed)"
    blank: str = "to fill in"
    in_numbers: str = "In numbers: {shown} of {of} moments."
    sources: str = "Sources"
    source: str = "source {number}"
    contents: str = "On this page"
    foot: str = "Made on your own computer; nothing was sent anywhere."
    pages: str = "page {page} of {pages}"
    caution: str = "An orientation, no measurement; not for selecting candidates."
