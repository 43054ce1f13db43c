"""The one door from a result to bytes."""

import pytest
from every_result import every_result

from interimkit import compare_pay, load_pack
from interimkit.domain.subjects import result_subjects
from interimkit.render import as_csv, as_json, markdown, terminal
from interimkit.render.encode import FORMATS, encode, page_of, view_of
from interimkit.render.formats import BINARY, Format
from interimkit.render.page import Depth, Page, Paragraph

PAY = compare_pay(load_pack(language="fr"))


def test_every_format_has_its_line_in_the_table() -> None:
    assert set(FORMATS) == set(Format)


@pytest.mark.parametrize("form", Format)
def test_every_result_leaves_in_every_format(form: Format) -> None:
    results = every_result()
    kinds = {str(type(r).__struct_config__.tag).partition("/")[0] for r in results}
    assert kinds == {f"interimkit.{subject}" for subject in result_subjects()}
    for result in results:
        data = encode(result, form)
        if form in BINARY:
            assert data.startswith((b"PK", b"%PDF-"))
        else:
            assert data.decode().endswith("\n")


def test_a_view_is_found_by_its_results_tag() -> None:
    for result in every_result():
        view = view_of(result)
        assert all(len(row) == len(view.HEADER) for row in view.rows(result))


def test_the_door_lays_out_what_the_modules_behind_it_do() -> None:
    page = page_of(PAY)
    view = view_of(PAY)
    assert encode(PAY, Format.JSON) == as_json.encode(PAY)
    assert encode(PAY, Format.CSV) == as_csv.encode(view.HEADER, view.rows(PAY))
    assert b"\r\n" in encode(PAY, Format.CSV)
    assert encode(PAY, Format.MD) == markdown.encode(page)
    table = terminal.plain(page, width=80, encoding="utf-8").encode()
    assert encode(PAY, Format.TABLE) == table


def test_a_table_is_as_wide_and_in_the_encoding_asked_for() -> None:
    narrow = encode(PAY, Format.TABLE, width=40, encoding="latin-1")
    assert max(len(line) for line in narrow.decode("latin-1").splitlines()) <= 40
    assert "Débutant".encode("latin-1") in narrow
    assert encode(PAY, Format.TABLE, encoding="ascii").isascii()


def test_a_format_of_pages_is_as_deep_as_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = Page(
        title="t",
        blocks=(Paragraph(text="Brief."), Paragraph(text="More.", only=Depth.WHOLE)),
    )
    monkeypatch.setattr(view_of(PAY), "page", lambda _result: deep)
    for form in (Format.TABLE, Format.MD, Format.HTML):
        assert b"More." in encode(PAY, form)
        brief = encode(PAY, form, depth=Depth.BRIEF)
        assert b"Brief." in brief
        assert b"More." not in brief
    for form in (Format.JSON, Format.CSV, Format.XLSX):
        assert encode(PAY, form) == encode(PAY, form, depth=Depth.BRIEF)
