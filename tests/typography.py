"""What each language asks of a text, for the content and for the interface alike."""

import re


def check_typography(en: str, nl: str, fr: str) -> None:
    for text in (en, nl, fr):
        assert not re.search(r"['\"]", text), "straight quotes"
        assert "  " not in text
    assert not re.search(r"[\u00ab\u00bb]", en + nl), "guillemets are French"
    assert not re.search(r"[€£] ?\d", nl), "Dutch has a no-break space after the sign"
    assert not re.search(r"(?<!\u202f)[;:!?»](?!\w|//)", fr), "French has a thin space before"
    assert not re.search(r"«(?!\u202f)", fr), "French has a thin space after an opening guillemet"
    assert not re.search(r"\d [€%]|\d[€%]", fr), "French has a no-break space before a unit"
    assert "\u00a0%" not in fr, "French has a thin space before a per cent"
    assert "“" not in fr
