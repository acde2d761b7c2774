"""Where the program starts: a window, also for a link to an article, or a command in the terminal.

Arguments come in, an exit code goes out.
It refuses to know anything else; Qt is imported only for the window.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Start what the arguments ask for: without a command, the window."""
    arguments = sys.argv[1:]
    wants_window = arguments[:1] and arguments[0].startswith(("--", "archiveviewer:"))
    if not arguments or (wants_window and arguments[0] not in {"--help", "--version"}):
        from archiveviewer.ui.starting import run  # noqa: PLC0415 — a terminal command must not load Qt

        return run(arguments)
    from archiveviewer import cli  # noqa: PLC0415 — the window needs none of it

    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
