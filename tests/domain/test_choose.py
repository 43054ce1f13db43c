"""What is shown elsewhere is chosen by its id, or nearly by its name."""

import pytest

from interimkit import load_pack
from interimkit.domain.choose import choose, choose_one
from interimkit.errors import UnknownChoiceError
from interimkit.model.roles import Role, Roles

ROLES = load_pack().load(Roles).roles


def named(role: Role) -> str:
    return role.name


def test_all_of_them_or_the_one_wanted() -> None:
    assert choose(ROLES, None, name="role") == ROLES
    assert [role.id for role in choose(ROLES, "crisis", name="role")] == ["crisis"]
    assert choose_one(ROLES, "crisis", name="role").id == "crisis"


def test_what_is_not_there_names_its_argument_and_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        choose(ROLES, "a large projet", name="kind", called=named)
    (problem,) = caught.value.problems
    assert (problem.path, problem.nearest) == (("kind",), "project")


def test_what_is_valid_beside_the_ids_is_said() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        choose_one(ROLES, "al", name="role", also=("all",))
    (problem,) = caught.value.problems
    assert (problem.expected[-1], problem.nearest) == ("all", "all")
