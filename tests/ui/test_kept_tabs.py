from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.ui.kept_tabs import KeptTabs
from archiveviewer.ui.trails import Place, Tabs, Trail

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.ui.scribe import Scribe


def test_tabs_are_those_of_their_archive(tmp_path: Path, scribe: Scribe) -> None:
    kept = KeptTabs(tmp_path / "mới" / "tabs.json", scribe)
    kept.save(tmp_path / "kho", Tabs([Trail([Place(article_id="a")])]).pack())
    assert kept.load(tmp_path / "kho").trail.place.article_id == "a"
    assert kept.load(tmp_path / "kho khác").trail.place == Place()
    kept.save(tmp_path / "kho khác", Tabs([Trail([Place(article_id="b")])]).pack())
    assert kept.load(tmp_path / "kho").trail.place.article_id == "a"
    scribe.stop()
    again = KeptTabs(tmp_path / "mới" / "tabs.json", scribe)
    assert [again.load(tmp_path / name).trail.place.article_id for name in ("kho", "kho khác")] == ["a", "b"]
    for number in range(20):
        again.save(tmp_path / f"{number}", Tabs().pack())
    scribe.stop()
    assert KeptTabs(tmp_path / "mới" / "tabs.json", scribe).load(tmp_path / "kho").trail.place == Place()  # long ago


def test_two_windows_keep_the_tabs_of_their_archives(tmp_path: Path, scribe: Scribe) -> None:
    first, second = (KeptTabs(tmp_path / "tabs.json", scribe) for _window in range(2))
    for window, name in ((first, "a"), (second, "b"), (first, "c")):
        window.save(tmp_path / name, Tabs([Trail([Place(article_id=name)])]).pack())
        scribe.stop()
    kept = KeptTabs(tmp_path / "tabs.json", scribe)
    assert [kept.load(tmp_path / name).trail.place.article_id for name in "abc"] == ["a", "b", "c"]


@pytest.mark.parametrize("content", [b"", b"\xff", b'{"ARCHIVE": "[]"}', b'{"ARCHIVE": 3}'])
def test_a_file_that_is_not_understood_is_passed_over(tmp_path: Path, scribe: Scribe, content: bytes) -> None:
    (tmp_path / "tabs.json").write_bytes(content.replace(b"ARCHIVE", str(tmp_path / "kho").encode()))
    assert KeptTabs(tmp_path / "tabs.json", scribe).load(tmp_path / "kho").trail.place == Place()


def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path, scribe: Scribe) -> None:
    (tmp_path / "file").write_text("")
    KeptTabs(tmp_path / "file" / "tabs.json", scribe).save(tmp_path, Tabs().pack())
    scribe.stop()
    assert KeptTabs(tmp_path / "file" / "tabs.json", scribe).load(tmp_path).trail.place == Place()


def test_an_archive_whose_name_is_no_text_has_tabs_too(tmp_path: Path, scribe: Scribe) -> None:
    kept = KeptTabs(tmp_path / "tabs.json", scribe)
    kept.save(tmp_path / "kho\udce0", Tabs([Trail([Place(article_id="a")])]).pack())
    scribe.stop()
    assert KeptTabs(tmp_path / "tabs.json", scribe).load(tmp_path / "kho\udce0").trail.place.article_id == "a"
