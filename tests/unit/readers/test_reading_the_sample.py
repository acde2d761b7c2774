from __future__ import annotations

import json
from pathlib import Path

from archiveviewer import readers
from archiveviewer.vietnamese.terms import folded_key

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources" / "sample"


def test_the_sample_is_read_as_its_writers_meant_it() -> None:
    right = {"title": 0, "author": 0, "date": 0}
    expected = json.loads((ROOT / "packaging" / "sample" / "expected.json").read_text(encoding="utf-8"))
    for one in expected:
        (article,) = readers.read(SAMPLE / one["path"], root=SAMPLE)
        right["title"] += folded_key(article.title) == folded_key(one["title"])
        right["author"] += folded_key(article.author) == folded_key(one.get("author") or "")
        date = article.published.value if article.published else ""
        right["date"] += date.startswith((one.get("date") or "")[:10])

    assert right["title"] == len(expected)
    assert right["author"] >= len(expected) - 5
    assert right["date"] >= len(expected) - 3
