"""One module a command: parse, load, call, show."""
