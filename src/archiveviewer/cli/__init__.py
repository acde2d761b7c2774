"""The archive in a terminal. Arguments come in; text or one JSON document goes to standard output, the rest to stderr.

Everything the window can do with an archive, this can. Exit codes: 0 done, 1 done with failures listed, 2 wrong
usage, 3 the archive can't be used or the output not be written, 4 cancelled. It refuses to know windows.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec

from archiveviewer import __version__, archive, errors, settings
from archiveviewer.archive.recognising import read_scans
from archiveviewer.archive.tesseract import Tesseract
from archiveviewer.article import record
from archiveviewer.cli import care, counting, desk, exporting, filtering, links, reading
from archiveviewer.cli.lines import (
    all_lines,
    explanation_lines,
    failure_line,
    picture_lines,
    result_lines,
    summary_lines,
)
from archiveviewer.cli.records import (
    explanation_record,
    pictures_record,
    results_record,
)
from archiveviewer.cli.terminal import (
    CANCELLED,
    PROGRESS_JSON,
    USAGE,
    WITH_FAILURES,
    OutputLost,
    opened_to_read,
    opened_together,
    place_of,
    print_document,
    print_summary,
    pumped,
    silence,
    tell,
)
from archiveviewer.cli.terminal import DONE as DONE
from archiveviewer.cli.terminal import UNUSABLE as UNUSABLE
from archiveviewer.results import Failure, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.archive.several import Several
    from archiveviewer.article import Article
    from archiveviewer.results import Filters

_PAGE = 20
"""Hits that are shown unless another number is asked for."""
_MINUS = re.compile(r"-(?!-|h$)\S")
"""What is no option of a command: all of these but -h have two hyphens."""

_REASONS = {
    errors.ArchiveMissing: "there is no archive at {path}; `archiveviewer index FOLDER` makes one",
    errors.ArchiveExists: "{path} is not empty",
    errors.ArchiveDamaged: "the archive at {path} is damaged: {cause}",
    errors.ArchiveTooNew: "the archive at {path} was made by a later version of this program",
    errors.ArchiveTooOld: "the archive at {path} was made by an earlier version; `archiveviewer index` mends that",
    errors.ArchiveBusy: "another process is writing to the archive at {path}: {cause}",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    options = parser.parse_args(_with_question_apart(list(arguments)))
    if len(options.archive or ()) > 1 and options.run not in _TOGETHER:
        parser.error("only searching, reading and exporting take several archives")
    try:
        return _code(options)
    except BrokenPipeError:  # whoever read our output has seen enough
        silence(sys.stdout)
        return DONE
    except OutputLost as error:
        silence(sys.stdout)
        tell(f"the output can't be written: {error}")
        return UNUSABLE


def _code(options: argparse.Namespace) -> int:
    """Run the command, and say in words what the world did to it; returns the exit code."""
    try:
        code: int = options.run(options)
    except errors.ArchiveError as error:
        sentence = _REASONS.get(type(error), "the archive at {path} can't be used: {cause}")
        tell(sentence.format(path=error.path, cause=error.cause))
        return UNUSABLE
    except errors.ArticleMissing as error:
        tell(f"the archive has no article {error.article_id}")
        return WITH_FAILURES
    except errors.PlaceUnknown as error:
        tell(f"the archive knows no file or folder {error.place}")
        return USAGE
    except errors.EncodingUnknown as error:
        tell(f"no encoding is called {error.encoding}; there are {', '.join(archive.ENCODINGS)}")
        return USAGE
    return code


def _with_question_apart(arguments: list[str]) -> list[str]:
    """The arguments with a question that begins with a minus behind `--`, where it is not taken for an option."""
    if arguments[:1] not in (["search"], ["suggest"], ["timeline"], ["values"]) or "--" in arguments:
        return arguments
    questions = [one for one in arguments[1:] if _MINUS.match(one)]
    return [one for one in arguments if one not in questions] + (["--", *questions] if questions else [])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="archiveviewer", description="Search and read an archive of articles, offline."
    )
    parser.add_argument("--version", action="version", version=f"Archive Viewer {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--archive", type=Path, action="append", metavar="DIR", help="the archive's folder")
        added.add_argument("--json", action="store_true", help="print one JSON document")
        added.set_defaults(run=run)
        return added

    _add_filling(command)
    _add_search(command)
    reading.add_commands(command)
    _add_readers(command)
    exporting.add_commands(command)
    counting.add_commands(command)
    care.add_commands(command)
    desk.add_commands(command)
    links.add_commands(command)
    command("stats", _stats, "the archive at a glance")
    verify = command("verify", _verify, "check every file of the archive")
    verify.add_argument("--repair", action="store_true", help="drop what is damaged and read its files again")
    command("self-test", _self_test, "check that this installation works")
    return parser


def _add_filling(command: care.Command) -> None:
    index = command("index", _index, "create an archive or bring it up to date")
    index.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or files to add")
    index.add_argument("--jobs", type=_natural, default=0, metavar="N", help="processes that read files")
    index.add_argument("--again", action="store_true", help="read every file again, as after a change of rules")
    index.add_argument("--progress-json", action="store_true", help=PROGRESS_JSON)
    scans = command(
        "recognise", _recognise, "read scans with Tesseract, if it is installed; may be stopped at any time"
    )
    scans.add_argument("--progress-json", action="store_true", help=PROGRESS_JSON)


def _add_search(command: care.Command) -> None:
    search = command("search", _search, "search the archive")
    search.add_argument("question", nargs="?", metavar="QUERY", help="what to search for; * for everything")
    search.add_argument("--limit", type=_natural, default=None, metavar="N")
    search.add_argument("--offset", type=_natural, default=0, metavar="N")
    search.add_argument("--sort", choices=get_args(Sort), default="relevance")
    search.add_argument("--mode", choices=["smart", "strict"], default="smart")
    filtering.add_to(search)
    search.add_argument("--pictures", action="store_true", help="the pictures of what is found, with captions")
    search.add_argument("--explain", action="store_true", help="show how the question is understood, with counts")
    choices = ["apart", "earliest", "fullest"]
    text = "reprints: each a hit, or behind the earliest or fullest of them"
    search.add_argument("--copies", choices=choices, default="apart", help=text)
    search.add_argument("--batch", metavar="FILE", help="answer every line of a file (- for standard input)")
    search.add_argument("--csv", action="store_true", help="with --batch: print a table for spreadsheets")
    suggest = command("suggest", _suggest, "complete the beginning of a question")
    suggest.add_argument("text", metavar="TEXT")


def _add_readers(command: care.Command) -> None:
    read = command("read", _read, "what the readers make of files, without any archive")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--encoding", choices=archive.ENCODINGS, default="", help="what they are written in")
    read.add_argument("--rules", type=Path, metavar="DIR", help="a folder of rules of reading, to be tried")
    rules = command("rules", _rules, "the archive's own rules of reading, to be edited")
    rules.add_argument("name", nargs="?", choices=archive.RULES, help="make the archive's own copy of this rule file")


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 0 on")
    return int(text)


# Commands


def _index(options: argparse.Namespace) -> int:
    place = place_of(options)
    try:
        opened = archive.Archive.open(place, writable=True)
    except errors.ArchiveMissing:
        if not options.paths:
            raise
        opened = archive.Archive.create(place)
    with opened:
        _tell_flaws(opened.path / archive.RULES_FOLDER)
        steps = opened.update(options.paths, jobs=options.jobs, again=options.again)
        summary = pumped(steps, as_json=options.progress_json)
    return print_summary(options, summary)


def _recognise(options: argparse.Namespace) -> int:
    program = Tesseract.found()
    if program is None:
        tell("scans can't be read: there is no program tesseract with the language vie")
        return USAGE
    with archive.Archive.open(place_of(options), writable=True) as opened:
        summary = pumped(read_scans(opened, program), as_json=options.progress_json)
    return print_summary(options, summary)


def _search(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        tell("give one question, or a list of them with --batch FILE")
        return USAGE
    if options.batch is not None:
        return exporting.batch(options)
    if options.explain:
        return _explain(options)
    options.limit = _PAGE if options.limit is None else options.limit
    filters = filtering.chosen(options)
    with opened_together(options) as opened:
        if options.pictures:
            return _pictures(options, opened, filters)
        found = opened.search(
            options.question,
            limit=options.limit,
            offset=options.offset,
            sort=options.sort,
            mode=options.mode,
            filters=filters,
            copies=options.copies,
        )
    print_document(options, results_record(options.question, found), lambda: result_lines(found))
    return DONE


def _pictures(options: argparse.Namespace, opened: archive.Archive | Several, filters: Filters) -> int:
    """Pictures of what is found: those whose captions match, else the first of an article."""
    found = opened.pictures(
        options.question,
        limit=options.limit,
        offset=options.offset,
        sort=options.sort,
        mode=options.mode,
        filters=filters,
    )
    print_document(options, pictures_record(found), lambda: picture_lines(found))
    return DONE


def _explain(options: argparse.Namespace) -> int:
    """How a question is understood; what was ticked, sorted and paged plays no part."""
    with opened_together(options) as opened:
        explained = opened.explain(options.question, mode=options.mode)
    print_document(options, explanation_record(explained), lambda: explanation_lines(explained))
    return DONE


def _suggest(options: argparse.Namespace) -> int:
    with opened_together(options) as opened:
        suggestions = opened.suggest(options.text)
    print_document(options, list(suggestions), lambda: suggestions)
    return DONE


def _read(options: argparse.Namespace) -> int:
    articles: list[Article] = []
    failures: list[Failure] = []
    _tell_flaws(options.rules)
    for path in options.files:
        try:
            found, failed = archive.everything(path, encoding=options.encoding, own_rules=options.rules)
            articles += found
            failures += failed
        except errors.Unreadable as error:
            failures.append(Failure(path=str(path), reason=error.reason, detail=error.detail))
    print_document(options, [record(article) for article in articles], lambda: all_lines(articles))
    for failure in failures:
        tell(failure_line(failure))
    return WITH_FAILURES if failures else DONE


def _tell_flaws(own_rules: Path | None) -> None:
    """What of these rules can't be used; the rest holds all the same."""
    for name, flaw in archive.rule_flaws(own_rules) if own_rules else []:
        tell(f"{name}: {flaw}")


def _rules(options: argparse.Namespace) -> int:
    """Where the archive's own rule files lie, or would; the one that is named is made."""
    with opened_to_read(options) as opened:
        if options.name:
            opened.own_rules(options.name)
        folder = opened.path / archive.RULES_FOLDER
    try:
        places = [*(folder / name for name in archive.RULES), *sorted((folder / "pages").glob("*.txt"))]
        told = [{"name": place.name, "path": str(place), "own": place.is_file()} for place in places]
    except OSError as error:
        raise errors.ArchiveError(folder, error.strerror or str(error)) from error
    _tell_flaws(folder)
    print_document(options, told, lambda: [f"{one['path']}{'' if one['own'] else ' (as shipped)'}" for one in told])
    return DONE


def _stats(options: argparse.Namespace) -> int:
    with opened_to_read(options) as opened:
        stats = msgspec.to_builtins(opened.stats())
    print_document(options, stats, lambda: (f"{name.replace('_', ' ')}: {value}" for name, value in stats.items()))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    place = place_of(options)
    if options.repair:
        return _repair(options, place)
    problems = list(archive.verify(place))
    print_document(options, {"problems": problems}, lambda: problems or ["nothing is wrong"])
    return WITH_FAILURES if problems else DONE


def _repair(options: argparse.Namespace, place: Path) -> int:
    """Drop what is damaged, bring the archive up to date, and look again."""
    dropped = archive.repair(place)
    for line in dropped:
        tell(f"dropped {line}")
    with archive.Archive.open(place, writable=True) as opened:
        summary = pumped(opened.update())
    if summary is None:
        return CANCELLED
    problems = list(archive.verify(place))
    document = {"dropped": dropped, "update": msgspec.to_builtins(summary), "problems": problems}
    print_document(options, document, lambda: [*summary_lines(summary), *(problems or ["nothing is wrong"])])
    return WITH_FAILURES if problems or summary.failed else DONE


def _self_test(options: argparse.Namespace) -> int:
    """Index and search the sample in a temporary place: everything an installation needs is touched."""
    import tempfile  # noqa: PLC0415 — only here

    with tempfile.TemporaryDirectory() as folder, archive.Archive.create(Path(folder) / "archive") as made:
        steps = made.update([settings.resource("sample")])
        with contextlib.suppress(StopIteration):
            while True:
                next(steps)
        total = made.search("").total
    print_document(
        options, {"articles": total}, lambda: [f"self-test passed: {total} sample articles indexed and found"]
    )
    return DONE if total else WITH_FAILURES


_TOGETHER = (_search, counting.values, counting.timeline, exporting.export_articles, *reading.TOGETHER, _suggest)
"""Commands that take several archives as one."""
