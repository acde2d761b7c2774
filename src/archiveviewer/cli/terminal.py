"""What all commands in a terminal share: output, the archive that is meant, and long work that can be stopped.

Values come in; text or one JSON document goes to standard output, the rest to stderr. It refuses to know any command.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sys
import threading
from typing import TYPE_CHECKING, TextIO, TypeVar

import msgspec

from archiveviewer import archive, settings
from archiveviewer.archive.several import Several
from archiveviewer.cli.lines import counted, summary_lines
from archiveviewer.processes import give_way

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from archiveviewer.results import Progress, Summary

DONE, WITH_FAILURES, USAGE, UNUSABLE, CANCELLED = 0, 1, 2, 3, 4
"""Exit codes."""
_CONTROLS = re.compile("[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")
"""What JSON may hold as it is, but does something to a terminal."""
Done = TypeVar("Done")
PROGRESS_JSON = "progress as JSON lines on stderr, other programs going first"


def place_of(options: argparse.Namespace) -> Path:
    """The folder of the archive that is meant: the first that is named."""
    return options.archive[0] if options.archive else settings.default_archive()


def opened_to_read(options: argparse.Namespace) -> archive.Archive:
    """The archive that is meant."""
    return archive.Archive.open(place_of(options))


def opened_together(options: argparse.Namespace) -> archive.Archive | Several:
    """All archives that are named, to be read as one; those after the first that can't be opened are told."""
    further = options.archive[1:] if options.archive else []
    if not further:
        return opened_to_read(options)
    opened = Several.open(place_of(options), further)
    for one in opened.absent:
        tell(f"passed over {one.path}: {type(one.error).__name__}")
    return opened


# Output


def print_document(options: argparse.Namespace, document: object, lines: Callable[[], Iterable[str]]) -> None:
    """Print the document as JSON if that is asked for, otherwise as lines."""
    if options.json:
        text = _CONTROLS.sub(_as_escape, json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
    else:
        text = "".join(f"{_printable(line)}\n" for line in lines())
    give([text.encode("utf-8", "backslashreplace")])


def give(pieces: Iterable[bytes]) -> None:
    """Write to standard output. Raises BrokenPipeError when its reader has seen enough, OutputLost when it takes no
    more for another reason.
    """
    for piece in pieces:
        with _loss_told():
            sys.stdout.buffer.write(piece)
    with _loss_told():
        sys.stdout.buffer.flush()


class OutputLost(Exception):  # noqa: N818 — a state of the world, as those in `errors`
    """Standard output is full, or can't be written to."""


@contextlib.contextmanager
def _loss_told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error.strerror or str(error)) from error


def _as_escape(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"


def _printable(line: str) -> str:
    """A line that can't move the terminal's cursor or change its colours."""
    return "".join(character if character.isprintable() or character in "\n\t" else "\ufffd" for character in line)


def tell(sentence: str) -> None:
    """Say something to whoever sits there, not to what reads the output: one line, whatever names it quotes."""
    line = _printable(sentence.replace("\n", "\ufffd"))
    _say(f"archiveviewer: {line}\n")


def _say(text: str) -> bool:
    """Write to stderr; what can't be said changes nothing of what is done. False where nobody is left to hear it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError as error:
        silence(sys.stderr)
        return not isinstance(error, BrokenPipeError)
    return True


def silence(stream: TextIO) -> None:
    """Let what is not written yet go nowhere: Python would try again at the end, and end with a code of its own."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# Long work


def pumped(steps: Generator[Progress, None, Done], *, as_json: bool = False) -> Done | None:
    """Runs long work to its end, telling how far it is, and gives what it returns; None when it was stopped, or whoever
    is told has gone.

    Whoever wants the progress as JSON is a window with a person before it, who must not feel the work: others go first.
    """
    if as_json:
        give_way()
    told = _tell_json if as_json else _ProgressLine()
    with _stoppable(by_closing_stdin=as_json and sys.platform == "win32") as stopped:
        try:
            while not stopped.asked and told(next(steps)):
                pass
        except StopIteration as finished:
            done: Done = finished.value
            return done
        finally:
            steps.close()
    return None


def print_summary(options: argparse.Namespace, summary: Summary | None) -> int:
    """Print what an update did; returns the exit code."""
    if summary is None:
        tell("cancelled; what was done so far is kept")
        return CANCELLED
    print_document(options, msgspec.to_builtins(summary), lambda: summary_lines(summary))
    return WITH_FAILURES if summary.failed else DONE


def _tell_json(progress: Progress) -> bool:
    return _say(json.dumps({"progress": msgspec.to_builtins(progress)}) + "\n")


class _ProgressLine:
    """One line on a terminal that is written again and again; nothing where there is no terminal."""

    def __call__(self, progress: Progress) -> bool:
        if not sys.stderr.isatty():
            return True
        left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
        total = f"{progress.total:,}" if progress.total else "?"
        counts = f"{progress.done:,}/{total} files, {counted(progress.articles, 'article')}{left}"
        return _say(f"\r{progress.phase}: {counts}\033[K" + ("\n" if progress.phase == "finishing" else ""))


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
