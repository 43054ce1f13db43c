"""A pack's folder, opened in one language: each file is read when it is first asked for."""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from interimkit.content.compose import Composed, Mapping, Sequence, compose
from interimkit.content.convert import Reading, fit
from interimkit.content.read import decode, load_bytes
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.pack import FOLDERS, ContentFile, ContentT, PackInfo, PackRef
from interimkit.model.text import Language, one_line


class OpenPack:
    """A folder of YAML files read in one language, each file when it is first asked for.

    Args:
        folder: Where its files are.
        language: The language wanted; a pack that lacks it is read in its own first one.
        name: The folder as messages call it; without it they show file names alone.
        lacks: The commands that it has no content for, once that has been looked at.

    Raises:
        ContentError: If it is not a folder.
    """

    def __init__(
        self,
        folder: Path,
        *,
        language: Language,
        name: str | None = None,
        lacks: tuple[str, ...] = (),
    ) -> None:
        called = one_line(name or str(folder))
        try:
            found = folder.is_dir() and name != ""
        except OSError:  # a name too long, a parent that may not be searched
            raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=called)) from None
        if not found:
            raise ContentError(Problem(code=ProblemCode.FOLDER_MISSING, file=called or '""'))
        self.folder = folder
        self._name = name or ""
        self._lacks = lacks
        self._loaded: dict[str, ContentFile] = {}
        self._bytes: dict[str, bytes] = {}
        self._composed: dict[str, Composed] = {}
        named = self._declared()
        self.declares_languages = bool(named)
        declared = named or tuple(Language)
        self.reading = Reading(
            language=language if language in declared else declared[0], declared=declared
        )

    @property
    def language(self) -> Language:
        """The language that its texts are given in."""
        return self.reading.language

    @cached_property
    def ref(self) -> PackRef:
        """Name, version, and the digest of every file: name, length and bytes, in order."""
        info = self.load(PackInfo)
        digest = _sha256()
        for file in self.files():
            data = self._read(file)
            digest.update(b"%s\0%d\0" % (os.fsencode(file), len(data)))
            digest.update(data)
        return PackRef(
            name=info.name,
            version=info.version,
            digest=f"sha256:{digest.hexdigest()}",
            lacks=self._lacks,
        )

    def load(self, subject: type[ContentT], name: str = "") -> ContentT:
        """The content of one file, such as `pack.load(Salaries)`.

        Args:
            subject: The kind of file.
            name: Which, of a kind that has a folder.

        Raises:
            ContentError: If the file is missing or does not validate.
        """
        file = subject.file_of(name)
        if file not in self._loaded:
            # Without pack.yaml it is no pack.
            if subject is not PackInfo and not os.path.lexists(self.folder / file):
                raise ContentError(
                    Problem(code=ProblemCode.PACK_FILE_MISSING, file=self.called(file))
                )
            self._loaded[file] = fit(
                self.composed(file), subject, file=self.called(file), reading=self.reading
            )
        return cast("ContentT", self._loaded[file])

    def has(self, subject: type[ContentFile]) -> bool:
        """Whether it has that file at all, or any of that kind, sound or not."""
        if subject.FOLDER:
            return bool(self.names(subject))
        return os.path.lexists(self.folder / subject.FILE)

    def names(self, subject: type[ContentFile]) -> tuple[str, ...]:
        """The names of the files of a kind that has a folder, in order."""
        folder = f"{subject.FOLDER}/"
        files = (file for file in self._listed(subject.FOLDER) if file.endswith(".yaml"))
        return tuple(file.removeprefix(folder).removesuffix(".yaml") for file in files)

    def files(self) -> list[str]:
        """The names of its YAML files, in order; those in the folder of a kind with the folder's.

        Raises:
            ContentError: If a folder cannot be listed.
        """
        return sorted(file for folder in ("", *FOLDERS) for file in self._listed(folder))

    def _listed(self, folder: str) -> list[str]:
        """The YAML files in one of its folders, in order; none where there is no such folder."""
        try:
            names = [entry.name for entry in (self.folder / folder).iterdir()]
        except OSError as error:
            if folder and isinstance(error, FileNotFoundError):
                return []
            name = self.called(folder) if folder else one_line(self._name or str(self.folder))
            raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from None
        found = sorted(name for name in names if name.endswith((".yaml", ".yml")))
        return [f"{folder}/{name}" if folder else name for name in found]

    def called(self, file: str) -> str:
        """A file of this pack as messages call it."""
        return one_line(os.path.join(self._name, file))  # noqa: PTH118 - in the reader's own spelling

    def composed(self, file: str) -> Composed:
        """The data of one of its files, composed once.

        Raises:
            ContentError: If it cannot be read, or is not YAML.
        """
        if file not in self._composed:
            name = self.called(file)
            self._composed[file] = compose(decode(self._read(file), name=name), file=name)
        return self._composed[file]

    def _read(self, file: str) -> bytes:
        """The bytes of one of its files, read once, so that the digest is of what was loaded."""
        if file not in self._bytes:
            self._bytes[file] = load_bytes(self.folder / file, name=self.called(file))
        return self._bytes[file]

    def _declared(self) -> tuple[Language, ...]:
        """The languages that pack.yaml names; none when they cannot be read.

        They are needed before pack.yaml is validated, because its own title is a text.
        """
        try:
            value = self.composed(PackInfo.FILE).value
        except ContentError:  # said, with its place, when the file is loaded
            return ()
        named = value.get("languages") if isinstance(value, Mapping) else None
        return tuple(lang for lang in Language if isinstance(named, Sequence) and lang in named)


def _sha256() -> Any:
    """The hash as `random` loads it, without OpenSSL: that costs more than all that we hash."""
    try:
        if sys.version_info >= (3, 12):  # pragma: no cover
            from _sha2 import sha256
        else:
            from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:  # pragma: no cover - another Python than CPython
        from hashlib import sha256
    return sha256()
