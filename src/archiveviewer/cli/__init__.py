"""The archive in a terminal. Arguments come in; text or one JSON document goes to standard output, the rest to stderr.

Everything the window can do with an archive, this can. Exit codes: 0 done, 1 done with failures listed, 2 wrong
usage, 3 the archive can't be used, 4 cancelled. It refuses to know windows.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import __version__, archive, errors, settings
from archiveviewer.article import record
from archiveviewer.cli.lines import (
    all_lines,
    article_lines,
    duplicate_lines,
    explanation_lines,
    failure_line,
    related_lines,
    result_lines,
    summary_lines,
)
from archiveviewer.cli.records import copy_record, explanation_record, related_record, results_record
from archiveviewer.results import Failure, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.results import Progress, Summary

DONE, WITH_FAILURES, USAGE, UNUSABLE, CANCELLED = 0, 1, 2, 3, 4

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
    options = _parser().parse_args(_with_question_apart(list(arguments)))
    try:
        code: int = options.run(options)
    except errors.ArchiveError as error:
        sentence = _REASONS.get(type(error), "the archive at {path} can't be used: {cause}")
        _tell(sentence.format(path=error.path, cause=error.cause))
        return UNUSABLE
    except errors.ArticleMissing as error:
        _tell(f"the archive has no article {error.article_id}")
        return WITH_FAILURES
    except BrokenPipeError:  # whoever read our output has seen enough
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _with_question_apart(arguments: list[str]) -> list[str]:
    """The arguments with a question that begins with a minus behind `--`, where it is not taken for an option."""
    if arguments[:1] not in (["search"], ["suggest"]) or "--" in arguments:
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
        added.add_argument("--archive", type=Path, default=None, metavar="DIR", help="the archive's folder")
        added.add_argument("--json", action="store_true", help="print one JSON document")
        added.set_defaults(run=run)
        return added

    index = command("index", _index, "create an archive or bring it up to date")
    index.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or files to add")
    index.add_argument("--jobs", type=_natural, default=0, metavar="N", help="processes that read files")
    index.add_argument("--again", action="store_true", help="read every file again, as after a change of rules")
    index.add_argument("--progress-json", action="store_true", help="progress as JSON lines on stderr")
    search = command("search", _search, "search the archive")
    search.add_argument("question", metavar="QUERY", help="what to search for; * for everything")
    search.add_argument("--limit", type=_natural, default=20, metavar="N")
    search.add_argument("--offset", type=_natural, default=0, metavar="N")
    search.add_argument("--sort", choices=["relevance", "newest", "oldest"], default="relevance")
    search.add_argument("--mode", choices=["smart", "strict"], default="smart")
    for facet in ("section", "source", "author"):
        search.add_argument(f"--{facet}", action="append", default=[], metavar="NAME", help=f"only this {facet}")
    search.add_argument("--explain", action="store_true", help="show how the question is understood, with counts")
    choices = ["apart", "earliest", "fullest"]
    text = "reprints: each a hit, or behind the earliest or fullest of them"
    search.add_argument("--copies", choices=choices, default="apart", help=text)
    search.add_argument("--years", type=_years, metavar="FIRST..LAST", help="only these years")
    show = command("show", _show, "print one article")
    show.add_argument("id", metavar="ID")
    related = command("related", _related, "what else to read beside an article")
    related.add_argument("id", metavar="ID")
    command("duplicates", _duplicates, "the stories that the archive holds more than once")
    suggest = command("suggest", _suggest, "complete the beginning of a question")
    suggest.add_argument("text", metavar="TEXT")
    read = command("read", _read, "what the readers make of files, without any archive")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    rules = command("rules", _rules, "the archive's own rules of reading, to be edited")
    rules.add_argument("name", nargs="?", choices=archive.RULES, help="make the archive's own copy of this rule file")
    command("stats", _stats, "the archive at a glance")
    verify = command("verify", _verify, "check every file of the archive")
    verify.add_argument("--repair", action="store_true", help="drop what is damaged and read its files again")
    command("self-test", _self_test, "check that this installation works")
    return parser


def _natural(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _years(text: str) -> tuple[int, int]:
    first, _, last = text.partition("..")
    return int(first), int(last or first)


def _open(options: argparse.Namespace) -> archive.Archive:
    return archive.Archive.open(_place(options))


def _place(options: argparse.Namespace) -> Path:
    return options.archive or settings.default_archive()


# Commands


def _index(options: argparse.Namespace) -> int:
    place = _place(options)
    try:
        opened = archive.Archive.open(place, writable=True)
    except errors.ArchiveMissing:
        if not options.paths:
            raise
        opened = archive.Archive.create(place)
    tell = _tell_json if options.progress_json else _ProgressLine()
    with opened, _stoppable(by_closing_stdin=options.progress_json and sys.platform == "win32") as stopped:
        summary = _run_update(opened, options, tell, stopped)
    if summary is None:
        _tell("cancelled; what was done so far is kept")
        return CANCELLED
    _print(options, msgspec.to_builtins(summary), lambda: summary_lines(summary))
    return WITH_FAILURES if summary.failed else DONE


def _run_update(
    opened: archive.Archive,
    options: argparse.Namespace,
    tell: Callable[[Progress], None],
    stopped: _Stop,
) -> Summary | None:
    """Pump the update; None when it was stopped."""
    steps = opened.update(options.paths, jobs=options.jobs, again=options.again)
    try:
        while not stopped.asked:
            tell(next(steps))
    except StopIteration as finished:
        summary: Summary = finished.value
        return summary
    finally:
        steps.close()
    return None


def _search(options: argparse.Namespace) -> int:
    if options.explain:
        return _explain(options)
    filters = Filters(
        section=tuple(options.section),
        source=tuple(options.source),
        author=tuple(options.author),
        years=options.years,
    )
    with _open(options) as opened:
        found = opened.search(
            options.question,
            limit=options.limit,
            offset=options.offset,
            sort=options.sort,
            mode=options.mode,
            filters=filters,
            copies=options.copies,
        )
    _print(options, results_record(options.question, found), lambda: result_lines(found))
    return DONE


def _explain(options: argparse.Namespace) -> int:
    """How a question is understood; what was ticked, sorted and paged plays no part."""
    with _open(options) as opened:
        explained = opened.explain(options.question, mode=options.mode)
    _print(options, explanation_record(explained), lambda: explanation_lines(explained))
    return DONE


def _show(options: argparse.Namespace) -> int:
    with _open(options) as opened:
        article = opened.article(options.id)
        related = opened.related(options.id)
    ids = {story.title: story.id for story in (*related.listed, *related.same_section) if story.id}
    _print(options, record(article, ids), lambda: article_lines(article))
    return DONE


def _related(options: argparse.Namespace) -> int:
    with _open(options) as opened:
        related = opened.related(options.id)
    _print(options, related_record(related), lambda: related_lines(related))
    return DONE


def _duplicates(options: argparse.Namespace) -> int:
    with _open(options) as opened:
        groups = list(opened.duplicates())
    _print(options, [[copy_record(copy) for copy in group] for group in groups], lambda: duplicate_lines(groups))
    return DONE


def _suggest(options: argparse.Namespace) -> int:
    with _open(options) as opened:
        suggestions = opened.suggest(options.text)
    _print(options, list(suggestions), lambda: suggestions)
    return DONE


def _read(options: argparse.Namespace) -> int:
    articles: list[Article] = []
    failures: list[Failure] = []
    for path in options.files:
        try:
            articles += archive.read(path)
        except errors.Unreadable as error:
            failures.append(Failure(path=str(path), reason=error.reason, detail=error.detail))
    _print(options, [record(article) for article in articles], lambda: all_lines(articles))
    for failure in failures:
        _tell(failure_line(failure))
    return WITH_FAILURES if failures else DONE


def _rules(options: argparse.Namespace) -> int:
    """Where the archive's own rule files lie, or would; the one that is named is made."""
    with _open(options) as opened:
        if options.name:
            opened.own_rules(options.name)
        places = [opened.path / archive.RULES_FOLDER / name for name in archive.RULES]
    told = [{"name": place.name, "path": str(place), "own": place.is_file()} for place in places]
    _print(options, told, lambda: [f"{one['path']}{'' if one['own'] else ' (as shipped)'}" for one in told])
    return DONE


def _stats(options: argparse.Namespace) -> int:
    with _open(options) as opened:
        stats = msgspec.to_builtins(opened.stats())
    _print(options, stats, lambda: (f"{name.replace('_', ' ')}: {value}" for name, value in stats.items()))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    place = _place(options)
    if options.repair:
        return _repair(options, place)
    problems = list(archive.verify(place))
    _print(options, {"problems": problems}, lambda: problems or ["nothing is wrong"])
    return WITH_FAILURES if problems else DONE


def _repair(options: argparse.Namespace, place: Path) -> int:
    """Drop what is damaged, bring the archive up to date, and look again."""
    dropped = archive.repair(place)
    for line in dropped:
        _tell(f"dropped {line}")
    options.paths, options.jobs, options.again = [], 0, False
    with archive.Archive.open(place, writable=True) as opened, _stoppable(by_closing_stdin=False) as stopped:
        summary = _run_update(opened, options, _ProgressLine(), stopped)
    if summary is None:
        return CANCELLED
    problems = list(archive.verify(place))
    document = {"dropped": dropped, "update": msgspec.to_builtins(summary), "problems": problems}
    _print(options, document, lambda: [*summary_lines(summary), *(problems or ["nothing is wrong"])])
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
    _print(options, {"articles": total}, lambda: [f"self-test passed: {total} sample articles indexed and found"])
    return DONE if total else WITH_FAILURES


# Output


def _print(options: argparse.Namespace, document: object, lines: Callable[[], Iterable[str]]) -> None:
    if options.json:
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    else:
        text = "".join(f"{_printable(line)}\n" for line in lines())
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _printable(line: str) -> str:
    """A line that can't move the terminal's cursor or change its colours."""
    return "".join(character if character.isprintable() or character in "\n\t" else "\ufffd" for character in line)


def _tell(sentence: str) -> None:
    sys.stderr.write(f"archiveviewer: {_printable(sentence)}\n")


def _tell_json(progress: Progress) -> None:
    sys.stderr.write(json.dumps({"progress": msgspec.to_builtins(progress)}) + "\n")
    sys.stderr.flush()


class _ProgressLine:
    """One line on a terminal that is written again and again; nothing where there is no terminal."""

    def __call__(self, progress: Progress) -> None:
        if sys.stderr.isatty():
            left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
            counts = f"{progress.done}/{progress.total or '?'} files, {progress.articles} articles{left}"
            sys.stderr.write(f"\r{progress.phase}: {counts}\033[K" + ("\n" if progress.phase == "finishing" else ""))
            sys.stderr.flush()


class _Stop:
    """A plain mark: two signals in a row would find an Event's lock held by themselves."""

    asked = False


@contextlib.contextmanager
def _stoppable(*, by_closing_stdin: bool) -> Iterator[_Stop]:
    """Tells when the process is asked to end; Windows has no signal for it, so there a pipe closes."""
    stopped = _Stop()

    def stop(_signal: int, _frame: object) -> None:
        stopped.asked = True

    def wait_for_end_of_input() -> None:
        sys.stdin.buffer.read()
        stopped.asked = True

    if by_closing_stdin:
        threading.Thread(target=wait_for_end_of_input, daemon=True).start()
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
