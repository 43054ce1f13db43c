"""An answer code wherever a file of answers is taken."""

from pathlib import Path

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.domain.answer_code import answer_code
from interimkit.errors import ExitCode

PACK = load_pack()
BART, ANKE = (load_example(PACK, name) for name in ("bart", "anke"))
CODE = answer_code(PACK, BART.quiz)


def advice(*arguments: str) -> str:
    done = run_here("quiz", *arguments, "--format", "json")
    assert done.code == ExitCode.OK, done.stderr.decode()
    return done.stdout.decode()


def test_a_code_gives_what_the_same_answers_give_one_by_one() -> None:
    single = [part for name, value in BART.quiz.items() for part in ("--answer", f"{name}={value}")]
    assert advice("--answers", CODE) == advice("--answers", CODE.lower()) == advice(*single)


def test_a_file_that_is_called_so_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(CODE).write_bytes(encode_answers(ANKE))
    anke = advice("--example", "anke")
    assert advice("--answers", CODE) == anke
    assert anke != advice("--answers", CODE.lower())


def test_what_a_code_leaves_open_is_asked() -> None:
    code = answer_code(PACK, {name: v for name, v in BART.quiz.items() if name != "change"})
    done = run_here("quiz", "--answers", code)
    assert done.code == ExitCode.NEEDS_ANSWERS
    assert "--answer change=" in done.stderr.decode()


@pytest.mark.parametrize(
    ("code", "said"),
    [("abdca-222", "it is of other questions, or mistyped"), ("abdc-{}", "not one letter for each"),
     ("abdcz-{}", "“Z” is no answer to question 5"), ("me.yaml", "This file does not exist")],
)  # fmt: skip
def test_what_is_wrong_with_it_is_said(code: str, said: str) -> None:
    done = run_here("quiz", "--answers", code.format(CODE[-3:]))
    assert done.code in {ExitCode.USAGE, ExitCode.CONTENT}
    assert said in done.stderr.decode()
