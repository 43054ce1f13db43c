"""The ledger and the sources: everything is cited, and every figure has its year."""

import pytest

from interimkit import load_pack
from interimkit.domain.career import outline_career
from interimkit.domain.claims import list_claims
from interimkit.domain.pitfalls import list_pitfalls
from interimkit.domain.roles import compare_roles
from interimkit.domain.sources import list_sources
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError
from interimkit.model.claims import Verdict
from interimkit.model.sources import SourceKind
from interimkit.render.notes import place_and_time

PACK = load_pack(language="en")

LOOKED_FOR = {
    "first assignment": "first-assignment",
    "before its term": "early-end",
    "how earnings are spread": "pay-average",
    "a Belgian rate after 2019": "pay-by-the-day",
    "British and Dutch ones of 2024 to 2026": "pay-by-the-day",
    "For Belgium": "pay-country",
    "the United Kingdom and the Netherlands": "pay-country",
}
"""What was looked for and not found, in the words of the claim that says so."""

PUBLISHED = {
    "mabe-west-1982", "schaveling-2010", "schaekel-2020", "schaekel-2022", "schaekel-2023", "catandra",
}  # fmt: skip
"""A paper, and those who publish on a site of their own name."""


def test_every_claim_names_its_article_and_every_source_is_in_full() -> None:
    ledger = list_claims(PACK)
    known = {source.id for source in ledger.sources}
    assert len(ledger.claims) > 25
    for claim in ledger.claims:
        assert claim.basis in {"orsys-2025", "headhunter-essay"}
        assert {figure.source for figure in claim.figures} <= known


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_leaves_only_its_own_claims(verdict: Verdict) -> None:
    claims = list_claims(PACK, verdict=verdict.value).claims
    assert claims
    assert {claim.verdict for claim in claims} == {verdict}


def test_verdicts_and_claims_that_do_not_exist() -> None:
    for arguments, nearest in (
        ({"verdict": "differ"}, "differs"),
        ({"claim": "lenght-mean"}, "length-mean"),
    ):
        with pytest.raises(UnknownChoiceError) as caught:
            list_claims(PACK, **arguments)
        (problem,) = caught.value.problems
        assert (problem.code, problem.nearest) == (Code.CHOICE_UNKNOWN, nearest)


@pytest.mark.parametrize("figure", sorted(LOOKED_FOR))
def test_what_was_looked_for_and_not_found_is_said_where_one_would_look(figure: str) -> None:
    (claim,) = list_claims(PACK, claim=LOOKED_FOR[figure]).claims
    assert (
        "We looked for" in claim.in_brief + claim.comment or "we looked and found" in claim.comment
    )
    assert figure in claim.in_brief + claim.comment


def test_time_billed_and_being_on_an_assignment_never_stand_in_one_claim() -> None:
    """They are two measures: a share of a year, and a share of the managers on one day."""
    for claim in list_claims(PACK).claims:
        said = [figure.says for figure in claim.figures]
        assert not (
            any("utilisation" in text for text in said)
            and any("on an assignment" in text for text in said)
        ), claim.id


def test_every_figure_is_of_a_year_or_of_a_source_that_says_when_or_says_undated() -> None:
    ledger = list_claims(PACK)
    sources = {source.id: source for source in ledger.sources}
    undated = {s for c in ledger.claims for f in c.figures if sources[s := f.source].year is None}
    assert undated == {
        "france-transition-clients", "heuse-international", "inside-management", "ddim",
        "interim-cfo", "robert-half-be", "catandra",
    }  # fmt: skip
    for source in undated:
        shown = place_and_time(sources[source], language=PACK.language)
        assert "undated" in shown, source


def test_every_figure_is_of_a_page_that_is_named() -> None:
    """Where it was seen, unless its publisher is where it was seen."""
    own = {"toolkit", "orsys-2025", "headhunter-essay"}
    for cited in list_sources(PACK).sources:
        site = "." in cited.source.publisher
        assert cited.source.via or site or cited.source.id in own | PUBLISHED, cited.source.id


def test_every_source_is_named_somewhere_and_knows_where() -> None:
    sources = list_sources(PACK).sources
    assert len(sources) > 20
    without = [s.source.id for s in sources if not s.claims and s.kind is not SourceKind.CALCULATOR]
    assert without == [  # the quiz, the skills, the money commands and the case cite them
        "toolkit", "mabe-west-1982", "vma-rate", "dievandeboekhouding", "be-work-rules",
        "be-occasional-information", "be-new-technology", "be-voluntary-overtime",
        "be-multiple-dismissal", "be-collective-dismissal",
    ]  # fmt: skip
    (orsys,) = list_sources(PACK, source="orsys-2025").sources
    assert "pay-average" in orsys.claims
    assert "career-phase" not in orsys.claims


def test_caveats_are_those_of_what_is_shown() -> None:
    assert compare_roles(PACK, role="crisis").caveats[0].claim == "length-mean"
    assert [c.claim for c in list_pitfalls(PACK).caveats] == ["pitfall-count"]
    phase = outline_career(PACK, topic="phase")
    assert "career-phase" in {c.claim for c in phase.caveats}
    whole = outline_career(PACK)
    assert {c.claim for c in phase.caveats} < {c.claim for c in whole.caveats}
    assert len(whole.caveats) == len({c.claim for c in whole.caveats})


def test_every_point_names_its_own_source() -> None:
    for topic in outline_career(PACK).topics:
        for part in topic.parts:
            assert part.basis
            assert all(point.basis for point in part.points)
    (employers,) = outline_career(PACK, topic="employers").topics
    assert {p.basis for part in employers.parts for p in part.points} >= {
        "headhunter-essay",
        "toolkit",
    }
