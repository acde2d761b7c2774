"""An archive of the real articles, made straight in its index: no files are written and read.

How many articles comes in (beyond 30,000 they are recombined from real ones); articles as the readers would have made
them go out, and a folder that is an archive of them, in which everything can be asked that needs no file. An update
keeps them, as those of a folder that is not here now. Dates, sections and newspapers are made up, as `engine.articles`
makes them. An archive that is kept has to be deleted when what is indexed changes without a new format.

Run: PYTHONPATH=src:tests python -m benchmarks.real_archive FOLDER COUNT makes one in FOLDER, with reprints found.
"""

from __future__ import annotations

import itertools
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import Archive
from archiveviewer.archive import description as descriptions
from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.description import FORMAT
from archiveviewer.archive.mending import CATALOGUE
from archiveviewer.archive.relating import Relations
from archiveviewer.article import Article, Block, Dated, Provenance
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.store import Store
from archiveviewer.index.writing import Writer
from archiveviewer.vietnamese.normal import clean
from benchmarks.engine import corpus
from benchmarks.engine.articles import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from benchmarks.text_survey import Story

_A_BATCH = 500
"""Articles that are analysed together."""


def articles(count: int, unmixed: Collection[int] = ()) -> list[Article]:
    """The first so many; the id of each is its number in six digits. None is recombined from those that are `unmixed`,
    by their numbers.
    """
    real = corpus.real()
    mixed = [story for number, story in enumerate(real) if number not in unmixed]
    further = (corpus.recombined(mixed, number) for number in range(len(real), count))
    return [_article(story, number) for number, story in enumerate([*real[:count], *further])]


def article_id(number: int) -> str:
    return f"{number:06}"


def _article(story: Story, number: int) -> Article:
    told = facts(number)
    paragraphs = (Block(kind="paragraph", text=text) for text in map(clean, story["body"]) if text)
    figures = (Block(kind="figure", caption=caption) for caption in map(clean, story["captions"]) if caption)
    day = f"{told.day // 10_000:04}-{told.day // 100 % 100:02}-{told.day % 100:02}"
    return Article(
        id=article_id(number),
        title=clean(story["title"]),
        sapo=clean(story["sapo"]),
        blocks=(*paragraphs, *figures),
        published=Dated(value=day, precision="day"),
        section=told.section,
        source=told.source,
        provenance=Provenance(path=f"{article_id(number)}.txt"),
    )


def folder_of(place: Path, count: int) -> Path:
    """Where an archive of so many articles is, or will be."""
    return place / f"archive-{count}-format-{FORMAT}"


def make(place: Path, found: Sequence[Article]) -> Path:
    """The folder of an archive with these articles; one that was made there of as many is taken as it is."""
    folder = folder_of(place, len(found))
    if not folder.is_dir():
        aside = place / f"{folder.name}-unfinished"
        shutil.rmtree(aside, ignore_errors=True)
        Archive.create(aside).close()
        _fill(aside / "index", found)
        _catalogue(aside, found)
        aside.rename(folder)
    return folder


def _fill(index: Path, found: Sequence[Article]) -> None:
    """Written and merged as an update does it."""
    analyser = Analyser()
    with Writer(index) as writer:
        for start in itertools.count(0, _A_BATCH):
            batch = found[start : start + _A_BATCH]
            if not batch:
                break
            writer.add(analyser.batch(batch), [article.id for article in batch])
        writer.commit()
        for _step in writer.merge():
            pass


def _catalogue(place: Path, found: Sequence[Article]) -> None:
    """As if read from files of a folder that is not here now: an update keeps them, and looks for nothing."""
    absent = descriptions.SourceFolder(absolute=str(place.parent / "absent"), relative="")
    descriptions.save(msgspec.structs.replace(descriptions.load(place), folders=(absent,)), place)
    with Catalogue(place / CATALOGUE, writable=True) as catalogue:
        for article in found:
            path = article.provenance.path.encode()
            catalogue.put(Entry(absent.absolute, path, size=1, modified=1, content=path, joined=article.id))
        catalogue.commit()


def main() -> None:
    folder, count = sys.argv[1:]
    place = make(Path(folder), articles(int(count)))
    with Store(place / "index") as store, Relations(place, writable=True) as relations:
        for _step in relations.find(store):
            pass
    sys.stdout.write(f"{place}\n")


if __name__ == "__main__":
    main()
