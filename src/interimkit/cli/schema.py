"""`interimkit schema`: what a program or an editor may rely on."""

from collections.abc import Callable, Iterator
from functools import partial
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Destination, command


def _schemas() -> dict[str, Callable[[], bytes]]:
    """What makes each schema: of results, of errors and answers, and of a pack's files by name."""
    from interimkit.content.check import content_files
    from interimkit.domain.subjects import result_kind, result_subjects
    from interimkit.model.answers import Answers
    from interimkit.render.as_json import content_schema, result_schema
    from interimkit.render.error_report import ErrorReport

    results = {subject: result_kind(subject) for subject in result_subjects()}
    files = {"answers": Answers, **content_files()}
    return {
        **{name: partial(result_schema, kind) for name, kind in results.items()},
        "error": partial(result_schema, ErrorReport),
        **{name: partial(content_schema, kind) for name, kind in files.items()},
    }


def _names(incomplete: str) -> Iterator[str]:
    yield from (name for name in _schemas() if name.startswith(incomplete))


SubjectArgument = Annotated[
    str, typer.Argument(metavar=_("SUBJECT"), autocompletion=_names,
                        help=_("The command whose result is described, such as salary; answers, "
                               "error, or a file of a pack, such as quiz.yaml.")),
]  # fmt: skip


@command(
    _("Print the JSON Schema of a command’s result, of an answers file or of a pack’s file."),
    "schema salary",
    "schema answers --output answers.schema.json",
    "schema quiz.yaml",
)
def schema(*, subject: SubjectArgument, destination: Destination) -> None:
    """Parse, call, show; a schema is JSON and nothing else."""
    from interimkit.errors import ProblemCode, UnknownChoiceError
    from interimkit.model.nearest import unknown
    from interimkit.store.output import write

    schemas = _schemas()
    if subject not in schemas:
        code = ProblemCode.CHOICE_UNKNOWN
        raise UnknownChoiceError(unknown(code, subject, schemas, path=("subject",)))
    write(schemas[subject](), **destination._asdict())
