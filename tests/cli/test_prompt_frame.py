"""A question on terminals of every size: it and the chosen option never leave the screen."""

import pytest

from interimkit import load_pack
from interimkit.cli.prompt_frame import lay_out
from interimkit.interview.pitfalls_audit import ask_pitfalls
from interimkit.interview.questionnaire import Ask, labels
from interimkit.interview.quiz import ask_quiz
from interimkit.interview.skills_gap import ask_skills
from interimkit.model.answers import Answers
from interimkit.model.text import Language

SIZES = [(80, 24), (60, 20), (40, 15)]


def asks(language: Language) -> list[Ask]:
    pack = load_pack(language=language)
    questionnaires = (
        ask_quiz(pack, quick=False, seed=1, language=language),
        ask_pitfalls(pack, language=language),
        ask_skills(pack, Answers(), role=None, language=language),
    )
    return [ask for asked in questionnaires for ask in asked.asks if ask.options]


def drawn(ask: Ask, *, chosen: int, columns: int, rows: int) -> list[str]:
    shown = [
        f"{label} · {text}"
        for label, (_, text) in zip(labels(ask.options), ask.options, strict=True)
    ]
    lines = lay_out(
        f"4 of 15 · {ask.name}\n{ask.text}", shown, chosen=chosen,
        hint="arrows or a-d, then Enter; left goes back", columns=columns, rows=rows,
    )  # fmt: skip
    assert [line for line in lines if line.text.startswith(">")] == [
        line for line in lines if line.strong and line.text.startswith("> ")
    ]
    return [line.text for line in lines]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (20, 6), (160, 50)])
def test_the_question_and_the_chosen_option_are_in_sight(
    language: Language, columns: int, rows: int
) -> None:
    found = asks(language)
    assert len(found) > 25
    for ask in found:
        for chosen, (_id, text) in enumerate(ask.options):
            lines = drawn(ask, chosen=chosen, columns=columns, rows=rows)
            assert len(lines) <= rows
            assert max(map(len, lines)) < columns
            assert lines[0].startswith("4 of 15 ·")
            assert sum(line.startswith("> ") for line in lines) == 1
            if (columns, rows) in SIZES:  # whole, and the question as well
                joined = "".join("".join(lines).split())
                assert "".join(text.split()) in joined
                asked = ask.text if columns > 40 else ask.text.splitlines()[0]
                assert "".join(asked.split()) in joined


def test_what_fits_is_shown_whole_with_room() -> None:
    options = ["a · one", "b · two " * 8, "c · three"]
    lines = lay_out("1 of 2 · X\nWhat?", options, chosen=1, hint="keys", columns=40, rows=15)
    assert [line.text for line in lines] == [
        "1 of 2 · X", "What?", "", "  a · one", "> b · two b · two b · two b · two b ·",
        "      two b · two b · two b · two", "  c · three", "", "keys",
    ]  # fmt: skip


def test_a_long_list_moves_with_the_choice() -> None:
    options = [f"{place} · {'word ' * 12}" for place in range(40)]
    for chosen in (0, 20, 39):
        lines = lay_out("Review", options, chosen=chosen, hint="keys", columns=60, rows=20)
        assert len(lines) == 20
        assert any(line.text.startswith(f"> {chosen} · ") for line in lines)
