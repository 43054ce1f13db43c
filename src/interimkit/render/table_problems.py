"""What is wrong with a table of answers, in words."""

from interimkit.errors import ProblemCode
from interimkit.locale import N_

OF_TABLES = {
    ProblemCode.TABLE_NOT_UTF8: N_(
        "This is not UTF-8 text from here on. Save the table as “CSV UTF-8”, or as .xlsx."
    ),
    ProblemCode.TABLE_TOO_LONG: N_(
        "There are more than {expected} characters here in one row or cell. Is this a table, with "
        "a row for each answer sheet?"
    ),
    ProblemCode.TABLE_TOO_WIDE: N_(
        "There are more than {expected} columns in this row. Is this a table, with a row for each "
        "answer sheet?"
    ),
    ProblemCode.TABLE_QUOTE: N_(
        "The quotation mark that opens here does not close where its cell ends. Close it; inside a "
        "text, write it twice."
    ),
    ProblemCode.TABLE_OLD: N_(
        "This is an old .xls file, or one that a password locks. Save it as .xlsx, without one."
    ),
    ProblemCode.TABLE_DAMAGED: N_(
        "This is no .xlsx file, or a damaged one. Open it in a spreadsheet program and save it as "
        ".xlsx again."
    ),
    ProblemCode.TABLE_UNPACKED: N_(
        "Unpacked, this spreadsheet is too large to be read. Save the table as “CSV UTF-8”."
    ),
    ProblemCode.PARQUET_DAMAGED: N_(
        "This is no Parquet file, or a damaged one. Write it again with the program that made it."
    ),
    ProblemCode.PARQUET_TYPE: N_(
        "The column “{value}” holds {expected}, which no answer is. Write it as text, or as a "
        "number."
    ),
    ProblemCode.MEMORY_SHORT: N_(
        "{expected} MB of memory is not enough for this. Give it more, with --memory."
    ),
    ProblemCode.MEMORY_AMOUNT: N_(
        "“{value}” is no amount of memory. Give one such as 500MB or 2GB, from 100MB on."
    ),
    ProblemCode.FORM_ANSWER: N_(
        "“{value}” is no answer to “{field}” that the map knows. Write in the map which option it "
        "is, or null where it is none."
    ),
    ProblemCode.FORM_COLUMN_MISSING: N_(
        "No column here is called “{value}”, as the map says of {field}. Mend the heading in the "
        "map, or take the column out of it."
    ),
    ProblemCode.FORM_NO_COLUMNS: N_(
        "No column here is a question of this pack word for word, so there is no map to write. "
        "Let the form ask the questions in the pack’s own words."
    ),
    ProblemCode.FORM_TWICE: N_(
        "“{value}” stands here twice, so nobody can tell which is meant. Keep one, or rename it."
    ),
}
