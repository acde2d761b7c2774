"""Whether links to articles open in this program: asked, wished for and taken back in a terminal.

Options come in; a document or a line goes out, with the exit code. It refuses to know how that is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer import link_handler
from archiveviewer.cli.terminal import DONE, UNUSABLE, USAGE, print_document, tell

if TYPE_CHECKING:
    import argparse

    from archiveviewer.cli.care import Command


def add_commands(command: Command) -> None:
    """Declare `links`."""
    links = command("links", _links, "whether archiveviewer:// links open in this program, for you alone")
    choice = links.add_mutually_exclusive_group()
    choice.add_argument("--here", action="store_true", help="have them open in this program from now on")
    choice.add_argument("--not-here", action="store_true", help="take that back")


def _links(options: argparse.Namespace) -> int:
    if not link_handler.can_be():
        tell("this system takes programs for links from their installers only")
        return USAGE
    try:
        if options.here:
            tell(f"written: {link_handler.take()}")
        elif options.not_here:
            link_handler.give_back()
    except OSError as error:
        tell(f"your own registration can't be written: {error}")
        return UNUSABLE
    ours = link_handler.is_ours()
    print_document(options, {"here": ours}, lambda: [f"links open {'here' if ours else 'elsewhere, or nowhere'}"])
    return DONE
