"""`interimkit quiz`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.options import ForceOption, FormatOption, OutputOption, PackOption, examples

app = typer.Typer(add_completion=False)


@app.command(
    help=_("Five questions and six checks: does interim work suit you, and can it be now?")
    + examples("interimkit quiz", "interimkit quiz --example anke", "interimkit quiz --key")
)
def quiz(
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar=_("FILE"),
            help=_("Take the answers from this file; - is standard input."),
        ),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer", metavar=_("QUESTION=ANSWER"), help=_("One answer; may be repeated.")
        ),
    ] = None,
    example: Annotated[
        str | None,
        typer.Option(
            "--example", metavar=_("NAME"), help=_("Take the answers of an invented person.")
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help=_("Ask the five questions and leave the checks open."))
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help=_("Ask with numbered lines; nothing is redrawn."))
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar=_("NUMBER"), help=_("Shuffle the options the same way each time.")
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            "--record", metavar=_("FILE"), help=_("Write the answers to this file as well.")
        ),
    ] = None,
    key: Annotated[
        bool, typer.Option("--key", help=_("Show the whole scoring key and stop."))
    ] = False,
    require: Annotated[
        str | None,
        typer.Option(
            "--require",
            metavar=_("VERDICT"),
            help=_("Exit with 1 when the advice is lower than good-fit or prepare-first."),
        ),
    ] = None,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    from interimkit.cli.gather import gather
    from interimkit.cli.show import show, write_file
    from interimkit.content.pack import load_pack
    from interimkit.domain.quiz import require_verdict, score_quiz
    from interimkit.domain.quiz_key import publish_key
    from interimkit.errors import ExitCode
    from interimkit.render import quiz as view
    from interimkit.render import quiz_key as key_view
    from interimkit.render.answers import encode

    wanted = require_verdict(require)
    content = load_pack(pack, language=language.current())
    if key:
        published = publish_key(content)
        show(published, key_view, output_format=output_format, output=output, force=force)
        return
    given = gather(
        content, file=answers, single=answer or [], example=example,
        quick=quick, plain=plain, seed=seed,
    )  # fmt: skip
    if record is not None:
        write_file(record, encode(given), force=force)
    result = score_quiz(content, given)
    show(result, view, output_format=output_format, output=output, force=force)
    if wanted and not result.meets(wanted):
        raise typer.Exit(ExitCode.NOT_MET)
