"""What docs/api.md promises, done as it is printed; the wheel test holds its types."""

import io
import re
from contextlib import redirect_stdout
from typing import Any

import pytest
from conftest import ROOT

import interimkit

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


def test_every_example_prints_what_stands_beneath_it() -> None:
    assert len(EXAMPLES) == PAGE.count("```python") >= 8
    scope: dict[str, Any] = {}
    for code, expected in EXAMPLES:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(code, scope)  # noqa: S102 - our own page
        assert printed.getvalue() == expected


def test_every_name_that_is_public_has_an_example() -> None:
    code = "".join(code for code, _ in EXAMPLES)
    public = set(interimkit.__all__) - {"__version__"}
    assert len(public) >= 25
    assert {name for name in public if not re.search(rf"\b{name}\b", code)} == set()


def test_every_public_name_is_there_and_no_other() -> None:
    assert set(interimkit.__all__) == set(interimkit._HOMES) | {"__version__"}
    for name in interimkit.__all__:
        assert getattr(interimkit, name)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        getattr(interimkit, "nothing")  # noqa: B009 - a type checker would rightly refuse it
