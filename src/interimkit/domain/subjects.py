"""Which kinds of result there are, and which files a pack can hold: found by listing packages."""

from msgspec import Struct

from interimkit import domain, model
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.model.pack import ContentFile


def result_subjects() -> tuple[str, ...]:
    """The subjects that have a result: one a module of this package."""
    from pkgutil import iter_modules

    names = (module.name for module in iter_modules(domain.__path__))
    return tuple(name.replace("_", "-") for name in names if _tagged(name) is not None)


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
    kind = _tagged(subject.replace("-", "_"))
    assert kind is not None
    return kind


def content_files() -> dict[str, type[ContentFile]]:
    """The kinds of file that a pack can hold, by name: one for each model that names a file."""
    from importlib import import_module
    from pkgutil import iter_modules

    for module in iter_modules(model.__path__):
        import_module(f"{model.__name__}.{module.name}")
    return {kind.FILE: kind for kind in sorted(ContentFile.__subclasses__(), key=lambda k: k.FILE)}


def _tagged(module: str) -> type[Struct] | None:
    """The struct of a module that carries the format tag `interimkit.<subject>/<number>`."""
    from importlib import import_module

    prefix = f"interimkit.{module.replace('_', '-')}/"
    for value in vars(import_module(f"{domain.__name__}.{module}")).values():
        if isinstance(value, type) and issubclass(value, Struct):
            tag = value.__struct_config__.tag
            if isinstance(tag, str) and tag.startswith(prefix):
                return value
    return None
