"""Answers files, one a person."""

from interimkit.content.answers import read_answers
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import load_given
from interimkit.errors import ContentError
from interimkit.group.inputs import Input
from interimkit.group.sheet import Sheet, Unread


def read_answers_file(given: Input, pack: OpenPack) -> Sheet | Unread:
    """The sheet in an answers file, or everything that is wrong with it."""
    name = given.name
    try:
        loaded = read_answers(load_given(given.path), pack=pack, name=name)
    except ContentError as error:
        return Unread(problems=error.problems)
    return Sheet(file=name, answers=loaded.answers, asked_again=loaded.asked_again)
