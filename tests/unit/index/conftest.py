"""What tests of the index share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.index import writing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty index."""
    place = tmp_path / "index"
    place.mkdir()
    writing.create(place)
    return place
