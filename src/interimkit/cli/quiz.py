"""`interimkit quiz`."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from interimkit.cli import language
from interimkit.cli.options import (
    AnswerOption,
    AnswersOption,
    ExampleOption,
    ForceOption,
    FormatOption,
    OutputOption,
    PackOption,
    PlainOption,
    RecordOption,
    examples,
)

if TYPE_CHECKING:
    from interimkit.cli.questionnaire import Questionnaire
    from interimkit.model.pack import Pack

app = typer.Typer(add_completion=False)


@app.command(
    help=_("Five questions and six checks: does interim work suit you, and can it be now?")
    + examples("interimkit quiz", "interimkit quiz --example anke", "interimkit quiz --key")
)
def quiz(
    answers: AnswersOption = None,
    answer: AnswerOption = None,
    example: ExampleOption = None,
    quick: Annotated[
        bool, typer.Option("--quick", help=_("Ask the five questions and leave the checks open."))
    ] = False,
    plain: PlainOption = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar=_("NUMBER"), help=_("Shuffle the options the same way each time.")
        ),
    ] = None,
    record: RecordOption = None,
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
    from interimkit.cli.gather import gather, given
    from interimkit.cli.gather import record as write_record
    from interimkit.cli.show import check_targets, show
    from interimkit.content.pack import load_pack
    from interimkit.domain.quiz import require_verdict, score_quiz
    from interimkit.domain.quiz_key import publish_key
    from interimkit.errors import ExitCode
    from interimkit.render import quiz as view
    from interimkit.render import quiz_key as key_view

    wanted = require_verdict(require)
    content = load_pack(pack, language=language.current())
    if key:
        published = publish_key(content)
        show(published, key_view, output_format=output_format, output=output, force=force)
        return
    check_targets(record=record, output=output, force=force)
    whole = given(content, file=answers, example=example)
    questions = _questionnaire(content, quick=quick, seed=seed)
    with gather(content, questions, whole, single=answer or [], plain=plain) as answered:
        if record is not None:
            write_record(content, record, answered, force=force)
        result = score_quiz(content, answered)
        show(result, view, output_format=output_format, output=output, force=force)
    if wanted and not result.meets(wanted):
        raise typer.Exit(ExitCode.NOT_MET)


def _questionnaire(pack: "Pack", *, quick: bool, seed: int | None) -> "Questionnaire":
    """The questions with their options shuffled, then the checks."""
    import random

    from interimkit.cli.questionnaire import Ask, Questionnaire
    from interimkit.model.quiz import Quiz

    quiz = pack.load(Quiz)
    shuffled = random.Random(seed)  # noqa: S311 - an order, not a secret
    asks = []
    for question in quiz.questions:
        options = [(option.id, option.text) for option in question.options]
        shuffled.shuffle(options)
        asks.append(Ask(question.id, "quiz", question.name, question.stem, tuple(options)))
    for check in quiz.checks:
        options = [(option.id, option.text) for option in check.options]
        most = check.number.at_most if check.number else 0
        asks.append(
            Ask(
                check.id,
                "checks",
                check.name,
                check.question,
                tuple(options),
                at_most=most,
                optional=True,
                applies=lambda _answers: not quick,
            )
        )
    intro = _(
        "{questions} questions and {checks} checks, about four minutes. No answer is right or "
        "wrong: choose what you would really do. Nothing leaves this computer."
    )
    return Questionnaire(
        name="quiz",
        intro=intro.format(questions=len(quiz.questions), checks=len(quiz.checks)),
        asks=tuple(asks),
    )
