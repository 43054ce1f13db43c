"""What a page is made of: fields that a format lays out, never strings that it would take apart."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from every_result import every_result
from msgspec import Struct

from interimkit.cli.main import COMMANDS
from interimkit.model.text import Language
from interimkit.render import page as blocks
from interimkit.render.encode import page_of
from interimkit.render.page import Item, Status

SRC = ROOT / "src" / "interimkit"
MODULES = sorted(SRC.rglob("*.py"))
COMMAND = re.compile(rf"interimkit ({'|'.join(map(re.escape, COMMANDS))})\b|interimkit $")
SIGNS = re.compile("[\u2190-\u2199\u2260\u2248\u2500-\u25ff\u2713\u2717\u2022]")
DOT = "\u00b7"
SIGNED = {"render/signs.py", "render/encodable.py"}
"""Where signs are written, each by its name."""


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def named(module: Path) -> str:
    return module.relative_to(SRC).as_posix()


def strings(module: Path) -> Iterator[str]:
    """The string constants of a module that are no docstrings."""
    nodes = list(ast.walk(tree(module)))
    bare = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


def test_no_command_is_written_inside_a_text() -> None:
    assert len(MODULES) > 80
    assert COMMAND.search("see interimkit quiz --key")
    assert not COMMAND.search("interimkit works out no tax")
    for module in MODULES:
        if named(module) == "__main__.py":
            continue  # says the version
        found = [text for text in strings(module) if COMMAND.search(text)]
        assert not found, f"{named(module)}: a command is a Link"


@pytest.mark.parametrize("language", [Language.NL, Language.FR])
def test_no_translation_holds_a_command(language: Language) -> None:
    path = SRC / "locale" / language / "LC_MESSAGES" / "interimkit.po"
    text = path.read_text(encoding="utf-8").replace('"\n"', "")
    assert 'msgid "Weigh it first"' in text
    assert not [line for line in text.splitlines() if COMMAND.search(line.strip('"'))]


def test_a_sign_is_written_once_and_by_its_name() -> None:
    assert {named(module) for module in MODULES} >= SIGNED
    for module in MODULES:
        on_a_page = named(module).startswith("render/")
        found = [t for t in strings(module) if SIGNS.search(t) or (on_a_page and DOT in t)]
        assert not found or named(module) in SIGNED, f"{named(module)}: {found}"
    for name in SIGNED:
        assert not SIGNS.search((SRC / name).read_text(encoding="utf-8"))


def items_in(node: object) -> Iterator[Item]:
    if isinstance(node, Item):
        yield node
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            yield from items_in(getattr(node, name))
    elif isinstance(node, tuple):
        for part in node:
            yield from items_in(part)


@pytest.mark.parametrize("language", Language)
def test_a_label_is_a_word(language: Language) -> None:
    """A pointer, a bullet, a number are blocks of their own."""
    items = [item for result in every_result(language) for item in items_in(page_of(result))]
    assert len(items) > 200
    labels = [i.label.word if isinstance(i.label, Status) else i.label for i in items]
    assert not [label for label in labels if not re.search(r"[^\W\d_]{2}", label)]


def views() -> dict[str, ast.Module]:
    """The modules of render that turn a result into a page."""
    found = {}
    for module in MODULES:
        body = tree(module)
        functions = {node.name for node in body.body if isinstance(node, ast.FunctionDef)}
        if named(module).startswith("render/") and {"page", "rows"} <= functions:
            found[module.stem] = body
    return found


def imported(body: ast.Module) -> set[str]:
    """The modules of render and the names in them that a module imports."""
    return {
        f"{node.module}.{alias.name}".removeprefix("interimkit.render.")
        for node in ast.walk(body)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interimkit.render")
        for alias in node.names
    }


def test_no_view_imports_another() -> None:
    found = views()
    assert len(found) > 10
    for view, body in found.items():
        borrowed = {name.partition(".")[0] for name in imported(body)} & set(found)
        assert not borrowed, f"{view}: what several pages say stands in notes.py"


def test_every_block_is_on_some_page() -> None:
    names = {block.__name__ for block in blocks.Block.__args__}
    used = {node for body in views().values() for node in imported(body)}
    for shared in ("notes", "cash"):  # what pages borrow
        used |= imported(tree(SRC / "render" / f"{shared}.py"))
    assert {name for name in names if f"page.{name}" not in used} == set()


def test_no_module_is_named_like_a_library_that_we_use() -> None:
    used = {
        (alias.name if isinstance(node, ast.Import) else node.module or "").partition(".")[0]
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert {"typer", "csv", "json", "msgspec"} - used <= {"json"}
    libraries = used - {"interimkit"} | {"json"}
    assert (
        not {module.stem for module in MODULES}
        & libraries
        & (sys.stdlib_module_names | {"rich", "typer", "msgspec", "yaml"})
    )


def test_no_text_to_translate_stands_within_another() -> None:
    """What collects them does not look there, and nobody would miss a translation."""
    for module in MODULES:
        for node in ast.walk(tree(module)):
            for part in ast.walk(node) if isinstance(node, ast.JoinedStr) else ():
                called = ast.unparse(part.func) if isinstance(part, ast.Call) else ""
                translated = called.rpartition(".")[2] in {"_", "gettext", "ngettext"}
                assert not translated, f"{named(module)}: {ast.unparse(node)}"
