"""What a pack is: its own description, and how the layers above it ask for its files."""

from datetime import date
from typing import Annotated, ClassVar, Protocol, TypeVar

from msgspec import Meta, Struct

from interimkit.model.text import Language, Text

# In Python `$` also matches before a last line break; the look-ahead forbids it.
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"

Id = Annotated[
    str,
    Meta(
        pattern=ID_PATTERN,
        max_length=60,
        description="Lower-case words and digits joined by hyphens; never translated, never reused",
    ),
]
OURS = "toolkit"
"""The source that is a pack's own judgement; it needs no entry in sources.yaml."""

SourceId = Annotated[
    Id,
    Meta(
        description="Who says it: an id of sources.yaml, or `toolkit` for our own judgement",
        extra={"refers_to": "sources"},
    ),
]
ClaimId = Annotated[Id, Meta(description="An id of claims.yaml", extra={"refers_to": "claims"})]
RoleId = Annotated[Id, Meta(description="An id of roles.yaml", extra={"refers_to": "roles"})]
QuestionId = Annotated[
    Id, Meta(description="An id of the quiz's questions", extra={"refers_to": "questions"})
]
PitfallId = Annotated[
    Id, Meta(description="An id of pitfalls.yaml", extra={"refers_to": "pitfalls"})
]
ExampleId = Annotated[
    Id,
    Meta(
        description="The name of a file of examples/, without .yaml",
        extra={"refers_to": "examples"},
    ),
]
SkillId = Annotated[Id, Meta(description="An id of skills.yaml", extra={"refers_to": "skills"})]
Country = Annotated[
    str,
    Meta(
        pattern=r"^[A-Z]{2}$(?!\n)",
        examples=["BE"],
        description="ISO 3166-1 alpha-2 code, such as BE",
    ),
]
Currency = Annotated[
    str,
    Meta(pattern=r"^[A-Z]{3}$(?!\n)", examples=["EUR"], description="ISO 4217 code, such as EUR"),
]


Version = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$(?!\n)",
        examples=["1.0.0"],
        description="Three numbers, such as 1.0.0",
    ),
]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of content; an unknown field in it is a mistake, not an extension."""


FOLDERS = ("cases",)
"""The folders of a pack that hold files of one kind, any number of them."""


class ContentFile(Part, frozen=True, kw_only=True):
    """The root of one file of a pack.

    A subclass names its file once, as in `class Salaries(ContentFile): FILE = "salaries.yaml"`.
    The pack check, the editor schemas and the tests find the subclasses by listing this package.
    A pack has one file of a kind, or any number of them in the kind's `FOLDER`, each named by an
    id: `FILE` is then what the kind itself is called.
    """

    FILE: ClassVar[str]
    FOLDER: ClassVar[str] = ""

    @classmethod
    def file_of(cls, name: str = "*") -> str:
        """Where it is in a pack; of a kind with a folder, the file of that name."""
        return f"{cls.FOLDER}/{name}.yaml" if cls.FOLDER else cls.FILE


class PackInfo(ContentFile, frozen=True, kw_only=True):
    """pack.yaml: what the pack is called, and the languages that every text of it has."""

    FILE: ClassVar[str] = "pack.yaml"

    name: Annotated[Id, Meta(description="The pack's name")]
    version: Annotated[
        Version,
        Meta(description="Raise it when content changes: three numbers, such as 1.0.0"),
    ]
    languages: Annotated[
        tuple[Language, ...],
        Meta(min_length=1, max_length=3, description="The languages that every text is given in"),
    ]
    title: Annotated[Text, Meta(description="What the pack is about, in one line")]
    updated: Annotated[date, Meta(description="When its content last changed")]


class PackRef(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which content a result was made from."""

    name: Annotated[str, Meta(description="The pack's name")]
    version: Annotated[str, Meta(description="The pack's version")]
    digest: Annotated[str, Meta(description="sha256 of all the pack's files, names included")]
    lacks: Annotated[
        tuple[str, ...], Meta(description="The commands that it has no content for")
    ] = ()


ContentT = TypeVar("ContentT", bound=ContentFile)


class Pack(Protocol):
    """A pack opened in one language; it reads a file when that file is first asked for."""

    @property
    def ref(self) -> PackRef:
        """Name, version and digest."""
        ...

    @property
    def language(self) -> Language:
        """The language that its texts are given in."""
        ...

    def load(self, subject: type[ContentT], name: str = "") -> ContentT:
        """The content of one file, such as `pack.load(Salaries)`; of a folder, the one named."""
        ...

    def has(self, subject: type[ContentFile]) -> bool:
        """Whether it has that file at all: a pack holds the files that it needs."""
        ...

    def names(self, subject: type[ContentFile]) -> tuple[str, ...]:
        """The names of the files of a kind that has a folder, in order."""
        ...
