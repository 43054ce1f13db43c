"""What a row is, as JSON Schema: of the lines of a .jsonl, by the built-in pack."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from interimkit.model.workshop import Topic

if TYPE_CHECKING:
    from interimkit.group.rows import Column


def row_schemas() -> dict[str, Callable[[], bytes]]:
    """What makes the schema of a row of each topic, by its name, such as `rows-quiz`."""
    return {f"rows-{topic}": partial(_row_schema, topic) for topic in Topic}


def _row_schema(topic: Topic) -> bytes:
    """The JSON Schema (2020-12) of one row; columns may be added to it later."""
    from msgspec import json

    from interimkit.content.pack import load_pack
    from interimkit.group.rows import columns

    found = columns(load_pack(), topic)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Row of {topic}",
        "type": "object",
        "properties": {column.name: _cell_schema(column) for column in found},
        "required": [column.name for column in found],
    }
    return json.format(json.encode(whole), indent=2) + b"\n"


def _cell_schema(column: "Column") -> dict[str, Any]:
    kind = column.kind.value
    return {"type": kind if column.always else [kind, "null"], "description": column.about}
