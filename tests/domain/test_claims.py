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

PACK = load_pack()


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
    for arguments, code, nearest in (
        ({"verdict": "differ"}, Code.CHOICE_UNKNOWN, "differs"),
        ({"claim": "lenght-mean"}, Code.CHOICE_UNKNOWN, "length-mean"),
    ):
        with pytest.raises(UnknownChoiceError) as caught:
            list_claims(PACK, **arguments)
        (problem,) = caught.value.problems
        assert (problem.code, problem.nearest) == (code, nearest)


def test_every_source_is_named_somewhere_and_knows_where() -> None:
    sources = list_sources(PACK).sources
    assert len(sources) > 20
    without = [s.source.id for s in sources if not s.claims]
    assert without == [  # the quiz, the skills and the money commands cite them
        "toolkit", "dralfoldman-2011", "mabe-west-1982", "vma-rate", "catandra",
        "dievandeboekhouding",
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
