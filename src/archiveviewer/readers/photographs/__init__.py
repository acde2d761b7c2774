"""Photographs with words in them: JPEG, TIFF, PNG and WebP with a caption, a headline or a title in IIM, XMP or EXIF.
The bytes of such a file come in, with or without its pixels; its article goes out, or none where nobody wrote anything.

One figure shows the file itself with its caption. What only cameras and programs say are no words; the place joins the
keywords. No pixel is ever decoded. The way: pieces of the file (`containers`, `tiff`) → facts of each place where
they are written (`xmp`, `iim`, `exif`) → the best of them (`facts`) → article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.readers import captions
from archiveviewer.readers.files import printable, printable_name
from archiveviewer.readers.photographs import exif, iim, xmp
from archiveviewer.readers.photographs.facts import Facts, merged
from archiveviewer.readers.photographs.parts import parts, without_pixels
from archiveviewer.readers.text import made_title

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read", "without_pixels"]

FEWEST_WORDS = 2
"""One word alone ("anhminhhoa", "banner") tells nothing that the file's name does not."""
LONGEST_SECTION = 40
_SLUG = re.compile(r"\S*[\d_/-]\S*|.*\d{6}.*")
"""What is no title but the name of a file or of a place in a queue: "RUSSIA-PUTIN-JUDO", "china_court 090211"."""
_CODES = re.compile(r"[A-Z]{1,4}(?:\W+[A-Z]{1,4})*")
"""Codes for categories: IIM knows letters and triplets, agencies have their own."""
_MANDATORY = re.compile(r"(?i)(?:mandatory )?(?:photo )?credit(?: line)?\s*:\s*")
_MARKS_OF_MACHINES = re.compile(r"[:|#<>{}].*|.*[=|{}].*|[\W\d_]*")


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a photograph; none where it holds no words. A damaged one is read as far as it goes."""
    held = parts(data)
    in_xmp = xmp.read(path, held.xmp)
    in_iim = iim.read(held.iim, captioned=bool(in_xmp.caption))
    known = merged(in_xmp, in_iim.facts, exif.read_texts(held.texts))
    known = merged(known, exif.read(held.exif, captioned=bool(known.caption)))
    title, others = _title(known)
    if not _has_words(known.caption) and not _has_words(title):
        return ()
    from_iim = not in_xmp.caption and bool(in_iim.facts.caption)
    where = Provenance(
        path=printable(path),
        reader="picture",
        encoding=in_iim.encoding if from_iim else "utf-8",
        confidence=in_iim.confidence if from_iim else 1.0,
        warnings=in_iim.warnings if from_iim else (),
    )
    return (_article(path, known, title, others, where),)


def _article(path: Path, known: Facts, title: str, others: tuple[str, ...], where: Provenance) -> Article:
    author = ", ".join(known.authors)
    credit = _MANDATORY.sub("", known.credit)
    named = captions.photo_credit(known.caption) or credit or author or known.copyright
    sections = [name for name in known.categories if len(name) <= LONGEST_SECTION and not _CODES.fullmatch(name)]
    codes = [name for name in known.categories if len(name) > 1 and name not in sections]
    keywords = (*known.keywords, *known.places, *sections[1:], *codes, *others)
    return Article(
        title=title,
        provenance=where,
        blocks=(Block(kind="figure", caption=known.caption, credit=named, image=printable_name(path)),),
        author=author,
        source=_source(known, credit),
        section=sections[0] if sections else "",
        published=known.taken,
        keywords=tuple(dict.fromkeys(word for word in keywords if not _MARKS_OF_MACHINES.fullmatch(word))),
    )


def _title(known: Facts) -> tuple[str, tuple[str, ...]]:
    """The headline, the title, or the first sentence of the caption; and what of them was passed over.

    Windows writes one text into all of these places.
    """
    stated = [one for one in (known.headline, known.title) if one not in {"", known.caption}]
    title = next((one for one in stated if not _SLUG.fullmatch(one) and any(map(str.isalpha, one))), "")
    others = tuple(one for one in stated if one != title)
    if title or not known.caption:
        return title, others
    credit = captions.photo_credit(known.caption)
    bare = known.caption.rstrip(" .)").removesuffix(credit).rstrip(" -–—.,;:([") if credit else known.caption
    return made_title(bare or known.caption), others


def _has_words(text: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in text.split()) >= FEWEST_WORDS


def _source(known: Facts, credit: str) -> str:
    """The agency or newspaper. Some write a number of theirs where its name belongs."""
    source = _MANDATORY.sub("", known.source)
    is_code = any(map(str.isdigit, source)) and " " not in source
    return (source if source and not is_code else "") or credit
