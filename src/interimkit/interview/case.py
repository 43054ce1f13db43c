"""What a case asks: at each moment, what one does at the dilemma that earlier choices lead to."""

from collections.abc import Callable, Iterator, Mapping

from interimkit.domain.case import load_case
from interimkit.domain.case_engine import Day, State, place_of, play
from interimkit.domain.case_gauges import CELLS, Moved, words_moved
from interimkit.interview.questionnaire import Answer, Ask, Questionnaire
from interimkit.model.answers import PLAYED
from interimkit.model.case import Case, Dilemma, Moment
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.numbers import NBSP
from interimkit.render.words import catalogue

Said = Mapping[str, Answer]


def ask_case(pack: Pack, name: str, *, in_words: bool, language: Language) -> Questionnaire:
    """The case's questionnaire: one of each moment's dilemmas is asked.

    Args:
        name: The case's id.
        in_words: Whether gauges are said rather than drawn.

    Raises:
        UnknownChoiceError: If the pack has no such case.
    """
    case = load_case(pack, name)
    words = catalogue(language)
    intro = words.ngettext(
        "{name}. An invented assignment, in which you choose on {count} day; it takes {minutes} "
        "minutes. There is no score and no right path: each option is something that a competent "
        "manager does, at a price. Nothing leaves this computer.",
        "{name}. An invented assignment, in which you choose on {count} days; it takes {minutes} "
        "minutes. There is no score and no right path: each option is something that a competent "
        "manager does, at a price. Nothing leaves this computer.",
        len(case.moments),
    )
    pair = words.gettext("{name}: {value}")
    cast = (pair.format(name=person.name, value=person.who) for person in case.cast)
    told = _Telling(case, in_words=in_words, language=language)
    return Questionnaire(
        name=f"case-{name}",
        language=language,
        intro=intro.format(
            name=case.name.rstrip("."), count=len(case.moments), minutes=case.minutes.alone
        ),
        asks=tuple(_asks(case, f"{PLAYED}.{name}", told)),
        opening="\n".join((case.opening, "", *cast)).strip(),
        review=(
            words.gettext("Your choices; take one back by choosing it"),
            words.gettext("See how it ends."),
        ),
        branches=True,
    )


def _asks(case: Case, section: str, told: "_Telling") -> Iterator[Ask]:
    for moment in case.moments:
        for dilemma in moment.dilemmas:
            yield Ask(
                dilemma.id,
                section,
                told.day(moment),
                dilemma.ask,
                tuple((option.id, option.text) for option in dilemma.options),
                applies=_is_met(case, dilemma),
                told=told.before(dilemma),
                then=told.after(dilemma),
            )


def _is_met(case: Case, dilemma: Dilemma) -> Callable[[Said], bool]:
    """Whether the choices so far lead to it; of moments still unknown, the last one stands in."""

    def is_met(answers: Said) -> bool:
        days = play(case, answers)
        ahead = (moment.dilemmas[-1] for moment in case.moments[len(days) :])
        return dilemma in (*(day.dilemma for day in days), *ahead)

    return is_met


class _Telling:
    """What is said around the questions of a case."""

    def __init__(self, case: Case, *, in_words: bool, language: Language) -> None:
        self._case = case
        self._in_words = in_words
        self._translate = catalogue(language).gettext

    def day(self, moment: Moment) -> str:
        """What a moment is called."""
        _ = self._translate
        return _("Day {day}").format(day=moment.day)

    def before(self, dilemma: Dilemma) -> Callable[[Said], str]:
        """How it stands when a dilemma is met, and the dilemma."""

        def told(answers: Said) -> str:
            day = self._day_of(dilemma, answers)
            return f"{self._gauges(day.met)}\n{dilemma.text}" if day else str(dilemma.text)

        return told

    def after(self, dilemma: Dilemma) -> Callable[[Said], str]:
        """What a choice leads to at once, and what comes by the next moment."""

        def told(answers: Said) -> str:
            day = self._day_of(dilemma, answers)
            if day is None or day.outcome is None:
                return ""
            days = play(self._case, answers)
            lines = [day.outcome.text, *self._moved(words_moved(self._case, day.met, day.after))]
            upcoming = days[days.index(day) + 1 :][:1]
            for following in upcoming:
                lines += self._arrivals(following, days)
            return "\n".join(lines)

        return told

    def _day_of(self, dilemma: Dilemma, answers: Said) -> Day | None:
        days = play(self._case, answers)
        return next((day for day in days if day.dilemma is dilemma), None)

    def _arrivals(self, day: Day, days: tuple[Day, ...]) -> Iterator[str]:
        _ = self._translate
        chosen_on = {other.option.id: other.moment.day for other in days if other.option}
        before = day.before
        for option, later, after in day.arrived:
            yield ""
            line = _("Day {day}. From day {earlier}: {text}")
            yield line.format(day=day.moment.day, earlier=chosen_on[option], text=later.text)
            yield from self._moved(words_moved(self._case, before, after))
            before = after

    def _moved(self, moved: tuple[Moved, ...]) -> Iterator[str]:
        _ = self._translate
        for gauge in moved:
            value = f"{gauge.before} {signs.STEP} {gauge.after}"
            yield _("{name}: {value}").format(name=gauge.name, value=value)

    def _gauges(self, state: State) -> str:
        """Each gauge with its cells and its word, in a line."""
        _ = self._translate
        shown = []
        for gauge, value in zip(self._case.gauges, state.gauges, strict=True):
            place = place_of(gauge, value)
            if self._in_words:
                cells = _("{points} of {of}").format(points=place + 1, of=CELLS) + ","
            else:
                cells = signs.FULL * (place + 1) + signs.EMPTY * (CELLS - place - 1)
            words = f"{gauge.name} {cells} {gauge.words[place].text}"
            shown.append(words.replace(" ", NBSP))
        return signs.BETWEEN.replace(" ", NBSP, 1).join(shown)  # no line begins with the point
