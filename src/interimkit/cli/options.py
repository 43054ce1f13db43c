"""The options that questionnaires share, and how options complete."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from gettext import gettext as _
from typing import Annotated, Any

import typer

PeerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--peer",
        metavar=_("FILE"),
        help=_("A colleague’s ratings of you, to set beside yours; may be repeated."),
    ),
]
AnswersOption = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar=_("FILE"),
        help=_("Take the answers from this file, or an answer code; - is standard input."),
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help=_("Ask line by line; nothing is redrawn."))
]
GoOnOption = Annotated[
    bool,
    typer.Option("--go-on", help=_("Ask what is still open, also what may be left open.")),
]
KeptOption = Annotated[
    bool, typer.Option("--kept", help=_("Take the answers that you keep on this computer."))
]
FreshOption = Annotated[
    bool, typer.Option("--fresh", help=_("Ask without offering the answers that you keep."))
]
RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar=_("FILE"),
        help=_("Write the answers to this file as well; with --force also to one that exists."),
    ),
]


def complete(
    list_ids: Callable[[Any], Iterable[str]],
) -> Callable[[typer.Context, str], Iterator[str]]:
    """Completes ids of the pack in use; ids alone, for a shell may evaluate what it is given.

    Args:
        list_ids: The ids, given the pack.
    """

    def matching(ctx: typer.Context, incomplete: str) -> Iterator[str]:
        from interimkit.content.pack import load_pack
        from interimkit.errors import ContentError

        with suppress(ContentError):  # the command itself will say what is wrong
            ids = list_ids(load_pack(ctx.params.get("pack")))
            yield from (id_ for id_ in ids if id_.startswith(incomplete))

    return matching


def complete_ids(where: str, *also: str) -> Callable[[typer.Context, str], Iterator[str]]:
    """Completes the ids of one list of one file of the pack in use.

    Args:
        where: Module, kind of file and list, such as `career.Career.topics`.
        also: What is possible beside the ids.
    """
    module, kind, entries = where.split(".")

    def ids(pack: Any) -> Iterator[str]:
        from importlib import import_module

        content = pack.load(getattr(import_module(f"interimkit.model.{module}"), kind))
        yield from (entry.id for entry in getattr(content, entries))
        yield from also

    return complete(ids)


def complete_values(where: str, *, but: str = "") -> Callable[[str], Iterator[str]]:
    """Completes the values of an enumeration.

    Args:
        where: Module and name, such as `claims.Verdict`.
        but: A value that nobody gives.
    """
    module, name = where.split(".")

    def matching(incomplete: str) -> Iterator[str]:
        from importlib import import_module

        values = getattr(import_module(f"interimkit.model.{module}"), name)
        yield from (value for value in values if value.startswith(incomplete) and value != but)

    return matching


def _examples(pack: Any) -> Iterable[str]:
    from interimkit.content.answers import example_names

    return example_names(pack)


def _answers(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """What a questionnaire can be told: `crisis=secure-cash`, or `reserve-months=` and a number."""
    from interimkit.cli import language
    from interimkit.model.answers import Answers

    def told(pack: Any) -> Iterator[str]:
        match ctx.info_name:
            case "diagnose":
                from interimkit.interview.diagnose import ask_diagnosis

                asked = ask_diagnosis(pack, role=None, seed=None, language=language.current())
            case "quiz":
                from interimkit.interview.quiz import ask_quiz

                asked = ask_quiz(pack, quick=False, seed=0, language=language.current())
            case "pitfalls":
                from interimkit.interview.pitfalls_audit import ask_pitfalls

                asked = ask_pitfalls(pack, language=language.current())
            case "case":
                from interimkit.interview.case import ask_case
                from interimkit.model.case import Case

                named = ctx.params.get("case") or next(iter(pack.names(Case)))
                asked = ask_case(pack, named, in_words=True, language=language.current())
            case _:
                from interimkit.interview.skills_gap import ask_skills

                asked = ask_skills(pack, Answers(), role=None, language=language.current())
        for ask in asked.asks:
            yield from (f"{ask.id}={id_}" for id_, _text in ask.options or (("", ""),))

    yield from complete(told)(ctx, incomplete)


ExampleOption = Annotated[
    str | None,
    typer.Option(
        "--example",
        metavar=_("NAME"),
        autocompletion=complete(_examples),
        help=_("Take the answers of an invented person."),
    ),
]
AnswerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar=_("QUESTION=ANSWER"),
        autocompletion=_answers,
        help=_("One answer; may be repeated."),
    ),
]
