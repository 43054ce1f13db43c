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
    """The JSON Schema (2020-12) of a kind of result; fields may be added to it later."""
    return _schema(kind, text={"type": "string"}, drop="additionalProperties")


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


def _schema(kind: type[Any], *, text: dict[str, Any], drop: str = "") -> bytes:
    body = msgspec.json.schema(kind, schema_hook=lambda _: text)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
    return msgspec.json.format(msgspec.json.encode(_mended(whole, drop=drop)), indent=2) + b"\n"


def _plain(value: object) -> str:
    """A text as the plain string that it is."""
    if isinstance(value, Text):
        return str(value)
    raise NotImplementedError(type(value))


def _mended(node: Any, *, drop: str) -> Any:
    """The schema with decimals as the numbers they leave as, and without the key to drop."""
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            return {**{k: v for k, v in node.items() if k != "format"}, "type": "number"}
        return {
            key: _mended(value, drop=drop)
            for key, value in node.items()
            if key != drop or not isinstance(value, bool)
        }
    if isinstance(node, Iterable) and not isinstance(node, str):
        return [_mended(value, drop=drop) for value in node]
    return node
