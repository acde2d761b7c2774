"""Does an archive hold together, and how is it put right? A folder comes in, sentences go out.

What the source files still tell is read again by the next update, for which everything is made ready here. It works on
archives that can't be opened. It refuses to know how anything is shown.
"""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import regular
from archiveviewer.archive import description as descriptions
from archiveviewer.archive import recognition
from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.flaws import flaws_of, of_file, packed
from archiveviewer.archive.troubles import world_told
from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveMissing
from archiveviewer.index import manifest as manifests
from archiveviewer.index import verification
from archiveviewer.index.lock import writing
from archiveviewer.index.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.archive.catalogue import Key
    from archiveviewer.archive.description import Description

CATALOGUE = "catalogue.sqlite"
UNFINISHED = "unfinished"
"""There while an update runs; who finds it puts index and catalogue in step first."""
_DAMAGE = (errno.ENOENT, errno.EIO, errno.EINVAL)
"""Why a file that can't be opened is damaged: gone, the device fails, no file at all."""


def verify(archive: Path) -> Iterator[str]:
    """Read everything there is; yields a sentence for each thing that is wrong."""
    descriptions.load(archive)
    whole = True
    if (archive / descriptions.COPY).exists() and descriptions.load_copy(archive) is None:
        yield f"{descriptions.COPY}: not what was written"
    if said := recognition.wrong(archive / recognition.FILE):
        yield f"{recognition.FILE}: {said}"
    for problem in verification.check(archive / "index"):
        whole = False
        yield problem
    try:
        known = _known(archive)
    except ArchiveDamaged as error:
        yield f"{CATALOGUE}: {error.cause}"
        return
    if whole:
        with Store(archive / "index") as store:
            held = store.ids()
        yield from (f"article {lost} is in the catalogue but not in the index" for lost in sorted(known - held))
        yield from (f"article {stray} is in the index but not in the catalogue" for stray in sorted(held - known))


def _known(archive: Path) -> set[str]:
    with Catalogue(archive / CATALOGUE, writable=False) as catalogue:
        catalogue.check()
        return catalogue.ids()


def repair(archive: Path) -> list[str]:
    """Drop what is damaged, and let the next update read again what was in it. Returns what was dropped.

    Raises ArchiveBusy when another process is writing, ArchiveMissing where there is nothing to repair, ArchiveError
    where it can't be written.
    """
    with world_told(archive):
        _described(archive)  # else no archive is there to be locked
        with writing(archive):
            _refuse_unseen(archive)
            return _repaired(archive)


def _refuse_unseen(archive: Path) -> None:
    """Raises ArchiveError for a file that can't be opened for want of a right, or because of anything else that may
    pass: it may be sound, its articles the only ones there are. What is gone or lies where a device fails is damaged.
    """
    for folder in (archive, archive / "index"):
        for path in folder.iterdir() if folder.exists() else ():
            try:
                regular.opened(path).close()
            except OSError as error:
                if error.errno not in _DAMAGE and not path.is_dir():  # Windows denies to open a folder
                    raise ArchiveError(archive, f"{path.name}: {error.strerror or error}") from error


def _repaired(archive: Path) -> list[str]:
    description, told = _described(archive)
    dropped = [*told, *verification.repair(archive / "index")]
    held = manifests.load(archive / "index").format
    if told or held < description.format or descriptions.load_copy(archive) is None:
        # Where segments of an earlier format are all that is left, that is the archive's format.
        descriptions.save(msgspec.structs.replace(description, format=held), archive)
    lost_manifest = any(line.startswith(manifests.NAME) for line in dropped)
    if wrong := _wrong_catalogue(archive, whole=dropped == told):
        dropped.append(f"{CATALOGUE}: {wrong}")
        _make_catalogue(archive, [folder.absolute for folder in description.folders])
    if said := recognition.wrong(archive / recognition.FILE):
        dropped.append(f"{recognition.FILE}: {said}")
        recognition.set_aside(archive / recognition.FILE)
    if lost_manifest:
        _forget_times(archive)
    (archive / UNFINISHED).touch()
    return dropped


def _described(archive: Path) -> tuple[Description, list[str]]:
    """What the archive says of itself, and what is wrong with that: then it is what the copy says, or at least what the
    catalogue knows of its folders.
    """
    try:
        return descriptions.load(archive), []
    except (ArchiveDamaged, ArchiveMissing) as error:
        if kept := descriptions.load_copy(archive):
            return kept, [error.cause or f"{descriptions.NAME}: not there; its copy was"]
        if isinstance(error, ArchiveMissing):
            raise
        with Catalogue(archive / CATALOGUE, writable=False) as catalogue:
            places = sorted({entry.folder for entry in catalogue.entries()})
        folders = tuple(descriptions.source_folder(Path(place), archive) for place in places)
        bare = descriptions.Description(format=descriptions.FORMAT, id=uuid.uuid4().hex, folders=folders)
        return bare, [f"{error.cause}; the archive has a new id, and no encoding is decided any more"]


def _wrong_catalogue(archive: Path, *, whole: bool) -> str:
    """What is wrong with the catalogue. Beside an index that is whole, whose every byte has a checksum, it is the
    catalogue that is wrong when they differ.
    """
    try:
        known = _known(archive)
    except ArchiveDamaged as error:
        return error.cause
    if not whole:
        return ""
    with Store(archive / "index") as store:
        return "" if known == store.ids() else "other articles than the index holds"


def _make_catalogue(archive: Path, folders: list[str]) -> None:
    """A catalogue of the files that the index knows, each to be read again."""
    with contextlib.suppress(FileNotFoundError):
        (archive / CATALOGUE).unlink()
    found: defaultdict[Key, list[str]] = defaultdict(list)
    with Store(archive / "index") as store:
        for article in store.all_articles():
            path = Path(article.provenance.path)
            folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
            if folder is not None:
                found[folder, os.fsencode(path.relative_to(folder).as_posix())].append(article.id)
    with Catalogue(archive / CATALOGUE, writable=True) as catalogue:
        for key, ids in found.items():
            catalogue.put(Entry(*key, size=-1, modified=-1, joined=" ".join(ids)))
        catalogue.commit()


def learn_flaws(catalogue: Catalogue, index: Path) -> None:
    """Note the flaws of files that were read before flaws were noted: the index has what was said of their articles."""
    files = catalogue.without_known_flaws()
    if not files:
        return
    with Store(index) as store:
        known = {article.id: flaws for article in store.all_articles() if (flaws := flaws_of(article))}
    for folder, path, ids in files:
        flaws = of_file(known.get(article_id, ()) for article_id in ids.split())
        catalogue.note_flaws((folder, path), packed(flaws))
    catalogue.commit()


def _forget_times(archive: Path) -> None:
    """Let every file count as changed."""
    with Catalogue(archive / CATALOGUE, writable=True) as catalogue:
        catalogue.forget_times()
