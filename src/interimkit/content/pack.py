"""Loads a pack: the built-in one, or a folder of the reader's own."""

from pathlib import Path

from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.pack import PackInfo
from interimkit.model.text import Language, language_of, one_line

_PACKAGE = Path(__file__).parent.parent


def builtin_folder() -> Path:
    """The folder of the built-in pack: beside the package in a wheel, at the top of a checkout.

    An editable install leaves a stale copy of the data in site-packages; the package itself runs
    from the checkout, so looking from its own place finds the fresh one.

    Raises:
        ContentError: If there is none, as within a zip file, whose contents have no folders.
    """
    for folder in (_PACKAGE / "data", _PACKAGE.parent.parent / "data"):
        if (folder / PackInfo.FILE).is_file():
            return folder
    file = one_line(str(_PACKAGE / "data"))
    raise ContentError(Problem(code=ProblemCode.BUILT_IN_MISSING, file=file))


def load_pack(folder: str | Path | None = None, *, language: str = Language.EN) -> OpenPack:
    """The built-in pack, or a pack of your own, with its texts in one language.

    A pack of your own is checked whole before it is used, so that no command meets a reference
    that leads nowhere; ours was checked before it was shipped.

    Args:
        folder: The folder of a pack; without it, the built-in one.
        language: `en`, `nl` or `fr`, or a locale such as `nl_BE`; a pack that lacks it is read in
            its own first language.

    Raises:
        ContentError: With every problem of the pack.
        ValueError: If interimkit does not speak the language.

    >>> load_pack(language="nl").ref.name
    'interimkit'
    """
    if (wanted := language_of(language)) is None:
        raise ValueError(language)
    if folder is None:
        return OpenPack(builtin_folder(), language=wanted)
    from interimkit.content.check import check_pack

    found = check_pack(folder)
    if found.problems:
        raise ContentError(*found.problems)
    lacks = tuple(command.command for command in found.commands if command.missing)
    return OpenPack(Path(folder), language=wanted, name=str(folder), lacks=lacks)
