"""Every way that answers come in, ending in one set of answers."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import msgspec
from msgspec import Struct

from interimkit.cli.complain import in_place
from interimkit.cli.endings import ANSWERS, refuse_other_ending
from interimkit.cli.keep import beside, say_left_out
from interimkit.cli.say import say
from interimkit.content.answers import (
    Loaded,
    encode_answers,
    load_example,
    read_answers,
)
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import MAX_BYTES
from interimkit.errors import (
    ContentError,
    NeedsAnswersError,
    OutputError,
    Problem,
    ProblemCode,
    UsageError,
)
from interimkit.interview.answering import answers_to, merge, still_open, typed_answers
from interimkit.interview.questionnaire import Answer, Questionnaire
from interimkit.model.answers import AnsweredPack, Answers, Rater
from interimkit.model.text import clean, one_line
from interimkit.store.output import check_targets, write_file

if TYPE_CHECKING:
    from interimkit.cli.command import Answering, Output


class Doors(Struct, frozen=True):
    """Every way that answers can come in, and where they are written down.

    Attributes:
        answers: A file, or `-` for standard input.
        example: One of the pack's invented people.
        single: One answer each, such as `crisis=secure-cash`.
        record: The file to write the answers to.
        plain: Whether to ask in numbered lines.
        go_on: Whether what may be left open is asked as well, where the rest is answered.
        force: Whether that file may be there already.
        output: The file that the result will go to, if it goes to one.
        rater: Who should have answered.
    """

    answers: str | None
    example: str | None
    single: Sequence[str]
    record: str | None
    plain: bool = False
    go_on: bool = False
    force: bool = False
    output: str | None = None
    rater: Rater = Rater.SELF

    @classmethod
    def of(cls, answering: "Answering") -> Self:
        """Those that were given on the command line."""
        answers, single, example, record, plain, go_on = answering
        return cls(answers, example, single or (), record, plain=plain, go_on=go_on)

    def checked(self, output: "Output", *peers: str) -> Self:
        """The same, once nothing that will be written stands in its own way.

        Args:
            peers: The files of colleagues' ratings, which are read as well.

        Raises:
            OutputError: If a file exists (without `--force`), is a folder, or cannot be made.
            UsageError: If the answers have no file of their own, or one of another kind, or a file
                that is read would be replaced, or a colleague's file would count twice.
            MissingExtraError: If the format needs an extra that is not installed.
        """
        output.check()
        if self.record is not None and self.record in {"", "-"}:
            raise UsageError(Problem(code=ProblemCode.OPTION_NEEDS_VALUE, path=("record",)))
        refuse_other_ending(self.record, ANSWERS, option="record")
        self._refuse_read_twice(peers)
        written = {"record": self.record, "output": output.file}
        read = [("answers", self.answers), *(("peer", peer) for peer in peers)]
        for name, place in (*read, ("record", self.record)):
            for other, target in written.items():
                updated = (name, other) in {("record", "record"), ("answers", "record")}
                if not updated and _is_same(place, target):
                    raise UsageError(
                        Problem(code=ProblemCode.SAME_FILE, path=(name,), expected=(other,))
                    )
        if self.record and Path(self.record).is_file() and not output.force:
            code = ProblemCode.RECORD_EXISTS
            raise OutputError(Problem(code=code, file=one_line(self.record)))
        check_targets([name for name in written.values() if name is not None], force=output.force)
        return msgspec.structs.replace(self, force=output.force, output=output.file)

    def _refuse_read_twice(self, peers: Sequence[str]) -> None:
        """Refuses to count one rater twice, or oneself among one's colleagues.

        Raises:
            UsageError: If a file is named twice.
        """
        for number, peer in enumerate(peers):
            if any(peer == before or _is_same(peer, before) for before in peers[:number]):
                code = ProblemCode.FILE_TWICE
                raise UsageError(Problem(code=code, path=("peer",), value=clean(peer)))
            if _is_same(peer, self.answers):
                code = ProblemCode.SAME_FILE
                raise UsageError(Problem(code=code, path=("peer",), expected=("answers",)))

    def is_given(self) -> bool:
        """Whether any answer is given, wherever it comes from."""
        return bool(self.answers or self.example or self.single)

    def of_peer(self, file: str | None) -> Self:
        """The same for a colleague's ratings."""
        return msgspec.structs.replace(self, answers=file, example=None, rater=Rater.PEER)

    def refuse(self, code: ProblemCode, option: str) -> None:
        """Refuses all of them where nothing is asked, so that nobody believes it did something.

        Args:
            code: Whether they need the option, or do not go with it.

        Raises:
            UsageError: With each that was given, and the option.
        """
        given = {"answers": self.answers, "answer": self.single, "example": self.example,
                 "record": self.record, "plain": self.plain, "go_on": self.go_on}  # fmt: skip
        problems = [
            Problem(code=code, path=(name,), expected=(option,))
            for name, value in given.items()
            if value or value == ""
        ]
        if problems:
            raise UsageError(*problems)

    def again(self, said: Mapping[str, Answer], before: Mapping[str, Answer]) -> tuple[str, ...]:
        """The options that give the same answers once more: a file that has them, or they by name.

        Args:
            said: The answers by the ids of what was asked.
            before: Those of the file or the example.
        """
        if self.record:
            return ("--answers", self.record)
        streamed = self.answers == "-"  # which nobody can read twice
        fresh = {n: v for n, v in said.items() if streamed or before.get(n) != v}
        return (
            *(("--answers", self.answers) if self.answers and not streamed else ()),
            *(("--example", self.example) if self.example else ()),
            *(part for name, value in fresh.items() for part in ("--answer", f"{name}={value}")),
        )

    def given(self, pack: OpenPack) -> Loaded:
        """The answers of the example or of the file, and which to ask again; none without either.

        Raises:
            ContentError: If the file cannot be read, is wrong, or is somebody else's.
            UsageError: If both are named.
        """
        if self.example is not None:
            if self.answers is not None:
                raise UsageError(
                    Problem(
                        code=ProblemCode.OPTIONS_APART, path=("example",), expected=("answers",)
                    )
                )
            return Loaded(load_example(pack, self.example), None)
        if self.answers is None:
            return Loaded(Answers(rater=self.rater), None)
        name = clean(self.answers)
        loaded = read_answers(_read(self.answers), pack=pack, name=name)
        if loaded.answers.rater is not self.rater:
            peers = self.rater is Rater.SELF
            code = ProblemCode.ANSWERS_OF_PEER if peers else ProblemCode.ANSWERS_OF_SELF
            raise ContentError(Problem(code=code, file=name))
        return loaded


class Gathered(NamedTuple):
    """The answers, and the options that give them again."""

    answers: Answers
    again: tuple[str, ...]


@contextmanager
def gather(
    pack: OpenPack,
    questionnaire: Questionnaire,
    doors: Doors,
    given: Loaded,
    *,
    fixed: Mapping[str, Answer] | None = None,
) -> Iterator[Gathered]:
    """The answers of a file, those given by option, and those given at the prompt, in that order.

    They are written down where that is asked for. A draft is kept until the block ends well: who
    cannot write the result has not lost the answers.

    Args:
        given: What is given already; what it answers beside this questionnaire is kept as it is,
            and what it names as to be asked again is said once.
        fixed: Answers that another option settles.

    Raises:
        UsageError: If an option is wrong.
        NeedsAnswersError: If a question is still open and there is no terminal to ask it on.
    """
    whole, note = _of_this_pack(given, pack)
    settled = fixed or {}
    typed = typed_answers(questionnaire, doors.single)
    before = answers_to(questionnaire, whole)
    said = {**before, **typed}
    missing = still_open(questionnaire, said)
    asks_more = doors.go_on and _at_a_terminal() and still_open(questionnaire, said, optional=True)
    if said and not missing and not asks_more:
        if note:
            say(note)
        changed = bool(typed or settled)
        answers = merge(questionnaire, {**said, **settled}, whole) if changed else whole
        _record(pack, questionnaire, doors, answers)
        yield Gathered(answers, doors.again(said, before))
        return
    if not _at_a_terminal():  # and nothing else is said, for an error may be JSON
        again = [given.asked_again] if given.asked_again else []
        needed = _needed(missing or [ask.id for ask in questionnaire.asks])
        raise NeedsAnswersError(*again, needed)
    from interimkit.cli.ask import Asking

    if note:
        say(note)
    asking = Asking(
        pack, questionnaire, said,
        plain=doors.plain, go_on=doors.go_on, gaps=given.asked_again is not None,
    )  # fmt: skip
    with asking.asked() as all_said:
        answers = merge(questionnaire, {**all_said, **settled}, whole)
        _record(pack, questionnaire, doors, answers)
        if doors.record is not None:
            asking.recorded(doors.record)
        yield Gathered(answers, doors.again(all_said, before))
        asking.offer(answers, output=doors.output)


def _at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def _of_this_pack(given: Loaded, pack: OpenPack) -> tuple[Answers, str]:
    """The answers as given to this pack, and a note where they were given to another."""
    answers = given.answers
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    note = ""
    if given.asked_again:
        note = in_place(given.asked_again)
    elif answers.pack and answers.pack != ref:
        text = _("These answers were given to {then}; the questions are now those of {now}.")
        then, now = (one_line(f"{p.name} {p.version}") for p in (answers.pack, ref))
        note = text.format(then=then, now=now)
    return msgspec.structs.replace(answers, pack=ref), note


def _read(file: str) -> bytes:
    """An answers file, which may be any stream, up to the limit and no further.

    Raises:
        ContentError: If it cannot be read, or is larger.
    """
    name = clean(file)
    try:
        if file == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except (OSError, ValueError) as error:
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from error
    if len(data) > MAX_BYTES:
        limit = (str(MAX_BYTES),)
        raise ContentError(Problem(code=ProblemCode.TOO_LARGE, file=name, expected=limit))
    return data


def _needed(missing: Sequence[str]) -> Problem:
    flags = " ".join(f"--answer {name}=…" for name in missing)
    file = _("FILE")
    return Problem(code=ProblemCode.NEEDS_ANSWERS, expected=(f"--answers {file} | {flags}",))


def _record(pack: OpenPack, questionnaire: Questionnaire, doors: Doors, answers: Answers) -> None:
    """Writes answers down; a file that already holds those of other questionnaires keeps them.

    Raises:
        OutputError: If it cannot be written.
    """
    if (name := doors.record) is None:
        return
    answers = merge(questionnaire, answers_to(questionnaire, answers), answers)
    if doors.force and Path(name).is_file():
        with suppress(ContentError):  # what is no answers file is replaced as a whole
            before = read_answers(_read(name), pack=pack, name=clean(name))
            if before.answers.rater is not answers.rater:  # neither would keep what the other said
                code = ProblemCode.RECORD_OF_ANOTHER
                raise OutputError(Problem(code=code, file=one_line(name)))
            if not _is_same(name, doors.answers):  # of which it has been said
                say_left_out(before, questionnaire)
            answers = beside(answers, before.answers, questionnaire)
    write_file(name, encode_answers(answers, name=name), force=doors.force)


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether both name one file."""
    if one in {None, "-"} or other in {None, "-"}:
        return False
    return os.path.realpath(str(one)) == os.path.realpath(str(other))
