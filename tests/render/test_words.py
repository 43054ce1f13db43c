"""The interface's catalogues: whole, fresh, and well typed."""

import ast
import io
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from conftest import ROOT
from typography import check_typography

from interimkit.locale import FOLDER
from interimkit.model.text import Language
from interimkit.render.words import chance_text

TRANSLATED = [Language.NL, Language.FR]
TYPED = re.compile(r"\b30%")
"""A share as it is typed, the same in every language: a shell would take `30 %` for two words."""


def read(language: Language) -> Catalog:
    with (Path(FOLDER) / language / "LC_MESSAGES" / "interimkit.po").open("rb") as file:
        return read_po(file, locale=language.value)


def pairs(catalogue: Catalog) -> dict[str, str]:
    """Every message with its translation, plurals one by one."""
    found: dict[str, str] = {}
    for message in catalogue:
        if isinstance(message.id, tuple):
            found |= dict(zip(message.id, message.string, strict=True))
        elif message.id:
            found[str(message.id)] = str(message.string)
    return found


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The texts that the code holds now."""
    pot = tmp_path_factory.mktemp("i18n") / "interimkit.pot"
    subprocess.run(
        [Path(sys.executable).with_name("pybabel"), "-q", "extract", "-k", "N_", "-o", pot, "src"],
        cwd=ROOT,
        check=True,
    )
    with pot.open("rb") as file:
        found = set(pairs(read_po(file)) or ())
    with pot.open("rb") as file:
        for message in read_po(file):
            found |= set(message.id) if isinstance(message.id, tuple) else {str(message.id)}
    return found - {""}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_code_is_translated_and_no_other(
    language: Language, collected: set[str]
) -> None:
    assert len(collected) > 100
    translated = pairs(read(language))
    assert set(translated) == collected, "run `just i18n`"
    assert not [key for key, text in translated.items() if not text.strip()]
    assert not [m for m in read(language) if m.fuzzy and m.id]


def test_no_text_hides_in_an_f_string_where_it_is_not_collected() -> None:
    modules = sorted((ROOT / "src").rglob("*.py"))
    assert len(modules) > 20
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FormattedValue):
                called = ast.unparse(node.value)
                assert not re.match(r"(_|N_|\w*\.?n?gettext)\(", called), f"{module.name}: {called}"


def test_no_text_is_handed_to_a_kept_translator_where_it_is_not_collected() -> None:
    """`self._translate` is none of the names that texts are collected by."""
    for module in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                bare = any(isinstance(given, ast.Constant) for given in node.args)
                said = f"{module.name}: {ast.unparse(node)}"
                assert not (node.func.attr == "_translate" and bare), said


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_fresh(language: Language) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read(language))
    written = (Path(FOLDER) / language / "LC_MESSAGES" / "interimkit.mo").read_bytes()
    assert written == compiled.getvalue(), "run `just i18n`"


def test_translations_keep_their_fields_and_their_typography() -> None:
    dutch, french = pairs(read(Language.NL)), pairs(read(Language.FR))
    for english, nl in dutch.items():
        fr = french[english]
        fields = {name for _, name, _, _ in Formatter().parse(english) if name is not None}
        for text in (nl, fr):
            assert {name for _, name, _, _ in Formatter().parse(text) if name is not None} == fields
        if english != "Usage: ":
            prose = TYPED.sub("", fr)
            check_typography(english, nl, re.sub(r"(?<=\w)://", "", prose))


def test_what_is_to_be_typed_is_one_word_in_every_language() -> None:
    dutch, french = pairs(read(Language.NL)), pairs(read(Language.FR))
    typed = [english for english in dutch if TYPED.search(english)]
    assert typed
    for english in typed:
        assert TYPED.search(dutch[english])
        assert TYPED.search(french[english])


@pytest.mark.parametrize(
    ("chance", "decimals", "text"),
    [
        (0.0, 0, "0%"), (1e-12, 0, "under 1%"), (0.0049, 0, "under 1%"), (0.005, 0, "1%"),
        (1.0, 0, "100%"), (0.9951, 0, "over 99%"), (0.0, 1, "0%"), (0.0004, 1, "under 0.1%"),
        (0.001, 1, "0.1%"), (0.9996, 1, "over 99.9%"), (0.999, 1, "99.9%"), (1.0, 1, "100%"),
    ],
)  # fmt: skip
def test_only_what_is_certain_is_nothing_or_all(chance: float, decimals: int, text: str) -> None:
    assert chance_text(chance, language=Language.EN, decimals=decimals) == text
