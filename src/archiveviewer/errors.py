"""The few ways the world can fail us. Comes in: a fact and its place; goes out: an exception that carries both.

Sentences for people are made in `ui/wording.py` and `cli/`, never here.

    ArchiveViewerError
    ├── ArchiveError             the archive itself can't be used
    │   ├── ArchiveMissing       there is none at that place
    │   ├── ArchiveExists        there is one already where a new one was asked for
    │   ├── ArchiveDamaged       its files contradict themselves
    │   ├── ArchiveTooNew        written by a later version of this program
    │   ├── ArchiveTooOld        written by an earlier version; opening it to write brings it up to this one
    │   └── ArchiveBusy          another process is writing to it
    ├── DeskError                a person's own things can't be kept or read
    │   ├── DeskTooNew           written by a later version of this program
    │   └── DeskFileRefused      a file that was to be laid in is none of a desk's, or damaged
    ├── ArticleMissing           no article of that id
    ├── PlaceUnknown             a file or folder that is none of the archive's
    ├── EncodingUnknown          no encoding of that name can be chosen
    └── Unreadable               a file can't be read as articles; the rest goes on without it

Anything else that is raised is our own bug and is reported as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ArchiveViewerError(Exception):
    """The world failed, not the program."""


class ArchiveError(ArchiveViewerError):
    """The archive at `path` can't be used; `cause` says why, in plain technical words."""

    def __init__(self, path: Path, cause: str = "") -> None:
        super().__init__(f"{path}: {cause}" if cause else str(path))
        self.path = path
        self.cause = cause


class ArchiveMissing(ArchiveError):  # noqa: N818 — a state of the world reads better than SomethingError
    """There is no archive at that place."""


class ArchiveExists(ArchiveError):  # noqa: N818
    """There is an archive already where a new one was asked for."""


class ArchiveDamaged(ArchiveError):  # noqa: N818
    """The archive's files contradict themselves."""


class ArchiveTooNew(ArchiveError):  # noqa: N818
    """The archive was written by a later version of this program."""


class ArchiveTooOld(ArchiveError):  # noqa: N818
    """The archive was written by an earlier version of this program, and reading alone can't bring it up to this
    one.
    """


class ArchiveBusy(ArchiveError):  # noqa: N818
    """Another process is writing to the archive."""


class DeskError(ArchiveViewerError):
    """A person's own things, at `path`, can't be kept or read; `cause` says why, in plain technical words."""

    def __init__(self, path: Path, cause: str = "") -> None:
        super().__init__(f"{path}: {cause}" if cause else str(path))
        self.path = path
        self.cause = cause


class DeskTooNew(DeskError):  # noqa: N818 — as above
    """They were written by a later version of this program."""


class DeskFileRefused(DeskError):  # noqa: N818
    """A file that was to be laid into a desk is none of a desk's, or is damaged."""


class ArticleMissing(ArchiveViewerError):  # noqa: N818
    """The archive holds no article of that id."""

    def __init__(self, article_id: str) -> None:
        super().__init__(article_id)
        self.article_id = article_id


class PlaceUnknown(ArchiveViewerError):  # noqa: N818
    """A path at which the archive has no file and no folder of its own."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


class EncodingUnknown(ArchiveViewerError):  # noqa: N818
    """No encoding of that name can be chosen; those that can are `readers.ENCODINGS`."""

    def __init__(self, encoding: str) -> None:
        super().__init__(encoding)
        self.encoding = encoding


class Unreadable(ArchiveViewerError):  # noqa: N818
    """A file, or one member of it, can't be read as articles.

    `reason` is one of the words in `REASONS`; `detail` adds the cause in technical words, of which some may be the
    file's own: here they are cleaned for display and cut.
    """

    LONGEST_DETAIL = 200

    REASONS = ("empty", "too-large", "binary", "damaged", "encoding", "no-article", "denied", "missing", "unsupported")

    def __init__(self, path: Path, reason: str, detail: str = "", member: str = "") -> None:
        detail = "".join(letter if letter.isprintable() else " " for letter in detail[: self.LONGEST_DETAIL])
        super().__init__(f"{path}: {reason}: {detail}" if detail else f"{path}: {reason}")
        self.path = path
        self.member = member
        self.reason = reason
        self.detail = detail
