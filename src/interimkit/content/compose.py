"""From YAML text to plain data that remembers where each part of it stood.

One pass over PyYAML's events gives both, in a strict subset of YAML 1.2: no duplicate keys,
anchors, aliases or tags, keys are text, and a plain scalar is null, true or false, a whole or a
decimal number, or text, so that `NO` is a country and `1:30` is not ninety.
Why not `yaml.load`: docs/decisions/0002-yaml-events.md.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final, NamedTuple

import yaml
from yaml.scanner import ScannerError

from interimkit.content.syntax import dropped_problem, escape_problem, syntax_problem
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode
from interimkit.model.text import clean, is_clean

MAX_DEPTH = 32
MAX_DIGITS = 18
MAX_VALUES = 50_000
"""Values in one file; the largest of ours holds 1,400."""

Position = tuple[int, int]
"""Line and column, counted from 1."""


class Composed(NamedTuple):
    """A document's data, where it starts, and what is wrong with it as YAML."""

    value: Any
    at: Position
    problems: tuple[Problem, ...]


class _Broken:
    """Stands where a problem was already reported, so that it is not reported twice."""


BROKEN: Final = _Broken()


class Mapping(dict[str, Any]):
    """A mapping that knows where it starts, and where each key and value stands."""

    __slots__ = ("at", "key_at", "value_at")

    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at
        self.key_at: dict[str, Position] = {}
        self.value_at: dict[str, Position] = {}


class Sequence(list[Any]):
    """A list that knows where it starts, and where each item stands."""

    __slots__ = ("at", "item_at")

    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at
        self.item_at: list[Position] = []


# The C parser is 25 times as fast; the pure one gives the same events where it is missing.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)")
_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_TELLING = frozenset("+-.0123456789")
"""What a number begins with."""
_BLOCK_STYLES = frozenset("|>")

_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What libyaml and the pure parser refuse before they parse: the C0 and C1 controls and surrogates.

Compiled where it is needed: that takes as long as reading a small file.
"""

# Line breaks to YAML, to no editor, and unsafe to show: with them lines would be counted wrongly.
# A byte order mark inside a text is a sign to one parser and a letter to the other.
_AMBIGUOUS = {0x85: 0xFFFD, 0x2028: 0xFFFD, 0x2029: 0xFFFD, 0xFEFF: 0x200B}


def compose(text: str, *, file: str) -> Composed:
    """The document's data, where it starts, and what is wrong with it as YAML.

    Where a value is wrong in itself, `BROKEN` stands in its place.

    Raises:
        ContentError: If it is not one YAML document, or nested deeper than `MAX_DEPTH`: nothing
            that follows such a place can be trusted.
    """
    # One look at the whole spares one at each scalar; an escape can still hide what is unsafe.
    harmless = "\\" not in text and is_clean(text)
    if not harmless:
        text = text.translate(_AMBIGUOUS)
    if not harmless and (forbidden := re.search(_FORBIDDEN, text)):
        line = text.count("\n", 0, forbidden.start()) + 1
        column = forbidden.start() - text.rfind("\n", 0, forbidden.start())
        raise ContentError(
            Problem(code=ProblemCode.CONTROL_CHARACTER, file=file, line=line, column=column,
                    value=f"U+{ord(forbidden[0]):04X}")
        )  # fmt: skip
    if text.lstrip()[:1] in ("{", "["):  # JSON, where a tab is as good as a space
        text = text.replace("\t", " ")
    composer = _Composer(file, harmless=harmless)
    try:
        composer.read(text)
        dropped = dropped_problem(text, _LOADER, file=file)
    except yaml.MarkedYAMLError as error:
        if isinstance(error, ScannerError):
            _refuse_earlier(error, text, file=file, harmless=harmless)
        raise ContentError(*composer.problems, syntax_problem(error, text, file=file)) from None
    except (ValueError, OverflowError):
        raise ContentError(*composer.problems, escape_problem(text, file=file)) from None
    if dropped:
        raise ContentError(*composer.problems, dropped)
    if not composer.documents:
        raise ContentError(Problem(code=ProblemCode.EMPTY, file=file, line=1, column=1))
    return Composed(composer.root, composer.root_at, tuple(composer.problems))


class _Composer:
    """Builds the data as the events come, with a stack of open collections, never recursion."""

    def __init__(self, file: str, *, harmless: bool) -> None:
        self.file = file
        self._clean: Callable[[str], str] = str if harmless else clean
        self._values = 0
        self.problems: list[Problem] = []
        self.documents = 0
        self.root: Any = None
        self.root_at: Position = (1, 1)
        self._open: list[Mapping | Sequence] = []
        self._keys: list[str | None] = []  # the key waiting for its value, one an open collection

    def read(self, text: str) -> None:
        # As `yaml.parse`, but for a generator and a look ahead at each of the events.
        loader = _LOADER(text)
        try:
            for event in iter(loader.get_event, None):
                self.take(event)
        finally:
            loader.dispose()

    def take(self, event: Any) -> None:
        # By the exact type, the most frequent first: this runs for every scalar of a pack.
        kind = type(event)
        if kind is yaml.ScalarEvent:
            keys = self._keys
            if keys and keys[-1] is None and type(self._open[-1]) is Mapping:
                keys[-1] = self._key(event)
            else:
                self._place(self._scalar(event), _position(event))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._enter(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._report(ProblemCode.ANCHOR, event, value=f"*{event.anchor}")
            if self._expects_key():
                self._keys[-1] = ""
            else:
                self._place(BROKEN, _position(event))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                raise self._fatal(ProblemCode.SEVERAL_DOCUMENTS, event)

    def _expects_key(self) -> bool:
        return bool(self._keys) and self._keys[-1] is None and type(self._open[-1]) is Mapping

    def _enter(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if self._expects_key():
            raise self._fatal(ProblemCode.KEY_NOT_TEXT, event, value="[…]")
        if len(self._open) == MAX_DEPTH:
            raise self._fatal(ProblemCode.TOO_DEEP, event, expected=(str(MAX_DEPTH),))
        self._refuse_properties(event)
        at = _position(event)
        collection = Mapping(at) if type(event) is yaml.MappingStartEvent else Sequence(at)
        self._place(collection, at)
        self._open.append(collection)
        self._keys.append(None)

    def _place(self, value: Any, at: Position) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise self._too_many_values(at)
        if not self._open:
            self.root, self.root_at = value, at
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.item_at.append(at)
            return
        key = self._keys[-1]
        self._keys[-1] = None
        if key:  # a key that was itself a problem takes its value with it
            parent[key] = value
            parent.value_at[key] = at

    def _key(self, event: yaml.ScalarEvent) -> str:
        """The key's text; an empty string when it is a problem, to drop its value as well."""
        key = self._scalar(event)
        mapping = self._open[-1]
        assert type(mapping) is Mapping
        if type(key) is not str or not key:
            if key is not BROKEN:
                self._report(ProblemCode.KEY_NOT_TEXT, event, value=event.value)
            return ""
        if key in mapping.key_at:
            line, column = mapping.key_at[key]
            self._report(
                ProblemCode.KEY_DUPLICATE, event, value=key, expected=(f"{line}:{column}",)
            )
            return ""
        mapping.key_at[key] = _position(event)
        return key

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if not (event.anchor is event.tag is None) and self._refuse_properties(event):
            return BROKEN
        text = self._clean(event.value)
        if not event.implicit[0]:
            # A text in a block of its own ends where its last line does, not with a break.
            return text.rstrip("\n") if event.style in _BLOCK_STYLES else text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        return self._number_or_text(text, event) if text[0] in _TELLING else text

    def _number_or_text(self, text: str, event: yaml.ScalarEvent) -> Any:
        if _INT.fullmatch(text):
            return self._number(int, text, event)
        if _DECIMAL.fullmatch(text):
            return self._number(Decimal, text, event)
        return text

    def _number(
        self, kind: type[int] | type[Decimal], text: str, event: yaml.ScalarEvent
    ) -> int | Decimal | _Broken:
        digits = text.lstrip("+-")
        if len(digits) > MAX_DIGITS:
            self._report(
                ProblemCode.NUMBER_TOO_LONG,
                event,
                value=f"{text[:12]}…",
                expected=(str(MAX_DIGITS),),
            )
            return BROKEN
        if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
            # 17 in YAML 1.2, 15 in YAML 1.1, and perhaps a postcode: the writer has to say.
            self._report(ProblemCode.NUMBER_LEADING_ZERO, event, value=text)
            return BROKEN
        return kind(text)

    def _refuse_properties(self, event: Any) -> bool:
        if event.anchor is event.tag is None:
            return False
        if event.anchor is not None:
            self._report(ProblemCode.ANCHOR, event, value=f"&{event.anchor}")
        if event.tag is not None:
            self._report(ProblemCode.TAG, event, value=event.tag)
        return True

    def _too_many_values(self, at: Position) -> ContentError:
        line, column = at
        limit = (str(MAX_VALUES),)
        problem = Problem(
            code=ProblemCode.TOO_MANY_VALUES, file=self.file, line=line, column=column,
            expected=limit,
        )  # fmt: skip
        return ContentError(*self.problems, problem)

    def _report(
        self,
        code: ProblemCode,
        event: yaml.Event,
        *,
        value: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            raise self._fatal(ProblemCode.TOO_MANY, event, expected=(str(MAX_PROBLEMS),))
        self.problems.append(self._problem(code, event, value=value, expected=expected))

    def _fatal(
        self,
        code: ProblemCode,
        event: yaml.Event,
        *,
        value: str = "",
        expected: tuple[str, ...] = (),
    ) -> ContentError:
        problem = self._problem(code, event, value=value, expected=expected)
        return ContentError(*self.problems, problem)

    def _problem(
        self,
        code: ProblemCode,
        event: yaml.Event,
        *,
        value: str = "",
        expected: tuple[str, ...] = (),
    ) -> Problem:
        line, column = _position(event)
        return Problem(
            code=code, file=self.file, line=line, column=column,
            value=clean(value), expected=expected,
        )  # fmt: skip


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _refuse_earlier(error: ScannerError, text: str, *, file: str, harmless: bool) -> None:
    """Refuses the text for what stands before the error, if it is to be refused for that.

    The scanner looks ahead of the events, and from PyYAML 6.0.4 the C one gives up by itself at a
    thousand levels, before the event that passes `MAX_DEPTH`. In a text that ends where it gave
    up there is nothing to give up at, so that every event before that place comes.

    Raises:
        ContentError: If that part cannot be trusted in itself: nested too deep, for one.
    """
    assert error.problem_mark is not None
    with suppress(yaml.MarkedYAMLError):  # it may end in the middle of something
        _Composer(file, harmless=harmless).read(text[: error.problem_mark.index])
