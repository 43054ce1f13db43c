"""The quiz before a room: every question on one screen, in every language."""

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.cli.present_quiz import screen
from interimkit.interview.quiz import ask_quiz
from interimkit.model.text import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (100, 30), (160, 50)])
def test_a_question_is_one_screen_and_nothing_is_left_out(
    language: Language, columns: int, rows: int
) -> None:
    asked = ask_quiz(load_pack(language=language), quick=True, seed=1, language=language)
    asks = [ask for ask in asked.asks if ask.applies({})]
    assert len(asks) == 5
    for place, ask in enumerate(asks):
        lines = [line.text for line in screen(asks, place, columns=columns, rows=rows)]
        assert len(lines) == rows
        assert max(map(len, lines)) <= columns
        joined = "".join("".join(lines).split())
        for text in (ask.name, ask.text, *(text for _id, text in ask.options)):
            assert "".join(text.split()) in joined
        assert [line.strip()[:2] for line in lines if line.strip()[1:2] == ")"] == [
            "a)", "b)", "c)", "d)"
        ]  # fmt: skip
        first = next(place for place, line in enumerate(lines) if line.strip().startswith("a)"))
        assert lines[first - 1] == ""  # air, even on the smallest


def test_off_a_terminal_all_questions_come_one_after_another_and_no_check() -> None:
    done = run_here("quiz", "--present", "--seed", "1")
    assert (done.code, done.stderr) == (0, b"")
    shown = done.stdout.decode()
    assert [f"{place}/5 · " in shown for place in range(1, 6)] == [True] * 5
    assert "Months in reserve" not in shown
