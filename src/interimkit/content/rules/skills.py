"""What skills must hold beyond their shape: a level for every role, a reason for each highest."""

from collections.abc import Iterator

from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.pack import Pack
from interimkit.model.roles import Roles
from interimkit.model.skills import HIGHEST, Skill, Skills

FILES = (Skills, Roles)


def problems(pack: Pack) -> Iterator[Problem]:
    """What the skills lack for the pack's roles, or hold in vain."""
    roles = tuple(role.id for role in pack.load(Roles).roles)
    for number, skill in enumerate(pack.load(Skills).skills):
        path = ("skills", number)
        if len(skill.facets) == 1:
            yield Problem(
                code=ProblemCode.LIST_LENGTH, path=(*path, "facets"), value="1", expected=("2", "2")
            )
        yield from _missing_or_extra(skill, roles, path)


def _missing_or_extra(skill: Skill, roles: tuple[str, ...], path: Path) -> Iterator[Problem]:
    for role in roles:
        if role not in skill.required:
            yield Problem(
                code=ProblemCode.FIELD_MISSING, path=(*path, "required", role), value=role
            )
    highest = {role for role, level in skill.required.items() if level == HIGHEST}
    for role in sorted(highest - set(skill.reasons)):
        reason = f"reasons.{role}"
        yield Problem(  # at the level that asks for it: the reason itself has no place yet
            code=ProblemCode.FIELD_MISSING,
            path=(*path, "required", role),
            kind=reason,
            value=reason,
        )
    for role in skill.reasons:
        if role not in highest:
            yield Problem(
                code=ProblemCode.FIELD_UNKNOWN, path=(*path, "reasons", role), of_name=True,
                value=role,
            )  # fmt: skip
