"""Reads the acceptance table: the articles and the cases that README.md beside this file describes.

Comes in: the text files of `articles/` and `cases/`. Goes out: articles by corpus and name, and cases. It knows
nothing of how a question is understood; what cannot be read is refused with its file and line.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance
from archiveviewer.vietnamese.normal import clean

HERE = Path(__file__).parent
REPEATED = re.compile(r"\{(\d+) times: ([^{}]*)\}")
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\n")
PRECISIONS = {4: "year", 7: "month", 10: "day"}
BLOCKS = {"text", "heading", "quote", "caption", "picture", "lost picture"}
FACTS = {"title", "kicker", "sapo", "section", "source", "author", "url"}


class Found(NamedTuple):
    """The names expected: groups follow each other, inside a group any order will do; `more` lets others stand among
    the last group.
    """

    groups: tuple[frozenset[str], ...]
    more: bool = False


class Case(NamedTuple):
    """One line of the table. `found` is None where any answer will do; `further` are the checks after it, in order."""

    where: str
    line: str
    question: str
    corpus: str
    found: Found | None
    further: tuple[tuple[str, str], ...]


def cases() -> list[Case]:
    """All cases but those of titles, file by file."""
    return [case(where, line) for where, line in _lines("cases")]


def titles() -> list[Case]:
    """The cases of R22: the question is a title as some page lists it."""
    return [case(where, line) for where, line in _lines("titles")]


def case(where: str, line: str) -> Case:
    """Read one line: rules | question | corpus | found | further."""
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) not in {4, 5}:
        raise ValueError(f"{where}: not four or five columns: {line}")
    further = tuple(_check(part.strip()) for part in cells[4].split(";")) if len(cells) > 4 else ()
    return Case(where, line, expanded(cells[1]), cells[2], _found(cells[3], cells[2]), further)


def expanded(text: str) -> str:
    r"""Write out what the table writes short: \uXXXX, \n, {40 times: chữ }, ␣ for a blank at an end."""
    text = REPEATED.sub(lambda found: found[2] * int(found[1]), text)
    return ESCAPED.sub(lambda found: chr(int(found[1] or found[2] or "A", 16)), text).replace("␣", " ")


def articles() -> dict[str, dict[str, Article]]:
    """The articles of every corpus by their names."""
    read: dict[str, dict[str, Article]] = {}
    corpus, name = "", ""
    facts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for where, line in _lines("articles", indented=True):
        if line.startswith("["):
            corpus = line.strip("[]")
        elif not line.startswith(" "):
            name = line
        else:
            key, separator, value = line.strip().partition(": ")
            if not separator:
                raise ValueError(f"{where}: no value: {line}")
            facts.setdefault((corpus, name), []).append((key, expanded(value)))
    for (corpus, name), told in facts.items():
        read.setdefault(corpus, {})[name] = _article(name, told)
    return read


def listing(titles_listed: list[str]) -> Article:
    """An article that lists other stories."""
    links = tuple(Link(title=title) for title in titles_listed)
    listed = LinkList(heading="Tin liên quan", links=links)
    return Article(id="listing", title="Danh mục", related=listed, provenance=Provenance(path="listing.html"))


def _lines(folder: str, *, indented: bool = False) -> list[tuple[str, str]]:
    found = []
    for path in sorted((HERE / folder).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                found.append((f"{path.name}:{number}", line.rstrip() if indented else line.strip()))
    return found


def _check(part: str) -> tuple[str, str]:
    key, _, value = part.partition(" ")
    return key, value.strip()


def _found(cell: str, corpus: str) -> Found | None:
    if cell == "anything":
        return None
    if cell == "nothing":
        return Found(())
    if cell == "everything":
        return Found((frozenset(articles()[corpus]),))
    groups = [frozenset(group.split()) - {"…"} for group in cell.split(" > ")]
    return Found(tuple(groups), more=cell.endswith("…"))


def _article(name: str, told: list[tuple[str, str]]) -> Article:
    """The article as a reader would hand it over: cleaned, its blocks in the order written."""
    facts = {key: clean(value) for key, value in told if key in FACTS}
    values = dict(told)
    unknown = values.keys() - FACTS - BLOCKS - {"date", "path", "member", "keywords"}
    if unknown or "title" not in facts:
        raise ValueError(f"{name}: no title, or unknown: {unknown}")
    return msgspec.structs.replace(
        Article(
            title=facts["title"],
            provenance=Provenance(path=values.get("path", f"{name}.txt"), member=values.get("member", "")),
            id=name,
        ),
        **facts,
        blocks=tuple(_block(key, clean(value)) for key, value in told if key in BLOCKS),
        published=_dated(values["date"]) if "date" in values else None,
        keywords=tuple(values.get("keywords", "").split(", ")) if "keywords" in values else (),
    )


def _block(key: str, value: str) -> Block:
    if key == "picture":
        return Block(kind="figure", image=value)
    if key == "caption":
        return Block(kind="figure", caption=value, image="anh.jpg")
    if key == "lost picture":
        return Block(kind="figure", caption=value)
    return msgspec.convert({"kind": "paragraph" if key == "text" else key, "text": value}, Block)


def _dated(value: str) -> Dated:
    value = _day(value) if value[0].isalpha() else value
    return msgspec.convert({"value": value, "precision": PRECISIONS[len(value)]}, Dated)


def _day(spoken: str) -> str:
    """The day of a date that moves with the calendar, as ISO 8601."""
    today = datetime.now().astimezone().date()
    last_month = today.replace(day=1) - timedelta(days=16)
    days = {
        "today": today,
        "yesterday": today - timedelta(days=1),
        "three days ago": today - timedelta(days=3),
        "last month": last_month,
        "three months ago": today - timedelta(days=100),
        "last year": today.replace(year=today.year - 1, month=6, day=15),
        "four years ago": today.replace(year=today.year - 4, month=6, day=15),
    }
    return days[spoken].isoformat()
