"""What a command line says before Typer has read it; after `--` nothing is an option."""

from collections.abc import Sequence


def has_flag(arguments: Sequence[str], flag: str) -> bool:
    """Whether a flag such as `--debug` is among the options."""
    return flag in _options(arguments)


def values_of(arguments: Sequence[str], option: str) -> list[str]:
    """The values of an option, the last one first, as an option given twice is read."""
    given = _options(arguments)
    values: list[str] = []
    for index, argument in enumerate(given):
        if argument == option:
            values.extend(given[index + 1 : index + 2])
        elif argument.startswith(f"{option}="):
            values.append(argument.removeprefix(f"{option}="))
    return values[::-1]


def _options(arguments: Sequence[str]) -> Sequence[str]:
    return arguments[: arguments.index("--")] if "--" in arguments else arguments
