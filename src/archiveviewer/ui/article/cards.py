"""What stands below an article: related stories in cards, and where the article came from. Comes in: a page and a
writer; goes out: blocks in the writer's document. It refuses to look anything up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from archiveviewer.results import Listed
from archiveviewer.ui.article import styles
from archiveviewer.ui.article.document_writer import Shape
from archiveviewer.ui.article.links import LinkTarget
from archiveviewer.ui.dates import short_date
from archiveviewer.ui.texts import tie, unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTable

    from archiveviewer.article import Article, Dated, LinkList
    from archiveviewer.results import Named, Reprint, Similar
    from archiveviewer.ui.article.document_writer import DocumentWriter
    from archiveviewer.ui.article.links import Links
    from archiveviewer.ui.page import Page

translate = QCoreApplication.translate

_MODERN_ENCODINGS = ("", "ascii", "us-ascii")
_SURE = 0.995
_MOST_ENTRIES, _MOST_NAMES = 40, 12
_FAR = 365
"""Days from which the date alone says how far apart two stories are."""


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    note: str = ""
    id: str = ""
    can_compare: bool = False


def write_cards(writer: DocumentWriter, page: Page, links: Links) -> None:
    """One card for each list that holds something."""
    article, related = page.article, page.related
    listed = related.listed if related else ()
    same_section = related.same_section if related else ()
    for heading, entries in (
        (translate("Cards", "Shown in"), _listed(related.shown_in if related else (), None)),
        (_heading(article.related, translate("Cards", "Related stories")), _listed(listed, article.related)),
        (translate("Cards", "Listed by"), _listed(related.listed_by if related else (), None)),
        (translate("Cards", "Similar articles in the archive"), _similar(related.similar if related else ())),
        (translate("Cards", "The same text elsewhere"), _reprints(related.reprints if related else ())),
        (
            _heading(article.same_section, translate("Cards", "In the same section")),
            _listed(same_section, article.same_section),
        ),
    ):
        if entries:
            _card(writer, links, heading, entries)
    if related is not None:
        _story_line(writer, links)
    if related and related.named:
        _names_card(writer, links, related.named)


def _story_line(writer: DocumentWriter, links: Links) -> None:
    label = translate("Cards", "Follow the story: what came before and after")
    if link := links.add(LinkTarget("story", "", label)):
        writer.block(Shape(above=0.7, leading=112))
        writer.text(label, styles.CARD_ACTION, link)


def _heading(printed: LinkList | None, default: str) -> str:
    return (printed.heading.strip().rstrip(":") if printed else "") or default


def _listed(found: Sequence[Listed], printed: LinkList | None) -> list[_Entry]:
    """What the archive knows of the printed list; before it was asked, the list as printed."""
    listed = found or [Listed(title=link.title, url=link.url) for link in (printed.links if printed else ())]
    return [_Entry(each.title, id=each.id) for each in listed if each.title.strip()]


def _similar(similar: Sequence[Similar]) -> list[_Entry]:
    return [
        _Entry(each.title, _note(each.date, _apart(each.days_later), ", ".join(each.reasons)), each.id)
        for each in similar
    ]


def _apart(days: int | None) -> str:
    """How long before or after a similar story appeared; nothing where that is a matter of years."""
    if days is None or abs(days) > _FAR:
        return ""
    if not days:
        return translate("Cards", "the same day")
    if days > 0:
        return translate("Cards", "%Ln day(s) later", "", days)
    return translate("Cards", "%Ln day(s) earlier", "", -days)


def _reprints(reprints: Sequence[Reprint]) -> list[_Entry]:
    entries = []
    for each in reprints:
        # Rounding up would call a text complete that is not.
        percent = int(min(max(each.share, 0.0), 1.0) * 100)
        share = translate("Cards", "%1 % of the text").replace("%1", str(percent))
        entries.append(_Entry(each.title, _note(each.date, each.source, share), each.id, can_compare=True))
    return entries


def _note(date: Dated | None, *facts: str) -> str:
    notes = [unbroken(short_date(date))] if date else []
    notes += [tie(fact) for fact in facts if fact]
    return styles.SEPARATOR.join(notes)


def _card(writer: DocumentWriter, links: Links, heading: str, entries: list[_Entry]) -> None:
    entries, left_out = entries[:_MOST_ENTRIES], len(entries[_MOST_ENTRIES:])
    with writer.table(len(entries) + 1, 1, above=0.9, below=0.6) as table:
        _card_cell(writer, table, 0, above=0.85, below=0.15, line=False)
        writer.block(Shape(leading=112))
        writer.text(heading, styles.CARD_HEADING)
        for row, entry in enumerate(entries, start=1):
            last = row == len(entries)
            _card_cell(writer, table, row, above=0.45, below=0.9 if last else 0.5, line=row > 1)
            _entry(writer, links, entry)
        if left_out:
            writer.block(Shape(above=0.4, leading=112))
            writer.text(translate("Cards", "and %Ln more", "", left_out), styles.CARD_NOTE)


def _names_card(writer: DocumentWriter, links: Links, named: Sequence[Named]) -> None:
    """Whom and what the article names, a line a kind; each name asks for the articles that have it."""
    lines = [
        (heading, [one.name for one in named if one.kind == kind][:_MOST_NAMES])
        for kind, heading in (
            ("person", translate("Cards", "People")),
            ("organisation", translate("Cards", "Organisations")),
            ("place", translate("Cards", "Places")),
        )
    ]
    lines = [line for line in lines if line[1]]
    with writer.table(len(lines) + 1, 1, above=0.9, below=0.6) as table:
        _card_cell(writer, table, 0, above=0.85, below=0.15, line=False)
        writer.block(Shape(leading=112))
        writer.text(translate("Cards", "Named in this article"), styles.CARD_HEADING)
        for row, (heading, names) in enumerate(lines, start=1):
            _card_cell(writer, table, row, above=0.45, below=0.9 if row == len(lines) else 0.5, line=row > 1)
            _names(writer, links, heading, names)


def _names(writer: DocumentWriter, links: Links, heading: str, names: Sequence[str]) -> None:
    writer.block(Shape(leading=125))
    writer.text(f"{heading}: ", styles.CARD_NOTE)
    for at, name in enumerate(names):
        if at:
            writer.text(styles.SEPARATOR, styles.CARD_NOTE)
        label = translate("Cards", "Search for “%1”").replace("%1", name)
        writer.text(unbroken(name), styles.CARD_ACTION, links.add(LinkTarget("search", f'"{name}"', label)))


def _card_cell(writer: DocumentWriter, table: QTextTable, row: int, *, above: float, below: float, line: bool) -> None:
    cell = writer.cell_format(ground="card", padding=1.0)
    cell.setTopPadding(writer.look.em(above))
    cell.setBottomPadding(writer.look.em(below))
    if line:
        writer.line(cell, "Top")
    writer.cell(table, row, 0, cell)


def _entry(writer: DocumentWriter, links: Links, entry: _Entry) -> None:
    search = translate("Cards", "Search for this title")
    writer.block(Shape(leading=112))
    if entry.id:
        writer.text(tie(entry.title), styles.CARD_TITLE, links.add(LinkTarget("article", entry.id, entry.title)))
        if entry.note:
            writer.block(Shape(above=0.12, leading=112))
            writer.text(entry.note, styles.CARD_NOTE)
        if entry.can_compare:
            label = translate("Cards", "Side by side")
            link = links.add(LinkTarget("comparison", entry.id, label))
            writer.text(styles.SEPARATOR, styles.CARD_NOTE)
            writer.text(unbroken(label), styles.CARD_ACTION, link)
        return
    writer.text(tie(entry.title), styles.CARD_ABSENT)
    writer.block(Shape(above=0.12, leading=112))
    writer.text(translate("Cards", "Not in this archive"), styles.CARD_NOTE)
    writer.text(styles.SEPARATOR, styles.CARD_NOTE)
    writer.text(search, styles.CARD_ACTION, links.add(LinkTarget("search", entry.title, search)))


def write_provenance(writer: DocumentWriter, page: Page, links: Links) -> None:
    """A quiet line that says where all this comes from and what is uncertain about it."""
    notes = _provenance(page.article)
    writer.block(Shape(above=0.9, leading=118))
    writer.text(styles.SEPARATOR.join(notes), styles.SMALL)
    if page.original is not None:
        targets = (
            LinkTarget("original", str(page.original), translate("Cards", "Open the original file")),
            LinkTarget("encoding", "", translate("Cards", "Wrong letters?")),
        )
        for target in targets:
            if link := links.add(target):
                writer.text(styles.SEPARATOR if notes else "", styles.SMALL)
                writer.text(unbroken(target.label), styles.SMALL_LINK, link)
                notes.append(target.label)
    if page.article.url:
        label = translate("Cards", "Copy the address")
        writer.block(Shape(above=0.15, leading=118))
        writer.text(page.article.url, styles.SMALL)
        link = links.add(LinkTarget("address", page.article.url, label))
        if link:
            writer.text(styles.SEPARATOR, styles.SMALL)
            writer.text(unbroken(label), styles.SMALL_LINK, link)


def _provenance(article: Article) -> list[str]:
    where = article.provenance
    place = f"{where.path} › {where.member}" if where.member else where.path
    notes = [place] if place else []
    if where.encoding.lower() not in _MODERN_ENCODINGS and not where.encoding.lower().startswith("utf"):
        notes.append(_encoding(where.encoding, where.confidence))
    if article.published is not None and article.published.guessed:
        notes.append(tie(translate("Cards", "the date is from the file’s name or folder")))
    return notes


def _encoding(name: str, confidence: float) -> str:
    if confidence >= _SURE:
        return translate("Cards", "encoding %1").replace("%1", name)
    percent = str(int(max(confidence, 0.0) * 100))
    return translate("Cards", "encoding %1, %2 % sure").replace("%2", percent).replace("%1", name)
