"""What the size of letters tells: the title of the article, and headings. Paragraphs as they are printed come in;
paragraphs of a document go out, the main story first.

A page of a newspaper holds several stories, and they stay one document. Its title is the first large line of its first
page that is no name of a newspaper, date or section, or one still much larger; the story under that comes first. Where
no letters are large, nothing is marked, and `compose` looks at weight and place as it does for any document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.readers.office.paragraphs import Paragraph
from archiveviewer.readers.sections import section_name
from archiveviewer.readers.text import LONGEST_TITLE, labels

if TYPE_CHECKING:
    from archiveviewer.readers.pdf.letters import Type
    from archiveviewer.readers.pdf.paragraphs import Written
    from archiveviewer.readers.pdf.rows import Box
    from archiveviewer.readers.text.layout import Kind

_LARGE = 1.2
_MUCH_LARGER = 1.4
_LONG = 120
_SHORTEST_TITLE = 8


def paragraphs(found: list[Written], body: Type) -> list[Paragraph]:
    """The paragraphs with the kinds that their size tells. `body` is the look of the text."""
    large = [_is_large(paragraph, body) for paragraph in found]
    start = _title(found, large)
    printed = _printed(found)
    marked = [_plain(paragraph, printed) for paragraph in found]
    if start is None:
        return marked
    end = start + 1
    while end < len(found) and large[end] and found[end].type.size == found[start].type.size:
        end += 1
    for number in range(len(found)):
        if large[number] and not marked[number].kind:
            marked[number].kind = "title" if start <= number < end else "heading"
    if any(len(paragraph.text) >= _LONG for paragraph in found[:start]):
        stop = next((number for number in range(end, len(found)) if large[number]), len(found))
        marked = marked[start:stop] + marked[:start] + marked[stop:]
    return marked


def _plain(paragraph: Written, printed: dict[int, Box]) -> Paragraph:
    kind: Kind = "figure" if paragraph.is_caption else ""
    centred = paragraph.is_centred(printed[paragraph.page])
    return Paragraph(runs=paragraph.runs, page=paragraph.page, kind=kind, centred=centred)


def _printed(found: list[Written]) -> dict[int, Box]:
    """What of each page is printed."""
    boxes: dict[int, Box] = {}
    for paragraph in found:
        box = boxes.get(paragraph.page)
        boxes[paragraph.page] = box.around(paragraph.box) if box else paragraph.box
    return boxes


def _is_large(paragraph: Written, body: Type) -> bool:
    large = paragraph.type.size >= _LARGE * body.size and not paragraph.is_caption
    return large and len(paragraph.text) <= LONGEST_TITLE and any(map(str.isalpha, paragraph.text))


def _title(found: list[Written], large: list[bool]) -> int | None:
    """The first paragraph of the title; None where no large one could be."""
    could_be = [number for number, paragraph in enumerate(found) if large[number] and _could_be_title(paragraph)]
    if not could_be:
        return None
    first_page = [number for number in could_be if found[number].page == found[could_be[0]].page]
    largest = max(first_page, key=lambda number: found[number].type.size)
    much = found[largest].type.size >= _MUCH_LARGER * found[first_page[0]].type.size
    return largest if much else first_page[0]


def _could_be_title(paragraph: Written) -> bool:
    text = paragraph.text.strip()
    fact = labels.stated(text) or labels.masthead(text) or labels.posting(text) or section_name(text)
    return len(text) >= _SHORTEST_TITLE and " " in text and not fact and not is_newspaper(text)
