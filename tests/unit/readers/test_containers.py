from __future__ import annotations

import io
import random
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

import container_files as made
import office_files
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import containers
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.article import Article

    Keep = Callable[[str, bytes], Path]

KINDS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "bai.zip": made.zipped,
    "bai.tar": made.tarred,
    "bai.tar.gz": lambda members: made.tarred(members, "gz"),
    "bai.tgz": lambda members: made.tarred(members, "gz", tarfile.GNU_FORMAT),
    "bai.tar.bz2": lambda members: made.tarred(members, "bz2", tarfile.USTAR_FORMAT),
    "bai.tar.xz": lambda members: made.tarred(members, "xz"),
    "bai.tar.zst": lambda members: made.tarred(members, "zst"),
    "bai.cu": made.zipped,
    "bai.1999": made.tarred,
}
PAGE = (
    "<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>"
    "<p>Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè sạch, bà con phấn khởi lắm.</p>"
    '<p><img src="trang_files/anh.jpg"></p><p class="caption">Bà con hái chè. Ảnh: Lê Vũ</p>'
    "<p>Ông Lò Văn Minh, Chủ tịch xã, cho biết toàn xã hiện có mười hai thôn với hơn chín trăm hộ dân.</p>"
    "</body></html>"
)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    def kept(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return kept


def refusal(path: Path) -> tuple[str, str, str]:
    with pytest.raises(Unreadable) as caught:
        readers.read(path)
    return caught.value.reason, caught.value.detail, caught.value.member


def by_member(articles: tuple[Article, ...]) -> dict[str, Article]:
    return {article.provenance.member: article for article in articles}


@pytest.mark.parametrize("name", KINDS)
def test_every_document_in_a_container_is_read_as_in_a_folder(keep: Keep, name: str) -> None:
    path = keep(
        f"Báo Sông Lô/{name}",
        KINDS[name](
            {
                "Báo Đoàn Kết/2009-04-30_lu.txt": made.story("Lũ về sớm"),
                "2010/05/trang.html": PAGE.format(title="Chè sạch về bản").encode(),
                "2010/05/trang_files/anh.jpg": b"\xff\xd8\xff",
                "2010/05/trang_files/khung.html": PAGE.format(title="Quảng cáo").encode(),
                "__MACOSX/2010/._trang.html": b"\0\5\x16\7",
                ".an/bai.txt": made.story("Bản nháp"),
            }
        ),
    )
    found = by_member(readers.read(path, root=path.parents[1]))
    assert sorted(found) == ["2010/05/trang.html", "Báo Đoàn Kết/2009-04-30_lu.txt"]
    flood, tea = found["Báo Đoàn Kết/2009-04-30_lu.txt"], found["2010/05/trang.html"]
    assert (flood.title, flood.source) == ("Lũ về sớm", "Báo Đoàn Kết")
    assert flood.published is not None
    assert (flood.published.value, flood.published.guessed) == ("2009-04-30", True)
    assert (tea.title, tea.source) == ("Chè sạch về bản", "Báo Sông Lô")
    assert tea.published is not None
    assert tea.published.value == "2010-05"
    assert [block.image for block in tea.blocks if block.image] == [f"{name}!/2010/05/trang_files/anh.jpg"]
    assert tea.provenance.path == str(path)


def test_containers_inside_each_other_to_a_limit(keep: Keep) -> None:
    data = made.zipped({"bai.txt": made.story("Ở trong cùng"), "trang.html": PAGE.format(title="Chè")})
    for number in range(1, containers.MOST_NESTED):
        data = made.tarred({f"{number}.zip": data, f"{number}.txt": made.story(f"Bài {number}")}, "gz")
    path = keep("kho.tgz", data)
    found = by_member(readers.read(path))
    assert {article.title for article in found.values()} == {"Ở trong cùng", "Chè", "Bài 1", "Bài 2", "Bài 3"}
    assert found["3.zip!/2.zip!/1.zip!/bai.txt"].title == "Ở trong cùng"
    deeper = keep("sau.zip", made.zipped({"kho.tgz": data, "bai.txt": made.story("Bài")}))
    everything = readers.everything(deeper)
    assert [(error.reason, error.member) for error in everything.failures] == [
        ("too-large", "kho.tgz!/3.zip!/2.zip!/1.zip")
    ]
    assert {article.title for article in everything.articles} == {"Bài", "Bài 1", "Bài 2", "Bài 3"}


@pytest.mark.parametrize("suffix", made.PACKINGS)
def test_a_packed_file_is_the_file_that_it_packs(keep: Keep, suffix: str) -> None:
    path = keep(f"2009/bai.txt.{suffix}", made.PACKINGS[suffix](made.story("Lũ về sớm")))
    (article,) = readers.read(path, root=path.parents[1])
    assert (article.title, article.provenance.member) == ("Lũ về sớm", "")
    page = keep(f"trang.html.{suffix}", made.PACKINGS[suffix](PAGE.format(title="Chè sạch").encode()))
    assert readers.read(page)[0].title == "Chè sạch"
    dump = keep(f"tin.jsonl.{suffix}", made.PACKINGS[suffix](b'{"title": "A", "body": "B b b."}\n' * 3))
    assert len(readers.read(dump)) == 3


@pytest.mark.parametrize("suffix", made.PACKINGS)
def test_of_a_packed_file_that_breaks_off_the_beginning_is_read(keep: Keep, suffix: str) -> None:
    chance = random.Random(1)  # noqa: S311 — what does not shrink
    figures = " ".join(str(chance.random()) for _ in range(120_000))
    text = made.story("Lũ về sớm") + figures.encode()
    packed = made.PACKINGS[suffix](text)
    (article,) = readers.read(keep(f"bai.txt.{suffix}", packed[: len(packed) * 9 // 10]))
    assert article.title == "Lũ về sớm"
    assert ("damaged packing" in article.provenance.warnings) == (suffix != "zst")  # which does not tell
    assert refusal(keep(f"rong.txt.{suffix}", made.PACKINGS[suffix](b"")))[0] == "empty"
    assert refusal(keep(f"cut.txt.{suffix}", packed[:10]))[0] == ("damaged" if suffix != "zst" else "empty")


def test_dumps_inside_containers_are_read_by_rules_of_the_newsrooms_own(keep: Keep, tmp_path: Path) -> None:
    prose = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè sạch, bà con phấn khởi lắm."
    lines = "".join(f'{{"ma": "{n}", "dau_de": "Bài {n}", "noi_dung": "{prose}"}}\n' for n in range(3)).encode()
    tree = f'<?xml version="1.0"?><tin><bai><dau_de>Bài XML</dau_de><noi_dung>{prose}</noi_dung></bai></tin>'.encode()
    packed = made.PACKINGS["gz"]
    path = keep("tin.zip", made.zipped({"2009/tin.jsonl.gz": packed(lines), "tin.xml.gz": packed(tree)}))
    (tmp_path / "keys.txt").write_text("title = đầu đề\nbody = nội dung\nid = mã\n", encoding="utf-8")
    found = by_member(readers.read(path, own_rules=tmp_path))
    assert {name: article.title for name, article in found.items()} == {
        "2009/tin.jsonl.gz!/0": "Bài 0",
        "2009/tin.jsonl.gz!/1": "Bài 1",
        "2009/tin.jsonl.gz!/2": "Bài 2",
        "tin.xml.gz": "Bài XML",
    }
    assert {name: article.published.value for name, article in found.items() if article.published} == {
        f"2009/tin.jsonl.gz!/{number}": "2009" for number in range(3)
    }


def test_documents_that_are_zip_files_stay_documents(keep: Keep) -> None:
    document = office_files.styled_docx()
    (article,) = readers.read(keep("bai.docx", document))
    assert article.provenance.member == ""
    found = by_member(readers.read(keep("bai.zip", made.zipped({"2014/bai.docx": document}))))
    assert found["2014/bai.docx"].title == office_files.TITLE


def test_a_member_that_cannot_be_read_costs_itself(keep: Keep) -> None:
    path = keep(
        "bai.zip",
        made.zipped(
            {"tot.txt": made.story("Bài tốt"), "hong.docx": b"PK\x03\x04 damaged", "la.xyz": b"?", "trong.txt": b""}
        ),
    )
    found = readers.everything(path)
    assert [article.title for article in found.articles] == ["Bài tốt"]
    assert {error.member: error.reason for error in found.failures} == {
        "hong.docx": "damaged",
        "la.xyz": "unsupported",
        "trong.txt": "empty",
    }
    assert all(error.path == path for error in found.failures)


def test_a_container_without_documents_is_as_a_folder_without_any(keep: Keep) -> None:
    assert readers.everything(keep("anh.zip", made.zipped({"phim.mp4": b"film"}))) == ((), ())
    assert refusal(keep("rong.zip", made.zipped({})))[0] == "empty"


# Names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "tcvn3", "vni", "cp1258"])
def test_names_in_old_encodings(keep: Keep, encoding: str) -> None:
    names = ("Chè sạch về bản vùng cao.txt", "Lũ quét ở huyện miền núi.txt", "Hạn mặn xâm nhập đồng bằng.txt")
    legacy = {one.name: one for one in VIETNAMESE}.get(encoding)
    raw = [write(name, legacy) if legacy else name.encode() for name in names]
    path = keep("bai.zip", made.named_zip((name, made.story(f"Bài {at}")) for at, name in enumerate(raw)))
    assert sorted(by_member(readers.read(path))) == sorted(names)


def test_a_name_beside_the_old_one_in_unicode(keep: Keep) -> None:
    info = zipfile.ZipInfo("BAI.TXT")
    name = "Bài báo.txt".encode()
    info.extra = b"\x75\x70" + (5 + len(name)).to_bytes(2, "little") + b"\1\0\0\0\0" + name
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as box:
        box.writestr(info, made.story("Bài"))
    assert list(by_member(readers.read(keep("bai.zip", file.getvalue())))) == ["Bài báo.txt"]


@pytest.mark.parametrize("kind", [made.zipped, made.tarred])
def test_no_name_leads_anywhere(keep: Keep, kind: Callable[[dict[str, bytes]], bytes]) -> None:
    names = ["../../etc/passwd.txt", "/etc/cron.txt", "C:\\Windows\\win.txt", "a/./b//../c.txt", "x\x1b[2J\u202e.txt"]
    path = keep("bai", kind({name: made.story(f"Bài {at}") for at, name in enumerate(names)}))
    found = by_member(readers.read(path))
    assert sorted(found) == sorted(
        ["etc/passwd.txt", "etc/cron.txt", "Windows/win.txt", "a/b/c.txt", "x\\x1b[2J\\u202e.txt"]
    )
    assert sorted(keep("bai", b"x").parent.iterdir()) == [path]


def test_members_of_the_same_name_are_all_read(keep: Keep) -> None:
    data = made.named_zip([(b"bai.txt", made.story("Một")), (b"bai.txt", made.story("Hai"))])
    found = by_member(readers.read(keep("bai.zip", data)))
    assert {name: article.title for name, article in found.items()} == {"bai.txt": "Một", "bai (2).txt": "Hai"}


def test_long_names_in_tar_files(keep: Keep) -> None:
    name = "/".join(["thư mục có tên rất dài"] * 12) + "/bài.txt"
    for layout in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        found = by_member(readers.read(keep("bai.tar", made.tarred({name: made.story("Bài")}, layout=layout))))
        assert list(found) == [name]
    ustar = made.tarred({"a" * 90 + "/" + "b" * 90 + ".txt": made.story("Bài")}, layout=tarfile.USTAR_FORMAT)
    assert list(by_member(readers.read(keep("bai.tar", ustar)))) == ["a" * 90 + "/" + "b" * 90 + ".txt"]
