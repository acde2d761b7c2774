"""How much memory a process and all its children hold. A process id comes in; peaks and parts in bytes go out."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 0.05
"""Seconds between two looks."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_PROC = Path("/proc")
_WORTH_A_LOOK = 1.01
_AT_LEAST_EVERY = 20
_CHILDREN_EVERY = 10
"""Looks after which it is seen anew which processes there are: that takes long, from those that use all processors."""


class Parts(NamedTuple):
    """Bytes of one process: all that is resident, of that its own, and its fair share of what others have too."""

    resident: int
    own: int
    share: int


def parts(process: int | str = "self") -> Parts:
    """Raises OSError when the process has gone, or where there is no /proc."""
    found: dict[str, int] = {}
    for line in (_PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, value = line.split()[:2]
        found[name] = int(value) * 1024
    return Parts(found["Rss:"], found["Anonymous:"], found["Pss:"])


class Peak:
    """Watches a process and its children until closed. `resident` counts shared pages once a process, `share` once.

    The exact share costs the kernel a walk over all pages, so it is asked for only where the cheap sum is near or
    above its peak, and now and then besides.
    """

    def __init__(self, process: int) -> None:
        self.resident = self.share = self.processes = 0
        self._process = process
        self._looks = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        looked_at = 0
        alive: list[int] = []
        while not self._stop.wait(EVERY):
            if self._looks % _CHILDREN_EVERY == 0:
                alive = list(_with_children(self._process))
            resident = sum(map(_resident, alive))
            self.processes = max(self.processes, len(alive))
            self.resident = max(self.resident, resident)
            self._looks += 1
            if resident > looked_at * _WORTH_A_LOOK or self._looks % _AT_LEAST_EVERY == 0:
                looked_at = max(looked_at, resident)
                self.share = max(self.share, sum(map(_share, alive)))


def _resident(process: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int((_PROC / str(process) / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
    return 0


def _share(process: int) -> int:
    with contextlib.suppress(OSError, KeyError, ValueError):
        return parts(process).share
    return 0


def _with_children(process: int) -> Iterator[int]:
    children = defaultdict(list)
    for entry in os.listdir(_PROC):  # noqa: PTH208 — a listing of names is all that is wanted
        if entry.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError):
                status = (_PROC / entry / "stat").read_text(encoding="utf-8", errors="replace")
                children[int(status.rpartition(")")[2].split()[1])].append(int(entry))
    waiting = [process]
    while waiting:
        current = waiting.pop()
        yield current
        waiting += children[current]
