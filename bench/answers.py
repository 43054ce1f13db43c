"""A thousand full answers files, the same each time: what `group` is measured with."""

import random
import sys
from pathlib import Path

from msgspec.structs import replace

from interimkit import load_pack
from interimkit.content.answers import encode_answers, example_names, load_example
from interimkit.model.answers import Practice
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills

FILES = 1_000
SEED = 15


def main(folder: Path) -> None:
    """Makes the folder: the pack's examples, with another answer to each question."""
    pack, choose = load_pack(), random.Random(SEED)  # noqa: S311
    examples = [load_example(pack, name) for name in example_names(pack)]
    folder.mkdir()
    for number in range(FILES):
        answers = replace(
            examples[number % len(examples)],
            quiz={q.id: choose.choice(q.options).id for q in pack.load(Quiz).questions},
            skills={skill.id: choose.randint(0, 4) for skill in pack.load(Skills).skills},
            pitfalls={
                pitfall.id: choose.choice(tuple(Practice))
                for pitfall in pack.load(Pitfalls).pitfalls
            },
        )
        (folder / f"{number:04}.yaml").write_bytes(encode_answers(answers))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
