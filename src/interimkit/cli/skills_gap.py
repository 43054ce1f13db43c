"""`interimkit skills-gap`."""

from collections.abc import Iterable, Mapping
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
    from interimkit.cli.questionnaire import Answer, Ask, Questionnaire
    from interimkit.content.open_pack import OpenPack
    from interimkit.model.answers import Answers
    from interimkit.model.pack import Pack
    from interimkit.model.skills import Skill

app = typer.Typer(add_completion=False)


def _roles(pack: Any) -> Iterable[str]:
    from interimkit.domain.skills_gap import ALL_ROLES
    from interimkit.model.roles import Roles

    return (*(role.id for role in pack.load(Roles).roles), ALL_ROLES)


@app.command(
    help=_("Thirteen skills beside what an assignment asks: what you show, claim and lack.")
    + examples(
        "interimkit skills-gap --role crisis",
        "interimkit skills-gap --example anke --role all",
        "interimkit skills-gap --answers me.yaml --peer peer.yaml",
    )
)
def skills_gap(
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar=_("ROLE"),
            autocompletion=complete(_roles),
            help=_("The kind of assignment, such as crisis; all shows them side by side."),
        ),
    ] = None,
    answers: AnswersOption = None,
    answer: AnswerOption = None,
    example: ExampleOption = None,
    plain: PlainOption = False,
    record: RecordOption = None,
    peer: Annotated[
        list[str] | None,
        typer.Option(
            "--peer",
            metavar=_("FILE"),
            help=_("A colleague’s ratings of you, to set beside yours; may be repeated."),
        ),
    ] = None,
    as_peer: Annotated[
        bool,
        typer.Option("--as-peer", help=_("Rate a colleague; --record writes it for them.")),
    ] = False,
    require: Annotated[
        bool,
        typer.Option(
            "--require", help=_("Exit with 1 when an essential skill is 2 or more levels short.")
        ),
    ] = False,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    from msgspec import structs

    from interimkit.cli.gather import gather, given
    from interimkit.cli.gather import record as write_record
    from interimkit.cli.show import check_targets, show
    from interimkit.content.pack import load_pack
    from interimkit.domain.skills_gap import assess_skills, choose_roles
    from interimkit.errors import ExitCode, Problem, ProblemCode, UsageError
    from interimkit.model.answers import Rater
    from interimkit.render import skills_gap as view

    content = load_pack(pack, language=language.current())
    check_targets(record=record, output=output, force=force)
    if as_peer:
        _refuse_beside_peer(
            {
                "--role": role, "--example": example, "--peer": peer, "--require": require,
                "--format": output_format, "--output": output,
            }
        )  # fmt: skip
        whole = given(content, file=answers, rater=Rater.PEER)
        _rate_colleague(content, whole, answer or [], record, plain=plain, force=force)
        return
    if role is not None:
        choose_roles(content, role)
    if [answers, *(peer or [])].count("-") > 1:
        raise UsageError(
            Problem(code=ProblemCode.OPTIONS_APART, path=("--answers -",), expected=("--peer -",))
        )
    whole = given(content, file=answers, example=example)
    peers = [given(content, file=file, rater=Rater.PEER) for file in peer or []]
    questions = _questionnaire(content, whole, role=role)
    with gather(content, questions, whole, single=answer or [], plain=plain) as gathered:
        aimed = {**gathered.profile, **({"role": role} if role else {})}
        answered = structs.replace(gathered, profile=aimed)
        if record is not None:
            write_record(content, record, answered, force=force)
        result = assess_skills(content, answered, peers=peers)
        show(result, view, output_format=output_format, output=output, force=force)
    if require and not result.is_met():
        raise typer.Exit(ExitCode.NOT_MET)


def _refuse_beside_peer(given: Mapping[str, object]) -> None:
    """Refuses what does nothing for a second rater, so that nobody believes it did something."""
    from interimkit.errors import Problem, ProblemCode, UsageError

    problems = [
        Problem(code=ProblemCode.OPTIONS_APART, path=(name,), expected=("--as-peer",))
        for name, value in given.items()
        if value
    ]
    if problems:
        raise UsageError(*problems)


def _rate_colleague(
    content: "OpenPack", whole: "Answers", single: list[str], record: str | None, *,
    plain: bool, force: bool,
) -> None:  # fmt: skip
    """Asks for ratings of somebody else, and writes nothing but those."""
    from interimkit.cli.gather import gather
    from interimkit.cli.gather import record as write_record
    from interimkit.errors import Problem, ProblemCode, UsageError
    from interimkit.model.answers import Answers, Rater

    if record is None:
        raise UsageError(
            Problem(code=ProblemCode.OPTION_ALONE, path=("--as-peer",), expected=("--record",))
        )
    questions = _peer_questionnaire(content, record)
    with gather(content, questions, whole, single=single, plain=plain) as rated:
        ratings = Answers(pack=rated.pack, rater=Rater.PEER, skills=rated.skills)
        write_record(content, record, ratings, force=force)
    typer.echo(
        _("Written. Your colleague sets it beside their own with --peer {file}.").format(
            file=record
        ),
        err=True,
    )


def _questionnaire(pack: "Pack", whole: "Answers", *, role: str | None) -> "Questionnaire":
    """The kind of assignment, one's own field, the skills; then examples of what matters most.

    Args:
        whole: What is given already: its quiz answers spare the question for the role.
        role: The value of `--role`, which does so as well.
    """
    from interimkit.cli.questionnaire import Ask, Questionnaire
    from interimkit.domain.quiz import leaning_role
    from interimkit.domain.skills_gap import ALL_ROLES
    from interimkit.model.roles import Roles
    from interimkit.model.skills import Skills

    content = pack.load(Skills)
    named = role or (None if "role" in whole.profile else leaning_role(pack, whole))
    roles = [(kind.id, f"{kind.name}. {kind.in_brief}") for kind in pack.load(Roles).roles]
    fields = [(field.id, field.name) for field in content.disciplines]
    asks = [
        Ask(
            "role", "profile", _("Kind of assignment"),
            _("Which kind of assignment do you want to be ready for?"),
            (*roles, (ALL_ROLES, _("All of them, side by side"))),
            applies=lambda _answers: named is None,
        ),
        Ask(
            "discipline", "profile", _("Your own field"),
            _("Which field do you know best? It is what you are called for first."),
            tuple(fields), optional=True,
        ),
        *(_rating(skill) for skill in content.skills),
        *(_example(pack, skill, role=named) for skill in content.skills),
    ]  # fmt: skip
    intro = _(
        "First {count} skills, each in five descriptions: choose the one in which a colleague "
        "would recognise you, about eight minutes. Then one line of evidence for what matters "
        "most; you may skip it and add it later. --record me.yaml writes your answers to a file "
        "of yours. Nothing leaves this computer."
    )
    return Questionnaire(
        name="skills",
        intro=intro.format(count=len(content.skills)),
        asks=tuple(asks),
    )


def _peer_questionnaire(pack: "Pack", record: str) -> "Questionnaire":
    """The skills of a colleague; one may leave open what one has not seen.

    Args:
        record: The file it is for, for a draft is one colleague's.
    """
    from pathlib import Path
    from zlib import crc32

    from interimkit.cli.questionnaire import Questionnaire
    from interimkit.model.skills import Skills

    content = pack.load(Skills)
    return Questionnaire(
        name=f"skills-peer-{crc32(bytes(Path(record).absolute())):08x}",
        intro=_(
            "Think of the colleague who asked you. {count} skills, each in five descriptions "
            "written as that colleague would say them: choose what you have seen yourself, about "
            "eight minutes. Nothing leaves this computer."
        ).format(count=len(content.skills)),
        asks=tuple(_rating(skill)._replace(optional=True) for skill in content.skills),
    )


def _rating(skill: "Skill") -> "Ask":
    from interimkit.cli.questionnaire import Ask

    text: str = skill.in_brief
    if skill.facets:
        names = _(" and ").join(facet.name for facet in skill.facets)
        weaker = _("Two things in one, {names}: the weaker of the two counts.")
        text += "\n" + weaker.format(names=names)
    options = tuple((str(level), words) for level, words in enumerate(skill.levels))
    return Ask(skill.id, "skills", skill.name, text, options)


def _example(pack: "Pack", skill: "Skill", *, role: str | None) -> "Ask":
    """One line of evidence, asked where the assignment needs most and the rating is high."""
    from interimkit.cli.questionnaire import Ask
    from interimkit.domain.skills_gap import needs_example
    from interimkit.model.answers import LONGEST_NOTE

    def applies(answers: Mapping[str, "Answer"]) -> bool:
        return needs_example(
            pack,
            skill,
            rated=int(answers.get(skill.id, 0)),
            role=role or str(answers.get("role", "")),
            discipline=str(answers.get("discipline", "")),
        )

    text = _("One line that shows it. {hint}").format(hint=skill.evidence_hint)
    return Ask(
        f"{skill.id}.evidence", "evidence", _("{name} (example)").format(name=skill.name), text,
        longest=LONGEST_NOTE, optional=True, applies=applies,
    )  # fmt: skip
