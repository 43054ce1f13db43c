"""What the projector shows in rows: an invented result, the key of a question, an amount a day."""

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from interimkit.content.answers import load_example
from interimkit.content.open_pack import OpenPack
from interimkit.domain.assumptions import cited
from interimkit.domain.cite import cite
from interimkit.domain.group import letter_of
from interimkit.domain.offer import OfferCheck, check_offer
from interimkit.domain.offer_steps import StepCode
from interimkit.domain.quiz import score_quiz
from interimkit.model.quiz import Option, Quiz
from interimkit.model.salary import MoneyInput
from interimkit.render.advice import headline, in_sentences
from interimkit.render.html_parts import meter, sign
from interimkit.render.notes import assumed, before_tax, in_short, rests_on
from interimkit.render.numbers import number, percent, whole_money
from interimkit.render.page import Meter
from interimkit.render.quiz_sections import standing
from interimkit.render.words import catalogue, days_text, wording
from interimkit.workshop.projected import Scene, Screen, size_of


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


def money(screen: Screen) -> Scene:
    """What a salary asks for a day, by how many days it is divided: the lines side by side."""
    words = catalogue(screen.language)
    _ = words.gettext
    salary = Decimal(screen.step.salary or 0)
    checks = [
        check_offer(screen.pack, salary=salary, given={MoneyInput.DAYS_BILLED: Decimal(days)})
        for days in screen.step.days
    ]
    first = checks[0]
    on_costs = assumed(MoneyInput.ON_COSTS, first.assumptions).value
    share = assumed(MoneyInput.PROVIDER_SHARE, first.assumptions).value
    lines = (
        (StepCode.SALARY, _("A salary, gross a year"), ""),
        (
            StepCode.WITH_ON_COSTS,
            _("with {share} on top: what an employer pays").format(
                share=percent(on_costs, language=screen.language)
            ),
            _source(first, MoneyInput.ON_COSTS),
        ),
        (StepCode.MANAGER_RATE, _("divided by the days billed: your day rate"), ""),
        (
            StepCode.CLIENT_RATE,
            _("what the client pays, where a provider keeps {share}").format(
                share=percent(share, language=screen.language)
            ),
            _source(first, MoneyInput.PROVIDER_SHARE),
        ),
    )
    body = "".join(_line(code, text, source, checks) for code, text, source in lines)
    days = "".join(
        f'<th scope="col">{escape(days_text(Decimal(d), language=screen.language))}</th>'
        for d in screen.step.days
    )
    heading = _("{salary} a year, or how much a day?").format(
        salary=whole_money(salary, of=first)
    )  # fmt: skip
    return Scene(
        kind="money",
        kick=screen.step.name,
        heading=heading,
        main=(
            f"<table><caption>{escape(heading)}</caption><thead><tr><td></td>{days}</tr></thead>"
            f'<tbody>{body}</tbody></table><p class="also">{escape(_of_days(screen))} '
            f"{escape(before_tax(screen.language))}</p>"
        ),
    )


def _line(code: StepCode, text: str, source: str, checks: list[OfferCheck]) -> str:
    """A line of the arithmetic, an amount for each number of days."""
    amounts = [
        next(whole_money(step.amount, of=check) for step in check.steps if step.code is code)
        for check in checks
    ]
    who = f' <span class="src">({escape(source)})</span>' if source else ""
    cells = "".join(f"<td>{escape(amount)}</td>" for amount in amounts)
    kind = ' class="sum"' if code is StepCode.MANAGER_RATE else ""
    return f'<tr{kind}><th scope="row">{escape(text)}{who}</th>{cells}</tr>'


def _source(check: OfferCheck, input_: MoneyInput) -> str:
    """Who says what an input is, and of when."""
    return rests_on(
        assumed(input_, check.assumptions), check.sources, language=check.language
    )  # fmt: skip


def _of_days(screen: Screen) -> str:
    """How many days the pack takes as billed, and who says so; nothing where it says nothing."""
    _ = catalogue(screen.language).gettext
    text = _("Days billed a year: {count}. {note} ({source})")
    return " ".join(
        text.format(
            count=number(days.value, language=screen.language),
            note=days.note,
            source=in_short(cite(screen.pack, days.source), language=screen.language),
        )
        for days in cited(screen.pack, MoneyInput.DAYS_BILLED)
    )
