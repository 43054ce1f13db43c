"""What ARCHITECTURE.md promises: a subject is a file per layer and one line of the command table."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, environment

FILES = {
    "data/books.yaml": """\
basis: toolkit
books:
  - id: leaving-well
    title: {en: Leaving well, nl: Goed vertrekken, fr: Bien partir}
    pages: 180
  - id: first-weeks
    title: {en: The first weeks, nl: De eerste weken, fr: Les premières semaines}
    pages: 240
""",
    "src/interimkit/model/books.py": '''\
"""Books worth reading: books.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Book(Part, frozen=True, kw_only=True):
    """One book."""

    id: Id
    title: Text
    pages: Annotated[int, Meta(ge=1, le=5000)]


class Books(ContentFile, frozen=True, kw_only=True):
    """books.yaml."""

    FILE: ClassVar[str] = "books.yaml"

    basis: SourceId
    books: Annotated[tuple[Book, ...], Meta(max_length=99)]
''',
    "src/interimkit/domain/books.py": '''\
"""Books worth reading."""

from interimkit.domain.choose import choose
from interimkit.domain.result import Result
from interimkit.model.books import Book, Books
from interimkit.model.pack import Pack


class BookList(Result, frozen=True, kw_only=True, tag="interimkit.books/1"):
    """The books, or one."""

    books: tuple[Book, ...]


def list_books(pack: Pack, *, book: str | None = None) -> BookList:
    """Every book, or one."""
    books = choose(pack.load(Books).books, book, name="book")
    return BookList(language=pack.language, pack=pack.ref, books=books)
''',
    "src/interimkit/content/rules/books.py": '''\
"""What books must hold beyond their shape."""

from collections.abc import Iterator

from interimkit.errors import Problem, ProblemCode
from interimkit.model.books import Books
from interimkit.model.pack import Pack

FILES = (Books,)


def problems(pack: Pack) -> Iterator[Problem]:
    """A book of a round number of pages was never counted."""
    for index, book in enumerate(pack.load(Books).books):
        if book.pages % 100 == 0:
            yield Problem(
                code=ProblemCode.NUMBER_RANGE, path=("books", index, "pages"),
                value=str(book.pages), expected=("1", "99"),
            )
''',
    "src/interimkit/render/books.py": '''\
"""Books as a page and as rows."""

from interimkit.domain.books import BookList
from interimkit.render.page import Column, Page, Table

HEADER = ("book", "title", "pages")


def rows(result: BookList) -> tuple[tuple[object, ...], ...]:
    """One row a book."""
    return tuple((book.id, book.title, book.pages) for book in result.books)


def page(result: BookList) -> Page:
    """A table."""
    columns = (Column(name="Title"), Column(name="Pages", align="right"))
    table = Table(columns=columns, rows=tuple((b.title, str(b.pages)) for b in result.books))
    return Page(title="Books", blocks=(table,))
''',
    "src/interimkit/cli/books.py": '''\
"""`interimkit books`."""

from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids

BookArgument = Annotated[
    str | None, typer.Argument(autocompletion=complete_ids("books.Books.books"))
]


@command("Books worth reading.", "books")
def books(*, book: BookArgument = None, content: Content, output: Output) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.books import list_books

    output.show(list_books(content.load(), book=book))
''',
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "src", folder / "src")
    shutil.copytree(ROOT / "data", folder / "data")
    for name, text in FILES.items():
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8")
    table = folder / "src" / "interimkit" / "cli" / "main.py"
    text = table.read_text(encoding="utf-8")
    assert '    "roles": JOB,\n' in text
    line = '    "roles": JOB,\n    "books": JOB,\n'
    table.write_text(text.replace('    "roles": JOB,\n', line, 1), encoding="utf-8")
    return folder


def interimkit(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    variables = {**environment(PYTHONPATH=str(checkout / "src"), INTERIMKIT_LANG="nl")}
    return subprocess.run(
        [sys.executable, "-m", "interimkit", *arguments],
        cwd=checkout, env={k: v for k, v in variables.items() if not k.startswith("COV")},
        stdin=subprocess.DEVNULL, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip


def test_its_table_speaks_the_language_asked_for(checkout: Path) -> None:
    shown = interimkit(checkout, "books")
    assert shown.returncode == 0, shown.stderr
    assert "Goed vertrekken" in shown.stdout


def test_its_json_is_what_its_schema_says(checkout: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(interimkit(checkout, "schema", "books").stdout)
    result = json.loads(interimkit(checkout, "books", "first-weeks", "--format", "json").stdout)
    Draft202012Validator(schema).validate(result)
    assert [book["pages"] for book in result["books"]] == [240]


def test_every_format_is_there_without_a_word_about_it(checkout: Path) -> None:
    for form, telling in (("csv", "leaving-well,"), ("md", "| Goed vertrekken | 180 |")):
        assert telling in interimkit(checkout, "books", "--format", form).stdout


def test_an_unknown_id_is_refused_with_the_nearest(checkout: Path) -> None:
    refused = interimkit(checkout, "books", "leaving-wel")
    assert refused.returncode == 2
    assert "leaving-well" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_its_file_and_its_rule_are_checked(checkout: Path) -> None:
    assert interimkit(checkout, "pack", "check", "data").returncode == 0
    path = checkout / "data" / "books.yaml"
    good = path.read_text(encoding="utf-8")
    try:
        path.write_text(good.replace("240", "200").replace("180", "many"), encoding="utf-8")
        found = interimkit(checkout, "pack", "check", "data").stdout
        assert "books.yaml:5:12" in found  # its shape comes first
        path.write_text(good.replace("240", "200"), encoding="utf-8")
        found = interimkit(checkout, "pack", "check", "data").stdout
        assert "books.yaml:8:12" in found  # then its rule
    finally:
        path.write_text(good, encoding="utf-8")


def test_its_help_is_in_the_list(checkout: Path) -> None:
    assert "books" in interimkit(checkout, "--help").stdout
    assert "interimkit books" in interimkit(checkout, "books", "--help").stdout
