"""Two states of one thing become one, without loss. Comes in: mine and theirs, of one id; goes out: what both are from
now on. Laying the same two together again, in whichever order, changes nothing more. It refuses to know where they are
kept.

A note that goes on from the other takes its place, however the clocks were set: each remembers digests of what it was.
Where both went on by themselves, both texts are kept, one below the other.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from archiveviewer.desk.things import LONGEST_TEXT, Asked, Noted, Opened

if TYPE_CHECKING:
    from archiveviewer.desk.things import Thing

    AnyThing = TypeVar("AnyThing", bound=Thing)
    AnyNoted = TypeVar("AnyNoted", bound=Noted)

BETWEEN = "\n———\n"
"""What stands between two notes of which neither goes on from the other."""
_REMEMBERED = 100
"""Digests of earlier notes."""


def digest(note: str) -> str:
    """What is remembered of an earlier note."""
    return hashlib.blake2b(note.encode("utf-8", "replace"), digest_size=5).hexdigest()


def renoted(thing: AnyNoted, note: str) -> AnyNoted:
    """The thing with another note, remembering what it was."""
    if note == thing.note:
        return thing
    return msgspec.structs.replace(thing, note=note, earlier=_remembered(thing.earlier, digest(thing.note)))


def merged(mine: AnyThing, theirs: AnyThing) -> AnyThing:
    """Both in one. What is removed here stays so unless it was changed there later."""
    newest, oldest = sorted((mine, theirs), key=_age, reverse=True)
    made = min(mine.made, theirs.made)
    changed = {"made": made, "removed": _removed(mine, theirs)}
    if isinstance(mine, Noted) and isinstance(theirs, Noted):
        note, earlier = _note(mine, theirs)
        changed |= {"note": note, "earlier": earlier}
    result = msgspec.structs.replace(newest, **changed)
    if isinstance(result, (Asked, Opened)) and isinstance(oldest, (Asked, Opened)):
        result = msgspec.structs.replace(result, times=max(result.times, oldest.times))
    if isinstance(result, Asked) and isinstance(oldest, Asked):
        result = msgspec.structs.replace(result, starred=result.starred or oldest.starred)
    return result


def _age(thing: Thing) -> tuple[str, bytes]:
    """Later states are greater; where two are of one moment, the bytes decide, on every desk alike."""
    return thing.changed, msgspec.json.encode(thing)


def _removed(mine: Thing, theirs: Thing) -> str:
    if not (mine.removed and theirs.removed):
        gone, there = (mine, theirs) if mine.removed else (theirs, mine)
        return gone.removed if gone.removed > there.changed else ""
    return max(mine.removed, theirs.removed)


def _note(mine: Noted, theirs: Noted) -> tuple[str, str]:
    """The note of both and what it was before."""
    if mine.note == theirs.note:
        return mine.note, _remembered(mine.earlier, *theirs.earlier.split())
    first, second = sorted((mine, theirs), key=_age)
    told = _remembered(first.earlier, *second.earlier.split(), digest(first.note), digest(second.note))
    later = _later(first, second)
    return (later.note if later else _both(first.note, second.note)), told


def _later(first: AnyNoted, second: AnyNoted) -> AnyNoted | None:
    """Whichever note goes on from the other, the second of two that do so mutually; None where each is by itself."""
    known = [digest(one.note) in other.earlier.split() for one, other in ((first, second), (second, first))]
    if any(known):
        return second if known[0] else first
    for one, other in ((first, second), (second, first)):
        if one.note in other.note:  # as what is empty is in everything
            return other
    return None


def _both(first: str, second: str) -> str:
    """Two notes below each other, each paragraph of such notes once."""
    parts = dict.fromkeys([*first.split(BETWEEN), *second.split(BETWEEN)])
    return BETWEEN.join(parts)[:LONGEST_TEXT]


def _remembered(earlier: str, *more: str) -> str:
    return " ".join(list(dict.fromkeys([*earlier.split(), *more]))[-_REMEMBERED:])
