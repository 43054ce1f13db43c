"""One page and one set of rows, in each format."""

import csv as standard_csv
import io
from decimal import Decimal

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import compare_pay, load_pack
from interimkit.domain.subjects import result_kind, result_subjects
from interimkit.render import csv, json, markdown, salary, terminal
from interimkit.render.encodable import fold
from interimkit.render.page import (
    Column,
    Item,
    Lines,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)

HOSTILE = "[red]x[/red] [/] [link=http://x]y[/] :smile: {0} %s {{ z }} <b> | `c` *d* _e_ # f"
PAGE = Page(
    title=HOSTILE,
    blocks=(
        Table(
            columns=(Column(name="a"), Column(name=HOSTILE, align="right")), rows=(("1", HOSTILE),)
        ),
        Paragraph(text=HOSTILE, tone=Tone.QUIET),
        Section(heading=HOSTILE, items=(Item(label="l", text=HOSTILE, reference="ref"),)),
        Lines(lines=(HOSTILE * 3,)),
    ),
)


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_what_looks_like_markup_is_shown(width: int) -> None:
    text = terminal.plain(PAGE, width=width, encoding="utf-8")
    assert HOSTILE * 3 in text  # a line is never wrapped
    if width >= 160:  # where nothing has to wrap, each stands as it was written
        assert text.count(HOSTILE) == 6 + 3
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_nothing_is_cut_and_no_line_is_too_long(width: int, language: str) -> None:
    page = salary.page(compare_pay(load_pack(language=language)))
    text = terminal.plain(page, width=width, encoding="utf-8")
    assert max(len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    for block in page.blocks:
        if isinstance(block, Paragraph):
            assert squeeze(block.text) in squeeze(text)
    assert not [line for line in text.splitlines() if line.strip().startswith((";", ":", "»", "!"))]


@given(st.integers(24, 90))
def test_no_line_breaks_at_a_no_break_space(width: int) -> None:
    sentence = "Une phrase qui va\u202f; et qui coûte 80\u202f000\u00a0€\u202f: voilà\u202f! " * 4
    text = terminal.plain(
        Page(title="", blocks=(Paragraph(text=sentence.strip()),)), width=width, encoding="utf-8"
    )
    assert text.count("80\u202f000\u00a0€\u202f:") == 4
    assert text.count("va\u202f;") == 4


def test_what_cannot_be_encoded_is_replaced_before_it_is_laid_out() -> None:
    page = salary.page(compare_pay(load_pack(language="fr")))
    text = terminal.plain(page, width=60, encoding="ascii")
    assert text.isascii()
    assert "55 000 EUR" in text
    assert "Debutant" in text
    table = [line for line in text.splitlines() if line.endswith("EUR")][:3]
    assert len({len(line) for line in table}) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [("≠ é → “x” …", '!= e -> "x" ...'), ("œuvre", "oeuvre"), ("日", "?"), ("½", "12")],
)
def test_folding_to_ascii(text: str, folded: str) -> None:
    assert fold(text, encoding="ascii") == folded


def test_folding_keeps_what_can_be_encoded() -> None:
    assert fold("é €", encoding="latin-1") == "é EUR"
    assert fold("é €", encoding="utf-8") == "é €"


def test_folding_is_for_writing_only() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "interimkit-fold")


def test_markdown_shows_what_looks_like_markup() -> None:
    text = markdown.encode(PAGE).decode()
    assert "\n| a | " in text
    assert "|---|---:|" in text
    assert r"\[red\]x\[/red\]" in text
    assert r"\<b\> \| \`c\` \*d\* \_e\_ \# f" in text
    assert "(`ref`)" in text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(cell: str) -> None:
    data = csv.encode(("a", "b"), [(cell, -1)])
    assert data.startswith(b"a,b\r\n")
    (row,) = list(standard_csv.reader(io.StringIO(data.decode(), newline="")))[1:]
    assert row == [f"'{cell}", "-1"]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_csv_reads_back(rows: list[list[str]]) -> None:
    data = csv.encode(("a", "b"), rows).decode()
    back = list(standard_csv.reader(io.StringIO(data, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.parametrize("subject", result_subjects())
def test_a_results_schema_is_one_and_describes_every_field(subject: str) -> None:
    schema = msgspec.json.decode(json.result_schema(result_kind(subject)))
    jsonschema.Draft202012Validator.check_schema(schema)
    structs = [struct for struct in schema["$defs"].values() if "properties" in struct]
    assert structs
    for struct in structs:
        for name, field in struct["properties"].items():
            referred = schema["$defs"].get(field.get("$ref", "").removeprefix("#/$defs/"), {})
            known = "description" in {**referred, **field} or name == "format" or "enum" in field
            assert known, f"{subject}: {struct['title']}.{name} is not described"


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_result_meets_its_schema(language: str) -> None:
    result = msgspec.json.decode(json.encode(compare_pay(load_pack(language=language))))
    schema = msgspec.json.decode(json.result_schema(result_kind("salary")))
    jsonschema.validate(result, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**result, "levels": "many"}, schema)


def test_decimals_leave_as_numbers_and_the_schema_says_so() -> None:
    class Priced(msgspec.Struct):
        rate: Decimal

    assert json.encode(Priced(rate=Decimal("709.09"))) == b'{\n  "rate": 709.09\n}\n'
    schema = msgspec.json.decode(json.result_schema(Priced))
    assert schema["$defs"]["Priced"]["properties"]["rate"] == {"type": "number"}


def test_what_is_no_text_is_not_encoded_silently() -> None:
    class Odd(msgspec.Struct):
        value: object

    with pytest.raises(NotImplementedError):
        json.encode(Odd(value=object()))
