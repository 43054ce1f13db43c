"""The sources by kind, and those who work out what we do not."""

from decimal import Decimal
from pathlib import Path

import pytest
from own_packs import write_pack

from interimkit import load_pack
from interimkit.domain.assumptions import countries
from interimkit.domain.offer import check_offer
from interimkit.domain.sources import calculators, list_sources
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError
from interimkit.model.sources import SourceKind
from interimkit.model.text import Language

PACK = load_pack(language="en")
EVERYWHERE = ["freelancers-calculator"]
OF_COUNTRY = {
    "BE": ["xerius", "hukaroi"], "NL": ["zzptarief"], "FR": ["mon-entreprise"],
}  # fmt: skip


@pytest.mark.parametrize("kind", list(SourceKind))
def test_a_kind_leaves_only_its_own_sources(kind: SourceKind) -> None:
    found = list_sources(PACK, kind=kind.value).sources
    assert found
    assert {cited.kind for cited in found} == {kind}
    everything = {cited.source.id: cited for cited in list_sources(PACK).sources}
    assert all(everything[cited.source.id] == cited for cited in found)


def test_a_kind_and_a_source_that_do_not_meet_leave_nothing() -> None:
    assert list_sources(PACK, source="xerius", kind="survey").sources == ()
    with pytest.raises(UnknownChoiceError) as caught:
        list_sources(PACK, kind="calculators")
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.nearest) == (
        Code.CHOICE_UNKNOWN, ("kind",), "calculator",
    )  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_calculators_and_no_others_say_what_they_work_out(language: Language) -> None:
    for cited in list_sources(load_pack(language=language)).sources:
        assert (cited.offers is not None) == (cited.kind is SourceKind.CALCULATOR)
        assert cited.source.interest


def test_an_offer_names_the_calculators_of_its_country_and_those_of_none() -> None:
    named = [source.id for source in calculators(PACK, country=None)]
    assert named == [*(id_ for ids in OF_COUNTRY.values() for id_ in ids), *EVERYWHERE]
    salary = Decimal(120_000)
    assert check_offer(PACK, salary=salary).calculators == calculators(PACK, country=None)
    asked = {*countries(PACK), *OF_COUNTRY}
    assert asked > {"DE", "GB"}
    for country in asked:
        found = check_offer(PACK, salary=salary, country=country).calculators
        assert [source.id for source in found] == [*OF_COUNTRY.get(country, []), *EVERYWHERE]


def test_a_pack_that_names_none_has_none(tmp_path: Path) -> None:
    for number, files in enumerate((("salaries.yaml",), ("salaries.yaml", "sources.yaml"))):
        pack = load_pack(str(write_pack(tmp_path / str(number), *files)))
        assert check_offer(pack, salary=Decimal(30_000)).calculators == ()
