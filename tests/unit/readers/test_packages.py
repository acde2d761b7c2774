"""Whatever a document's bytes are: articles or `Unreadable`, soon, and nothing else."""

from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import packages

if TYPE_CHECKING:
    from collections.abc import Callable

NEVER = "file:///etc/hostname"


def outcome(data: bytes, name: str = "bai.docx") -> tuple[str, str]:
    try:
        readers.articles(Path(name), data)
    except Unreadable as error:
        return error.reason, error.detail
    return "read", ""


def test_a_bomb_of_one_member() -> None:
    bomb = made.packed({"[Content_Types].xml": made.DOCX_TYPES, "word/document.xml": b" " * (20 << 20)})
    assert outcome(bomb)[0] == "too-large"


def test_a_bomb_that_lies_about_its_size() -> None:
    data = bytearray(made.packed({"[Content_Types].xml": made.DOCX_TYPES, "word/document.xml": b" " * (20 << 20)}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1000)
    assert outcome(bytes(data))[0] in {"damaged", "too-large"}


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_MEMBERS", 2)
    assert outcome(made.styled_docx()) == ("too-large", "more than 2 members")


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 2000)
    assert outcome(made.styled_docx())[0] == "too-large"


@pytest.mark.parametrize(
    "document_type",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        f'<!DOCTYPE d [<!ENTITY c SYSTEM "{NEVER}">]>',
        f'<!DOCTYPE d SYSTEM "{NEVER}">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!--{' ' * 9000}-->"])
def test_document_types_are_refused(document_type: str, encoding: str, before: str) -> None:
    body = made.docx(made.paragraph("x"))
    xml = f'<?xml version="1.0"?>{before}{document_type}<w:document xmlns:w="w"><w:body>&c;</w:body></w:document>'
    data = made.packed({"[Content_Types].xml": made.DOCX_TYPES, "word/document.xml": xml.encode(encoding)})
    assert outcome(body)[0] == "read"
    assert outcome(data)[0] == "damaged"


@pytest.mark.parametrize("depth", [200, 5000, 300_000])
@pytest.mark.parametrize("tag", ["w:sdt", "w:p", "w:tbl"])
def test_absurd_nesting(depth: int, tag: str) -> None:
    inside = made.paragraph("Chè sạch về bản") * 2
    assert outcome(made.docx(f"<{tag}>" * depth + inside + f"</{tag}>" * depth))[0] in {
        "read",
        "damaged",
        "empty",
        "too-large",
    }


def test_tables_in_tables() -> None:
    table, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert outcome(made.docx(table * 80 + made.paragraph("Chè sạch về bản") + end * 80))[0] == "read"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("docx", lambda: made.docx("<w:p/>" * 300_000)),
        ("odt", lambda: made.odt("<text:p/>" * 300_000)),
        ("rtf", lambda: made.rtf(r"\par" * 300_000)),
        ("doc", lambda: made.doc("\r" * 300_000)),
        ("docx", lambda: made.docx("<w:p><w:r/></w:p>" * 600_000)),
        ("epub", lambda: made.epub({"1.xhtml": made.epub_page("<p>a</p>" * 300_000)})),
        ("md", lambda: b"a\n\n" * 300_000),
    ],
)
def test_more_paragraphs_than_anyone_prints(name: str, data: Callable[[], bytes]) -> None:
    assert outcome(data(), f"bai.{name}")[0] == "too-large"


@pytest.mark.parametrize(
    ("name", "data"),
    [("docx", made.docx("")), ("odt", made.odt("")), ("rtf", b"{\\rtf1{\\header x"), ("md", b"---\n---\n")],
)
def test_documents_without_a_paragraph(name: str, data: bytes) -> None:
    assert outcome(data, f"bai.{name}")[0] == "empty"


def test_parts_that_are_missing_or_of_another_kind() -> None:
    assert outcome(made.packed({"[Content_Types].xml": made.DOCX_TYPES})) == ("damaged", "a part is missing")
    assert outcome(made.packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}))[0] == "unsupported"
    stored = made.packed({"[Content_Types].xml": made.DOCX_TYPES}, zipfile.ZIP_LZMA)
    assert outcome(stored) == ("unsupported", "ZIP method 14")


def test_names_that_climb_are_never_paths(tmp_path: Path) -> None:
    data = made.docx(made.paragraph("Chè sạch về bản"), more={f"../../{tmp_path.name}/ra.txt": "x", "/ra.txt": "x"})
    assert outcome(data)[0] == "read"
    assert not list(tmp_path.rglob("ra.txt"))


def test_a_document_cut_anywhere() -> None:
    data = made.plain_docx()
    assert {outcome(data[:length])[0] for length in range(4, len(data), 11)} == {"damaged"}


def mutated(data: bytes, source: random.Random) -> bytes:
    """The bytes with a few of them changed, left out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(source.randint(1, 6)):
        place = source.randrange(len(changed))
        end = place + source.randint(1, 40)
        kind = source.randrange(4)
        if kind == 0:
            changed[place] = source.randrange(256)
        elif kind == 1 and len(changed) > end:
            del changed[place:end]
        elif kind == 2:
            changed[place:place] = changed[place:end]
        else:
            changed[place:end] = source.randbytes(len(changed[place:end]))
    return bytes(changed)


SAMPLES = {
    "docx": made.plain_docx,
    "odt": made.plain_odt,
    "epub": made.plain_epub,
    "rtf": made.plain_rtf,
    "doc": made.plain_doc,
    "md": made.plain_markdown,
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_thousand_mutations(kind: str) -> None:
    data, source = SAMPLES[kind](), random.Random(2009)  # noqa: S311 — a seed, so that a failure can be repeated
    for _ in range(1000):
        outcome(mutated(data, source), f"bai.{kind}")


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind in {"docx", "odt", "epub"}])
def test_mutations_inside_the_members(kind: str) -> None:
    """Damage that the sums of a ZIP file don't give away."""
    parts = made.unpacked(SAMPLES[kind]())
    source = random.Random(2010)  # noqa: S311 — as above
    members: dict[str, str | bytes] = {**parts}
    for _ in range(1000):
        name = source.choice(list(members))
        outcome(made.packed(members | {name: mutated(parts[name], source)}), f"bai.{kind}")
