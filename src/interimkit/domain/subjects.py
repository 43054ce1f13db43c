"""Which kinds of result there are, and which files a pack can hold: found by listing packages."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from msgspec import Struct

from interimkit import domain, model
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.model.pack import ContentFile


class Appetite(Struct, frozen=True, kw_only=True):
    """The files of a pack that a command reads.

    Attributes:
        command: Which command.
        needs: Without these it says nothing.
        uses: With these it says more.
        instead: With one of these it does without what it needs.
    """

    command: str
    needs: tuple[type[ContentFile], ...]
    uses: tuple[type[ContentFile], ...]
    instead: tuple[type[ContentFile], ...]


def appetites() -> tuple[Appetite, ...]:
    """What each command needs of a pack: a module of this package that names its `NEEDS`.

    It may name its `USES` and what will do `INSTEAD`. What two results of one command need alike,
    one of the two names. A command that is called otherwise than its result is the module's
    `COMMAND`.
    """
    return tuple(
        Appetite(
            command=_command(module),
            needs=module.NEEDS,
            uses=getattr(module, "USES", ()),
            instead=getattr(module, "INSTEAD", ()),
        )
        for module in _modules()
        if hasattr(module, "NEEDS")
    )


def result_subjects() -> tuple[str, ...]:
    """The subjects that have a result: one a module of this package."""
    return tuple(_subject(module) for module in _modules() if _tagged(module) is not None)


def result_kind(subject: str) -> type[Struct]:
    """The kind of result that a subject gives.

    Raises:
        UnknownChoiceError: If no subject is called so.
    """
    subjects = result_subjects()
    if subject not in subjects:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, subject, subjects, path=("subject",))
        )
    kind = _tagged(import_module(f"{domain.__name__}.{subject.replace('-', '_')}"))
    assert kind is not None
    return kind


def content_files() -> dict[str, type[ContentFile]]:
    """The kinds of file that a pack can hold, by name: one for each model that names a file.

    A kind of which a pack has any number goes by its own name, such as `case.yaml`.
    """
    from pkgutil import iter_modules

    for module in iter_modules(model.__path__):
        import_module(f"{model.__name__}.{module.name}")
    return {kind.FILE: kind for kind in sorted(ContentFile.__subclasses__(), key=lambda k: k.FILE)}


def _modules() -> Iterator[ModuleType]:
    from pkgutil import iter_modules

    for found in iter_modules(domain.__path__):
        yield import_module(f"{domain.__name__}.{found.name}")


def _command(module: ModuleType) -> str:
    return str(getattr(module, "COMMAND", _subject(module)))


def _subject(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2].replace("_", "-")


def _tagged(module: ModuleType) -> type[Struct] | None:
    """The struct of a module that carries the format tag `interimkit.<subject>/<number>`."""
    prefix = f"interimkit.{_subject(module)}/"
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Struct):
            tag = value.__struct_config__.tag
            if isinstance(tag, str) and tag.startswith(prefix):
                return value
    return None
