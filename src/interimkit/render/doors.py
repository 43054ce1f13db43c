"""What stands behind two of the front doors: the commands about money, and those for a room."""

from interimkit.model.text import Language
from interimkit.render.page import Item, Link, Page, Section
from interimkit.render.words import catalogue


def money_door(language: Language) -> Page:
    """What to type about money, each with a figure to change."""
    _ = catalogue(language).gettext
    return Page(
        title=_("The money"),
        blocks=(
            Section(
                heading="",
                items=(
                    _leads(_("What is paid"), Link(command="salary")),
                    _leads(_("An offer"), Link(command="offer", arguments=("--day-rate", "900"))),
                    _leads(
                        _("Your salary"), Link(command="offer", arguments=("--salary", "100000"))
                    ),
                    _leads(
                        _("Stay or go"),
                        Link(
                            command="income",
                            arguments=("--day-rate", "900", "--against-salary", "100000"),
                        ),
                    ),
                    _leads(
                        _("Reserve"),
                        Link(
                            command="income",
                            arguments=("--day-rate", "900", "--cost-per-month", "5000"),
                        ),
                    ),
                ),
            ),
        ),
    )


def room_door(language: Language, *, example: str) -> Page:
    """What to type before a room: the questions, and the answers of this invented person."""
    _ = catalogue(language).gettext
    return Page(
        title=_("A room"),
        blocks=(
            Section(
                heading="",
                items=(
                    _leads(_("The questions"), Link(command="quiz", arguments=("--present",))),
                    _leads(_("Their key"), Link(command="quiz", arguments=("--key", "--present"))),
                    _leads(
                        _("An example"),
                        Link(command="diagnose", arguments=("--example", example, "--present")),
                    ),
                    _leads(_("Your own"), Link(command="pack")),
                ),
            ),
        ),
    )


def _leads(label: str, link: Link) -> Item:
    return Item(label=label, links=(link,))
