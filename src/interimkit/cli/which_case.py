"""Which case of a pack is meant, where nobody says."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack


def case_names(pack: Any) -> Iterable[str]:
    """The ids of the pack's cases, as completion asks for them."""
    from interimkit.model.case import Case

    names: tuple[str, ...] = pack.names(Case)
    return names


def only_case(pack: "OpenPack") -> str:
    """The one case of the pack.

    Raises:
        ContentError: If it has none.
        UsageError: If it has several.
    """
    from interimkit.errors import ContentError, Problem, ProblemCode, UsageError
    from interimkit.model.case import Case

    names = pack.names(Case)
    if not names:
        file = pack.called(Case.file_of())
        raise ContentError(Problem(code=ProblemCode.PACK_FILE_MISSING, file=file))
    if len(names) > 1:
        raise UsageError(Problem(code=ProblemCode.CASE_SEVERAL, path=("case",), expected=names))
    return names[0]
