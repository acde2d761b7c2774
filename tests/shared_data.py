"""Where the real articles lie, if they lie anywhere: a `shared/data` folder beside any folder above the tests."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path | None:
    """The nearest `shared/data` above this file, or None."""
    for parent in Path(__file__).resolve().parents:
        candidate = parent / "shared" / "data"
        if candidate.is_dir():
            return candidate
    return None
