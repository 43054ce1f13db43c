"""Writes data/schema/*.json, which the first line of each data file names for editors."""

from pathlib import Path

from interimkit.domain.subjects import content_files
from interimkit.render.as_json import content_schema

FOLDER = Path(__file__).parent.parent / "data" / "schema"


def schemas() -> dict[str, bytes]:
    """The schema of each kind of file, by the name it is written under."""
    return {
        file.replace(".yaml", ".json"): content_schema(kind)
        for file, kind in content_files().items()
    }


def main() -> None:
    """Writes them all."""
    FOLDER.mkdir(exist_ok=True)
    for stale in FOLDER.glob("*.json"):
        stale.unlink()
    for name, schema in schemas().items():
        (FOLDER / name).write_bytes(schema)


if __name__ == "__main__":
    main()
