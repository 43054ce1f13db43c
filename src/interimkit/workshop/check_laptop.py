"""What can be known of a room before anybody is in it, in words."""

import shutil
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from interimkit.model.text import Language, clean
from interimkit.model.workshop import Programme
from interimkit.render.numbers import number
from interimkit.render.words import all_of, catalogue
from interimkit.workshop.addresses import Address, Reach

ROOM_ON_DISK = 100
"""Megabytes that leave no doubt: a room of 500 takes less than one."""

_MEGABYTE = 1_000_000


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    Attributes:
        sound: Whether it is as it should be.
        text: What it is, and where it is not, what to do.
    """

    sound: bool
    text: str


def of_port(wanted: int, free: int, *, language: Language) -> Finding:
    """Whether the port is free that phones will look for."""
    _ = catalogue(language).gettext
    if wanted in {0, free}:
        return Finding(sound=True, text=_("Port {port} is free.").format(port=free))
    text = _(
        "Port {wanted} is taken, perhaps by a session that is on; {free} is free and would be used."
    )
    return Finding(sound=False, text=text.format(wanted=wanted, free=free))


def of_addresses(found: tuple[Address, ...], *, language: Language) -> tuple[Finding, ...]:
    """Under which addresses phones may come, and which of them lead nowhere."""
    _ = catalogue(language).gettext
    near = [one for one in found if one.reach is Reach.NETWORK]
    if not near:
        text = _("This laptop is on no network of its own. Join the Wi-Fi, or open a hotspot.")
        return (Finding(sound=False, text=text), *_of_others(found, language=language))
    first = _named(near[0])
    text = _("Address for phones: {address}.").format(address=first)
    if near[1:]:
        others = all_of((_named(one) for one in near[1:]), language=language)
        text += " " + _("Else: {addresses}.").format(addresses=others)
    return (Finding(sound=True, text=text), *_of_others(found, language=language))


def of_disk(folder: Path, *, language: Language) -> Finding:
    """Whether there is space for what is answered."""
    _ = catalogue(language).gettext
    there = next(one for one in (folder, *folder.parents) if one.is_dir())
    free = shutil.disk_usage(there).free // _MEGABYTE
    text = _("{count} MB are free in {folder}.").format(
        count=number(Decimal(free), language=language), folder=clean(str(there))
    )
    return Finding(sound=free >= ROOM_ON_DISK, text=text)


def of_programmes(programmes: tuple[Programme, ...], *, language: Language) -> Finding:
    """What the pack has to play; that it is sound, it has shown by being read."""
    names = (
        f"{one.id} ({sum(step.minutes for step in one.steps)} min)" for one in programmes
    )  # fmt: skip
    text = catalogue(language).gettext("Programmes: {names}.")
    return Finding(sound=True, text=text.format(names=all_of(names, language=language)))


def obstacles(*, port: int, language: Language) -> tuple[str, ...]:
    """What is likely in the way of a phone that does not get through, and what helps."""
    _ = catalogue(language).gettext
    return (
        _("The phone is elsewhere: put it on the laptop’s Wi-Fi, and its mobile data off."),
        _(
            "The laptop’s firewall: allow Python on private networks, or port {port}. On an "
            "employer’s laptop that may be locked."
        ).format(port=port),
        _("A guest Wi-Fi that keeps phones apart: many of them do, and nothing on it helps."),
        _("A phone’s hotspot: it holds five to ten devices, enough for this and not for a room."),
        _("Android leaves a Wi-Fi without internet: on the phone, choose to stay connected."),
        _("A VPN, on the laptop or on the phone: switch it off for this hour."),
        _("What helps against most of it: a travel router of your own. What always works: paper."),
    )


def _of_others(found: tuple[Address, ...], *, language: Language) -> tuple[Finding, ...]:
    _ = catalogue(language).gettext
    text = {
        Reach.TUNNEL: _("{address} looks like a VPN: no phone is behind it, and it may stop them."),
        Reach.INNER: _("{address} is of a virtual machine or the like: no phone is there."),
    }
    return tuple(
        Finding(sound=one.reach is Reach.INNER, text=text[one.reach].format(address=_named(one)))
        for one in found
        if one.reach in text
    )


def _named(address: Address) -> str:
    return f"{address.ip} ({clean(address.interface)})" if address.interface else address.ip
