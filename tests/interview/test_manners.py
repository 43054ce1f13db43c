"""The manners of every questionnaire, asked of a script instead of a person."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.interview.manners import Stopped, fill_in
from interimkit.interview.questionnaire import BACK, OPEN, Answer, Ask, Back, Questionnaire
from interimkit.model.text import Language

ASKS = (
    Ask("one", "quiz", "First", "What first?", (("a", "A"), ("b", "B"))),
    Ask("two", "quiz", "Second", "What second?", (("a", "A"), ("b", "B")), optional=True),
    Ask("three", "quiz", "Third", "How many?", at_most=9, optional=True),
)


DEEPER = (
    Ask("one", "skills", "First", "What first?", (("a", "A"), ("b", "B"))),
    Ask("two", "skills", "Second", "What second?", (("a", "A"), ("b", "B"))),
    Ask(
        "one.note", "notes", "First", "What shows it?", longest=5, optional=True,
        applies=lambda answers: answers.get("one") == "b",
    ),
)  # fmt: skip


class Script:
    """Answers from a list, then accepts whatever the review shows."""

    def __init__(self, replies: Sequence[int | str | Back]) -> None:
        self.replies = list(replies)
        self.seen: list[tuple[str, str | None]] = []

    def say(self, text: str) -> None:
        self.seen.append(("", text))

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None, back: bool
    ) -> str | Back:
        self.seen.append((question.splitlines()[0], chosen))
        if question.startswith("Your answers") and not self.replies:
            return options[0][0]
        reply = self.replies.pop(0) if self.replies else options[0][0]
        if isinstance(reply, Back):
            return BACK if back else options[0][0]
        ids = [id_ for id_, _text in options]
        if question.startswith("Your answers"):
            reply = f"at-{reply}"
        return str(reply) if str(reply) in ids else ids[0]

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        self.seen.append((question.splitlines()[0], given))
        reply = self.replies.pop(0) if self.replies else OPEN
        if isinstance(reply, Back):
            return BACK if back else OPEN
        return min(int(reply), at_most) if str(reply).isdigit() else OPEN

    def pause(self, text: str, *, back: bool) -> Back | None:
        self.seen.append(("pause", text))
        if back and self.replies and isinstance(self.replies[0], Back):
            self.replies.pop(0)
            return BACK
        return None

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        self.seen.append((question.splitlines()[0], given))
        reply = self.replies.pop(0) if self.replies else OPEN
        if isinstance(reply, Back):
            return BACK if back else OPEN
        return str(reply)[:longest]


class Look(Script):
    """Remembers what it was last shown to choose from: the review, at the end."""

    rows: Sequence[tuple[str, str]] = ()

    def choose(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        *,
        chosen: str | None,
        back: bool,
    ) -> str | Back:
        self.rows = options
        return super().choose(question, options, chosen=chosen, back=back)


class Offered(Script):
    """Remembers everything that it was shown to choose from."""

    def __init__(self, replies: Sequence[int | str | Back]) -> None:
        super().__init__(replies)
        self.options: list[tuple[str, str]] = []

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None, back: bool
    ) -> str | Back:
        self.options += options
        return super().choose(question, options, chosen=chosen, back=back)


def play(
    replies: Sequence[int | str | Back],
    given: Mapping[str, Answer] | None = None,
    asks: Sequence[Ask] = ASKS,
    language: Language = Language.EN,
) -> tuple[dict[str, Answer], Script, list[dict[str, Answer]]]:
    script, saved = Script(replies), list[dict[str, Answer]]()
    asked = Questionnaire("test", language, "", tuple(asks))
    answers = fill_in(asked, given or {}, script, save=lambda now: saved.append(dict(now)))
    return answers, script, saved


def test_straight_through_saves_after_each_answer() -> None:
    answers, script, saved = play(["b", "a", 3])
    assert answers == {"one": "b", "two": "a", "three": 3}
    assert saved == [{"one": "b"}, {"one": "b", "two": "a"}, answers]
    assert [line for line, _ in script.seen][:3] == [
        "1 of 3 · First",
        "2 of 3 · Second",
        "3 of 3 · Third",
    ]


def test_it_speaks_the_language_of_its_questionnaire_whatever_the_process_speaks() -> None:
    _answers, dutch, _saved = play(["b", "a", 3], language=Language.NL)
    _answers, french, _saved = play(["b", "a", 3], language=Language.FR)
    assert dutch.seen[0][0] == "1 van 3 · First"
    assert french.seen[0][0] == "1 sur 3 · First"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, "I cannot say yet"),
        (Language.NL, "Dat weet ik nog niet"),
        (Language.FR, "Je ne sais pas encore"),
    ],
)
def test_to_leave_a_question_open_is_offered_in_the_same_language(
    language: Language, words: str
) -> None:
    script = Offered(["b", "a", 3])
    fill_in(Questionnaire("test", language, "", ASKS), {}, script, save=lambda _now: None)
    assert (OPEN, words) in script.options


def test_back_shows_the_earlier_choice_and_keeps_the_later_ones() -> None:
    answers, script, _saved = play(["b", "a", BACK, BACK, "a", "a", 4])
    assert answers == {"one": "a", "two": "a", "three": 4}
    assert ("2 of 3 · Second", "a") in script.seen
    assert ("1 of 3 · First", "b") in script.seen


def test_what_was_given_is_not_asked_again() -> None:
    answers, script, _saved = play([5], given={"one": "b", "two": "a"})
    assert answers == {"one": "b", "two": "a", "three": 5}
    assert script.seen[0][0] == "3 of 3 · Third"


def test_the_review_can_change_any_answer_or_leave_it_open() -> None:
    answers, _script, _saved = play(["b", "a", 3, "1", OPEN, "2", OPEN])
    assert answers == {"one": "b"}


def test_what_was_left_open_stays_so_while_one_goes_back_and_forth() -> None:
    answers, script, _saved = play(["b", OPEN, BACK, OPEN, 4])
    assert answers == {"one": "b", "three": 4}
    seen = [chosen for line, chosen in script.seen if line == "2 of 3 · Second"]
    assert seen == [None, OPEN]


def test_only_what_is_open_is_asked_where_that_is_wanted() -> None:
    script = Script(["a", 4])
    asked = Questionnaire("test", Language.EN, "", ASKS)
    fill_in(asked, {"two": "b"}, script, save=lambda _now: None, open_alone=True)
    assert [line for line, _ in script.seen] == [
        "1 of 3 · First", "3 of 3 · Third", "Your answers; choose one to change it",
    ]  # fmt: skip


def test_the_review_says_what_is_still_open() -> None:
    look = Look(["b", OPEN])
    asked = Questionnaire("test", Language.NL, "", ASKS)
    fill_in(asked, {}, look, save=lambda _now: None)
    assert [text for _id, text in look.rows[1:]] == [
        "First: B", "Second: nog open", "Third: nog open",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("7", {"one": "b", "two": "a", "three": 7}, "is taken along: 7"),
        ("77", {"one": "b", "two": "a"}, "is no answer here, and is left out: 77"),
        ("", {"one": "b", "two": "a"}, None),
    ],
)
def test_what_is_half_typed_is_kept_if_it_is_an_answer(
    typed: str, kept: dict[str, Answer], said: str | None
) -> None:
    class Stops(Script):
        def number(self, *_asked: object, **_how: object) -> int | str | Back:
            raise Stopped(typed)

    script, saved = Stops(["b", "a"]), list[dict[str, Answer]]()
    asked = Questionnaire("test", Language.EN, "", ASKS)
    with pytest.raises(KeyboardInterrupt):
        fill_in(asked, {}, script, save=lambda now: saved.append(dict(now)))
    assert saved[-1] == kept
    told = [text for line, text in script.seen if not line]
    assert told == ([f"What you were typing {said}"] if said else [])


def test_what_hangs_on_an_answer_is_asked_only_then() -> None:
    answers, script, _saved = play(["a", "b"], asks=DEEPER)
    assert answers == {"one": "a", "two": "b"}
    assert "3 of 3 · First" not in [line for line, _ in script.seen]
    answers, script, _saved = play(["b", "b", "words"], asks=DEEPER)
    assert answers == {"one": "b", "two": "b", "one.note": "words"}
    assert script.seen[2] == ("3 of 3 · First", "")


LATER = (*DEEPER[:2], DEEPER[2]._replace(later=True))


def test_what_comes_later_has_a_count_of_its_own_so_that_none_grows() -> None:
    def may_follow(count: int) -> str:
        return f"then up to {count}"

    script = Script(["b", "b", "words"])
    asked = Questionnaire("test", Language.EN, "", LATER, may_follow)
    fill_in(asked, {}, script, save=lambda _now: None)
    assert [line for line, _ in script.seen][:3] == [
        "1 of 2, then up to 1 · First", "2 of 2, then up to 1 · Second", "1 of 1 · First",
    ]  # fmt: skip
    script = Script(["a", "b"])
    fill_in(asked, {}, script, save=lambda _now: None)
    assert [line for line, _ in script.seen][1] == "2 of 2 · Second"


def test_the_review_shows_an_answer_from_where_it_differs_from_its_like() -> None:
    alike = "I have worked for many years in one and the same company, and " * 2
    options = tuple((id_, f"{alike}then {end}") for id_, end in (("a", "left"), ("b", "stayed on")))
    ask = Ask("one", "quiz", "First", "What?", options)

    look = Look(["b"])
    fill_in(
        Questionnaire("test", Language.EN, "", (ask,)), {}, look, save=lambda _now: None
    )  # fmt: skip
    assert look.rows[1][1] == "First: …stayed on"


def test_words_are_kept_when_what_they_hang_on_changes_and_comes_back() -> None:
    answers, script, _saved = play(["b", "b", "words", "0", "a", "0", "b"], asks=DEEPER)
    assert answers == {"one": "b", "two": "b", "one.note": "words"}
    assert ("1 of 2 · First", "a") in script.seen


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({}, "1 of 2 · First"),
        ({"one": "a"}, "2 of 2 · Second"),
        ({"two": "a"}, "1 of 2 · First"),
        ({"one": "b", "two": "a"}, "3 of 3 · First"),
        ({"one": "a", "two": "a"}, "Your answers; choose one to change it"),
        ({"one": "b", "two": "a", "one.note": "x"}, "Your answers; choose one to change it"),
    ],
)
def test_it_goes_on_where_somebody_left(given: dict[str, Answer], first: str) -> None:
    _answers, script, _saved = play([], given=given, asks=DEEPER)
    assert script.seen[0][0] == first


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["a", "b", OPEN, "0", "1", "2", "3"]), st.integers(0, 12), st.just(BACK)
        ),
        max_size=40,
    )
)
def test_whatever_is_pressed_nothing_answered_is_lost(replies: list[int | str | Back]) -> None:
    answers, _script, saved = play(replies)
    assert answers["one"] in {"a", "b"}
    assert answers.get("two", "a") in {"a", "b"}
    assert answers.get("three", 0) in range(10)
    assert saved[-1] == answers
    for before, after in pairwise(saved):
        changed = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
        assert len(changed) <= 1


@pytest.mark.parametrize(
    ("language", "shown"),
    [(Language.EN, "Salary: 118,000"), (Language.NL, "Salary: 118.000"),
     (Language.FR, "Salary : 118\u202f000")],
)  # fmt: skip
def test_a_review_writes_an_amount_as_the_language_does(language: Language, shown: str) -> None:
    ask = Ask("salary", "money", "Salary", "How much?", at_most=10**8, optional=True)
    rows: list[str] = []

    class Looking(Script):
        def choose(
            self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None,
            back: bool,
        ) -> str | Back:  # fmt: skip
            rows.extend(text for _id, text in options)
            return super().choose(question, options, chosen=chosen, back=back)

    asked = Questionnaire(name="money", language=language, intro="", asks=(ask,))
    fill_in(asked, {}, Looking([118_000]), save=lambda _: None)
    assert shown in [row.replace("\u202f:", " :") for row in rows]


TOLD = Questionnaire(
    name="told",
    language=Language.EN,
    intro="Two questions.",
    opening="It begins.",
    review=("Your answers again", "So be it."),
    asks=(
        Ask("one", "quiz", "First", "Which?", (("a", "A"), ("b", "B")),
            then=lambda answers: f"After {answers['one']}."),
        Ask("two", "quiz", "Second", "And?", (("a", "A"), ("b", "B"))),
    ),
)  # fmt: skip


def test_what_follows_an_answer_stands_by_itself_and_one_can_go_back_from_it() -> None:
    script = Script(["b", BACK, "a", "b"])
    said = fill_in(TOLD, {}, script, save=lambda _answers: None)
    assert said == {"one": "a", "two": "b"}
    assert [text for kind, text in script.seen if kind == "pause"] == [
        "It begins.", "After b.", "After a.",
    ]  # fmt: skip
    assert script.seen[-1][0] == "Your answers again"


def test_who_carries_on_sees_first_what_came_of_the_last_answer() -> None:
    script = Script(["a"])
    fill_in(TOLD, {"one": "b"}, script, save=lambda _answers: None)
    assert script.seen[0] == ("pause", "After b.")
