"""Two offers on a page: the answer first, then when they are even, then side by side."""

import csv
import io

import pytest
from in_process import run_here

FIRST = ("offer", "--day-rate", "900", "--rate-basis", "manager", "--months", "8", "--compare")
OTHER = "--day-rate 1200 --rate-basis client --day-expenses 80 --months 6 --start 2027-02-01"


def shown(*command: str, language: str = "en") -> str:
    done = run_here(*command, language=language, columns=200)
    assert done.code == 0, done.stderr.decode()
    return " ".join(done.stdout.decode().replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("language", "title", "even"),
    [
        ("en", "This offer leaves €12,000 a year more than the other", "the other bills 164.6 days a year instead of 150, or this one 136.7 instead of 150"),
        ("nl", "Bij dit aanbod houd je per jaar € 12.000 meer over dan bij het andere", "bij het andere 164,6 dagen per jaar factureert in plaats van 150, of bij dit 136,7 in plaats van 150"),
        ("fr", "Cette offre vous laisse 12 000 € de plus par an que l’autre", "avec 164,6 jours facturés par an pour l’autre, au lieu de 150, ou 136,7 pour celle-ci, au lieu de 150"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("depth", [(), ("--full",)])
def test_which_leaves_more_and_when_they_are_even(
    language: str, title: str, even: str, depth: tuple[str, ...]
) -> None:
    text = shown(*FIRST, OTHER, *depth, language=language)
    assert text.startswith(title)
    assert even in text


def test_the_other_way_round_and_no_difference_at_all() -> None:
    turned = shown("offer", "--day-rate", "900", "--compare", "--day-rate 1000")
    assert turned.startswith("The other offer leaves €15,000 a year more than this one")
    same = shown("offer", "--day-rate", "900", "--compare", "--day-rate 900")
    assert same.startswith("Both offers leave the same of a year: €135,000")
    assert "even" not in same


def test_days_that_no_year_has_are_named() -> None:
    text = shown("offer", "--day-rate", "900", "--compare", "--day-rate 300")
    assert "the other bills 450 days a year" in text
    assert "No year has 450 days." in text


def test_who_says_what_both_rest_on_stands_on_the_brief_page() -> None:
    text = shown(*FIRST, OTHER)
    assert "Catandra, undated · DDIM, undated" in text
    assert "VMA" not in text  # no salary is on this page
    assert "VMA" in shown("offer", "--salary", "90000", "--compare", "--day-rate 900")
    assert "DDIM" not in shown("offer", "--day-rate", "800", "--compare", "--day-rate 900")


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (("2027-01-01", "2027-02-01"), "The other starts 31 days later."),
        (("2027-02-02", "2027-02-01"), "The other starts 1 day sooner."),
    ],
)
def test_the_days_between_two_starts_are_named(starts: tuple[str, str], said: str) -> None:
    one, other = starts
    text = shown(
        "offer", "--day-rate", "900", "--start", one,
        "--compare", f"--day-rate 900 --start {other}",
    )  # fmt: skip
    assert said in text


def test_nothing_is_said_twice_and_the_assignment_is_compared_where_both_have_one() -> None:
    assert "Over one assignment the other leaves €41,800 less." in shown(*FIRST, OTHER)
    longer = shown(*FIRST, "--day-rate 900 --months 9")
    assert "Over one assignment the other leaves €16,500 more." in longer
    assert "Over one" not in shown(*FIRST, "--day-rate 900")


def test_every_format_has_both() -> None:
    done = run_here(*FIRST, OTHER, "--format", "csv")
    one, other = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert (one["which"], other["which"]) == ("offer", "other")
    assert (one["kept_per_year"], other["kept_per_year"]) == ("135000.00", "123000.00")
    assert (one["even_at_days"], other["even_at_days"]) == ("136.67", "164.63")
    assert other["starts_on"] == "2027-02-01"
    assert "| Left of a year | €135,000 | €123,000 |" in shown(*FIRST, OTHER, "--format", "md")


def test_a_whole_page_says_what_each_rests_on_and_what_to_weigh() -> None:
    text = shown(*FIRST, OTHER, "--full")
    for part in (
        "This offer rests on", "The other rests on", "Weigh it first", "Worth a salary of",
        "Days billed (Catandra, undated)", "Last day", "31 July 2027",
    ):  # fmt: skip
        assert part in text


def test_an_offer_alone_shows_when_it_is_and_how_far() -> None:
    alone = ("offer", "--day-rate", "900", "--distance", "45", "--start", "2027-01-04")
    text = shown(*alone)
    assert "From 4 January 2027. 45 km one way: 13,500 km a year." in text
    whole = shown(*alone, "--months", "8", "--full")
    assert "From 4 January 2027 to 3 September 2027." in whole
    assert "45 km one way: 13,500 km a year, 13,200 km for this assignment." in whole
    brief = shown(*alone, "--months", "8")
    assert "45 km one way: 13,200 km in all." in brief


def test_benefits_are_a_step_of_their_own_and_may_be_in_the_share_already() -> None:
    command = ("offer", "--salary", "118000", "--benefits", "14000", "--country", "BE")
    text = shown(*command)
    assert "corresponds to a day rate of €1,223.60" in text
    assert "€183,540 plus €14,000 of benefits, which it may hold a part of already" in text
    assert "lower one of the two" in shown(*command, "--full")
    assert "benefits" not in shown("offer", "--salary", "118000", "--full")


def test_the_whole_page_says_why_income_counts_other_days() -> None:
    text = shown("offer", "--salary", "118000", "--country", "DE", "--full")
    assert "Days billed in a year hold the gaps between assignments already" in text
    assert "Counted by months and gaps instead, a country has another number of days:" in text


def test_what_the_title_says_is_not_said_again_unless_somebody_is_quoted_for_it() -> None:
    assert "gross a year (ORSYS 2025)" in shown("offer", "--level", "confirmed")
    assert shown("offer", "--salary", "118000").count("€118,000") == 1


def test_whole_money_has_no_decimals() -> None:
    assert shown("offer", "--country", "BE").startswith("€750 a day is worth")
    assert ".00" not in shown("offer", "--salary", "120000", "--full")
