"""interimkit: does interim management fit, what is missing, what does it pay, what goes wrong.

The names below are what a Python user imports; docs/api.md has an example of each. Each is loaded
when it is first asked for, so that `interimkit --version` pays for none of them.
"""

TYPE_CHECKING = False  # typing's own costs 5 ms; type checkers know the name
if TYPE_CHECKING:
    from interimkit.content.answers import encode_answers as encode_answers
    from interimkit.content.answers import load_answers as load_answers
    from interimkit.content.check import check_pack as check_pack
    from interimkit.content.pack import load_pack as load_pack
    from interimkit.domain.career import outline_career as outline_career
    from interimkit.domain.claims import list_claims as list_claims
    from interimkit.domain.diagnosis import Audience as Audience
    from interimkit.domain.diagnosis import diagnose as diagnose
    from interimkit.domain.income import project_income as project_income
    from interimkit.domain.offer import check_offer as check_offer
    from interimkit.domain.offer_comparison import compare_offers as compare_offers
    from interimkit.domain.pitfalls import list_pitfalls as list_pitfalls
    from interimkit.domain.pitfalls_audit import audit_pitfalls as audit_pitfalls
    from interimkit.domain.quiz import score_quiz as score_quiz
    from interimkit.domain.quiz_key import publish_key as publish_key
    from interimkit.domain.roles import compare_roles as compare_roles
    from interimkit.domain.salary import compare_pay as compare_pay
    from interimkit.domain.skills_gap import assess_skills as assess_skills
    from interimkit.domain.sources import list_sources as list_sources
    from interimkit.domain.waits import LongGaps as LongGaps
    from interimkit.errors import ContentError as ContentError
    from interimkit.errors import InterimkitError as InterimkitError
    from interimkit.errors import MissingExtraError as MissingExtraError
    from interimkit.errors import Problem as Problem
    from interimkit.errors import ProblemCode as ProblemCode
    from interimkit.errors import UnknownChoiceError as UnknownChoiceError
    from interimkit.errors import UsageError as UsageError
    from interimkit.model.answers import Answers as Answers
    from interimkit.model.answers import Money as Money
    from interimkit.model.answers import Practice as Practice
    from interimkit.model.answers import Rater as Rater
    from interimkit.model.salary import MoneyInput as MoneyInput
    from interimkit.model.salary import RateBasis as RateBasis
    from interimkit.model.text import Language as Language
    from interimkit.render.encode import encode as encode
    from interimkit.render.formats import Format as Format
    from interimkit.render.problems import describe as describe

__version__ = "0.1.0"

_HOMES = {
    "Answers": "interimkit.model.answers",
    "Audience": "interimkit.domain.diagnosis",
    "ContentError": "interimkit.errors",
    "Format": "interimkit.render.formats",
    "InterimkitError": "interimkit.errors",
    "Language": "interimkit.model.text",
    "LongGaps": "interimkit.domain.waits",
    "MissingExtraError": "interimkit.errors",
    "Money": "interimkit.model.answers",
    "MoneyInput": "interimkit.model.salary",
    "Practice": "interimkit.model.answers",
    "Problem": "interimkit.errors",
    "ProblemCode": "interimkit.errors",
    "RateBasis": "interimkit.model.salary",
    "Rater": "interimkit.model.answers",
    "UnknownChoiceError": "interimkit.errors",
    "UsageError": "interimkit.errors",
    "assess_skills": "interimkit.domain.skills_gap",
    "audit_pitfalls": "interimkit.domain.pitfalls_audit",
    "check_offer": "interimkit.domain.offer",
    "check_pack": "interimkit.content.check",
    "compare_offers": "interimkit.domain.offer_comparison",
    "compare_pay": "interimkit.domain.salary",
    "compare_roles": "interimkit.domain.roles",
    "describe": "interimkit.render.problems",
    "diagnose": "interimkit.domain.diagnosis",
    "encode": "interimkit.render.encode",
    "encode_answers": "interimkit.content.answers",
    "list_claims": "interimkit.domain.claims",
    "list_pitfalls": "interimkit.domain.pitfalls",
    "list_sources": "interimkit.domain.sources",
    "load_answers": "interimkit.content.answers",
    "load_pack": "interimkit.content.pack",
    "outline_career": "interimkit.domain.career",
    "project_income": "interimkit.domain.income",
    "publish_key": "interimkit.domain.quiz_key",
    "score_quiz": "interimkit.domain.quiz",
}

__all__ = [
    "Answers",
    "Audience",
    "ContentError",
    "Format",
    "InterimkitError",
    "Language",
    "LongGaps",
    "MissingExtraError",
    "Money",
    "MoneyInput",
    "Practice",
    "Problem",
    "ProblemCode",
    "RateBasis",
    "Rater",
    "UnknownChoiceError",
    "UsageError",
    "__version__",
    "assess_skills",
    "audit_pitfalls",
    "check_offer",
    "check_pack",
    "compare_offers",
    "compare_pay",
    "compare_roles",
    "describe",
    "diagnose",
    "encode",
    "encode_answers",
    "list_claims",
    "list_pitfalls",
    "list_sources",
    "load_answers",
    "load_pack",
    "outline_career",
    "project_income",
    "publish_key",
    "score_quiz",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
