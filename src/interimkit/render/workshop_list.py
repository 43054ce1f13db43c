"""The sessions of rooms as a page and as rows."""

from textwrap import shorten
from typing import assert_never

from interimkit.domain.workshop_list import KeptSession, SessionList, SessionState
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.numbers import long_moment
from interimkit.render.page import Column, Depth, Link, Page, Paragraph, Table
from interimkit.render.words import catalogue

HEADER = (
    "session", "title", "programme", "started_at", "touched_at", "state", "seats", "erased_at",
    "folder",
)  # fmt: skip

SHOWN = 5
"""Sessions that a brief page has room for: the last ones."""

TITLE = 20
"""Characters of a title that it has room for."""


def rows(result: SessionList) -> tuple[tuple[object, ...], ...]:
    """One row a session."""
    return tuple(
        (
            s.session, s.title, s.programme, s.started_at.isoformat(), s.touched_at.isoformat(),
            s.state, s.seats, s.erased_at and s.erased_at.isoformat(), result.folder,
        )
        for s in result.sessions
    )  # fmt: skip


def page(result: SessionList) -> Page:
    """A line each, and what can be done with the last of them; where they are."""
    words = catalogue(result.language)
    _ = words.gettext
    count = len(result.sessions)
    if not count:
        first = Link(command="workshop", arguments=("run",), text=_("Begin one: {command}"))
        return Page(
            title=_("No session is kept on this laptop"),
            blocks=(
                Paragraph(text=_("It would be in {folder}.").format(folder=result.folder)),
                *ending(first, left_out=(), language=result.language),
            ),
        )
    title = words.ngettext(
        "{count} session on this laptop", "{count} sessions on this laptop", count
    )
    older = max(count - SHOWN, 0)
    text = words.ngettext("{count} older", "{count} older ones", older).format(count=older)
    return Page(
        title=title.format(count=count),
        blocks=(
            _table(result, result.sessions[-SHOWN:], Depth.BRIEF),
            _table(result, result.sessions, Depth.WHOLE),
            Paragraph(text=_("They are in {folder}.").format(folder=result.folder)),
            Paragraph(
                text=_(
                    "They hold what a room answered and nothing of yours: what is kept of you is "
                    "shown and erased elsewhere."
                ),
                links=(Link(command="me", arguments=("show",)),),
                only=Depth.WHOLE,
            ),
            *ending(*_next(result), left_out=[text] if older else [], language=result.language),
        ),
    )


def _next(result: SessionList) -> tuple[Link, ...]:
    _ = catalogue(result.language).gettext
    left, kept = result.last(SessionState.LEFT), result.last(SessionState.ENDED_KEPT)
    over = [one for one in result.sessions if one.state is not SessionState.ON]
    steps = (
        (left, "resume", _("Go on with it: {command}")),
        (kept, "results", _("What the group saw: {command}")),
        (over[-1] if over else None, "delete", _("Erase it, and have a record: {command}")),
    )
    found = tuple(
        Link(command="workshop", arguments=(what, one.session), text=text, of_pack=False)
        for one, what, text in steps
        if one
    )
    text = _("Type paper sheets: {command}")
    return found or (Link(command="workshop", arguments=("type",), text=text, of_pack=False),)


def _table(result: SessionList, shown: tuple[KeptSession, ...], only: Depth) -> Table:
    _ = catalogue(result.language).gettext
    brief = only is Depth.BRIEF
    return Table(
        only=only,
        columns=(
            Column(name=_("Session")), Column(name=_("Title")),
            Column(name=_("Seats"), align="right"), Column(name=_("What is left of it")),
        ),
        rows=tuple(
            (
                s.session,
                shorten(s.title, TITLE, placeholder="…") if brief else s.title,
                str(s.seats),
                _left(s, result.language),
            )
            for s in shown
        ),
    )  # fmt: skip


def _left(session: KeptSession, language: Language) -> str:
    _ = catalogue(language).gettext
    match session.state:
        case SessionState.ON:
            return _("it is on")
        case SessionState.LEFT:
            assert session.erased_at is not None, "one that is left is erased at some time"
            when = long_moment(session.erased_at, language=language)
            return _("interrupted; goes at {when}").format(when=when)
        case SessionState.ENDED_KEPT:
            return _("what the group saw; no seat")
        case SessionState.ENDED_ERASED:
            return _("no answer; this line")
        case _:
            assert_never(session.state)
