"""Processes of our own that answer messages, one at a time. A message goes to one; an answer comes back, or nothing
when the process died of it or took too long. It is started when first needed, and again after that.

Both directions carry messages of msgpack behind a length of four bytes. It refuses to know what is asked.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_MESSAGE = 1024**3
"""Bytes. Whoever is answered holds the answer whole."""
LEAST_MEMORY = 1024**3
"""Bytes of address space that every process may have."""
_LENGTH = struct.Struct(">I")
_FAR_BACK = 15
"""The place behind other programs, of 0 to 19: what stands last of all comes to a halt where they keep every processor
busy, and here still gets a thirtieth of what one of them does.
"""
_LARGEST_FREED = 8 * 1024 * 1024
_ARENA_MAX = -8
"""mallopt(3), M_ARENA_MAX: how many places for the memory of threads there may be."""
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_BEHIND = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""Both mean something to Windows alone."""


def command(module: str) -> tuple[str, ...]:
    """What starts a process that runs `main` of one of our modules."""
    return (sys.executable, "-c", f"from {module} import main; main()")


def own_command() -> tuple[str, list[str]]:
    """The program and first arguments that start this program again; a frozen program calls itself."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    return sys.executable, ["-m", "archiveviewer"]


class Child:
    """A process that a command starts. It belongs to one thread at a time; `stop` may come from any. Where nobody waits
    for each of its answers, it may stand `behind` other programs.
    """

    def __init__(self, command: tuple[str, ...], *, behind: bool = False) -> None:
        self._command, self._behind = command, behind
        self.lasted = 0.0
        """Seconds that the last message took."""
        self.status: int | None = None
        """With what the last process that ended did so."""
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, message: msgspec.Struct, seconds: float) -> bytes | None:
        """Have a message answered within so many seconds; None when the process died of it or was killed for it."""
        process = self._process or self.start()
        started = time.monotonic()  # before the timer: who was killed for taking too long lasted as long as that
        late = threading.Timer(seconds, process.kill)
        late.start()
        try:
            data = _exchange(process, message)
        finally:
            late.cancel()
            late.join()  # so that it neither outlives us nor kills the process in the next message
            self.lasted = time.monotonic() - started
        if data is None:
            self.stop()
            self.status = process.returncode
        return data

    def start(self) -> subprocess.Popen[bytes]:
        """Start the process."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_import_path()), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603 — our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            creationflags=_HIDDEN | (_BEHIND if self._behind else 0),
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


def _exchange(process: subprocess.Popen[bytes], message: msgspec.Struct) -> bytes | None:
    if process.stdin is None or process.stdout is None:
        return None
    try:
        send(process.stdin, message)  # type: ignore[arg-type]
        return receive(process.stdout.read)
    except (OSError, ValueError):  # a stream that somebody closed who did not want to wait any longer
        return None


def _import_path() -> list[str]:
    """Where a new process finds this very program, installed or not."""
    package = str(Path(__file__).resolve().parents[1])
    return [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]


# Inside such a process ----------------------------------------------------------------------------------------


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message."""
    data = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(read: Callable[[int], bytes]) -> bytes | None:
    """Read one message's bytes; None at the end of the stream, when it breaks off and when it is too large."""
    head = read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = read(length) if length <= LARGEST_MESSAGE else b""
    return data if len(data) == length else None


def give_way() -> None:
    """Let other programs go first from here on, on the processor and, on Linux, on the disk: this process and all that
    it starts. Windows is told so only where a process is started (`Child`).
    """
    if sys.platform != "win32":
        os.nice(max(0, _FAR_BACK - os.nice(0)))


def keep_freed_memory() -> None:
    """Keep some megabytes of what this process frees for what it needs next, as a program does that answers one
    question after the other. The GNU C library gives the end of its memory back whenever twice as much is free there as
    the largest piece that ever was let go by itself (mallopt(3), M_MMAP_THRESHOLD), so one such piece is taken, which
    nothing is written to, and let go. Elsewhere this does nothing.
    """
    bytes(_LARGEST_FREED)


def share_memory() -> None:
    """Let all threads of this process take their memory from one place from here on, so that what one of them let go is
    there for the others, and can be given back. Only where there is the GNU C library, which has a place for each.
    """
    _tell_the_c_library("mallopt", _ARENA_MAX, 1)


def give_back_memory() -> None:
    """Give what this process does not use back to the system, which takes milliseconds; after many files were read that
    is a third of what it holds, or more. Only where there is the GNU C library, which keeps it and can be told so.
    """
    _tell_the_c_library("malloc_trim", 0)


def _tell_the_c_library(function: str, *numbers: int) -> None:
    with contextlib.suppress(OSError, AttributeError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of address space, but no more than half of the machine's memory, and leave no
    picture of it behind when it dies. Windows can't do so without code of another kind than Python.
    """
    try:
        import resource  # noqa: PLC0415 — absent on Windows
    except ImportError:
        return
    half = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    most = max(LEAST_MEMORY, min(most, half))
    for kind, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))
