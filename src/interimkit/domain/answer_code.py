"""Answers to a quiz as a code short enough to type from paper: `ABDCA-K7Q`."""

import re
from collections.abc import Mapping
from hashlib import sha256

from msgspec import json

from interimkit.domain.group import questions_of
from interimkit.domain.letters import read_letters, to_letters
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.pack import Pack
from interimkit.model.quiz import Quiz
from interimkit.model.text import one_line
from interimkit.model.workshop import Topic

_SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""What nobody takes for another sign on paper, and no word is made of."""

_ENDING = 3
"""Signs at its end: enough to tell 21,952 quizzes apart, and few enough to print after a blank."""

_CODE = re.compile(rf"[A-Za-z-]+-[0-9A-Za-z]{{{_ENDING}}}", re.ASCII)


def code_ending(pack: Pack) -> str:
    """What the code of this quiz ends in: the same until an option offers something else.

    It knows the ids of questions and options, their order, and the version that last gave an option
    another meaning; not their words, so that a mended comma changes nothing.
    """
    told = [
        pack.ref.name,
        *(
            (question.id, [(option.id, option.since) for option in question.options])
            for question in pack.load(Quiz).questions
        ),
    ]
    left = int.from_bytes(sha256(json.encode(told)).digest())
    found = ""
    for _ in range(_ENDING):
        left, place = divmod(left, len(_SIGNS))
        found += _SIGNS[place]
    return found


def answer_code(pack: Pack, chosen: Mapping[str, str]) -> str:
    """The answers as a code; what is unanswered stays open in it.

    Args:
        chosen: By question, the option.
    """
    return f"{to_letters(questions_of(pack, Topic.QUIZ), chosen)}-{code_ending(pack)}"


def could_be_code(text: str) -> bool:
    """Whether somebody may have meant a code by it, rather than a file.

    >>> could_be_code("abdca-k7q"), could_be_code("answers.yaml"), could_be_code("-")
    (True, False, False)
    """
    return _CODE.fullmatch(text) is not None


def read_code(pack: Pack, code: str) -> Answers:
    """The answers that a code holds, as given to this pack.

    Args:
        code: In capitals or not.

    Raises:
        UsageError: If it was made for other questions, or a letter is no option's.
    """
    letters, _, ending = code.rpartition("-")
    if ending.upper() != code_ending(pack):
        raise UsageError(
            Problem(
                code=ProblemCode.CODE_OF_ANOTHER,
                value=one_line(code, most=80),
                expected=(code_ending(pack),),
            )
        )
    chosen = read_letters(letters, questions_of(pack, Topic.QUIZ))
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    return Answers(pack=ref, quiz=chosen)
