"""Files of every format to do harm to: those that the tests write, and the real ones where these are present.

Comes in: nothing. Goes out: names of formats, and of each the names and bytes of its files. It refuses to know readers.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import html_pages
import office_files
import picture_files
import shared_data
from archiveviewer.article import Article, Block, Dated, Provenance
from article_files import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 500_000
"""Bytes of a real file that is used; larger ones take the time of many and show no more."""
MOST = 60
"""Real files of a format."""
ARTICLE = Article(
    title=office_files.TITLE,
    sapo=office_files.SAPO,
    blocks=(
        Block(kind="paragraph", text=office_files.FIRST),
        Block(kind="heading", text=office_files.HEADING),
        Block(kind="figure", caption=office_files.CAPTION),
        Block(kind="paragraph", text=office_files.SECOND),
    ),
    author=office_files.AUTHOR,
    source="Báo Sông Lô",
    section="Kinh tế",
    published=Dated(value="2014-07-03T09:12:00+07:00", precision="minute"),
    provenance=Provenance(path=""),
)


class Specimen(NamedTuple):
    """A file: its name, which has its suffix, and what gives its bytes."""

    name: str
    read: Callable[[], bytes]


@functools.cache
def specimens(*, real: bool) -> dict[str, tuple[Specimen, ...]]:
    """The files by format. Made ones are there always, real ones if asked for and present."""
    found = {name: [Specimen(f"bai{suffix}", _made(write))] for name, (suffix, write) in WRITERS.items()}
    pages = [text for name, text in vars(html_pages).items() if name.isupper() and "<html" in str(text)]
    found["HTML"] += [Specimen("trang.html", str(page).encode) for page in pages]
    for write in (office_files.styled_docx, office_files.styled_odt, office_files.styled_rtf, office_files.plain_epub):
        name = write.__name__.rpartition("_")[2]
        found[name.upper()].append(Specimen(f"bai.{name}", write))
    for form in picture_files.FORMS:
        found.setdefault(form, []).append(Specimen(f"anh.{form.lower()}", functools.partial(_photograph, form)))
    data = shared_data.folder()
    if real and data is not None:
        for name, paths in files(data).items():
            small = [path for path in paths if path.stat().st_size <= LARGEST]
            some = small[:: max(1, len(small) // MOST)]
            found.setdefault(name, []).extend(Specimen(path.name, path.read_bytes) for path in some)
    return {name: tuple(some) for name, some in sorted(found.items())}


def _photograph(form: str) -> bytes:
    told = {"headline": ARTICLE.title, "caption": office_files.CAPTION, "author": ARTICLE.author}
    fields = picture_files.exif(description=ARTICLE.title, taken="2014:07:03 09:12:00")
    return picture_files.photograph(
        form, told=picture_files.iim(**told), packet=picture_files.xmp(**told), fields=fields
    )


def files(data: Path) -> dict[str, list[Path]]:
    """The real files by format."""
    found: dict[str, list[Path]] = {}
    for path in sorted(place for part in ("formats", "html", "legacy", "more") for place in (data / part).rglob("*")):
        if path.is_file() and (name := _format(path, data)):
            found.setdefault(name, []).append(path)
    found["text"] = [*found.get("text", ()), data / "seed-article.txt"]
    return dict(sorted(found.items()))


def _made(write: Callable[[Article], bytes]) -> Callable[[], bytes]:
    return lambda: write(ARTICLE)


_FOLDERS = {
    "newsml-g2": "NewsML-G2",
    "newsml-1.2": "NewsML 1.2",
    "nitf": "NITF",
    "iptc7901": "IPTC 7901",
    "rss": "RSS",
    "wordpress-wxr": "WordPress (WXR)",
    "email": "EML",
    "iptc-jpeg": "JPEG",
    "mhtml": "MHTML",
    "events-planning": "XML dump",
    "warc": "WARC",
    "html": "HTML",
    "pairs": "legacy text",
    "more": "legacy text",
    "nfd": "legacy text",
}


def _format(path: Path, data: Path) -> str:
    """What to call a real file's format: by its folder, or else by its suffix; nothing for what is about the files."""
    inside = path.relative_to(data).parts
    if path.name.endswith((".expect.txt", ".jsonl", ".seg", ".xz", ".md")) or "tables" in inside:
        return ""
    if path.name.endswith(".warc.gz"):
        return "WARC, packed"
    named = next((_FOLDERS[part] for part in inside if part in _FOLDERS), path.suffix[1:].upper() or "text")
    return {"NINJS": "ninjs", "JSON": "ninjs"}.get(named, named)
