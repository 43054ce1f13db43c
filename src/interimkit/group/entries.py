"""What a table of answers may hold of a pack: a column for each question of each section."""

from enum import StrEnum

from msgspec import Struct

from interimkit.domain.skills_gap import profiles
from interimkit.model.answers import Practice, Rater
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import HIGHEST, Skills
from interimkit.model.workshop import Topic


class Kind(StrEnum):
    """What a column of a table holds, as far as answers go."""

    TEXT = "text"
    WHOLE = "whole"
    REAL = "real"


class Entry(Struct, frozen=True, kw_only=True):
    """One question, and the column that its answers stand in.

    Attributes:
        section: The section of an answers file that it is of; empty for what is beside them.
        id: Its id there.
        options: What can be chosen; none where the answer is a number.
        retired: What could be chosen in an earlier version: the question is open again.
        at_least: The lowest number.
        at_most: The highest.
    """

    section: str
    id: str
    options: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    at_least: int = 0
    at_most: int = 0

    @property
    def column(self) -> str:
        """Its name in a table: `quiz.crisis`."""
        return f"{self.section}.{self.id}" if self.section else self.id


RATER = Entry(section="", id="rater", options=tuple(rater.value for rater in Rater))
"""Whose ratings they are."""

TIME = Entry(section="", id="time", at_least=1, at_most=999)
"""Which filling in of the same person's it is."""


def entries_of(pack: Pack) -> tuple[Entry, ...]:
    """Every column that answers to this pack can have, in the order of an answers file."""
    found: list[Entry] = []
    if pack.has(Quiz):
        quiz = pack.load(Quiz)
        for question in quiz.questions:
            ids = tuple(option.id for option in question.options)
            old = tuple(option.id for option in question.retired)
            found.append(Entry(section="quiz", id=question.id, options=ids, retired=old))
        for check in quiz.checks:
            ids = tuple(option.id for option in check.options)
            most = check.number.at_most if check.number else 0
            ids = () if check.number else ids
            found.append(Entry(section="checks", id=check.id, options=ids, at_most=most))
    if pack.has(Pitfalls):
        practices = tuple(practice.value for practice in Practice)
        found += (
            Entry(section="pitfalls", id=pitfall.id, options=practices)
            for pitfall in pack.load(Pitfalls).pitfalls
        )
    if pack.has(Skills):
        skills = pack.load(Skills)
        if pack.has(Roles):
            found += (
                Entry(section="profile", id=name, options=ids)
                for name, ids in profiles(pack, skills).items()
            )
        found += (Entry(section="skills", id=s.id, at_most=HIGHEST) for s in skills.skills)
    return (*found, RATER, TIME)


def asked_of(pack: Pack, topic: Topic) -> tuple[Entry, ...]:
    """The questions that a group is asked about, of all of a pack's."""
    section = "skills" if topic is Topic.SKILLS else topic.value
    return tuple(entry for entry in entries_of(pack) if entry.section == section)
