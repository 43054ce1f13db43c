"""A result as JSON, and the schema of its kind."""

from collections.abc import Iterable
from typing import Any

import msgspec

from interimkit.model.text import Language, Text


def encode(result: msgspec.Struct) -> bytes:
    """UTF-8 JSON, indented, with a newline at its end; decimals leave as numbers."""
    encoder = msgspec.json.Encoder(enc_hook=_plain, decimal_format="number")
    return msgspec.json.format(encoder.encode(result), indent=2) + b"\n"


def result_schema(kind: type[Any]) -> bytes:
    """The JSON Schema (2020-12) of a kind of result."""
    return _schema(kind, text={"type": "string"})


def content_schema(kind: type[Any]) -> bytes:
    """The JSON Schema of a file of a pack, for editors: a text may be a map of languages."""
    languages = {lang.value: {"type": "string", "minLength": 1} for lang in Language}
    text = {
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "object", "properties": languages, "additionalProperties": False},
        ]
    }
    return _schema(kind, text=text)


def _schema(kind: type[Any], *, text: dict[str, Any]) -> bytes:
    body = msgspec.json.schema(kind, schema_hook=lambda _: text)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
    return msgspec.json.format(msgspec.json.encode(_numbers(whole)), indent=2) + b"\n"


def _plain(value: object) -> str:
    """A text as the plain string that it is."""
    if isinstance(value, Text):
        return str(value)
    raise NotImplementedError(type(value))


def _numbers(node: Any) -> Any:
    """Msgspec describes a Decimal as a string; ours leave as numbers, and the schema says so."""
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            return {**{k: v for k, v in node.items() if k != "format"}, "type": "number"}
        return {key: _numbers(value) for key, value in node.items()}
    if isinstance(node, Iterable) and not isinstance(node, str):
        return [_numbers(value) for value in node]
    return node
