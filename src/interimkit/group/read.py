"""Every sheet of what is read, one after another, in the order given."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from interimkit.content.open_pack import OpenPack
from interimkit.group.answers_files import read_answers_file
from interimkit.group.inputs import Input, Kind
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.form_map import FormMap


def read_sheets(
    inputs: Iterable[Input | Unread], pack: OpenPack, *, mapping: FormMap | None = None
) -> Iterator[Sheet | Unread]:
    """The sheets in files of every kind but Parquet, which is never read a row at a time.

    What is wrong stands in its place, and stops nothing.

    Args:
        mapping: What the columns of tables are, where they are a form's and not our own.

    Raises:
        MissingExtraError: If a spreadsheet needs what is not installed.
    """
    for given in inputs:
        if isinstance(given, Unread):
            yield given
            continue
        match given.kind:
            case Kind.ANSWERS:
                yield read_answers_file(given, pack)
            case Kind.LINES:
                from interimkit.group.json_lines import read_json_lines

                yield from read_json_lines(given, pack)
            case Kind.CSV | Kind.XLSX:
                from interimkit.group.table_sheets import read_table

                yield from read_table(given, pack, mapping=mapping)
            case Kind.PARQUET:
                continue
            case _:
                assert_never(given.kind)
