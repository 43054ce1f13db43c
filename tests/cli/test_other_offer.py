"""The other of two offers: read by the command's own parser, and its mistakes said to be its own."""

import json

import pytest
from in_process import run_here

from interimkit.errors import ExitCode

FIRST = ("offer", "--day-rate", "900", "--rate-basis", "manager", "--months", "8")
OTHER = (
    "--day-rate 1,200 --rate-basis client --day-expenses 80 --months 6 --start 2027-02-01 "
    "--distance 60"
)


def test_the_other_offer_is_read_as_the_first_is() -> None:
    done = run_here(*FIRST, "--compare", OTHER, "--format", "json")
    assert done.code == 0, done.stderr
    both = json.loads(done.stdout)
    assert both["format"] == "interimkit.offer-comparison/1"
    assert both["other_brings_more_per_year"] == -12000
    assert both["other"]["even_at_days"] == 164.63
    assert both["other"]["ends_on"] == "2027-07-31"


def test_the_country_of_the_first_is_the_others_unless_it_has_its_own() -> None:
    for other, country in (("--day-rate 900", "BE"), ("--day-rate 900 --country DE", "DE")):
        done = run_here("offer", "--country", "be", "--compare", other, "--format", "json")
        assert json.loads(done.stdout)["other"]["country"] == country


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("--day-rat 1200", "There is no option “--day-rat”. Did you mean “--day-rate”?"),
        ("--day-rate x", "“x” is not a number for --day-rate."),
        ("--day-rate 80.000", "can be read in two ways for --day-rate"),
        ("--day-rate 0", "--day-rate is 0; use 1 to 100,000,000."),
        ("--day-rate 900 --day-rate 800", "The option --day-rate is given twice."),
        ("--day-rate --months 3", "The option --day-rate needs a value after it."),
        ("--day-rate 900 --rate-basis me", "“me” is not possible here."),
        ("--day-rate 900 --benefits 3", "--benefits also needs --salary."),
        ("--day-rate 900 --start 2027-02-30", "“2027-02-30” is no day for --start."),
        ("--months 3", "Give one thing to start from"),
        ("900", "“900” is more than this command takes."),
        ("--day-rate '900", "A quotation mark in “--day-rate '900” is never closed."),
        ("--country GB", "It is in GBP and the first in EUR, and nothing is converted."),
        ("--compare '--salary 3'", "--compare is not a part of an offer."),
        *((f"--day-rate 900 {outside}", f"{outside.partition(' ')[0].partition('=')[0]} is not a part of an offer.")
          for outside in ("--format json", "--format=json", "--output x", "--full", "--force", "--present",
                          "--lang nl", "--pack x", "--help", "--debug")),
        ("--day-rate 900 -o x", "-o is not a part of an offer."),
        ("--day-rate 900 -ox.csv", "-o is not a part of an offer."),
        ("--day-rate 900 -h", "-h is not a part of an offer."),
    ],
)  # fmt: skip
def test_a_mistake_in_it_says_that_it_is_about_the_other_offer(other: str, message: str) -> None:
    done = run_here(*FIRST, "--compare", other, columns=300)
    assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
    first = done.stderr.decode().splitlines()[0]
    assert first.startswith("Error: In the other offer: ")
    assert message in first


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "Fout: In het andere aanbod: “x” is geen getal"),
        ("fr", "Erreur\u202f: Dans l’autre offre\u202f: «\u202fx\u202f» n’est pas un nombre"),
    ],
)
def test_it_says_so_in_the_readers_language(language: str, message: str) -> None:
    done = run_here(*FIRST, "--compare", "--day-rate x", language=language, columns=300)
    assert done.stderr.decode().startswith(message)


def test_a_program_gets_the_path_of_a_mistake_in_it() -> None:
    done = run_here(*FIRST, "--compare", "--day-rate 0", "--format", "json")
    (problem,) = json.loads(done.stderr)["problems"]
    assert (problem["code"], problem["path"]) == ("option-range", ["compare", "day_rate"])


def test_a_mistake_in_the_first_offer_is_said_as_ever() -> None:
    done = run_here("offer", "--day-rate", "0", "--compare", OTHER)
    assert done.stderr.decode().startswith("Error: --day-rate is 0;")


def test_nothing_to_compare_with_is_refused() -> None:
    assert b"--compare needs a value" in run_here(*FIRST, "--compare", "").stderr
