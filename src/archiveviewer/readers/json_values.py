"""JSON from anywhere. Comes in: bytes, one document or one a line. Goes out: its values, bounded in size and depth; and
what is asked of them: an object's first telling key, whatever its spelling, and texts, names and dates out of whatever
holds them. It refuses to know which keys tell what.
"""

from __future__ import annotations

import functools
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archiveviewer.article import Dated
from archiveviewer.errors import Unreadable
from archiveviewer.readers import decoding
from archiveviewer.readers.lines import folded
from archiveviewer.readers.stated import LONGEST_BODY, one_line, when
from archiveviewer.vietnamese.dates import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

LARGEST_DOCUMENT = 64 * 1024 * 1024
LONGEST_LINE = 16 * 1024 * 1024
DEEPEST = 40
_MOST_ITEMS = 2000
_MOST_BAD = 1000
"""Lines that are no JSON, before one is, and it isn't looked for any longer."""

_Object = dict[str, object]
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_FIRST_MOMENT, _LAST_MOMENT = 100_000_000, 4_000_000_000
_MILLISECONDS = 1000
_OF_NET = re.compile(r"\\?/Date\((\d{1,16})(?:[+-]\d{4})?\)\\?/")
_WORDS = (
    "value", "rendered", "text", "name", "title", "label", "#text", "$date", "content", "displayname", "fullname",
    "ten", "hoten",
)  # fmt: skip


def documents(path: Path, data: bytes) -> tuple[list[object], str, tuple[str, ...]]:
    """The documents of the file, its encoding and what was noticed: one, or one a line. Raises `Unreadable`."""
    decoded = decoding.decode(data)
    text = decoded.text.lstrip("\ufeff \t\r\n\0")
    if len(text) <= LARGEST_DOCUMENT:
        try:
            return [json.loads(text, strict=False)], decoded.encoding, decoded.warnings
        except RecursionError as error:
            raise Unreadable(path, "too-large", "JSON nested too deep") from error
        except ValueError as error:
            failed = error
    else:
        failed = ValueError("one long document")
    lines, bad = _by_line(text)
    if not lines:
        reason = "too-large" if len(text) > LARGEST_DOCUMENT else "damaged"
        raise Unreadable(path, reason, f"JSON: {failed}"[:120]) from failed
    return lines, decoded.encoding, (*decoded.warnings, *((f"{bad} lines are no JSON",) if bad else ()))


def _by_line(text: str) -> tuple[list[object], int]:
    """The values of the lines, and how many lines hold none."""
    values: list[object] = []
    bad = 0
    for line in text.split("\n"):
        if not line.strip(" \t\r,"):
            continue
        try:
            values.append(json.loads(line.strip(" \t\r,"), strict=False) if len(line) <= LONGEST_LINE else None)
        except (ValueError, RecursionError):
            bad += 1
            if bad > _MOST_BAD and not values:
                break
    return [value for value in values if isinstance(value, dict | list)], bad


def objects(value: object, is_wanted: Callable[[_Object], bool]) -> Iterator[_Object]:
    """The wanted objects anywhere inside, their keys made plain; inside those no further ones are looked for."""
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            continue
        if isinstance(one, dict):
            plain = plainly(one)
            if is_wanted(plain):
                yield plain
                continue
            one = list(one.values())
        if isinstance(one, list):
            waiting.extend((inner, depth + 1) for inner in reversed(one) if isinstance(inner, dict | list))


def plainly(value: object) -> _Object:
    """An object with its keys in small letters and figures only: "datePublished", "date_published" and "Ngày đăng" as
    "datepublished" and "ngaydang"; where two become one, the first that holds something.
    """
    found: _Object = {}
    for key, inner in value.items() if isinstance(value, dict) else ():
        name = key_of(str(key))
        if not found.get(name):
            found[name] = inner
    return found


@functools.lru_cache(4096)
def key_of(name: str) -> str:
    """A key in small letters without accents and marks; "@type" and "$date" keep theirs."""
    return name if name.startswith(("@", "$", "#")) else _NO_LETTER.sub("", folded(name[:80]))


def first(source: _Object, keys: Iterable[str]) -> object:
    """The first of the keys that holds something."""
    return next((value for key in keys if (value := source.get(key)) not in (None, "", [], {})), None)


def text_of(value: object) -> str:
    """The text that a value is or holds; of a list the first one's."""
    for _ in range(DEEPEST):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            plain = plainly(value)
            value = first(plain, _WORDS)
        else:
            break
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return str(value)[:LONGEST_BODY]


def texts_of(value: object) -> list[str]:
    """The texts of a list, or of one text with commas or semicolons in it."""
    if isinstance(value, list):
        return [text for one in value[:_MOST_ITEMS] if (text := text_of(one).strip())]
    if isinstance(value, dict):
        value = text_of(value) or list(value)
        return texts_of(value)
    return [word.strip() for word in re.split(r"[,;]", text_of(value)) if word.strip()]


def names_of(value: object) -> str:
    """The names of people, however they are held."""
    found = [text_of(one) for one in value[:_MOST_ITEMS]] if isinstance(value, list) else [text_of(value)]
    return ", ".join(dict.fromkeys(one_line(name) for name in found if name.strip()))


def date_of(value: object) -> Dated | None:
    """The date a value is: text as anybody writes it, or (milli)seconds since 1970, also as .NET writes them."""
    text = text_of(value).strip()
    if told := _OF_NET.fullmatch(text):
        text = told[1]
    if text.isascii() and text.removesuffix(".0").isdigit() and len(text) >= len(str(_FIRST_MOMENT)):
        seconds = int(text.removesuffix(".0")[:16])
        seconds = seconds if seconds < _LAST_MOMENT else seconds // _MILLISECONDS
        if _FIRST_MOMENT <= seconds < _LAST_MOMENT and len(text) != len("20090430"):
            moment = datetime.fromtimestamp(seconds, UTC).astimezone(VIETNAM)
            return Dated(value=moment.isoformat(), precision="minute", raw=text)
    return when(text)
