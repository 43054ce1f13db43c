"""The built-in cases as they are read: short, and no option told apart by its size."""

import re
import textwrap
from collections.abc import Iterator

import pytest
from conftest import DATA

from interimkit.content.open_pack import OpenPack
from interimkit.model.case import Case, Dilemma
from interimkit.model.text import Language

CASES = sorted(path.stem for path in (DATA / "cases").glob("*.yaml"))
LANGUAGES = list(Language)

MOST_WORDS = {
    "opening": 90,
    "dilemma": 55,
    "ask": 14,
    "option": 18,
    "consequence": 35,
    "ending": 60,
    "after": 25,
    "note": 40,
}
SPREAD = 0.35
"""By how much of the longest the options of one dilemma may differ in length."""

COLUMNS, ROWS = 60, 20
"""Of a projector, for a dilemma with its options."""


def case_in(language: Language, name: str) -> Case:
    return OpenPack(DATA, language=language).load(Case, name)


def dilemmas(case: Case) -> Iterator[Dilemma]:
    for moment in case.moments:
        yield from moment.dilemmas


def texts(case: Case) -> Iterator[tuple[str, str]]:
    """Every text that has a limit, with its kind."""
    yield "opening", case.opening
    if case.coach:
        yield "note", case.coach.before
        yield "note", case.coach.after
    for dilemma in dilemmas(case):
        yield "dilemma", dilemma.text
        yield "ask", dilemma.ask
        for option in dilemma.options:
            yield "option", option.text
            for consequence in (*option.now, *option.later):
                yield "consequence", consequence.text
        if notes := dilemma.coach:
            yield "note", notes.ask
            yield "note", notes.evoke
            yield from (("note", known.text) for known in notes.know)
            if notes.elsewhere:
                yield "note", notes.elsewhere
    for ending in case.endings:
        yield "ending", ending.text
    for person in case.after:
        yield from (("after", line.text) for line in person.lines)


def words(text: str) -> int:
    """How many there are; a sign that stands by itself, as in French, is none."""
    return sum(bool(re.search(r"\w", part)) for part in text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_text_of_a_case_is_read_at_a_glance(name: str, language: Language) -> None:
    """Dutch and French take a tenth more words than English for the same thing."""
    seen = list(texts(case_in(language, name)))
    assert {kind for kind, _text in seen} == set(MOST_WORDS)
    room = 1 if language is Language.EN else 1.1
    long = [text for kind, text in seen if words(text) > MOST_WORDS[kind] * room]
    assert not long


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_options_of_a_dilemma_are_alike_in_length(name: str, language: Language) -> None:
    for dilemma in dilemmas(case_in(language, name)):
        options = [option.text for option in dilemma.options]
        for size in (words, len):
            sizes = [size(option) for option in options]
            assert max(sizes) - min(sizes) <= SPREAD * max(sizes), dilemma.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_longest_option_is_not_always_in_the_same_place(name: str, language: Language) -> None:
    places = [
        max(enumerate(dilemma.options), key=lambda each: len(each[1].text))[0]
        for dilemma in dilemmas(case_in(language, name))
    ]
    assert max(places.count(place) for place in set(places)) <= 0.6 * len(places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_dilemma_fits_a_projector(name: str, language: Language) -> None:
    for dilemma in dilemmas(case_in(language, name)):
        paragraphs = [dilemma.text, dilemma.ask]
        options = [f"a  {option.text}" for option in dilemma.options]
        rows = sum(len(textwrap.wrap(text, COLUMNS)) for text in paragraphs)
        rows += sum(len(textwrap.wrap(o, COLUMNS, subsequent_indent="   ")) for o in options)
        # The day, the keys, and four empty rows between.
        assert rows + 6 <= ROWS, dilemma.id
