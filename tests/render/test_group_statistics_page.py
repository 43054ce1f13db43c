"""The statistics of a group as a page and as rows."""

import pytest
from msgspec.structs import replace
from statistics_parts import audit_sheets, quiz_sheets, skills_sheets

from interimkit import load_pack
from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.group_statistics import GroupStatistics, group_statistics
from interimkit.domain.reliability import Covariances
from interimkit.domain.statistics_tally import StatisticsTally, tally_statistics
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.group_statistics import HEADER, rows
from interimkit.render.page import Depth
from interimkit.render.words import catalogue


def result(topic: Topic, *, language: Language = Language.EN, of: int = 64) -> GroupStatistics:
    pack = load_pack(language=language)
    if topic is Topic.PITFALLS:
        return group_statistics(
            pack, topic, tally_statistics(pack, topic, audit_sheets(pack, of=of))
        )
    sheets = (
        quiz_sheets(pack, of=of, twice=True)
        if topic is Topic.QUIZ
        else skills_sheets(pack, of=of, peers=2)
    )
    return group_statistics(pack, topic, tally_statistics(pack, topic, sheets), unread=1)


def table(found: GroupStatistics, depth: Depth) -> list[str]:
    return encode(found, Format.TABLE, depth=depth).decode().splitlines()


def text(found: GroupStatistics, depth: Depth) -> str:
    return " ".join(" ".join(table(found, depth)).split())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("of", [1, 64, 150])
def test_a_brief_page_fits_a_terminal_and_ends_with_what_to_do(
    topic: Topic, language: Language, of: int
) -> None:
    _ = catalogue(language).gettext
    lines = table(result(topic, language=language, of=of), Depth.BRIEF)
    assert sum(max(1, -(-len(line) // 80)) for line in lines) <= 22, lines
    assert "--full" in "".join(lines)
    (step,) = (n for n, line in enumerate(lines) if line.startswith(_("Next step")))
    assert "interimkit " in "".join(lines[step:])


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("topic", Topic)
def test_it_leaves_in_every_format(topic: Topic, form: Format) -> None:
    assert encode(result(topic), form)


@pytest.mark.parametrize("depth", Depth)
def test_a_quiz_says_why_it_has_no_alpha(depth: Depth) -> None:
    page = text(result(Topic.QUIZ), depth)
    assert "No alpha: the questions are added up because each matters" in page
    assert "Omega" not in page
    assert "No norm and no percentile" in page


def test_a_page_says_for_whom_it_is_and_what_is_averaged() -> None:
    brief = text(result(Topic.SKILLS), Depth.BRIEF)
    assert "Only for whoever may see the sheets themselves." in brief
    whole = text(result(Topic.SKILLS), Depth.WHOLE)
    assert "single answers can sometimes be worked out" in whole
    assert "beside the mean of one’s colleagues’ ratings" in whole
    assert "A 0, B 1, C 2, D 3, E 4" in whole


def test_an_audit_says_that_nothing_is_added_up() -> None:
    brief = text(result(Topic.PITFALLS), Depth.BRIEF)
    assert brief.startswith("What was answered, on 64 sheets")
    assert "nothing is added up, so there are only counts" in brief
    assert "With the rest" not in brief
    assert "Not yet" in brief
    assert "Letters stand for" not in text(result(Topic.PITFALLS), Depth.WHOLE)


@pytest.mark.parametrize("topic", [Topic.QUIZ, Topic.SKILLS])
def test_every_figure_of_a_row_has_its_number(topic: Topic) -> None:
    told = [dict(zip(HEADER, row, strict=True)) for row in rows(result(topic))]
    assert len(told) > 6
    for row in told:
        assert isinstance(row["n"], int)
        assert row["n"] >= 30
        assert (row["value"] is None) == (row["figure"] in {"count", "alike"})
        assert row["intended_use"] == "own-decision-only"
    found = {row["figure"] for row in told}
    common = {"item-rest", "count"}
    if topic is Topic.QUIZ:
        assert found == common | {"kappa-quadratic", "alike"}
    else:
        raters = {"icc-a1", "krippendorff-ordinal", "krippendorff-interval"}
        assert found == common | raters | {"alpha", "omega"}


REASONS = {
    NoValue.TOO_FEW: "fewer than 30",
    NoValue.NO_VARIANCE: "all alike",
    NoValue.ONE_RATER: "only one rater",
    NoValue.ONE_ITEM: "nothing beside it",
    NoValue.NEGATIVE: "below 0",
    NoValue.NO_FACTOR: "no one thing behind them",
    NoValue.NOT_ADDED: "not added up",
    NoValue.INCONSISTENT: "answered by too different people",
}


@pytest.mark.parametrize("reason", [each for each in NoValue if each is not NoValue.PERFECT])
def test_a_figure_that_there_is_not_says_why(reason: NoValue) -> None:
    found = replace(result(Topic.SKILLS), alpha=Coefficient(n=64, reason=reason))
    assert f"Alpha {REASONS[reason]}, n = 64" in text(found, Depth.BRIEF)


def test_where_all_agree_there_is_a_figure_without_an_interval() -> None:
    pack = load_pack()
    matrix = ((1.0,) * 13,) * 13
    measured = Covariances(n=40, matrix=matrix)
    counted = StatisticsTally(sheets=40, counts={}, covariances=measured)
    found = group_statistics(pack, Topic.SKILLS, counted)
    brief = text(found, Depth.BRIEF)
    assert "Alpha 1.00, n = 40" in brief
    assert "Omega no one thing behind them, n = 40" in brief


def test_without_any_figure_a_span_says_why() -> None:
    assert "Each with the rest fewer than 30, n = 12" in text(
        result(Topic.SKILLS, of=12), Depth.BRIEF
    )
