"""Rows are a table like any other: read again, they tell the same of the group, and say the same."""

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from example_sheets import EXAMPLES, PACK
from hypothesis import given, settings
from hypothesis import strategies as st

from interimkit.group.inputs import find_inputs
from interimkit.group.left_out import LeftOut
from interimkit.group.read import read_sheets
from interimkit.group.rows import Row, columns, rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.tally import tally
from interimkit.group.write_rows import RowsFormat, write_rows
from interimkit.model.workshop import Topic

READABLE = (RowsFormat.CSV, RowsFormat.XLSX, RowsFormat.JSONL)


def rows_of(sheets: list[Sheet], topic: Topic) -> list[Row]:
    return list(LeftOut(strict=True).without(rows(sheets, PACK, topic)))


def written_and_read(sheets: list[Sheet], topic: Topic, form: RowsFormat) -> list[Sheet]:
    with TemporaryDirectory() as folder:
        file = str(Path(folder, f"rows.{form}"))
        found = rows_of(sheets, topic)
        write_rows(found, columns(PACK, topic), form, output=file, force=False)
        again = list(read_sheets(find_inputs([file]), PACK))
    assert not [one.problems for one in again if isinstance(one, Unread)]
    return [one for one in again if isinstance(one, Sheet)]


@pytest.mark.parametrize(("form", "topic"), list(product(READABLE, Topic)))
@settings(max_examples=8)
@given(sheets=st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=12))
def test_rows_tell_the_same_of_the_group(
    form: RowsFormat, topic: Topic, sheets: list[Sheet]
) -> None:
    again = written_and_read(sheets, topic, form)
    assert tally(again, topic) == tally(sheets, topic)


@pytest.mark.parametrize(("form", "topic"), list(product(READABLE, (Topic.QUIZ, Topic.PITFALLS))))
def test_rows_of_rows_say_the_same_of_each(form: RowsFormat, topic: Topic) -> None:
    sheets = list(EXAMPLES)
    again = rows_of(written_and_read(sheets, topic, form), topic)
    assert [row[2:] for row in again] == [row[2:] for row in rows_of(sheets, topic)]
