"""What a reading process loads: it is started with every import, and pays for all of it."""

from __future__ import annotations

import subprocess
import sys


def test_a_reading_process_loads_neither_search_nor_writer() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import archiveviewer.archive.worker, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = set(told.stdout.split())

    assert "archiveviewer.index.analysis" in loaded
    assert loaded.isdisjoint(
        {"archiveviewer.archive.door", "archiveviewer.index.writing", "archiveviewer.query.language"}
    )
