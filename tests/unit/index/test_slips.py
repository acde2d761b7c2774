from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.index import slips, writing
from archiveviewer.index.store import Store
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("term", "close"),
    [
        ("qaung", ["quang"]),
        ("=phêin", ["=phiên"]),
        ("quan", ["quang"]),
        ("chho", ["cho"]),
        ("=phiên", []),
        ("19", []),
        ("q" * 30, []),
    ],
)
def test_one_slip_makes_these(tmp_path: Path, term: str, close: list[str]) -> None:
    writing.create(tmp_path)
    fill(tmp_path, [article("Chợ phiên ở Tuyên Quang", "năm 1 9 18")])
    fill(tmp_path, [article("Chợ phiên nữa")])

    with Store(tmp_path) as store:
        assert slips.close(store.snapshot, "text", term) == close
