"""How an archive's folder comes about, and is brought up to the present format. A folder comes in; what the world does
to it is told as the archive's trouble (`troubles`).

It refuses to know what is in an archive.
"""

from __future__ import annotations

import shutil
import uuid
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.archive import description as descriptions
from archiveviewer.archive.catalogue import Catalogue
from archiveviewer.archive.mending import CATALOGUE
from archiveviewer.archive.troubles import world_told
from archiveviewer.errors import ArchiveTooOld
from archiveviewer.index import migration
from archiveviewer.index.lock import writing
from archiveviewer.index.writing import create

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.archive.description import Description


def make(path: Path) -> None:
    """Build the empty archive aside and move it into place, so that no half-made archive is ever seen.

    What somebody left who was killed doing this is built anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.parent / f".{path.name}.new-archive"
    shutil.rmtree(made, ignore_errors=True)
    try:
        (made / "index").mkdir(parents=True)
        create(made / "index")
        with Catalogue(made / CATALOGUE, writable=True) as catalogue:
            catalogue.commit()
        descriptions.save(descriptions.Description(format=descriptions.FORMAT, id=uuid.uuid4().hex), made)
        if path.exists():
            path.rmdir()
        made.rename(path)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def up_to_date(path: Path, *, writable: bool) -> Description:
    """The description of an archive that can be used. One of an earlier format is brought up to the present one before
    it is written, and read as it is where it has all that is looked for: it may lie on a medium that can't be written.
    """
    description = descriptions.load(path)
    if description.format == descriptions.FORMAT:
        return description
    if not writable:
        if description.format < migration.COMPLETE:
            raise ArchiveTooOld(path)
        return description
    with world_told(path), writing(path):
        folders = [folder.absolute for folder in description.folders]
        migration.migrate(path / "index", description.format, folders)
        description = msgspec.structs.replace(description, format=descriptions.FORMAT)
        descriptions.save(description, path)
        migration.remove_old(path / "index")
    return description
