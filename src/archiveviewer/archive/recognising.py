"""Reading scans, after everything else was read. An archive comes in; progress goes out, page by page.

Every page is kept as soon as it was read: whoever stops this loses one page, and the next time goes on behind it. A
page is drawn in a process like that which draws pictures for the window, and read by Tesseract, each with its time.
Files whose last page was read are read again as any file, now with their text. It refuses to know the index.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.archive import description as descriptions
from archiveviewer.archive.catalogue import Catalogue
from archiveviewer.archive.flaws import unpacked
from archiveviewer.archive.mending import CATALOGUE
from archiveviewer.archive.recognition import FILE, Recognition
from archiveviewer.archive.troubles import world_told
from archiveviewer.archive.viewing import COMMAND
from archiveviewer.archive.worker import parts, shown
from archiveviewer.article import WITHIN
from archiveviewer.processes import Child
from archiveviewer.readers.scans import WITHOUT_TEXT, ReadPage
from archiveviewer.readers.seeing import Answer, Place, SeenPage
from archiveviewer.readers.within import member_name
from archiveviewer.results import Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from archiveviewer.archive import Archive
    from archiveviewer.archive.catalogue import Entry, Key
    from archiveviewer.archive.tesseract import Tesseract

WIDTH = 2400
"""Pixels of a page as it is read: 290 dots an inch of A4, 200 of a small newspaper. More does harm: of four pages of A4
Tesseract read 93 % of the words at 1,732 pixels, 92 % at 2,480 and 91 % at 3,000.
"""
MOST_PAGES = 500
"""Of one file, as many as its article shows."""
TOGETHER = 50
"""Files that are read before the archive takes what was read on them."""
DRAWING = 60.0
"""Seconds for drawing a page."""
_NOTHING = ReadPage("", 0.0)
_GONE = frozenset({"missing", "denied"})
"""Why there is no page where one is asked for: the file has no more, or is not there itself."""


def read_scans(opened: Archive, tesseract: Tesseract) -> Generator[Progress, None, Summary]:
    """Read the scans of an archive that nobody has read, and take what was read into the archive every now and then.

    Nobody has to wait for it: while pages are read, anyone else may update the archive. Closing it keeps every page.
    """
    started = time.monotonic()
    places = {folder.absolute: folder.place(opened.path) for folder in descriptions.load(opened.path).folders}
    seen: set[Key] = set()
    found = Summary(articles=opened.stats().articles)
    while True:
        known = len(seen)
        done = yield from recognise(opened.path, places, tesseract, seen)
        if len(seen) == known:
            return msgspec.structs.replace(found, seconds=round(time.monotonic() - started, 3))
        if done:
            files = [_place(places[folder], path) for folder, path in done]
            taken = yield from opened.update_files(files)
            found = msgspec.structs.replace(
                taken, updated=found.updated + taken.updated, failed=(*found.failed, *taken.failed)
            )


def recognise(
    archive: Path, roots: Mapping[str, Path], tesseract: Tesseract, seen: set[Key]
) -> Generator[Progress, None, list[Key]]:
    """Read some scans of the archive that nobody has read, but none of `seen`, to which they are added; returns those
    that have a text now.
    """
    with Catalogue(archive / CATALOGUE, writable=False) as catalogue:
        waiting = [entry for entry in _scans(catalogue) if entry[:2] not in seen]
    scans, before, total = waiting[:TOGETHER], len(seen), len(seen) + len(waiting)
    seen.update(entry[:2] for entry in scans)
    child = Child(COMMAND, behind=True)
    done: list[Key] = []
    try:
        with world_told(archive), Recognition(archive / FILE, writable=True) as kept:
            started = time.monotonic()
            for number, entry in enumerate(scans):
                root, (relative, inside) = roots[entry.folder], parts(entry.path)
                place = Place(os.fsencode(root / os.fsdecode(relative)), os.fsencode(root), member_name(inside))
                for _page in _pages(place, entry.content, kept, child, tesseract):
                    left = (time.monotonic() - started) / number * (len(waiting) - number) if number else None
                    yield Progress(
                        phase="recognising", done=before + number, total=total, path=shown(entry.path),
                        seconds_left=None if left is None else round(left, 1),
                    )  # fmt: skip
                if kept.pages(entry.content):
                    done.append(entry[:2])
    finally:
        child.stop()
    return done


def _place(root: Path, path: bytes) -> Path:
    """What an archive knows a file or a member by; a source folder that is a container is read again as a whole."""
    return root if path.startswith(b"\0") else root / os.fsdecode(path.replace(b"\0", WITHIN.encode()))


def _scans(catalogue: Catalogue) -> Iterator[Entry]:
    """The files, and the members of containers, that are scans without text."""
    for folder, path, _ids, flaws in catalogue.flawed():
        if any(flaw.detail == WITHOUT_TEXT for flaw in unpacked(flaws)):
            entry = catalogue.get((folder, path))
            if entry is not None and entry.content:
                yield entry


def _pages(place: Place, content: bytes, kept: Recognition, child: Child, tesseract: Tesseract) -> Iterator[int]:
    """Reads the pages of a file that were not read; yields after each. One that can't be read has no text."""
    page = kept.count(content) + 1
    if kept.pages(content):
        return
    answer = _drawn(child, place, page)
    while answer is None or answer.reason not in _GONE:
        read = tesseract.read(answer.pixels) if answer is not None and answer.pixels is not None else None
        following = _drawn(child, place, page + 1)
        last = page == MOST_PAGES or (following.reason in _GONE if following is not None else answer is None)
        kept.keep(content, page, read or _NOTHING, last=last)
        yield page
        if last:
            return
        page, answer = page + 1, following


def _drawn(child: Child, place: Place, page: int) -> Answer | None:
    """A page as it is seen, or why not; None when that took too long."""
    data = child.ask(SeenPage(place, page, WIDTH), DRAWING)
    return None if data is None else msgspec.msgpack.decode(data, type=Answer)
