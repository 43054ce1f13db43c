"""What is wrong, in words: a sentence for each kind of problem, in the reader's language."""

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from msgspec.structs import replace

from interimkit.errors import Problem, ProblemCode
from interimkit.locale import N_
from interimkit.model.salary import SHARES
from interimkit.model.text import Language, one_line
from interimkit.render.case_problems import CHOICES_OF_CASE, OF_CASE
from interimkit.render.group_problems import OF_GROUP
from interimkit.render.kept_problems import KEPT
from interimkit.render.money_problems import OF_MONEY
from interimkit.render.not_there import NOT_THERE
from interimkit.render.numbers import number, typed_share
from interimkit.render.room_problems import ROOM
from interimkit.render.table_problems import OF_TABLES
from interimkit.render.words import catalogue, either

MOST = 80
"""Characters of what was found that a sentence shows."""

OTHER_OFFER = "compare"
"""Where the path begins of a problem in the other of two offers."""


def describe(problem: Problem, *, language: Language, called: Callable[[str], str] = str) -> str:
    """What is wrong, what was expected and what would be right; without the place.

    It never fails: a problem that has no words is said by its code.

    Args:
        called: What this reader calls an argument; without it, by its own name.
    """
    _ = catalogue(language).gettext
    if problem.path[:1] == (OTHER_OFFER,) and not problem.file:
        theirs = replace(problem, path=problem.path[1:])
        message = describe(theirs, language=language, called=called)
        return _("In the other offer: {message}").format(message=message)
    field = called(problem.name) if _is_argument(problem) else problem.name
    texts = [_sentence(problem, field=field, called=called, language=language)]
    if problem.nearest:
        texts.append(_("Did you mean “{nearest}”?").format(nearest=problem.nearest))
    if problem.code in _CHOICES and problem.expected:
        texts.append(_("Valid: {choices}.").format(choices=", ".join(problem.expected)))
    message = " ".join(texts)
    if field and not problem.file and problem.code in _ABOUT_A_VALUE and not _own_words(problem):
        return _("{option}: {message}").format(option=field, message=message)
    return message


def in_english(problems: Iterable[Problem]) -> str:
    """One line a problem, each with its place, as a traceback shows them."""
    return "\n".join(
        (f"{problem.place}: " if problem.place else "") + describe(problem, language=Language.EN)
        for problem in problems
    )


def _is_argument(problem: Problem) -> bool:
    """Whether it is about an argument of a call, not a part of a file or one of the answers."""
    return not problem.file and len(problem.path) == 1


def _own_words(problem: Problem) -> str:
    """The sentence of an argument that has to name something that the pack holds."""
    if problem.code is ProblemCode.CHOICE_UNKNOWN and _is_argument(problem):
        return NOT_THERE.get(problem.name, "")
    return ""


def _sentence(
    problem: Problem, *, field: str, called: Callable[[str], str], language: Language
) -> str:
    _ = catalogue(language).gettext
    value = one_line(problem.value, most=MOST)
    expected = problem.expected
    if problem.code in _OF_NUMBERS:
        value = _as_number(value, problem, language=language)
        expected = tuple(_as_number(limit, problem, language=language) for limit in expected)
    if problem.code in _ABOUT_OTHERS:
        expected = tuple(called(name) for name in expected)
    if problem.code is ProblemCode.REFERENCE_WITHOUT_FILE:  # any of them could hold it
        expected = (either(expected, language=language),)
    try:
        return _(_own_words(problem) or _PROBLEMS[problem.code]).format(
            value=value,
            field=one_line(_name_for(problem, field=field), most=MOST),
            found=_found(problem, language=language),
            expected=", ".join(_(_KINDS[e]) if e in _KINDS else e for e in expected),
            low=expected[0] if expected else "",
            high=expected[-1] if expected else "",
        )
    except (LookupError, ValueError, AttributeError):  # no words, or words that ask for more
        return f"{problem.code} {value or field}".strip()


def _name_for(problem: Problem, *, field: str) -> str:
    """What a sentence calls the thing that it is about."""
    kind = "" if problem.kind in _DERIVED else problem.kind
    return kind or field or problem.value


def _as_number(text: str, problem: Problem, *, language: Language) -> str:
    """A number as this reader types it, a share as a percentage; what is no number as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():  # from Python: what is typed is always finite
        return text
    if problem.code is ProblemCode.OPTION_RANGE and problem.name in _SHARES:
        return typed_share(value, language=language)
    return number(value, language=language)


def _found(problem: Problem, *, language: Language) -> str:
    """The kind of thing that was found, and the thing itself where it is short."""
    _ = catalogue(language).gettext
    if problem.kind in _DERIVED:
        amount = _as_number(problem.value, problem, language=language)
        return _(_DERIVED[problem.kind]).format(value=amount)
    kind = _(_KINDS[problem.kind]) if problem.kind in _KINDS else problem.kind
    return (
        _("{kind}: “{value}”").format(kind=kind, value=one_line(problem.value, most=MOST))
        if problem.value
        else kind
    )


_CHOICES = {
    ProblemCode.ANSWER_UNKNOWN,
    ProblemCode.QUESTION_UNKNOWN,
    ProblemCode.CHOICE_UNKNOWN,
    ProblemCode.COMMAND_UNKNOWN,
    *CHOICES_OF_CASE,
}
"""Problems that end with the list of what is valid."""

_ABOUT_A_VALUE = {
    ProblemCode.CHOICE_UNKNOWN,
    ProblemCode.USAGE,
    ProblemCode.TEXT_LENGTH,
    ProblemCode.NUMBER_RANGE,
}
"""Problems whose words do not name what they are about; what has a place is found by that."""

_ABOUT_OTHERS = {ProblemCode.OPTION_ALONE, ProblemCode.OPTIONS_APART, ProblemCode.SAME_FILE}
"""Problems that expect other arguments, or their absence."""

_OF_NUMBERS = {
    ProblemCode.OPTION_RANGE,
    ProblemCode.OPTION_DERIVED,
    ProblemCode.DAYS_CONTRADICT,
    ProblemCode.SALARY_DOUBTED,
    ProblemCode.DAY_RATE_DOUBTED,
    ProblemCode.WAITS_REVERSED,
    ProblemCode.CASE_GAUGE_RANGE,
}
"""Problems whose value and limits are numbers, which each language writes its own way."""

_SHARES = {"set_aside", *(input_.value.replace("-", "_") for input_ in SHARES)}

_DERIVED = {
    "day-rate": N_("a day rate of {value} for you"),
    "client-rate": N_("a day rate of {value} for the client"),
    "salary": N_("a yearly salary of {value}"),
    "gap": N_("{value} months between two assignments"),
    "month": N_("{value} days a month on assignment"),
}
"""What something given comes to."""

_KINDS = {
    "client": N_("what the client pays"),
    "manager": N_("what the manager is left with"),
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
    ProblemCode.PACK_FILE_MISSING: N_(
        "This pack has no such file, and what you asked for needs it. Checking the pack lists what "
        "each command needs."
    ),
    ProblemCode.FILE_UNKNOWN: N_("A pack has no file of this name, so it would never be read."),
    ProblemCode.FOLDER_MISSING: N_(
        "There is no such folder. Give the folder that holds pack.yaml."
    ),
    ProblemCode.EXAMPLE_NAME: N_(
        "An example’s file is named by an id and ends in .yaml, as in anke.yaml. Rename it."
    ),
    ProblemCode.NAME_NO_ID: N_(
        "A file in this folder is named by an id and ends in .yaml, as in my-case.yaml. Rename it."
    ),
    ProblemCode.BUILT_IN_MISSING: N_(
        "The built-in content is not beside the program. From within a zip file interimkit cannot "
        "run: install it, or pack it with shiv, which unpacks it first."
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
    ProblemCode.SPACE_CHARACTER: N_(
        "The space here is {value}, which YAML does not read as a space. Type an ordinary space."
    ),
    ProblemCode.TOO_MANY_VALUES: N_(
        "There are more than {expected} values in this file. Split or shorten it."
    ),
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
    ProblemCode.LIST_LENGTH: N_("Items in this list: {value}. At least {low}, at most {high}."),
    ProblemCode.TRANSLATION_MISSING: N_("This text lacks a language: {expected}."),
    ProblemCode.TEXT_UNQUOTED: N_(
        "“{value}” is no language. Between braces, put a text that holds a comma in quotes."
    ),
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
    ProblemCode.REFERENCE_WITHOUT_FILE: N_(
        "“{value}” would stand in {expected}, which this pack does not have. Add that file, or "
        "remove this."
    ),
    ProblemCode.RANGE_REVERSED: N_(
        "{field} is {value}, below where the range starts ({expected})."
    ),
    ProblemCode.VERSION_TO_COME: N_(
        "Version {value} is still to come: this pack is at {expected}. Raise the pack’s version, "
        "or lower this one."
    ),
    ProblemCode.QUESTION_UNKNOWN: N_("There is no question “{value}”."),
    ProblemCode.ANSWER_UNKNOWN: N_("There is no answer “{value}” to “{field}”."),
    ProblemCode.ANSWER_MISSING: N_("The question “{field}” has no answer yet."),
    ProblemCode.ANSWER_REWRITTEN: N_(
        "What was chosen here was rewritten in version {expected}. Please answer again: {value}."
    ),
    ProblemCode.ROLE_TIED: N_(
        "The quiz’s answers lean equally towards several kinds of assignment: {expected}. "
        "Choose one."
    ),
    ProblemCode.ANSWERS_OF_PEER: N_(
        "These are a second rater’s answers. Give your own here, and these with --peer."
    ),
    ProblemCode.ANSWERS_OF_SELF: N_(
        "These are somebody’s ratings of themselves. A second rater makes theirs with --as-peer."
    ),
    **KEPT,
    **OF_CASE,
    **OF_GROUP,
    **OF_MONEY,
    **ROOM,
    **OF_TABLES,
    ProblemCode.NEEDS_ANSWERS: N_(
        "There are questions to answer, and no terminal to ask them on. Give the answers: "
        "{expected}"
    ),
    ProblemCode.ANSWER_FORM: N_(
        "“{value}” is not an answer. Write the question, an equals sign and the answer, once for "
        "each question, as in --answer crisis=secure-cash."
    ),
    ProblemCode.USAGE: N_("This cannot be read as a command."),
    ProblemCode.OPTION_UNKNOWN: N_("There is no option “{field}”."),
    ProblemCode.OPTION_NEEDS_VALUE: N_("The option {field} needs a value after it."),
    ProblemCode.OPTION_NUMBER: N_("The option {field} takes a whole number, not “{value}”."),
    ProblemCode.OPTION_TWICE: N_("The option {field} is given twice. Give it once."),
    ProblemCode.OPTION_TAKES_NO_VALUE: N_("The option {field} takes no value."),
    ProblemCode.FILE_NAME: N_(
        "Is “{value}” a file’s name? Leave out the equals sign after -o, or write ./ before it."
    ),
    ProblemCode.ENDING_UNKNOWN: N_(
        "Nothing is written as “{value}” here. Let the file’s name end in one of {expected}."
    ),
    ProblemCode.ARGUMENT_MISSING: N_("{field} is missing."),
    ProblemCode.ARGUMENTS_EXTRA: N_("“{field}” is more than this command takes."),
    ProblemCode.COMMAND_UNKNOWN: N_("There is no command “{value}”."),
    ProblemCode.OPTIONS_APART: N_("{field} and {expected} do not go together. Choose one."),
    ProblemCode.SAME_FILE: N_("{field} and {expected} name the same file. Give each its own."),
    ProblemCode.FILE_TWICE: N_(
        "{field} names the file “{value}” twice, and whoever rates you counts once. Name it once."
    ),
    ProblemCode.OPTION_NEEDED: N_("The pack has no default for this. Set it with {field}."),
    ProblemCode.OPTION_RANGE: N_("{field} is {value}; use {low} to {high}."),
    ProblemCode.ADDRESS_NOT_OURS: N_(
        "{field}: “{value}” is no address of this computer that can be listened to. Checking the "
        "room lists those that there are."
    ),
    ProblemCode.OPTION_AMOUNT: N_(
        "“{value}” is not a number for {field}. Write one as in {low} or {high}."
    ),
    ProblemCode.OPTION_AMBIGUOUS: N_(
        "“{value}” can be read in two ways for {field}. Write {low} or {high}."
    ),
    ProblemCode.OPTION_CURRENCY: N_(
        "“{value}” has a currency in it. Leave that out of {field} and write {low}."
    ),
    ProblemCode.OPTION_DATE: N_(
        "“{value}” is no day for {field}. Write the year, the month and the day, as in 2027-02-01."
    ),
    ProblemCode.OPTION_SHARE: N_(
        "{field} is a share, and “{value}” is more than all of it. Write {low} or {high}."
    ),
    ProblemCode.OPTION_MONTHS: N_(
        "“{value}” is no range of months for {field}. Write the shortest and the longest, as in "
        "3-12."
    ),
    ProblemCode.DATE_RANGE: N_(
        "{field} is {value}; a day from {low} to {high} whole months from today makes sense."
    ),
    ProblemCode.COUNTRY_UNKNOWN: N_(
        "We know no country “{value}”. Write its name, or its two letters, such as BE."
    ),
    ProblemCode.OPTION_ALONE: N_("{field} also needs {expected}. Add that."),
    ProblemCode.BUG: N_(
        "This is a fault in interimkit, not in what you did ({value}). Run it again with --debug "
        "and send what it prints to the maintainers; CONTRIBUTING.md says how."
    ),
    ProblemCode.EXTRA_NEEDED: N_("This needs an extra: {expected}"),
    ProblemCode.EXTRA_MISSING: N_("The format {value} needs an extra: {expected}"),
    ProblemCode.EXTRA_ELSEWHERE: N_("{value} cannot be made on Windows on ARM. Print {expected}."),
    ProblemCode.OUTPUT_EXISTS: N_("This file exists. Use --force to replace it."),
    ProblemCode.RECORD_EXISTS: N_(
        "This file exists. With --force these answers take the place of those in it; what it "
        "answers of other questionnaires stays."
    ),
    ProblemCode.RECORD_OF_ANOTHER: N_(
        "This file holds another rater’s answers. Give these a file of their own."
    ),
    ProblemCode.OUTPUT_IS_FOLDER: N_("This is a folder. Give the name of a file."),
    ProblemCode.OUTPUT_FOLDER_MISSING: N_("Its folder does not exist. Make the folder first."),
    ProblemCode.OUTPUT_DENIED: N_(
        "This place may not be written to. Choose another, or change its permissions."
    ),
    ProblemCode.OUTPUT_FULL: N_(
        "The disk is full, so not everything could be written. Free some space and run it again."
    ),
    ProblemCode.OUTPUT_CLOSED: N_("Standard output is closed. Use --output to write to a file."),
    ProblemCode.OUTPUT_FAILED: N_("Writing failed. Choose another place and run it again."),
    ProblemCode.SHEET_TOO_LONG: N_(
        "A spreadsheet holds {expected} rows below its header, and there are more. Write to a file "
        "that ends in .csv, .jsonl or .parquet."
    ),
    ProblemCode.SHEET_TOO_WIDE: N_(
        "A spreadsheet holds {expected} columns, and there are more. Write to a file that ends in "
        ".csv, .jsonl or .parquet."
    ),
}
