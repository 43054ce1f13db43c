"""Which language a run speaks."""

import sys

import pytest

from interimkit.cli import language
from interimkit.model.text import Language


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ("", {}, "en"),
        ("", {"LANG": "nl_BE.UTF-8"}, "nl"),
        ("", {"LANG": "fr"}, "fr"),
        ("", {"LANG": "xx_nonsense"}, "en"),
        ("", {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:nl"}, "fr"),
        ("", {"LC_MESSAGES": "fr_BE", "LANG": "nl_BE"}, "fr"),
        ("", {"LC_ALL": "nl_BE", "LC_MESSAGES": "fr_BE", "LANG": "fr_BE"}, "nl"),
        ("", {"LC_ALL": "C", "LANGUAGE": "nl", "LANG": "nl_BE"}, "en"),
        ("", {"LC_ALL": "POSIX", "LANGUAGE": "nl"}, "en"),
        ("", {"LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}, "en"),
        ("", {"LC_ALL": "", "LANG": "nl_BE"}, "nl"),
        ("", {"INTERIMKIT_LANG": "fr", "LC_ALL": "nl_BE"}, "fr"),
        ("", {"INTERIMKIT_LANG": "fr", "LC_ALL": "C"}, "fr"),
        ("--lang nl salary", {"INTERIMKIT_LANG": "fr"}, "nl"),
        ("salary --lang=nl", {"LANG": "fr_FR"}, "nl"),
        ("--lang en salary --lang nl", {}, "nl"),
        ("--lang xx salary", {"LANG": "fr_FR"}, "fr"),
        ("salary --lang", {"LANG": "fr_FR"}, "fr"),
        ("salary --lang nl_BE", {"LANG": "fr_FR"}, "nl"),
        ("--lang NL salary", {}, "nl"),
        ("", {"LANG": "nl@euro"}, "nl"),
        ("", {"LANG": "nl_BE@euro"}, "nl"),
        ("", {"LC_ALL": "C@euro", "LANG": "nl"}, "en"),
        ("", {"INTERIMKIT_LANG": "fr-BE"}, "fr"),
        ("salary -- --lang nl", {}, "en"),
    ],
)
def test_the_first_that_says_a_language_we_speak_decides(
    arguments: str, environ: dict[str, str], expected: str
) -> None:
    assert language.detect(arguments.split(), environ) is Language(expected)


def test_windows_says_it_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_system", lambda: "nl_BE")
    assert language.detect([], {}) is Language.NL
    assert language.detect([], {"LANG": "fr_FR"}) is Language.FR
    assert language.detect([], {"LC_ALL": "C"}) is Language.EN


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does say")
def test_elsewhere_the_variables_have_said_it() -> None:
    assert language._system() == ""
