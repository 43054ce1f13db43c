"""What a form may call the questions and the options of a pack: word for word, in any language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from interimkit.content.open_pack import OpenPack
from interimkit.interview.pitfalls_audit import ask_pitfalls
from interimkit.interview.questionnaire import Ask
from interimkit.interview.quiz import ask_quiz
from interimkit.interview.skills_gap import ask_peer, ask_skills
from interimkit.model.answers import Answers
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import Skills

Given = int | str
"""An option's id, a skill's level, or a number."""

SECTIONS = ("quiz", "checks", "skills", "pitfalls", "profile")
"""The sections of answers that a form can ask about."""


class FormQuestion(Struct, frozen=True, kw_only=True):
    """A question, and every text that answers it.

    Attributes:
        field: Its section and its id.
        name: What it is called, in the language of the pack.
        options: The options that a text may be, by the text made plain.
        at_most: The largest number that answers it; 0 where no number does.
    """

    field: str
    name: str
    options: Mapping[str, frozenset[Given]]
    at_most: int = 0

    def given(self, text: str) -> Given | None:
        """What a text answers; None where it is no option word for word, or more than one."""
        if self.at_most:
            number = text.strip()
            is_number = number.isascii() and number.isdigit() and len(number) < _DIGITS
            return int(number) if is_number and int(number) <= self.at_most else None
        readings = (text, _LETTER.sub("", text, count=1))
        known = (self.options.get(plain(reading)) for reading in readings)
        found = next(filter(None, known), frozenset[Given]())
        return next(iter(found)) if len(found) == 1 else None

    def holds(self, option: Given) -> bool:
        """Whether it is an option of this question, or a level of this skill."""
        return any(option in found for found in self.options.values())

    @property
    def ids(self) -> tuple[str, ...]:
        """The options' ids, or the levels, each once, as they are written."""
        return tuple(dict.fromkeys(str(one) for found in self.options.values() for one in found))


_DIGITS = 8

_LETTER = re.compile(r"\s*[A-Za-z][.):]\s+")
"""What an option begins with that was copied with its letter: `A) `."""


class FormTexts(Struct, frozen=True, kw_only=True):
    """The questions by field, and the fields that a heading may be, by the heading made plain."""

    questions: Mapping[str, FormQuestion]
    headings: Mapping[str, frozenset[str]]

    def fields(self, heading: str) -> frozenset[str]:
        """The questions that a column may be: none, one, or several that are called alike."""
        found = (self.headings.get(plain(reading)) for reading in _readings(heading))
        return next(filter(None, found), frozenset())


_CODE = re.compile(r"\w{1,20}(\[[^\]]{1,40}\])?\s?[.:)]\s+")
"""What a heading begins with in some exports: `Q1. `, `G01Q02[SQ003]. `, `3) `."""

_ROW = re.compile(r"\[([^\]]+)\]\s*$")
"""What a heading ends with where a question is a row of a grid."""


def _readings(heading: str) -> Iterator[str]:
    """The heading; without its code; the row of a grid that it names: the first that is ours."""
    yield heading
    if code := _CODE.match(heading):
        yield heading[code.end() :]
    if row := _ROW.search(heading):
        yield row[1]


_QUOTES = dict.fromkeys(map(ord, "'\"`´‘’‚‛“”„‟«»‹›"))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_AROUND = ".,:;!?-*…"


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    r"""What is left of a text when forms, keyboards and programs have had their way with it.

    Case, spaces and quotation marks do not count, nor what stands before and after the words;
    dashes are alike.

    >>> plain("…Je décide\u00a0: «\u202foui\u202f» !") == plain("je décide: 'OUI'")
    True
    """
    alike = normalize("NFKC", text).translate(_QUOTES | _DASHES).casefold()
    joined = "".join(alike.split())
    return joined.strip(_AROUND) or joined


@lru_cache(maxsize=1)
def form_texts(pack: OpenPack) -> FormTexts:
    """Every text of a pack's questions and options, in all its languages and by its ids.

    Raises:
        ContentError: If a file of the pack cannot be read.
    """
    headings: dict[str, set[str]] = {}
    options: dict[str, dict[str, set[Given]]] = {}
    asks: dict[str, Ask] = {}
    for language in (pack.language, *pack.reading.declared):
        spoken = OpenPack(pack.folder, language=language, name=pack.called("") or None)
        for ask in _asks(spoken):
            field = f"{ask.section}.{ask.entry}"
            asks.setdefault(field, ask)
            for text in _called(ask, field):
                headings.setdefault(plain(text), set()).add(field)
            for text, given in _answered(ask, spoken):
                known = options.setdefault(field, {})
                known.setdefault(plain(text), set()).add(given)
    return FormTexts(
        questions={
            field: FormQuestion(
                field=field, name=ask.name, at_most=ask.at_most,
                options={text: frozenset(found) for text, found in options.get(field, {}).items()},
            )
            for field, ask in asks.items()
        },
        headings={text: frozenset(found) for text, found in headings.items()},
    )  # fmt: skip


def _asks(pack: OpenPack) -> Iterator[Ask]:
    """What the pack asks: of everybody alike, so without notes and examples."""
    language = pack.language
    found: list[Ask] = []
    if pack.has(Quiz):
        found += ask_quiz(pack, quick=False, seed=None, language=language).asks
    if pack.has(Skills):
        has_kinds = pack.has(Roles)
        asked = (
            ask_skills(pack, Answers(), role="", language=language)
            if has_kinds
            else ask_peer(pack, about="", language=language)
        )
        found += asked.asks
    if pack.has(Pitfalls):
        found += ask_pitfalls(pack, language=language).asks
    return (ask for ask in found if ask.section in SECTIONS)


def _called(ask: Ask, field: str) -> Iterable[str]:
    """What a form may have as its heading; of a skill what it is in brief, without what follows."""
    text = ask.text.partition("\n")[0]
    return (field, ask.entry, ask.name, text, f"{ask.name}: {text}", f"{ask.name}. {text}")


def _answered(ask: Ask, pack: OpenPack) -> Iterator[tuple[str, Given]]:
    """The texts of the options and what they give: words, ids, and levels in front of words."""
    for id_, text in ask.options:
        yield text, int(id_) if ask.section == "skills" else id_
        yield id_, int(id_) if ask.section == "skills" else id_
        if ask.section == "skills":
            yield from ((f"{id_}{sign}{plain(text)}", int(id_)) for sign in ("", *"-.:)=,"))
    if (ask.section, ask.entry) == ("profile", "role"):
        yield from ((kind.name, kind.id) for kind in pack.load(Roles).roles)
