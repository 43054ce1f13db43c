"""interimkit: does interim management fit, what is missing, what does it pay, what goes wrong.

The names below are what a Python user imports; each is loaded when it is first asked for,
so that `interimkit --version` pays for none of them.
"""

TYPE_CHECKING = False  # typing's own costs 5 ms; type checkers know the name
if TYPE_CHECKING:
    from interimkit.content.pack import load_pack as load_pack
    from interimkit.domain.quiz import score_quiz as score_quiz
    from interimkit.domain.salary import compare_pay as compare_pay
    from interimkit.errors import ContentError as ContentError

__version__ = "0.1.0"

_HOMES = {
    "ContentError": "interimkit.errors",
    "compare_pay": "interimkit.domain.salary",
    "load_pack": "interimkit.content.pack",
    "score_quiz": "interimkit.domain.quiz",
}

__all__ = ["ContentError", "__version__", "compare_pay", "load_pack", "score_quiz"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
