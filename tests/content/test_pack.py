"""Opening a pack."""

import os
from pathlib import Path

import pytest
from conftest import DATA

from interimkit import load_pack
from interimkit.content import pack as content_pack
from interimkit.content.open_pack import OpenPack
from interimkit.content.pack import builtin_folder
from interimkit.content.read import load_bytes
from interimkit.errors import ContentError, ProblemCode
from interimkit.model.pack import Pack, PackInfo
from interimkit.model.salary import Salaries
from interimkit.model.sources import Sources
from interimkit.model.text import Language


def test_a_checkout_reads_its_own_data_not_a_copy_in_site_packages() -> None:
    assert builtin_folder() == DATA


def test_content_that_is_not_beside_the_program_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(content_pack, "_PACKAGE", tmp_path / "app.pyz" / "interimkit")
    with pytest.raises(ContentError) as caught:
        load_pack()
    assert caught.value.problems[0].code is ProblemCode.BUILT_IN_MISSING


def test_one_subject_is_read_at_a_time_and_once(pack: Path) -> None:
    (pack / "sources.yaml").unlink()
    opened = OpenPack(pack, language=Language.FR)
    salaries = opened.load(Salaries)
    assert salaries.levels[0].name == "Débutant"
    assert opened.load(Salaries) is salaries
    with pytest.raises(ContentError) as caught:
        opened.load(Sources)
    assert caught.value.problems[0].code is ProblemCode.PACK_FILE_MISSING
    assert caught.value.problems[0].file == "sources.yaml"


def test_the_reference_identifies_the_content(pack: Path) -> None:
    one = load_pack(pack).ref
    assert one == load_pack(pack, language="nl").ref
    assert one == load_pack().ref
    path = pack / "salaries.yaml"
    path.write_bytes(path.read_bytes() + b"# one byte more\n")
    other = load_pack(pack).ref
    assert (one.name, one.version) == (other.name, other.version)
    assert one.digest != other.digest
    assert len(one.digest) == len("sha256:") + 64


def test_a_language_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="xx"):
        load_pack(language="xx")
    assert load_pack(language="nl_BE.UTF-8").language is Language.NL


def test_an_open_pack_is_a_pack() -> None:
    pack: Pack = load_pack()
    assert pack.load(PackInfo).languages == tuple(Language)


def test_what_cannot_be_read_gives_its_reason(monkeypatch: pytest.MonkeyPatch, pack: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ContentError) as caught:
        load_bytes(pack / "pack.yaml", name="pack.yaml")
    assert caught.value.problems[0].code is ProblemCode.UNREADABLE


def test_a_folder_that_cannot_be_looked_at_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(ContentError) as caught:
        OpenPack(pack, language=Language.EN)
    assert caught.value.problems[0].code is ProblemCode.UNREADABLE
