"""Archives of every format there has been still open, and nothing of what a stranger put into them is executed."""

from __future__ import annotations

import pickle
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.archive import verify
from archiveviewer.errors import ArchiveDamaged, ArchiveTooOld

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[2] / "golden"
TITLES = {
    "Ca ghép giác mạc đầu tiên ở bệnh viện tỉnh",
    "Chuyến tàu chợ dừng bánh",
    "Cột mốc nước ở đình làng Hà Trữ",
    "Người về cuối ở giải chạy đường mòn Kon Rlang",
    "Sau vụ cháy chợ Gò Đình: Họp chợ trên nền tro",
    "Sầu riêng đầu vụ: giá cao, hái non càng dễ mất",
}


@pytest.fixture
def golden(tmp_path: Path) -> Callable[[int], Path]:
    def unpacked(version: int) -> Path:
        with tarfile.open(GOLDEN / f"format-{version}.tar.xz") as held:
            held.extractall(tmp_path, filter="data")
        return tmp_path / "archive"

    return unpacked


def test_an_archive_of_stock_whoosh_is_brought_up_to_date_with_every_article(golden: Callable[[int], Path]) -> None:
    place = golden(1)
    with pytest.raises(ArchiveTooOld):
        Archive.open(place)
    with Archive.open(place, writable=True) as opened:
        ids = {hit.title: hit.id for hit in opened.search("").hits}
        assert list(opened.verify()) == []
    with Archive.open(place) as opened:
        assert {hit.title: hit.id for hit in opened.search("").hits} == ids
        assert [hit.title for hit in opened.search("nước").hits][:1] == ["Cột mốc nước ở đình làng Hà Trữ"]

    assert set(ids) == TITLES
    assert not list((place / "index").glob("*MAIN*"))


def test_an_archive_of_the_present_format_opens_searches_and_grows(golden: Callable[[int], Path]) -> None:
    place = golden(2)
    assert list(verify(place)) == []
    with Archive.open(place, writable=True) as opened:
        assert {hit.title for hit in opened.search("").hits} == TITLES
        assert [hit.title for hit in opened.search('"cột mốc nước"').hits] == ["Cột mốc nước ở đình làng Hà Trữ"]
        assert opened.search("title:chợ").total == 2
        for _ in opened.update():
            pass
        assert {hit.title for hit in opened.search("").hits} == TITLES


def test_killed_while_it_was_brought_up_to_date_it_begins_anew(
    golden: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = golden(1)
    with monkeypatch.context() as patched:
        patched.setattr("archiveviewer.archive.descriptions.save", _killed)
        with pytest.raises(KeyboardInterrupt):
            Archive.open(place, writable=True)
    with Archive.open(place, writable=True) as opened:
        assert {hit.title for hit in opened.search("").hits} == TITLES


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


class Bomb:
    """What a stranger may put into a pickle."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.proof), "w")


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_pickles_of_a_stranger_execute_nothing(golden: Callable[[int], Path], tmp_path: Path) -> None:
    place, proof = golden(1), tmp_path / "executed"
    contents = next((place / "index").glob("_MAIN_*.toc"))
    honest = contents.read_bytes()
    at = honest.rindex(b"\x80\x05")  # the list of segments
    contents.write_bytes(honest[:at] + pickle.dumps([Bomb(proof)]) + honest[at:])
    with pytest.raises(ArchiveDamaged):
        Archive.open(place, writable=True)

    assert not proof.exists()
