"""The brief pages of claims, sources and money: one screen, and nothing false by being short."""

import shlex
from functools import cache

import pytest
from in_process import run_here
from msgspec import structs

from interimkit import load_pack
from interimkit.domain.claims import list_claims
from interimkit.domain.sources import list_sources
from interimkit.errors import ExitCode
from interimkit.model.claims import Verdict
from interimkit.model.text import Language
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.numbers import NARROW_NBSP, NBSP
from interimkit.render.page import Depth
from interimkit.render.words import catalogue

LINES = 22
LEVELS = ("beginner", "intermediate", "confirmed")
STARTS = (
    ("--salary", "120000"),
    ("--salary", "1000"),
    ("--level", "confirmed"),
    ("--day-rate", "1300"),
    ("--day-rate", "1300", "--rate-basis", "client"),
    ("--day-rate", "120", "--rate-basis", "manager"),
    ("--hour-rate", "130"),
    ("--hour-rate", "150", "--hours-per-day", "1", "--rate-basis", "client"),
)
EXTRAS = (
    (),
    ("--months", "1", "--day-expenses", "50", "--country", "DE"),
    ("--months", "8", "--day-expenses", "100", "--country", "BE", "--days-billed", "1"),
    ("--months", "1.5", "--day-expenses", "2.5", "--country", "NL"),
    ("--months", "8", "--on-costs", "40%", "--provider-share", "20%", "--days-per-month", "18",
     "--payment-days", "60"),
)  # fmt: skip
SALARY = [("salary",), *(("salary", "--level", level) for level in LEVELS)]
OFFER = [
    *(("offer", *start, *extra) for start in STARTS for extra in EXTRAS),
    *(("offer", "--country", code, "--months", "8") for code in ("BE", "FR", "DE")),
]
CASES = (
    (),
    ("--role", "crisis", "--years", "1", "--start-on-assignment"),
    ("--months", "1-1", "--gap-months", "1", "--years", "10"),
    ("--months", "6-6", "--gap-months", "36", "--years", "2"),
    ("--utilisation", "80%", "--days-per-month", "18", "--country", "DE"),
    ("--role", "crisis", "--gap-months", "2.625", "--country", "UK"),
)
COSTS = (
    (),
    ("--cost-per-month", "6000"),
    ("--cost-per-month", "20000", "--reserve-months", "1", "--payment-days", "45"),
)
INCOME = [("income", "--day-rate", "975", *case, *cost) for case in CASES for cost in COSTS]
PACK = load_pack(language="en")
CLAIMS = [("claims", claim.id) for claim in list_claims(PACK).claims]
SOURCES = [("sources", cited.source.id) for cited in list_sources(PACK).sources]
MONEY = [*SALARY, *OFFER, *INCOME]
LISTS = [
    ("claims",), ("claims", "--verdict", "differs"), ("sources",), ("sources", "--kind", "study"),
    ("sources", "--kind", "calculator"),
]  # fmt: skip
SCREENS = [*MONEY, *CLAIMS, *SOURCES]


@cache
def lines_of(screen: tuple[str, ...], language: str, *more: str) -> list[str]:
    done = run_here(*screen, *more, language=language)
    assert done.code == 0, done.stderr.decode()
    text = done.stdout.decode().replace(NBSP, " ").replace(NARROW_NBSP, " ")
    return text.splitlines()


@cache
def code_of(*typed: str) -> int:
    return run_here(*typed).code


def test_there_are_screens_enough() -> None:
    assert len(MONEY) > 50
    assert len(CLAIMS) > 25
    assert len(SOURCES) > 45


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
def test_a_brief_page_is_one_screen(screen: tuple[str, ...], language: str) -> None:
    lines = lines_of(screen, language)
    assert sum(max(1, -(-len(line) // 80)) for line in lines) <= LINES, "\n".join(lines)
    wide = [line for line in lines if len(line) > 80]
    assert all(line.strip().startswith("interimkit ") for line in wide), wide


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("screen", [*MONEY, *CLAIMS, *LISTS], ids=" ".join)
def test_the_end_says_what_is_left_out_and_then_what_to_do(
    screen: tuple[str, ...], language: str
) -> None:
    lines = lines_of(screen, language)
    _ = catalogue(Language(language)).gettext
    (left_out,) = (n for n, line in enumerate(lines) if line.startswith(_("Left out")))
    (step,) = (n for n, line in enumerate(lines) if line.startswith(_("Next step")))
    assert "--full" in " ".join(lines[left_out:step]), "\n".join(lines)
    assert "interimkit" in " ".join(lines[step:])
    assert "--full" not in "\n".join(lines_of(screen, language, "--full"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("screen", MONEY, ids=" ".join)
def test_money_says_its_main_figure_first_and_where_it_stops(
    screen: tuple[str, ...], language: str
) -> None:
    lines = lines_of(screen, language)
    assert "€" in " ".join(lines[:2])
    excluding = {"en": "excluding VAT", "nl": "exclusief btw", "fr": "hors TVA"}[language]
    caveats = {"en": "caveats", "nl": "kanttekeningen", "fr": "réserves"}[language]
    text = " ".join(lines)
    assert excluding in text
    assert caveats in text
    whole = " ".join(lines_of(screen, language, "--full"))
    assert excluding in whole


@pytest.mark.parametrize(
    ("screen", "sources"),
    [
        (("salary",), ("ORSYS 2025",)),
        (("offer", "--level", "confirmed"), ("ORSYS 2025", "Catandra, undated", "DDIM, undated")),
        (("offer", "--country", "DE"), ("AIMP 2022",)),
        (("offer", "--hour-rate", "130", "--months", "8"), ("8 hours a day (our judgement)",)),
        (("income", "--day-rate", "975"), ("ORSYS 2025", "our judgement)")),
        (("income", "--day-rate", "975", "--cost-per-month", "6000"), ("dralfoldman.com 2011",)),
        (("claims", "length-mean"), ("ORSYS 2025", "INIMA, 2024")),
    ],
)
def test_a_figure_keeps_its_source_and_year_in_short(
    screen: tuple[str, ...], sources: tuple[str, ...]
) -> None:
    text = " ".join(lines_of(screen, "en"))
    assert [source for source in sources if source not in text] == []


def test_what_somebody_set_is_nobodys_figure() -> None:
    set_ = ("--days-billed", "150", "--on-costs", "30%", "--provider-share", "25%")
    text = " ".join(lines_of(("offer", "--salary", "120000", *set_), "en"))
    assert "undated" not in text


def test_caveats_are_counted_with_those_that_differ() -> None:
    assert "5 caveats, 2 differ: --full" in " ".join(lines_of(("salary",), "en"))
    offer = " ".join(lines_of(("offer", "--salary", "120000"), "en"))
    assert "3 caveats, 1 differs: --full" in offer


@pytest.mark.parametrize("language", Language)
def test_what_differs_comes_first_and_each_claim_has_one_line(language: str) -> None:
    lines = lines_of(("claims",), language)
    differing = [c.id for c in list_claims(PACK, verdict=Verdict.DIFFERS).claims]
    first = [line.split()[0] for line in lines[3 : 3 + len(differing)]]
    assert first == differing
    for claim in CLAIMS:
        assert sum(line.startswith(f"{claim[1]} ") for line in lines) == 1
    assert len(lines) <= 1 + 2 * len(Verdict) + len(CLAIMS) + 5


def test_a_claim_without_few_words_is_told_at_length() -> None:
    ledger = list_claims(PACK, verdict=Verdict.DIFFERS)
    bare = tuple(structs.replace(claim, short=None) for claim in ledger.claims)
    page = encode(structs.replace(ledger, claims=bare), Format.TABLE, depth=Depth.BRIEF, width=400)
    assert all(claim.in_brief in page.decode() for claim in bare)
    one = encode(structs.replace(ledger, claims=bare[:1]), Format.TABLE, depth=Depth.BRIEF)
    assert one.decode().startswith(f"{bare[0].id} · ")


@pytest.mark.parametrize("language", Language)
def test_each_source_has_one_line_under_its_kind(language: str) -> None:
    lines = lines_of(("sources",), language)
    for source in SOURCES:
        assert sum(line.startswith(f"{source[1]} ") for line in lines) == 1
    assert len(lines) < len(SOURCES) + 20


@pytest.mark.parametrize("screen", [*MONEY, *CLAIMS, *SOURCES, *LISTS], ids=" ".join)
def test_the_next_step_runs_as_printed(screen: tuple[str, ...]) -> None:
    text = " ".join(line.strip() for line in lines_of(screen, "en"))
    commands = text.rpartition("Next step")[2].split("interimkit ")[1:]
    assert commands
    for command in commands:
        typed = shlex.split(command.partition(" · ")[0])
        assert code_of(*typed) in {ExitCode.OK, ExitCode.NEEDS_ANSWERS}, typed


def test_the_case_of_a_reserve_is_the_case_that_was_asked() -> None:
    screen = ("income", "--day-rate", "900", "--months", "2-4", "--gap-months", "2",
              "--years", "5", "--days-per-month", "18", "--start-on-assignment")  # fmt: skip
    text = " ".join(line.strip() for line in lines_of(screen, "en"))
    typed = shlex.split(text.rpartition("interimkit ")[2])
    assert lines_of(tuple(typed), "en")[:4] == lines_of(screen, "en")[:4]


@pytest.mark.parametrize(
    ("screen", "wrong"),
    [
        (("offer", "--day-rate", "1300", "--months", "1", "--days-billed", "1"), ("1 months", "1 days")),
        (("income", "--day-rate", "975", "--months", "1-1", "--gap-months", "1",
          "--cost-per-month", "6000", "--reserve-months", "1", "--years", "1"),
         ("1 months", "1 years", "1 to 1")),
    ],
)  # fmt: skip
def test_one_of_a_thing_is_no_plural(screen: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    for more in ((), ("--full",)):
        text = " ".join(" ".join(lines_of(screen, "en", *more)).split())
        assert [words for words in wrong if words in text] == []
    french = " ".join(" ".join(lines_of(screen, "fr", "--full")).split())
    assert " 1 jours" not in french
    assert " 1 ans" not in french


def test_a_median_of_nothing_is_said_as_nothing() -> None:
    screen = (
        "income",
        "--day-rate",
        "975",
        "--months",
        "6-6",
        "--gap-months",
        "36",
        "--years",
        "1",
    )
    assert lines_of(screen, "en")[0] == "At €975 a day: in half of the cases nothing in 1 year"


@pytest.mark.parametrize("language", Language)
def test_a_title_keeps_its_own_end_and_marks(language: str) -> None:
    whole = " ".join(" ".join(lines_of(("sources",), language, "--full")).split())
    assert "manager?." not in whole
    assert "Hoe word ik interim manager? 23 o" in whole.lower().replace("hoe", "Hoe")
    undated = {"en": "Undated.", "nl": "Zonder datum.", "fr": "Sans date."}[language]
    assert undated in whole
    money = " ".join(lines_of(("income", "--day-rate", "975"), language, "--full"))
    assert "[INIMA report]" in money
    assert not any(mark in money for mark in ("“[", "« ["))


@pytest.mark.parametrize("language", Language)
def test_holidays_are_left_out_once(language: str) -> None:
    """A year of 220 days already leaves them out, so a month of it does."""
    whole = " ".join(
        " ".join(lines_of(("income", "--day-rate", "975"), language, "--full")).split()
    )
    said = {
        "en": "Holidays count as far as the days a month leave them out",
        "nl": "Vakantie telt mee voor zover",
        "fr": "Les congés comptent dans la mesure où",
    }[language]
    assert said in whole


ELSEWHERE = {
    "en": ("For the rest, such as tax:", "such as contributions and tax, others work out:"),
    "nl": ("Voor de rest, zoals belastingen:", "zoals bijdragen en belastingen, berekenen anderen"),
    "fr": ("Pour le reste, comme l’impôt :", "comme les cotisations et l’impôt, d’autres"),
}


@pytest.mark.parametrize("language", Language)
def test_an_offer_says_who_works_out_the_rest(language: str) -> None:
    short, long = ELSEWHERE[language]
    for country, of_it, others in (
        ("BE", "Xerius, hukaroi, freelancerscalculator.com.", "urssaf"),
        ("FR", "mon-entreprise.urssaf.fr, freelancerscalculator.com.", "Xerius"),
        ("GB", "freelancerscalculator.com.", "Xerius"),
    ):
        screen = ("offer", "--salary", "120000", "--country", country)
        brief = " ".join(" ".join(lines_of(screen, language)).split())
        whole = " ".join(" ".join(lines_of(screen, language, "--full")).split())
        assert f"{short} {of_it}" in brief
        assert long in whole
        assert of_it in whole
        assert "interimkit sources --kind calculator" in whole
        assert others not in brief + whole
    anywhere = " ".join(" ".join(lines_of(("offer", "--salary", "120000"), language)).split())
    assert "Xerius (BE), hukaroi (BE), zzptarief.nl (NL), mon-entreprise.urssaf.fr (FR)" in anywhere


@pytest.mark.parametrize("language", Language)
def test_calculators_by_themselves_say_what_each_is_for(language: str) -> None:
    alone = " ".join(" ".join(lines_of(("sources", "--kind", "calculator"), language)).split())
    among = " ".join(" ".join(lines_of(("sources",), language)).split())
    for cited in list_sources(load_pack(language=language), kind="calculator").sources:
        first = str(cited.offers).split(",")[0].replace(NARROW_NBSP, " ")[1:]
        assert first in alone
        assert first not in among
        one = " ".join(" ".join(lines_of(("sources", cited.source.id), language)).split())
        assert first in one


@pytest.mark.parametrize("language", Language)
def test_what_was_not_found_is_said_on_a_whole_page_too(language: str) -> None:
    found = list_claims(load_pack(language=language), verdict="no-figure-found").claims
    assert len(found) > 10
    for claim in found:
        whole = " ".join(" ".join(lines_of(("claims", claim.id), language, "--full")).split())
        said = " ".join(claim.in_brief.replace(NBSP, " ").replace(NARROW_NBSP, " ").split())
        assert whole.count(said) == 1, claim.id


def test_who_wrote_it_stands_on_its_own_page_alone() -> None:
    assert "Lydia Laga" in " ".join(lines_of(("sources", "orsys-2025"), "en"))
    assert "Lydia Laga" not in " ".join(lines_of(("salary",), "en", "--full"))


def test_a_problem_of_a_file_is_written_as_french_is() -> None:
    done = run_here("quiz", "--answers", "nowhere.yaml", language="fr")
    assert f"nowhere.yaml{NARROW_NBSP}: Ce fichier" in done.stderr.decode()
    english = run_here("quiz", "--answers", "nowhere.yaml")
    assert "nowhere.yaml: This file" in english.stderr.decode()
