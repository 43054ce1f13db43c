"""A row a sheet, into a file or onto standard output."""

from collections.abc import Iterator

from interimkit.cli.command import Content, Output
from interimkit.cli.endings import refuse_other_ending
from interimkit.cli.group_sheets import Asked, inputs_of, rows_of, say_left_out
from interimkit.cli.written import say_written
from interimkit.domain.skills_gap import choose_roles
from interimkit.errors import ContentError, ProblemCode, UsageError
from interimkit.group.left_out import LeftOut
from interimkit.group.rows import Row, columns
from interimkit.group.write_rows import RowsFormat, require, write_rows
from interimkit.model.nearest import unknown
from interimkit.model.workshop import Topic
from interimkit.render.formats import Format
from interimkit.store.output import check_targets


def show_rows(asked: Asked, content: Content, output: Output) -> None:
    """Writes a row for every sheet that can be read; without a file, as CSV.

    Raises:
        UsageError: If rows have no such format.
        UnknownChoiceError: If there is no such kind of assignment.
        ContentError: If nothing can be read, or with `strict` anything cannot.
        OutputError: If they cannot be written.
    """
    form = _format(output)
    require(form)
    check_targets([output.file] if output.file else [], force=output.force)
    pack = content.load()
    topic = asked.topic or Topic.QUIZ
    if asked.role is not None:
        choose_roles(pack, asked.role)  # known before anything is read
    left = LeftOut(strict=asked.strict)
    with rows_of(inputs_of(asked), asked, pack, topic, left) as found:
        read = _any(left.without(found), left)
        write_rows(read, columns(pack, topic), form, output=output.output, force=output.force)
    if output.file:
        say_written(output.file)
    say_left_out(left, output)


def _any(read: Iterator[Row], left: LeftOut) -> Iterator[Row]:
    """The rows.

    Raises:
        ContentError: Where there was nothing but what could not be read.
    """
    none_yet = True
    for row in read:
        none_yet = False
        yield row
    if none_yet and left.count:
        raise ContentError(*left.problems)


def _format(output: Output) -> RowsFormat:
    """What rows are written as: as `--format` says, or the name of the file, or else CSV.

    JSON is an object a line, as in a file that ends in .jsonl.
    """
    endings = tuple(form.value for form in RowsFormat)
    refuse_other_ending(output.output, endings, option="output")
    ending = (output.output or "").rpartition(".")[2].lower()
    match output.output_format:
        case None:
            return RowsFormat(ending) if ending in endings else RowsFormat.CSV
        case Format.JSON:
            return RowsFormat.JSONL
        case Format.CSV | Format.XLSX as wanted:
            return RowsFormat(wanted)
        case other:
            known = (Format.CSV, Format.JSON, Format.XLSX)
            raise UsageError(unknown(ProblemCode.CHOICE_UNKNOWN, other, known, path=("format",)))
