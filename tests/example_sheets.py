"""The examples of the built-in pack as sheets of a group."""

from interimkit import load_pack
from interimkit.content.answers import example_names, load_example
from interimkit.group.sheet import Sheet

PACK = load_pack()
EXAMPLES = tuple(
    Sheet(file=f"{name}.yaml", answers=load_example(PACK, name)) for name in example_names(PACK)
)
