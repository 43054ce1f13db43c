"""Results are found by listing, each under its subject's name."""

import pytest

from interimkit.domain.subjects import result_kind, result_subjects
from interimkit.errors import UnknownChoiceError


def test_every_subject_has_one_kind_of_result_under_its_own_name() -> None:
    assert set(result_subjects()) >= {"salary", "pack"}
    for subject in result_subjects():
        tag = result_kind(subject).__struct_config__.tag
        assert str(tag).startswith(f"interimkit.{subject}/")


def test_an_unknown_subject_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        result_kind("salry")
    assert caught.value.problems[0].nearest == "salary"
