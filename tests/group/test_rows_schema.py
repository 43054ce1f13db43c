"""The schema of a row holds the rows that are written, and nothing with a column of another kind."""

import io
import json

import jsonschema
import pytest
from example_sheets import EXAMPLES, PACK
from in_process import run_here

from interimkit.group import as_json_lines
from interimkit.group.rows import columns, rows
from interimkit.group.sheet import Unread
from interimkit.model.workshop import Topic


@pytest.mark.parametrize("topic", Topic)
def test_a_schema_holds_the_lines_that_are_written(topic: Topic) -> None:
    schema = json.loads(run_here("schema", f"rows-{topic}").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    stream = io.BytesIO()
    header = [column.name for column in columns(PACK, topic)]
    found = [row for row in rows(EXAMPLES, PACK, topic) if not isinstance(row, Unread)]
    as_json_lines.write(stream, header, found)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(lines) == len(EXAMPLES)
    for line in lines:
        jsonschema.validate(line, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**line, "intended_use": None}, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**line, "row": "7"}, schema)


def test_a_schema_that_there_is_not_names_those_of_rows_too() -> None:
    done = run_here("schema", "rows-quizz")
    assert done.code == 2
    assert b"rows-quiz" in done.stderr
