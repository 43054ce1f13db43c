"""The scoring key of the quiz, published whole."""

from typing import Annotated

from msgspec import Meta

from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.quiz import named_in
from interimkit.domain.result import Result
from interimkit.model.pack import Pack
from interimkit.model.quiz import Bands, Check, Question, Quiz


class QuizKey(Result, frozen=True, kw_only=True, tag="interimkit.quiz-key/1"):
    """The whole scoring key, published."""

    basis: Annotated[str, Meta(description="Who says so where a part names nobody else")]
    questions: Annotated[tuple[Question, ...], Meta(description="Options with their points")]
    bands: Annotated[Bands, Meta(description="Where points turn into a verdict")]
    checks: Annotated[tuple[Check, ...], Meta(description="The checks and their thresholds")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def publish_key(pack: Pack) -> QuizKey:
    """The quiz with everything that a verdict is made from."""
    quiz = pack.load(Quiz)
    return QuizKey(
        language=pack.language,
        pack=pack.ref,
        basis=quiz.basis,
        questions=quiz.questions,
        bands=quiz.bands,
        checks=quiz.checks,
        sources=cite_all(pack, named_in(quiz)),
    )
