"""A case at a real pseudo-terminal: back, stopped and carried on, narrow, low and line by line."""

import json
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import CTRL_C, DOWN, ENTER, LEFT, Terminal

from interimkit import load_pack
from interimkit.domain.case_paths import dilemmas_of
from interimkit.model.case import Case, Dilemma
from interimkit.render.numbers import NBSP

CASE = load_pack().load(Case, "lindewaard")
MET = {dilemma.id: dilemma for dilemma in dilemmas_of(CASE)}
GO_ON = "Enter to go on"
NAMES = {gauge.id: gauge.name for gauge in CASE.gauges}
WORDS = {(gauge.id, word.id): word.text for gauge in CASE.gauges for word in gauge.words}


def moved(gauge: str, before: str, after: str) -> str:
    """How a word that changed is told."""
    return f"{NAMES[gauge]}: {WORDS[gauge, before]} → {WORDS[gauge, after]}"


def start(me: Terminal, *, keep: bool = False) -> None:
    """Goes through what stands before the first day."""
    me.wait("No, keep nothing")
    me.press(*([DOWN] if keep else []), ENTER)
    me.wait(CASE.opening)
    me.wait(GO_ON)
    me.press(ENTER)


def choose(me: Terminal, dilemma: Dilemma, place: int) -> None:
    """Chooses an option, and reads what follows."""
    me.wait(dilemma.ask)
    me.wait("then Enter")
    me.press("abc"[place])
    me.wait_for_line(f"> {'abc'[place]} · {dilemma.options[place].text[:30]}")
    me.press(ENTER)
    me.wait_for_line(f"> {dilemma.options[place].text[:40]}")
    me.wait(GO_ON)


def test_a_whole_play_with_a_day_taken_back(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "case", "--format", "json", "-o", "result.json")
    start(me)
    first = MET["first-days"]
    me.wait("1 of 8 · Day 1")
    trust = f"{NAMES['trust']} ■■■□□ {WORDS['trust', 'wary']}".replace(" ", NBSP)  # no line cuts it
    me.wait(f"{trust}{NBSP}· {NAMES['cash']}{NBSP}■■■□□")
    choose(me, first, 0)
    me.wait(moved("trust", "wary", "growing"))
    me.press(LEFT)  # what follows is taken back with its choice, which is still selected
    me.wait_for_line(f"> a · {first.options[0].text[:30]}")
    choose(me, first, 2)
    me.wait(moved("grip", "pieces", "outline"))
    me.press(ENTER)
    choose(me, MET["first-word"], 0)
    me.wait(f"Day 20. From day 1: {first.options[2].later[0].text}")
    me.press(ENTER)
    me.wait("3 of 8 · Day 20")
    me.press(LEFT)  # to the day before
    me.wait_for_line(f"> a · {MET['first-word'].options[0].text[:30]}")
    me.press(ENTER)
    me.wait(GO_ON)
    me.press(ENTER)
    for name in ("method", "specials", "hours", "bank-cuts", "knowledge", "successor"):
        choose(me, MET[name], 0)
        me.press(ENTER)
    me.wait("Your choices; take one back by choosing it")
    me.wait("See how it ends.")
    me.press(ENTER)
    assert me.end() == 0
    result = json.loads((tmp_path / "result.json").read_bytes())
    assert [choice["option"] for choice in result["choices"]][:2] == [
        "floor-first",
        "council-first",
    ]
    assert not (tmp_path / "drafts").exists()


def test_who_stops_carries_on_where_they_were_and_reads_again_what_had_followed(
    tmp_path: Path,
) -> None:
    me = Terminal(tmp_path, "case")
    start(me, keep=True)
    choose(me, MET["first-days"], 1)
    me.press(ENTER)
    choose(me, MET["first-word"], 2)
    me.press(ENTER)
    me.wait(MET["method"].ask)
    me.press(CTRL_C)
    me.wait("Stopped. Your answers are kept. To carry on from here:")
    assert me.end() == 130
    assert (tmp_path / "drafts" / "case-lindewaard-interimkit.yaml").is_file()
    again = Terminal(tmp_path, "case")
    again.wait("Yes, carry on")
    again.press(ENTER)
    again.wait(MET["first-word"].options[2].now[0].text)
    again.wait(MET["first-word"].options[2].later[0].text)
    again.press(ENTER)
    again.wait("3 of 8 · Day 20")
    again.wait(MET["method"].ask)
    again.press(CTRL_C)
    assert again.end() == 130


def test_who_stops_and_kept_nothing_gets_a_line_that_carries_on(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "case", "--choose", "cash-first", columns=200)
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(GO_ON)
    me.press(ENTER)
    choose(me, MET["first-word"], 0)
    me.press(CTRL_C)
    me.wait("interimkit case --answer first-days=cash-first --answer first-word=council-first")
    assert me.end() == 130


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 24)])
def test_every_option_and_the_question_are_in_sight(
    tmp_path: Path, columns: int, rows: int
) -> None:
    me = Terminal(tmp_path, "case", columns=columns, rows=rows)
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(GO_ON)
    me.press(ENTER)
    dilemma = MET["first-days"]
    shown = me.wait("then Enter")
    flat = "".join(shown.split())
    assert "Day1" in flat
    for option in dilemma.options:
        assert "".join(option.text.split())[:20] in flat
    if columns >= 60:  # and all of it where a projector would show it
        assert "".join(str(dilemma.text).split()) in flat
        assert "".join(dilemma.ask.split()) in flat
        assert all("".join(option.text.split()) in flat for option in dilemma.options)
    me.resize(40 if columns == 80 else 80)
    me.wait("then Enter")
    me.press(CTRL_C)
    assert me.end() == 130


def test_line_by_line_gauges_are_said_in_words(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "case", "--plain")
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(f"{GO_ON}:")
    me.press(ENTER)
    me.wait(f"{NAMES['trust']} 3 of 5, {WORDS['trust', 'wary']} · {NAMES['cash']} 3 of 5")
    me.press("b", ENTER)
    me.wait(moved("cash", "a-month", "two-months"))
    me.wait(f"{GO_ON}, < goes back:")
    me.press("<", ENTER)
    me.wait(f"*b. {MET['first-days'].options[1].text}")
    me.press("c", ENTER)
    me.wait(MET["first-days"].options[2].now[0].text)
    me.press(CTRL_C)
    assert me.end() == 130
