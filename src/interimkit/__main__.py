"""The entry point: the version, the language, then the command line; nothing heavy before that."""

import gc
import sys


def main() -> None:
    """Runs `interimkit` with this process's arguments and exits with its code."""
    # A command lives for a tenth of a second, and hunting for cycles was a twentieth of that.
    # One that lives longer switches it on again.
    gc.disable()
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from interimkit import __version__

        try:
            print(f"interimkit {__version__}", flush=True)  # noqa: T201 - Typer is not there yet
        except OSError:
            pass  # said properly below
        else:
            return
    try:
        from interimkit.cli import language

        language.bind(sys.argv[1:])
        from interimkit.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while it was still starting
        code = 130
    gc.freeze()  # nor go through everything once more, only to end
    sys.exit(code)


if __name__ == "__main__":
    main()
