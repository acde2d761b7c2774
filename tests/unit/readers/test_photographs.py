from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

import picture_files as made
from archiveviewer import readers
from archiveviewer.readers import photographs
from archiveviewer.readers.photographs.facts import moment, text
from archiveviewer.readers.photographs.low_bytes import RESTORED
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write
from mutations import mutations
from picture_files import CAPTION, HEADLINE, iim, photograph, xmp

if TYPE_CHECKING:
    from archiveviewer.article import Article

ALL = {
    "caption": CAPTION, "headline": HEADLINE, "author": "Lê Vũ", "credit": "Báo Tuyên Quang", "source": "TTXVN",
    "city": made.CITY, "province": made.PROVINCE, "country": made.COUNTRY,
}  # fmt: skip


def read(data: bytes, name: str = "che.jpg") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


def says_nothing(data: bytes) -> bool:
    return readers.articles(Path("che.jpg"), data) == ()


def check(article: Article, name: str) -> None:
    assert (article.title, article.captions) == (HEADLINE, (CAPTION,))
    assert [(block.kind, block.credit, block.image) for block in article.blocks] == [("figure", "Ảnh: Lê Vũ", name)]
    assert (article.author, article.source) == ("Lê Vũ", "TTXVN")
    assert article.keywords == ("chè", "vùng cao", made.CITY, made.PROVINCE, made.COUNTRY)
    assert article.published is not None
    assert article.published.value == "2014-07-03T09:12:00+07:00"
    assert article.provenance.reader == "picture"


@pytest.mark.parametrize("form", made.FORMS)
def test_xmp_in_every_format(form: str) -> None:
    packet = xmp(**ALL, keywords=("chè", "vùng cao"), date="2014-07-03T09:12:00+07:00")
    check(read(photograph(form, packet=packet), f"che.{form.lower()}"), f"che.{form.lower()}")


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_iim_in_every_format_that_has_it(form: str) -> None:
    told = iim(**ALL, keywords=("chè", "vùng cao"), date="20140703", time="091200+0700")
    article = read(photograph(form, told=told), "che.tif")
    check(article, "che.tif")
    assert article.provenance.encoding == "utf-8"


def test_what_the_file_is_its_content_tells() -> None:
    assert read(photograph(packet=xmp(caption=CAPTION)), "bai.txt").provenance.reader == "picture"
    assert readers.articles(Path("trang.jpg"), b"<html><body><p>" + b"x" * 500) == ()
    assert readers.articles(Path("hong.jpg"), b"") == ()


def test_iim_in_a_legacy_encoding() -> None:
    caption = "Bà con xã Bản Mây hái chè vụ xuân, nhiều nhà đã có của ăn của để"
    data = write(caption, next(one for one in VIETNAMESE if one.name == "tcvn3"))
    told = b"\x1c\x02\x78" + struct.pack(">H", len(data)) + data
    article = read(photograph(told=told))
    assert article.captions == (caption,)
    assert article.provenance.encoding == "tcvn3"


def test_xmp_counts_before_iim_and_exif_field_by_field() -> None:
    low = CAPTION.encode("utf-16-le")[::2].decode("latin-1")
    article = read(
        photograph(
            told=iim("latin-1", caption=low, author="Le Vu"),
            packet=xmp(caption=CAPTION),
            fields=made.exif(description="OLYMPUS DIGITAL CAMERA", taken="2014:07:03 09:12:44"),
        )
    )
    assert (article.captions, article.author) == ((CAPTION,), "Le Vu")
    assert article.published is not None
    assert article.published.value == "2014-07-03T09:12:00+07:00"


def test_a_caption_of_which_a_program_kept_half() -> None:
    caption = "Nếu thuế bảo vệ môi trường tăng thì giá xăng tăng theo, bác sĩ “Lộc” nói - Ảnh: HỮU KHOA"
    article = read(photograph(told=_half(caption)))
    assert article.captions == (caption,)
    assert (article.provenance.encoding, article.provenance.warnings) == ("low bytes", (RESTORED,))
    assert article.provenance.confidence < 1
    assert read(photograph(fields=_exif_of(caption))).captions == (caption,)


@pytest.mark.parametrize(
    "caption", ["Françoise et André déjà à l’été", "Müller für die Größe", "El niño está aquí, señora"]
)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_other_languages_are_not_put_together(caption: str, encoding: str) -> None:
    assert read(photograph(told=iim(encoding, caption=caption))).captions == (caption,)


def _half(caption: str) -> bytes:
    data = bytes(ord(letter) & 0xFF for letter in caption)
    return b"\x1c\x02\x78" + struct.pack(">H", len(data)) + data


def _exif_of(caption: str) -> bytes:
    data = bytes(ord(letter) & 0xFF for letter in caption)
    return b"Exif\0\0II*\0" + struct.pack("<IHHHII", 8, 1, 270, 2, len(data), 26) + bytes(4) + data


def test_the_title_of_a_photograph_without_a_headline() -> None:
    assert read(photograph(packet=xmp(caption=CAPTION))).title == "Bà con xã Bản Mây hái chè vụ xuân"
    named = read(photograph(packet=xmp(caption=CAPTION, title="Mùa chè ở Bản Mây")))
    assert named.title == "Mùa chè ở Bản Mây"
    slug = read(photograph(packet=xmp(caption=CAPTION, title="CHE-BANMAY/03", headline="108805670")))
    assert slug.title == "Bà con xã Bản Mây hái chè vụ xuân"
    assert slug.keywords == ("CHE-BANMAY/03",)


def test_a_title_that_repeats_the_caption() -> None:
    article = read(photograph(packet=xmp(caption=CAPTION, title=CAPTION, headline=CAPTION)))
    assert (article.title, article.keywords) == ("Bà con xã Bản Mây hái chè vụ xuân", ())


def test_a_title_alone_is_enough() -> None:
    article = read(photograph(fields=made.exif(windows_title="Lễ hội chè Bản Mây")))
    assert (article.title, article.captions, article.blocks[0].image) == ("Lễ hội chè Bản Mây", (), "che.jpg")


def test_what_windows_writes() -> None:
    article = read(photograph(fields=made.exif(windows_title="Mùa chè", windows_comment=CAPTION)))
    assert (article.title, article.captions) == ("Mùa chè", (CAPTION,))


@pytest.mark.parametrize(
    "comment", [b"UNICODE\0" + CAPTION.encode("utf-16-le"), b"UNICODE\0" + CAPTION.encode("utf-16-be"),
                b"ASCII\0\0\0" + CAPTION.encode(), bytes(8) + CAPTION.encode() + bytes(9)],
)  # fmt: skip
def test_comments_of_exif(comment: bytes) -> None:
    made_of = Image.Exif()
    made_of.get_ifd(34665)[37510] = comment
    assert read(photograph(fields=made_of.tobytes())).captions == (CAPTION,)


def test_credits_and_sources() -> None:
    article = read(photograph(packet=xmp(caption="Bà con hái chè", credit="Mandatory Credit: TTXVN", source="X00921")))
    assert (article.blocks[0].credit, article.source) == ("TTXVN", "TTXVN")
    article = read(photograph(packet=xmp(caption="Bà con hái chè", copyright="© Báo Tuyên Quang")))
    assert (article.blocks[0].credit, article.source) == ("© Báo Tuyên Quang", "")


def test_categories() -> None:
    article = read(photograph(told=iim(caption=CAPTION, category="FIN", categories=("Kinh tế", "POL VIO"))))
    assert (article.section, article.keywords) == ("Kinh tế", ("FIN", "POL VIO"))


def test_places_that_a_picture_shows() -> None:
    shown = (
        '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Bản Mây'
        '</Iptc4xmpExt:City></rdf:li><rdf:li Iptc4xmpExt:ProvinceState="Tuyên Quang"/></rdf:Bag>'
        "</Iptc4xmpExt:LocationShown>"
    )
    assert read(photograph(packet=xmp(caption=CAPTION, more=shown))).keywords == ("Bản Mây", "Tuyên Quang")


@pytest.mark.parametrize(
    "caption",
    [
        "SANYO DIGITAL CAMERA", "GC-X1E Image",
        "", " ", "OLYMPUS DIGITAL CAMERA", "SONY DSC", "KONICA MINOLTA DIGITAL CAMERA", "Untitled-1 copy", "anhminhhoa",
        "Exif_JPEG_PICTURE", "SAMSUNG CAMERA PICTURES", "Adobe Photoshop CS6 (Windows)", "IMG_2034.JPG", "DSC 0123",
        "Created with GIMP", "Processed with VSCO with f2 preset", "Digital Camera", "LEAD Technologies Inc. V1.01",
        "12.5.2009 - 14:30",
    ],
)  # fmt: skip
def test_what_only_machines_say_is_no_caption(caption: str) -> None:
    assert says_nothing(photograph(packet=xmp(caption=caption), fields=made.exif(artist="Picasa")))


@pytest.mark.parametrize(
    "caption", ["Photo 1: Bà con hái chè", "Samsung mở nhà máy làm camera", "Canon ra máy ảnh mới", "Scan dấu vân tay"]
)
def test_what_a_person_wrote_is_one(caption: str) -> None:
    assert text(caption) == caption


@pytest.mark.parametrize("form", [*made.FORMS, "GIF", "BMP"])
def test_a_picture_without_words_is_no_article_and_no_failure(form: str, tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(made.painted(form))
    assert readers.read(path, root=tmp_path) == ()


def test_a_picture_of_a_program_s_texts() -> None:
    file = io.BytesIO()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Description", CAPTION)
    texts.add_itxt("Title", "Mùa chè ở bản", "vi", "Tựa")
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=texts)
    assert read(file.getvalue()).title == "Mùa chè ở bản"


@pytest.mark.parametrize("name", ["iptc", "IPTC profile"])
def test_a_profile_in_a_png(name: str) -> None:
    profile = f"\n{name}\n{200:>8}\n{made.resources(iim(caption=CAPTION)).hex()}\n"
    file = io.BytesIO()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Raw profile type iptc", profile, zip=True)
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=texts)
    assert read(file.getvalue()).captions == (CAPTION,)


def test_iim_in_a_tiff_written_as_swapped_numbers() -> None:
    told = iim(caption=CAPTION)
    told += bytes(-len(told) % 4)
    swapped = b"".join(told[at : at + 4][::-1] for at in range(0, len(told), 4))
    assert read(photograph("TIFF", told=swapped)).captions == (CAPTION,)


@pytest.mark.parametrize(
    ("printed", "value", "precision"),
    [
        ("2014:07:03 09:12:44", "2014-07-03T09:12:00+07:00", "minute"),
        ("20140703 091244+0200", "2014-07-03T09:12:00+02:00", "minute"),
        ("2014-07-03T09:12:44.5Z", "2014-07-03T09:12:00+00:00", "minute"),
        ("2014-07-03T09:12-10:52", "2014-07-03T09:12:00-10:52", "minute"),
        ("2014-07-03T09:12+99:00", "2014-07-03T09:12:00+07:00", "minute"),
        ("2014-07-03", "2014-07-03", "day"),
        ("20140700", "2014-07", "month"),
        ("2014-07", "2014-07", "month"),
        ("2014", "2014", "year"),
        ("20140000", "2014", "year"),
        ("0000:00:00 00:00:00", None, None),
        ("2014:13:03 09:12:44", None, None),
        ("3014-07-03", None, None),
        ("hôm qua", None, None),
    ],
)
def test_dates(printed: str, value: str | None, precision: str | None) -> None:
    found = moment(printed)
    assert (found and found.value, found and found.precision) == (value, precision)


def test_a_zone_that_programs_make_up() -> None:
    article = read(photograph(told=iim(caption=CAPTION, date="20140703", time="091200+0000")))
    assert article.published is not None
    assert article.published.value == "2014-07-03T09:12:00+07:00"


# Pixels and hostile files ----------------------------------------------------------------------------------------


class _Watched(io.BytesIO):
    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found


@pytest.mark.parametrize("form", made.FORMS)
def test_pixels_are_never_read(form: str) -> None:
    whole = photograph(form, packet=xmp(**ALL))
    noise = bytes(range(256)) * 1200
    if form == "PNG":
        end = whole.rindex(b"IEND") - 4
        whole = whole[:end] + len(noise).to_bytes(4, "big") + b"IDAT" + noise + bytes(4) + whole[end:]
    elif form == "WEBP":
        whole = whole[:12] + b"VP8X" + len(noise).to_bytes(4, "little") + noise + whole[12:]
    else:
        whole += noise
    stream = _Watched(whole)
    head = photographs.without_pixels(stream)
    assert stream.taken < 6_000
    assert len(head) < 6_000
    assert photographs.read(Path("a.jpg"), head) == photographs.read(Path("a.jpg"), whole) != ()


def test_a_bomb_in_a_png() -> None:
    packed = zlib.compress(b"<x>" + b" " * 300_000_000)
    chunk = b"XML:com.adobe.xmp\0\1\0\0\0" + packed
    data = made.painted("PNG")
    assert says_nothing(data[:33] + struct.pack(">I", len(chunk)) + b"iTXt" + chunk + bytes(4) + data[33:])


def test_xmp_with_entities_expands_nothing() -> None:
    packet = xmp(caption="&b;&b;&b;", headline="Chè sạch về bản").replace(
        b"<x:xmpmeta", f'<!DOCTYPE x [<!ENTITY b "{CAPTION}">]><x:xmpmeta'.encode(), 1
    )
    assert CAPTION not in read(photograph(packet=packet)).captions[0]


@pytest.mark.parametrize("order", ["<", ">"])
def test_directories_that_go_round_in_circles(order: str) -> None:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = [(34665, 4, 1, 8), (270, 2, 0xFFFFFFFF, 8), (315, 2, 40, 0xFFFFFFF0), (33432, 2, 40, 0)]
    table = b"".join(struct.pack(f"{order}HHII", *entry) for entry in entries)
    data = mark + struct.pack(f"{order}IH", 8, 0xFFFF) + table + struct.pack(f"{order}I", 8)
    assert says_nothing(data)


def test_pieces_without_end() -> None:
    assert says_nothing(b"\xff\xd8" + b"\xff" * 200_000)
    assert says_nothing(b"\xff\xd8" + (made.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0") * 60_000))
    assert says_nothing(made.painted("PNG")[:8] + b"\0\0\0\0IDAT\0\0\0\0" * 60_000)
    assert says_nothing(photograph(told=b"\x1c\x02\x19\0\0" * 10_000))


@pytest.mark.parametrize("form", made.FORMS)
def test_damaged_photographs_are_read_as_far_as_they_go(form: str) -> None:
    whole = photograph(form, told=iim(**ALL), packet=xmp(**ALL), fields=made.exif(taken="2014:07:03 09:12:44"))
    for data in mutations(whole, 150):
        head = photographs.without_pixels(io.BytesIO(data))
        assert len(readers.articles(Path("che.jpg"), head)) <= 1
        assert len(readers.articles(Path("che.jpg"), data)) <= 1


# Real ones -------------------------------------------------------------------------------------------------------


@pytest.mark.data
def test_photographs_of_real_newsrooms(data: Path) -> None:
    told = [json.loads(line) for line in (data / "formats" / "manifest.jsonl").read_text("utf-8").splitlines()]
    photographs_told = [one for one in told if one["file"].startswith("iptc-jpeg/")]
    found = {one["file"]: readers.read(data / "formats" / one["file"]) for one in photographs_told}
    assert [name for name, articles in found.items() if not articles] == [
        "iptc-jpeg/namdepboy-virgo__2016040107114928.jpg"  # its caption is one word, "anhminhhoa"
    ]
    for one in photographs_told:
        described = " ".join(one["xmp"].get("description", "").split())
        if described:
            assert found[one["file"]][0].captions == (described,)
        for article in found[one["file"]]:
            assert article.blocks[0].image == Path(one["file"]).name
            assert not any(ord(letter) < ord(" ") for letter in article.title)
