"""Reading many files at once, each in a process of its own kind. Requests come in, outcomes go out as they are ready.

A process that dies or takes too long costs its one file; the next file gets a fresh process. It refuses to know what
becomes of the articles.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import subprocess
import sys
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from archiveviewer.readers.worker import Outcome, Request, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TIME_LIMIT = 120.0
"""Seconds after which a file counts as one that can't be read."""
MOST_JOBS = 32
"""Reading processes at the same time, whatever is asked for."""
HEARTBEAT = 0.2
"""Seconds between two signs of life while a file is being read."""
COMMAND = (sys.executable, "-m", "archiveviewer.readers.worker")
"""What starts a reading process."""
AHEAD = 8
"""Files handed out before their outcome is asked for, a process."""


class _Process:
    """One reading process, started when first needed and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, request: Request) -> Outcome:
        """Have one file read; never raises for what the file does."""
        process = self._process or self._start()
        late = threading.Timer(TIME_LIMIT, process.kill)
        late.start()
        started = time.monotonic()
        try:
            data = self._exchange(process, request)
        finally:
            late.cancel()
        if data is not None:
            return msgspec.msgpack.decode(data, type=Outcome)
        self.stop()
        if time.monotonic() - started >= TIME_LIMIT:
            return Outcome(reason="damaged", detail=f"not read after {TIME_LIMIT:.0f} seconds")
        return Outcome(reason="damaged", detail=f"the reading process ended with status {process.returncode}")

    def _exchange(self, process: subprocess.Popen[bytes], request: Request) -> bytes | None:
        if process.stdin is None or process.stdout is None:
            return None
        try:
            send(process.stdin, request)  # type: ignore[arg-type]
            return receive(process.stdout.read)
        except OSError:
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_import_path())}
        self._process = subprocess.Popen(  # noqa: S603 — our own program
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process

    def stop(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


def _import_path() -> list[str]:
    """Where a new process finds this very program, installed or not."""
    package = str(Path(__file__).resolve().parents[2])
    return [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]


class ReadingPool:
    """A number of reading processes. Closing it ends them, whatever they are doing."""

    def __init__(self, jobs: int) -> None:
        self._jobs = min(max(1, jobs), MOST_JOBS)
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        self._processes = [_Process() for _ in range(self._jobs)]
        for process in self._processes:
            self._idle.put(process)
        self._threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="reading")

    def read(self, requests: Iterable[Request]) -> Iterator[tuple[Request, Outcome] | None]:
        """Outcomes in the order they are ready, with only a few files read ahead; None now and then while waiting."""
        waiting = iter(requests)
        asked: dict[Future[Any], Request] = {}
        while True:
            for request in itertools.islice(waiting, self._jobs * AHEAD - len(asked)):
                asked[self._threads.submit(self._read, request)] = request
            if not asked:
                return
            ready, _ = wait(asked, timeout=HEARTBEAT, return_when=FIRST_COMPLETED)
            if not ready:
                yield None
            for future in ready:
                yield asked.pop(future), future.result()

    def _read(self, request: Request) -> Outcome:
        process = self._idle.get()
        try:
            return process.read(request)
        finally:
            self._idle.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._stop()
        self._threads.shutdown(wait=True)
        self._stop()  # a thread may have started another process just before it saw the end

    def _stop(self) -> None:
        for process in self._processes:
            process.stop()
