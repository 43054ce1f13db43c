"""Owns what can go wrong: exit codes, problems as values, and every error class.

A `Problem` carries a code, a path and parameters, never a sentence: `render/problems.py` says it in
the reader's language.
"""

from enum import IntEnum, StrEnum
from typing import ClassVar

from msgspec import Struct


class ExitCode(IntEnum):
    """What the shell sees; the one table that `--help`, the README and a test repeat."""

    OK = 0
    RETIRED = 1
    USAGE = 2
    CONTENT = 3
    SAVED_DATA = 4
    NEEDS_ANSWERS = 5
    MISSING_EXTRA = 6
    OUTPUT = 8
    BUG = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class ProblemCode(StrEnum):
    """Every kind of problem; a test checks that each has its words in every language."""

    # a file as a file
    FILE_MISSING = "file-missing"
    PACK_FILE_MISSING = "pack-file-missing"
    FILE_UNKNOWN = "file-unknown"
    EXAMPLE_NAME = "example-name"
    NAME_NO_ID = "name-no-id"
    FOLDER_MISSING = "folder-missing"
    BUILT_IN_MISSING = "built-in-missing"
    NOT_REGULAR = "not-regular"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    # a file as YAML
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    EMPTY = "empty"
    SEVERAL_DOCUMENTS = "several-documents"
    SYNTAX = "syntax"
    TAB_INDENT = "tab-indent"
    SPACE_CHARACTER = "space-character"
    TOO_DEEP = "too-deep"
    TOO_MANY_VALUES = "too-many-values"
    ANCHOR = "anchor"
    TAG = "tag"
    KEY_DUPLICATE = "key-duplicate"
    KEY_NOT_TEXT = "key-not-text"
    NUMBER_TOO_LONG = "number-too-long"
    NUMBER_LEADING_ZERO = "number-leading-zero"
    # a file as content, or what a function is given
    WRONG_TYPE = "wrong-type"
    FIELD_UNKNOWN = "field-unknown"
    FIELD_MISSING = "field-missing"
    CHOICE_UNKNOWN = "choice-unknown"
    ID_MALFORMED = "id-malformed"
    PATTERN = "pattern"
    TEXT_LENGTH = "text-length"
    NUMBER_RANGE = "number-range"
    LIST_LENGTH = "list-length"
    TRANSLATION_MISSING = "translation-missing"
    LANGUAGE_UNDECLARED = "language-undeclared"
    TEXT_UNQUOTED = "text-unquoted"
    INVALID = "invalid"
    # a pack as a whole
    TOO_MANY = "too-many"
    ID_DUPLICATE = "id-duplicate"
    REFERENCE_UNKNOWN = "reference-unknown"
    REFERENCE_WITHOUT_FILE = "reference-without-file"
    RANGE_REVERSED = "range-reversed"
    WAITS_REVERSED = "waits-reversed"
    VERSION_TO_COME = "version-to-come"
    PROGRAMME_BEGIN = "programme-begin"
    PROGRAMME_END = "programme-end"
    STEP_TOO_EARLY = "step-too-early"
    STEP_TWICE = "step-twice"
    STEP_WITHOUT_FILE = "step-without-file"
    # a case
    CASE_ID_TWICE = "case-id-twice"
    CASE_DAY = "case-day"
    CASE_WORD_FROM = "case-word-from"
    CASE_GAUGE = "case-gauge"
    CASE_WORD = "case-word"
    CASE_OPTION = "case-option"
    CASE_CHOSEN_TWICE = "case-chosen-twice"
    CASE_ENDING = "case-ending"
    CASE_MOMENT = "case-moment"
    CASE_NOT_CHOSEN_YET = "case-not-chosen-yet"
    CASE_NOT_ENDED_YET = "case-not-ended-yet"
    CASE_NOT_LATER = "case-not-later"
    CASE_WHEN_MISSING = "case-when-missing"
    CASE_WHEN_LAST = "case-when-last"
    CASE_GAUGE_RANGE = "case-gauge-range"
    CASE_CROWDED = "case-crowded"
    CASE_UNREACHED = "case-unreached"
    # answers
    QUESTION_UNKNOWN = "question-unknown"
    ANSWER_UNKNOWN = "answer-unknown"
    CASE_UNKNOWN = "case-unknown"
    CASE_SEVERAL = "case-several"
    CASE_NOT_OVER = "case-not-over"
    CASE_NO_SHEETS = "case-no-sheets"
    ANSWER_MISSING = "answer-missing"
    ANSWER_REWRITTEN = "answer-rewritten"
    ROLE_TIED = "role-tied"
    ANSWERS_OF_PEER = "answers-of-peer"
    ANSWERS_OF_SELF = "answers-of-self"
    LETTERS_COUNT = "letters-count"
    LETTER_UNKNOWN = "letter-unknown"
    CODE_OF_ANOTHER = "code-of-another"
    SHEET_REFUSED = "sheet-refused"
    # a table of answers
    TABLE_NOT_UTF8 = "table-not-utf8"
    TABLE_TOO_LONG = "table-too-long"
    TABLE_TOO_WIDE = "table-too-wide"
    TABLE_QUOTE = "table-quote"
    TABLE_OLD = "table-old"
    TABLE_DAMAGED = "table-damaged"
    TABLE_UNPACKED = "table-unpacked"
    PARQUET_DAMAGED = "parquet-damaged"
    PARQUET_TYPE = "parquet-type"
    MEMORY_SHORT = "memory-short"
    MEMORY_AMOUNT = "memory-amount"
    FORM_ANSWER = "form-answer"
    FORM_COLUMN_MISSING = "form-column-missing"
    FORM_NO_COLUMNS = "form-no-columns"
    FORM_TWICE = "form-twice"
    # what is kept
    KEPT_UNREADABLE = "kept-unreadable"
    KEPT_UNWRITABLE = "kept-unwritable"
    KEPT_NOT_ORDINARY = "kept-not-ordinary"
    KEPT_FULL = "kept-full"
    KEPT_LOCKED = "kept-locked"
    KEPT_DAMAGED = "kept-damaged"
    KEPT_NEWER = "kept-newer"
    KEPT_NOTHING = "kept-nothing"
    ROOM_OF_ANOTHER = "room-of-another"
    KEPT_OTHERWISE = "kept-otherwise"
    DIAGNOSES_TOO_FEW = "diagnoses-too-few"
    GROUP_TOO_FEW = "group-too-few"
    GROUP_NOT_KEPT = "group-not-kept"
    GROUP_FILE_TWICE = "group-file-twice"
    GROUP_ENDING = "group-ending"
    GROUP_FOLDER_EMPTY = "group-folder-empty"
    GROUP_LINE_LONG = "group-line-long"
    GROUP_COLUMN_UNKNOWN = "group-column-unknown"
    GROUP_COLUMN_TWICE = "group-column-twice"
    GROUP_NO_COLUMNS = "group-no-columns"
    GROUP_ROW_LONG = "group-row-long"
    GROUP_NO_ROWS = "group-no-rows"
    GROUP_SCREEN_ONLY = "group-screen-only"
    GROUP_SESSION_ALONE = "group-session-alone"
    DIAGNOSIS_OF_ANOTHER = "diagnosis-of-another"
    # the command line
    NEEDS_ANSWERS = "needs-answers"
    ANSWER_FORM = "answer-form"
    USAGE = "usage"
    OPTION_UNKNOWN = "option-unknown"
    OPTION_NEEDS_VALUE = "option-needs-value"
    OPTION_NUMBER = "option-number"
    OPTION_TWICE = "option-twice"
    OPTION_TAKES_NO_VALUE = "option-takes-no-value"
    FILE_NAME = "file-name"
    ENDING_UNKNOWN = "ending-unknown"
    ARGUMENT_MISSING = "argument-missing"
    ARGUMENTS_EXTRA = "arguments-extra"
    COMMAND_UNKNOWN = "command-unknown"
    OPTION_ALONE = "option-alone"
    OPTIONS_APART = "options-apart"
    SAME_FILE = "same-file"
    FILE_TWICE = "file-twice"
    OPTION_NEEDED = "option-needed"
    OPTION_RANGE = "option-range"
    SALARY_DOUBTED = "salary-doubted"
    DAY_RATE_DOUBTED = "day-rate-doubted"
    OPTION_DERIVED = "option-derived"
    OPTION_AMOUNT = "option-amount"
    OPTION_AMBIGUOUS = "option-ambiguous"
    OPTION_CURRENCY = "option-currency"
    OPTION_SHARE = "option-share"
    OPTION_MONTHS = "option-months"
    OPTION_LONG_GAPS = "option-long-gaps"
    OPTION_DATE = "option-date"
    ADDRESS_NOT_OURS = "address-not-ours"
    DATE_RANGE = "date-range"
    OTHER_OFFER_QUOTES = "other-offer-quotes"
    OTHER_OFFER_OUTSIDE = "other-offer-outside"
    CURRENCIES_APART = "currencies-apart"
    COUNTRY_UNKNOWN = "country-unknown"
    RATE_BASIS_CITED = "rate-basis-cited"
    DAYS_CONTRADICT = "days-contradict"
    START_NEEDED = "start-needed"
    BUG = "bug"
    # output
    EXTRA_MISSING = "extra-missing"
    EXTRA_NEEDED = "extra-needed"
    EXTRA_ELSEWHERE = "extra-elsewhere"
    OUTPUT_EXISTS = "output-exists"
    RECORD_EXISTS = "record-exists"
    RECORD_OF_ANOTHER = "record-of-another"
    OUTPUT_IS_FOLDER = "output-is-folder"
    OUTPUT_FOLDER_MISSING = "output-folder-missing"
    OUTPUT_DENIED = "output-denied"
    OUTPUT_FULL = "output-full"
    OUTPUT_CLOSED = "output-closed"
    OUTPUT_FAILED = "output-failed"
    SHEET_TOO_LONG = "sheet-too-long"
    SHEET_TOO_WIDE = "sheet-too-wide"


MAX_PROBLEMS = 100
"""Problems that one file reports at most: whoever mends these will run the check again."""


Path = tuple[str | int, ...]
"""Names of fields and numbers of items, from the root of what was given to one part of it."""


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where, what was expected, and the nearest thing that would be right.

    Attributes:
        code: What kind of problem it is.
        path: The part that it is about, such as `("bands", "good_fit_from")` in a file or
            `("day_rate",)` among the arguments of a function; empty for the whole.
        of_name: Whether it is the last name of the path that is wrong, not what that name holds.
        first: Of two parts that are alike, the path of the first.
        file: The file it is in, as the reader named it; empty when it is in none.
        line: Line, counted from 1; 0 when the problem is the file's as a whole.
        column: Column in characters, counted from 1; 0 likewise.
        value: What was found, as written.
        kind: What sort of thing was found, or should have been.
        expected: What would have been right: a type, a limit, or the valid values; of fields that
            go together or do not, the names of the others.
        nearest: The valid value closest to the one found, or nothing.
    """

    code: ProblemCode
    path: Path = ()
    of_name: bool = False
    first: Path = ()
    file: str = ""
    line: int = 0
    column: int = 0
    value: str = ""
    kind: str = ""
    expected: tuple[str, ...] = ()
    nearest: str = ""

    @property
    def name(self) -> str:
        """The last name of its path: the field that it is about, or the list."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known: what an editor can jump to."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class InterimkitError(Exception):
    """Anything that a user can mend; knows its exit code and its problems."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """One line a problem, in English, for a Python user's traceback."""
        from importlib import import_module

        # Words are made far above this layer, and are asked for only when an error is printed.
        return str(import_module("interimkit.render.problems").in_english(self.problems))


class UsageError(InterimkitError):
    """Something typed that cannot be meant."""

    exit_code = ExitCode.USAGE


class UnknownChoiceError(InterimkitError):
    """A value that has to be one of a few, and is not."""

    exit_code = ExitCode.USAGE


class ContentError(InterimkitError):
    """A pack or an answers file that does not validate or cannot be read."""

    exit_code = ExitCode.CONTENT


class SavedDataError(InterimkitError):
    """Something kept is missing, damaged or cannot be written."""

    exit_code = ExitCode.SAVED_DATA


class NeedsAnswersError(InterimkitError):
    """A question must be asked, and there is nobody to ask."""

    exit_code = ExitCode.NEEDS_ANSWERS


class MissingExtraError(InterimkitError):
    """Something that an extra of ours is for, which is not installed."""

    exit_code = ExitCode.MISSING_EXTRA


class OutputError(InterimkitError):
    """A result that could not be written."""

    exit_code = ExitCode.OUTPUT
