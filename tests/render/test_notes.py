"""What several pages say alike."""

import pytest

from interimkit.model.answers import Practice
from interimkit.model.claims import Verdict
from interimkit.model.quiz import CheckStatus
from interimkit.model.text import Language
from interimkit.render.notes import CHECKS, PRACTICES, VERDICTS, caveats_of, sources_note
from interimkit.render.page import Depth, Page


@pytest.mark.parametrize(
    ("standings", "codes"), [(VERDICTS, Verdict), (PRACTICES, Practice), (CHECKS, CheckStatus)]
)
def test_what_stands_differently_looks_so_without_colour(
    standings: dict[object, object], codes: type
) -> None:
    assert set(standings) == set(codes)  # type: ignore[call-overload]
    assert len(set(standings.values())) == len(standings)


@pytest.mark.parametrize("language", Language)
def test_no_caveats_and_no_sources_are_no_block(language: Language) -> None:
    page = Page(
        title="",
        blocks=(caveats_of((), language=language), sources_note((), language=language)),
    )
    assert not page.at(Depth.WHOLE).blocks
