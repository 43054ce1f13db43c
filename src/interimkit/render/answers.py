"""Answers as the file that answers are read from."""

from interimkit.model.answers import Answers


def encode(answers: Answers) -> bytes:
    """UTF-8 YAML; ids and numbers alone, so that nothing in it needs quoting."""
    lines = [f"format: {answers.format}"]
    if answers.pack:
        # A name is an id, a version three numbers: both plain.
        lines.append(f"pack: {{name: {answers.pack.name}, version: {answers.pack.version}}}")
    for section, given in (("quiz", answers.quiz), ("checks", answers.checks)):
        if given:
            lines += [f"{section}:", *(f"  {name}: {value}" for name, value in given.items())]
        else:
            lines.append(f"{section}: {{}}")
    return ("\n".join(lines) + "\n").encode()
