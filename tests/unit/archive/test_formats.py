"""Archives of every format there has been still open, and nothing of what a stranger put into them is executed."""

from __future__ import annotations

import pickle
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from archiveviewer import Archive
from archiveviewer.archive import description as descriptions
from archiveviewer.archive import repair, verify
from archiveviewer.errors import ArchiveDamaged, ArchiveTooNew, ArchiveTooOld
from archiveviewer.index import manifest as manifests
from archiveviewer.index.manifest import Manifest
from archiveviewer.index.migration import COMPLETE
from tarballs import unpack

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[2] / "golden"
EARLIER = range(1, descriptions.FORMAT)
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
            unpack(held, tmp_path)
        return tmp_path / "archive"

    return unpacked


@pytest.mark.parametrize("version", EARLIER)
def test_an_archive_of_an_earlier_format_is_brought_up_to_date_with_every_article(
    golden: Callable[[int], Path], version: int
) -> None:
    place = golden(version)
    with Archive.open(place, writable=True) as opened:
        ids = {hit.title: hit.id for hit in opened.search("").hits}
        assert list(opened.verify()) == []
    with Archive.open(place) as opened:
        assert {hit.title: hit.id for hit in opened.search("").hits} == ids
        assert [hit.title for hit in opened.search("nước").hits][:1] == ["Cột mốc nước ở đình làng Hà Trữ"]
        assert [hit.title for hit in opened.search("file:ve").hits] == ["Người về cuối ở giải chạy đường mòn Kon Rlang"]
        assert opened.search("file:articles").total == 0
        assert opened.search("has:caption").total > 0

    assert set(ids) == TITLES
    assert not list((place / "index").glob("*MAIN*"))
    assert descriptions.load(place).format == manifests.load(place / "index").format == descriptions.FORMAT


@pytest.mark.parametrize("version", range(1, COMPLETE))
def test_an_archive_that_lacks_something_is_not_read_as_it_is(golden: Callable[[int], Path], version: int) -> None:
    with pytest.raises(ArchiveTooOld):
        Archive.open(golden(version))


@pytest.mark.parametrize("version", range(COMPLETE, descriptions.FORMAT))
def test_an_archive_that_is_only_packed_otherwise_is_read_as_it_is(golden: Callable[[int], Path], version: int) -> None:
    place = golden(version)
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    with Archive.open(place) as opened:
        assert {hit.title for hit in opened.search("").hits} == TITLES
        assert [hit.title for hit in opened.search('"cột mốc nước"').hits] == ["Cột mốc nước ở đình làng Hà Trữ"]
        assert opened.search("has:caption").total > 0
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_an_archive_of_the_present_format_opens_searches_and_grows(golden: Callable[[int], Path]) -> None:
    place = golden(descriptions.FORMAT)
    assert list(verify(place)) == []
    with Archive.open(place, writable=True) as opened:
        assert {hit.title for hit in opened.search("").hits} == TITLES
        assert [hit.title for hit in opened.search('"cột mốc nước"').hits] == ["Cột mốc nước ở đình làng Hà Trữ"]
        assert opened.search("title:chợ").total == 2
        for _ in opened.update():
            pass
        assert {hit.title for hit in opened.search("").hits} == TITLES


def test_an_archive_of_a_later_format_is_refused(golden: Callable[[int], Path]) -> None:
    place = golden(descriptions.FORMAT)
    newer = msgspec.structs.replace(descriptions.load(place), format=descriptions.FORMAT + 1)
    descriptions.save(newer, place)
    with pytest.raises(ArchiveTooNew):
        Archive.open(place, writable=True)


@pytest.mark.parametrize("version", EARLIER)
@pytest.mark.parametrize("at", ["archive.making.descriptions.save", "index.writing.manifests.save"])
def test_killed_while_it_was_brought_up_to_date_it_begins_anew_or_goes_on(
    golden: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, version: int, at: str
) -> None:
    place = golden(version)
    with monkeypatch.context() as patched:
        patched.setattr(f"archiveviewer.{at}", _killed)
        with pytest.raises(KeyboardInterrupt):
            Archive.open(place, writable=True)
    with Archive.open(place, writable=True) as opened:
        assert {hit.title for hit in opened.search("").hits} == TITLES
        assert list(opened.verify()) == []


def test_killed_before_the_new_index_is_complete_the_old_one_is_as_it_was(
    golden: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = golden(2)
    before = {path.name: path.read_bytes() for path in (place / "index").iterdir()}
    monkeypatch.setattr("archiveviewer.index.writing.manifests.save", _killed)
    with pytest.raises(KeyboardInterrupt):
        Archive.open(place, writable=True)

    assert before.items() <= {path.name: path.read_bytes() for path in (place / "index").iterdir()}.items()
    assert list(verify(place)) == []


def test_repairing_an_archive_of_an_earlier_format_leaves_it_one(golden: Callable[[int], Path]) -> None:
    place = golden(2)
    (place / "index" / "manifest.json").write_bytes(b"{}")
    assert repair(place)
    with pytest.raises(ArchiveTooOld):
        Archive.open(place)
    with Archive.open(place, writable=True) as opened:
        assert {hit.title for hit in opened.search("").hits} >= TITLES  # what had been deleted is not known any more
        for _ in opened.update():
            pass
        assert {hit.title for hit in opened.search("").hits} == TITLES
        assert list(opened.verify()) == []


def test_an_archive_without_articles_is_brought_up_to_date(golden: Callable[[int], Path]) -> None:
    place = golden(2)
    manifests.save(Manifest(format=2, generation=7), place / "index")
    with Archive.open(place, writable=True) as opened:
        assert opened.search("").total == 0
    assert manifests.load(place / "index").format == manifests.FORMAT


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
