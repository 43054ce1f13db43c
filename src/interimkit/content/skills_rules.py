"""What skills must hold beyond their shape: a level for every role, a reason for each highest."""

from collections.abc import Iterator
from typing import Any

from interimkit.content.compose import Mapping
from interimkit.errors import Problem, ProblemCode
from interimkit.model.skills import HIGHEST, Skill


def skills_problems(
    skills: tuple[Skill, ...], value: Any, *, file: str, roles: tuple[str, ...]
) -> Iterator[Problem]:
    """What is wrong with skills that their shape does not show.

    Args:
        value: The composed file, for the places.
        file: The file as messages call it.
        roles: The ids of the pack's roles.
    """
    for skill, written in zip(skills, value["skills"], strict=True):
        if len(skill.facets) == 1:
            at = written.value_at["facets"]
            yield Problem(
                code=ProblemCode.LIST_LENGTH, file=file, line=at[0], column=at[1],
                value="1", expected=("2", "2"),
            )  # fmt: skip
        for field, at, code in _missing_or_extra(skill, written, roles):
            yield Problem(code=code, file=file, line=at[0], column=at[1], field=field, value=field)


def _missing_or_extra(
    skill: Skill, written: Mapping, roles: tuple[str, ...]
) -> Iterator[tuple[str, tuple[int, int], ProblemCode]]:
    required: Mapping = written["required"]
    for role in roles:
        if role not in skill.required:
            yield role, required.at, ProblemCode.FIELD_MISSING
    highest = {role for role, level in skill.required.items() if level == HIGHEST}
    for role in sorted(highest - set(skill.reasons)):
        yield f"reasons.{role}", required.value_at[role], ProblemCode.FIELD_MISSING
    for role in skill.reasons:
        if role not in highest:
            yield role, written["reasons"].key_at[role], ProblemCode.FIELD_UNKNOWN
