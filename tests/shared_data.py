"""Where the real articles lie that are never part of this repository."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path | None:
    """The data folder: ARCHIVEVIEWER_TEST_DATA, or `shared/data` beside the repository or above it; None if absent."""
    named = os.environ.get("ARCHIVEVIEWER_TEST_DATA")
    if named:
        return Path(named) if Path(named).is_dir() else None
    places = (parent / "shared" / "data" for parent in Path(__file__).resolve().parents)
    return next((place for place in places if place.is_dir()), None)
