"""The diagnoses that a person saved, each worked out again with today's pack."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.advice import QuizVerdict
from interimkit.domain.cite import SourceRef
from interimkit.domain.diagnosis import (
    ReserveInShort,
    StayOrGo,
    cited_by,
    reserve_in_short,
    stay_or_go,
)
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.recalled import Moment, Recalled, moment_of, work_out, work_out_income
from interimkit.domain.result import Result
from interimkit.model.pack import Pack


class RecalledDiagnosis(Struct, frozen=True, kw_only=True):
    """One of them; what it comes to is worked out now, and empty where answers are missing."""

    moment: Annotated[Moment, Meta(description="Which one, and what happened to the pack since")]
    of_this_pack: Annotated[
        bool, Meta(description="Whether it answers the pack in use; if not, nothing is worked out")
    ]
    verdict: Annotated[QuizVerdict | None, Meta(description="The quiz's advice")] = None
    provisional: Annotated[
        bool, Meta(description="Whether what is still open could change that advice")
    ] = False
    points: Annotated[int | None, Meta(description="The quiz's points")] = None
    points_max: Annotated[int | None, Meta(description="The most that there are")] = None
    skills_missing: Annotated[
        int | None,
        Meta(description="Skills below the level asked, where one kind of assignment is meant"),
    ] = None
    role: Annotated[str, Meta(description="The name of that kind; empty where there is none")] = ""
    pitfalls_open: Annotated[
        int | None, Meta(description="Pitfalls that the assignment is exposed to")
    ] = None
    stay_or_go: Annotated[
        StayOrGo | None, Meta(description="Where a rate and a salary were given")
    ] = None
    reserve: Annotated[
        ReserveInShort | None, Meta(description="Where a rate and a cost a month were given")
    ] = None

    def has_money(self) -> bool:
        """Whether either is known."""
        return self.stay_or_go is not None or self.reserve is not None


class SavedHistory(Result, frozen=True, kw_only=True, tag="interimkit.me-history/1"):
    """Every saved diagnosis."""

    diagnoses: Annotated[tuple[RecalledDiagnosis, ...], Meta(description="The oldest first")]
    sources: Annotated[
        tuple[SourceRef, ...], Meta(description="What the money figures rest on, each once")
    ] = ()


def recall_history(pack: Pack, saved: Iterable[Recalled]) -> SavedHistory:
    """Every saved diagnosis, worked out again.

    Args:
        saved: The oldest first.
    """
    worked_out = [
        (one, work_out_income(pack, one.answers) if one.answers else None) for one in saved
    ]
    diagnoses = tuple(_diagnosis(pack, recalled, income) for recalled, income in worked_out)
    with_money = (income for _recalled, income in worked_out if income)
    cited = {source.id: source for income in with_money for source in cited_by(income)}
    return SavedHistory(
        language=pack.language, pack=pack.ref, diagnoses=diagnoses, sources=tuple(cited.values())
    )


def _diagnosis(pack: Pack, recalled: Recalled, income: IncomeOutlook | None) -> RecalledDiagnosis:
    moment = moment_of(pack, recalled)
    if recalled.answers is None:
        return RecalledDiagnosis(moment=moment, of_this_pack=False)
    quiz, skills, audit = work_out(pack, recalled.answers)
    alone = skills.profiles[0] if skills and len(skills.profiles) == 1 else None
    return RecalledDiagnosis(
        moment=moment,
        of_this_pack=True,
        verdict=quiz.verdict if quiz else None,
        provisional=bool(quiz and quiz.provisional),
        points=quiz.fit.points if quiz else None,
        points_max=quiz.fit.points_max if quiz else None,
        skills_missing=alone.missing if alone else None,
        role=alone.name if alone else "",
        pitfalls_open=len(audit.exposures) if audit else None,
        stay_or_go=stay_or_go(income),
        reserve=reserve_in_short(income),
    )
