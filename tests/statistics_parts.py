"""Invented groups, of which statistics are tried."""

from collections.abc import Iterator
from random import Random

from interimkit.domain.group import questions_of
from interimkit.domain.statistics_tally import worth_of
from interimkit.group.sheet import Sheet
from interimkit.model.answers import Answers, Practice, Rater
from interimkit.model.pack import Pack
from interimkit.model.workshop import Topic


def quiz_sheets(pack: Pack, *, of: int, seed: int = 0, twice: bool = False) -> list[Sheet]:
    """So many people who answer every question, the second time much as the first."""
    random = Random(seed)  # noqa: S311 - an invented group
    asked = questions_of(pack, Topic.QUIZ)
    found = []
    for number in range(of):
        given = {one.id: random.choice(one.options) for one in asked}
        found.append(_sheet(Answers(quiz=given), person=f"p{number}" if twice else "", time=twice))
        if twice:
            one = random.choice(asked)
            again = {**given, one.id: random.choice(one.options)}
            found.append(_sheet(Answers(quiz=again), person=f"p{number}", time=2))
    return found


def audit_sheets(pack: Pack, *, of: int, seed: int = 0) -> list[Sheet]:
    """So many people who answer every question of the audit."""
    random = Random(seed)  # noqa: S311 - an invented group
    asked = questions_of(pack, Topic.PITFALLS)
    return [
        _sheet(Answers(pitfalls={one.id: Practice(random.choice(one.options)) for one in asked}))
        for _ in range(of)
    ]


def skills_sheets(pack: Pack, *, of: int, seed: int = 0, peers: int = 0) -> list[Sheet]:
    """So many people whose skills have something in common, and what colleagues see of them."""
    random = Random(seed)  # noqa: S311 - an invented group
    asked = questions_of(pack, Topic.SKILLS)
    worth = {one.id: max(worth_of(pack, one).values()) for one in asked}

    def rated(near: dict[str, float]) -> dict[str, int]:
        return {
            name: min(highest, max(0, round(near[name] + random.gauss(0, 0.8))))
            for name, highest in worth.items()
        }

    def sheets() -> Iterator[Sheet]:
        for number in range(of):
            level = random.gauss(2, 0.8)
            true = {name: level + random.gauss(0, 0.7) for name in worth}
            person = f"p{number}" if peers else ""
            yield _sheet(Answers(skills=rated(true)), person=person)
            for _ in range(peers):
                seen = Answers(skills=rated(true), rater=Rater.PEER)
                yield _sheet(seen, person=person)

    return list(sheets())


def _sheet(answers: Answers, *, person: str = "", time: int = 0) -> Sheet:
    return Sheet(file="group.csv", answers=answers, person=person, time=time)
