"""Draws the README's pictures: runs the real command and keeps what it prints, as SVG."""

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
WIDTH = 80
SHOTS = {
    "diagnose": ("diagnose", "--example", "bart"),
    "salary": ("salary",),
    "skills-gap": ("skills-gap", "--example", "bart", "--role", "crisis"),
    "income": (
        "income",
        "--day-rate",
        "975",
        "--cost-per-month",
        "6000",
        "--against-salary",
        "118000",
    ),
}

# Rich's own template fetches its font from a foreign address; this one asks for none.
TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})"
       clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""
THEME = TerminalTheme(
    (24, 26, 31),
    (220, 223, 228),
    [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123),
     (97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)],
)  # fmt: skip


def draw(arguments: tuple[str, ...]) -> str:
    """The SVG of what `interimkit` prints for these arguments on an 80-column colour terminal."""
    printed = subprocess.run(
        [sys.executable, "-m", "interimkit", *arguments],
        env={**os.environ, "INTERIMKIT_LANG": "en", "COLUMNS": str(WIDTH), "FORCE_COLOR": "1",
             "TERM": "xterm-256color", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    ).stdout.decode()  # fmt: skip
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(printed))
    title = " ".join(("interimkit", *arguments))
    return console.export_svg(
        title=title, theme=THEME, code_format=TEMPLATE, unique_id=arguments[0]
    )


def main() -> None:
    """Draws them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, arguments in SHOTS.items():
        (FOLDER / f"{name}.svg").write_text(draw(arguments), encoding="utf-8")


if __name__ == "__main__":
    main()
