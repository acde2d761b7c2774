"""What photographs give beside what ExifTool sees in them. `python -m benchmarks.photographs [FOLDER...]`.

A table in Markdown: of each format the files, those that are articles, and of each fact how often ExifTool sees it in
XMP, IIM or EXIF, and how often it stands in the article. Then the speed, in processor time of one process: of these
files, and of a camera's pictures without words. Needs `exiftool` (libimage-exiftool-perl) and the data folder, or
folders of photographs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import picture_files
import shared_data
from archiveviewer import readers
from archiveviewer.readers.photographs.facts import text
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.article import Article

SEEN = {
    "caption": ("XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription"),
    "headline": ("XMP-photoshop:Headline", "IPTC:Headline"),
    "by-line": ("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"),
    "credit": ("XMP-photoshop:Credit", "IPTC:Credit"),
    "source": ("XMP-photoshop:Source", "IPTC:Source"),
    "date": ("XMP-photoshop:DateCreated", "IPTC:DateCreated", "ExifIFD:DateTimeOriginal"),
    "city": ("XMP-photoshop:City", "IPTC:City"),
    "country": ("XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName"),
    "keywords": ("XMP-dc:Subject", "IPTC:Keywords"),
}
FOLDERS = ("formats/iptc-jpeg",)
SUFFIXES = {".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp"}


def witness(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """What ExifTool sees in each file."""
    command = ["exiftool", "-j", "-G1", "-charset", "iptc=Latin", "-d", "%Y-%m-%d", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)
    return list(json.loads(done.stdout))


def seen(told: dict[str, Any], fact: str) -> list[str]:
    """A fact as ExifTool sees it, from the first place that has words a person wrote."""
    for name in SEEN[fact]:
        values = told.get(name, [])
        values = [clean(str(value)) for value in (values if isinstance(values, list) else [values])]
        if found := [value for value in values if text(value) and not value.startswith("0000")]:
            return found
    return []


def holds(article: Article, fact: str, values: list[str]) -> bool:
    """Whether what ExifTool sees stands in the article where it belongs."""
    figure = article.blocks[0]
    stated: dict[str, Iterable[str]] = {
        "caption": [figure.caption],
        "headline": [article.title, *article.keywords],
        "by-line": [article.author],
        "credit": [figure.credit, article.source],
        "source": [article.source],
        "date": [article.published.value if article.published else ""],
        "city": article.keywords,
        "country": article.keywords,
        "keywords": article.keywords,
    }
    own = [_plain(value) for value in stated[fact]]
    return all(any(_is_in(_plain(value), one) for one in own) for value in values)


def _is_in(wanted: str, own: str) -> bool:
    """Whether a value is there, or is what a program left of it: the low byte of each letter."""
    halved = "".join(chr(ord(letter) & 0xFF) for letter in own)
    return bool(own) and (wanted in own or own in wanted or _plain(wanted) == _plain(halved))


def _plain(value: str) -> str:
    return "".join(letter for letter in value if letter.isalnum()).lower()


def table(paths: Sequence[Path]) -> None:
    """Prints what is right, and each fact that is not."""
    counts: dict[str, Counter[str]] = {}
    wrong = []
    for path, told in zip(paths, witness(paths), strict=True):
        articles = readers.read(path)
        count = counts.setdefault(path.suffix.lower(), Counter())
        count.update(files=1, articles=len(articles))
        for article in articles:
            for fact in SEEN:
                values = seen(told, fact)
                right = bool(values) and holds(article, fact, values)
                count.update({f"{fact} seen": bool(values), f"{fact} right": right})
                wrong += [(path.name, fact, values)] if values and not right else []
    print("| format | files | articles | " + " | ".join(SEEN) + " |\n|" + "---|" * (len(SEEN) + 3))
    for suffix, count in counts.items():
        facts = " | ".join(f"{count[f'{fact} right']}/{count[f'{fact} seen']}" for fact in SEEN)
        print(f"| {suffix} | {count['files']} | {count['articles']} | {facts} |")
    for name, fact, values in wrong:
        print(f"not in the article of {name}: {fact} {values}")


def speed(name: str, paths: Sequence[Path], times: int) -> None:
    """Prints how many files a second are read."""
    started = time.process_time()
    for path in list(paths) * times:
        readers.read(path)
    print(f"{name}: {len(paths) * times / (time.process_time() - started):.0f} a second")


def without_words(folder: Path) -> list[Path]:
    """Pictures as cameras make them."""
    data = picture_files.photograph(
        fields=picture_files.exif(description="OLYMPUS DIGITAL CAMERA", taken="2014:07:03 09:12:44")
    )
    paths = [folder / f"P{number:07}.jpg" for number in range(1000)]
    for path in paths:
        path.write_bytes(data + bytes(200_000))
    return paths


def main(folders: Sequence[str]) -> None:
    """Prints everything."""
    data = shared_data.folder()
    places = [Path(folder) for folder in folders] or [data / name for name in FOLDERS if data is not None]
    paths = sorted(path for place in places for path in place.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not paths or shutil.which("exiftool") is None:
        sys.exit("needs exiftool and photographs")
    table(paths)
    speed("these files", paths, max(1, 400 // len(paths)))
    with TemporaryDirectory() as folder:
        speed("pictures without words", without_words(Path(folder)), 2)


if __name__ == "__main__":
    main(sys.argv[1:])
