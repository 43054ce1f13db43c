"""What page two of a sheet and the page to take home say alike: the key, and sums by hand."""

from decimal import Decimal

from interimkit.domain.advice import most_of
from interimkit.domain.assumptions import Assumption
from interimkit.domain.money_sum import MoneySum
from interimkit.domain.workshop_sheet import SheetQuestion, WorkshopSheet
from interimkit.model.quiz import Question
from interimkit.model.workshop import Topic
from interimkit.render.notes import input_value, rests_on
from interimkit.render.numbers import number, whole_money
from interimkit.render.page import (
    Blank,
    Block,
    Bullets,
    Cell,
    Column,
    Fill,
    Item,
    Link,
    Meter,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.quiz_rules import bands_text, check_rule
from interimkit.render.words import catalogue


def key_by_hand(result: WorkshopSheet) -> tuple[Block, ...]:
    """The points of each letter, with room for one's own and their sum; none without a quiz."""
    if result.key is None:
        return ()
    _ = catalogue(result.language).gettext
    asked = _scored(result)
    letters = max((q.options for q, _key in asked), key=len)
    points = [
        [number(Decimal(option.points), language=result.language) for option in key.options]
        for _q, key in asked
    ]
    rows: list[tuple[Cell, ...]] = [
        (f"{q.number}. {q.name}", *each, *[""] * (len(letters) - len(each)), Blank())
        for (q, _key), each in zip(asked, points, strict=True)
    ]
    rows.append((_("Together"), *[""] * len(letters), Blank()))
    columns = (
        Column(name=_("Question")),
        *(Column(name=option.letter, align="right") for option in letters),
        Column(name=_("Your points")),
    )
    how = _("Write down the points of your letter for each question, and add them up.")
    return (
        Bullets(heading=_("Does it suit you?"), texts=(how,)),
        Table(columns=columns, rows=tuple(rows)),
        Paragraph(text=bands_text(result.key, checks=False)),
    )


def key_in_full(result: WorkshopSheet) -> tuple[Block, ...]:
    """What every answer is worth and why, one's own marked; none without a quiz."""
    if result.key is None:
        return ()
    _ = catalogue(result.language).gettext
    ours = _("The points are a judgement, published whole; nobody has measured them.")
    tables = (block for q, key in _scored(result) for block in _in_full(q, key, result))
    return (
        Bullets(heading=_("The key: what each answer is worth, and why"), texts=(ours,)),
        *tables,
        Paragraph(text=bands_text(result.key, checks=False)),
    )


def _in_full(question: SheetQuestion, key: Question, result: WorkshopSheet) -> tuple[Block, ...]:
    _ = catalogue(result.language).gettext
    yours = _("{letter}, your answer")
    rows = tuple(
        (
            yours.format(letter=option.letter)
            if option.letter == question.chosen
            else option.letter,
            option.text,
            Meter(points=scored.points, of=most_of(key)),
            scored.feedback,
        )
        for option, scored in zip(question.options, key.options, strict=True)
    )
    names = (_("Letter"), _("Answer"), _("Points"), _("Why"))
    return (
        Paragraph(text=f"{question.number}. {question.name}. {question.stem}"),
        Table(columns=tuple(Column(name=name) for name in names), rows=rows),
    )


def _scored(result: WorkshopSheet) -> list[tuple[SheetQuestion, Question]]:
    """The questions of the quiz, each with its part of the key."""
    keys = {one.id: one for one in (result.key.questions if result.key else ())}
    return [(q, keys[q.id]) for q in result.questions if q.topic is Topic.QUIZ]


def skills(result: WorkshopSheet) -> tuple[Block, ...]:
    """The letters that each kind of assignment asks, beside one's own; none without skills."""
    if not result.kinds:
        return ()
    _ = catalogue(result.language).gettext
    asked = tuple(q for q in result.questions if q.topic is Topic.SKILLS)
    rows = tuple(
        (
            q.name,
            q.chosen or (Blank() if not result.is_answered else ""),
            *(kind.letters[q.id] for kind in result.kinds),
        )
        for q in asked
    )
    names = (_("Skill"), _("Yours"), *(kind.name for kind in result.kinds))
    how = _(
        "Beside your letter stand those that each kind of assignment asks. One further in the "
        "alphabet is a level higher; where yours comes first, that is work to do, or an assignment "
        "for others. It is your own view, and an interviewer will ask for an example."
    )
    return (
        Bullets(heading=_("What assignments ask"), texts=(how,)),
        Table(columns=tuple(Column(name=name) for name in names), rows=rows),
    )


def audit(result: WorkshopSheet) -> tuple[Block, ...]:
    """What to start with against each pitfall, beside one's own answer; none without an audit."""
    if not result.start:
        return ()
    _ = catalogue(result.language).gettext
    asked = tuple(q for q in result.questions if q.topic is Topic.PITFALLS)
    rows = tuple(
        (
            q.name,
            next((option.text for option in q.options if option.letter == q.chosen), "")
            or (Blank() if not result.is_answered else ""),
            result.start[q.id],
        )
        for q in asked
    )
    names = (_("Pitfall"), _("Yours"), _("To start with this week"))
    how = _("Whatever is not yet in place comes first, then what is partly there.")
    return (
        Bullets(heading=_("What your assignment is exposed to"), texts=(how,)),
        Table(columns=tuple(Column(name=name) for name in names), rows=rows),
    )


def checks(result: WorkshopSheet) -> tuple[Block, ...]:
    """The checks, when each is in place, and room for an answer; none where the quiz has none."""
    if result.key is None or not result.key.checks:
        return ()
    _ = catalogue(result.language).gettext
    how = _("Answer these at home. They are never sent, and they count for the advice.")
    names = (_("Question"), _("What it means"), _("Yours"))
    rows = tuple(
        (check.question, check_rule(check, language=result.language), Blank())
        for check in result.key.checks
    )
    return (
        Bullets(heading=_("Can it be now?"), texts=(how,)),
        Table(columns=tuple(Column(name=name) for name in names), rows=rows),
    )


def money(result: WorkshopSheet) -> tuple[Block, ...]:
    """From a salary to a day rate, line by line, with room for one's own; none without figures."""
    if result.money is None:
        return ()
    _ = catalogue(result.language).gettext
    done = result.money
    rows = _money_rows(done, result)
    example = [Column(name=_("An example"), align="right")] if done.salary else []
    how = _(
        "Which day rate leaves you where your salary does, before tax, contributions and costs? "
        "These figures are never sent."
    )
    return (
        Bullets(heading=_("A salary or a day rate?"), texts=(how,)),
        Table(
            columns=(Column(name=_("Line")), *example, Column(name=_("Yours"))),
            rows=tuple((line, *([told] if done.salary else []), Blank()) for line, told in rows),
        ),
    )


def _money_rows(done: MoneySum, result: WorkshopSheet) -> list[tuple[str, str]]:
    """Each line of the sum, and what it comes to in the example; empty where there is none."""
    _ = catalogue(result.language).gettext

    def told(amount: Decimal | None) -> str:
        return "" if amount is None else whole_money(amount, of=done)

    on_top = _("On top of it, for what an employee has beside pay: {value} ({source})")
    rows = [
        (_("Salary, gross a year"), told(None if done.salary is None else Decimal(done.salary))),
        (_sourced(on_top, done.on_costs, result), told(done.on_top)),
        (_("Together"), told(done.together)),
    ]
    billed = done.days_billed
    cited = _("Divided by {value} days billed a year ({source}): your day rate")
    by = _("Divided by {value} days billed a year: your day rate")
    for at in done.rates:
        days = number(Decimal(at.days), language=result.language)
        said = by.format(value=days)
        if billed and billed.value == at.days:
            said = _sourced(cited, billed, result)
        rows.append((said, told(at.rate)))
    if not done.rates and billed:
        rows.append((_sourced(cited, billed, result), ""))
    if done.provider_share:
        client = _("What the client then pays, {value} of it for a provider ({source})")
        first = done.rates[0].client_rate if done.rates else None
        rows.append((_sourced(client, done.provider_share, result), told(first)))
    return rows


def _sourced(text: str, assumption: Assumption, result: WorkshopSheet) -> str:
    return text.format(
        value=input_value(assumption.input, assumption.value, language=result.language),
        source=rests_on(assumption, result.sources, language=result.language),
    )


def room_for_letters(result: WorkshopSheet) -> tuple[Block, ...]:
    """What is typed of a sheet, and how its owner can go on by it: room for the letters."""
    _ = catalogue(result.language).gettext
    letters = _letters(result, _("Your letters"))
    if result.key is None:
        return letters
    text = _(
        "The letters of the quiz, a hyphen where you marked none, and -{code} behind them are your "
        "answer code."
    )
    ours = "A" * len(result.key.questions)
    argument = Fill(name=f"…-{result.code}", example=f"{ours}-{result.code}")
    link = _going_on(argument, result)
    return (
        *letters,
        Paragraph(text=text.format(code=result.code), links=(link,), tone=Tone.QUIET),
    )


def own_code(result: WorkshopSheet) -> tuple[Block, ...]:
    """The answers as a code, and the command that takes it; none without a quiz."""
    if result.key is None:
        return ()
    _ = catalogue(result.language).gettext
    link = _going_on(result.code, result)
    code = Item(label=_("Answer code"), text=f"{result.code}.", links=(link,))
    return (Section(heading=_("To go on by yourself"), items=(code,)),)


def _going_on(code: str | Fill, result: WorkshopSheet) -> Link:
    _ = catalogue(result.language).gettext
    return Link(
        text=_("With interimkit on your own computer it works everything out: {command}"),
        command="quiz",
        arguments=("--answers", code),
    )


_IN_A_ROW = 7
"""Letters side by side, which any page has room for."""


def _letters(result: WorkshopSheet, name: str) -> tuple[Table, ...]:
    """Room for each letter under its number: what is typed of a sheet."""
    numbers = [str(question.number) for question in result.questions]
    rows = [numbers[n : n + _IN_A_ROW] for n in range(0, len(numbers), _IN_A_ROW)]
    return tuple(
        Table(
            columns=(Column(name=""), *(Column(name=number) for number in row)),
            rows=((name, *(Blank() for _number in row)),),
        )
        for row in rows
    )
