"""The sheets that a command line names, and what could not be read of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import ngettext

import typer
from msgspec import Struct

from interimkit.cli.command import Output
from interimkit.cli.complain import complain, complain_as_json
from interimkit.cli.reading import reading
from interimkit.cli.say import say
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import load_given
from interimkit.errors import ExitCode
from interimkit.group.inputs import find_inputs
from interimkit.group.left_out import LeftOut
from interimkit.group.read import read_sheets
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.form_map import FormMap
from interimkit.model.text import clean
from interimkit.model.workshop import Topic
from interimkit.render.formats import Format


class Asked(Struct, frozen=True, kw_only=True):
    """What a command line asks; each as its option says."""

    files: tuple[str, ...]
    topic: Topic | None = None
    mapping: str | None = None
    rows: bool = False
    statistics: bool = False
    role: str | None = None
    strict: bool = False
    memory: str | None = None
    engine: str | None = None


@contextmanager
def sheets_of(asked: Asked, pack: OpenPack) -> Iterator[Iterator[Sheet | Unread]]:
    """The sheets, one after another, and how far it is while they are read.

    Raises:
        ContentError: If the map cannot be read.
    """
    mapping = _map(asked.mapping, pack) if asked.mapping is not None else None
    inputs = find_inputs(asked.files)
    with reading(len(inputs)) as seen:
        yield seen.rows(read_sheets(seen.files(inputs), pack, mapping=mapping))


def _map(file: str, pack: OpenPack) -> FormMap:
    from interimkit.group.form_maps import read_map

    return read_map(load_given(file), pack=pack, name=clean(file))


def say_left_out(left: LeftOut, output: Output) -> None:
    """Says what could not be read, below the result, and ends with its exit code.

    Raises:
        typer.Exit: If anything could not be read.
    """
    if not left.count:
        return
    if output.output_format is Format.JSON:
        complain_as_json(left.problems, exit_code=ExitCode.CONTENT, hint="")
    else:
        complain(left.problems, hint="")
        text = ngettext(
            "{count} could not be read, and is not in the result.",
            "{count} could not be read, and are not in the result.",
            left.count,
        )
        say(text.format(count=left.count))
    raise typer.Exit(ExitCode.CONTENT)
