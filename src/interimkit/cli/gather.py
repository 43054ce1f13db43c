"""Every way that answers come in, ending in one set of answers."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import msgspec
from msgspec import Struct

from interimkit.cli.endings import ANSWERS, refuse_other_ending
from interimkit.cli.given import Given, Offering, at_a_terminal, is_code, of_this_pack
from interimkit.cli.keep import beside, say_left_out
from interimkit.cli.say import say
from interimkit.cli.written import say_written
from interimkit.content.answers import (
    encode_answers,
    load_example,
    read_answers,
)
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import load_given
from interimkit.errors import (
    ContentError,
    NeedsAnswersError,
    OutputError,
    Problem,
    ProblemCode,
    UsageError,
)
from interimkit.interview.answering import (
    answers_to,
    merge,
    not_asked,
    still_open,
    typed_answers,
)
from interimkit.interview.questionnaire import Answer, Questionnaire
from interimkit.model.answers import Answers, Rater
from interimkit.model.text import clean, one_line
from interimkit.render.session import KEPT
from interimkit.store.output import check_targets, write_file

if TYPE_CHECKING:
    from interimkit.cli.command import Answering, Output


class Doors(Struct, frozen=True):
    """Every way that answers can come in, and where they are written down.

    Attributes:
        answers: A file, `-` for standard input, or an answer code where no file is called so.
        example: One of the pack's invented people.
        single: One answer each, such as `crisis=secure-cash`.
        record: The file to write the answers to.
        plain: Whether to ask in numbered lines.
        go_on: Whether what may be left open is asked as well, where the rest is answered.
        force: Whether that file may be there already.
        output: The file that the result will go to, if it goes to one.
        rater: Who should have answered.
        kept: Whether what is kept of whoever runs us is taken, wherever it shows.
        fresh: Whether what is kept is let be, and not even offered.
        present: Whether the result is for a room, which must not see what is kept unasked.
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
    kept: bool = False
    fresh: bool = False
    present: bool = False

    @classmethod
    def of(cls, answering: "Answering") -> Self:
        """Those that were given on the command line."""
        answers, single, example, record, plain, go_on, kept, fresh = answering
        return cls(
            answers, example, single or (), record, plain=plain, go_on=go_on, kept=kept, fresh=fresh
        )

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
        self._refuse_beside_kept()
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
        return msgspec.structs.replace(
            self, force=output.force, output=output.file, present=output.present
        )

    def _refuse_beside_kept(self) -> None:
        """Refuses what is kept beside other answers, or beside the wish to let it be.

        Raises:
            UsageError: With each that does not go with it.
        """
        others = {"answers": self.answers, "example": self.example, "fresh": self.fresh}
        code = ProblemCode.OPTIONS_APART
        problems = [
            Problem(code=code, path=(name,), expected=("kept",))
            for name, value in others.items()
            if self.kept and (value or value == "")
        ]
        if problems:
            raise UsageError(*problems)

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
        return bool(self.answers or self.example or self.single or self.kept)

    def of_peer(self, file: str | None) -> Self:
        """The same for a colleague's ratings."""
        return msgspec.structs.replace(
            self, answers=file, example=None, kept=False, rater=Rater.PEER
        )

    def peers(self, pack: OpenPack, files: Sequence[str]) -> list[Answers]:
        """What colleagues said, in the order of their files.

        Raises:
            ContentError: If a file cannot be read, is wrong, or holds one's own ratings.
            UsageError: If standard input would be read twice.
        """
        if (self.answers, *files).count("-") > 1:
            code = ProblemCode.OPTIONS_APART
            raise UsageError(Problem(code=code, path=("--answers -",), expected=("--peer -",)))
        return [self.of_peer(file).given(pack).answers for file in files]

    def refuse(self, code: ProblemCode, option: str) -> None:
        """Refuses all of them where nothing is asked, so that nobody believes it did something.

        Args:
            code: Whether they need the option, or do not go with it.

        Raises:
            UsageError: With each that was given, and the option.
        """
        given = {"answers": self.answers, "answer": self.single, "example": self.example,
                 "record": self.record, "plain": self.plain, "go_on": self.go_on,
                 "kept": self.kept, "fresh": self.fresh}  # fmt: skip
        problems = [
            Problem(code=code, path=(name,), expected=(option,))
            for name, value in given.items()
            if value or value == ""
        ]
        if problems:
            raise UsageError(*problems)

    def again(
        self, said: Mapping[str, Answer], before: Mapping[str, Answer], *, kept: bool
    ) -> tuple[str, ...]:
        """The options that give the same answers once more: a file that has them, or they by name.

        Args:
            said: The answers by the ids of what was asked.
            before: Those of the file or the example, or those that are kept.
            kept: Whether it was these.
        """
        if self.record:
            return ("--answers", self.record)
        streamed = self.answers == "-"  # which nobody can read twice
        fresh = {n: v for n, v in said.items() if streamed or before.get(n) != v}
        return (
            *((KEPT,) if kept else ()),
            *(("--answers", self.answers) if self.answers and not streamed else ()),
            *(("--example", self.example) if self.example else ()),
            *(part for name, value in fresh.items() for part in ("--answer", f"{name}={value}")),
        )

    def given(self, pack: OpenPack, offering: Offering | None = None) -> Given:
        """The answers of the example, of the file or that are kept; none without any of these.

        Args:
            offering: What is asked, where what is kept of it may be offered to start from.

        Raises:
            ContentError: If the file cannot be read, is wrong, or is somebody else's.
            SavedDataError: If what is kept is asked for, and is not there or cannot be read.
            UsageError: If both a file and an example are named, or a code is of other questions.
        """
        if self.kept:
            from interimkit.cli.start import kept_start

            return kept_start(pack)
        unasked = self.fresh or self.present or self.is_given()
        if offering and not unasked and at_a_terminal():
            from interimkit.cli.start import offered_start

            if found := offered_start(pack, offering, plain=self.plain):
                return found
        if self.example is not None:
            if self.answers is not None:
                raise UsageError(
                    Problem(
                        code=ProblemCode.OPTIONS_APART, path=("example",), expected=("answers",)
                    )
                )
            return Given(load_example(pack, self.example))
        if self.answers is None:
            return Given(Answers(rater=self.rater))
        if is_code(self.answers):
            from interimkit.domain.answer_code import read_code

            return Given(read_code(pack, self.answers))
        name = clean(self.answers)
        loaded = read_answers(load_given(self.answers), pack=pack, name=name)
        if loaded.answers.rater is not self.rater:
            peers = self.rater is Rater.SELF
            code = ProblemCode.ANSWERS_OF_PEER if peers else ProblemCode.ANSWERS_OF_SELF
            raise ContentError(Problem(code=code, file=name))
        return Given(*loaded)


class Gathered(NamedTuple):
    """The answers, and the options that give them again."""

    answers: Answers
    again: tuple[str, ...]


@contextmanager
def gather(
    pack: OpenPack,
    questionnaire: Questionnaire,
    doors: Doors,
    given: Given,
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
    whole, note = of_this_pack(given, pack)
    settled = fixed or {}
    typed = typed_answers(questionnaire, doors.single)
    before = answers_to(questionnaire, whole)
    said = {**before, **typed}
    missing = still_open(questionnaire, said)
    more = doors.go_on and at_a_terminal() and still_open(questionnaire, said, optional=True)
    if said and not missing and not (given.offered or more):
        if note:
            say(note)
        said = _asked(questionnaire, said, typed)
        changed = typed or settled
        answers = merge(questionnaire, {**said, **settled}, whole) if changed else whole
        _record(pack, questionnaire, doors, answers)
        yield Gathered(answers, doors.again(said, before, kept=given.kept))
        return
    if not at_a_terminal():  # and nothing else is said, for an error may be JSON
        again = [given.asked_again] if given.asked_again else []
        needed = _needed(questionnaire, missing or [ask.id for ask in questionnaire.asks])
        raise NeedsAnswersError(*again, needed)
    from interimkit.cli.ask import Asking

    if note:
        say(note)
    asking = Asking(
        pack, questionnaire, said,
        plain=doors.plain, go_on=doors.go_on, gaps=given.has_gaps(),
        kept=given.answers if given.kept else None,
    )  # fmt: skip
    with asking.asked() as all_said:
        answers = merge(questionnaire, {**all_said, **settled}, whole)
        _record(pack, questionnaire, doors, answers)
        if doors.record is not None:
            asking.recorded(doors.record)
        is_kept = asking.settle(answers, output=doors.output)
        options = (KEPT,) if is_kept else doors.again(all_said, before, kept=given.kept)
        yield Gathered(answers, options)
        asking.end()


def _asked(
    questionnaire: Questionnaire, said: Mapping[str, Answer], typed: Mapping[str, Answer]
) -> dict[str, Answer]:
    """What is asked of all that was said; of the rest, what was typed is named."""
    if idle := not_asked(questionnaire, said, typed):
        left = ", ".join(f"{name}={typed[name]}" for name in idle)
        say(_("Not asked on this path, and left out: {answers}.").format(answers=left))
    return {name: answer for name, answer in said.items() if name not in idle}


def _needed(questionnaire: Questionnaire, missing: Sequence[str]) -> Problem:
    """What is to be given: the next answer alone, where it says what is asked after it."""
    flags = " ".join(f"--answer {name}=…" for name in missing)
    if questionnaire.branches:
        asked = next(ask for ask in questionnaire.asks if ask.id == missing[0])
        flags = f"--answer {asked.id}={'|'.join(id_ for id_, _text in asked.options)} …"
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
            before = read_answers(load_given(name), pack=pack, name=clean(name))
            if before.answers.rater is not answers.rater:  # neither would keep what the other said
                code = ProblemCode.RECORD_OF_ANOTHER
                raise OutputError(Problem(code=code, file=one_line(name)))
            if not _is_same(name, doors.answers):  # of which it has been said
                say_left_out(before, questionnaire)
            answers = beside(answers, before.answers, questionnaire.sections)
    write_file(name, encode_answers(answers, name=name), force=doors.force)
    say_written(name)


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether both name one file."""
    if one in {None, "-"} or other in {None, "-"}:
        return False
    return os.path.realpath(str(one)) == os.path.realpath(str(other))
