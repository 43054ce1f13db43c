"""How colleagues see somebody's skills, beside how they see themselves."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct, structs

from interimkit.domain.answered import not_asked
from interimkit.errors import Problem, ProblemCode
from interimkit.model.answers import Answers, Rater
from interimkit.model.skills import HIGHEST, Level, Skill

CONTESTED_FROM = 2
"""From so many levels between colleagues and oneself on, a skill is contested."""

LEVELS = range(HIGHEST + 1)
"""The levels that a rating can have."""


class PeersView(Struct, frozen=True, kw_only=True):
    """What colleagues see of one skill, taken together.

    It is their median, which neither one odd rating nor the number of raters moves far; how far
    the highest lies from the lowest would grow with every rater asked.
    """

    raters: Annotated[int, Meta(ge=0, description="How many colleagues rated it")] = 0
    median: Annotated[
        Decimal | None,
        Meta(description="The median of their ratings, 0 to 4 in halves; null where none rated it"),
    ] = None
    less_own: Annotated[
        Decimal | None,
        Meta(
            description="That median less one's own rating, -4 to 4: below 0 they see less of it "
            "than oneself; null where none rated it"
        ),
    ] = None
    contested: Annotated[bool, Meta(description="Whether that is 2 or more, either way")] = False


class Agreement(Struct, frozen=True, kw_only=True):
    """One skill as several people rate it."""

    skill: Annotated[str, Meta(description="The skill's id")]
    name: Annotated[str, Meta(description="The skill's name")]
    own: Annotated[Level, Meta(description="One's own rating")]
    peers: Annotated[
        tuple[Level | None, ...],
        Meta(description="Each colleague's rating, in the order of their files; null where none"),
    ]
    peers_view: Annotated[PeersView, Meta(description="What they see, taken together")]
    ask_each_other: Annotated[
        str, Meta(description="What to ask each other; empty where it is not contested")
    ]


def see_together(own: int, ratings: Sequence[int | None]) -> PeersView:
    """The median of what colleagues see, and whether it is far from how one sees oneself.

    Args:
        own: One's own level, 0 to 4.
        ratings: A level for each colleague, or nothing where one left it open.

    >>> see_together(4, (1, 2, None))
    PeersView(raters=2, median=Decimal('1.5'), less_own=Decimal('-2.5'), contested=True)
    """
    given = sorted(rating for rating in ratings if rating is not None)
    if not given:
        return PeersView()
    half = len(given) // 2
    median = Decimal(given[half] + given[-half - 1]) / 2  # the middle one, or the middle two
    return PeersView(
        raters=len(given),
        median=median,
        less_own=median - own,
        contested=abs(median - own) >= CONTESTED_FROM,
    )


def compare_views(
    skills: Sequence[Skill], answers: Answers, peers: Sequence[Answers]
) -> tuple[Agreement, ...]:
    """Each skill as oneself and as each colleague rates it, those furthest apart first."""
    compared = [_compare(skill, answers, peers) for skill in skills]
    return tuple(
        sorted(compared, key=lambda a: -abs(a.peers_view.less_own or Decimal(0)))
    )  # stable


def find_wrong_ratings(ratings: Mapping[str, int], skills: Collection[str]) -> Iterator[Problem]:
    """The ratings that are of no skill, or at no level: from Python anything may come."""
    yield from not_asked("skills", ratings, skills)
    for name, level in ratings.items():
        if level not in LEVELS:
            yield Problem(
                code=ProblemCode.NUMBER_RANGE,
                path=("skills", name),
                value=str(level),
                expected=("0", str(HIGHEST)),
            )


def find_wrong_peers(peers: Sequence[Answers], skills: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the ratings of colleagues, one's own among them included."""
    for number, peer in enumerate(peers):
        if peer.rater is not Rater.PEER:
            yield Problem(code=ProblemCode.ANSWERS_OF_SELF, path=("peers", number, "rater"))
        for problem in find_wrong_ratings(peer.skills, skills):
            yield structs.replace(problem, path=("peers", number, *problem.path))


def _compare(skill: Skill, answers: Answers, peers: Sequence[Answers]) -> Agreement:
    own = answers.skills[skill.id]
    ratings = tuple(peer.skills.get(skill.id) for peer in peers)
    view = see_together(own, ratings)
    return Agreement(
        skill=skill.id,
        name=skill.name,
        own=own,
        peers=ratings,
        peers_view=view,
        ask_each_other=skill.ask_each_other if view.contested else "",
    )
