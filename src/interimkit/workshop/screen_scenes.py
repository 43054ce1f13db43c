"""What each scene of a room puts on the projector."""

from collections.abc import Callable, Iterable
from html import escape

from interimkit.domain.group import put
from interimkit.domain.group_spread import Asked, Spread
from interimkit.domain.money_sum import sum_by_hand
from interimkit.domain.room import Phase
from interimkit.model.workshop import StepKind, Topic
from interimkit.render.group_words import answers_text, spread_text
from interimkit.render.notes import listed
from interimkit.render.room import place_of
from interimkit.render.words import all_of, catalogue
from interimkit.workshop.screen_parts import Scene, Screen, counts_answers, qr, size_of
from interimkit.workshop.screen_tables import example, key, money


def scene_of(screen: Screen) -> Scene:
    """What the scene that is on puts on the screen; a room that is over says so."""
    if screen.room.ended:
        return _over(screen)
    return _SCENES.get(screen.room.scene.kind, _said)(screen)


def _join(screen: Screen) -> Scene:
    _ = catalogue(screen.language).gettext
    note = _("Same Wi-Fi as this laptop. No name, no account. Nothing goes to the internet.")
    if screen.room.locked:
        note = _("Joining is closed for now.")
    scan, code = _("Scan, or go to"), _("and type the code")
    how = (
        f"<li><span>{escape(scan)}</span> "
        f'<b class="addr" dir="ltr">{escape(screen.address)}</b></li>'
        f"<li><span>{escape(code)}</span> "
        f'<b class="code" dir="ltr" translate="no">{escape(screen.code)}</b></li>'
        f"<li><span>{escape(note)}</span></li>"
    )
    picture = qr(screen.join_url, label=f"QR: {screen.join_url}")
    return Scene(
        kind="join",
        kick=screen.title,
        heading=_("Join in on your phone"),
        main=f'{picture}<ol class="how">{how}</ol>',
    )


def _asked(screen: Screen) -> Scene:
    """A question: put to the room, or with what it answered."""
    room, asked = screen.room, screen.room.scene.asked
    assert asked is not None
    spread = room.revealed.get(asked.id)
    if spread is not None and room.shown:
        return _revealed(screen, spread)
    heading, texts = _texts(screen, asked)
    rows = [_row(asked.letter(o), text) for o, text in zip(asked.options, texts, strict=True)]
    return Scene(
        kind="question",
        kick=listed((place_of(room, language=screen.language), _phase(screen, asked))),
        heading=heading,
        main=_list("opts", rows, texts),
        tally=_tally(screen, asked),
    )


def _tally(screen: Screen, asked: Asked) -> tuple[str, str]:
    if not counts_answers(screen):
        return "", ""
    words, room = catalogue(screen.language), screen.room
    count = room.answered(asked.id)
    number = words.gettext("{count} of {of}").format(count=count, of=len(room.seats))
    return number, words.ngettext("has answered", "have answered", count)


def _phase(screen: Screen, asked: Asked) -> str:
    _ = catalogue(screen.language).gettext
    match screen.room.phase(asked.id):
        case Phase.WAITING | Phase.CLOSED if screen.room.scene.kind is StepKind.REVEAL:
            return _("in a moment: what the room answered, the most divided first")
        case Phase.WAITING:
            return _("opens in a moment")
        case Phase.OPEN:
            return _("open; you can still change your answer")
        case Phase.CLOSED:
            return _("closed")
        case Phase.REVEALED:
            return _("the room has seen its answers")


def _revealed(screen: Screen, spread: Spread) -> Scene:
    """A word; and where counts may be told, a bar for each, on a track that is the room."""
    _ = catalogue(screen.language).gettext
    heading, texts = _texts(screen, spread.asked)
    text_of = dict(zip(spread.asked.options, texts, strict=True))
    word = spread_text(spread, language=screen.language)
    if not spread.cells:
        rows = [
            _row(spread.asked.letter(o), text, kind="led" if o in spread.leading else "")
            for o, text in text_of.items()
        ]
        main = _list("opts", rows, texts)
    else:
        cells = [_votes(screen, spread, n, text_of) for n in range(len(spread.cells))]
        together = any(len(cell.options) > 1 for cell in spread.cells)
        main = _list("votes together" if together else "votes", cells, texts)
    told = answers_text(spread.answers, language=screen.language) if spread.answers else ""
    return Scene(
        kind="reveal",
        kick=listed(filter(None, (_("What the room answered"), told, heading))),
        heading=word,
        main=main,
    )


def _votes(screen: Screen, spread: Spread, place: int, text_of: dict[str, str]) -> str:
    """The options of one cell, and one bar for them."""
    cell = spread.cells[place]
    rows = [
        _row(
            spread.asked.letter(o), text_of[o], kind="led" if o in spread.leading else "", tag="div"
        )
        for o in cell.options
    ]
    width = 100 * cell.count / spread.answers
    letters = [spread.asked.letter(option) for option in cell.options]
    together = catalogue(screen.language).gettext("{letters} together")
    named = together.format(letters=all_of(letters, language=screen.language))
    also = f" <span>{escape(named)}</span>" if len(letters) > 1 else ""
    return (
        f'<li>{"".join(rows)}<div class="bar"><b>{cell.count}</b>'
        '<svg aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 1">'
        f'<rect class="track" width="100" height="1"/><rect class="count" width="{width:.2f}" '
        f'height="1"/></svg>{also}</div></li>'
    )


def _row(letter: str, text: str, *, kind: str = "", tag: str = "li") -> str:
    classes = f' class="row {kind}"' if kind else ' class="row"'
    return f"<{tag}{classes}><i>{letter}</i> <span>{escape(text)}</span></{tag}>"


def _list(kind: str, rows: Iterable[str], texts: Iterable[str]) -> str:
    return f'<ol class="{kind} {size_of(texts)}">{"".join(rows)}</ol>'


def _texts(screen: Screen, asked: Asked) -> tuple[str, tuple[str, ...]]:
    """How a question begins, or what a skill is called; and what can be chosen."""
    shown = put(screen.pack, asked)
    heading = shown.name if asked.topic == Topic.SKILLS else shown.text
    return heading, tuple(text for _, text in shown.options)


def _money(screen: Screen) -> Scene:
    """The sum, where the pack has what comes on top of a salary."""
    done = sum_by_hand(screen.pack, salary=screen.step.salary, days=screen.step.days)
    return money(screen, done) if done else _said(screen)


def _said(screen: Screen) -> Scene:
    """A step that has nothing to show but what the coach wrote, or what it always means."""
    heading, also = _always(screen.room.scene.kind, catalogue(screen.language).gettext)
    own = screen.step.screen or ""
    if not own:
        own, also = also, ""
    small = f'<p class="also">{escape(also)}</p>' if also else ""
    large = f'<p class="own {size_of([own] * 3)}">{escape(own)}</p>' if own else ""
    return Scene(kind="said", heading=heading or screen.step.name, main=large + small)


def _always(kind: StepKind, _: Callable[[str], str]) -> tuple[str, str]:
    match kind:
        case StepKind.OWN_RESULT:
            return _("Your own result"), _("It is covered until you tap it. Only you see it.")
        case StepKind.SAVE:
            return _("Take it home"), _(
                "The page holds your result, what it rests on, and what to fill in by hand. Once "
                "the session is erased it cannot be fetched again."
            )
        case StepKind.ERASE:
            return _("Erase"), _(
                "When the coach ends the session, every seat and every answer goes from this "
                "laptop. Look on."
            )
        case _:
            return "", ""


def _over(screen: Screen) -> Scene:
    _ = catalogue(screen.language).gettext
    kept = (
        _("The group’s result alone is kept: nothing in it is about one person.")
        if screen.room.revealed
        else _("Nothing of the group is kept either.")
    )
    gone = _("Every seat and every answer is gone from this laptop.")
    saved = _("What you saved on your own phone is yours.")
    main = (
        f'<p class="own large">{escape(gone)}</p><p class="also">{escape(kept)} {escape(saved)}</p>'
    )
    return Scene(kind="said", heading=_("Erased"), main=main)


_SCENES = {
    StepKind.JOIN: _join,
    StepKind.ASK: _asked,
    StepKind.REVEAL: _asked,
    StepKind.EXAMPLE: example,
    StepKind.KEY: key,
    StepKind.MONEY: _money,
}
"""What has more to show than what the coach wrote."""
