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
from interimkit.model.pack import ContentFile, ContentT, PackInfo, PackRef
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
        self._loaded: dict[type[ContentFile], ContentFile] = {}
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

    def load(self, subject: type[ContentT]) -> ContentT:
        """The content of one file, such as `pack.load(Salaries)`.

        Raises:
            ContentError: If the file is missing or does not validate.
        """
        if subject not in self._loaded:
            if subject is not PackInfo and not self.has(subject):  # without that it is no pack
                file = self.called(subject.FILE)
                raise ContentError(Problem(code=ProblemCode.PACK_FILE_MISSING, file=file))
            self._loaded[subject] = fit(
                self.composed(subject.FILE), subject,
                file=self.called(subject.FILE), reading=self.reading,
            )  # fmt: skip
        return cast("ContentT", self._loaded[subject])

    def has(self, subject: type[ContentFile]) -> bool:
        """Whether it has that file at all, sound or not."""
        return os.path.lexists(self.folder / subject.FILE)

    def files(self) -> list[str]:
        """The names of the YAML files in the pack's folder, in order."""
        try:
            names = [entry.name for entry in self.folder.iterdir()]
        except OSError:
            name = one_line(self._name or str(self.folder))
            raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from None
        return sorted(name for name in names if name.endswith((".yaml", ".yml")))

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
