"""Sources beside what rests on them."""

import pytest

from interimkit import load_pack
from interimkit.domain.cite import cite, cite_all


def test_each_source_is_cited_once_in_the_order_in_which_it_is_named() -> None:
    named = ("toolkit", None, "orsys-2025", "", "toolkit")
    assert [source.id for source in cite_all(load_pack(), named)] == ["toolkit", "orsys-2025"]


def test_a_source_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        cite(load_pack(), "nobody")
