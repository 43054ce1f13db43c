"""JSON Schemas by name: of results, of errors and answers, and of each file of a pack."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from interimkit.domain.subjects import content_files, result_kind, result_subjects
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.answers import Answers
from interimkit.model.export import Export
from interimkit.model.nearest import unknown
from interimkit.render.as_json import content_schema, result_schema
from interimkit.render.error_report import ErrorReport


def schema_names() -> tuple[str, ...]:
    """Subjects, `error`, `answers`, `export`, and files such as `quiz.yaml`."""
    return tuple(_schemas())


def schema_of(
    name: str, *, also: Mapping[str, Callable[[], bytes]] = MappingProxyType({})
) -> bytes:
    """The schema of this name.

    Args:
        also: What makes others, by their names.

    Raises:
        UnknownChoiceError: If nothing is called so, with all that is.
    """
    schemas = {**_schemas(), **also}
    if name not in schemas:
        code = ProblemCode.CHOICE_UNKNOWN
        raise UnknownChoiceError(unknown(code, name, schemas, path=("subject",)))
    return schemas[name]()


def _schemas() -> dict[str, Callable[[], bytes]]:
    return {
        **{name: partial(result_schema, result_kind(name)) for name in result_subjects()},
        "error": partial(result_schema, ErrorReport),
        "answers": partial(content_schema, Answers),
        "export": partial(content_schema, Export),
        **{name: partial(content_schema, kind) for name, kind in content_files().items()},
    }
