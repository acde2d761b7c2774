"""Damage to a file that gets past its first lock: done inside what is packed, to the numbers that count, to tags,
values and control words, and to the letters themselves.

Comes in: a file's bytes, other files of its kind, chance. Goes out: the damaged bytes, the same for the same chance. It
refuses to know any reader.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import functools
import gzip
import io
import json
import re
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from mutations import mutations

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    Damage = Callable[[bytes, random.Random], bytes]

LARGEST = 8 << 20
"""Bytes of a damaged file; a file that only grows shows no more than the limits, which have tests of their own."""
_EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE)
_DEEP = (3, 40, 300, 5000, 60_000)


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """One damaged copy of a file."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        ways: list[Damage] = [raw, letters, functools.partial(spliced, others=others), *_fitting(data) * 3]
        data = chance.choice(ways)(data, chance)[:LARGEST]
    return data


def _fitting(data: bytes) -> list[Damage]:
    """The ways to damage such a file below its surface."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    found: list[Damage] = []
    if head.startswith(b"PK\x03\x04"):
        found += [in_zip, in_zip, zip_names]
    if data[257:262] == b"ustar":
        found += [in_tar] * 5
    if head.startswith(b"\x1f\x8b"):
        found += [in_gzip] * 3
    if head.startswith(b"%PDF"):
        found += [in_streams, decimals]
    if head.startswith(b"{\\rtf"):
        found += [control_words, decimals]
    if head.startswith((b"{", b"[")) and not head.startswith(b"{\\"):
        found.append(in_json)
    if b"<" in head and b">" in head and not head.startswith((b"PK", b"%PDF", b"\xd0\xcf", b"\xff\xd8", b"II", b"MM")):
        found += [markup, markup, attributes]
    if _BASE64.search(data):
        found.append(in_base64)
    if b"\0" in head and not head.startswith((b"PK", b"\x1f\x8b")):
        found += [numbers, overwritten, overwritten]
    return found


# Whatever it is --------------------------------------------------------------------------------------------------


def raw(data: bytes, chance: random.Random) -> bytes:
    """Bits turned, pieces lost, doubled or swapped, the end torn off."""
    return next(mutations(data, 1, chance.randrange(1 << 32)))


def numbers(data: bytes, chance: random.Random) -> bytes:
    """A few numbers of two or four bytes set to what breaks sums: nothing, the most, one more or less."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        size = chance.choice((2, 4))
        reach = chance.choice((64, 1024, len(changed)))
        place = chance.randrange(max(1, min(reach, len(changed)) - size)) & ~(size - 1)
        order = chance.choice("<>")
        form = f"{order}{'H' if size == 2 else 'I'}"
        if place + size > len(changed):
            continue
        (was,) = struct.unpack_from(form, changed, place)
        value = chance.choice((*_EDGES, was + 1, was - 1, was * 2, len(data), len(data) - place))
        struct.pack_into(form, changed, place, value % (1 << 8 * size))
    return bytes(changed)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """A few stretches written over, so that all else stays where it was."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((1, 2, 4, 16, 64, 512)))
        other = chance.randrange(len(changed) + 1)
        fill = chance.choice((bytes(512), b"\xff" * 512, chance.randbytes(512), data[other : other + 512]))
        changed[start:end] = fill[: end - start].ljust(end - start, b"\0")
    return bytes(changed)


def decimals(data: bytes, chance: random.Random) -> bytes:
    """A few numbers that are written out."""
    found = list(re.finditer(rb"-?\d+", data))
    if not found:
        return raw(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 6))), key=lambda one: -one.start()):
        value = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967296", b"9" * 30, match[0] + b"0"))
        data = data[: match.start()] + value + data[match.end() :]
    return data


def spliced(data: bytes, chance: random.Random, *, others: Sequence[bytes]) -> bytes:
    """The beginning of one file with the end of another."""
    other = chance.choice(others)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


_NASTY = (
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\0", "\x1b[2J", "\x9b31m", "\x07", "\u2028", "\uffff", "\U000e0041"),
    *("e\u0302\u0323", "\u0301", "\ufb01", "\u1161", "\ud7a3", "\U0001f600", "\u3000", "\u00ad", "%00", "../../../x"),
)


def letters(data: bytes, chance: random.Random) -> bytes:
    """Characters that hide, turn or stack, in a place or two; sometimes the whole text in another encoding."""
    if chance.random() < 0.2:
        with contextlib.suppress(UnicodeError):
            wanted = chance.choice(("utf-16", "utf-16-be", "utf-7", "utf-8-sig", "utf-32", "cp1258", "utf-16-le"))
            return data.decode().encode(wanted, "replace")
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(data) + 1)
        many = chance.choice((1, 1, 3, 200, 20_000))
        piece = chance.choice((chance.choice(_NASTY).encode(), b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80"))
        data = data[:place] + piece * many + data[place:]
    return data


# Inside packings -------------------------------------------------------------------------------------------------


def _inside(data: bytes, chance: random.Random) -> bytes:
    return mutated(data, (data,), chance) if data else b"x"


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if info.file_size <= LARGEST][:200]
        return [(info.filename, archive.read(info)) for info in infos]


def _repacked(members: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)  # without the time of now
    return box.getvalue()


def in_zip(data: bytes, chance: random.Random) -> bytes:
    """A member or two damaged, and all packed again so that every sum is right."""
    try:
        members = _members(data)
        for _ in range(chance.choice((1, 1, 2))):
            number = chance.randrange(len(members))
            name, content = members[number]
            members[number] = (name, _inside(content, chance))
        return _repacked(members, chance)
    except (zipfile.BadZipFile, zlib.error, *_CANT):
        return raw(data, chance)


_CANT = (ValueError, OSError, EOFError, IndexError, NotImplementedError, RuntimeError, UserWarning)
_NAMES = (
    "../../../etc/x",
    "/etc/x",
    "C:\\x",
    "a/" * 300 + "x",
    "\u202egpj.exe",
    "x\n\x1b[2J",
    "",
    "CON",
    "\\\\host\\x",
)


def zip_names(data: bytes, chance: random.Random) -> bytes:
    """Members lost, doubled, renamed, in another order."""
    try:
        members = _members(data)
        number = chance.randrange(len(members))
        name, content = members[number]
        match chance.randrange(4):
            case 0:
                del members[number]
            case 1:
                members.insert(chance.randrange(len(members)), (f"{name}x", content))
            case 2:
                members[number] = (chance.choice(_NAMES), content)
            case 3:
                chance.shuffle(members)
        return _repacked(members, chance)
    except (zipfile.BadZipFile, zlib.error, *_CANT):
        return raw(data, chance)


def in_tar(data: bytes, chance: random.Random) -> bytes:
    """A member damaged or renamed, and all packed again so that every sum is right."""
    box = io.BytesIO()
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive, tarfile.open(fileobj=box, mode="w") as made:
            members = archive.getmembers()[:200]
            chosen = chance.randrange(len(members))
            for number, member in enumerate(members):
                file = archive.extractfile(member)
                content = file.read(LARGEST) if file else b""
                if number == chosen and chance.random() < 0.3:
                    member.name = chance.choice(_NAMES).replace("\0", "")
                elif number == chosen:
                    content = _inside(content, chance)
                member.size = len(content)
                made.addfile(member, io.BytesIO(content))
    except (tarfile.TarError, *_CANT):
        return raw(data, chance)
    return box.getvalue()


def in_gzip(data: bytes, chance: random.Random) -> bytes:
    """What is packed damaged and packed again."""
    try:
        return gzip.compress(_inside(zlib.decompressobj(31).decompress(data, LARGEST), chance), 1, mtime=0)
    except zlib.error:
        return raw(data, chance)


_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n){3,}[A-Za-z0-9+/=]*")


def in_base64(data: bytes, chance: random.Random) -> bytes:
    """A part of a mail damaged and written again."""
    match = chance.choice(list(_BASE64.finditer(data)))
    with contextlib.suppress(ValueError):
        inside = _inside(base64.b64decode(match[0] + b"=="), chance)
        return data[: match.start()] + base64.encodebytes(inside) + data[match.end() :]
    return raw(data, chance)


def in_streams(data: bytes, chance: random.Random) -> bytes:
    """A packed stream of a PDF damaged and packed again; its length is left wrong half the time."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not streams:
        return raw(data, chance)
    match = chance.choice(streams)
    try:
        content = zlib.compress(_inside(zlib.decompress(match[1]), chance), 1)
    except zlib.error:
        content = _inside(match[1], chance)
    if len(content) < len(match[1]) and chance.random() < 0.5:
        content = content.ljust(len(match[1]), b"\0")
    return data[: match.start(1)] + content + data[match.end(1) :]


# Markup, values, control words -----------------------------------------------------------------------------------

_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]{0,60})[^<>]{0,2000}>")
_ENTITIES = (b"&#0;", b"&#xD800;", b"&#x202E;", b"&nbsp;", b"&amp;lt;", b"&x;", b"]]>", b"<![CDATA[", b"<!--", b"<?x?>")


def _element(data: bytes, chance: random.Random) -> tuple[int, int] | None:
    """Where an element begins and ends, or its tag alone where it is never closed."""
    tags = [match for match in _TAG.finditer(data) if not match[1]]
    if not tags:
        return None
    opening = chance.choice(tags)
    end = data.find(b"</" + opening[2] + b">", opening.end())
    return opening.start(), opening.end() if end < 0 else end + len(opening[2]) + 3


def markup(data: bytes, chance: random.Random) -> bytes:
    """An element lost, doubled, moved, nested in itself, laid bare or filled with what no element holds."""
    place = _element(data, chance)
    if place is None:
        return raw(data, chance)
    start, end = place
    element = data[start:end]
    tag = _TAG.match(element)
    opening, name = (tag[0], tag[2]) if tag else (b"", b"x")
    inside, behind, closing = data[start + len(opening) :], data[end:], b"</" + name + b">"
    match chance.randrange(7):
        case 0:
            changed = behind
        case 1:
            changed = element * chance.choice((2, 3, 100)) + behind
        case 2:
            there = chance.randrange(len(behind) + 1)
            changed = behind[:there] + element + behind[there:]
        case 3:
            depth = chance.choice(_DEEP)
            changed = opening * depth + element + closing * chance.choice((depth, 0)) + behind
        case 4:
            changed = inside
        case 5:
            changed = opening + chance.choice(_ENTITIES) + inside
        case _:
            doctype = b'<!DOCTYPE x [<!ENTITY x "y"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
            changed = chance.choice((doctype, b"&x;&f;", b"<" * 50, closing)) + data[start:]
    return data[:start] + changed


_ATTRIBUTE = re.compile(rb"""=\s*(["'])([^"'<>]{0,400})\1""")
_VALUES = (
    b"",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"javascript:x",
    b"file:///x",
    b"../../../x",
    b"data:,",
    b"\xff\xfe",
)


def attributes(data: bytes, chance: random.Random) -> bytes:
    """Values of attributes changed, or set to that of another."""
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return raw(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 5))), key=lambda one: -one.start()):
        value = chance.choice((*_VALUES, b"x" * chance.choice((300, 100_000)), chance.choice(found)[2]))
        data = data[: match.start(2)] + value + data[match.end(2) :]
    return data


_THINGS: tuple[Any, ...] = (None, True, 0, -1, 1e308, 10**30, "", "x", "\ud800", "\u202e\0", [], {}, [[]], {"": None})


def in_json(data: bytes, chance: random.Random) -> bytes:
    """A value replaced, lost, moved or nested; JSON all the same."""
    first = data.split(b"\n", 1)
    try:
        value, rest = json.loads(data), b""
    except (ValueError, RecursionError):
        try:
            value, rest = json.loads(first[0]), b"".join(first[1:])
        except (ValueError, RecursionError):
            return raw(data, chance)
    try:
        for _ in range(chance.randint(1, 4)):
            _change(value, chance)
        written = json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    except RecursionError:  # it was damaged so before
        return raw(data, chance)
    if chance.random() < 0.1:
        depth = chance.choice(_DEEP)
        written = b'{"a":[' * depth + written + b"]}" * depth
    return written + (b"\n" + rest if rest else b"")


def _change(value: Any, chance: random.Random) -> None:  # noqa: ANN401 — any JSON
    """Walks down by chance and changes what it finds there."""
    while True:
        keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value))) if _is_list(value) else []
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(value[key], (dict, list)) and value[key] and chance.random() < 0.8:
            value = value[key]
            continue
        other = value[chance.choice(keys)]
        value[key] = chance.choice(
            (*copy.deepcopy(_THINGS), copy.deepcopy(other), [value[key]], {"x": value[key]}, str(value[key]) * 50)
        )
        return


def _is_list(value: object) -> bool:
    return isinstance(value, list)


_WORD = re.compile(rb"\\([a-z]{1,20})(-?\d{1,10})? ?")
_WORDS = (
    b"\\bin99999999 ",
    b"\\u-1?",
    b"\\u55357?",
    b"{\\*\\x",
    b"\\'",
    b"\\ucNN",
    b"\\uc9999 ",
    b"{\\pict ",
    b"\\fonttbl",
    b"}",
)


def control_words(data: bytes, chance: random.Random) -> bytes:
    """Control words of RTF lost, doubled, with other numbers; groups opened and closed where none should be."""
    found = list(_WORD.finditer(data))
    if not found:
        return raw(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 6))), key=lambda one: -one.start()):
        depth = chance.choice(_DEEP)
        number = b"%d" % chance.choice(_EDGES)
        piece = chance.choice(
            (b"", match[0] * 3, b"\\" + match[1] + number + b" ", chance.choice(_WORDS), b"{" * depth)
        )
        data = data[: match.start()] + piece + data[match.end() :]
    return data
