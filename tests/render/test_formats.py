"""The formats, by the names of files."""

import pytest

from interimkit.render.formats import Format, format_of, other_ending


@pytest.mark.parametrize("form", Format)
def test_a_file_is_of_the_format_that_its_name_ends_in(form: Format) -> None:
    for name in (f"me.{form}", f"a/b.c/me.{form.upper()}", f"me.json.{form}"):
        assert format_of(name) is form


@pytest.mark.parametrize("name", ["", "-", "me", "me.txt", "json", "me.csv/x", ".md", "me."])
def test_any_other_name_is_of_none(name: str) -> None:
    assert format_of(name) is None


def test_an_ending_that_names_another_format_is_told_from_one_that_names_none() -> None:
    written = ("json", "md")
    for name, ending in (
        ("q.pdf", "pdf"), ("a/q.XLSX", "xlsx"), ("q.csv", "csv"), ("q.json.yaml", "yaml"),
        ("q.json", ""), ("q.MD", ""), ("q.txt", ""), ("q", ""), ("q.out", ""), ("-", ""), ("", ""),
        ("q.table", ""), ("x.pdf/q", ""),
    ):  # fmt: skip
        assert other_ending(name, written) == ending
