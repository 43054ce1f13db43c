"""The commands that content may send a reader to."""

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

COMMANDS = (
    "quiz", "skills-gap", "roles", "pitfalls", "career", "claims", "sources", "salary", "offer",
    "income",
)  # fmt: skip
"""Those that tell a reader something; a test holds them against the command table."""
