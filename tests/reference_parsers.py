"""Readers of RIS and BibTeX that are as strict as the strictest program people use. Text comes in, records go out.

They refuse whatever is not well formed, so that a test that reads something back has shown that others can.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)", re.DOTALL)
_KEY = re.compile(r"[a-z0-9-]+")
_NAMED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_WRITTEN = re.compile(r"\{\\(\w+)\}|\\([&%$#_])")
_BARE = re.compile(r"[\\{}&%$#_~^]")


class Entry(NamedTuple):
    key: str
    fields: dict[str, str]


def ris_records(text: str) -> list[dict[str, list[str]]]:
    """Each record by its tags; the first is TY, the last ER, and nothing stands outside of records."""
    records: list[dict[str, list[str]]] = []
    current: dict[str, list[str]] | None = None
    for line in text.split("\r\n"):
        assert "\n" not in line
        assert "\r" not in line
        if not line:
            assert current is None, "an empty line in a record"
            continue
        found = _TAG.fullmatch(line)
        assert found, line
        tag, value = found.groups()
        if tag == "TY":
            assert current is None, "a record in a record"
            current = {}
        assert current is not None, "a tag outside of any record"
        current.setdefault(tag, []).append(value)
        if tag == "ER":
            records.append(current)
            current = None
    assert current is None, "a record without an end"
    return records


def bibtex_entries(text: str) -> list[Entry]:
    """Each entry with its fields as they stand between the outermost braces."""
    entries: list[Entry] = []
    at = 0
    while (at := text.find("@", at)) >= 0:
        opening = text.index("{", at)
        end = _closing(text, opening)
        key, _, body = text[opening + 1 : end].partition(",")
        assert _KEY.fullmatch(key), key
        assert key not in [entry.key for entry in entries]
        entries.append(Entry(key, dict(_fields(body))))
        at = end
    return entries


def _closing(text: str, opening: int) -> int:
    """The brace that ends what one begins, by BibTeX's own count: a backslash before a brace changes nothing."""
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return place
    raise AssertionError("a brace is left open")


def _fields(body: str) -> list[tuple[str, str]]:
    fields, at = [], 0
    while found := re.compile(r"\s*(\w+) = ").match(body, at):
        if body[found.end()] == "{":
            end = _closing(body, found.end())
            fields.append((found[1], body[found.end() + 1 : end]))
            at = end + 1
        else:
            at = body.index(",", found.end())
            fields.append((found[1], body[found.end() : at]))
        assert body[at] == ","
        at += 1
    assert not body[at:].strip(), body[at:]
    return fields


def typeset(value: str) -> str:
    """What TeX would print of a value without its outermost braces; nothing in it may be left to obey."""
    rest = _WRITTEN.sub("", value)
    assert not _BARE.search(rest), value
    return _WRITTEN.sub(lambda found: _NAMED[found[1]] if found[1] else found[2], value)
