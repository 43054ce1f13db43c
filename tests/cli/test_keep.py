"""Keeping what a diagnosis asked: the answers for next time, and the diagnosis for good."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from interimkit import load_pack
from interimkit.cli.keep import keep_diagnosis, kept_answers
from interimkit.cli.prompt_plain import PlainPrompter
from interimkit.content.answers import load_answers, load_example
from interimkit.errors import SavedDataError
from interimkit.model.answers import AnsweredPack
from interimkit.store.history import list_saved

PACK = load_pack()
ASKED = ("quiz", "checks", "profile", "skills", "evidence")


def test_a_diagnosis_is_kept_beside_other_answers_and_saved_by_itself(tmp_path: Path) -> None:
    ref = AnsweredPack(name=PACK.ref.name, version=PACK.ref.version)
    bart = replace(load_example(PACK, "bart"), pack=ref, label="in spring")
    audit = replace(bart, quiz={}, checks={}, profile={}, skills={}, evidence={})
    quiz = replace(bart, pitfalls={}, notes={})
    keep_diagnosis(PlainPrompter(), tmp_path, PACK, ("pitfalls", "notes"), audit)
    assert keep_diagnosis(PlainPrompter(), tmp_path, PACK, ASKED, quiz) == 2
    kept = kept_answers(tmp_path, PACK)
    assert kept is not None
    assert kept.found.answers == bart
    assert kept.found.lost == ()
    first, second = list_saved(tmp_path)
    assert load_answers(second.answers, pack=PACK, name="") == quiz  # nothing that it did not ask
    assert (first.label, first.pack.digest) == ("in spring", PACK.ref.digest)
    assert abs((datetime.now(UTC) - second.saved_at).total_seconds()) < 60


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_what_cannot_be_kept_is_not_saved_either(tmp_path: Path) -> None:
    (tmp_path / "me").symlink_to(tmp_path / "elsewhere")
    bart = load_example(PACK, "bart")
    with pytest.raises(SavedDataError):
        keep_diagnosis(PlainPrompter(), tmp_path, PACK, ASKED, bart)
    assert [path.name for path in tmp_path.iterdir()] == ["me"]
