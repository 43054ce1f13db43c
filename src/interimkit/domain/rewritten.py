"""Answers to what has been rewritten since: they are asked again, for nobody ever gave them."""

from interimkit.model.answers import Answers
from interimkit.model.quiz import Question, Quiz


def rewritten_since(quiz: Quiz, answers: Answers, *, pack: str) -> dict[str, str]:
    """The questions whose answer is to be asked again, each with the version that rewrote it.

    A retired option is known by its id, whichever version it was chosen in. One that lives on under
    its id is compared with the version that the answers name, where they name this pack.

    Args:
        answers: As they were recorded.
        pack: The name of the pack whose quiz it is now.
    """
    found: dict[str, str] = {}
    for question in quiz.questions:
        option = answers.quiz.get(question.id, "")
        if since := _retired(question, option) or _changed(question, option, answers, pack):
            found[question.id] = since
    return found


def version_numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, which compare as versions do; none where it is no version."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()


def _retired(question: Question, option: str) -> str:
    return next((old.since for old in question.retired if old.id == option), "")


def _changed(question: Question, option: str, answers: Answers, pack: str) -> str:
    """The version in which this option became another, if the answers are older than that."""
    since = next((o.since for o in question.options if o.id == option), None)
    if since is None or answers.pack is None or answers.pack.name != pack:
        return ""
    then = version_numbers(answers.pack.version)
    return since if then and then < version_numbers(since) else ""
