"""`interimkit pitfalls`."""

from collections.abc import Iterable
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

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
    complete,
    examples,
)

if TYPE_CHECKING:
    from interimkit.cli.questionnaire import Questionnaire
    from interimkit.model.pack import Pack

app = typer.Typer(add_completion=False)


def _ids(pack: Any) -> Iterable[str]:
    from interimkit.model.pitfalls import Pitfalls

    return (pitfall.id for pitfall in pack.load(Pitfalls).pitfalls)


@app.command(
    help=_("What usually goes wrong, what it leads to, and what to do instead.")
    + examples(
        "interimkit pitfalls",
        "interimkit pitfalls --audit",
        "interimkit pitfalls --audit --example bart",
    )
)
def pitfalls(
    pitfall: Annotated[
        str | None,
        typer.Argument(
            metavar=_("PITFALL"),
            autocompletion=complete(_ids),
            help=_("Only this pitfall, in full, such as old-recipes."),
        ),
    ] = None,
    audit: Annotated[
        bool,
        typer.Option(
            "--audit", help=_("Hold an assignment against them: one question for each pitfall.")
        ),
    ] = False,
    answers: AnswersOption = None,
    answer: AnswerOption = None,
    example: ExampleOption = None,
    plain: PlainOption = False,
    record: RecordOption = None,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, ask what is still open where it is an audit, call, show."""
    from interimkit.cli.show import check_targets, show
    from interimkit.content.pack import load_pack
    from interimkit.domain.pitfalls import list_pitfalls
    from interimkit.render import pitfalls as view

    content = load_pack(pack, language=language.current())
    if not audit:
        _refuse_alone(answers, answer, example, record, plain=plain)
        result = list_pitfalls(content, pitfall=pitfall)
        show(result, view, output_format=output_format, output=output, force=force)
        return
    from interimkit.cli.gather import gather, given
    from interimkit.cli.gather import record as write_record
    from interimkit.domain.pitfalls_audit import audit_pitfalls
    from interimkit.errors import Problem, ProblemCode, UsageError
    from interimkit.model.text import clean
    from interimkit.render import pitfalls_audit as audit_view

    if pitfall is not None:  # an audit is of all of them
        raise UsageError(Problem(code=ProblemCode.ARGUMENTS_EXTRA, value=clean(pitfall)))
    check_targets(record=record, output=output, force=force)
    whole = given(content, file=answers, example=example)
    questions = _questionnaire(content)
    with gather(content, questions, whole, single=answer or [], plain=plain) as answered:
        if record is not None:
            write_record(content, record, answered, force=force)
        found = audit_pitfalls(content, answered)
        show(found, audit_view, output_format=output_format, output=output, force=force)


def _refuse_alone(
    answers: str | None, answer: list[str] | None, example: str | None, record: str | None, *,
    plain: bool,
) -> None:  # fmt: skip
    """Refuses what only an audit takes, so that nobody believes it did something."""
    from interimkit.errors import Problem, ProblemCode, UsageError

    given = {
        "--answers": answers is not None, "--answer": bool(answer),
        "--example": example is not None, "--record": record is not None, "--plain": plain,
    }  # fmt: skip
    problems = [
        Problem(code=ProblemCode.OPTION_ALONE, path=(name,), expected=("--audit",))
        for name, there in given.items()
        if there
    ]
    if problems:
        raise UsageError(*problems)


def _questionnaire(pack: "Pack") -> "Questionnaire":
    """For each pitfall how far what prevents it is in place, and a note if one likes."""
    from interimkit.cli.questionnaire import Ask, Questionnaire
    from interimkit.model.answers import LONGEST_NOTE, Practice
    from interimkit.model.pitfalls import Pitfalls

    options = (
        (Practice.IN_PLACE.value, _("In place")),
        (Practice.PARTLY.value, _("Partly")),
        (Practice.NOT_YET.value, _("Not yet")),
    )
    note = _("A note for yourself, if you like: what shows it, or what stands in the way.")
    asks = []
    for pitfall in pack.load(Pitfalls).pitfalls:
        asks.append(Ask(pitfall.id, "pitfalls", pitfall.name, pitfall.question, options))
        asks.append(
            Ask(
                f"{pitfall.id}.note",
                "notes",
                _("{name} (note)").format(name=pitfall.name),
                note,
                longest=LONGEST_NOTE,
                optional=True,
            )
        )
    return Questionnaire(
        name="pitfalls",
        intro=_(
            "Think of one assignment, the one you have or the next. {count} questions about what "
            "a colleague could see there, each with room for a note; about five minutes. Nothing "
            "leaves this computer."
        ).format(count=len(asks) // 2),
        asks=tuple(asks),
    )
