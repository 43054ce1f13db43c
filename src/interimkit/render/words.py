"""Codes become language here: the interface's texts, in the language asked for.

The English texts are the keys of the catalogues in `locale/`; `just i18n` collects them.
"""

import gettext
from functools import cache
from typing import assert_never

from interimkit.errors import ExitCode, Problem, ProblemCode
from interimkit.locale import DOMAIN, FOLDER, N_
from interimkit.model.answers import Practice
from interimkit.model.claims import Verdict
from interimkit.model.quiz import CheckStatus
from interimkit.model.salary import MoneyInput
from interimkit.model.text import Language, one_line


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """The interface's texts in one language; English is what the code itself says."""
    return gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)


def verdict_word(verdict: Verdict, *, language: Language) -> str:
    """How a claim stands beside what others found."""
    _ = catalogue(language).gettext
    match verdict:
        case Verdict.AGREES:
            return _("agrees")
        case Verdict.DIFFERS:
            return _("differs")
        case Verdict.PARTLY:
            return _("partly")
        case Verdict.NO_FIGURE_FOUND:
            return _("no figure found")
        case _:
            assert_never(verdict)


def practice_word(practice: Practice, *, language: Language) -> str:
    """How far something is in place."""
    _ = catalogue(language).gettext
    match practice:
        case Practice.NOT_YET:
            return _("not yet")
        case Practice.PARTLY:
            return _("partly")
        case Practice.IN_PLACE:
            return _("in place")
        case _:
            assert_never(practice)


def check_word(status: CheckStatus, *, language: Language) -> str:
    """Where somebody stands on a check."""
    _ = catalogue(language).gettext
    match status:
        case CheckStatus.MET:
            return _("in place")
        case CheckStatus.UNKNOWN:
            return _("still open")
        case CheckStatus.NOT_MET:
            return _("not yet")
        case CheckStatus.BLOCKING:
            return _("stands in the way")
        case _:
            assert_never(status)


def money_input_text(input_: MoneyInput, *, language: Language) -> str:
    """What a money command assumes, in a few words."""
    return catalogue(language).gettext(_MONEY_INPUTS[input_])


def country_name(code: str, *, language: Language) -> str:
    """A country as prose names it; one that we have no name for keeps its code."""
    return catalogue(language).gettext(_COUNTRIES[code]) if code in _COUNTRIES else code


def problem_text(problem: Problem, *, language: Language) -> str:
    """What is wrong, what was expected and what would be right; without the place."""
    _ = catalogue(language).gettext
    texts = [
        _(_PROBLEMS[problem.code]).format(
            value=one_line(problem.value, most=80),
            field=one_line(problem.field, most=80),
            found=_found(problem, language=language),
            expected=_expected(problem, language=language),
            low=problem.expected[0] if problem.expected else "",
            high=problem.expected[-1] if problem.expected else "",
        )
    ]
    if problem.nearest:
        texts.append(_("Did you mean “{nearest}”?").format(nearest=problem.nearest))
    if problem.code in _CHOICES:
        texts.append(_("Valid: {choices}.").format(choices=", ".join(problem.expected)))
    return " ".join(texts)


def _found(problem: Problem, *, language: Language) -> str:
    """The kind of thing that was found, and the thing itself where it is short."""
    _ = catalogue(language).gettext
    kind = _(_KINDS[problem.field]) if problem.field in _KINDS else problem.field
    return (
        _("{kind}: “{value}”").format(kind=kind, value=one_line(problem.value, most=80))
        if problem.value
        else kind
    )


def _expected(problem: Problem, *, language: Language) -> str:
    _ = catalogue(language).gettext
    return ", ".join(_(_KINDS[e]) if e in _KINDS else e for e in problem.expected)


def exit_code_text(code: ExitCode, *, language: Language) -> str:
    """When an exit code is given."""
    return catalogue(language).gettext(_EXITS[code])


_COUNTRIES = {
    "AT": N_("Austria"),
    "BE": N_("Belgium"),
    "CH": N_("Switzerland"),
    "DE": N_("Germany"),
    "FR": N_("France"),
    "GB": N_("United Kingdom"),
    "LU": N_("Luxembourg"),
    "NL": N_("Netherlands"),
}

_MONEY_INPUTS = {
    MoneyInput.DAYS_BILLED: N_("Days billed a year"),
    MoneyInput.ON_COSTS: N_("Costs on top of a salary"),
    MoneyInput.PROVIDER_SHARE: N_("Provider’s share"),
    MoneyInput.DAY_RATE: N_("Day rate"),
    MoneyInput.DAY_EXPENSES: N_("Expenses a day"),
    MoneyInput.PAYMENT_DAYS: N_("Days until paid"),
    MoneyInput.HOURS_PER_DAY: N_("Hours a day"),
    MoneyInput.DAYS_PER_MONTH: N_("Days a month, on assignment"),
    MoneyInput.UTILISATION: N_("Time billed"),
    MoneyInput.RESERVE_MONTHS: N_("Months in reserve"),
}

_EXITS = {
    ExitCode.OK: N_("done"),
    ExitCode.NOT_MET: N_("a verdict was asked for and is not met"),
    ExitCode.USAGE: N_("an unknown option or a bad value"),
    ExitCode.CONTENT: N_("a pack or an answers file is not valid"),
    ExitCode.SAVED_DATA: N_("something kept is missing or damaged"),
    ExitCode.NEEDS_ANSWERS: N_("a question must be asked and there is no terminal"),
    ExitCode.MISSING_EXTRA: N_("the command needs an extra"),
    ExitCode.NETWORK: N_("a port is taken or an address refused"),
    ExitCode.OUTPUT: N_("the output cannot be written"),
    ExitCode.BUG: N_("a fault in interimkit"),
    ExitCode.INTERRUPTED: N_("stopped with Ctrl-C"),
    ExitCode.PIPE_CLOSED: N_("the reader of the pipe went away"),
    ExitCode.TERMINATED: N_("the process was told to end"),
}

_CHOICES = {
    ProblemCode.EXAMPLE_UNKNOWN,
    ProblemCode.ANSWER_UNKNOWN,
    ProblemCode.QUESTION_UNKNOWN,
    ProblemCode.CHOICE_UNKNOWN,
    ProblemCode.COMMAND_UNKNOWN,
    ProblemCode.LEVEL_UNKNOWN,
    ProblemCode.ROLE_UNKNOWN,
    ProblemCode.PITFALL_UNKNOWN,
    ProblemCode.TOPIC_UNKNOWN,
    ProblemCode.CLAIM_UNKNOWN,
    ProblemCode.SOURCE_UNKNOWN,
    ProblemCode.SUBJECT_UNKNOWN,
    ProblemCode.COUNTRY_UNKNOWN,
    ProblemCode.RATE_UNKNOWN,
}
"""Problems that end with the list of what is valid."""

_KINDS = {
    "text": N_("text"),
    "whole-number": N_("a whole number"),
    "decimal-number": N_("a decimal number"),
    "truth-value": N_("true or false"),
    "date": N_("a date such as 2025-10-23"),
    "list": N_("a list"),
    "mapping": N_("fields with values"),
    "nothing": N_("nothing"),
}

_PROBLEMS = {
    ProblemCode.FILE_MISSING: N_("This file does not exist. Check the name and the folder."),
    ProblemCode.FILE_UNKNOWN: N_("A pack has no file of this name, so it would never be read."),
    ProblemCode.FOLDER_MISSING: N_(
        "There is no such folder. Give the folder that holds pack.yaml."
    ),
    ProblemCode.NOT_REGULAR: N_(
        "This is not an ordinary file. A pack is made of plain YAML files."
    ),
    ProblemCode.UNREADABLE: N_("This file cannot be read. Check its permissions."),
    ProblemCode.TOO_LARGE: N_("This file is larger than {expected} bytes. Split or shorten it."),
    ProblemCode.NOT_UTF8: N_("This is not UTF-8 text. Save the file as UTF-8."),
    ProblemCode.CONTROL_CHARACTER: N_("The character {value} is not allowed in YAML. Remove it."),
    ProblemCode.EMPTY: N_("There is nothing in this file. Fill it or remove it."),
    ProblemCode.SEVERAL_DOCUMENTS: N_(
        "A second document starts here. Keep one document in a file."
    ),
    ProblemCode.SYNTAX: N_(
        "This is not valid YAML from here on. Check the indentation, quotes, colons and brackets "
        "on this line and just above."
    ),
    ProblemCode.TAB_INDENT: N_("A tab cannot indent YAML. Use spaces."),
    ProblemCode.TOO_DEEP: N_("This is nested deeper than {expected} levels. Nothing in a pack is."),
    ProblemCode.ANCHOR: N_(
        "Anchors and aliases ({value}) are not read. Write the text out in full."
    ),
    ProblemCode.TAG: N_("Tags ({value}) are not read. Remove the tag."),
    ProblemCode.KEY_DUPLICATE: N_(
        "The field “{value}” is given twice; the first is at {expected}. Keep one."
    ),
    ProblemCode.KEY_NOT_TEXT: N_("A field’s name is text, not “{value}”. Rename it or quote it."),
    ProblemCode.NUMBER_TOO_LONG: N_("The number {value} has more than {expected} digits."),
    ProblemCode.NUMBER_LEADING_ZERO: N_(
        "Is {value} a number? Write it without the leading zero, or in quotes if it is text."
    ),
    ProblemCode.WRONG_TYPE: N_("Expected {expected}, found {found}."),
    ProblemCode.FIELD_UNKNOWN: N_("There is no field “{value}” here."),
    ProblemCode.FIELD_MISSING: N_("The field “{field}” is missing. Add it."),
    ProblemCode.CHOICE_UNKNOWN: N_("“{value}” is not possible here."),
    ProblemCode.ID_MALFORMED: N_(
        "“{value}” is no id. Use lower-case letters, digits and single hyphens, as in pay-average."
    ),
    ProblemCode.PATTERN: N_("“{value}” does not have the right form, such as {expected}."),
    ProblemCode.TEXT_LENGTH: N_(
        "This text has {value} characters; from {low} to {high} are allowed."
    ),
    ProblemCode.NUMBER_RANGE: N_("{value} is out of range: from {low} to {high} makes sense."),
    ProblemCode.LIST_LENGTH: N_("This list has {value} items; from {low} to {high} make sense."),
    ProblemCode.TRANSLATION_MISSING: N_("This text lacks a language: {expected}."),
    ProblemCode.LANGUAGE_UNDECLARED: N_(
        "“{value}” is not one of this pack’s languages ({expected}). Remove it, or declare it in "
        "pack.yaml."
    ),
    ProblemCode.INVALID: N_("This does not fit what this file should hold."),
    ProblemCode.TOO_MANY: N_("There are more than {expected} problems. Mend these first."),
    ProblemCode.ID_DUPLICATE: N_(
        "The id “{value}” is given twice in this list; the first is at {expected}. Rename one."
    ),
    ProblemCode.REFERENCE_UNKNOWN: N_("There is no “{value}” among this pack’s {field}."),
    ProblemCode.RANGE_REVERSED: N_(
        "{field} is {value}, below where the range starts ({expected})."
    ),
    ProblemCode.QUESTION_UNKNOWN: N_("There is no question “{value}”."),
    ProblemCode.ANSWER_UNKNOWN: N_("There is no answer “{value}” to “{field}”."),
    ProblemCode.ANSWER_MISSING: N_("The question “{field}” has no answer yet."),
    ProblemCode.ANSWERS_OF_PEER: N_(
        "These are a second rater’s answers. Give your own here, and these with --peer."
    ),
    ProblemCode.ANSWERS_OF_SELF: N_(
        "These are somebody’s ratings of themselves. A second rater makes theirs with --as-peer."
    ),
    ProblemCode.DRAFT_UNREADABLE: N_("The draft kept here cannot be read. Mend or remove it."),
    ProblemCode.DRAFT_UNWRITABLE: N_(
        "No draft can be kept here. Set INTERIMKIT_HOME to a folder that may be written to."
    ),
    ProblemCode.NEEDS_ANSWERS: N_(
        "There are questions to answer, and no terminal to ask them on. Give the answers: "
        "{expected}"
    ),
    ProblemCode.EXAMPLE_UNKNOWN: N_("There is no example “{value}”."),
    ProblemCode.ANSWER_FORM: N_(
        "“{value}” is not an answer. Write the question, an equals sign and the answer, once for "
        "each question, as in --answer crisis=secure-cash."
    ),
    ProblemCode.USAGE: N_("This cannot be read as a command."),
    ProblemCode.OPTION_UNKNOWN: N_("There is no option “{field}”."),
    ProblemCode.OPTION_NEEDS_VALUE: N_("The option {field} needs a value after it."),
    ProblemCode.OPTION_NUMBER: N_("The option {field} takes a whole number, not “{value}”."),
    ProblemCode.OPTION_TAKES_NO_VALUE: N_("The option {field} takes no value."),
    ProblemCode.ARGUMENT_MISSING: N_("{field} is missing."),
    ProblemCode.ARGUMENTS_EXTRA: N_("“{field}” is more than this command takes."),
    ProblemCode.COMMAND_UNKNOWN: N_("There is no command “{value}”."),
    ProblemCode.OPTIONS_APART: N_("{field} and {expected} do not go together. Choose one."),
    ProblemCode.OPTION_NEEDED: N_("The pack has no default for this. Set it with {field}."),
    ProblemCode.OPTION_RANGE: N_("{field} is {value}; use {low} to {high}."),
    ProblemCode.OPTION_AMOUNT: N_(
        "“{value}” is not a number for {field}. Write digits alone, with a point for decimals and "
        "% for a share, as in 1250.50 or 30%."
    ),
    ProblemCode.OPTION_MONTHS: N_(
        "“{value}” is no range of months for {field}. Write the shortest and the longest, as in "
        "3-12."
    ),
    ProblemCode.START_NEEDED: N_(
        "Give one thing to start from: --salary, --level, --day-rate, --hour-rate, or a --country "
        "with a rate of its own."
    ),
    ProblemCode.COUNTRY_UNKNOWN: N_("The pack has no figure of its own for “{value}”."),
    ProblemCode.RATE_UNKNOWN: N_(
        "The pack cites no day rate for “{value}”. Give --day-rate or --salary."
    ),
    ProblemCode.OPTION_ALONE: N_("{field} also needs {expected}. Add that."),
    ProblemCode.LEVEL_UNKNOWN: N_("There is no level “{value}”."),
    ProblemCode.ROLE_UNKNOWN: N_("There is no kind of assignment “{value}”."),
    ProblemCode.PITFALL_UNKNOWN: N_("There is no pitfall “{value}”."),
    ProblemCode.TOPIC_UNKNOWN: N_("There is no topic “{value}”."),
    ProblemCode.CLAIM_UNKNOWN: N_("There is no claim “{value}”."),
    ProblemCode.SOURCE_UNKNOWN: N_("There is no source “{value}”."),
    ProblemCode.SUBJECT_UNKNOWN: N_("No result is called “{value}”."),
    ProblemCode.BUG: N_(
        "This is a fault in interimkit, not in what you did ({value}). Run it again with --debug "
        "and send what it prints to the maintainers; CONTRIBUTING.md says how."
    ),
    ProblemCode.OUTPUT_EXISTS: N_("This file exists. Use --force to replace it."),
    ProblemCode.OUTPUT_IS_FOLDER: N_("This is a folder. Give the name of a file."),
    ProblemCode.OUTPUT_FOLDER_MISSING: N_("Its folder does not exist. Make the folder first."),
    ProblemCode.OUTPUT_DENIED: N_(
        "This place may not be written to. Choose another, or change its permissions."
    ),
    ProblemCode.OUTPUT_FULL: N_(
        "The disk is full. Nothing was kept; free some space and run it again."
    ),
    ProblemCode.OUTPUT_CLOSED: N_("Standard output is closed. Use --output to write to a file."),
    ProblemCode.OUTPUT_FAILED: N_("Writing failed. Choose another place and run it again."),
}
