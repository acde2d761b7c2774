"""Reading many files at once, each in a process of its own kind. Requests come in, answers go out as they are ready.

Small files travel together. When a process dies or takes too long, each file it had is tried once more by itself, so
that the one that did it costs only itself. Any other executor can take the place of our processes. It refuses to know
what becomes of the articles.
"""

from __future__ import annotations

import itertools
import queue
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, Self

import msgspec

from archiveviewer import readers
from archiveviewer.archive.worker import Answer, Asked, Outcome, Request, answer
from archiveviewer.processes import Child, command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
MOST_TOGETHER = 64
"""Files that travel together. Of half as many the analysis takes a tenth longer, of more hardly less."""
TOGETHER_BYTES = 256 * 1024
"""Bytes of files beyond which no further one joins them."""

Group = tuple[Request, ...]


class _Process:
    """One reading process, started when first needed and again after it died."""

    def __init__(self) -> None:
        self._child = Child(COMMAND, behind=True)

    def read(self, group: Group) -> list[tuple[Group, Answer]]:
        """Have some files read; never raises for what the files do."""
        patience = TIME_LIMIT + sum(request.size for request in group) // SLOWEST
        data = self._child.ask(Asked(group), patience)
        if data is not None:
            return [(group, msgspec.msgpack.decode(data, type=Answer))]
        if len(group) > 1:
            return [answered for request in group for answered in self.read((request,))]
        if self._child.lasted >= patience:
            return [_failed(group, f"not read after {patience:.0f} seconds")]
        return [_failed(group, f"the reading process ended with status {self._child.status}")]

    def start(self) -> None:
        """Start the process."""
        self._child.start()

    def stop(self) -> None:
        """End the process at once."""
        self._child.stop()


def _failed(group: Group, detail: str) -> tuple[Group, Answer]:
    return group, Answer((Outcome(reason="damaged", detail=detail),))


class ReadingPool:
    """Reads in a number of processes, or in an executor that somebody brings. Closing it ends its own processes,
    whatever they are doing.
    """

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        self._jobs = min(max(1, jobs), MOST_JOBS)
        self._brought = executor
        self._processes = [_Process() for _ in range(self._jobs)]
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None
        self._started = 0

    def begin(self) -> None:
        """Start the first process now: it is ready by the time it is known what is to be read."""
        if self._brought is None:
            self._processes[0].start()

    def read(self, requests: Iterable[Request], files: int) -> Iterator[tuple[Group, Answer] | None]:
        """Answers in the order they are ready, with only a few groups read ahead; None now and then while waiting.

        `files` is how many requests will come: few are read sooner by one process than others are started. May be asked
        again when it has ended, for what the answers gave rise to.
        """
        waiting = _grouped(requests)
        self._threads = self._threads or ThreadPoolExecutor(self._jobs, thread_name_prefix="reading")
        jobs = max(self._started, min(self._jobs, 1 + files // WORTH_A_PROCESS))
        for process in self._processes[self._started : jobs]:
            self._idle.put(process)
        self._started = jobs
        asked: dict[Future[Any], Group] = {}
        while True:
            for group in itertools.islice(waiting, self._jobs * AHEAD - len(asked)):
                asked[self._submit(self._threads, group)] = group
            if not asked:
                return
            ready, _ = wait(asked, timeout=HEARTBEAT, return_when=FIRST_COMPLETED)
            if not ready:
                yield None
            for future in ready:
                yield from self._taken(future, asked.pop(future))

    def _submit(self, threads: Executor, group: Group) -> Future[Any]:
        if self._brought is None:
            return threads.submit(self._read, group)
        return self._brought.submit(answer, group)

    def _taken(self, future: Future[Any], group: Group) -> Iterator[tuple[Group, Answer]]:
        if self._brought is None:
            yield from future.result()
        elif future.exception() is None:
            yield group, future.result()
        else:  # somebody else's executor failed: our own processes find out which file did it
            yield from self._read(group)

    def _read(self, group: Group) -> list[tuple[Group, Answer]]:
        process = self._idle.get()
        try:
            return process.read(group)
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
