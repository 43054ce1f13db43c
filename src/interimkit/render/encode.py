"""The one door out: a result and a format in, bytes out.

A result carries its language, and its view is found by its tag. A format is one entry of `FORMATS`
and one module, which is imported when it is asked for.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol, cast

from msgspec import Struct

from interimkit.domain.result import Result
from interimkit.errors import MissingExtraError, Problem, ProblemCode
from interimkit.locale import PROGRAM
from interimkit.render.formats import EXTRAS, Format
from interimkit.render.page import Depth

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
    """What a result is put on: how much of it, how many columns, in which encoding."""

    depth: Depth = Depth.WHOLE
    width: int = 80
    encoding: str = "utf-8"


def encode(
    result: Struct,
    form: Format,
    *,
    depth: Depth = Depth.WHOLE,
    width: int = 80,
    encoding: str = "utf-8",
) -> bytes:
    """The result in this format.

    Args:
        depth: How much of its page is shown, where the format shows a page.
        width: Columns of a table; no other format has lines of a certain width.
        encoding: Of a table, which may go to a terminal's pipe; every other text is UTF-8.

    Raises:
        MissingExtraError: If the format needs an extra that is not installed.
    """
    require_extra(form)
    return FORMATS[form](result, Sheet(depth=depth, width=width, encoding=encoding))


def require_extra(form: Format) -> None:
    """Nothing, where the format needs no extra or has it.

    Raises:
        MissingExtraError: If it is not installed.
    """
    extra, module = EXTRAS.get(form, ("", ""))
    if extra and find_spec(module) is None:
        raise MissingExtraError(
            Problem(
                code=ProblemCode.EXTRA_MISSING,
                path=("format",),
                value=form,
                expected=(f"pip install '{PROGRAM}[{extra}]'",),
            )
        )


def page_of(result: Struct, *, depth: Depth = Depth.WHOLE) -> "Page":
    """The page that a terminal draws and every format of pages lays out.

    It names no command that the pack behind the result has nothing for.
    """
    page = view_of(result).page(result)
    lacks = result.pack.lacks if isinstance(result, Result) else ()
    return (page.without(lacks) if lacks else page).at(depth)


def view_of(result: Struct) -> View:
    """The view of a result: `interimkit.quiz-key/1` is shown by `quiz_key`."""
    module = f"interimkit.render.{_subject(result).replace('-', '_')}"
    return cast("View", import_module(module))


def _subject(result: Struct) -> str:
    tag = str(type(result).__struct_config__.tag)
    return tag.removeprefix("interimkit.").partition("/")[0]


def _table(result: Struct, sheet: Sheet) -> bytes:
    from interimkit.render import terminal

    page = page_of(result, depth=sheet.depth)
    text = terminal.plain(page, width=sheet.width, encoding=sheet.encoding)
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

    return markdown.encode(page_of(result, depth=sheet.depth))


def _xlsx(result: Struct, _sheet: Sheet) -> bytes:
    from interimkit.render import as_xlsx

    view = view_of(result)
    return as_xlsx.encode(_subject(result), view.HEADER, view.rows(result))


FORMATS: dict[Format, Callable[[Struct, Sheet], bytes]] = {
    Format.TABLE: _table,
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.XLSX: _xlsx,
}
"""What makes each format; one that is added adds its line here."""
