"""Which language this run speaks; bound before any text is asked for, help included."""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence

from interimkit.cli.arguments import values_of
from interimkit.locale import DOMAIN, FOLDER
from interimkit.model.text import Language, language_of, one_line

VARIABLE = "INTERIMKIT_LANG"

_state = {"language": Language.EN}
_asked_for = {"language": ""}


def bind(arguments: Sequence[str]) -> None:
    """Sets the language of this process, for our texts and for the few that Typer translates."""
    language = detect(arguments, os.environ)
    _state["language"] = language
    _asked_for["language"] = next(iter(values_of(arguments, "--lang")), "")
    # Typer and our own help texts use the standard library's global catalogue.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)


def follow(language: Language) -> None:
    """Speaks the language of content that knows no other: one screen, one language."""
    _state["language"] = language
    os.environ["LANGUAGE"] = language


def current() -> Language:
    """The language of this process."""
    return _state["language"]


def asked_for() -> str:
    """The language that the command line itself asks for, as it was typed; empty when none."""
    return _asked_for["language"]


def detect(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language asked for: by option, by our variable, by the locale, by the system, or English.

    A value that is not one of ours is passed over here; the option's own check refuses it, in
    the language found so far.
    """
    asked = values_of(arguments, "--lang")
    candidates = (*asked, environ.get(VARIABLE, ""), *_locale(environ), _system())
    return next((found for c in candidates if (found := language_of(c))), Language.EN)


def check(arguments: Sequence[str]) -> None:
    """Refuses a language in our variable that we do not speak, unless an option overrules it.

    Raises:
        UnknownChoiceError: With the languages there are.
    """
    from interimkit.errors import Problem, ProblemCode, UnknownChoiceError

    wanted = os.environ.get(VARIABLE, "")
    if wanted and not language_of(wanted) and not values_of(arguments, "--lang"):
        raise UnknownChoiceError(
            Problem(
                code=ProblemCode.CHOICE_UNKNOWN,
                path=(VARIABLE,),
                value=one_line(wanted),
                expected=tuple(lang.value for lang in Language),
            )
        )


def spoken(value: str | None) -> str | None:
    """The value of `--lang`, where it is a language of ours.

    Raises:
        UnknownChoiceError: With the languages there are.
    """
    if value is not None and not language_of(value):
        from interimkit.errors import ProblemCode, UnknownChoiceError
        from interimkit.model.nearest import unknown

        code = ProblemCode.CHOICE_UNKNOWN
        raise UnknownChoiceError(unknown(code, value, tuple(Language), path=("--lang",)))
    return value


def _locale(environ: Mapping[str, str]) -> list[str]:
    """What the locale asks for, as gettext reads it: LANGUAGE first, unless the locale is C."""
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in variables if environ.get(name)), "")
    if locale.partition(".")[0].partition("@")[0] in {"C", "POSIX"}:
        return [Language.EN]  # whatever the system speaks
    return [*environ.get("LANGUAGE", "").split(":"), locale]


def _system() -> str:
    """What Windows speaks; elsewhere the variables have said it."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
