"""A case on the command line: played by options and files, told in every format, laid open, copied."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from in_process import Done, run_here
from own_packs import FILES, write_pack

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_answers
from interimkit.domain.case import tell_case
from interimkit.domain.case_engine import is_over, play
from interimkit.domain.case_paths import dilemmas_of
from interimkit.model.answers import Answers
from interimkit.model.case import Case
from interimkit.model.text import Language
from interimkit.render.formats import Format

CASE = load_pack().load(Case, "lindewaard")
PLAYS = {
    "patient": ("floor-first", "council-first", "their-rule", "planner-signs", "late-shift", "consult",
                "machine", "pair", "two-inside", "leave"),
    "figures": ("cash-first", "one-date", "my-schedule", "pause-specials", "builder-first",
                "windows-first", "saturdays", "buffer", "below-line", "software", "leave", "son"),
    "hurried": ("late-orders", "tell-everyone", "one-line", "builder-first", "saturdays", "machine",
                "below-line", "bonus", "another-year", "outsider"),
}  # fmt: skip
"""Options that somebody would choose; those of dilemmas that are not met count for nothing."""


def chosen(*options: str) -> list[str]:
    return [part for option in options for part in ("--choose", option)]


def played(play_: str, *more: str, language: str = "en") -> Done:
    done = run_here("case", "lindewaard", *chosen(*PLAYS[play_]), *more, language=language)
    assert done.code == 0, done.stderr.decode()
    return done


def told(play_: str, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(played(play_, "--format", "json", language=language).stdout)
    return found


def any_way(seed: int) -> dict[str, str]:
    """Choices at random, the same for the same seed."""
    order = random.Random(seed)  # noqa: S311 - a sample, not a secret
    choices: dict[str, str] = {}
    while not is_over(CASE, days := play(CASE, choices)):
        choices[days[-1].dilemma.id] = order.choice(days[-1].dilemma.options).id
    return choices


@pytest.mark.parametrize("name", PLAYS)
def test_a_play_tells_what_was_chosen_and_what_came_of_it(name: str) -> None:
    found = told(name)
    assert found["format"] == "interimkit.case/1"
    assert found["case"] == "lindewaard"
    assert [c["moment"] for c in found["choices"]] == [m.id for m in CASE.moments]
    assert {c["option"] for c in found["choices"]} <= set(PLAYS[name])
    assert {came["from"] for came in found["arrived"]} <= {c["option"] for c in found["choices"]}
    assert all(came["from_day"] < came["day"] for came in found["arrived"])
    assert [g["id"] for g in found["gauges"]] == ["trust", "cash", "grip", "without-you"]
    assert all(g["went"][-1] == g["text"] and 1 <= g["cells"] <= 5 for g in found["gauges"])
    for gauge in found["gauges"]:
        turns = [turn["text"] for turn in gauge["turns"]]
        assert (turns[0], turns[-1]) == (gauge["went"][0], gauge["went"][-1])
        assert len(turns) <= 4
        assert set(turns) <= set(gauge["went"])
    assert found["ending"]["id"] in {e.id for e in CASE.endings}
    assert [a["id"] for a in found["after"]] == [a.id for a in CASE.after]
    walked = {o.id: o.pitfalls for d in dilemmas_of(CASE) for o in d.options}
    met = {(p["pitfall"], p["option"]) for p in found["pitfalls"]}
    assert met == {(p, c["option"]) for c in found["choices"] for p in walked[c["option"]]}
    assert all(p["brought"] and p["cost"] for p in found["pitfalls"])
    assert found["judged"] <= found["told"]
    assert "score" not in json.dumps(found)


def test_a_language_changes_no_result() -> None:
    kept = ("choices", "arrived", "gauges", "ending", "after", "pitfalls")
    ids = ("moment", "day", "dilemma", "option", "from", "id", "word", "cells", "pitfall", "basis")

    def bare(language: str) -> object:
        found = told("hurried", language)
        found["ending"] = [found["ending"]]
        return [[{k: v for k, v in part.items() if k in ids} for part in found[f]] for f in kept]

    assert bare("en") == bare("nl") == bare("fr")


def test_a_record_replays_to_equal_bytes(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    first = played("figures", "--record", str(file), "--format", "json")
    text = file.read_text(encoding="utf-8")
    assert "case:\n  lindewaard:\n    first-days: cash-first\n    first-word: one-date\n" in text
    again = tmp_path / "again.yaml"
    second = run_here("case", "--answers", str(file), "--record", str(again), "--format", "json")
    assert second.stdout == first.stdout
    assert again.read_bytes() == file.read_bytes()
    pack = load_pack()
    loaded = load_answers(file.read_bytes(), pack=pack, name="me.yaml")
    assert encode_answers(loaded) == file.read_bytes()
    assert (
        encode_answers(
            load_answers(encode_answers(loaded, name="a.json"), pack=pack, name="a.json")
        )
        == file.read_bytes()
    )


def test_a_record_keeps_what_else_a_file_answers(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    assert run_here("quiz", "--example", "anke", "--record", str(file)).code == 0
    before = file.read_text(encoding="utf-8")
    played("patient", "--record", str(file), "--force")
    after = file.read_text(encoding="utf-8")
    assert "quiz:" in after
    assert after.startswith(before)
    played("hurried", "--record", str(file), "--force")
    assert file.read_text(encoding="utf-8").count("lindewaard:") == 1
    assert "late-orders" in file.read_text(encoding="utf-8")


def test_one_day_taken_back_keeps_the_others(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    first = json.loads(played("patient", "--record", str(file), "--format", "json").stdout)
    done = run_here(
        "case", "--answers", str(file), "--answer", "first-word=tell-everyone", "--format", "json"
    )
    other = json.loads(done.stdout)
    changed = [
        (one["option"], two["option"])
        for one, two in zip(first["choices"], other["choices"], strict=True)
        if one["option"] != two["option"]
    ]
    assert changed == [("council-first", "tell-everyone")]
    assert first["arrived"] != other["arrived"]


def test_a_page_says_on_which_day_a_gauge_was_farthest_from_its_ends() -> None:
    page = played("patient").stdout.decode()
    turns = {gauge["name"]: gauge["turns"] for gauge in told("patient")["gauges"]}
    assert any(len(each) > 2 for each in turns.values())
    for each in turns.values():
        first, *between, last = [turn["text"] for turn in each]
        days = [turn["day"] for turn in each[1:-1]]
        words = [f"{word} (day {day})" for word, day in zip(between, days, strict=True)]
        assert " → ".join([first, *words, last]) in page


def test_somebody_invented_has_played_it() -> None:
    done = run_here("case", "--example", "chantal", "--format", "json")
    assert done.code == 0, done.stderr.decode()
    assert len(json.loads(done.stdout)["choices"]) == len(CASE.moments)


@pytest.mark.parametrize("language", Language)
def test_a_page_is_brief_whichever_way_one_went(language: Language) -> None:
    pack = load_pack(language=language)
    seen = set()
    for seed in range(12):
        choices = any_way(seed)
        line = [part for d, o in choices.items() for part in ("--answer", f"{d}={o}")]
        said = run_here("case", *line, language=language).stdout.decode()
        rows = said.splitlines()
        ending = tell_case(pack, "lindewaard", Answers(case={"lindewaard": choices})).ending
        assert rows[0] == ending.name
        assert rows[1] in ending.text
        assert len(rows) <= 22, said
        assert "interimkit case lindewaard" in " ".join(rows[-2:])
        seen.add(ending.id)
    assert len(seen) >= 4


def test_the_whole_page_says_what_the_issue_of_it_is() -> None:
    said = " ".join(played("hurried", "--full").stdout.decode().split())
    for text in (
        "What became of them", "How it stands", "Pitfalls on the way", f"it brought: {CASE.gauges[0].name}",
        f"it cost: {CASE.gauges[2].name}", "From day 1 ", "You chose", "To think over, or to talk about",
        "Invented, and it could have gone otherwise.", "are our judgement alone",
        "interimkit pitfalls rushed-diagnosis", "interimkit roles cover",
        f"The same but for day {CASE.moments[(len(CASE.moments) - 1) // 2].day}", "interimkit claims CLAIM",
    ):  # fmt: skip
        assert text in said


@pytest.mark.parametrize("form", Format)
def test_every_format_tells_it(form: Format) -> None:
    assert played("patient", "--format", form).stdout
    for option in ("--key", "--balance"):
        assert run_here("case", option, "--format", form).code == 0


def test_html_is_a_handout_of_ones_own_path() -> None:
    said = played("patient", "--format", "html").stdout.decode()
    for choice in told("patient")["choices"]:
        assert choice["chosen"].split("“")[0].replace("’", "’") in said


def test_what_is_open_is_named_by_the_dilemma_that_would_be_met() -> None:
    done = run_here("case", *chosen("floor-first", "council-first", "one-line"))
    assert done.code == 5
    said = done.stderr.decode()
    # These choices have seen enough; what comes after them is not known yet.
    assert said.endswith("--answer specials=planner-signs|pause-specials|pieter-answers …\n")


def test_a_choice_that_is_not_asked_on_this_way_is_named_and_written_down_nowhere(
    tmp_path: Path,
) -> None:
    whole = (
        "floor-first", "council-first", "their-rule", "planner-signs", "late-shift", "consult",
        "pair", "two-inside",
    )  # fmt: skip
    file = tmp_path / "me.yaml"
    done = run_here(
        "case", *chosen(*whole, whole[0], "windows-first", "another-year"), "--record", str(file)
    )
    assert done.code == 0
    said = "Not asked on this path, and left out: strike-notice=windows-first, stay=another-year."
    assert said in done.stderr.decode()
    again = run_here("case", "--answers", str(file), "--format", "json")
    assert json.loads(again.stdout)["choices"] == [
        *json.loads(run_here("case", *chosen(*whole), "--format", "json").stdout)["choices"]
    ]
    assert "another-year" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("case", "lindewaart"), 2, "There is no case “lindewaart”. Did you mean “lindewaard”?"),
        (("case", "--choose", "floor-frist"), 2, "This case has no option “floor-frist”. Did you mean “floor-first”?"),
        (("case", "--choose", "zzz"), 2, "This case has no option “zzz”. Valid: late-orders, cash-first, floor-first,"),
        (("case", "--choose", "floor-first", "--choose", "cash-first"), 2, "both options of the dilemma “first-days”"),
        (("case", "--answer", "method=nothing"), 2, "There is no answer “nothing” to “method”"),
        (("case", "--answer", "lunch=late"), 2, "There is no question “lunch”"),
        (("case", "--key", "--balance"), 2, "do not go together"),
        (("case", "--key", "--choose", "floor-first"), 2, "do not go together"),
        (("case", "--balance", "--record", "x.yaml"), 2, "do not go together"),
        (("case", "--copy", "x.json"), 2, "Nothing is written as “.json” here"),
        (("case", "--copy", ""), 2, "needs a value"),
        (("case", "--copy", "no/such/folder.yaml"), 8, "Its folder does not exist"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(line: tuple[str, ...], code: int, said: str) -> None:
    done = run_here(*line)
    assert done.code == code
    assert said in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("case: {lindewaart: {method: one-line}}", ":1:8: This pack has no case “lindewaart”. Did you mean “lindewaard”?"),
        ("case: {lindewaard: {methode: one-line}}", ":1:21: There is no question “methode”. Did you mean “method”?"),
        ("case: {lindewaard: {method: one-lin}}", ":1:29: There is no answer “one-lin” to “method”. Did you mean “one-line”?"),
        ("case: {lindewaard: [one-line]}", ":1:20: Expected fields with values, found a list."),
    ],
)  # fmt: skip
def test_a_file_with_a_wrong_choice_says_where(tmp_path: Path, section: str, said: str) -> None:
    file = tmp_path / "me.yaml"
    file.write_text(section, encoding="utf-8")
    done = run_here("case", "--answers", str(file))
    assert done.code == 3
    assert said in done.stderr.decode()


def test_a_pack_with_several_cases_asks_which(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
    (pack / "cases" / "second.yaml").write_text(FILES["cases/orchard.yaml"], encoding="utf-8")
    done = run_here("case", "--pack", str(pack))
    assert done.code == 2
    assert "This pack has several cases. Say which: orchard, second." in done.stderr.decode()
    answers = [
        part for a in ("spring=fires", "thinning=thin", "autumn=early") for part in ("--answer", a)
    ]
    assert run_here("case", "second", *answers, "--pack", str(pack)).code == 0


def test_the_key_lays_everything_open() -> None:
    said = run_here("case", "--key", "--full").stdout.decode()
    flat = " ".join(said.split())
    for dilemma in dilemmas_of(CASE):
        for option in dilemma.options:
            assert f"[{option.id}]" in said
    trust, cash, _grip, without = CASE.gauges
    assert f"{trust.name} at most “{trust.words[1].text}” and {cash.name} at most" in flat
    assert f"{cash.name} +2, {trust.name} −1, {without.name} −1" in flat
    assert "chosen: pair or training" in flat
    rows = run_here("case", "--key", "--format", "csv").stdout.decode().splitlines()
    options = [option for dilemma in dilemmas_of(CASE) for option in dilemma.options]
    count = sum(1 + len(o.now) + len(o.later) for o in options) + len(list(dilemmas_of(CASE)))
    count += len(CASE.endings) + sum(len(a.lines) for a in CASE.after)
    assert len(rows) == 1 + count


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("option", ["--key", "--balance"])
def test_what_lays_it_open_is_brief_as_well(language: Language, option: str) -> None:
    rows = run_here("case", option, language=language).stdout.decode().splitlines()
    assert len(rows) <= 22


@pytest.mark.parametrize("language", Language)
def test_a_copy_is_a_sound_case_of_ones_own_in_ones_own_language(
    tmp_path: Path, language: Language
) -> None:
    pack = write_pack(tmp_path / "p", language=language)
    file = pack / "cases" / "mine.yaml"
    assert run_here("case", "--copy", str(file), language=language).code == 0
    assert run_here("pack", "check", str(pack)).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "orsys" not in text.partition("\nname:")[2]
    mine = load_pack(pack, language=language)
    ours = load_pack(language=language).load(Case, "lindewaard")
    theirs = mine.load(Case, "mine")
    assert theirs.opening == ours.opening
    assert [m.id for m in theirs.moments] == [m.id for m in ours.moments]
    assert {b for d in dilemmas_of(theirs) for o in d.options for r in o.now for b in r.basis} == {
        "toolkit"
    }
    there = run_here("case", "--copy", str(file))
    assert there.code == 8  # and not replaced unasked
    assert run_here("case", "--copy", str(file), "--force", language=language).code == 0


def test_a_play_is_no_part_of_a_diagnosis_or_of_advice(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    assert run_here("quiz", "--example", "anke", "--record", str(file)).code == 0
    before = run_here("quiz", "--answers", str(file), "--format", "json").stdout
    played("hurried", "--record", str(file), "--force")
    assert run_here("quiz", "--answers", str(file), "--format", "json").stdout == before
