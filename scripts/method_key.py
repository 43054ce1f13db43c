"""Writes the scoring key into docs/method.md, between its two marks."""

from pathlib import Path

from interimkit import load_pack
from interimkit.domain.quiz_key import publish_key
from interimkit.render.encode import encode
from interimkit.render.formats import Format

METHOD = Path(__file__).parent.parent / "docs" / "method.md"
START, END = "<!-- key -->", "<!-- end of key -->"


def with_key(text: str) -> str:
    """The page with the key as it is now."""
    before, rest = text.split(START)
    after = rest.split(END)[1]
    key = encode(publish_key(load_pack()), Format.MD).decode()
    key = key.replace("# The scoring key\n\n", "").replace("## ", "### ")
    return f"{before}{START}\n\n{key}\n{END}{after}"


def main() -> None:
    """Writes it."""
    METHOD.write_text(with_key(METHOD.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
