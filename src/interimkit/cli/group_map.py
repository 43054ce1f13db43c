"""A proposal for a map: shown, or written as the file that reads it."""

from interimkit.cli.command import Content, Output
from interimkit.cli.endings import MAPS
from interimkit.cli.working import working
from interimkit.cli.written import say_written
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.form_maps import encode_map
from interimkit.group.forms import propose
from interimkit.group.grid import GridKind, rows_of
from interimkit.model.text import clean
from interimkit.store.output import check_targets, write


def propose_map(export: str, content: Content, output: Output) -> None:
    """Shows what an export holds of a pack; a file that ends as a map does is one.

    Raises:
        ContentError: If the export cannot be read, or there is nothing to write a map of.
        OutputError: If the map cannot be written.
    """
    check_targets([output.file] if output.file else [], force=output.force)
    pack, name = content.load(), clean(export)
    kind = export.rpartition(".")[2].lower()
    if kind not in tuple(GridKind):
        expected = tuple(f".{known}" for known in GridKind)
        raise ContentError(Problem(code=ProblemCode.GROUP_ENDING, file=name, expected=expected))
    try:
        with working(), open(export, "rb") as stream:  # noqa: PTH123 - in the reader's spelling
            found = propose(rows_of(stream, name, GridKind(kind)), pack, name=name)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except (OSError, ValueError):
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from None
    if (
        output.file
        and output.output_format is None
        and output.file.rpartition(".")[2].lower() in MAPS
    ):
        if not found.columns:
            raise ContentError(Problem(code=ProblemCode.FORM_NO_COLUMNS, file=name))
        write(encode_map(found), output=output.file, force=output.force)
        say_written(output.file)
    else:
        output.show(found)
