"""The one door out: a result and a format in, bytes out.

A result carries its language, and its view is found by its tag. A format is one entry of `FORMATS`
and one module, which is imported when it is asked for.
"""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from sysconfig import get_platform
from typing import TYPE_CHECKING, Any, Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.result import Result
from interimkit.errors import MissingExtraError, Problem, ProblemCode
from interimkit.locale import PROGRAM
from interimkit.model.text import Language
from interimkit.render.formats import EXTRAS, NOT_MADE_FOR, Format
from interimkit.render.page import Depth
from interimkit.render.session import NO_SESSION, Session, carry
from interimkit.render.words import wording

if TYPE_CHECKING:
    from interimkit.render.page import Page


class View(Protocol):
    """A subject's module here: its result as rows and as a page."""

    @property
    def HEADER(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The names of the columns of its rows."""
        ...

    def rows(self, result: Any, /) -> tuple[tuple[object, ...], ...]:
        """One row a thing."""
        ...

    def page(self, result: Any, /) -> "Page":
        """What a person reads, each block as deep as it stands."""
        ...


class Sheet(Struct, frozen=True, kw_only=True):
    """What a result is put on; `encode` says what each of these is."""

    depth: Depth = Depth.WHOLE
    width: int = 80
    encoding: str = "utf-8"
    in_words: bool = False
    session: Session = NO_SESSION
    author: str = ""
    day: date | None = None
    tell: Callable[[str], None] | None = None


def encode(
    result: Struct,
    form: Format,
    *,
    depth: Depth = Depth.WHOLE,
    width: int = 80,
    encoding: str = "utf-8",
    in_words: bool = False,
    session: Session = NO_SESSION,
    author: str = "",
    day: date | None = None,
    tell: Callable[[str], None] | None = None,
) -> bytes:
    """The result in this format.

    Args:
        depth: How much of its page is shown, where the format shows a page.
        width: Columns of a table; no other format has lines of a certain width.
        encoding: Of a table, which may go to a terminal's pipe; every other text is UTF-8.
        in_words: Whether a table says scores and levels rather than draws them.
        session: What every command on a page says again.
        author: Whose a document is; empty where nobody says.
        day: When a page was made, where its format says so.
        tell: Is told, in a sentence, what a document could not hold.

    Raises:
        MissingExtraError: If the format needs an extra that is not installed.
    """
    require_extra(form)
    sheet = Sheet(
        depth=depth,
        width=width,
        encoding=encoding,
        in_words=in_words,
        session=session,
        author=author,
        day=day,
        tell=tell,
    )
    return FORMATS[form](result, sheet)


def require_extra(form: Format) -> None:
    """Nothing, where the format needs no extra or has it.

    Raises:
        MissingExtraError: If it is not installed.
    """
    extra, module = EXTRAS.get(form, ("", ""))
    if not extra or find_spec(module):
        return
    if (form, get_platform()) in NOT_MADE_FOR:
        code, expected = ProblemCode.EXTRA_ELSEWHERE, "html"
    else:
        code, expected = ProblemCode.EXTRA_MISSING, f"pip install '{PROGRAM}[{extra}]'"
    problem = Problem(code=code, path=("format",), value=form, expected=(expected,))
    raise MissingExtraError(problem)


def page_of(result: Struct, *, depth: Depth = Depth.WHOLE, session: Session = NO_SESSION) -> "Page":
    """The page that a terminal draws and every format of pages lays out.

    It names no command that the pack behind the result has nothing for.
    """
    page = view_of(result).page(result)
    said = wording(language_of(result))
    page = replace(page, wording=replace(said, foot=page.foot or said.foot))
    lacks = result.pack.lacks if isinstance(result, Result) else ()
    return carry((page.without(lacks) if lacks else page).at(depth), session)


def language_of(result: Struct) -> Language:
    """The language that a result is in: every result has one."""
    language: Language = getattr(result, "language")  # noqa: B009 - of a struct with any tag
    return language


def view_of(result: Struct) -> View:
    """The view of a result: `interimkit.quiz-key/1` is shown by `quiz_key`."""
    module = f"interimkit.render.{_subject(result).replace('-', '_')}"
    return cast("View", import_module(module))


def _subject(result: Struct) -> str:
    tag = str(type(result).__struct_config__.tag)
    return tag.removeprefix("interimkit.").partition("/")[0]


def _table(result: Struct, sheet: Sheet) -> bytes:
    from interimkit.render import terminal

    page = page_of(result, depth=sheet.depth, session=sheet.session)
    text = terminal.plain(page, width=sheet.width, encoding=sheet.encoding, in_words=sheet.in_words)
    return text.encode(sheet.encoding)


def _json(result: Struct, _sheet: Sheet) -> bytes:
    from interimkit.render import as_json

    return as_json.encode(result)


def _csv(result: Struct, _sheet: Sheet) -> bytes:
    from interimkit.render import as_csv

    view = view_of(result)
    return as_csv.encode(view.HEADER, view.rows(result))


def _markdown(result: Struct, sheet: Sheet) -> bytes:
    from interimkit.render import markdown

    return markdown.encode(page_of(result, depth=sheet.depth, session=sheet.session))


def _html(result: Struct, sheet: Sheet) -> bytes:
    from interimkit.render import as_html

    page = page_of(result, depth=sheet.depth, session=sheet.session)
    return as_html.encode(page, language=language_of(result), author=sheet.author, day=sheet.day)


def _xlsx(result: Struct, _sheet: Sheet) -> bytes:
    from interimkit.render import as_xlsx

    view = view_of(result)
    return as_xlsx.encode(_subject(result), view.HEADER, view.rows(result))


def _pdf(result: Struct, sheet: Sheet) -> bytes:
    from interimkit.render import as_pdf

    page = page_of(result, depth=sheet.depth, session=sheet.session)
    return as_pdf.encode(page, language=language_of(result), author=sheet.author, tell=sheet.tell)


FORMATS: dict[Format, Callable[[Struct, Sheet], bytes]] = {
    Format.TABLE: _table,
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.HTML: _html,
    Format.XLSX: _xlsx,
    Format.PDF: _pdf,
}
"""What makes each format; one that is added adds its line here."""
