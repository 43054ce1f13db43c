"""Asks at the terminal; keeps a draft where that is allowed, and loses nothing at the end."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from gettext import gettext as _

from interimkit.cli.again import FILES, SOURCES, TYPED, command_again, in_this_session
from interimkit.cli.complain import in_place
from interimkit.cli.keep import keep, keep_diagnosis, may_keep
from interimkit.cli.prompt import prompter_at_hand
from interimkit.cli.say import say
from interimkit.content.answers import encode_answers, read_answers
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, SavedDataError
from interimkit.interview.answering import answers_to, merge, still_open
from interimkit.interview.manners import fill_in
from interimkit.interview.questionnaire import Answer, Questionnaire
from interimkit.model.answers import AnsweredPack, Answers, Rater, held
from interimkit.model.text import clean
from interimkit.store.drafts import Draft
from interimkit.store.home import home
from interimkit.store.kept import my_folder
from interimkit.store.output import end_by_exception


class Asking:
    """One questionnaire at a terminal, from its first words to what is said at its end.

    Args:
        start: What is answered already.
        plain: Whether to ask in numbered lines.
        go_on: Whether to ask, of what is still open, also what may be left so, and nothing else.
        gaps: Whether what is open has answers before and after it, which are not asked again.
        kept: The answers that are kept, where it starts from these.
    """

    def __init__(
        self, pack: OpenPack, questionnaire: Questionnaire, start: Mapping[str, Answer], *,
        plain: bool, go_on: bool, gaps: bool, kept: Answers | None = None,
    ) -> None:  # fmt: skip
        self._pack = pack
        self._questionnaire = questionnaire
        self._prompter = prompter_at_hand(plain=plain)
        self._so_far = dict(start)
        self._go_on = go_on
        self._gaps = gaps
        self._asked_all = False
        self._fresh = False  # whether anything was answered here
        self._keep = False
        self._lost = False
        self._kept = kept
        self._started_from = answers_to(questionnaire, kept) if kept else {}
        self._is_kept = False  # whether these very answers are
        self._unkept: SavedDataError | None = None  # why they are not, where they should be
        self._file: str | None = None
        self._draft: Draft | None = None
        with suppress(SavedDataError):  # no place to keep anything, and nothing that needs one
            self._draft = Draft(questionnaire.name, os.environ, pack=pack.ref.name)

    @contextmanager
    def asked(self) -> Iterator[dict[str, Answer]]:
        """The answers to all that is asked; a draft of them is dropped when the block ends well."""
        end_by_exception()
        try:
            self._begin()
            said = fill_in(
                self._questionnaire, self._so_far.copy(), self._prompter,
                save=self._save, open_alone=self._go_on or self._gaps,
            )  # fmt: skip
            self._asked_all = True
            yield said
            if self._draft and (self._keep or self._lost):  # it is, or was, of this run
                self._draft.drop()
        except (Exception, KeyboardInterrupt):
            self._farewell()
            raise
        finally:
            if self._draft:
                self._draft.give_up()

    def recorded(self, file: str) -> None:
        """Takes note that a file has the answers now."""
        self._file = file

    def settle(self, answers: Answers, *, output: str | None) -> bool:
        """Asks whether to keep the answers, unless a file has them; says how to get this again.

        Before the result, so that this is what the screen ends with.

        Args:
            output: The file that the result will go to, if it goes to one.

        Returns:
            Whether what is kept gives them now.
        """
        if answers.rater is Rater.PEER:  # what is said about these is said by who asks for them
            return False
        if self._file is None and output is None:
            try:
                self._is_kept = self._same_as_kept(answers) or self._keep_for_good(answers)
            except SavedDataError as error:
                self._unkept = error
        self._prompter.say(_("The same result again:"))
        self._show_command(without=FILES)
        self._prompter.say("")  # apart from the result below it
        return self._is_kept

    def end(self) -> None:
        """Nothing, once the result is shown, where all went well.

        Raises:
            SavedDataError: If the answers should be kept and could not be.
        """
        if self._unkept:
            raise self._unkept

    def _same_as_kept(self, answers: Answers) -> bool:
        """Whether what this asks is answered as it is in what is kept."""
        sections = self._questionnaire.sections
        kept = self._kept
        return kept is not None and all(held(kept, s) == held(answers, s) for s in sections)

    def _keep_for_good(self, answers: Answers) -> bool:
        """Whether the answers are in our own folder now, for somebody wanted that."""
        try:
            folder = home(os.environ)
        except SavedDataError:
            return False
        try:
            my_folder(folder)
        except SavedDataError as error:  # before anybody says yes to it
            say(in_place(error.problems[0]))
            return False
        asked = (self._pack, self._questionnaire.sections)
        if not may_keep(self._prompter, folder, *asked):
            return False
        if self._questionnaire.makes_history:
            number = keep_diagnosis(self._prompter, folder, *asked, answers)
            say(_("Kept, and saved as diagnosis {number}. What is saved:").format(number=number))
            say(in_this_session("me", "history"))
        else:
            keep(self._prompter, folder, *asked, answers)
        return True

    def _show_command(self, *, without: tuple[str, ...] = ()) -> None:
        """The command that was typed, with the answers so far or the file that has them."""
        if self._file is not None:
            line = command_again(without=(*without, "--record", *SOURCES), file=self._file)
        elif self._is_kept:
            line = command_again(without=(*without, *SOURCES), kept=True)
        elif not self._fresh:
            line = command_again(
                without=without, go_on=self._is_unfinished(), kept=self._kept is not None
            )
        else:
            line = command_again(
                without=(*without, *TYPED), answers=self._so_far, go_on=self._is_unfinished(),
                kept=self._kept is not None and self._started_from.keys() <= self._so_far.keys(),
            )  # fmt: skip
        say(line)

    def _is_unfinished(self) -> bool:
        """Whether the same line would show a result instead of asking on."""
        if self._asked_all:
            return False
        return self._go_on or not still_open(self._questionnaire, self._so_far)

    def _begin(self) -> None:
        """Says what this is, and settles once what to start from and whether to keep a draft."""
        self._prompter.say(self._questionnaire.intro)
        draft = self._draft
        if draft is None:
            return
        if draft.is_there():
            if not draft.claim():
                self._taken()
                return
            if (before := self._before(draft)) is not None:
                self._keep = True
                if self._wants_to_go_on():
                    typed = self._so_far.items() - self._started_from.items()
                    self._so_far = {**self._started_from, **before, **dict(typed)}
                return
        question = _(
            "May your answers be kept on this computer until you finish, so that you can stop and "
            "carry on?"
        )
        options = (("no", _("No, keep nothing")), ("yes", _("Yes, until I finish")))
        if self._prompter.choose(question, options, chosen="no", back=False) == "yes":
            self._keep = draft.claim()
            if not self._keep:
                self._taken()

    def _taken(self) -> None:
        self._prompter.say(
            _(
                "Another run is asking the same and has the draft; this one keeps none. If you "
                "stopped it here with Ctrl-Z, Ctrl-C now and then fg brings it back."
            )
        )
        self._draft = None

    def _wants_to_go_on(self) -> bool:
        options = (("yes", _("Yes, carry on")), ("no", _("No, begin again")))
        question = _("You stopped before the end. Go on where you were?")
        return self._prompter.choose(question, options, chosen="yes", back=False) == "yes"

    def _before(self, draft: Draft) -> dict[str, Answer] | None:
        """What a draft holds; one that does not fit is set aside, and that is said."""
        if (kept := draft.load()) is None:
            return None
        try:
            loaded = read_answers(kept, pack=self._pack, name=clean(str(draft.path)))
        except ContentError:  # of other questions, or damaged: perhaps somebody can mend it
            aside = _("The draft kept here does not fit these questions; it is now {place}.")
            self._prompter.say(aside.format(place=clean(str(draft.set_aside()))))
            return None
        if loaded.asked_again:
            self._gaps = True
            self._prompter.say(in_place(loaded.asked_again))
        return answers_to(self._questionnaire, loaded.answers) or None

    def _save(self, answers: Mapping[str, Answer]) -> None:
        """Remembers the answers, and keeps them where that is allowed and there is anything."""
        self._so_far, self._fresh = dict(answers), True
        if not (self._draft and self._keep and answers):
            return
        ref = AnsweredPack(name=self._pack.ref.name, version=self._pack.ref.version)
        try:
            self._draft.save(encode_answers(merge(self._questionnaire, answers, Answers(pack=ref))))
        except SavedDataError as error:
            self._keep, self._lost = False, True
            place = error.problems[0].file
            self._prompter.say(_("No draft can be kept: {place}").format(place=place))

    def _farewell(self) -> None:
        """Says what was kept, and the command that carries on from here: the one that was typed."""
        if self._file is not None:
            stopped = _("Stopped. Your answers are in {file}. To carry on from here:")
            self._prompter.say(stopped.format(file=clean(self._file)))
        elif self._keep and self._draft and self._draft.is_there():
            if self._fresh:
                self._prompter.say(_("Stopped. Your answers are kept. To carry on from here:"))
                say(command_again(without=TYPED, go_on=self._go_on and not self._asked_all))
                return
            self._prompter.say(
                _("Stopped. Your earlier answers are still kept. To carry on with them:")
            )
        elif self._so_far:
            self._prompter.say(_("Stopped; nothing was kept. To carry on from here:"))
        else:
            self._prompter.say(_("Stopped. Nothing was kept."))
            return
        self._show_command()
