"""What the projector shows in rows: an invented result, the key of a question, an amount a day."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from html import escape

from interimkit.content.answers import load_example
from interimkit.content.open_pack import OpenPack
from interimkit.domain.assumptions import Assumption
from interimkit.domain.cite import cite_all
from interimkit.domain.group_spread import letter_of
from interimkit.domain.money_sum import MoneySum
from interimkit.domain.quiz import score_quiz
from interimkit.model.quiz import Option, Quiz
from interimkit.render.advice import headline, in_sentences
from interimkit.render.html_parts import meter, sign
from interimkit.render.notes import before_tax, rests_on
from interimkit.render.numbers import number, percent, whole_money
from interimkit.render.page import Meter
from interimkit.render.quiz_sections import standing
from interimkit.render.words import catalogue, days_text, wording
from interimkit.workshop.screen_parts import Scene, Screen, size_of


def example(screen: Screen) -> Scene:
    """The result of somebody invented: its two questions side by side, and what they come to."""
    words = catalogue(screen.language)
    _ = words.gettext
    assert isinstance(screen.pack, OpenPack)
    name = screen.step.example or ""
    result = score_quiz(screen.pack, load_example(screen.pack, name))
    verdict = headline(result)
    points = [
        (d.name, _points(screen, d.points, d.points_max)) for d in result.fit.dimensions
    ]  # fmt: skip
    checks = [
        (c.name, f"{sign(s.standing)} {escape(s.word)}")
        for c, s in ((c, standing(c, result)) for c in result.checks)
    ]
    suits = _("Does it suit you? {points} of {most} points").format(
        points=result.fit.points, most=result.fit.points_max
    )
    now = _("Can it be now?")
    main = (
        f'<p class="lead">{escape(in_sentences(result))}</p><div class="cols">'
        f"{_table(suits, points)}{_table(now, checks)}</div>"
    )
    invented = _("{name} is invented: how to read a result").format(name=name.capitalize())
    return Scene(kind="example", kick=invented, heading=verdict.text, main=main)


def key(screen: Screen) -> Scene:
    """Every option of a question with its points, and why."""
    _ = catalogue(screen.language).gettext
    asked = next(q for q in screen.pack.load(Quiz).questions if q.id == screen.step.question)
    most = max(option.points for option in asked.options)
    rows = "".join(_scored(screen, n, option, most) for n, option in enumerate(asked.options))
    texts = [text for option in asked.options for text in (option.text, option.reason)]
    return Scene(
        kind="key",
        kick=_("The key of one question; the points are our judgement"),
        heading=asked.stem,
        main=f'<ol class="opts {size_of(texts)}">{rows}</ol>',
    )


def _scored(screen: Screen, place: int, option: Option, most: int) -> str:
    """An option by its letter, with its points and why."""
    return (
        f'<li class="row"><i>{letter_of(place)}</i> <div><span>{escape(option.text)}</span> '
        f'<p class="why">{_points(screen, option.points, most)} {escape(option.reason)}</p>'
        "</div></li>"
    )


def _points(screen: Screen, points: int, most: int) -> str:
    """A drawn meter, and the same in figures."""
    shown = wording(screen.language)
    told = escape(shown.meter.format(points=points, of=most))
    return f'{meter(Meter(points=points, of=most), shown)} <b aria-hidden="true">{told}</b>'


def _table(name: str, rows: Iterable[tuple[str, str]]) -> str:
    """A name and what is said of it in each row, the latter as HTML."""
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{html}</td></tr>' for label, html in rows
    )
    return f"<table><caption>{escape(name)}</caption><tbody>{body}</tbody></table>"


def money(screen: Screen, done: MoneySum) -> Scene:
    """What a salary asks for a day, by how many days it is divided: the lines side by side."""
    _ = catalogue(screen.language).gettext
    rows = list(_sums(screen, done))
    days = "".join(
        f'<th scope="col">{escape(days_text(Decimal(rate.days), language=screen.language))}</th>'
        for rate in done.rates
    )
    heading = _("{salary} a year, or how much a day?").format(
        salary=whole_money(Decimal(done.salary or 0), of=done)
    )
    return Scene(
        kind="money",
        kick=screen.step.name,
        heading=heading,
        main=(
            f"<table><caption>{escape(heading)}</caption><thead><tr><td></td>{days}</tr></thead>"
            f'<tbody>{"".join(rows)}</tbody></table><p class="also">'
            f"{escape(_of_days(screen, done))} {escape(before_tax(screen.language))}</p>"
        ),
    )


def _sums(screen: Screen, done: MoneySum) -> Iterator[str]:
    """The lines of the sum, an amount for each number of days."""
    _ = catalogue(screen.language).gettext
    amount, times = partial(whole_money, of=done), len(done.rates)
    if done.salary is not None and done.together is not None:
        yield _line(_("A salary, gross a year"), [amount(Decimal(done.salary))] * times)
        share = percent(done.on_costs.value, language=screen.language)
        text = _("with {share} on top: what an employer pays").format(share=share)
        source = _source(screen, done.on_costs)
        yield _line(text, [amount(done.together)] * times, source=source)
    text = _("divided by the days billed: your day rate")
    yield _line(text, [amount(rate.rate) for rate in done.rates], kind="sum")
    if kept := done.provider_share:
        share = percent(kept.value, language=screen.language)
        text = _("what the client pays, where a provider keeps {share}").format(share=share)
        rates = [amount(rate.client_rate) for rate in done.rates if rate.client_rate is not None]
        yield _line(text, rates, source=_source(screen, kept))


def _line(text: str, amounts: Iterable[str], *, source: str = "", kind: str = "") -> str:
    who = f' <span class="src">({escape(source)})</span>' if source else ""
    cells = "".join(f"<td>{escape(amount)}</td>" for amount in amounts)
    classes = f' class="{kind}"' if kind else ""
    return f'<tr{classes}><th scope="row">{escape(text)}{who}</th>{cells}</tr>'


def _source(screen: Screen, figure: Assumption) -> str:
    """Who says it, and of when."""
    found = cite_all(screen.pack, (figure.source,))
    return rests_on(figure, found, language=screen.language)


def _of_days(screen: Screen, done: MoneySum) -> str:
    """How many days the pack takes as billed, and who says so; nothing where it says nothing."""
    days = done.days_billed
    if days is None:
        return ""
    return (
        catalogue(screen.language)
        .gettext("Days billed a year: {count}. {note} ({source})")
        .format(
            count=number(days.value, language=screen.language),
            note=days.note,
            source=_source(screen, days),
        )
    )
