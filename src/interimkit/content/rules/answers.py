"""What answers must hold beyond their shape: each is to a question of the pack, and possible."""

from collections.abc import Iterator

from interimkit.errors import Problem
from interimkit.model.answers import Answers, held
from interimkit.model.pack import Pack, PackInfo


def rewritten_answers(pack: Pack, answers: Answers) -> dict[str, str]:
    """The questions of the quiz to ask again, each with the version that rewrote its answer."""
    if not answers.quiz:
        return {}
    from interimkit.domain.rewritten import rewritten_since
    from interimkit.model.quiz import Quiz

    return rewritten_since(pack.load(Quiz), answers, pack=pack.load(PackInfo).name)


def wrong_answers(pack: Pack, answers: Answers) -> Iterator[Problem]:
    """What is wrong in each section; a questionnaire is loaded only where its answers are."""
    if answers.quiz or answers.checks:
        from interimkit.domain.quiz import find_wrong_answers
        from interimkit.model.quiz import Quiz

        yield from find_wrong_answers(pack.load(Quiz), answers)
    if answers.pitfalls or answers.notes:
        from interimkit.domain.pitfalls_audit import find_wrong_pitfalls
        from interimkit.model.pitfalls import Pitfalls

        yield from find_wrong_pitfalls(pack.load(Pitfalls), answers)
    if answers.profile or answers.skills or answers.evidence:
        from interimkit.domain.skills_gap import find_wrong_skills

        yield from find_wrong_skills(pack, answers)
    if answers.case:
        from interimkit.domain.case import find_wrong_choices

        yield from find_wrong_choices(pack, answers)
    if held(answers, "money"):
        from interimkit.domain.own_money import find_wrong_money

        yield from find_wrong_money(pack, answers.money)
