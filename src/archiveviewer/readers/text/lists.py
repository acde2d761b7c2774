"""Lists of stories in plain text: "Tin liên quan" and the titles under it, wherever they stand.

The paragraphs of a text come in; those that are not part of a list go out, the lists are kept in the draft. This
module refuses to know whether a title names a story that anyone has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.article import Link
from archiveviewer.readers import captions, lines
from archiveviewer.readers.text import labels, layout

if TYPE_CHECKING:
    from archiveviewer.readers.text.draft import Draft
    from archiveviewer.readers.text.layout import Item

LONGEST_LISTED_TITLE = 250
LONGEST_SENTENCE, LONGEST_TITLE_WITH_STOP = 200, 100
SHORTEST_PARAGRAPH = 80
_MARKS = re.compile(r"^\s*(?:(?:[-–—+*•●▪■►»>]+|\(?\d{1,2}[.)/](?!\d))\s*)+")
_DAY_BEHIND = re.compile(r"[(\[]\s*\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?(?:[ ,-]+\d{1,2}[:hg]\d{0,2})?\s*[)\]]?\s*")
_URL_BEHIND = re.compile(r"\s*[-–—|(<\[]*\s*(https?://\S+?)[)>\]]*$")


def take_lists(items: list[Item], draft: Draft) -> list[Item]:
    """Takes the headed lists of stories out, wherever they stand, and the links inside lines."""
    kept: list[Item] = []
    position = 0
    while position < len(items):
        text = items[position].text
        kind = lines.related_heading(text)
        if kind is not None:
            position = _listed(items, position, draft, popular=kind == "popular")
        elif title := _linked(text, draft):
            draft.related.append(_link(title))
            position = _bullets(items, position + 1, draft)
        else:
            kept.append(items[position])
            position += 1
    return _undeclared(kept, draft)


def _bullets(items: list[Item], start: int, draft: Draft) -> int:
    """Takes the titles with bullets that go on behind "Xem thêm: …" and tells where they end."""
    end = start
    while end < len(items) and layout.is_bullet(items[end].text) and _could_be_listed(items[end].text):
        end += 1
    if end < len(items) and layout.is_bullet(items[end].text) and not lines.inline_related(items[end].text):
        return start  # a list of the body, for its items are sentences
    draft.related.extend(_link(item.text) for item in items[start:end])
    return end


def _linked(text: str, draft: Draft) -> str:
    title = lines.inline_related(text) if len(text) <= LONGEST_LISTED_TITLE else ""
    if title:
        label = lines.list_label(text)
        if label and label not in draft.headings:
            draft.headings.append(label)
    return title


def _listed(items: list[Item], position: int, draft: Draft, *, popular: bool) -> int:
    headings, links = (draft.popular_headings, draft.popular) if popular else (draft.headings, draft.related)
    heading = items[position].text.strip(lines.DECORATION)
    if heading not in headings:
        headings.append(heading)
    end = _end_of_list(items, position + 1)
    for item in items[position + 1 : end]:
        if links and not links[-1].url and labels.is_address(item.text):
            links[-1] = Link(title=links[-1].title, url=item.text)
        else:
            links.append(_link(item.text))
    return end


def _end_of_list(items: list[Item], start: int) -> int:
    end = start
    while end < len(items) and (_could_be_listed(items[end].text) or (end == start and _opens_the_list(items[end]))):
        end += 1
    further = end
    while further < len(items) and _is_one_sentence(items[further].text):
        further += 1
    if end < further == len(items):
        return further  # titles printed with a full stop
    if start < end < len(items) and end - start > 1 and not _same_manner(items[end - 1], items[end - 2]):
        resumes = lines.related_heading(items[end].text) is None and len(items[end].text) >= SHORTEST_PARAGRAPH
        end -= resumes  # a heading of the body that goes on behind the list
    return end


def _opens_the_list(item: Item) -> bool:
    """A few words in capitals right under the heading are a title, though they would sign an article elsewhere."""
    signed = lines.signature(item.text)
    return not item.gap and signed is not None and bool(signed.author) and not signed.credit


def _could_be_listed(text: str) -> bool:
    if len(text) > LONGEST_LISTED_TITLE or text.endswith(":"):
        return False
    bare = _without_day(text)
    return (not bare.endswith((".", ";")) or bare.endswith("...")) and not _is_something_else(text)


def _without_day(text: str) -> str:
    """The title without the day in brackets behind it."""
    opening = max(text.rfind("("), text.rfind("["))
    return text[:opening].rstrip() if opening >= 0 and _DAY_BEHIND.fullmatch(text, opening) else text


def _is_one_sentence(text: str) -> bool:
    """Whether a line with a full stop may be a title all the same: behind a dash, or one that is short enough."""
    longest = LONGEST_SENTENCE if layout.is_bullet(text) else LONGEST_TITLE_WITH_STOP
    return len(text) <= longest and not layout.SENTENCE_BREAK.search(text) and not _is_something_else(text)


def _is_something_else(text: str) -> bool:
    """Whether the line is known to be no title: the next heading of a list, a signature, a stated fact."""
    fact = labels.stated(text)
    stated = fact is not None and fact.field != "url"
    return stated or bool(lines.related_heading(text) or lines.signature(text))


def _same_manner(item: Item, other: Item) -> bool:
    return item.gap == other.gap and layout.is_bullet(item.text) == layout.is_bullet(other.text)


def _link(text: str) -> Link:
    url = ""
    if match := _URL_BEHIND.search(text):
        url, text = match[1], text[: match.start()]
    title = _without_day(_MARKS.sub("", text)).strip()
    return Link(title=title or text.strip() or url, url=url)


MOST_UNDECLARED = 30
FEWEST_WORDS = 4
_SOMETHING_TO_READ = 2


def _undeclared(items: list[Item], draft: Draft) -> list[Item]:
    """Stories listed at the end without a heading: titles with dates in brackets, or titles behind the signature."""
    end = len(items)
    while end > 1 and _is_dated(items[end - 1].text):
        end -= 1
    if end == len(items):
        end = _behind_signature(items)
    draft.related.extend(_link(item.text) for item in items[end:])
    return items[:end]


def _is_dated(text: str) -> bool:
    return len(text) <= LONGEST_LISTED_TITLE and _without_day(text) != text


def _behind_signature(items: list[Item]) -> int:
    """Where the titles begin that follow the line that signs the article; the end if there are none."""
    start = len(items)
    lowest = max(_SOMETHING_TO_READ, start - MOST_UNDECLARED)
    while start > lowest and _could_be_undeclared(items[start - 1].text):
        start -= 1
    signed = start
    while signed > lowest and items[signed - 1].text[0] in "*(" and not lines.signature(items[signed - 1].text):
        signed -= 1
    if signed < lowest or not lines.signature(items[signed - 1].text):
        return len(items)
    several = len(items) - start > 1 or layout.is_bullet(items[-1].text)
    return start if several else len(items)


def _could_be_undeclared(text: str) -> bool:
    titled = text[0] not in "*(" and not text.endswith("?") and len(text.split(None, FEWEST_WORDS)) >= FEWEST_WORDS
    return titled and _could_be_listed(text) and not captions.is_caption(text)
