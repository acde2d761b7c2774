"""Where the program starts: a window, also for a link to an article, or a command in the terminal.

Arguments come in, an exit code goes out.
It refuses to know anything else; Qt is imported only for the window.
"""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Start what the arguments ask for: without a command, the window."""
    arguments = sys.argv[1:]
    wants_window = arguments[:1] and arguments[0].startswith(("--", "archiveviewer:"))
    if not arguments or (wants_window and arguments[0] not in {"--help", "--version"}):
        from archiveviewer.ui.starting import run  # noqa: PLC0415 — a terminal command must not load Qt

        return run(arguments)
    from archiveviewer import cli  # noqa: PLC0415 — the window needs none of it

    _open_closed_streams()
    return cli.main(arguments)


def _open_closed_streams() -> None:
    """Nothing is read from and written to a stream that whoever started us has closed; without it no file of an archive
    comes to have its number either.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 — for as long as we run


if __name__ == "__main__":
    sys.exit(main())
