"""What brief pages say alike."""

import pytest
from conftest import DATA

from interimkit.content.pack import load_pack
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat
from interimkit.model.claims import Verdict
from interimkit.model.text import Language
from interimkit.render.brief import resting_on
from interimkit.render.page import Depth, Page


def sources(*ids: str) -> tuple[SourceRef, ...]:
    return cite_all(load_pack(DATA), ids)


def test_what_is_all_our_own_names_no_source() -> None:
    said = resting_on(sources("toolkit"), language=Language.EN)
    assert said.text == ""
    assert Page(title="t", blocks=(said,)).at(Depth.BRIEF).blocks == ()


@pytest.mark.parametrize(
    ("verdicts", "text"),
    [
        ((), "Mind. ORSYS 2025"),
        ((Verdict.PARTLY,), "Mind. ORSYS 2025 · 1 caveat: --full"),
        (
            (Verdict.PARTLY, Verdict.DIFFERS, Verdict.DIFFERS),
            "Mind. ORSYS 2025 · 3 caveats, 2 differ: --full",
        ),
    ],
)
def test_what_contradicts_a_figure_is_counted(verdicts: tuple[Verdict, ...], text: str) -> None:
    caveats = [Caveat(claim="c", verdict=verdict, in_brief="b") for verdict in verdicts]
    said = resting_on(
        sources("orsys-2025", "toolkit"), caveats, caution="Mind.", language=Language.EN
    )
    assert said.text == text
