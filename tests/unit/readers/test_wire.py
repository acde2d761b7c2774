from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import wire
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm\r\nhéc ta chè trên những quả đồi bạc màu bên sông Lô."
MESSAGE = (
    "\x01vna0124 3 i 93  TTXVN 1888\r\n\r\nKinh tế/chè/\r\n\x02URGENT\r\nChè sạch\r\nvề bản\r\nBởi Lê Vũ =\r\n\r\n"
    f"   Hồng Thái (TTXVN) - {PROSE}\r\n\r\n   {PROSE}\r\n\r\n# TTXVN Notebook\r\n\r\nTel: 0123\r\n\r\n"
    "\x03301405 GMT Apr 09\r\n\x7f\r\n\x7f\x04"
)


def read(folder: Path, text: str) -> tuple[Article, ...]:
    path = folder / "tin.txt"
    path.write_bytes(text.encode())
    return readers.read(path)


def test_a_message_is_an_article(tmp_path: Path) -> None:
    (article,) = read(tmp_path, MESSAGE)
    assert (article.title, article.kicker, article.author) == ("Chè sạch về bản", "URGENT", "Lê Vũ")
    assert (article.source, article.keywords) == ("TTXVN", ("Kinh tế", "chè"))
    assert article.published is not None
    assert article.published.value == "2009-04-30T14:05:00+00:00"
    assert " ".join((article.sapo, *article.body)).count("bên sông Lô.") == 2
    assert "0123" not in "".join(article.body)
    assert article.provenance.reader == "iptc7901"


def test_many_in_a_row_are_named_by_their_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, MESSAGE + MESSAGE.replace("0124", "0125").replace("Chè sạch", "Chè khô"))
    assert [(one.title, one.provenance.member) for one in found] == [
        ("Chè sạch về bản", "vna0124"),
        ("Chè khô về bản", "vna0125"),
    ]


def test_a_message_without_a_time_has_no_date(tmp_path: Path) -> None:
    (article,) = read(tmp_path, MESSAGE[: MESSAGE.index("\x03")])
    assert article.published is None


def test_a_message_without_text_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, "\x01vna0124 3 i 93  TTXVN 1888\r\n\r\n\x02\r\n\x03")
    assert caught.value.reason == "no-article"


def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path) -> None:
    for copy in mutations((MESSAGE * 2).encode(), 1000):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in wire.read(tmp_path / "tin.txt", copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "iptc7901").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    found = {path.name: readers.read(path)[0] for path in (data / "formats" / "iptc7901").iterdir()}
    assert all(one.source == "dpa" and one.published for one in found.values())
    four = found["superdesk__dpa_four_line.txt"]
    assert four.title == "Switzerland joins list of countries resisting UN migration pact"
    assert (four.author, four.kicker) == ("dpa correspondents", "REFILE 1ST LEAD")
