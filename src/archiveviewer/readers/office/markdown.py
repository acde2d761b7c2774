"""Markdown, as notes and blogs are kept. Bytes come in; the one article of the file goes out.

Read are headings, paragraphs, lists, quotations, tables, pictures with their captions and the facts of a front matter.
Marks of emphasis, links and HTML go; their text stays. Nothing in the text itself says that it is Markdown, so its
name does; whatever is no mark of Markdown is plain text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archiveviewer.readers import text
from archiveviewer.readers.office import compose
from archiveviewer.readers.office.markdown_spans import emphasised, is_bold, plain
from archiveviewer.readers.office.paragraphs import Document, Paragraph, Run
from archiveviewer.readers.text import labels
from archiveviewer.readers.text.body import LONGEST_SET_OFF_CAPTION, picture_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.text.layout import Kind

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<text>\S.*)")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\([ \t]*<?(?P<place>[^()<>\"]*?)>?[ \t]*(?:\"(?P<title>[^\"]*)\")?[ \t]*\)"
)
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*\S+.*")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,80}\]:[ \t]*(.*)")
_DIVIDER = re.compile(r"[ \t|:-]*-[ \t|:-]*")
_FACT = re.compile(r"(?P<name>[\w -]{1,30}):[ \t]*(?P<value>.*)")
_FRONT = re.compile(r"---[ \t]*\n(?P<facts>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a file that is called Markdown. Raises `Unreadable`."""
    decoded, source = text.decoded(path, data)
    front = _FRONT.match(source)
    blocks = _Blocks(source[front.end() if front else 0 :].split("\n"))
    body = blocks.paragraphs()
    facts = _facts(front["facts"] if front else "", titled=any(paragraph.kind == "title" for paragraph in body))
    document = Document(paragraphs=[*facts, *body], notes=blocks.notes)
    return (compose.article(path, document, "markdown", decoded=decoded),)


def _facts(front: str, *, titled: bool) -> list[Paragraph]:
    """Those lines of a front matter that state a fact of an article, as such lines stand in plain text."""
    found: dict[str, str] = {}
    name = ""
    for line in front.split("\n"):
        if match := _FACT.fullmatch(line.rstrip()):
            name = match["name"].strip()
            found[name] = match["value"].strip().strip("[]").strip("\"'")
        elif name and line.lstrip().startswith("- "):
            found[name] = ", ".join(filter(None, (found[name], line.strip()[2:].strip("\"' "))))
    stated = ((labels.labelled(line), line) for line in (f"{name}: {value}" for name, value in found.items()))
    return [Paragraph([Run(line)]) for fact, line in stated if fact and not (titled and fact.field == "title")]


@dataclass(slots=True)
class _Blocks:
    """The blocks of a text, line by line; what waits to be ended is in `waiting`. Footnotes are put aside."""

    lines: list[str]
    found: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    kind: Kind = ""
    is_note: bool = False

    def paragraphs(self) -> list[Paragraph]:
        """The blocks as paragraphs."""
        fence = ""
        for line in self.lines:
            opening = _FENCE.match(line)
            if fence:
                fence = "" if opening and opening[1].startswith(fence) else fence
                self.found += [Paragraph([Run(line.strip())])] if not opening and line.strip() else []
            elif opening:
                self._end()
                fence = opening[1]
            else:
                self._line(line)
        self._end()
        return self.found

    def _line(self, line: str) -> None:
        if match := _NOTE.fullmatch(line):
            self._end()
            self.waiting, self.is_note = [match[1]], True
        elif not line.strip() or _DEFINITION.fullmatch(line):
            self._end()
        elif self.waiting and not self.kind and (match := _UNDERLINE.fullmatch(line)):
            self._end_heading(1 if match[1][0] == "=" else 2)
        elif _RULE.fullmatch(line):
            self._end()
        elif match := _HEADING.fullmatch(line):
            self._end()
            self.waiting = [match[2] or ""]
            self._end_heading(len(match[1]))
        elif match := _QUOTE.fullmatch(line):
            self._go_on("quote", match[1])
        elif match := _ITEM.fullmatch(line):
            self._end()
            self._go_on("list", match["text"])
        elif line.lstrip().startswith("|"):
            self._row(line)
        else:
            self._go_on(self.kind, line)

    def _go_on(self, kind: Kind, line: str) -> None:
        if kind != self.kind:
            self._end()
        self.kind = kind
        self.waiting.append(line)

    def _row(self, line: str) -> None:
        self._end()
        if not _DIVIDER.fullmatch(line):
            cells = (plain(cell).strip() for cell in line.strip().strip("|").split("|"))
            self.found.append(Paragraph([Run("\t".join(cells))], kind="table"))

    def _end_heading(self, level: int) -> None:
        words = plain(" ".join(self.waiting)).strip()
        first = level == 1 and not any(paragraph.kind in {"title", "heading"} for paragraph in self.found)
        self.found += [Paragraph([Run(words)], kind="title" if first else "heading")] if words else []
        self.waiting, self.kind = [], ""

    def _end(self) -> None:
        """What waits has come to its end."""
        if self.is_note:
            self.notes += [Paragraph([Run(plain(" ".join(self.waiting)).strip())])]
            self.waiting, self.kind, self.is_note = [], "", False
            return
        raw = "".join(f"{_HARD_BREAK.sub('', line)}{_between(line)}" for line in self.waiting).strip()
        kind, self.waiting, self.kind = self.kind, [], ""
        pictures = list(_PICTURE.finditer(raw))
        if pictures:
            raw = _PICTURE.sub("", raw).strip()
            for picture in pictures:
                self.found += _figure(picture)
        if raw:
            under = bool(self.found) and _is_place(self.found[-1])
            caption = len(raw) <= LONGEST_SET_OFF_CAPTION and ((under and emphasised(raw)) or bool(pictures))
            self.found.append(Paragraph([Run(plain(raw), bold=is_bold(raw))], kind="figure" if caption else kind))


def _between(line: str) -> str:
    return "\n" if _HARD_BREAK.search(line) else " "


def _figure(picture: re.Match[str]) -> Iterator[Paragraph]:
    """The place of a picture beside the file, and what is printed under it."""
    place = picture_file(html.unescape(picture["place"]))
    if place:
        yield Paragraph([Run(place)])
    caption = plain(picture["title"] or picture["alt"]).strip()
    if caption:
        yield Paragraph([Run(caption)], kind="figure")


def _is_place(paragraph: Paragraph) -> bool:
    return not paragraph.kind and bool(picture_file("".join(run.text for run in paragraph.runs)))
