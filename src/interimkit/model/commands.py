"""A command that content sends a reader to; which ones there are, `domain/subjects.py` knows."""

from typing import Annotated

from msgspec import Meta

CommandLine = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]+(-[a-z]+)*( [A-Za-z0-9=.-]+)*$(?!\n)",
        max_length=100,
        examples=["claims career-phase"],
        description="A command with its arguments, without the program's name",
    ),
]
