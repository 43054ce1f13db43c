"""What docs/forms.md says of making a form and of its map holds."""

import re

import pytest
from conftest import DATA, ROOT
from in_process import run_here

from interimkit.content.open_pack import OpenPack
from interimkit.group.form_maps import read_map
from interimkit.group.forms import propose
from interimkit.group.grid import GridRow
from interimkit.model.text import Language

PAGE = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^interimkit ((?:workshop|pitfalls)[^#\n]*?) --lang nl", PAGE, re.MULTILINE)


def test_the_map_on_the_page_is_one() -> None:
    (text,) = re.findall(r"```yaml map.yaml\n(.*?)```", PAGE, re.DOTALL)
    pack = OpenPack(DATA, language=Language.EN)
    assert len(read_map(text.encode(), pack=pack, name="map.yaml").columns) == 2


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("command", [one for one in COMMANDS if "sheet" in one])
def test_what_a_sheet_prints_is_read_when_it_is_copied_into_a_form(
    command: str, language: Language
) -> None:
    done = run_here(*command.split(), "--format", "md", language=language)
    questions = [
        (heading, re.findall(r"^- \*\*([A-E])\*\* (.+)$", options, re.MULTILINE))
        for heading, options in re.findall(
            r"^## (\d+\. .+)\n\n((?:- \*\*.+\n)+)", done.stdout.decode(), re.MULTILINE
        )
    ]
    assert len(questions) >= 5
    rows = [GridRow(1, tuple(heading for heading, _ in questions))]
    rows += [
        GridRow(2 + at, tuple(f"{options[at][0]}) {options[at][1]}" for _, options in questions))
        for at in range(len(questions[0][1]))
    ]
    found = propose(rows, OpenPack(DATA, language=language), name="form")
    assert not found.left
    assert found.unknown == 0


def test_the_questions_of_the_audit_are_in_what_the_page_prints() -> None:
    (command,) = [one for one in COMMANDS if "pitfalls" in one]
    done = run_here(*command.split(), "--format", "json", language="en")
    assert "Do you write down what you find out" in done.stdout.decode()


def test_the_checks_are_on_the_sheet() -> None:
    done = run_here("workshop", "sheet", "quiz", "--format", "md", language="en")
    assert "| How many years have you led people? |" in done.stdout.decode()
