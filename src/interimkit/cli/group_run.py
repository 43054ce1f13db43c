"""A group's sheets, read and counted; what could not be read is said below the result."""

import re
from pathlib import Path

from interimkit.cli.command import Content, Output
from interimkit.cli.group_sheets import (
    OPTIONS,
    Asked,
    engine_of,
    inputs_of,
    say_left_out,
    sheets_of,
    with_tables,
)
from interimkit.cli.working import working
from interimkit.content.open_pack import OpenPack
from interimkit.domain.group import GroupResult, group_result, questions_of
from interimkit.domain.group_spread import COUNT_FROM
from interimkit.errors import ContentError, Problem, ProblemCode, UsageError
from interimkit.group.inputs import Input
from interimkit.group.left_out import LeftOut
from interimkit.group.tally import Tally, added, tally
from interimkit.model.text import one_line
from interimkit.model.workshop import Topic
from interimkit.render.formats import Format
from interimkit.store.output import check_targets

_SESSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,4}")


def run_group(asked: Asked, content: Content, output: Output) -> None:
    """Reads, counts and shows; ends with exit code 3 where something is left out.

    Raises:
        ContentError: If nothing can be read, or with `strict` anything cannot.
        UsageError: If options do not go together, or too few answered for a file.
    """
    if session := _session_in(asked.files):
        from interimkit.cli.workshop_results import show_results

        _refuse_beside_session(asked, content)
        show_results(session, asked.topic, output)
        return
    _refuse_alone(asked, output)
    if asked.rows:
        from interimkit.cli.group_rows import show_rows

        show_rows(asked, content, output)
        return
    output.check()  # without rows, no file ends as rows alone do
    if asked.statistics:
        from interimkit.cli.group_statistics import show_statistics

        show_statistics(asked, content, output)
        return
    check_targets([output.file] if output.file else [], force=output.force)
    pack = content.load()
    topic = asked.topic or Topic.QUIZ
    questions_of(pack, topic)  # which the pack may lack: known before anything is read
    left = LeftOut(strict=asked.strict)
    inputs, tables = with_tables(inputs_of(asked))
    with sheets_of(inputs, asked, pack, left) as sheets:
        counted = tally(left.without(sheets), topic)
    if tables:
        counted = added(counted, _told(tables, asked, pack, left))
    if not counted.sheets and left.count:
        raise ContentError(*left.problems)
    result = group_result(pack, topic, counted.counts, sheets=counted.sheets, unread=left.count)
    _refuse_small_file(result, output)
    output.show(result)
    say_left_out(left, output)


def _told(tables: tuple[Input, ...], asked: Asked, pack: OpenPack, left: LeftOut) -> Tally:
    """What tables of very many rows tell, in one go; what is wrong in them is left out."""
    from interimkit.group.tables import tally_files

    with working(), engine_of(asked) as engine:
        return tally_files(engine, tables, pack, asked.topic or Topic.QUIZ, left)


def _refuse_beside_session(asked: Asked, content: Content) -> None:
    """Refuses options about files, or about a pack: a session has its own, and no sheets.

    Raises:
        UsageError: With each of them.
    """
    about = ("mapping", "rows", "statistics", "role", "strict", "memory", "engine")
    given = [OPTIONS.get(name, name) for name in about if getattr(asked, name) not in {None, False}]
    if content.pack is not None:
        given.append("pack")
    if given:
        code, session = ProblemCode.OPTIONS_APART, ("SESSION",)
        raise UsageError(*(Problem(code=code, path=(name,), expected=session) for name in given))


def _refuse_alone(asked: Asked, output: Output) -> None:
    """Refuses options that do nothing, or not both, so that nobody believes they did.

    Raises:
        UsageError: With them.
    """
    others = {"statistics": asked.statistics, "full": output.full, "present": output.present}
    for name, given in others.items():
        if asked.rows and given:
            code = ProblemCode.OPTIONS_APART
            raise UsageError(Problem(code=code, path=("rows",), expected=(name,)))
    if asked.role is not None and not (asked.rows and asked.topic is Topic.SKILLS):
        needed = f"--rows --subject {Topic.SKILLS}"
        raise UsageError(Problem(code=ProblemCode.OPTION_ALONE, path=("role",), expected=(needed,)))


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
    if result.is_counted or (output.file is None and output.output_format in {None, Format.TABLE}):
        return
    expected = (str(COUNT_FROM),)
    raise UsageError(Problem(code=ProblemCode.GROUP_SCREEN_ONLY, expected=expected))
