"""What is worked out and what is read name fields: only a command line has dashes."""

import ast

import pytest
from conftest import ROOT

MODULES = sorted(
    module
    for layer in ("domain", "content")
    for module in (ROOT / "src" / "interimkit" / layer).rglob("*.py")
)


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda module: f"{module.parent.name}-{module.stem}"
)
def test_no_option_is_named(module: object) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    assert not [text for text in texts if isinstance(text, str) and "--" in text]
