"""The entry point: the version, the language, then the command line; nothing heavy before that."""

import gc
import os
import sys

MIN_COLUMNS, MAX_COLUMNS = 20, 1000


def main() -> None:
    """Runs `interimkit` with this process's arguments and exits with its code."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from interimkit import __version__

        try:
            print("interimkit", __version__, flush=True)  # noqa: T201 - Typer is not there yet
        except OSError:
            pass  # said properly below
        else:
            return
    begin_short_run()
    try:
        from interimkit.cli import language

        language.bind(sys.argv[1:])
        from interimkit.cli.main import run

        let_pipes_close()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while it was still starting
        code = 130
    gc.freeze()  # nor go through everything once more, only to end
    sys.exit(code)


def begin_short_run() -> None:
    """Suits the process to a command that lives for a tenth of a second.

    Here and nowhere else: what imports us, and a server, has ideas of its own about all of it.
    """
    # Hunting for cycles was a twentieth of such a command's time; what lives for minutes, as a
    # questionnaire does, comes by this number and is swept.
    gc.set_threshold(200_000, 10, 10)
    for name, least in (("COLUMNS", MIN_COLUMNS), ("LINES", 10)):
        value = os.environ.get(name, "")
        # A size that nothing can be laid out on becomes one that works.
        if not (value.isascii() and value.isdigit()):
            os.environ.pop(name, None)
        else:
            os.environ[name] = str(min(max(int(value[:5]), least), MAX_COLUMNS))
    for name in ("TERMINAL_WIDTH", "GITHUB_ACTIONS", "PY_COLORS"):  # Typer's own ideas of these
        os.environ.pop(name, None)


def let_pipes_close() -> None:
    """Ends us without a word when the reader of a pipe goes away, as a shell expects: 141."""
    import signal

    if hasattr(signal, "SIGPIPE"):
        # Typer would turn a closed pipe into exit 1.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if __name__ == "__main__":
    main()
