"""Loads a pack: the built-in one, or a folder of the reader's own."""

from pathlib import Path

from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError
from interimkit.model.text import Language

_PACKAGE = Path(__file__).parent.parent


def builtin_folder() -> Path:
    """The folder of the built-in pack: beside the package in a wheel, at the top of a checkout.

    An editable install leaves a stale copy of the data in site-packages; the package itself runs
    from the checkout, so looking from its own place finds the fresh one.
    """
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "data"


def load_pack(folder: str | Path | None = None, *, language: str = Language.EN) -> OpenPack:
    """The built-in pack, or a pack of your own, with its texts in one language.

    A pack of your own is checked whole before it is used, so that no command meets a reference
    that leads nowhere; ours was checked before it was shipped.

    Args:
        folder: The folder of a pack; without it, the built-in one.
        language: `en`, `nl` or `fr`; a pack that lacks it is read in its own first language.

    Raises:
        ContentError: With every problem of the pack.
        ValueError: If interimkit does not speak the language.

    >>> load_pack(language="nl").ref.name
    'interimkit'
    """
    wanted = Language(language)
    if folder is None:
        return OpenPack(builtin_folder(), language=wanted)
    from interimkit.content.check import check_pack

    found = check_pack(folder)
    if found.problems:
        raise ContentError(*found.problems)
    lacks = tuple(command.command for command in found.commands if command.missing)
    return OpenPack(Path(folder), language=wanted, name=str(folder), lacks=lacks)
