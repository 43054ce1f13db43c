"""A whole pack at once: every file's shape, then what the files say of one another."""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import msgspec.inspect as mi
from msgspec import Struct

from interimkit import model
from interimkit.content.answers import check_example, example_names
from interimkit.content.compose import Mapping, Position, Sequence, compose
from interimkit.content.open_pack import OpenPack
from interimkit.content.quiz_rules import quiz_problems
from interimkit.content.salary_rules import salary_problems
from interimkit.content.skills_rules import skills_problems
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode
from interimkit.model.nearest import nearest
from interimkit.model.pack import ContentFile, PackInfo, PackRef
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills
from interimkit.model.text import Language


def content_files() -> dict[str, type[ContentFile]]:
    """The kinds of file that a pack can hold, by name: one for each model that names a file."""
    for module in iter_modules(model.__path__):
        import_module(f"{model.__name__}.{module.name}")
    return {kind.FILE: kind for kind in sorted(ContentFile.__subclasses__(), key=lambda k: k.FILE)}


class PackCheck(Struct, frozen=True, kw_only=True):
    """What a check found.

    Attributes:
        ref: Which content it was; None when it cannot be identified.
        files: The YAML files in the folder.
        problems: Every problem, file by file, each in the order of its lines.
    """

    ref: PackRef | None = None
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...]


def check_pack(folder: str | Path) -> PackCheck:
    """Checks every file of a pack, then what the files say of one another.

    Args:
        folder: Where its files are; messages call it as it is given here.
    """
    try:
        pack = OpenPack(Path(folder), language=Language.EN, name=str(folder))
    except ContentError as error:
        return PackCheck(problems=error.problems)
    if not pack.declares_languages:
        # Without them every text would be wrong: mend pack.yaml first.
        return PackCheck(problems=_problems_of(pack, PackInfo))
    kinds = content_files()
    problems: list[Problem] = []
    facts: list[_Facts] = []
    for file in sorted({PackInfo.FILE, *pack.files()}):
        called = pack.called(file)
        if file not in kinds:
            problems.append(
                Problem(code=ProblemCode.FILE_UNKNOWN, file=called, nearest=nearest(file, kinds))
            )
            continue
        problems.extend(_problems_of(pack, kinds[file]))
        with suppress(ContentError):  # said above: a file that cannot be read states no facts
            facts.append(_Facts.of(pack.text_of(file), kinds[file], file=called))
    problems.extend(_reference_problems(pack, facts))
    problems.extend(_quiz_problems(pack))
    problems.extend(_skills_problems(pack))
    problems.extend(_salary_problems(pack))
    problems.extend(_example_problems(pack))
    return PackCheck(
        ref=_ref(pack),
        files=tuple(pack.files()),
        problems=tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column))),
    )


def _reference_problems(pack: OpenPack, facts: "list[_Facts]") -> Iterator[Problem]:
    """What the files say of one another that is not so."""
    ids: dict[str, set[str]] = {}
    for fact in facts:
        for kind, names in fact.ids.items():
            ids.setdefault(kind, set()).update(names)
    absent: set[str] = set()
    for fact in facts:
        yield from fact.problems[:MAX_PROBLEMS]
        yield from islice(fact.dangling(ids), MAX_PROBLEMS)
        absent.update(kind for kind, _name, _at in fact.references if kind not in ids)
    # A file that is not there is said once, not at every reference to it.
    files = pack.files()
    for kind in sorted(absent):
        if f"{kind}.yaml" not in files:
            called = pack.called(f"{kind}.yaml")
            yield Problem(code=ProblemCode.FILE_MISSING, file=called)


def _quiz_problems(pack: OpenPack) -> Iterator[Problem]:
    """What the quiz says that no shape shows, once its shape is sound."""
    if Quiz.FILE not in pack.files() or _problems_of(pack, Quiz):
        return
    file = pack.called(Quiz.FILE)
    value, _at, _problems = compose(pack.text_of(Quiz.FILE), file=file)
    yield from quiz_problems(pack.load(Quiz), value, file=file)


def _skills_problems(pack: OpenPack) -> Iterator[Problem]:
    """What the skills lack for the roles, once the shape of both is sound."""
    if {Skills.FILE, Roles.FILE} - set(pack.files()):
        return
    if _problems_of(pack, Skills) or _problems_of(pack, Roles):
        return
    file = pack.called(Skills.FILE)
    value, _at, _problems = compose(pack.text_of(Skills.FILE), file=file)
    roles = tuple(role.id for role in pack.load(Roles).roles)
    yield from skills_problems(pack.load(Skills).skills, value, file=file, roles=roles)


def _salary_problems(pack: OpenPack) -> Iterator[Problem]:
    """What the money commands could not work with, once the shape of it is sound."""
    if Salaries.FILE not in pack.files() or _problems_of(pack, Salaries):
        return
    file = pack.called(Salaries.FILE)
    value, _at, _problems = compose(pack.text_of(Salaries.FILE), file=file)
    yield from salary_problems(pack.load(Salaries), value, file=file)


def _example_problems(pack: OpenPack) -> Iterator[Problem]:
    """What the examples answer that nothing asks."""
    missing: dict[str, Problem] = {}
    for name in example_names(pack):
        try:
            check_example(pack, name)
        except ContentError as error:
            # What is wrong with the questions themselves has been said, unless they are not there.
            yield from (p for p in error.problems if p.file == pack.called(f"examples/{name}.yaml"))
            missing |= {p.file: p for p in error.problems if p.code is ProblemCode.FILE_MISSING}
    yield from missing.values()


def _problems_of(pack: OpenPack, kind: type[ContentFile]) -> tuple[Problem, ...]:
    try:
        pack.load(kind)
    except ContentError as error:
        return error.problems
    return ()


def _ref(pack: OpenPack) -> PackRef | None:
    try:
        return pack.ref
    except ContentError:  # among the problems already
        return None


class _Facts:
    """What one file defines and refers to, read from its data and its types side by side.

    It looks only where both agree: what does not fit its type is the loader's to report, so a
    file with mistakes still states the ids that it does define.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.ids: dict[str, set[str]] = {}
        self.references: list[tuple[str, str, Position]] = []
        self.problems: list[Problem] = []

    @classmethod
    def of(cls, text: str, kind: type[ContentFile], *, file: str) -> "_Facts":
        """The facts of a file.

        Raises:
            ContentError: If it is not YAML.
        """
        facts = cls(file)
        value, at, _ = compose(text, file=file)
        facts._look(value, at, mi.type_info(kind))
        return facts

    def dangling(self, ids: dict[str, set[str]]) -> Iterator[Problem]:
        """Its references to ids that no file of the pack defines."""
        for kind, name, at in self.references:
            known = ids.get(kind)
            if known is not None and name not in known:
                yield self._problem(
                    ProblemCode.REFERENCE_UNKNOWN, at, field=kind, value=name,
                    nearest=nearest(name, sorted(known)),
                )  # fmt: skip

    def _look(self, value: Any, at: Position, kind: Any, *, name: str = "") -> None:
        match kind:
            case mi.Metadata(type=inner, extra=extra):
                if isinstance(value, str) and extra and "refers_to" in extra:
                    self.references.append((extra["refers_to"], value, at))
                self._look(value, at, inner, name=name)
            case mi.UnionType(types=types):
                for inner in types:
                    self._look(value, at, inner, name=name)
            case mi.DictType() if isinstance(value, Mapping):
                self._look_in_dict(value, kind)
            case mi.VarTupleType() if isinstance(value, Sequence):
                self._look_in_list(value, kind.item_type, name=name)
            case mi.StructType() if isinstance(value, Mapping):
                self._look_in_struct(value, kind)

    def _look_in_list(self, value: Sequence, item: Any, *, name: str) -> None:
        if not isinstance(item, mi.CustomType):  # texts are no ids
            self._define(value, name)
        for part, part_at in zip(value, value.item_at, strict=True):
            self._look(part, part_at, item)

    def _look_in_struct(self, value: Mapping, kind: Any) -> None:
        self._compare_ends(value)
        for field in kind.fields:
            if (key := field.encode_name) in value:
                self._look(value[key], value.value_at[key], field.type, name=key)

    def _look_in_dict(self, value: Mapping, kind: Any) -> None:
        for key, part in value.items():
            self._look(key, value.key_at[key], kind.key_type)
            self._look(part, value.value_at[key], kind.value_type)

    def _define(self, items: Sequence, name: str) -> None:
        """The ids of a list: unique within it, and known to the pack under the list's name."""
        seen: dict[str, Position] = {}
        for item, item_at in zip(items, items.item_at, strict=True):
            id_ = item.get("id") if isinstance(item, Mapping) else item
            if not isinstance(id_, str):
                continue
            at = item.value_at["id"] if isinstance(item, Mapping) else item_at
            if id_ in seen:
                line, column = seen[id_]
                self.problems.append(
                    self._problem(
                        ProblemCode.ID_DUPLICATE, at, value=id_, expected=(f"{line}:{column}",)
                    )
                )
            seen.setdefault(id_, at)
            if isinstance(item, Mapping):  # a list of bare ids refers to them
                self.ids.setdefault(name, set()).add(id_)

    def _compare_ends(self, value: Mapping) -> None:
        """A range that is given as `…_from` and `…_to` runs upwards."""
        for key, low in value.items():
            end = f"{key.removesuffix('_from')}_to"
            high = value.get(end)
            if (
                key.endswith("_from")
                and type(low) is type(high) is int  # a bool is one to isinstance
                and low > high
            ):
                self.problems.append(
                    self._problem(
                        ProblemCode.RANGE_REVERSED, value.value_at[end],
                        field=end, value=str(high), expected=(str(low),),
                    )
                )  # fmt: skip

    def _problem(
        self, code: ProblemCode, at: Position, *, value: str, field: str = "",
        expected: tuple[str, ...] = (), nearest: str = "",
    ) -> Problem:  # fmt: skip
        return Problem(
            code=code, file=self.file, line=at[0], column=at[1],
            field=field, value=value, expected=expected, nearest=nearest,
        )  # fmt: skip
