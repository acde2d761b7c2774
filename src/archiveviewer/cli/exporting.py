"""Commands that take articles out of an archive: files and folders for others, and lists of questions answered at once.

Options come in; a file, a folder or text on standard output goes out, with the exit code. It refuses to know the other
commands.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from archiveviewer import export
from archiveviewer.archive.exporting import Chosen, Exported, Shape, Wanted, exported
from archiveviewer.archive.several import Several
from archiveviewer.cli import filtering
from archiveviewer.cli.lines import batch_lines, counted
from archiveviewer.cli.records import hit_record
from archiveviewer.cli.terminal import (
    CANCELLED,
    DONE,
    PROGRESS_JSON,
    UNUSABLE,
    USAGE,
    WITH_FAILURES,
    give,
    opened_together,
    print_document,
    pumped,
    tell,
)
from archiveviewer.errors import ArchiveError
from archiveviewer.export.tables import BYTE_ORDER_MARK, row
from archiveviewer.results import Sort

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from archiveviewer.archive import Archive
    from archiveviewer.cli.care import Command
    from archiveviewer.results import Hit, Results

FIRST_HITS = 3
"""Hits of each question of a list, unless another number is asked for."""
_HTML = "html"
_BATCH_COLUMNS = ("question", "articles", "understood", "id", "title", "date", "newspaper", "section", "file")


def add_commands(command: Command) -> None:
    """Declare these commands."""
    told = command("export", export_articles, "write articles to a file or a folder, in a form that others can use")
    told.add_argument("ids", nargs="*", metavar="ID", help="articles; - reads their ids from standard input")
    told.add_argument("--query", metavar="QUERY", help="all articles that answer a question")
    text = "what is wanted as JSON on standard input: ids, or question, mode, sort, filters and limit"
    told.add_argument("--from-json", action="store_true", help=text)
    told.add_argument("--all", action="store_true", help="all articles, newest first")
    told.add_argument("--as", dest="form", required=True, choices=[*export.FORMS, _HTML], help="the form")
    told.add_argument("--output", type=Path, metavar="PATH", help="the file, or with html the folder, to be made")
    told.add_argument("--replace", action="store_true", help="replace the file, or a folder that was made so before")
    told.add_argument("--limit", type=int, default=0, metavar="N", help="no more than so many articles")
    told.add_argument("--sort", choices=get_args(Sort), default="relevance")
    told.add_argument("--mode", choices=["smart", "strict"], default="smart")
    told.add_argument("--language", choices=["vi", "en"], default="vi", help="of what the program says in it")
    told.add_argument("--title", default="", help="what a dossier is called")
    filtering.add_to(told)
    text = "leave out what was noted of the articles of the collection"
    told.add_argument("--without-notes", action="store_true", help=text)
    told.add_argument("--progress-json", action="store_true", help=PROGRESS_JSON)


# Export


def export_articles(options: argparse.Namespace) -> int:
    """Write articles to a file, a folder or standard output."""
    if flaw := _flaw(options):
        tell(flaw)
        return USAGE
    try:
        with opened_together(options) as opened:
            wanted = _wanted(options)
            if isinstance(opened, Several) and wanted.only is not None:
                opened.ask_only(Path(wanted.only))
            return (_print if options.output is None else _write)(opened, wanted, options)
    except msgspec.MsgspecError as error:
        tell(f"what is wanted is not understood: {error}")
    except export.Taken as error:
        tell(f"there is something at {error.place}; --replace would replace a file, or a dossier")
        print_document(options, {"taken": str(error.place)}, list)
    except ArchiveError as error:
        print_document(options, {"unusable": type(error).__name__}, list)
        raise
    return USAGE


def _write(opened: Archive | Several, wanted: Wanted, options: argparse.Namespace) -> int:
    """Write a file or a folder."""
    shape = Shape(form=options.form, language=options.language, title=options.title, replace=options.replace)
    try:
        done = pumped(exported(opened, wanted, shape, options.output), as_json=options.progress_json)
    except OSError as error:
        tell(f"{options.output} can't be written: {error.strerror or error}")
        print_document(options, {"unwritable": errno.errorcode.get(error.errno or 0, "")}, list)
        return UNUSABLE
    if done is None:
        tell("cancelled; nothing was written")
        return CANCELLED
    return _told(options, done)


def _flaw(options: argparse.Namespace) -> str:
    """What is wrong with these options, or nothing."""
    chosen = bool(options.ids) + (options.query is not None) + options.all + options.from_json
    if chosen != 1:
        return "give ids of articles, or --query, or --all, or --from-json"
    if options.output is None and options.form == _HTML:
        return "a dossier is a folder: say where with --output"
    if options.output is None and options.json:
        return "--json tells what was written: say where with --output"
    return "" if options.limit >= 0 else "--limit must not be negative"


def _wanted(options: argparse.Namespace) -> Wanted:
    if options.from_json:
        return msgspec.json.decode(sys.stdin.buffer.readline(), type=Wanted)
    ids = options.ids
    if ids == ["-"]:
        ids = sys.stdin.buffer.read().decode("utf-8", "replace").split()
    return Wanted(
        ids=tuple(ids),
        question="" if options.all else options.query,
        sort=options.sort,
        mode=options.mode,
        filters=filtering.chosen(options),
        limit=options.limit,
        notes={} if options.without_notes else filtering.notes(options),
    )


def _print(opened: Archive | Several, wanted: Wanted, options: argparse.Namespace) -> int:
    """Write a form to standard output."""
    chosen = Chosen(opened, wanted)
    pieces = export.written(chosen, options.form, options.language, chosen.notes)
    give(piece.encode("utf-8", "replace") for piece in pieces)
    return _missing(chosen.missing)


def _told(options: argparse.Namespace, done: Exported) -> int:
    lost = f", {counted(done.pictures_missing, 'picture')} not there" if done.pictures_missing else ""
    lost += f", {done.left_out} more have no room in a dossier" if done.left_out else ""
    document = {"path": str(options.output), **msgspec.to_builtins(done)}
    print_document(options, document, lambda: [f"{counted(done.articles, 'article')}: {options.output}{lost}"])
    return _missing(done.missing)


def _missing(ids: Iterable[str]) -> int:
    code = DONE
    for one in ids:
        tell(f"the archive has no article {one}")
        code = WITH_FAILURES
    return code


# Lists of questions


def batch(options: argparse.Namespace) -> int:
    """Answer every line of a file: how many articles, and the first of them."""
    try:
        questions = _questions(options.batch)
    except (OSError, UnicodeError) as error:
        tell(f"{options.batch} can't be read as a list of questions in UTF-8: {error}")
        return USAGE
    limit = FIRST_HITS if options.limit is None else options.limit
    filters = filtering.chosen(options)
    with opened_together(options) as opened:
        answers = [
            (one, opened.search(one, limit=limit, sort=options.sort, mode=options.mode, filters=filters))
            for one in questions
        ]
    if options.csv:
        rows = "".join(map(row, [_BATCH_COLUMNS, *_batch_rows(answers)]))
        give([(BYTE_ORDER_MARK + rows).encode("utf-8", "replace")])
    else:
        print_document(options, [_batch_record(*answer) for answer in answers], lambda: batch_lines(answers))
    return DONE


def _questions(place: str) -> list[str]:
    """The lines of a file, or of standard input, that are not empty."""
    data = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _batch_record(question: str, found: Results) -> dict[str, Any]:
    return {
        "question": question,
        "total": found.total,
        "understood": found.understood,
        "notices": [msgspec.to_builtins(notice) for notice in found.notices],
        "hits": [hit_record(hit) for hit in found.hits],
    }


def _batch_rows(answers: Iterable[tuple[str, Results]]) -> Iterator[list[object]]:
    """A row for each first hit; one for a question without any."""
    for question, found in answers:
        head: list[object] = [question, found.total, found.understood]
        yield from ([*head, *_hit_cells(hit)] for hit in found.hits)
        if not found.hits:
            yield [*head, *([""] * (len(_BATCH_COLUMNS) - len(head)))]


def _hit_cells(hit: Hit) -> list[str]:
    return [hit.id, hit.title, hit.date.value if hit.date else "", hit.source, hit.section, hit.path]
