"""From composed data to a model, or to every problem of its shape.

msgspec converts, and stops at the first thing that is wrong. Only then do the data and the types
that msgspec knows of walk side by side, each part by itself, so that all problems come at once.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from interimkit.content.compose import BROKEN, Composed, Mapping, Position, Sequence, compose
from interimkit.content.place import place
from interimkit.content.syntax import ODD_SPACE, character_name
from interimkit.errors import MAX_PROBLEMS, ContentError, Path, Problem, ProblemCode
from interimkit.model.nearest import nearest
from interimkit.model.pack import ID_PATTERN
from interimkit.model.text import Language, Text, joined

MAX_TEXT = 4000
"""Characters in one text; the longest of ours is a tenth of it."""

T = TypeVar("T")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is read.

    Attributes:
        language: The language that texts are given in.
        declared: The languages that every text must have.
        own_words: Whether a plain string will do as well, as in what somebody answered.
    """

    language: Language
    declared: tuple[Language, ...]
    own_words: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """The keys that a text with all its languages has."""
        return frozenset(self.declared)

    def text(self, kind: type[Any], value: Any) -> Text:
        """A text in the reading language: msgspec's hook for what it does not know.

        Raises:
            ValueError: If the text is not one, or lacks a declared language.
        """
        if kind is Text and isinstance(value, dict) and value.keys() == self.wanted:
            # What is right is seen at a glance; only what is not is looked into.
            texts = value.values()
            if all(isinstance(t, str) and t.strip() and len(t) < MAX_TEXT for t in texts):
                return Text(joined(value[self.language]))
        if kind is not Text or any(True for _ in _text_problems(value, (), self)):
            raise ValueError
        return Text(joined(value[self.language] if isinstance(value, dict) else value))


def parse(text: str, kind: type[T], *, file: str, reading: Reading) -> T:
    """The content of one file.

    Args:
        text: The file's YAML.
        file: The file as messages call it.

    Raises:
        ContentError: With every problem of its YAML and of its shape, in the order of the file.
    """
    return fit(compose(text, file=file), kind, file=file, reading=reading)


def fit(composed: Composed, kind: type[T], *, file: str, reading: Reading) -> T:
    """The content of a file that has been composed.

    Raises:
        ContentError: As `parse` does, but for what composing it has refused.
    """
    value, at, problems = composed
    if not problems:
        try:
            return msgspec.convert(value, kind, dec_hook=reading.text)
        except msgspec.ValidationError:
            pass
    found = [*problems, *find_problems(value, kind, at=at, file=file, reading=reading)]
    found = found[: MAX_PROBLEMS + 1]
    # Never an empty list: what the walk does not see is still refused, if less precisely.
    invalid = Problem(code=ProblemCode.INVALID, file=file, line=at[0], column=at[1])
    raise ContentError(*sorted(found or [invalid], key=lambda p: (p.line, p.column)))


def find_problems(
    value: Any,
    kind: type[Any],
    *,
    at: Position,
    file: str,
    reading: Reading,
) -> list[Problem]:
    """Every problem of the value's shape."""
    from msgspec.inspect import type_info  # only when something is wrong

    found = _walk(value, (), type_info(kind), reading)
    named = map(_by_its_odd_space, islice(found, MAX_PROBLEMS))
    problems = list(place(named, value, file=file, at=at))
    if next(found, None):
        last = problems[-1]
        problems.append(
            structs.replace(last, code=ProblemCode.TOO_MANY, expected=(str(MAX_PROBLEMS),))
        )
    return problems


_ODD = re.compile(rf"({ODD_SPACE})|.*({ODD_SPACE})$|[\w-]+:({ODD_SPACE})")


def _by_its_odd_space(problem: Problem) -> Problem:
    """The problem; of a name or a value that is wrong for a space that is none, that space."""
    if problem.code in _OF_A_WORD and (found := _ODD.match(problem.value)):
        odd = character_name(next(filter(None, found.groups())))
        return structs.replace(
            problem, code=ProblemCode.SPACE_CHARACTER, value=odd, nearest="", kind="", expected=()
        )
    return problem


_OF_A_WORD = {
    ProblemCode.FIELD_UNKNOWN,
    ProblemCode.ID_MALFORMED,
    ProblemCode.WRONG_TYPE,
    ProblemCode.CHOICE_UNKNOWN,
    ProblemCode.PATTERN,
}
"""Problems whose value is a name or a word, as it was written."""


def _walk(value: Any, path: Path, kind: Any, reading: Reading) -> Iterator[Problem]:
    import msgspec.inspect as mi

    match kind:
        case _ if value is BROKEN:  # reported when it was composed
            return
        case mi.Metadata(type=mi.StrType() as inner, extra_json_schema=about):
            yield from _str_problems(value, path, inner, examples=(about or {}).get("examples", ()))
        case mi.Metadata(type=inner):
            yield from _walk(value, path, inner, reading)
        case mi.UnionType(types=types):
            yield from _union_problems(value, path, types, reading)
        case mi.DictType(value_type=item):
            yield from _dict_problems(value, path, item, reading)
        case mi.StructType():
            yield from _struct_problems(value, path, kind, reading)
        case mi.VarTupleType():
            yield from _list_problems(value, path, kind, reading)
        case mi.TupleType(item_types=items):
            yield from _tuple_problems(value, path, items, reading)
        case mi.CustomType():
            yield from _text_problems(value, path, reading)
        case _:
            yield from _scalar_problems(value, path, kind)


def _union_problems(
    value: Any, path: Path, kinds: Iterable[Any], reading: Reading
) -> Iterator[Problem]:
    """Nothing when one of the kinds fits; else what is wrong with it as one of them."""
    import msgspec.inspect as mi

    values = [kind for kind in kinds if not isinstance(kind, mi.NoneType)]
    if value is None and len(values) < len(tuple(kinds)):
        return
    found = [list(_walk(value, path, kind, reading)) for kind in values]
    if all(found):
        yield from next((f for f in found if f[0].code is not ProblemCode.WRONG_TYPE), found[0])


def _dict_problems(value: Any, path: Path, kind: Any, reading: Reading) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield _wrong_type("mapping", value, path)
        return
    for key, part in value.items():
        if not re.search(ID_PATTERN, key):
            yield Problem(
                code=ProblemCode.ID_MALFORMED, path=(*path, key), of_name=True, value=key[:40]
            )
        yield from _walk(part, (*path, key), kind, reading)


def _list_problems(value: Any, path: Path, kind: Any, reading: Reading) -> Iterator[Problem]:
    if not isinstance(value, Sequence):
        yield _wrong_type("list", value, path)
        return
    low, high = kind.min_length, kind.max_length
    if len(value) < (low or 0) or (high is not None and len(value) > high):
        yield Problem(
            code=ProblemCode.LIST_LENGTH,
            path=path,
            value=str(len(value)),
            expected=_limits(low, high),
        )
        return
    for number, part in enumerate(value):
        yield from _walk(part, (*path, number), kind.item_type, reading)


def _tuple_problems(
    value: Any, path: Path, kinds: Iterable[Any], reading: Reading
) -> Iterator[Problem]:
    """What is wrong with a list that has a fixed number of parts, each of its own kind."""
    kinds = tuple(kinds)
    if not isinstance(value, Sequence):
        yield _wrong_type("list", value, path)
    elif len(value) != len(kinds):
        yield Problem(
            code=ProblemCode.LIST_LENGTH, path=path, value=str(len(value)),
            expected=_limits(len(kinds), len(kinds)),
        )  # fmt: skip
    else:
        for number, (part, kind) in enumerate(zip(value, kinds, strict=True)):
            yield from _walk(part, (*path, number), kind, reading)


def _struct_problems(value: Any, path: Path, kind: Any, reading: Reading) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield _wrong_type("mapping", value, path)
        return
    fields = {field.encode_name: field for field in kind.fields}
    for key, part in value.items():
        if key not in fields:
            absent = [name for name in fields if name not in value]
            yield Problem(
                code=ProblemCode.FIELD_UNKNOWN, path=(*path, key), of_name=True, value=key,
                nearest=nearest(key, absent),
            )  # fmt: skip
        else:
            yield from _walk(part, (*path, key), fields[key].type, reading)
    for name, field in fields.items():
        if field.required and name not in value:
            yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, name))


def _text_problems(value: Any, path: Path, reading: Reading) -> Iterator[Problem]:
    declared = tuple(lang.value for lang in reading.declared)
    if isinstance(value, str) and (reading.own_words or len(declared) == 1):
        yield from _one_text(value, path)
    elif isinstance(value, str):
        yield Problem(code=ProblemCode.TRANSLATION_MISSING, path=path, expected=declared)
    elif not isinstance(value, Mapping):
        yield _wrong_type("text", value, path)
    else:
        for key, text in value.items():
            if key in declared:
                yield from _one_text(text, (*path, key))
            else:
                # A key with nothing after it is what follows a comma that nobody put in quotes.
                unquoted = text is None
                code = ProblemCode.TEXT_UNQUOTED if unquoted else ProblemCode.LANGUAGE_UNDECLARED
                yield Problem(
                    code=code, path=(*path, key), of_name=True, value=key, expected=declared
                )
        if missing := tuple(lang for lang in declared if lang not in value):
            yield Problem(code=ProblemCode.TRANSLATION_MISSING, path=path, expected=missing)


def _one_text(text: Any, path: Path) -> Iterator[Problem]:
    if text is BROKEN:  # reported when it was composed
        return
    if not isinstance(text, str):
        yield _wrong_type("text", text, path)
    elif not 1 <= len(text.strip()) <= MAX_TEXT:
        yield Problem(
            code=ProblemCode.TEXT_LENGTH, path=path, value=str(len(text.strip())),
            expected=("1", str(MAX_TEXT)),
        )  # fmt: skip


def _str_problems(
    value: Any, path: Path, kind: Any, *, examples: Iterable[str] = ()
) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _wrong_type("text", value, path)
    elif kind.pattern and not re.search(kind.pattern, value):
        code = ProblemCode.ID_MALFORMED if kind.pattern == ID_PATTERN else ProblemCode.PATTERN
        yield Problem(code=code, path=path, value=value[:40], expected=tuple(examples))
    elif len(value) < (kind.min_length or 0) or len(value) > (kind.max_length or MAX_TEXT):
        yield Problem(
            code=ProblemCode.TEXT_LENGTH, path=path, value=str(len(value)),
            expected=(str(kind.min_length or 1), str(kind.max_length or MAX_TEXT)),
        )  # fmt: skip


def _choice_problems(value: Any, path: Path, valid: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _wrong_type("text", value, path)
    elif value not in valid:
        yield Problem(
            code=ProblemCode.CHOICE_UNKNOWN, path=path, value=value[:40], expected=valid,
            nearest=nearest(value, valid),
        )  # fmt: skip


def _scalar_problems(value: Any, path: Path, kind: Any) -> Iterator[Problem]:
    import msgspec.inspect as mi

    match kind:
        case mi.EnumType(cls=cls):
            yield from _choice_problems(value, path, tuple(str(member.value) for member in cls))
        case mi.LiteralType(values=values):
            yield from _choice_problems(value, path, tuple(str(valid) for valid in values))
        case mi.StrType():
            yield from _str_problems(value, path, kind)
        case mi.IntType():
            yield from _int_problems(value, path, kind)
        case mi.DecimalType() if isinstance(value, bool) or not isinstance(value, int | Decimal):
            yield _wrong_type("decimal-number", value, path)
        case mi.BoolType() if not isinstance(value, bool):
            yield _wrong_type("truth-value", value, path)
        case mi.DateType() if not _is_date(value):
            yield _wrong_type("date", value, path)


def _int_problems(value: Any, path: Path, kind: Any) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int):
        yield _wrong_type("whole-number", value, path)
    # Every number of a model has both ends: a test sees to it.
    elif not kind.ge <= value <= kind.le:
        yield Problem(
            code=ProblemCode.NUMBER_RANGE,
            path=path,
            value=str(value),
            expected=_limits(kind.ge, kind.le),
        )


def _is_date(value: Any) -> bool:
    """Whether it is a day such as 2025-10-23; `fromisoformat` alone takes week dates as well."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _limits(low: int | None, high: int | None) -> tuple[str, ...]:
    return (str(low or 0), "" if high is None else str(high))


def _wrong_type(expected: str, value: Any, path: Path) -> Problem:
    """`kind` names the sort of thing that was found, `value` shows it where that helps."""
    match value:
        case None:
            found, shown = "nothing", ""
        case bool():
            found, shown = "truth-value", str(value).lower()
        case int():
            found, shown = "whole-number", str(value)
        case Decimal():
            found, shown = "decimal-number", str(value)
        case str():
            found, shown = "text", value[:40]
        case Mapping():
            found, shown = "mapping", ""
        case _:
            found, shown = "list", ""
    return Problem(
        code=ProblemCode.WRONG_TYPE, path=path, kind=found, value=shown, expected=(expected,)
    )
