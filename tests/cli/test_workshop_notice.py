"""`workshop notice`: of questions, or of the case that `workshop run` would play."""

import json
from pathlib import Path

import pytest
from in_process import run_here
from own_packs import FILES, write_pack

from interimkit.errors import ExitCode
from interimkit.render.formats import Format

CASE = ("workshop", "notice", "--subject", "case")


@pytest.mark.parametrize("form", Format)
def test_a_case_has_its_notice_in_every_format(form: Format, tmp_path: Path) -> None:
    file = tmp_path / f"notice.{form}"
    done = run_here(*CASE, "--format", form, "-o", str(file))
    assert done.code == ExitCode.OK, done.stderr.decode()
    assert file.stat().st_size > 200


def test_the_command_that_its_screen_ends_with_makes_the_same_notice() -> None:
    """And not the one of questions, which is not true of a case."""
    screen = " ".join(run_here(*CASE).stdout.decode().split())
    assert "workshop notice --subject case --case lindewaard -o notice-lindewaard.html" in screen
    same = run_here(*CASE, "--case", "lindewaard", "--format", "json").stdout
    assert same == run_here(*CASE, "--format", "json").stdout
    told = json.loads(same)
    assert (told["case"], told["asked"]) == ("lindewaard", [])
    asked = json.loads(run_here(*CASE[:2], "--format", "json").stdout)
    assert (asked["case"], asked["name"]) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--case", "lindewaard"), "--subject case"),
        (("--subject", "case", "--case", "lindeward"), "lindewaard"),
    ],
)
def test_what_does_not_go_together_is_refused_as_workshop_run_does(
    arguments: tuple[str, ...], said: str
) -> None:
    done = run_here("workshop", "notice", *arguments)
    assert done.code == ExitCode.USAGE
    assert said in done.stderr.decode()


def test_of_several_cases_it_asks_which(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "orchard", "cases/orchard.yaml")
    (folder / "cases" / "meadow.yaml").write_text(FILES["cases/orchard.yaml"], encoding="utf-8")
    of_pack = ("--pack", str(folder))
    done = run_here(*CASE, *of_pack)
    assert done.code == ExitCode.USAGE
    assert "meadow" in done.stderr.decode()
    one = run_here(*CASE, "--case", "meadow", *of_pack, "--format", "json")
    assert json.loads(one.stdout)["case"] == "meadow"
