"""What colleagues contest, on the pages that somebody reads: brief and whole, in three languages."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.errors import ExitCode
from interimkit.model.skills import Skills
from interimkit.model.text import Language

IDS = [skill.id for skill in load_pack().load(Skills).skills]
CONTESTED = {"en": "contested", "nl": "betwist", "fr": "contesté"}
FINANCE = {
    "en": "Finance and management control",
    "nl": "Financiën en beheerscontrole",
    "fr": "Finance et contrôle de gestion",
}
EXAMPLE = "2022, cash plan for a group"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes answers to a file: somebody's own, or a colleague's; gives its name."""

    def one(name: str, ratings: dict[str, int], *, peer: bool = True, more: str = "") -> str:
        file = tmp_path / f"{name}.yaml"
        rater = "peer" if peer else "self"
        file.write_text(f"rater: {rater}\nskills: {json.dumps(ratings)}\n{more}", encoding="utf-8")
        return str(file)

    return one


def page(*arguments: str, language: str = "en", columns: int = 80) -> str:
    done = run_here("skills-gap", *arguments, language=language, columns=columns)
    assert done.code == ExitCode.OK, done.stderr.decode()
    return done.stdout.decode()


def row(text: str, name: str) -> str:
    """The line of a table that starts with this name."""
    (line,) = (line for line in text.splitlines() if re.match(rf"{name}  ", line))
    return line


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_own_4_and_peers_1_and_1_never_reads_as_met(write: Any, language: str) -> None:
    """Nor with an example, which colleagues know as little about."""
    own = dict.fromkeys(IDS, 4)
    me = write("me", own, peer=False, more=f'evidence:\n  finance: "{EXAMPLE}"\n')
    one, two = write("one", {**own, "finance": 1}), write("two", {**own, "finance": 1})
    given = ("--answers", me, "--role", "crisis", "--peer", one, "--peer", two)
    brief, whole = (
        page(*given, *more, language=language, columns=160) for more in ((), ("--full",))
    )
    word, name = CONTESTED[language], FINANCE[language]
    assert row(brief, name).split()[-4:] == ["4", "4", "1", word]
    assert word in brief.splitlines()[1]
    first = whole.split("\n\n")[2]  # the table of levels, title and counts before it
    assert row(first, name).split()[-4:] == ["4*", "4", "1", word]
    lead = {"en": "Lead with", "nl": "Sterk in", "fr": "Atouts"}[language]
    assert lead in brief
    assert name not in brief.partition(lead)[2].splitlines()[0]
    assert f"{name} ({word})" in whole  # where the example is shown
    done = json.loads(page(*given, "--format", "json"))
    (skill,) = (s for s in done["profiles"][0]["skills"] if s["id"] == "finance")
    assert (done["format"], skill["standing"]) == ("interimkit.skills-gap/2", "contested")
    assert skill["peers_view"] == {"raters": 2, "median": 1, "less_own": -3, "contested": True}
    assert done["profiles"][0]["evidenced"] == 0
    rows = list(csv.DictReader(io.StringIO(page(*given, "--format", "csv"))))
    (line,) = (line for line in rows if line["skill"] == "finance")
    assert (line["standing"], line["peers"], line["raters"]) == ("contested", "1 1", "2")
    assert (line["peers_median"], line["peers_less_own"]) == ("1", "-3")


@pytest.mark.parametrize(
    ("language", "half", "less"),
    [("en", "2.5", "−1.5"), ("nl", "2,5", "−1,5"), ("fr", "2,5", "−1,5")],
)
def test_a_half_is_written_as_the_language_does(
    write: Any, language: str, half: str, less: str
) -> None:
    me = write("me", dict.fromkeys(IDS, 4), peer=False)
    peers = [
        part
        for level in (2, 3)
        for part in ("--peer", write(f"p{level}", {**dict.fromkeys(IDS, 4), "finance": level}))
    ]
    text = page("--answers", me, "--role", "crisis", *peers, "--full", language=language)
    assert row(text.split("\n\n")[2], FINANCE[language]).split()[-1] == half
    apart = next(part for part in text.split("\n\n") if less in part)
    assert row(apart, FINANCE[language]).split()[-5:] == ["4", "2", "3", half, less]
    assert CONTESTED[language] not in row(apart, FINANCE[language])
    value = json.loads(page("--answers", me, "--role", "crisis", *peers, "--format", "json"))
    assert value["agreement"][0]["peers_view"]["less_own"] == -1.5


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ([{"finance": 1}], "Others: as 1 colleague sees it."),
        ([{"finance": 1}, {"finance": 2}], "Others: the median of 2 colleagues."),
        ([{"finance": 1}, {"digital": 2}], "Others: as 1 colleague sees it."),
        ([{"finance": 1, "digital": 2}, {"finance": 2}], "Others: the median of 1 to 2 colleagues."),
        ([{}], "No colleague has rated a skill yet."),
    ],
)  # fmt: skip
def test_it_says_how_many_stand_behind_it(
    write: Any, ratings: list[dict[str, int]], said: str
) -> None:
    peers = [part for n, rated in enumerate(ratings) for part in ("--peer", write(f"p{n}", rated))]
    for role in ("continuity", "all"):
        assert said in page("--example", "anke", "--role", role, *peers)


def test_who_left_a_skill_out_is_a_dash_and_never_counts(write: Any) -> None:
    one = write("one", {"finance": 0})
    two = write("two", {"digital": 2})
    text = page("--example", "anke", "--peer", one, "--peer", two, "--full")
    apart = next(part for part in text.split("\n\n") if part.startswith("Side by side"))
    assert row(apart, "Finance and management control").endswith("2    0 –        0   −2 contested")
    assert row(apart, "Languages at work").endswith("2    – –")


def test_what_all_see_below_stays_below_and_says_that_it_is_contested(write: Any) -> None:
    peer = write("peer", {**dict.fromkeys(IDS, 2), "operations-strategy": 1})
    lines = page("--example", "anke", "--role", "continuity", "--peer", peer).splitlines()
    assert "below: 1 (1 contested)." in lines[1]
    assert row("\n".join(lines), "Operations and strategy").split() == [
        *["Operations", "and", "strategy"], "4", "3", "1", "contested",
    ]  # fmt: skip
    whole = page("--example", "anke", "--role", "continuity", "--peer", peer, "--full")
    assert "1 colleague sees level 1; talk about that first." in whole


def test_the_kinds_side_by_side_count_what_is_contested(write: Any) -> None:
    peer = write("peer", {"finance": 0, "leadership": 1})
    given = ("--example", "anke", "--role", "all", "--peer", peer)
    lines = page(*given).splitlines()
    assert lines[2].split() == ["Kind", "Shown", "Claimed", "Contested", "Below"]
    counts = [list(map(int, line.split()[-4:])) for line in lines[4:9]]
    assert all(sum(count) == len(IDS) for count in counts)
    assert [count[2] for count in counts] == [2, 1, 1, 1, 2]
    assert "Leadership and team building (contested)" in page(*given, "--full")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_it_fits_where_it_is_narrow(write: Any, language: Language, columns: int) -> None:
    peer = write("peer", dict.fromkeys(IDS, 0))
    for role in ("crisis", "all"):
        for more in ((), ("--full",)):
            text = page(
                "--example", "bart", "--role", role, "--peer", peer, *more,
                language=language, columns=columns,
            )  # fmt: skip
            wide = [line for line in text.splitlines() if len(line) > columns]
            assert all(
                line.strip().removeprefix("→").strip().startswith("interimkit ") for line in wide
            )
            assert CONTESTED[language] in text
