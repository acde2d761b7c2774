"""What processes of our own have in common."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from archiveviewer.processes import give_back_memory, share_memory

_TELLS = "import os; print(os.nice(0))"
_GIVES_WAY = f"""
import subprocess, sys
from archiveviewer.processes import give_way
give_way()
give_way()
sys.exit(subprocess.run([sys.executable, "-c", {_TELLS!r}]).returncode)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="tells such priorities in another way")
def test_who_gives_way_starts_processes_that_do() -> None:
    done = subprocess.run([sys.executable, "-c", _GIVES_WAY], capture_output=True, text=True, check=True)
    assert int(done.stdout) == max(15, os.nice(0))


_HELD = """
import os
from archiveviewer.processes import give_back_memory

def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

held = [b"x" * 60_000 for _ in range(2_000)]
last = held.pop()
before = resident()
del held
give_back_memory()
print(before - resident())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU C library can be told so")
def test_what_is_not_used_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", _HELD], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 50_000_000


_SHARES = """
import os, threading
from archiveviewer.processes import share_memory

def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def take(kept):
    held = [b"x" * 60_000 for _ in range(2_000)]
    kept.append(held.pop())

share_memory()
kept = []
thread = threading.Thread(target=take, args=(kept,))
thread.start()
thread.join()
before = resident()
held = [b"x" * 60_000 for _ in range(2_000)]
print(resident() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU C library has a place for each thread")
def test_what_a_thread_let_go_is_there_for_others() -> None:
    done = subprocess.run([sys.executable, "-c", _SHARES], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 20_000_000


_TAKES = """
import resource
from archiveviewer.processes import keep_freed_memory

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(50):
        held = [b"x" * 60_000 for _ in range(80)]
        del held
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

given_back = faults()
keep_freed_memory()
faults()  # once it has to be taken
print(given_back, faults())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only the GNU C library gives back so eagerly")
def test_what_is_freed_is_taken_again_without_asking_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", _TAKES], capture_output=True, text=True, check=True)
    given_back, kept = map(int, done.stdout.split())
    assert given_back > 10_000
    assert kept < 100


def test_where_memory_can_not_be_given_back_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: None) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back_memory()
    share_memory()
