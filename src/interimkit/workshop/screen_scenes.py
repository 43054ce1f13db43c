"""What each scene of a room puts on the projector."""

from collections.abc import Callable
from html import escape

from interimkit.domain.case_votes import StageKind
from interimkit.domain.group import put
from interimkit.domain.group_spread import Asked, Spread
from interimkit.domain.money_sum import sum_by_hand
from interimkit.domain.room import Phase
from interimkit.model.workshop import StepKind, Topic
from interimkit.render.group_words import answers_text, spread_text
from interimkit.render.notes import listed
from interimkit.render.room import place_of
from interimkit.render.words import catalogue
from interimkit.workshop.screen_case import case_scene
from interimkit.workshop.screen_parts import (
    Scene,
    Screen,
    counted,
    in_list,
    qr,
    row,
    size_of,
    tally_of,
)
from interimkit.workshop.screen_tables import example, key, money


def scene_of(screen: Screen) -> Scene:
    """What the scene that is on puts on the screen; a room that is over says so."""
    if screen.room.ended:
        return _over(screen)
    if screen.room.play:
        return _of_case(screen, screen.room.stage.kind)
    return _SCENES.get(screen.room.scene.kind, _said)(screen)


def _of_case(screen: Screen, kind: StageKind) -> Scene:
    match kind:
        case StageKind.JOIN:
            return _join(screen)
        case StageKind.ERASE:
            heading, text = _always(StepKind.ERASE, catalogue(screen.language).gettext)
            return _in_large(heading, text)
        case _:
            return case_scene(screen)


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
    rows = [row(asked.letter(o), text) for o, text in zip(asked.options, texts, strict=True)]
    return Scene(
        kind="question",
        kick=listed((place_of(room, language=screen.language), _phase(screen, asked))),
        heading=heading,
        main=in_list("opts", rows, texts),
        tally=tally_of(screen),
    )


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
            row(spread.asked.letter(o), text, kind="led" if o in spread.leading else "")
            for o, text in text_of.items()
        ]
        main = in_list("opts", rows, texts)
    else:
        cells = [_votes(screen, spread, n, text_of) for n in range(len(spread.cells))]
        together = any(len(cell.options) > 1 for cell in spread.cells)
        main = in_list("votes together" if together else "votes", cells, texts)
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
        row(
            spread.asked.letter(o), text_of[o], kind="led" if o in spread.leading else "", tag="div"
        )
        for o in cell.options
    ]
    letters = [spread.asked.letter(option) for option in cell.options]
    return counted(screen, rows, letters, count=cell.count, of=spread.answers)


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
    return _in_large(heading or screen.step.name, own, also)


def _in_large(heading: str, own: str, also: str = "") -> Scene:
    small = f'<p class="also">{escape(also)}</p>' if also else ""
    large = f'<p class="own {size_of([own] * 3)}">{escape(own)}</p>' if own else ""
    return Scene(kind="said", heading=heading, main=large + small)


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
        if screen.room.is_told
        else _("Nothing of the group is kept either.")
    )
    gone = _("Every seat and every answer is gone from this laptop.")
    saved = "" if screen.room.play else _("What you saved on your own phone is yours.")
    also = escape(f"{kept} {saved}".strip())
    main = f'<p class="own large">{escape(gone)}</p><p class="also">{also}</p>'
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
