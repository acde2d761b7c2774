"""What processes of our own have in common."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
