import pytest

from interimkit.content.pack import load_pack
from interimkit.domain.result import cite, result_kind, result_subjects
from interimkit.errors import ExitCode, UnknownChoiceError


def test_every_subject_has_one_kind_of_result_under_its_own_name() -> None:
    assert set(result_subjects()) >= {"salary", "pack"}
    for subject in result_subjects():
        tag = result_kind(subject).__struct_config__.tag
        assert str(tag).startswith(f"interimkit.{subject}/")


def test_an_unknown_subject_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        result_kind("salry")
    assert caught.value.problems[0].nearest == "salary"


def test_a_source_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        cite(load_pack(), "nobody")


def test_exit_codes_are_one_each() -> None:
    assert len({code.value for code in ExitCode}) == len(ExitCode.__members__) == 13
