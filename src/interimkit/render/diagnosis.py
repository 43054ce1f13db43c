"""A diagnosis as a page and as rows: what lies between its parts, and the pages of the parts."""

from msgspec.structs import replace

from interimkit.domain.diagnosis import Audience, Diagnosis, SkillsFor, cited_by
from interimkit.domain.quiz import QuizResult
from interimkit.model.quiz import CheckStatus
from interimkit.render.advice import headline, in_sentences
from interimkit.render.brief import ending, said_briefly
from interimkit.render.cash import cash_over_time
from interimkit.render.chapters import chapter, closing, own_blocks
from interimkit.render.mending import (
    lead_in_brief,
    lead_text,
    mend_name,
    mend_text,
    money_lines,
    money_rests_on,
)
from interimkit.render.notes import listed, made_from_answers, sources_note
from interimkit.render.page import (
    Block,
    Bullets,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Step,
    Steps,
    Table,
    Tone,
)
from interimkit.render.quiz_sections import (
    can_be,
    caution,
    check_status,
    leanings,
    steadiness,
    suits,
    to_watch,
)
from interimkit.render.words import advice_word, catalogue, quoted

HEADER = (
    "part", "kind", "id", "name", "because", "have", "need", "chance", "says", "intended_use",
)  # fmt: skip


def rows(result: Diagnosis) -> tuple[tuple[object, ...], ...]:
    """One row for the advice, each strength, each thing to mend, each figure and the act."""
    found: list[tuple[object, ...]] = []
    if (a := result.advice) is not None:
        found.append(("advice", None, None, None, a.verdict, a.points, a.points_max, None, None))
    found += [
        ("kind", None, kind.id, kind.name, result.skills_for, None, None, None, None)
        for kind in result.kinds
    ]
    found += [
        ("strength", lead.part, lead.id, lead.name, lead.because, None, None, None, lead.says)
        for lead in (*result.strengths, *result.further_strengths)
    ]
    found += [
        ("mend", t.part, t.id, t.name, t.because, t.have, t.need, t.chance, None)
        for t in result.mend_first
    ]
    if stay := result.stay_or_go:
        found.append(
            ("stay-or-go", None, None, None, None, stay.difference_per_year, None,
             stay.chance_less, None)
        )  # fmt: skip
    if reserve := result.reserve:
        found.append(
            ("reserve", None, None, None, None, reserve.months, reserve.needed_months,
             reserve.chance, None)
        )  # fmt: skip
    if act := result.act:
        found.append(
            ("this-week", act.part, act.id, act.name, act.command, None, None, None, act.text)
        )
    return tuple((*row, result.intended_use) for row in found)


def page(result: Diagnosis) -> Page:
    """The verdict and what follows from it; then the parts, in the order of a diagnosis."""
    if result.quiz is None:
        return _what_one_brings(result)
    return Page(
        foot="" if result.audience is Audience.ME else made_from_answers(result.language),
        title=headline(result.quiz),
        blocks=(
            Paragraph(text=in_sentences(result.quiz)),
            _caution_in_brief(result),
            *_this_week(result),
            _mend(result),
            _lead_with(result),
            _what_it_comes_to(result),
            replace(suits(result.quiz), only=Depth.WHOLE),
            can_be(result.quiz),
            _what_would_change_it(result, result.quiz),
            _kinds(result.quiz),
            *_skills(result),
            *_pitfalls(result, result.quiz),
            *_money(result),
            _first_steps(result),
            *ending(
                _next(result),
                left_out=_left_out(result),
                also=_in_brief(result),
                language=result.language,
            )[1:],
            *_limits(result),
            sources_note(result.sources, language=result.language),
        ),
    )


def _what_one_brings(result: Diagnosis) -> Page:
    """The copy of a client: skills, those that an example shows first."""
    language = result.language
    _ = catalogue(language).gettext
    names = quoted((kind.name for kind in result.kinds), language=language)
    about = _("For assignments such as {names}.").format(names=names) if result.kinds else ""
    strengths = (*result.strengths, *result.further_strengths)
    shown = [lead for lead in strengths if lead.says]
    further = [lead.name for lead in strengths if not lead.says]
    label = _("At the level asked") if not shown else _("Also at the level asked")
    return Page(
        foot=made_from_answers(result.language),
        title=_("What this manager brings"),
        blocks=(
            Paragraph(text=about),
            Section(
                heading=_("Shown by an example"),
                items=tuple(Item(label=lead.name, text=lead.says) for lead in shown),
            ),
            Section(
                heading="",
                items=(Item(label=label, text=listed(further)),) if further else (),
            ),
            Paragraph(text=_("Stated by the manager, measured by nobody."), tone=Tone.QUIET),
            sources_note(result.sources, language=language),
        ),
    )


def _caution_in_brief(result: Diagnosis) -> Paragraph:
    """What it is not, and who says what the money rests on."""
    _ = catalogue(result.language).gettext
    text = _("An orientation, no measurement; not for selecting candidates.")
    return said_briefly(" ".join(filter(None, (text, _figures_rest_on(result)))))


def _figures_rest_on(result: Diagnosis) -> str:
    worked_out = result.income if result.stay_or_go or result.reserve else result.offer
    if worked_out is None:
        return ""
    return money_rests_on(cited_by(worked_out), language=result.language)


def _mend(result: Diagnosis) -> Section:
    """What to mend first, and of how many things."""
    language = result.language
    _ = catalogue(language).gettext
    heading = _("Mend first: {shown} of {count}").format(
        shown=len(result.mend_first), count=result.to_mend
    )
    return Section(
        heading=heading,
        items=tuple(
            Item(
                label=mend_name(thing, language=language),
                text=mend_text(thing, language=language),
            )
            for thing in result.mend_first
        ),
    )


def _lead_with(result: Diagnosis) -> Section:
    language = result.language
    return Section(
        only=Depth.WHOLE,
        heading=catalogue(language).gettext("Lead with"),
        items=tuple(
            Item(label=lead.name, text=lead_text(lead, language=language))
            for lead in result.strengths
        ),
    )


def _what_it_comes_to(result: Diagnosis) -> Section:
    """Stay or go, and the reserve, or else the offer: each in a line."""
    heading = catalogue(result.language).gettext("Money in short")
    return Section(only=Depth.WHOLE, heading=heading, items=money_lines(result))


def _in_brief(result: Diagnosis) -> tuple[Item, ...]:
    """What a screen has room for of all the rest: a line each."""
    language = result.language
    _ = catalogue(language).gettext
    leads = listed(lead_in_brief(lead, language=language) for lead in result.strengths)
    return (
        *([Item(label=_("Lead with"), text=leads)] if leads else []),
        *([_kind(result)] if result.kinds else []),
        *money_lines(result),
        *([Item(label=_("This week"), text=text)] if (text := _act(result)) else []),
    )


def _kind(result: Diagnosis) -> Item:
    """The kind that this is about, and how it came about."""
    _ = catalogue(result.language).gettext
    names = listed(kind.name for kind in result.kinds)
    match result.skills_for:
        case SkillsFor.OTHER:
            label, text = _("Kind"), _("{names}, as you chose; your answers lean elsewhere")
        case SkillsFor.CHOSEN:
            label, text = _("Kind"), _("{names}, as you chose, and as your answers lean")
        case SkillsFor.ALL:
            label, text = _("Kind"), _("all of them, for your answers lean to none")
        case _:
            label, text = _("Leans to"), "{names}"
            text = _("{names}, equally") if len(result.kinds) > 1 else text
    return Item(label=label, text=text.format(names=names))


def _act(result: Diagnosis) -> str:
    """One thing to do this week."""
    if result.act is None:
        return ""
    _ = catalogue(result.language).gettext
    return result.act.text or _("Work out what a larger reserve or another rate would change.")


def _this_week(result: Diagnosis) -> tuple[Steps, ...]:
    if not (text := _act(result)):
        return ()
    heading = catalogue(result.language).gettext("This week")
    return (Steps(only=Depth.WHOLE, heading=heading, steps=(Step(text=text),), now=True),)


def _what_would_change_it(result: Diagnosis, quiz: QuizResult) -> Section:
    """Each check that is not in place, the advice with all of them, and how steady it is."""
    language = result.language
    _ = catalogue(language).gettext
    unmet = (check for check in quiz.checks if check.status is not CheckStatus.MET)
    advice = advice_word(quiz.verdict_all_in_place, language=language)
    return Section(
        only=Depth.WHOLE,
        heading=_("What would change it"),
        items=(
            *(Item(label=c.name, mark=check_status(c, quiz), text=c.settle) for c in unmet),
            Item(label=_("With every check in place"), text=advice),
            Item(label=_("How steady it is"), text=steadiness(quiz, _)),
        ),
    )


def _kinds(quiz: QuizResult) -> Table | Section:
    """Every kind, as the answers lean to it and with what limits it; then how long each takes."""
    _ = catalogue(quiz.language).gettext
    months = _("{low} to {high} months")
    return Section(
        only=Depth.WHOLE,
        heading=_("Kinds of assignment"),
        items=(
            *([Item(label=_("As you lean"), places=leanings(quiz, _))] if quiz.roles else []),
            *(
                Item(
                    label=role.name,
                    text=months.format(low=role.months_from, high=role.months_to),
                    reference=role.id,
                )
                for role in quiz.roles
            ),
        ),
    )


def _skills(result: Diagnosis) -> tuple[Block, ...]:
    _ = catalogue(result.language).gettext
    return tuple(block for gap in result.skills for block in chapter(gap, _kind(result)))


def _pitfalls(result: Diagnosis, quiz: QuizResult) -> tuple[Block, ...]:
    """The audit, or else what the quiz's answers expose one to."""
    _ = catalogue(result.language).gettext
    watch = Item(label=_("Pitfalls to watch"), places=to_watch(quiz))
    if result.audit:
        return chapter(result.audit, *([watch] if quiz.pitfalls else []))
    items = (watch,) if quiz.pitfalls else ()
    return (Section(only=Depth.WHOLE, heading=_("Pitfalls"), items=items),)


def _money(result: Diagnosis) -> tuple[Block, ...]:
    """The years with what is left over time, then the offer without what was told of the years."""
    income = chapter(result.income) if result.income else ()
    curve = cash_over_time(result.income) if result.income else ()
    offer = chapter(result.offer, told=income) if result.offer else ()
    return (*income, *curve, *offer)


def _limits(result: Diagnosis) -> tuple[Block, ...]:
    """How it was made and how far to trust it: of the whole, then of each part, none twice."""
    _ = catalogue(result.language).gettext
    texts = [
        _("What to mend first stands in one published order of weight, which is our judgement."),
    ]
    told: dict[str, Paragraph] = {}
    parts = (*result.skills, result.audit, result.income, result.offer)
    quiz = (caution(result.quiz, _),) if result.quiz else ()
    for paragraph in (*quiz, *(p for part in parts if part for p in closing(own_blocks(part)))):
        told.setdefault(paragraph.text, paragraph)
    method = Bullets(only=Depth.WHOLE, heading=_("Method and limits"), texts=tuple(texts))
    return (method, *(replace(p, only=Depth.WHOLE) for p in told.values()))


def _first_steps(result: Diagnosis) -> Steps:
    """What to do after this week, and the commands that go on from here."""
    _ = catalogue(result.language).gettext
    return Steps(
        only=Depth.WHOLE,
        heading=_("After that"),
        steps=(
            *(Step(text=act.text) for act in result.then if act.text),
            *(Step(links=(link,)) for link in (*_open_parts(result), *_further(result))),
        ),
    )


def _next(result: Diagnosis) -> Link:
    """What to type next: the part that is missing, or what helps with the first thing to mend."""
    _ = catalogue(result.language).gettext
    open_ = _open_parts(result)
    if open_:
        return open_[0]
    return Link(
        text=_("All of it: {command}"),
        command="diagnose",
        arguments=("--full",),
        with_answers=True,
    )


def _open_parts(result: Diagnosis) -> list[Link]:
    """The parts that are for this audience and were not answered."""
    _ = catalogue(result.language).gettext
    found = []
    if result.advice and result.advice.provisional:
        text = _("Answer the open checks; until then the advice is provisional: {command}")
        found.append(Link(text=text, command="diagnose", arguments=("--go-on",), with_answers=True))
    if not result.skills:
        text = _("Your skills beside such an assignment: {command}")
        found.append(Link(text=text, command="skills-gap", with_answers=True))
    if result.audit is None:
        text = _("Hold your assignment against the pitfalls: {command}")
        found.append(Link(text=text, command="pitfalls", arguments=("--audit",)))
    if result.income is None and result.audience is Audience.ME:
        text = _("With your own day rate: {command}")
        found.append(Link(text=text, command="income", arguments=("--day-rate", "900")))
    return found


def _further(result: Diagnosis) -> tuple[Link, ...]:
    act = result.act
    helps = [Link(command=act.command)] if act and act.command and act.command != "income" else []
    kinds = [Link(command="roles", arguments=(kind.id,)) for kind in result.kinds[:1]]
    return (*helps, *kinds)


def _left_out(result: Diagnosis) -> tuple[str, ...]:
    _ = catalogue(result.language).gettext
    return (
        _("why"),
        *([_("skills")] if result.skills else []),
        *([_("pitfalls")] if result.audit else []),
        *([_("money")] if result.income or result.offer else []),
        _("sources"),
    )
