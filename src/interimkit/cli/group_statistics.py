"""Statistics of many sheets, for whoever may see them one by one."""

from interimkit.cli.command import Content, Output
from interimkit.cli.group_sheets import Asked, inputs_of, say_left_out, sheets_of
from interimkit.domain.group_statistics import group_statistics
from interimkit.domain.statistics_tally import tally_statistics
from interimkit.errors import ContentError
from interimkit.group.left_out import LeftOut
from interimkit.model.workshop import Topic
from interimkit.store.output import check_targets


def show_statistics(asked: Asked, content: Content, output: Output) -> None:
    """Reads, counts and shows; ends with exit code 3 where something is left out.

    Raises:
        ContentError: If nothing can be read, or with `strict` anything cannot.
    """
    check_targets([output.file] if output.file else [], force=output.force)
    pack = content.load()
    topic = asked.topic or Topic.QUIZ
    left = LeftOut(strict=asked.strict)
    with sheets_of(inputs_of(asked), asked, pack, left) as sheets:
        counted = tally_statistics(pack, topic, left.without(sheets))
    if not counted.sheets and left.count:
        raise ContentError(*left.problems)
    output.show(group_statistics(pack, topic, counted, unread=left.count))
    say_left_out(left, output)
