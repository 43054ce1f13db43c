"""A case as a file to make one's own of: in one language, and resting on nobody but oneself."""

from typing import Any

import yaml

from interimkit.content.compose import Mapping, Sequence
from interimkit.content.open_pack import OpenPack
from interimkit.model.case import Case
from interimkit.model.pack import OURS
from interimkit.model.text import Language, joined

WIDTH = 100
SHORT = 80
"""Characters that stand on one line."""

NOT_TAKEN = frozenset({"roles", "pitfalls"})
"""What names other files of the pack, which one's own pack need not have."""


def copy_case(pack: OpenPack, name: str, *, comments: tuple[str, ...]) -> bytes:
    """The case as YAML that a pack of this one language takes as it is.

    What it rests on becomes one's own judgement: whoever rewrites a consequence has other reasons.

    Args:
        comments: What stands above it, a line each.

    Raises:
        ContentError: If the case cannot be read.
    """
    pack.load(Case, name)
    value = _copied(pack.composed(Case.file_of(name)).value, pack.language)
    head = "".join(f"# {line}\n" for line in comments)
    body = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH,
        default_flow_style=False,
    )  # fmt: skip
    return (head + body).encode()


def _copied(value: Any, language: Language) -> Any:
    match value:
        case Mapping() if language.value in value and value.keys() <= set(Language):
            return joined(value[language.value])
        case Mapping():
            return {
                key: [OURS] if key == "basis" else _copied(part, language)
                for key, part in value.items()
                if key not in NOT_TAKEN
            }
        case Sequence():
            return [_copied(part, language) for part in value]
        case _:
            return value


class _Dumper(yaml.SafeDumper):
    """As our own files are written: what is short stands on one line, a list below its name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - as PyYAML calls it
        super().increase_indent(flow, indentless=False)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        short = len(str(mapping)) <= SHORT and not any(
            isinstance(part, dict | list) for part in mapping.values()
        )
        return super().represent_mapping(tag, mapping, flow_style=short or flow_style)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        short = all(isinstance(part, str) and len(part) <= SHORT // 3 for part in sequence)
        return super().represent_sequence(tag, sequence, flow_style=short or flow_style)
