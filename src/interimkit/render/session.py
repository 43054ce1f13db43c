"""What the command line said that a command on a page says again, so that it gives the same."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from interimkit.render.page import Fill, Link, Page
from interimkit.render.shell import join

NodeT = TypeVar("NodeT")

ANSWER = "--answer"
"""The one that gives a single answer."""
LONGEST = 195
"""Characters of a command and its words that three rows of 80 columns hold, beside a label."""

KEPT = "--kept"
"""The one of them that has no value: the answers are those that are kept."""
SOURCES = {ANSWER, "--answers", "--example", KEPT}
"""Where the answers come from, which a file that has them all takes the place of."""


class Session(Struct, frozen=True, kw_only=True):
    """Options as given, to give again.

    Attributes:
        everywhere: Those of every command, such as `--lang nl`.
        pack: Those of every command that is about a pack's content, such as `--pack my-pack`.
        answers: Those that say where the answers came from, or where they were written.
        from_file: The same from a file, where somebody writes that first.
        first: Says how to write it, before `{then}`, which is the step itself.
    """

    everywhere: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    from_file: tuple[str, ...] = ()
    first: str = "{then}"


NO_SESSION = Session()
"""Nothing to say again."""


def carry(page: Page, session: Session) -> Page:
    """The page with these options in every command on it, before any layout sees it."""
    return page if session == NO_SESSION else _carried(page, session)


def _carried(node: NodeT, session: Session) -> NodeT:
    if isinstance(node, Link):
        return _linked(node, session)  # type: ignore[return-value]
    if isinstance(node, tuple):
        return tuple(_carried(part, session) for part in node)  # type: ignore[return-value]
    if isinstance(node, Struct):
        fields = {name: getattr(node, name) for name in node.__struct_fields__}
        changed = {name: _carried(value, session) for name, value in fields.items()}
        return replace(node, **changed)
    return node


def _linked(link: Link, session: Session) -> Link:
    """The link with these options; answers that make it too long are to be written down first."""
    pack = session.pack if link.of_pack else ()
    if not link.with_answers:
        return replace(link, arguments=(*link.arguments, *pack, *session.everywhere))
    answers = _but(session.answers, link.arguments)
    arguments = (*answers, *link.arguments, *pack, *session.everywhere)
    typed = join([link.command, *(word for word in arguments if isinstance(word, str))])
    long = len(link.text) + len(typed) > LONGEST
    if not (long and session.from_file and ANSWER in answers):
        return replace(link, arguments=arguments)
    others = (part for option in _apart(answers) if option[0] not in SOURCES for part in option)
    arguments = (
        *session.from_file, *others, *link.arguments, *pack, *session.everywhere,
    )  # fmt: skip
    return replace(link, arguments=arguments, text=session.first.replace("{then}", link.text))


def _but(answers: tuple[str, ...], arguments: tuple[str | Fill, ...]) -> tuple[str, ...]:
    """The options as given, without an answer that the command gives itself."""
    given = {
        value.partition("=")[0]
        for name, value in pairwise(arguments)
        if name == ANSWER and isinstance(value, str)
    }
    return tuple(
        part
        for option in _apart(answers)
        if not (option[0] == ANSWER and option[1].partition("=")[0] in given)
        for part in option
    )


def _apart(options: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each option with its value, where it has one."""
    rest = iter(options)
    for name in rest:
        yield (name,) if name == KEPT else (name, next(rest))
