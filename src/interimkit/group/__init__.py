"""Many answer sheets at once: from files, from tables, from a table of millions of rows."""
