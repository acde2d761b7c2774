"""Commands for the care of an archive: what needs a person, reading files again, in which encoding files are read.

Options come in; a document or lines go out, with the exit code. It refuses to know the other commands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import archive
from archiveviewer.cli.lines import problem_lines
from archiveviewer.cli.terminal import (
    DONE,
    PROGRESS_JSON,
    USAGE,
    give,
    opened_to_read,
    place_of,
    print_document,
    print_summary,
    pumped,
    tell,
)
from archiveviewer.export.tables import row

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from archiveviewer.results import Problem

    Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]

AUTO = "auto"
"""What to say for an encoding to be guessed again."""
_COLUMNS = ("path", "member", "article", "failed", "reason", "detail", "encoding", "score", "count")


def add_commands(command: Command) -> None:
    """Declare these commands."""
    problems = command("problems", _problems, "what a person should look at: files that failed or may be read wrongly")
    problems.add_argument("--csv", action="store_true", help="print a table for spreadsheets")
    retry = command("retry", _retry, "read files again: those named, or all that could not be read")
    retry.add_argument("places", nargs="*", type=Path, metavar="PATH", help="files or folders")
    retry.add_argument(
        "--from-json", action="store_true", help="read the paths from standard input, a JSON array in a line"
    )
    retry.add_argument("--progress-json", action="store_true", help=PROGRESS_JSON)
    encoding = command("encoding", _encoding, "list, or decide, in which encoding files are read")
    encoding.add_argument("place", nargs="?", type=Path, metavar="PATH", help="a file or folder")
    encoding.add_argument("encoding", nargs="?", metavar="ENCODING", help=f"{AUTO} or {', '.join(archive.ENCODINGS)}")
    encoding.add_argument("--progress-json", action="store_true", help=PROGRESS_JSON)


def _problems(options: argparse.Namespace) -> int:
    with opened_to_read(options) as opened:
        found = opened.problems()
    if options.csv:
        give([table(found).encode("utf-8-sig", "backslashreplace")])
    else:
        print_document(options, msgspec.to_builtins(found), lambda: problem_lines(found))
    return DONE


def table(found: Iterable[Problem]) -> str:
    """Problems as a table for spreadsheets, in which nothing from a file is a formula."""
    rows = ([getattr(problem, column) for column in _COLUMNS] for problem in found)
    return "".join(map(row, [_COLUMNS, *rows]))


def _retry(options: argparse.Namespace) -> int:
    named = options.places
    if options.from_json:
        try:
            named = msgspec.json.decode(sys.stdin.buffer.readline(), type=list[str])
        except ValueError as error:
            tell(f"the paths are not understood: {error}")
            return USAGE
    with archive.Archive.open(place_of(options), writable=True) as opened:
        places = named or [failure.place for failure in opened.failures()]
        return print_summary(options, pumped(opened.update_files(places), as_json=options.progress_json))


def _encoding(options: argparse.Namespace) -> int:
    if options.encoding is None:
        return _list_encodings(options)
    with archive.Archive.open(place_of(options), writable=True) as opened:
        opened.set_encoding(options.place, "" if options.encoding == AUTO else options.encoding)
        return print_summary(options, pumped(opened.update_files([options.place]), as_json=options.progress_json))


def _list_encodings(options: argparse.Namespace) -> int:
    """What was decided, for all places or for one."""
    with opened_to_read(options) as opened:
        decided = opened.encodings()
    if options.place is not None:
        place = options.place.absolute()
        decided = tuple(one for one in decided if place.is_relative_to(one[0].absolute()))
    document = [{"path": str(path), "encoding": encoding} for path, encoding in decided]
    print_document(options, document, lambda: (f"{path}: {name}" for path, name in decided))
    return DONE
