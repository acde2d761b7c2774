"""Containers that mean harm: each ends soon, with a reason, and costs nobody else anything."""

from __future__ import annotations

import io
import random
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

import container_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import containers, files, unpacked
from archiveviewer.readers.containers import members, tarred, zipped
from mutations import mutations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Keep = Callable[[str, bytes], Path]

STORY = made.story("Bài tốt")


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    def kept(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return kept


def reasons(path: Path) -> dict[str, tuple[str, str]]:
    """What could not be read, by member; the container as a whole has no name."""
    try:
        found = readers.everything(path)
    except Unreadable as error:
        return {error.member: (error.reason, error.detail)}
    return {error.member: (error.reason, error.detail) for error in found.failures}


def titles(path: Path) -> list[str]:
    return sorted(article.title for article in readers.everything(path).articles)


# ZIP -------------------------------------------------------------------------------------------------------------


def lying(data: bytes, field: int, value: int, mark: bytes = b"PK\x01\x02") -> bytes:
    """A ZIP file whose list says something else of its first member: four bytes at an offset of the record."""
    start = data.index(mark) + field
    return data[:start] + struct.pack("<I", value) + data[start + 4 :]


def test_members_that_lie_over_each_other(keep: Keep) -> None:
    data = made.zipped({"bom.txt": STORY}, zipfile.ZIP_STORED)
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    record = data[start:end]
    many = record * 3
    tail = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 3, 3, len(many), start, 0)
    path = keep("bom.zip", data[:start] + many + tail)
    assert reasons(path) == {"": ("damaged", "ZIP: members lie over each other")}


def test_more_than_text_can_shrink_to(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "FREE", 100_000)
    path = keep("bom.zip", made.zipped({"bom.txt": b" " * 3_000_000, "tot.txt": STORY}))
    assert reasons(path) == {"": ("too-large", "unpacks to more than it may")}


def test_a_member_that_is_longer_than_it_says_gives_no_more_than_that(keep: Keep) -> None:
    data = lying(made.zipped({"bom.txt": b"a" * 5_000_000}), 24, 100)
    assert reasons(keep("bom.zip", data))["bom.txt"][0] == "damaged"


def test_a_member_that_is_shorter_than_it_says(keep: Keep) -> None:
    data = lying(made.zipped({"ngan.txt": STORY, "tot.txt": STORY}), 24, len(STORY) + 1000)
    assert titles(keep("bom.zip", data)) == ["Bài tốt", "Bài tốt"]


def test_an_encrypted_member_is_told_and_the_rest_is_read(keep: Keep) -> None:
    data = bytearray(made.zipped({"kin.txt": STORY, "tot.txt": STORY}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    path = keep("kin.zip", bytes(data))
    assert reasons(path) == {"kin.txt": ("unsupported", "encrypted")}
    assert titles(path) == ["Bài tốt"]


def test_a_packing_nobody_knows(keep: Keep) -> None:
    data = bytearray(made.zipped({"la.txt": STORY, "tot.txt": STORY}))
    data[data.index(b"PK\x01\x02") + 10] = 98
    path = keep("la.zip", bytes(data))
    assert reasons(path) == {"la.txt": ("unsupported", "ZIP method 98")}
    assert titles(path) == ["Bài tốt"]


@pytest.mark.parametrize("kind", [made.zipped, made.tarred])
def test_too_many_members(
    keep: Keep, monkeypatch: pytest.MonkeyPatch, kind: Callable[[dict[str, bytes]], bytes]
) -> None:
    monkeypatch.setattr(members, "MOST_MEMBERS", 10)
    path = keep("nhieu", kind({f"{number}.txt": STORY for number in range(11)}))
    assert reasons(path) == {"": ("too-large", "more than 10 members")}


def test_a_list_that_is_too_long_is_not_taken_into_memory(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_AT_ONCE", 2000)
    path = keep("dai.zip", made.zipped({f"{number}.txt": STORY for number in range(100)}))
    assert reasons(path)[""][0] == "damaged"


def test_a_member_larger_than_its_format_may_be(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_TEXT", 1000)
    for name, kind in (("bai.zip", made.zipped), ("bai.tar", made.tarred)):
        path = keep(name, kind({"lon.txt": STORY * 10, "tot.txt": STORY}))
        assert reasons(path) == {"lon.txt": ("too-large", f"{len(STORY) * 10} bytes")}


def test_containers_without_end(keep: Keep) -> None:
    """As one that holds itself does."""
    data = made.zipped({"bai.txt": STORY})
    for _ in range(12):
        data = made.zipped({"trong.zip": data, "bai.txt": STORY})
    path = keep("vo tan.zip", data)
    assert titles(path) == ["Bài tốt"] * containers.MOST_NESTED
    inside = "!/".join(["trong.zip"] * containers.MOST_NESTED)
    assert {name: reason for name, (reason, _detail) in reasons(path).items()} == {inside: "too-large"}


def test_a_link_that_leaves_the_folder(keep: Keep, tmp_path: Path) -> None:
    outside = keep("ngoai.zip", made.zipped({"bai.txt": STORY}))
    folder = tmp_path / "bai"
    folder.mkdir()
    (folder / "vao.zip").symlink_to(outside)
    with pytest.raises(Unreadable) as caught:
        readers.everything(folder / "vao.zip", root=folder)
    assert caught.value.reason == "denied"


# Packings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
def test_nothing_unpacks_to_more_than_it_may(keep: Keep, monkeypatch: pytest.MonkeyPatch, packing: str) -> None:
    monkeypatch.setattr(unpacked, "_FREE", 1 << 20)
    blanks = b" " * (8 << 20)
    single = keep(f"bom.txt.{packing}", made.PACKINGS[packing](blanks))
    assert reasons(single) == {"": ("too-large", "unpacks to more than it may")}
    path = keep(f"bom.tar.{packing}", made.tarred({"tot.txt": STORY, "bom.txt": blanks}, packing))
    assert reasons(path)[""] == ("too-large", "unpacks to more than it may")


def test_packed_many_times(keep: Keep) -> None:
    data = STORY
    for _ in range(20):
        data = made.PACKINGS["gz"](data)
    assert reasons(keep("bai.txt.gz", data))[""][0] == "too-large"


# TAR -------------------------------------------------------------------------------------------------------------


def special(kind: bytes, name: str = "la.txt", link: str = "tot.txt") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as box:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, link
        box.addfile(info)
        good = tarfile.TarInfo("tot.txt")
        good.size = len(STORY)
        box.addfile(good, io.BytesIO(STORY))
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        (tarfile.SYMTYPE, "a link"),
        (tarfile.LNKTYPE, "a link"),
        (tarfile.CHRTYPE, "a device"),
        (tarfile.BLKTYPE, "a device"),
        (tarfile.FIFOTYPE, "a pipe"),
        (b"S", "a sparse file"),
        (b"?", "no regular file"),
    ],
)
@pytest.mark.parametrize("packing", ["", "gz"])
def test_links_devices_and_holes_are_named_and_never_followed(
    keep: Keep, kind: bytes, detail: str, packing: str
) -> None:
    data = special(kind, link="/etc/passwd")
    path = keep("la.tar", made.PACKINGS[packing](data) if packing else data)
    assert reasons(path) == {"la.txt": ("unsupported", detail)}
    assert titles(path) == ["Bài tốt"]


def test_a_sparse_file_of_gnu_in_notes(keep: Keep) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as box:
        info = tarfile.TarInfo("thua.txt")
        info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.realsize": str(1 << 50)}
        info.size = len(STORY)
        box.addfile(info, io.BytesIO(STORY))
    assert reasons(keep("thua.tar", file.getvalue())) == {"thua.txt": ("unsupported", "a sparse file")}


def header(size: bytes, kind: bytes = b"0") -> bytes:
    """A header that says any size, with the right sum."""
    block = bytearray(tarfile.TarInfo("bom.txt").tobuf())
    block[124:136] = size.ljust(12, b"\0")
    block[156:157] = kind
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    assert tarred.is_header(bytes(block))
    return bytes(block)


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        (b"\x80" + b"\xff" * 11, b"0"),
        (b"-1", b"0"),
        (b"zzzz", b"0"),
        (b"77777777777", b"L"),
        (b"77777777777", b"x"),
        (b"\xff" * 12, b"0"),
    ],
)
def test_impossible_sizes(keep: Keep, size: bytes, kind: bytes) -> None:
    data = made.tarred({"tot.txt": STORY})[:-1024].rstrip(b"\0")
    data += b"\0" * (-len(data) % 512)
    path = keep("bom.tar", data + header(size, kind) + b"\0" * 1024)
    assert reasons(path) == {"": ("damaged", "TAR: an impossible size")}
    assert titles(path) == ["Bài tốt"]


@pytest.mark.parametrize("packing", ["", "gz", "xz"])
def test_of_a_tar_file_that_breaks_off_the_beginning_is_read(keep: Keep, packing: str) -> None:
    chance = random.Random(1)  # noqa: S311 — what does not shrink
    data = made.tarred({f"{number}.txt": STORY + b"%d" % chance.getrandbits(9000) for number in range(40)}, packing)
    for end in (len(data) // 2, 512 * (len(data) // 1024)):
        path = keep("dut", data[:end])
        assert {reason for reason, _detail in reasons(path).values()} == {"damaged"}
        assert 1 <= len(titles(path)) < 40


def test_a_tar_file_that_is_cut_between_two_members(keep: Keep) -> None:
    data = made.tarred({"tot.txt": STORY})
    path = keep("dut.tar", data[: 512 + len(STORY) + -len(STORY) % 512])
    assert reasons(path) == {"": ("damaged", "TAR: breaks off")}
    assert titles(path) == ["Bài tốt"]


def test_notes_that_contradict_themselves(keep: Keep) -> None:
    for notes in (b"99 path=x\n", b"0 path=x\n", b"-5 path=x\n", b"9" * 30 + b" a=b\n", b"11 size=-1\n", b"\0" * 40):
        block = header(b"%o" % len(notes), b"x") + notes.ljust(512, b"\0")
        path = keep("ghi.tar", block + made.tarred({"tot.txt": STORY}))
        if reasons(path) != {"": ("damaged", "TAR: an impossible size")}:
            assert titles(path) == ["Bài tốt"]


# Any damage ------------------------------------------------------------------------------------------------------

HONEST = {
    "bai.zip": made.zipped({"bai.txt": STORY, "2009/hai.zip": made.zipped({"bai.txt": STORY})}),
    "bai.tar": made.tarred({"bai.txt": STORY, "dài" * 60 + ".txt": STORY}),
    "bai.tgz": made.tarred({"bai.txt": STORY, "2009/hai.txt": STORY}, "gz"),
    "bai.tar.xz": made.tarred({"bai.txt": STORY}, "xz"),
    "bai.tar.zst": made.tarred({"bai.txt": STORY}, "zst"),
    "bai.txt.bz2": made.PACKINGS["bz2"](STORY),
}


@pytest.mark.parametrize("name", HONEST)
def test_damage_ends_with_a_reason_or_is_read(keep: Keep, name: str) -> None:
    for number, copy in enumerate(mutations(HONEST[name], 120)):
        for reason, detail in reasons(keep(f"{number}.{name}", copy)).values():
            assert reason in Unreadable.REASONS
            assert "Error" not in detail or detail.startswith(("ZIP", "Unicode"))
