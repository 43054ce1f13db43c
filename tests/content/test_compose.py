"""YAML as we read it: a strict subset, with the place of everything."""

from decimal import Decimal

import pytest
import yaml

from interimkit.content import compose as module
from interimkit.content.compose import BROKEN, Mapping, Sequence, compose
from interimkit.errors import ContentError, ProblemCode


@pytest.fixture(params=["C", "pure Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of PyYAML's parsers give the same events, so a machine without the C one reads alike."""
    loader = yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader
    monkeypatch.setattr(module, "_LOADER", loader)
    return str(request.param)


def problems(text: str) -> list[tuple[ProblemCode, int, int]]:
    try:
        _, _, found = compose(text, file="x.yaml")
    except ContentError as error:
        found = error.problems
    assert all(problem.file == "x.yaml" for problem in found)
    return [(problem.code, problem.line, problem.column) for problem in found]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("off", "off"), ("1:30", "1:30"), ("2025-10-23", "2025-10-23"),
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("17", 17), ("-3", -3), ("+4", 4), ("0", 0), ("0.30", Decimal("0.30")), (".5", Decimal("0.5")),
        ("1e999", "1e999"), (".inf", ".inf"), (".nan", ".nan"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("٣", "٣"), ("'17'", "17"), ('"a\\e[0m"', "a\ufffd[0m"), ('"\\u202e"', "\ufffd"),
    ],
)  # fmt: skip
def test_a_plain_scalar_is_what_it_looks_like(scalar: str, value: object) -> None:
    data, _, found = compose(f"key: {scalar}\n", file="x.yaml")
    assert found == ()
    assert data == {"key": value}
    assert type(data["key"]) is type(value)


def test_every_part_knows_where_it_stood() -> None:
    data, at, found = compose("# é\na: 1\nlist:\n  - x\n  - {ë: é, b: 2}\n", file="x.yaml")
    assert found == ()
    assert at == (2, 1)
    assert isinstance(data, Mapping)
    assert data.key_at == {"a": (2, 1), "list": (3, 1)}
    assert data.value_at == {"a": (2, 4), "list": (4, 3)}
    assert isinstance(data["list"], Sequence)
    assert data["list"].item_at == [(4, 5), (5, 5)]
    # Columns count characters, not bytes.
    assert data["list"][1].value_at == {"ë": (5, 9), "b": (5, 15)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(ProblemCode.KEY_DUPLICATE, 3, 1)]),
        ("a: &x 1\nb: *x\n", [(ProblemCode.ANCHOR, 1, 4), (ProblemCode.ANCHOR, 2, 4)]),
        ("a: &x {b: 1}\nc: {<<: *x}\n", [(ProblemCode.ANCHOR, 1, 4), (ProblemCode.ANCHOR, 2, 9)]),
        ("&k a: 1\n*k : 2\n", [(ProblemCode.ANCHOR, 1, 1), (ProblemCode.ANCHOR, 2, 1)]),
        ("a: !!python/object/apply:os.system [ls]\n", [(ProblemCode.TAG, 1, 4)]),
        ("a: !!str 1\n", [(ProblemCode.TAG, 1, 4)]),
        ("1: a\nnull: b\ntrue: c\n'': d\n", [(ProblemCode.KEY_NOT_TEXT, n, 1) for n in (1, 2, 3, 4)]),
        ("? [a]\n: b\n", [(ProblemCode.KEY_NOT_TEXT, 1, 3)]),
        ("a: 017\nb: 0017.5\n", [(ProblemCode.NUMBER_LEADING_ZERO, n, 4) for n in (1, 2)]),
        (f"a: {'9' * 5000}\n", [(ProblemCode.NUMBER_TOO_LONG, 1, 4)]),
        ("", [(ProblemCode.EMPTY, 1, 1)]),
        ("# nothing but a comment\n", [(ProblemCode.EMPTY, 1, 1)]),
        ("a: 1\n---\nb: 2\n", [(ProblemCode.SEVERAL_DOCUMENTS, 2, 1)]),
        ("a: 1\nb: [1, 2\nc: 3\n", [(ProblemCode.SYNTAX, 3, 2)]),
        ("a:\n\tb: 1\n", [(ProblemCode.TAB_INDENT, 2, 1)]),
        ("a: 1\nb: \x00\n", [(ProblemCode.CONTROL_CHARACTER, 2, 4)]),
        ("a: 1\nb: 'x\x1b[0m'\n", [(ProblemCode.CONTROL_CHARACTER, 2, 6)]),
        ("[" * 200_000, [(ProblemCode.TOO_DEEP, 1, 33)]),
        ("{a: " * 200_000, [(ProblemCode.TOO_DEEP, 1, 129)]),
        ("é: 1\né: " + "[" * 1500, [(ProblemCode.KEY_DUPLICATE, 2, 1), (ProblemCode.TOO_DEEP, 2, 35)]),
        ("- " * 1500, [(ProblemCode.TOO_DEEP, 1, 65)]),
        ("[\r\n" * 1500, [(ProblemCode.TOO_DEEP, 33, 1)]),
        ("".join(f"{' ' * n}a:\n" for n in range(1500)), [(ProblemCode.TOO_DEEP, 33, 33)]),
        ("[" * 40 + "@", [(ProblemCode.TOO_DEEP, 1, 33)]),
        ("[" * 32 + "]" * 32, []),
        ("a: '" + "[" * 1500, [(ProblemCode.SYNTAX, 1, 4)]),
        ('{\n\t"a": 1\n\t"b": 2\n}', [(ProblemCode.SYNTAX, 3, 5)]),
        ('{\n\t"a": "x\n}', [(ProblemCode.SYNTAX, 2, 7)]),
        ("a: 1\n\u00a0 b: x: y\n", [(ProblemCode.SPACE_CHARACTER, 2, 1)]),
        ("a:\u202fx\nb: 1\n", [(ProblemCode.SPACE_CHARACTER, 1, 3)]),
        ('a: "\\U00110000"\n', [(ProblemCode.SYNTAX, 1, 7)]),
        ('a: 1\nb: "\\UFFFFFFFF"\n', [(ProblemCode.SYNTAX, 2, 7)]),
    ],
)  # fmt: skip
def test_a_problem_is_found_where_it_stands(
    text: str, expected: list[tuple[ProblemCode, int, int]]
) -> None:
    assert problems(text) == expected


def test_a_broken_value_is_marked_and_the_rest_is_read_on() -> None:
    data, _, found = compose("a: &x 1\nb: 2\n", file="x.yaml")
    assert data == {"a": BROKEN, "b": 2}
    assert len(found) == 1


def test_windows_line_ends_and_root_lists_are_read() -> None:
    assert compose("a: 1\r\nb: x\r\n", file="x.yaml")[0] == {"a": 1, "b": "x"}
    assert compose("- 1\n- [2]\n", file="x.yaml")[0] == [1, [2]]
    assert compose("plain\n", file="x.yaml")[0] == "plain"


def test_more_problems_than_anybody_reads_are_cut_short() -> None:
    text = "".join(f"a{number}: !!str x\n" for number in range(150))
    found = problems(text)
    assert [code for code, *_ in found] == [ProblemCode.TAG] * 100 + [ProblemCode.TOO_MANY]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{?x: 1}", (1, 2)), ("[\n?x : 1]", (2, 1)), ("[a,#b\n]", (1, 4)), ('"x"#y', (1, 4)),
        ("a: 'x'#y\n", (1, 7)), ("a: [1]#c\n", (1, 7)), ('{"a":#b\n1}', (1, 6)),
        ("a: |#x\n  b\n", (1, 5)), ("# fine\n{a: b, #c\n?d: e}", (3, 1)),
    ],
)  # fmt: skip
def test_what_a_parser_would_read_by_dropping_text_is_refused(
    text: str, place: tuple[int, int]
) -> None:
    assert problems(text) == [(ProblemCode.SYNTAX, *place)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: x#y # a comment\n#another\n", {"a": "x#y"}),
        ("a: C#\nb: why?\nc: ?d\n", {"a": "C#", "b": "why?", "c": "?d"}),
        ("{a: '#1', b: \"?x\", ? c : 2} # d", {"a": "#1", "b": "?x", "c": 2}),
        ("a: | # kept\n  x#y ?z\n  # too\n", {"a": "x#y ?z\n# too"}),
        ("? a\n: b\n", {"a": "b"}),
        ('{\n\t"a":\t[1,\t2]\n}\n', {"a": [1, 2]}),
    ],
)
def test_comments_and_signs_that_are_signs_are_none(text: str, value: object) -> None:
    assert compose(text, file="x.yaml")[::2] == (value, ())


def test_a_text_in_a_block_ends_where_its_last_line_does() -> None:
    text = "a: >\n  one\n  two\nb: |\n  three\n\nc: |+\n  four\n\n"
    data, _, _ = compose(text, file="x.yaml")
    assert data == {"a": "one two", "b": "three", "c": "four"}


def test_what_is_only_invisible_counts_for_nothing() -> None:
    text = "\u200bna\u00adme: in\u00adte\u200brim\n\ufeffnumber: 1\u20607\n"
    data, _, found = compose(text, file="x.yaml")
    assert (data, found) == ({"name": "interim", "number": 17}, ())


def test_no_file_holds_more_values_than_one_can_be_made_of() -> None:
    assert problems("[" + "[a: b],\n" * 30_000 + "]") == [(ProblemCode.TOO_MANY_VALUES, 16_667, 2)]
    assert problems("[" + "1," * 50_000 + "]") == [(ProblemCode.TOO_MANY_VALUES, 1, 100_000)]
