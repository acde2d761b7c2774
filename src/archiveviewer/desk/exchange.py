"""A desk, or a part of it, as one file to be given to a colleague or kept; and such a file laid into a desk.

Comes in: things, or the bytes of a file that anybody may have written. Goes out: bytes, or things of which every value
has been looked at. The file is one JSON document, described in `docs/desk.md`. What is removed is never given away, so
laying a file into a desk takes nothing from it. It refuses to know who wrote a file, and believes it nothing.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from archiveviewer.desk import things
from archiveviewer.desk.merging import merged
from archiveviewer.desk.things import (
    KINDS,
    Asked,
    Clipping,
    Collection,
    Inquiry,
    Noted,
    Opened,
    Passage,
    Reference,
    SavedSearch,
    Tagging,
    Thing,
)
from archiveviewer.errors import DeskFileRefused, DeskTooNew
from archiveviewer.replacing import replace
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.desk.store import Store

FORMAT = 1
LARGEST = 256 * 2**20
"""Bytes of a file that is read."""
_MOST = 500_000
_NAMELESS = "?"
"""What has no name in a stranger's file; a row without any could neither be read nor heard."""
_OF_ARTICLES = ("clippings", "passages", "taggings", "opened")
Anything = TypeVar("Anything")
Many = Annotated[tuple[Anything, ...], msgspec.Meta(max_length=_MOST)]


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """What such a file holds. `articles` are those that the things are about."""

    archiveviewer_desk: Annotated[int, msgspec.Meta(ge=1)] = FORMAT
    made: things.Moment = ""
    articles: Many[Reference] = ()
    collections: Many[Collection] = ()
    clippings: Many[Clipping] = ()
    passages: Many[Passage] = ()
    taggings: Many[Tagging] = ()
    searches: Many[SavedSearch] = ()
    asked: Many[Asked] = ()
    opened: Many[Opened] = ()


class _Head(msgspec.Struct):
    archiveviewer_desk: Annotated[int, msgspec.Meta(ge=1)]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What laying a file into a desk did: how many things are new, how many were changed, in how many two notes now
    stand below each other, and how many were left out since they had been removed here.
    """

    added: int = 0
    changed: int = 0
    both_kept: int = 0
    left_out: int = 0


# Out


def bundle(store: Store, collections: Sequence[str] = (), *, history: bool = False) -> Bundle:
    """All of a desk, or some collections with the passages and tags of their articles; what was asked and read only
    with `history`: it is nobody else's business.
    """
    held: dict[str, Any] = {name: tuple(store.all(kind)) for name, kind in KINDS.items()}
    if collections:
        held = _about(held, set(collections))
    if not history:
        held |= {"asked": tuple(one for one in held["asked"] if one.starred), "opened": ()}
    about = {(one.archive, one.article) for name in _OF_ARTICLES for one in held[name]}
    articles = tuple(one for one in store.references() if one.key in about)
    return Bundle(made=things.now(), articles=articles, **held)


def _about(held: dict[str, Any], chosen: set[str]) -> dict[str, Any]:
    """What belongs to some collections."""
    clippings = tuple(one for one in held["clippings"] if one.collection in chosen)
    articles = {(one.archive, one.article) for one in clippings}
    return {
        "collections": tuple(one for one in held["collections"] if one.id in chosen),
        "clippings": clippings,
        "passages": tuple(one for one in held["passages"] if (one.archive, one.article) in articles),
        "taggings": tuple(one for one in held["taggings"] if (one.archive, one.article) in articles),
        "searches": (),
        "asked": (),
        "opened": (),
    }


def write(path: Path, bundled: Bundle) -> None:
    """Write a file; whoever is killed meanwhile leaves what was there. Raises OSError."""
    replace(path, msgspec.json.format(msgspec.json.encode(bundled), indent=1))


# In


def read(path: Path) -> Bundle:
    """What a file holds, looked at value by value. Raises DeskFileRefused, and DeskTooNew for a later format."""
    try:
        if not path.is_file():
            raise DeskFileRefused(path, "no regular file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise DeskFileRefused(path, error.strerror or str(error)) from error
    if len(data) > LARGEST:
        raise DeskFileRefused(path, f"more than {LARGEST} bytes")
    data = data.removeprefix(codecs.BOM_UTF8)  # some editor left it
    try:
        if msgspec.json.decode(data, type=_Head).archiveviewer_desk > FORMAT:
            raise DeskTooNew(path)
        return msgspec.json.decode(data, type=Bundle)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise DeskFileRefused(path, str(error)[:200]) from error


def is_desk_file(path: Path) -> bool:
    """Whether a file was written here, by whatever version."""
    try:
        read(path)
    except DeskTooNew:
        return True
    except DeskFileRefused:
        return False
    return True


def lay_in(store: Store, untrusted: Bundle, *, bring_back: bool = False) -> Merged:
    """Lay what a file holds into a desk, all of it or nothing; `bring_back` also what had been removed here."""
    counts = {"added": 0, "changed": 0, "both_kept": 0, "left_out": 0}
    with store.change():
        store.keep(map(_clean_reference, untrusted.articles))
        for name, kind in KINDS.items():
            for one in getattr(untrusted, name):
                if told := _lay_in(store, kind, _clean(one), bring_back=bring_back):
                    counts[told] += 1
    return Merged(**counts)


def _lay_in(store: Store, kind: type[Thing], theirs: Thing, *, bring_back: bool) -> str | None:
    """Lay one thing in; returns what `Merged` counts it as, nothing where it says no more than was known."""
    had = store.get(kind, theirs.id)
    if had is None:
        store.put(theirs)
        return "added"
    both = merged(msgspec.structs.replace(had, removed="") if bring_back else had, theirs)
    if both.removed:
        return "left_out"
    if both == had:
        return None
    store.put(both)
    if had.removed:
        return "added"
    if isinstance(both, Noted) and both.note not in (_note(had), _note(theirs)):
        return "both_kept"
    return "changed" if _seen(both) != _seen(had) else None


def _note(thing: Thing) -> str:
    return thing.note if isinstance(thing, Noted) else ""


def _seen(thing: Thing) -> Thing:
    """A thing but for what nobody sees of it."""
    seen = msgspec.structs.replace(thing, made="", changed="")
    return msgspec.structs.replace(seen, earlier="") if isinstance(seen, Noted) else seen


def _clean(untrusted: Thing) -> Thing:
    """A thing of which every text is what this program would have kept itself, and which is not removed."""
    fields: dict[str, Any] = {"removed": ""}
    for name in ("name", "before", "after"):
        if isinstance(text := getattr(untrusted, name, None), str):
            fields[name] = (things.line(text) or _NAMELESS) if name == "name" else _context(text)
    if isinstance(note := getattr(untrusted, "note", None), str):
        fields["note"] = things.paragraph(note)
    if isinstance(quote := getattr(untrusted, "quote", None), str):
        fields["quote"] = things.paragraph(quote)
    if isinstance(inquiry := getattr(untrusted, "inquiry", None), str):
        fields["inquiry"] = Inquiry.unpacked(inquiry).packed()
    cleaned = msgspec.structs.replace(untrusted, **fields)
    moment = things.now()  # a clock that runs ahead would win over everybody else's for good
    late = {name: moment for name in ("made", "changed") if getattr(cleaned, name) > moment}
    return msgspec.structs.replace(cleaned, **late) if late else cleaned


def _context(text: str) -> str:
    return text if text == clean(text) else things.line(text)


def _clean_reference(untrusted: Reference) -> Reference:
    return Reference(
        archive=untrusted.archive,
        article=untrusted.article,
        title=things.line(untrusted.title),
        date=things.line(untrusted.date),
        source=things.line(untrusted.source),
    )
