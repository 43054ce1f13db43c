"""Every sentence of Typer's and Click's that a user can meet is ours, in each language."""

import re
from typing import Any, cast

import pytest
from conftest import ROOT, Run
from in_language import in_language
from in_process import run_here
from typer.main import get_command

from interimkit.cli.main import COMMANDS, app

ENGLISH = re.compile(
    r"Usage:|Options|Commands|Show this message|Install completion|Show completion|"
    r"No such|Invalid value|Missing|Got unexpected|requires an argument|does not take|"
    r"is not one of|Did you mean|Possible options|env var|default:|required|<str>|Aborted|"
    r"Try |Error|TEXT|COMMAND \[ARGS\]"
)


def test_the_pattern_knows_clicks_english() -> None:
    click = "".join(
        path.read_text(encoding="utf-8")
        for path in __import__("pathlib").Path(__import__("typer").__file__).parent.rglob("*.py")
    )
    for sentence in ("No such option", "Got unexpected extra argument", "requires {msg}",
                     "does not take a value", "is not one of", "Show this message and exit",
                     "Missing argument", "Invalid value for", "No such command"):  # fmt: skip
        assert sentence in click, f"Typer no longer says {sentence!r}: look at typer_text"


HELP = (
    (), ("--help",), ("-h",), ("salary", "--help"), ("pack", "--help"), ("pack",),
    ("pack", "check", "--help"), ("schema", "--help"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", HELP, ids=" ".join)
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_help_has_no_english_left(arguments: tuple[str, ...], language: str) -> None:
    done = in_language(language, HELP)[HELP.index(arguments)]
    text = done.stdout.decode()
    assert done.code == 0
    assert done.stderr == b""
    assert ("Gebruik: " if language == "nl" else "Usage\u202f: ") in text
    found = set(ENGLISH.findall(text)) - (
        {"Options", "COMMAND [ARGS]"} if language == "fr" else set()
    )
    assert not found


ERRORS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("salry",), "There is no command “salry”. Did you mean “salary”?", "Het commando “salry” bestaat niet. Bedoelde je “salary”?"),
    (("pack", "chek"), "There is no command “chek”. Did you mean “check”?", "Het commando “chek” bestaat niet. Bedoelde je “check”?"),
    (("salary", "--levl", "x"), "There is no option “--levl”. Did you mean “--level”?", "De optie “--levl” bestaat niet. Bedoelde je “--level”?"),
    (("salary", "-x"), "There is no option “-x”.", "De optie “-x” bestaat niet."),
    (("salary", "--level"), "The option --level needs a value after it.", "Bij de optie --level hoort een waarde."),
    (("income", "--day-rate", "--country", "BE"), "The option --day-rate needs a value after it.", "Bij de optie --day-rate hoort een waarde."),
    (("salary", "-o", "--force"), "The option -o needs a value after it.", "Bij de optie -o hoort een waarde."),
    (("quiz", "--answers", "--plain"), "The option --answers needs a value after it.", "Bij de optie --answers hoort een waarde."),
    (("salary", "--force=yes"), "The option --force takes no value.", "Bij de optie --force hoort geen waarde."),
    (("salary", "a", "b"), "“a b” is more than this command takes.", "Dit commando verwacht geen “a b”."),
    (("pack", "check"), "DIR is missing.", "MAP ontbreekt."),
    (("salary", "--format", "jsn"), "--format: “jsn” is not possible here. Did you mean “json”? Valid: table, json, csv, md, html, xlsx, pdf.", "--format: “jsn” kan hier niet. Bedoelde je “json”? Mogelijk: table, json, csv, md, html, xlsx, pdf."),
    (("salary", "--format", "it's"), "--format: “it's” is not possible here.", "--format: “it's” kan hier niet."),
    (("salary", "--level", "confirmd"), "There is no level “confirmd”. Did you mean “confirmed”?", "Het niveau “confirmd” bestaat niet. Bedoelde je “confirmed”?"),
    (("schema", "salry"), "There is no schema called “salry”. Did you mean “salary”?", "Er is geen schema met de naam “salry”. Bedoelde je “salary”?"),
)  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: " ".join(error[0]))
def test_a_usage_error_is_said_in_the_readers_language(
    error: tuple[tuple[str, ...], str, str],
) -> None:
    lines = [arguments for arguments, *_sentences in ERRORS]
    for language, sentence in zip(("en", "nl"), error[1:], strict=True):
        done = in_language(language, lines)[lines.index(error[0])]
        text = done.stderr.decode()
        assert done.code == 2
        assert done.stdout == b""
        assert sentence in text
        assert re.search(r"^(Help|Hulp): interimkit .*--help$", text, re.MULTILINE)
        if language == "nl":
            assert not ENGLISH.search(text)


def test_a_language_we_do_not_speak(run: Run) -> None:
    by_option = run("--lang", "xx", "salary")
    assert by_option.returncode == 2
    assert "--lang: “xx” is not possible here. Valid: en, nl, fr." in by_option.stderr.decode()
    by_variable = run("salary", INTERIMKIT_LANG="xx")
    assert by_variable.returncode == 2
    assert "INTERIMKIT_LANG: “xx” is not possible here." in by_variable.stderr.decode()


@pytest.mark.parametrize(
    "arguments", [("--lang", "nl", "salary"), ("salary", "--lang", "nl"), ("salary", "--lang=nl")]
)
def test_the_language_may_come_before_or_after_the_command(
    run: Run, arguments: tuple[str, ...]
) -> None:
    assert "Gevorderd" in run(*arguments).stdout.decode()


def test_completion_offers_commands_options_levels_and_languages(run: Run) -> None:
    def complete(line: str) -> list[str]:
        words = line.split(" ")
        done = run(
            _INTERIMKIT_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1)
        )
        assert done.returncode == 0
        return done.stdout.decode().split()

    assert complete("interimkit ") == list(COMMANDS)
    assert complete("interimkit salary --le") == ["--level"]
    assert complete("interimkit salary --level ") == ["beginner", "intermediate", "confirmed"]
    assert complete("interimkit salary --level co") == ["confirmed"]
    assert complete("interimkit salary --lang ") == ["en", "nl", "fr"]
    assert complete("interimkit schema sa") == ["salary", "salaries.yaml"]
    assert complete("interimkit quiz --example ") == ["anke", "bart", "chantal", "driss", "els"]
    assert complete("interimkit claims --verdict a") == ["agrees"]
    assert complete("interimkit offer --rate-basis ") == ["client", "manager"]
    assert "BE" in complete("interimkit offer --country ")
    assert complete("interimkit salary --format j") == ["json"]
    assert "crisis=secure-cash" in complete("interimkit quiz --answer cri")
    assert complete("interimkit quiz --answer reserve") == ["reserve-months="]
    assert complete("interimkit pitfalls --answer old-recipes=i") == ["old-recipes=in-place"]
    assert complete("interimkit skills-gap --answer role=cr") == ["role=crisis"]
    assert complete("interimkit roles c") == ["cover", "crisis", "continuity"]
    assert complete("interimkit claims pay-c") == ["pay-country"]
    assert complete("interimkit salary --pack /nowhere --level ") == []


def test_completion_is_installed_in_the_readers_language(run: Run, tmp_path: str) -> None:
    shown = run("--show-completion", SHELL="/bin/bash")
    assert shown.returncode in {0, 2}
    done = run("--install-completion", INTERIMKIT_LANG="nl", HOME=str(tmp_path), PATH="/nowhere")
    assert done.returncode in {0, 2}
    assert "completion installed" not in done.stdout.decode()
    assert b"Traceback" not in done.stderr
    assert ROOT.is_dir()


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_is_meant_once_is_refused_twice_or_empty(name: str) -> None:
    command: Any = cast("Any", get_command(app)).get_command(None, name)
    line = [name]
    for below, inner in getattr(command, "commands", {}).items():
        command, line = inner, [name, below]
    single = [
        param for param in command.params
        if param.param_type_name == "option" and not (param.is_flag or param.multiple)
    ]  # fmt: skip
    assert single
    for param in single:
        for given in (["x", param.opts[0], "y"], [""]):
            done = run_here(*line, param.opts[0], *given)
            assert done.code == 2
            words = "is given twice" if len(given) > 1 else "needs a value after it"
            assert f"The option {param.opts[0]} {words}" in done.stderr.decode()
