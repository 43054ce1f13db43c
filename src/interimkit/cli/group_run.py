"""A group's sheets, read and counted; what could not be read is said below the result."""

import re
from gettext import ngettext
from pathlib import Path

import typer
from msgspec import Struct

from interimkit.cli.command import Content, Output
from interimkit.cli.complain import complain, complain_as_json
from interimkit.cli.reading import reading
from interimkit.cli.say import say
from interimkit.domain.group import COUNT_FROM, GroupResult, group_result
from interimkit.errors import ContentError, ExitCode, Problem, ProblemCode, UsageError
from interimkit.group.inputs import find_inputs
from interimkit.group.left_out import LeftOut
from interimkit.group.read import read_sheets
from interimkit.group.tally import tally
from interimkit.model.text import one_line
from interimkit.model.workshop import Topic
from interimkit.render.formats import Format

_SESSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,4}")


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


def run_group(asked: Asked, content: Content, output: Output) -> None:
    """Reads, counts and shows; ends with exit code 3 where something is left out.

    Raises:
        ContentError: If nothing can be read, or with `strict` anything cannot.
        UsageError: If options do not go together, or too few answered for a file.
    """
    if session := _session_in(asked.files):
        from interimkit.cli.workshop_results import show_results

        show_results(session, asked.topic, output)
        return
    pack = content.load()
    inputs = find_inputs(asked.files)
    topic = asked.topic or Topic.QUIZ
    left = LeftOut(strict=asked.strict)
    with reading(len(inputs)) as seen:
        stream = seen.rows(read_sheets(seen.files(inputs), pack))
        counted = tally(left.without(stream), topic)
    if not counted.sheets and left.count:
        raise ContentError(*left.problems)
    result = group_result(pack, topic, counted.counts, sheets=counted.sheets, unread=left.count)
    _refuse_small_file(result, output)
    output.show(result)
    say_left_out(left, output)


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


def _session_in(files: tuple[str, ...]) -> str:
    """The id of a workshop's session, where one is named; a file that is called so comes first.

    Raises:
        UsageError: If anything else is named with it.
    """
    named = [name for name in files if _SESSION.fullmatch(name) and not Path(name).exists()]
    if named and len(files) > 1:
        code = ProblemCode.GROUP_SESSION_ALONE
        raise UsageError(Problem(code=code, value=one_line(named[0])))
    return next(iter(named), "")


def _refuse_small_file(result: GroupResult, output: Output) -> None:
    """Refuses to put into a file, or into a format for one, what is for the screen alone.

    Raises:
        UsageError: If no question was answered by so many that it is told in counts.
    """
    if result.is_told() or (output.file is None and output.output_format in {None, Format.TABLE}):
        return
    expected = (str(COUNT_FROM),)
    raise UsageError(Problem(code=ProblemCode.GROUP_SCREEN_ONLY, expected=expected))
