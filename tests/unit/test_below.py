"""Paths below a folder, whichever system wrote them."""

from __future__ import annotations

import pytest

from archiveviewer.below import below


@pytest.mark.parametrize(
    ("path", "folder", "inner"),
    [
        ("/báo/2009/một.html", "/báo", "2009/một.html"),
        ("/báo", "/báo", "."),
        ("/báo cũ/một.html", "/báo", None),
        ("/báo/a\\b.html", "/báo", "a\\b.html"),
        ("D:\\Báo\\2009\\một.html", "D:\\Báo", "2009/một.html"),
        ("d:/báo/một.html", "D:\\Báo", "một.html"),
        ("\\\\máy\\báo\\một.html", "\\\\máy\\báo", "một.html"),
        ("D:\\Báo khác\\một.html", "D:\\Báo", None),
        ("/báo/một.html", "D:\\Báo", None),
    ],
)
def test_the_part_below_a_folder(path: str, folder: str, inner: str | None) -> None:
    assert below(path, folder) == inner
