"""What can be known of a room beforehand, in three languages."""

import shutil
from pathlib import Path

import pytest

from interimkit import load_pack
from interimkit.model.text import Language
from interimkit.model.workshop import Workshop
from interimkit.workshop.addresses import Address
from interimkit.workshop.check_laptop import (
    obstacles,
    of_addresses,
    of_disk,
    of_port,
    of_programmes,
)

WIFI = Address(ip="192.168.1.23", interface="wlan0", used=True)
CABLE = Address(ip="10.0.0.5")
VPN = Address(ip="10.8.0.2", interface="tun0")
DOCKER = Address(ip="172.17.0.1", interface="docker0")
HOSTILE = Address(ip="10.1.1.1", interface="w\x1b[2J")


@pytest.mark.parametrize("language", Language)
def test_the_likely_address_is_first_and_a_vpn_is_named(language: Language) -> None:
    found = of_addresses((WIFI, CABLE, VPN, DOCKER), language=language)
    assert [finding.sound for finding in found] == [True, False, True]
    assert found[0].text.index("192.168.1.23 (wlan0)") < found[0].text.index("10.0.0.5")
    assert "VPN" in found[1].text
    assert "10.8.0.2 (tun0)" in found[1].text
    assert "172.17.0.1" in found[2].text


def test_without_a_network_that_is_said_also_where_there_is_a_vpn() -> None:
    for found in ((), (VPN,), (VPN, DOCKER)):
        findings = of_addresses(found, language=Language.EN)
        assert not findings[0].sound
        assert "Wi-Fi" in findings[0].text
        assert len(findings) == 1 + len(found)


def test_an_interface_with_a_hostile_name_acts_on_nothing() -> None:
    (finding,) = of_addresses((HOSTILE,), language=Language.EN)
    assert "\x1b" not in finding.text


@pytest.mark.parametrize(
    ("wanted", "free", "sound"), [(8765, 8765, True), (0, 4321, True), (8765, 4321, False)]
)
def test_a_port_is_free_or_another_is(wanted: int, free: int, sound: bool) -> None:
    finding = of_port(wanted, free, language=Language.EN)
    assert finding.sound is sound
    assert str(free) in finding.text


@pytest.mark.parametrize(("megabytes", "sound"), [(99, False), (100, True), (80_000, True)])
def test_a_disk_is_full_or_not_also_where_our_folder_is_not_there_yet(
    megabytes: int, sound: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil._ntuple_diskusage(0, 0, megabytes * 1_000_000 + 5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    finding = of_disk(tmp_path / "not" / "there", language=Language.FR)
    assert finding.sound is sound
    assert str(tmp_path) in finding.text


@pytest.mark.parametrize("language", Language)
def test_every_programme_is_named_with_its_minutes(language: Language) -> None:
    programmes = load_pack(language=language).load(Workshop).programmes
    finding = of_programmes(programmes, language=language)
    for programme in programmes:
        assert (
            f"{programme.id} ({sum(step.minutes for step in programme.steps)} min)" in finding.text
        )


@pytest.mark.parametrize("language", Language)
def test_what_is_in_the_way_comes_with_what_helps(language: Language) -> None:
    lines = obstacles(port=4321, language=language)
    assert len(lines) == len(set(lines)) == 7
    text = "\n".join(lines)
    for word in ("4321", "Python", "VPN", "Android"):
        assert word in text
    if language is not Language.EN:
        assert not set(lines) & set(obstacles(port=4321, language=Language.EN))
