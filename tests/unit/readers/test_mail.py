from __future__ import annotations

import contextlib
import time
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

import office_files
import shared_data
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import mail
from container_files import story, zipped
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 3
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Chè sạch về bản</title>
<meta property="og:type" content="article"></head><body><h1>Chè sạch về bản</h1><p>{PROSE}</p>
<figure><img src="cid:doi"><figcaption>Đồi chè Hồng Thái. Ảnh: Lê Vũ</figcaption></figure><p>{PROSE}</p>
</body></html>"""


def letter(text: str = f"{PROSE}\n\n{PROSE}\n\nLê Vũ") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Toà soạn <toasoan@example.vn>"
    message["Subject"] = "Fwd: Chè sạch về bản"
    message["Date"] = "Thu, 30 Apr 2009 14:05:00 +0700"
    message["Message-ID"] = "<1@example.vn>"
    message.set_content(text)
    return message


def mailed_page() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://example.vn/che.html"
    message["Subject"] = "Chè"
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE, subtype="html")
    message["Content-Location"] = "https://example.vn/che.html"
    message.add_related(b"\xff\xd8\xff", "image", "jpeg", cid="doi")
    return bytes(message)


def read(folder: Path, data: bytes, name: str = "bai.eml") -> tuple[Article, ...]:
    path = folder / name
    path.write_bytes(data)
    return readers.read(path)


def test_a_mail_is_an_article(tmp_path: Path) -> None:
    (article,) = read(tmp_path, bytes(letter()))
    assert article.title == "Chè sạch về bản"
    assert article.published is not None
    assert article.published.value == "2009-04-30T14:05:00+07:00"
    assert article.provenance.reader == "mail"
    assert PROSE.strip() in (*article.body, article.sapo)


def test_whoever_signs_the_text_wrote_it_and_no_line_is_lost(tmp_path: Path) -> None:
    (article,) = read(tmp_path, bytes(letter()))
    assert "Lê Vũ" in (article.author, *article.body)


def test_a_suffix_is_not_needed_and_blank_lines_before_do_no_harm(tmp_path: Path) -> None:
    (article,) = read(tmp_path, b"   \r\n" + bytes(letter()), "bai.txt")
    assert article.provenance.reader == "mail"


def test_a_text_that_states_facts_is_no_mail(tmp_path: Path) -> None:
    text = f"Title: Chè sạch về bản\nDate: 30/4/2009\nFrom: Sông Lô\nSubject: chè\n\n{PROSE}\n"
    (article,) = read(tmp_path, text.encode(), "bai.txt")
    assert article.provenance.reader == "text"


@pytest.mark.parametrize(
    "head",
    [
        (
            "From: Nguyễn Văn A <a@bao.example>\nTo: toasoan@bao.example\nSubject: Chè sạch về bản\n"
            "Date: Tue, 5 Mar 2013 09:00:00 +0700 (ICT)\nContent-Type: text/plain; charset=utf-8"
        ),
        (
            "From:\tNguyễn Văn A [a@bao.example]\nSent:\tTuesday, March 05, 2013 9:00 AM\nTo:\ttoasoan@bao.example\n"
            "Subject:\tChè sạch về bản"
        ),
        ("From:\tNguyễn Văn A\nSent:\tTuesday, March 05, 2013 9:00 AM\nTo:\tToà soạn\nSubject:\tChè sạch về bản"),
        (
            "Received: from a by b; Tue, 5 Mar 2013 09:00:00 +0700\nFrom: Nguyễn Văn A <a@bao.example>\n"
            "Subject: Chè sạch về bản\nDate: hôm qua"
        ),
    ],
)
def test_a_letter_that_no_program_marked_is_a_mail_too(tmp_path: Path, head: str) -> None:
    (article,) = read(tmp_path, f"{head}\n\n{PROSE}\n".encode(), "thu.txt")
    assert article.provenance.reader == "mail"
    assert (article.title, article.author) == ("Chè sạch về bản", "Nguyễn Văn A")
    assert article.published is not None
    assert article.published.value == "2013-03-05T09:00:00+07:00"


def test_documents_that_hang_on_a_mail_are_articles_and_a_bad_one_costs_itself(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(f"Chè già\n\n{PROSE}\n\n{PROSE}", filename="chè già.txt")
    message.add_attachment(b"PK", "application", "zip", filename="hỏng.zip")
    message.add_attachment(office_files.styled_docx(), "application", "octet-stream", filename="2011-05-06 bài.docx")
    box = zipped({"2009/bài.txt": story("Bài trong hộp"), "lạ.xyz": b"?"})
    message.add_attachment(box, "application", "zip", filename="hộp.zip")
    message.add_attachment(b"BEGIN:VCARD", "text", "vcard", filename="linh.vcf")
    message.add_attachment(b"0", "application", "pkcs7-signature", filename="smime.p7s")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    found = readers.everything(path)
    own, tea, document, packed = found.articles
    assert (own.provenance.member, own.provenance.warnings) == ("", ())
    assert (tea.title, tea.provenance.member) == ("Chè già", "chè già.txt")
    assert tea.published == own.published
    office_files.check(document)
    assert document.provenance.member == "2011-05-06 bài.docx"
    assert (packed.title, packed.provenance.member) == ("Bài trong hộp", "hộp.zip!/2009/bài.txt")
    assert packed.published is not None
    assert packed.published.value == "2009"
    assert {(one.member, one.reason) for one in found.failures} == {
        ("hỏng.zip", "unsupported"),
        ("hộp.zip!/lạ.xyz", "unsupported"),
    }
    assert {article.provenance.path for article in found.articles} == {str(path)}


def test_mails_inside_mails_end_somewhere(tmp_path: Path) -> None:
    data = bytes(letter())
    for number in range(8):
        outer = letter()
        outer.add_attachment(zipped({f"{number}.eml": data}), "application", "zip", filename="thu.zip")
        data = bytes(outer)
    path = tmp_path / "thu.eml"
    path.write_bytes(data)
    found = readers.everything(path)
    assert 2 <= len(found.articles) <= 4
    assert [one.reason for one in found.failures] == ["too-large"]


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_the_subject_of_a_message_that_was_forwarded_heads_its_text(tmp_path: Path, subtype: str) -> None:
    forwarded = letter()
    forwarded.replace_header("Subject", "Chè khô ra chợ huyện")
    forwarded.set_content(PROSE if subtype == "plain" else f"<p>{PROSE}</p>", subtype=subtype)
    outer = letter("" if subtype == "html" else "Chuyển tòa soạn bài dưới đây.")
    outer.add_attachment(forwarded)
    article = read(tmp_path, bytes(outer))[0]
    printed = [article.sapo, *(block.text for block in article.blocks)]
    assert "Chè khô ra chợ huyện" in printed
    assert PROSE.strip() in printed


def test_a_saved_page_that_hangs_on_a_mail(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(mailed_page(), "application", "octet-stream", filename="trang.mhtml")
    _own, hanging = read(tmp_path, bytes(message))
    assert (hanging.provenance.member, hanging.provenance.reader) == ("trang.mhtml", "mhtml")
    assert hanging.url == "https://example.vn/che.html"


def test_a_subject_in_raw_bytes_is_read(tmp_path: Path) -> None:
    head = "Subject: Chè sạch\r\nFrom: a@example.vn\r\nMIME-Version: 1.0\r\n\r\n".encode()
    (article,) = read(tmp_path, head + PROSE.encode())
    assert article.title == "Chè sạch"


def test_a_mailed_page_is_read_as_a_page(tmp_path: Path) -> None:
    (article,) = read(tmp_path, mailed_page(), "trang.mhtml")
    assert (article.title, article.url) == ("Chè sạch về bản", "https://example.vn/che.html")
    assert article.captions == ("Đồi chè Hồng Thái. Ảnh: Lê Vũ",)
    assert article.provenance.reader == "mhtml"


def test_a_box_gives_each_message_its_name(tmp_path: Path) -> None:
    first, second = letter(), letter(PROSE.upper() + "\n>From đây\n")
    second.replace_header("Message-ID", "<2@example.vn>")
    second.replace_header("Subject", "Chè khô")
    box = b"".join(
        b"From a@example.vn Thu Apr 30 14:05:00 2009\n" + bytes(one) + b"\n\n" for one in (first, second, first)
    )
    found = read(tmp_path, box, "hop.mbox")
    assert [one.title for one in found] == ["Chè sạch về bản", "Chè khô", "Chè sạch về bản"]
    assert [one.provenance.member for one in found] == ["1@example.vn", "2@example.vn", "1@example.vn (2)"]


def test_a_message_of_a_box_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    letters = (bytes(letter()), b"MIME-Version: 1.0\n" + b"x: y\n" * 400_000, bytes(letter()))
    path = tmp_path / "hop.mbox"
    path.write_bytes(b"".join(b"From a Thu Apr 30 14:05:00 2009\n" + one + b"\n\n" for one in letters))
    found = readers.everything(path)
    assert len(found.articles) == 2
    assert [(one.member, one.reason) for one in found.failures] == [("#2", "too-large")]


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nFrom: a\n" + b"x: y\n" * 400_000 + b"\n" + PROSE.encode(),
        b"MIME-Version: 1.0\nFrom: a\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5000)),
        b"MIME-Version: 1.0\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    ],
)
def test_heads_and_parts_without_end_are_refused(tmp_path: Path, data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, data)
    assert caught.value.reason == "too-large"
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "data", [mailed_page(), bytes(letter()), b"From a Thu Apr 30 14:05:00 2009\n" + bytes(letter())]
)
def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path, data: bytes) -> None:
    read_one = mail.read_box if data.startswith(b"From a") else mail.read
    for copy in mutations(data, 350):
        with contextlib.suppress(Unreadable):
            assert all(isinstance(one, Unreadable) or one.title for one in read_one(tmp_path / "bai.eml", copy))


@pytest.mark.data
def test_the_mails_and_mailed_pages_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "email").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    formats = data / "formats"
    subjects = {article.title for path in (formats / "email").iterdir() for article in readers.read(path)}
    assert subjects == {"Google Apps News March 2015", "single image test", "Test message 1234"}
    pages = {path.name: readers.read(path)[0] for path in (formats / "derived" / "mhtml").iterdir()}
    assert {article.source for article in pages.values()} == {"Báo Đầu tư", "Tiền Phong"}
    assert all(article.published and article.sapo for article in pages.values())
