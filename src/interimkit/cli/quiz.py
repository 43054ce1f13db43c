"""`interimkit quiz`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command

QuickOption = Annotated[
    bool, typer.Option("--quick", help=_("Ask the questions alone and leave the checks open."))
]
SeedOption = Annotated[
    int | None,
    typer.Option(
        "--seed", metavar=_("NUMBER"), help=_("Shuffle the options the same way each time.")
    ),
]
KeyOption = Annotated[bool, typer.Option("--key", help=_("Show the whole scoring key and stop."))]


@command(
    _("A few questions and checks: does interim work suit you, and can it be now?"),
    "quiz",
    "quiz --example anke",
    "quiz --key",
)
def quiz(
    *,
    quick: QuickOption = False,
    seed: SeedOption = None,
    key: KeyOption = False,
    answering: Answering,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    import os

    from msgspec import structs

    from interimkit.cli.gather import Doors, gather
    from interimkit.cli.given import Offering
    from interimkit.domain.quiz import score_quiz
    from interimkit.domain.quiz_key import publish_key
    from interimkit.errors import ProblemCode
    from interimkit.interview.quiz import ask_quiz

    pack = content.load()
    doors = Doors.of(answering)
    if key:
        structs.replace(doors, plain=False).refuse(ProblemCode.OPTIONS_APART, "key")
        output.show(publish_key(pack))
        return
    doors = doors.checked(output)
    room = output.present and not doors.is_given()  # which has no business with checks
    # A room hears letters, and sees them again in the key: there the options keep one order.
    order = int.from_bytes(os.urandom(8)) if seed is None and not room else seed
    asked = ask_quiz(pack, quick=quick or room, seed=order, language=language.current())
    if room:
        from interimkit.cli.present_quiz import present as present_questions

        present_questions(asked)
        return
    with gather(
        pack, asked, doors, doors.given(pack, Offering("quiz", ("quiz", "checks")))
    ) as gathered:
        result = score_quiz(pack, gathered.answers)
        output.carrying(gathered.again).show(result)
