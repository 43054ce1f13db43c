"""The record of what was erased, as a page and as rows."""

from collections.abc import Iterator
from textwrap import shorten
from typing import assert_never

from interimkit.domain.workshop_delete import ErasedSession, Erasure, OutOfReach
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.numbers import long_moment
from interimkit.render.page import Bullets, Item, Link, Page, Section
from interimkit.render.words import catalogue

HEADER = ("part", "session", "title", "programme", "started_at", "state", "seats", "what")

TITLE = 40
"""Characters of a title that a page has room for; its session is named beside it."""


def rows(result: Erasure) -> tuple[tuple[object, ...], ...]:
    """One row a session, a file that it was in, a result of it, and a thing out of reach."""
    return (
        *(
            ("session", s.session, s.title, s.programme, s.started_at.isoformat(), s.state, s.seats,
             result.erased_at.isoformat())
            for s in result.sessions
        ),
        *(("file", *[None] * 6, file) for file in result.files),
        *(
            ("result", s.session, *[None] * 5, file)
            for s in result.sessions
            for file in s.results
        ),
        *(("out-of-reach", *[None] * 6, beyond) for beyond in result.out_of_reach),
    )  # fmt: skip


def page(result: Erasure) -> Page:
    """What went, when and out of which files; then what may hold something of it still."""
    words = catalogue(result.language)
    _ = words.gettext
    text = _("What is kept: {command}")
    step = Link(command="workshop", arguments=("list",), text=text, of_pack=False)
    return Page(
        title=_title(result),
        blocks=(
            Section(heading=_("What went"), items=tuple(_gone(result))),
            Bullets(
                heading=_("What this cannot reach"),
                texts=tuple(_beyond(what, result) for what in result.out_of_reach),
            ),
            *ending(step, left_out=(), language=result.language),
        ),
    )


def _title(result: Erasure) -> str:
    words = catalogue(result.language)
    when = long_moment(result.erased_at, language=result.language)
    count = len(result.sessions)
    if not count:
        return words.gettext("Erased on {when}: the files of all sessions").format(when=when)
    if count == 1:
        text = words.gettext("Erased on {when}: session {session}")
        return text.format(when=when, session=result.sessions[0].session)
    text = words.ngettext(
        "Erased on {when}: {count} session", "Erased on {when}: {count} sessions", count
    )
    return text.format(when=when, count=count)


def _gone(result: Erasure) -> Iterator[Item]:
    words = catalogue(result.language)
    for session in result.sessions:
        label = words.gettext("Session {session}").format(session=session.session)
        yield Item(label=label, text=_about(session, result.language))
    if not result.sessions:
        text = words.gettext("They could not be read, and went as they were.")
        yield Item(label=words.gettext("Sessions"), text=text)
    label = words.ngettext("Out of this file", "Out of these files", len(result.files))
    yield Item(label=label, text=", ".join(result.files))


def _about(session: ErasedSession, language: Language) -> str:
    words = catalogue(language)
    text = words.ngettext(
        "{title}, begun on {when}: {count} seat, and whatever was kept of it",
        "{title}, begun on {when}: {count} seats, and whatever was kept of them",
        session.seats,
    )
    when = long_moment(session.started_at, language=language)
    title = shorten(session.title, TITLE, placeholder="…")
    return text.format(title=title, when=when, count=session.seats)


def _beyond(what: OutOfReach, result: Erasure) -> str:
    _ = catalogue(result.language).gettext
    match what:
        case OutOfReach.BACKUPS:
            return _("Backups of this laptop, and old blocks of its disk, may hold it still.")
        case OutOfReach.PHONES:
            return _("What people saved on their phones is theirs, and stays there.")
        case OutOfReach.RESULTS:
            files = ", ".join(file for session in result.sessions for file in session.results)
            return _("Results of the group that you wrote are still there: {files}").format(
                files=files
            )
        case _:
            assert_never(what)
