"""A person's decision about an encoding reaches everything that is in a file, whatever its format."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from archiveviewer import readers
from archiveviewer.readers.decoding import deciding, decode, repair
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252
from legacy_writer import write
from office_files import docx, paragraph, run

BY_NAME = {encoding.name: encoding for encoding in VIETNAMESE}
READERS = Path(readers.__file__).parent
TITLE = "Chè kho"
BODY = (
    "Quán Gió ở Hà Giang mở từ sáng sớm, bán chè kho gói lá dong cho khách đi chợ phiên. Bà chủ nói nấu chè phải canh "
    "lửa suốt ba giờ, tay đảo không nghỉ, đến khi đậu quánh lại mới thôi. Mỗi phiên bà bán được chừng hai trăm gói."
)


def legacy(name: str) -> tuple[bytes, str, str]:
    """A title and a body in an encoding, and what they read as there."""
    title, body = (write(text, BY_NAME[name]) for text in (TITLE, BODY))
    return title + b"\n\n" + body, BY_NAME[name].decode(title), BY_NAME[name].decode(body)


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
@pytest.mark.parametrize("kind", ["txt", "htm", "references", "eml", "json", "rtf", "docx", "md"])
def test_a_decision_reaches_every_format(tmp_path: Path, name: str, kind: str) -> None:
    data, title, body = legacy(name)
    path = tmp_path / f"bai.{'htm' if kind == 'references' else kind}"
    path.write_bytes(_wrapped(kind, data))
    (found,) = readers.read(path, encoding=name)
    assert found.title == title
    assert body in found.body
    assert name in found.provenance.encoding


def _wrapped(kind: str, data: bytes) -> bytes:
    """A file of a kind that holds the title and the body, in these bytes or as text that was taken for Windows-1252."""
    title, body = data.split(b"\n\n")
    seen = tuple(WINDOWS_1252.decode(piece) for piece in (title, body))
    kinds = {
        "htm": _page(title, body),
        "references": _page(*(text.encode("ascii", "xmlcharrefreplace") for text in seen)),
        "eml": _MAIL % (title, body),
        "json": json.dumps({"title": seen[0], "content": seen[1]}).encode(),
        "rtf": b"{\\rtf1\\ansi\\ansicpg1258 %s\\par %s\\par}" % (_escaped(title), _escaped(body)),
        "docx": docx("".join(map(paragraph, seen))),
    }
    return kinds.get(kind, data)


_MAIL = (
    b"From: a@b.c\nMessage-ID: <1@b.c>\nMIME-Version: 1.0\nContent-Type: text/plain\n"
    b"Content-Transfer-Encoding: 8bit\nSubject: %s\n\n%s\n"
)


def _page(title: bytes, body: bytes) -> bytes:
    return b"<html><body><h1>%s</h1><p>%s</p></body></html>" % (title, body)


def _escaped(data: bytes) -> bytes:
    return b"".join(b"\\'%02x" % byte if byte > 0x7F or byte < 0x20 else bytes([byte]) for byte in data)


def test_a_decision_holds_only_while_its_file_is_read() -> None:
    data = write(TITLE, BY_NAME["vni"])
    with deciding("vni"):
        assert decode(data).text == TITLE
        assert repair("Chè kho").text == "Chè kho", "what was read once is not read again"
    assert decode(data).encoding != "vni"


@pytest.mark.parametrize("name", ["zip", "idna", "unicode_escape", "nonsense", "\x00"])
def test_only_encodings_that_may_be_chosen_are_ever_taken(name: str) -> None:
    with deciding(name):
        assert decode("Chè kho".encode()).text == "Chè kho"


def test_utf8_decided_means_that_no_font_is_believed(tmp_path: Path) -> None:
    seen = WINDOWS_1252.decode(write("Chức năng của nhân viên", BY_NAME["tcvn3"]))
    path = tmp_path / "bai.docx"
    path.write_bytes(docx(paragraph(inside=run(seen, '<w:rFonts w:ascii=".VnTime"/>'))))
    assert readers.read(path)[0].title == "Chức năng của nhân viên"
    assert readers.read(path, encoding="utf-8")[0].title == seen


def test_readers_get_their_text_by_what_was_decided() -> None:
    """None of them asks for a guess past the decision."""
    # Rule files are the newsroom's own, and names of members are no text of an article.
    others = {READERS / "decoding.py", READERS / "rules.py", READERS / "containers" / "members.py"}
    for module in READERS.rglob("*.py"):
        if module in others:
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "archiveviewer.vietnamese.encodings":
                assert {name.name for name in node.names}.isdisjoint({"decode", "repair"}), module
            if isinstance(node, ast.ImportFrom) and node.module == "archiveviewer.vietnamese":
                assert "encodings" not in {name.name for name in node.names}, module
