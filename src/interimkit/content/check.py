"""A whole pack at once: every file's shape, then what the files say of one another."""

import re
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

import msgspec.inspect as mi
from msgspec import Struct

from interimkit.content.answers import check_example, example_files, example_names
from interimkit.content.compose import Composed, Mapping, Sequence
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.rules import rules
from interimkit.domain.pack import CommandReport, report_commands
from interimkit.domain.subjects import content_files
from interimkit.errors import MAX_PROBLEMS, ContentError, Path, Problem, ProblemCode
from interimkit.model.nearest import nearest
from interimkit.model.pack import ID_PATTERN, OURS, ContentFile, PackInfo, PackRef
from interimkit.model.sources import Sources
from interimkit.model.text import Language


class PackCheck(Struct, frozen=True, kw_only=True):
    """What a check found.

    Attributes:
        ref: Which content it was; None when it cannot be identified.
        files: The YAML files in the folder.
        problems: Every problem, file by file, each in the order of its lines.
        commands: What each command finds, where there is no problem.
    """

    ref: PackRef | None = None
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...]
    commands: tuple[CommandReport, ...] = ()


def check_pack(folder: str | FilePath) -> PackCheck:
    """Checks every file of a pack, then what the files say of one another.

    Args:
        folder: Where its files are; messages call it as it is given here.
    """
    try:
        pack = OpenPack(FilePath(folder), language=Language.EN, name=str(folder))
        files = tuple(pack.files())
    except ContentError as error:
        return PackCheck(problems=error.problems)
    if not pack.declares_languages:
        # Without them every text would be wrong: mend pack.yaml first.
        found = _problems_of(pack, PackInfo)
        told = tuple(p for p in found if p.code is not ProblemCode.TRANSLATION_MISSING)
        return PackCheck(problems=told or found)  # a text lacks no language that was never named
    kinds = content_files()
    known = dict(_known_files(pack, kinds.values()))
    unknown = (file for file in files if file not in known)
    problems: list[Problem] = list(_unknown_files(pack, unknown, kinds))
    facts: list[_Facts] = []
    sound: dict[type[ContentFile], list[str]] = {}
    for file, (kind, name) in known.items():
        if found := _problems_of(pack, kind, name):
            problems.extend(found)
        else:
            sound.setdefault(kind, []).append(name)
        with suppress(ContentError):  # said above: a file that cannot be read states no facts
            facts.append(_Facts(pack.composed(file), kind, file=pack.called(file)))
    problems.extend(_reference_problems(pack, facts))
    problems.extend(_rule_problems(pack, sound))
    missed = {
        pack.called(file)
        for p in problems
        if p.code is ProblemCode.REFERENCE_WITHOUT_FILE
        for file in p.expected
    }  # a file that is not there may be missed by what refers to it and by an example
    problems.extend(p for p in _example_problems(pack) if p.file not in missed)
    return PackCheck(
        ref=_ref(pack),
        files=files,
        problems=tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column))),
        commands=() if problems else report_commands(pack.files()),
    )


def _known_files(
    pack: OpenPack, kinds: Iterable[type[ContentFile]]
) -> Iterator[tuple[str, tuple[type[ContentFile], str]]]:
    """The files that something reads, each with its kind and, of a kind with a folder, its name."""
    there = {PackInfo.FILE, *pack.files()}
    for kind in kinds:
        if kind.FOLDER:
            named = (name for name in pack.names(kind) if re.search(ID_PATTERN, name))
            yield from ((kind.file_of(name), (kind, name)) for name in named)
        elif kind.FILE in there:
            yield kind.FILE, (kind, "")


def _unknown_files(pack: OpenPack, files: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """Files that would never be read, as far as anybody reads on."""
    for count, file in enumerate(files):
        if count == MAX_PROBLEMS:
            limit = (str(MAX_PROBLEMS),)
            yield Problem(
                code=ProblemCode.TOO_MANY, file=pack.called(PackInfo.FILE), expected=limit
            )
            return
        if "/" in file:  # in a folder whose files are all of one kind, it is the name that is wrong
            stem = FilePath(file).stem
            yield Problem(code=ProblemCode.NAME_NO_ID, file=pack.called(file), value=stem)
        else:
            near = nearest(file, known)
            yield Problem(code=ProblemCode.FILE_UNKNOWN, file=pack.called(file), nearest=near)


def _reference_problems(pack: OpenPack, facts: "list[_Facts]") -> Iterator[Problem]:
    """What the files say of one another that is not so."""
    ids: dict[str, set[str]] = {}
    with suppress(ContentError):  # where they cannot be listed, that is said where they are checked
        ids["examples"] = set(example_names(pack))
    for fact in facts:
        for kind, names in fact.ids.items():
            ids.setdefault(kind, set()).update(names)
    absent = {
        kind
        for fact in facts
        for reference in fact.references
        if not ids.keys() & reference.kinds
        for kind in reference.kinds
    }
    for fact in facts:
        yield from fact.placed(islice(fact.problems, MAX_PROBLEMS))
        yield from fact.placed(islice(fact.dangling(ids, absent), MAX_PROBLEMS))
    yield from _without_file(pack, facts, ids, absent)


def _without_file(
    pack: OpenPack, facts: "list[_Facts]", ids: dict[str, set[str]], absent: Container[str]
) -> Iterator[Problem]:
    """A file that is not there: once, where it is first referred to, not at every reference.

    A name that several such files could hold names them all. Where the sources are among them,
    the nearest thing to write is that it is one's own judgement, which asks for no file.
    """
    file_of = {
        field: file
        for file, kind in content_files().items()
        if not kind.FOLDER and file not in pack.files()
        for field in kind.__struct_fields__
        if field in absent
    }
    said: set[str] = set()
    for fact in facts:
        for reference in fact.references:
            missed = reference.missed(ids, absent)
            files = tuple(file_of[kind] for kind in missed if kind in file_of)
            if files and said.isdisjoint(files):
                said.update(files)
                problem = Problem(
                    code=ProblemCode.REFERENCE_WITHOUT_FILE, path=reference.path,
                    of_name=reference.is_key, value=reference.name, expected=files,
                    nearest=OURS if Sources.FILE in files else "",
                )  # fmt: skip
                yield from fact.placed((problem,))


def _rule_problems(pack: OpenPack, sound: dict[type[ContentFile], list[str]]) -> Iterator[Problem]:
    """What is wrong beyond the shape of files, where all that a rule reads is sound.

    Args:
        sound: The kinds of file that are, each with the names of its files where it has a folder.
    """
    for rule in rules():
        kind, *others = rule.files
        for name in sound.get(kind, ()) if all(other in sound for other in others) else ():
            file = kind.file_of(name)
            value, at, _ = pack.composed(file)
            found = rule.problems(pack, name) if kind.FOLDER else rule.problems(pack)
            yield from place(islice(found, MAX_PROBLEMS), value, file=pack.called(file), at=at)


def _example_problems(pack: OpenPack) -> Iterator[Problem]:
    """What the examples answer that nothing asks, and examples that nobody could ask for."""
    try:
        names = example_names(pack)
        files = set(example_files(pack)) - {f"{name}.yaml" for name in names}
    except ContentError as error:
        yield from error.problems
        return
    for file in islice(sorted(files), MAX_PROBLEMS):
        called = pack.called(f"examples/{file}")
        yield Problem(code=ProblemCode.EXAMPLE_NAME, file=called, value=FilePath(file).stem)
    missing: dict[str, Problem] = {}
    for name in names:
        try:
            check_example(pack, name)
        except ContentError as error:
            # What is wrong with the questions themselves has been said, unless they are not there.
            yield from (p for p in error.problems if p.file == pack.called(f"examples/{name}.yaml"))
            missing |= {
                p.file: Problem(code=ProblemCode.FILE_MISSING, file=p.file)
                for p in error.problems
                if p.code is ProblemCode.PACK_FILE_MISSING
            }
    yield from missing.values()


def _problems_of(pack: OpenPack, kind: type[ContentFile], name: str = "") -> tuple[Problem, ...]:
    try:
        pack.load(kind, name)
    except ContentError as error:
        return error.problems
    return ()


def _ref(pack: OpenPack) -> PackRef | None:
    try:
        return pack.ref
    except ContentError:  # among the problems already
        return None


class _Reference(Struct, frozen=True, kw_only=True):
    """A name that should be an id, of one of these kinds, which some file of the pack defines."""

    kinds: tuple[str, ...]
    name: str
    path: Path
    is_key: bool

    def known(self, ids: dict[str, set[str]]) -> set[str]:
        """All that it could be."""
        return {id_ for kind in self.kinds for id_ in ids.get(kind, ())}

    def missed(self, ids: dict[str, set[str]], absent: Container[str]) -> tuple[str, ...]:
        """The absent kinds that it may be of; none where it is an id that is there, or nearly one.

        Args:
            ids: By kind, those that the pack defines.
            absent: The kinds whose file is not there.
        """
        kinds = tuple(kind for kind in self.kinds if kind in absent)
        if not kinds:  # as in every pack that is whole
            return ()
        known = self.known(ids)
        return () if self.name in known or nearest(self.name, sorted(known)) else kinds


class _Facts:
    """What one file defines and refers to, read from its data and its types side by side.

    It looks only where both agree: what does not fit its type is the loader's to report, so a
    file with mistakes still states the ids that it does define.
    """

    def __init__(self, composed: Composed, kind: type[ContentFile], *, file: str) -> None:
        self.ids: dict[str, set[str]] = {}
        self.references: list[_Reference] = []
        self.problems: list[Problem] = []
        self._composed = composed
        self._file = file
        self._look(composed.value, (), mi.type_info(kind))

    def dangling(self, ids: dict[str, set[str]], absent: Container[str]) -> Iterator[Problem]:
        """Its references to ids that no file of the pack defines.

        Args:
            absent: The kinds whose file is not there, which is said by itself.
        """
        for reference in self.references:
            known = reference.known(ids)
            if reference.name not in known and not reference.missed(ids, absent):
                yield Problem(
                    code=ProblemCode.REFERENCE_UNKNOWN, path=reference.path,
                    of_name=reference.is_key, kind=", ".join(reference.kinds),
                    value=reference.name, nearest=nearest(reference.name, sorted(known)),
                )  # fmt: skip

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems where they stand in its file."""
        return place(problems, self._composed.value, file=self._file, at=self._composed.at)

    def _look(self, value: Any, path: Path, kind: Any, *, is_key: bool = False) -> None:
        match kind:
            case mi.Metadata(type=inner, extra=extra):
                if isinstance(value, str) and extra and "refers_to" in extra and value != OURS:
                    to = extra["refers_to"]
                    kinds = (to,) if isinstance(to, str) else to
                    self.references.append(
                        _Reference(kinds=kinds, name=value, path=path, is_key=is_key)
                    )
                self._look(value, path, inner, is_key=is_key)
            case mi.UnionType(types=types):
                for inner in types:
                    self._look(value, path, inner, is_key=is_key)
            case mi.DictType() if isinstance(value, Mapping):
                self._look_in_dict(value, path, kind)
            case mi.VarTupleType() if isinstance(value, Sequence):
                self._look_in_list(value, path, kind.item_type)
            case mi.StructType() if isinstance(value, Mapping):
                self._look_in_struct(value, path, kind)

    def _look_in_list(self, value: Sequence, path: Path, item: Any) -> None:
        if not isinstance(item, mi.CustomType):  # texts are no ids
            self._define(value, path)
        for number, part in enumerate(value):
            self._look(part, (*path, number), item)

    def _look_in_struct(self, value: Mapping, path: Path, kind: Any) -> None:
        self._compare_ends(value, path)
        for field in kind.fields:
            if (key := field.encode_name) in value:
                self._look(value[key], (*path, key), field.type)

    def _look_in_dict(self, value: Mapping, path: Path, kind: Any) -> None:
        for key, part in value.items():
            self._look(key, (*path, key), kind.key_type, is_key=True)
            self._look(part, (*path, key), kind.value_type)

    def _define(self, items: Sequence, path: Path) -> None:
        """The ids of a list: unique within it, and known to the pack under the list's name."""
        seen: dict[str, Path] = {}
        for number, item in enumerate(items):
            id_ = item.get("id") if isinstance(item, Mapping) else item
            if not isinstance(id_, str):
                continue
            here = (*path, number, "id") if isinstance(item, Mapping) else (*path, number)
            if (first := seen.setdefault(id_, here)) != here:
                self.problems.append(
                    Problem(code=ProblemCode.ID_DUPLICATE, path=here, value=id_, first=first)
                )
            if isinstance(item, Mapping):  # a list of bare ids refers to them
                self.ids.setdefault(str(path[-1]), set()).add(id_)

    def _compare_ends(self, value: Mapping, path: Path) -> None:
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
                    Problem(
                        code=ProblemCode.RANGE_REVERSED, path=(*path, end),
                        value=str(high), expected=(str(low),),
                    )
                )  # fmt: skip
