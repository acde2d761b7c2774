from __future__ import annotations

import random
import re
import struct
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.readers.office.compose import PICTURES_LEFT_OUT
from office_files import compound, doc
from unit.readers.test_packages import mutated, outcome

if TYPE_CHECKING:
    from archiveviewer.article import Article

MOST_SECONDS = 2.0


def read(data: bytes, name: str = "bai.doc") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


@pytest.mark.parametrize("name", ["bai.doc", "bai.txt", "bai"])
def test_an_article(name: str) -> None:
    article = read(made.plain_doc(), name)
    made.check(article)
    assert (article.provenance.reader, article.provenance.encoding) == ("doc", "unicode")


def test_fields_pictures_and_signs() -> None:
    body = f"{made.TITLE}\r{made.SAPO}\r"
    body += f"A\x1e\x13HYPERLINK x\x14b\x13 PAGE \x15c\x15\x02d\x1f.\x0be.\r{made.SECOND}\r\x01\r"
    article = read(doc(body))
    assert article.body == ("A‑bcd.", "e.", made.SECOND)
    assert article.provenance.warnings == (PICTURES_LEFT_OUT,)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doc("x\r", flags=0x100), ("unsupported", "encrypted")),
        (compound({"EncryptedPackage": b""}), ("unsupported", "encrypted")),
        (compound({"EncryptedPackage": b"", "WordDocument": b"\xdb\xa5"}), ("unsupported", "encrypted")),
        (b"\xdb\xa5" + bytes(3_000), ("unsupported", "Word before 1994")),
        (b"\1\2\3\4" * 50, ("binary", "control characters or undecodable bytes")),
        (compound({"Workbook": b""}), ("unsupported", "Excel")),
        (compound({"WordDocument": b"\xdb\xa5"}), ("unsupported", "Word before 1994")),
        (doc("x\r", version=101, flags=4), ("damaged", "DOC: no pieces")),
        (doc("\r\r"), ("empty", "")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("damaged", "DOC: no header")),
        (made.plain_doc()[:2000], ("damaged", "DOC: no root")),
    ],
)
def test_what_is_no_article(data: bytes, reason: tuple[str, str]) -> None:
    assert outcome(data, "bai.doc") == reason


def test_plain_text_that_is_called_doc() -> None:
    article = read("\n\n".join(made.ALL).encode("utf-16"))
    assert (article.title, article.provenance.reader) == (made.TITLE, "text")


def test_letters_of_two_halves() -> None:
    assert read(doc(f"{made.TITLE}\r{made.SAPO}\r{made.FIRST} 😊.\r")).body == (f"{made.FIRST} 😊.",)


def test_a_text_of_word_95_that_was_saved_fast_is_put_together_of_its_pieces() -> None:
    first, second = b"Che sach ve ban\rMot dong", b" nua cua bai viet nay.\r"
    head = bytearray(1024)
    length = len(first) + len(second)
    struct.pack_into("<HH6xH", head, 0, 0xA5DC, 104, 4)
    struct.pack_into("<II", head, 0x18, 1024, 1024 + length)
    struct.pack_into("<I", head, 0x34, length)
    pieces = struct.pack("<III", 0, len(first), length)
    pieces += struct.pack("<HIHHIH", 0, 1024 + len(second), 0, 0, 1024, 0)
    clx = b"\1\2\0ab\2" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, 0x160, 1024 + length, len(clx))
    stream = bytes(head) + second + first + clx
    article = read(compound({"WordDocument": stream.ljust(8_192, b"\0")}))
    assert article.title == "Che sach ve ban"
    assert article.body == ("Mot dong nua cua bai viet nay.",)
    bomb = struct.pack("<III", 0, 2**31, 2**32 - 1) + pieces[12:]
    told = outcome(compound({"WordDocument": stream.replace(pieces, bomb).ljust(8_192, b"\0")}), "bai.doc")
    assert told == ("damaged", "DOC: more letters than there are")


def test_the_text_of_word_95() -> None:
    text = "Chè sạch\rMot dong.\r".encode("cp1258", "replace")
    head = bytearray(1024)
    struct.pack_into("<HH6xH", head, 0, 0xA5DC, 104, 0)
    struct.pack_into("<II", head, 0x18, len(head), len(head) + len(text))
    struct.pack_into("<I", head, 0x34, len(text))
    assert read(compound({"WordDocument": bytes(head) + text})).body == ("Mot dong.",)


def test_chains_that_bite_their_tails() -> None:
    data = made.plain_doc()
    for place in range(0, len(data) - 4, 512):
        changed = bytearray(data)
        changed[place : place + 64] = struct.pack("<16I", *[1] * 16)
        outcome(bytes(changed), "bai.doc")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.data
def test_real_documents_hold_what_their_transcripts_hold(data: Path) -> None:
    """All but headers, footers and numbers of pages, which the transcripts have, too."""
    for path in sorted((data / "legacy" / "real").glob("*.doc")):
        (article,) = readers.read(path)
        related = [link.title for found in (article.related, article.same_section) if found for link in found.links]
        headings = [found.heading for found in (article.related, article.same_section) if found]
        facts = (article.kicker, article.title, article.sapo, article.author, article.credit, article.section)
        found = words("\n".join((*facts, *article.body, *article.captions, *related, *headings)))
        expected = words(path.with_name(f"{path.name}.expect.txt").read_text(encoding="utf-8"))
        assert 2 * (found & expected).total() / (found.total() + expected.total()) > 0.98, path.name
        assert set(article.provenance.encoding.split("+")) <= {"tcvn3", "vni"}, path.name


@pytest.mark.data
def test_mutations_of_a_real_document(data: Path) -> None:
    source = random.Random(2003)  # noqa: S311 — a seed, so that a failure can be repeated
    whole = (data / "legacy" / "real" / "2004-B6.doc").read_bytes()
    for _ in range(300):
        begun = time.process_time()
        outcome(mutated(whole, source), "bai.doc")
        assert time.process_time() - begun < MOST_SECONDS
