"""Reading many files at once, each in a process of its own kind. Requests come in, answers go out as they are ready.

Small files travel together. When a process dies or takes too long, each file it had is tried once more by itself, so
that the one that did it costs only itself. While nobody takes answers they are laid by, so that reading need not stop.
Any other executor can take the place of our processes. It refuses to know what becomes of the articles.
"""

from __future__ import annotations

import itertools
import queue
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self

import msgspec

from archiveviewer import readers
from archiveviewer.archive.laying_by import LaidBy
from archiveviewer.archive.worker import Answer, Asked, Outcome, Request, answer
from archiveviewer.processes import Child, command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

TIME_LIMIT = 120.0
"""Seconds after which a file counts as one that can't be read; a large one has more."""
SLOWEST = 500_000
"""Bytes a second that are read at least, of large files."""
MOST_JOBS = 32
"""Reading processes at the same time, whatever is asked for."""
WORTH_A_PROCESS = 250
"""Files for which one process more is worth being started: it takes as long as reading these."""
HEARTBEAT = 0.2
"""Seconds between two signs of life while a file is being read."""
COMMAND = command("archiveviewer.archive.worker")
"""What starts a reading process."""
AHEAD = 32
"""Groups handed out before their answer is asked for, a process: enough to go on with while a segment is written."""
_FEWER = 0.5
"""Groups less that may wait with each that is taken, after more than usual were read ahead: so they become fewer while
reading goes on.
"""
MOST_TOGETHER = 64
"""Files that travel together. Of half as many the analysis takes a tenth longer, of more hardly less."""
TOGETHER_BYTES = 256 * 1024
"""Bytes of files beyond which no further one joins them."""

Group = tuple[Request, ...]


class _Process:
    """One reading process, started when first needed and again after it died, until it was stopped."""

    def __init__(self) -> None:
        self._child = Child(COMMAND, behind=True)
        self._stopped = False

    def read(self, group: Group) -> list[tuple[Group, bytes]]:
        """Have some files read, their answer packed as it comes; never raises for what the files do."""
        patience = TIME_LIMIT + sum(request.size for request in group) // SLOWEST
        data = self._child.ask(Asked(group), patience)
        if data is not None:
            return [(group, data)]
        if self._stopped:  # nobody waits for an answer any more
            return []
        if len(group) > 1:
            return [answered for request in group for answered in self.read((request,))]
        if self._child.lasted >= patience:
            return [_failed(group, f"not read after {patience:.0f} seconds")]
        return [_failed(group, f"the reading process ended with status {self._child.status}")]

    def start(self) -> None:
        """Start the process."""
        self._child.start()

    def stop(self) -> None:
        """End the process at once; whatever it had is not tried again."""
        self._stopped = True
        self._child.stop()


def _failed(group: Group, detail: str) -> tuple[Group, bytes]:
    return group, msgspec.msgpack.encode(Answer((Outcome(reason="damaged", detail=detail),)))


class ReadingPool:
    """Reads in a number of processes, or in an executor that somebody brings; `folder` is where there is room for
    answers that wait. Closing it ends its own processes, whatever they are doing.
    """

    def __init__(self, folder: Path, jobs: int, executor: Executor | None = None) -> None:
        self._jobs = min(max(1, jobs), MOST_JOBS)
        self._brought = executor
        self._processes = [_Process() for _ in range(self._jobs)]
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None
        self._started = 0
        self._groups: Iterator[Group] = iter(())
        self._asked: dict[Future[Any], Group] = {}
        self._answered: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
        self._usual = self._jobs * AHEAD
        self._most: float = self._usual
        """How many groups may be handed out whose answers were not taken."""
        self._laid_by = LaidBy(folder)

    def begin(self) -> None:
        """Start the first process now: it is ready by the time it is known what is to be read."""
        if self._brought is None:
            self._processes[0].start()

    def read(self, requests: Iterable[Request], files: int) -> Iterator[tuple[Group, Answer] | None]:
        """Answers in the order they are ready, with only a few groups read ahead; None now and then while waiting.

        `files` is how many requests will come: few are read sooner by one process than others are started. May be asked
        again when it has ended, for what the answers gave rise to.
        """
        self._groups = _grouped(requests)
        jobs = max(self._started, min(self._jobs, 1 + files // WORTH_A_PROCESS))
        for process in self._processes[self._started : jobs]:
            self._idle.put(process)
        self._started = jobs
        self._hand_out(self._usual)
        while self._asked:
            try:
                future = self._answered.get(timeout=HEARTBEAT)
            except queue.Empty:
                yield None
                continue
            group = self._asked.pop(future)
            self._most = max(self._usual, self._most - _FEWER)
            self._hand_out(self._most)
            yield from self._taken(future, group)

    def read_ahead(self) -> None:
        """Let reading go on, as far as there is room. Whoever is busy with something else before he takes the next
        answer calls this now and then.
        """
        if self._brought is None and not self._laid_by.is_full:
            self._hand_out(self._answered.qsize() + self._usual)
            self._most = max(self._usual, len(self._asked))

    def _hand_out(self, most: float) -> None:
        for group in itertools.islice(self._groups, max(0, int(most) - len(self._asked))):
            future = self._submit(group)
            self._asked[future] = group
            future.add_done_callback(self._answered.put)

    def _submit(self, group: Group) -> Future[Any]:
        if self._brought is not None:
            return self._brought.submit(answer, group)
        self._threads = self._threads or ThreadPoolExecutor(self._jobs, thread_name_prefix="reading")
        return self._threads.submit(self._read, group)

    def _taken(self, future: Future[Any], group: Group) -> Iterator[tuple[Group, Answer]]:
        if self._brought is not None and future.exception() is None:
            yield group, future.result()
            return
        # somebody else's executor failed: our own processes find out which file did it
        read = future.result() if self._brought is None else self._read(group)
        for some, take in read:
            yield some, msgspec.msgpack.decode(take(), type=Answer)

    def _read(self, group: Group) -> list[tuple[Group, Callable[[], bytes]]]:
        process = self._idle.get()
        try:
            return [(some, self._laid_by.put(data)) for some, data in process.read(group)]
        finally:
            self._idle.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        self._stop()
        if self._threads is not None:
            self._threads.shutdown(wait=True)
        self._stop()  # a thread may have started another process just before it saw the end
        self._laid_by.close()

    def _stop(self) -> None:
        for process in self._processes:
            process.stop()


def _grouped(requests: Iterable[Request]) -> Iterator[Group]:
    """Small files together, large ones alone."""
    group: list[Request] = []
    held = 0
    for request in requests:
        size = readers.reading_size(request.path, request.size)
        if group and (held + size > TOGETHER_BYTES or len(group) == MOST_TOGETHER):
            yield tuple(group)
            group, held = [], 0
        group.append(request)
        held += size
    if group:
        yield tuple(group)
