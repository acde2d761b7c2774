"""Pictures and what is printed under them. Comes in: picture elements and the lines around them. Goes out: where a
picture lies (a file beside the page, proven to be inside its folder, or else the address it once had) and which line is
its caption. Nothing is opened, let alone fetched.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from archiveviewer.readers import captions, files
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.addresses import WHOLE, joined
from archiveviewer.readers.html.roles import Role

if TYPE_CHECKING:
    from lxml import etree

    from archiveviewer.readers.html.blocks import Place
    from archiveviewer.readers.html.lines import Frame, Line

_PLACES = (
    "src",
    "poster",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-original-src",
    "data-lazy",
    "data-image",
    "data-url",
    "data-echo",
    "file",
)
_PLACEHOLDER = re.compile(
    r"(?i)^data:|(?:^|/)(?:blank|spacer|pixel|transparent|loading|lazy|placeholder|1x1|grey|no-?image)[\w-]*\.(?:gif|png|jpe?g|svg)"
)
_EMBEDDED = re.compile(r"data:,([0-9]{1,9})")
_DECORATION = re.compile(
    r"(?i)(?:^|[/_-])(?:icons?|ico|logo|avatar|button|btn|bullet|arrow|emoji|smilies|banner|print|facebook|twitter|zalo|rss)[\w-]*(?:/[^/]*)?\.(?:gif|png|svg|ico|webp|jpe?g)|\.svg(?:$|\?)"
)
_SAVED_BESIDE = re.compile(
    r"(?i)(?:\./)?[^/:]+(?:_files|\.files|_tiedostot|_fichiers)/"
)  # a browser's folder: no address on the net
_BETWEEN = re.compile(r",\s+|,(?=https?:)")
"""What parts the addresses that a picture offers for several sizes."""
_SMALLEST = 60
_LONG = 120
_FEWEST_WORDS = 4
_STOPS = (".", "!", "?", ":", ";", ",", "…", '"', "”", "»")
_LONGEST_ADDRESS = 2000
LONGEST_CAPTION = 500
_MOST_INSIDE = 20


def is_decoration(picture: etree._Element) -> bool:
    """True for icons, spacers and counters."""
    proportions = picture.tag == "amp-img" and picture.get("layout") in {"responsive", "fill", "intrinsic"}
    sizes = [] if proportions else [_size(picture.get(side) or "") for side in ("width", "height")]
    if any(size is not None and size < _SMALLEST for size in sizes):
        return True
    addresses = _addresses(picture)
    return bool(addresses) and all(_DECORATION.search(address[:_LONGEST_ADDRESS]) for address in addresses)


def _size(value: str) -> int | None:
    match = re.match(r"\s*([0-9]{1,5})(?:px)?\s*$", value)
    return int(match[1]) if match else None


def _addresses(picture: etree._Element) -> list[str]:
    """The picture's possible addresses, best first; a placeholder of lazy loading is none."""
    found = [address for name in _PLACES if (address := picture.get(name))]
    for holder in (picture, *(_sources(picture))):
        for name in ("srcset", "data-srcset"):
            if offered := holder.get(name):
                found += [words[0] for part in _BETWEEN.split(offered[:20_000]) if (words := part.split())]
    return [bare for one in found if (bare := one.strip()) and not _PLACEHOLDER.search(one[:_LONGEST_ADDRESS])]


def _sources(picture: etree._Element) -> list[etree._Element]:
    around = picture.getparent()
    return (
        [child for child in around if child.tag == "source"][:20]
        if around is not None and around.tag == "picture"
        else []
    )


def picture_place(picture: etree._Element, place: Place) -> str:
    """A path relative to the page's folder if that file is there, else the name of one in the page's own file, else
    an absolute address, else nothing.
    """
    addresses = _addresses(picture)
    for address in addresses:
        if local := local_file(address, place.folder):
            return local
    beside = place.holder.pictures
    for address in addresses if beside else ():
        if held := beside.get(address) or beside.get(joined(place.base, address)):
            return held
    embedded = (_EMBEDDED.fullmatch(picture.get(name) or "") for name in _PLACES)
    if place.holder.embedded and (number := next(filter(None, embedded), None)):
        return f"{place.holder.embedded}{number[1]}"
    for address in addresses:
        if _SAVED_BESIDE.match(address):
            continue
        whole = joined(place.base, address)
        whole = f"https:{whole}" if whole.startswith("//") else whole
        if whole.startswith(WHOLE) and len(whole) <= _LONGEST_ADDRESS:
            return whole
    return ""


def local_file(address: str, folder: Path) -> str:
    """The relative path of a picture saved beside the page, or nothing.

    Refuses absolute paths, other schemes, drive letters and anything that leads out of the folder, also by a link.
    """
    if len(address) > _LONGEST_ADDRESS or "\0" in address or address.startswith(WHOLE):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or address.startswith(("/", "\\")):
        return ""
    for name in dict.fromkeys((unquote(parts.path), unquote(unquote(parts.path)), parts.path)):
        path = PurePosixPath(name.replace("\\", "/"))
        if not name or path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
            continue
        if files.lies_in(folder, path):
            return str(path)
    return ""


def figure_texts(lines: list[Line], picture: int, end: int) -> list[int]:
    """The positions of a figcaption's lines, then those of a credit that the figure prints outside of it; none where
    the figure around the picture has no figcaption, or more to show.
    """
    around = next((frame for frame in islice(lines[picture].frame.around(), 6) if frame.tag == "figure"), None)
    if around is None or around.last > end or around.last - around.first > _MOST_INSIDE:
        return []
    inside = range(around.first, around.last)
    if any(lines[at].kind == "picture" for at in inside if at != picture):
        return []
    texts = [at for at in inside if lines[at].kind == "text"]
    said = [at for at in texts if any(frame.tag == "figcaption" for frame in islice(lines[at].frame.around(), 6))]
    beside = [
        at
        for at in texts
        if at not in said and (names_photographer(lines[at]) or captions.photo_credit(lines[at].text))
    ]
    fits = sum(len(lines[at].text) for at in said) <= LONGEST_CAPTION
    return [*said, *beside] if said and fits else []


OWNED = re.compile(r"(?i)(?:©|\(c\)|copyright)\s*(?!by\b)[\w .,/&'-]{2,60}")
"""Whose something is: under a picture whose that is, elsewhere whose the page is."""


def names_photographer(line: Line) -> bool:
    """True for a short line marked as the credit of a picture, whatever its words, and for "© AFP"."""
    if line.kind != "text" or len(line.text) > newspaper.LONGEST_CREDIT:
        return False
    return bool(line.roles & Role.CREDIT) or OWNED.fullmatch(line.text.strip()) is not None


def caption_position(lines: list[Line], picture: int, end: int) -> int:
    """The position of the first line of the caption under the picture at `picture`; -1 where it has none."""
    if (beneath := _in_its_column(lines, picture, end)) >= 0:
        return beneath
    following = _next_text(lines, picture, end)
    before = picture - 1
    if following >= 0 and _is_caption(lines, picture, following):
        return following
    if (
        before >= 0
        and lines[before].kind == "text"
        and lines[before].roles & Role.CAPTION
        and _same_figure(lines, picture, before)
    ):
        return before
    return -1


def _in_its_column(lines: list[Line], picture: int, end: int) -> int:
    """The text under the picture in a table that has pictures in one row and as many texts in the next, or -1."""
    row = _row(lines[picture])
    if row is None or not 2 <= row.last - row.first <= _MOST_INSIDE or row.last >= end:  # noqa: PLR2004 — one has what follows it
        return -1
    texts = _row(lines[row.last])
    count = row.last - row.first
    if texts is None or texts.above is not row.above or texts.last - texts.first != count or texts.last > end:
        return -1
    shown, said = lines[row.first : row.last], lines[texts.first : texts.last]
    if any(line.kind != "picture" for line in shown) or any(line.kind != "text" for line in said):
        return -1
    cells = {line.frame.number for line in said}
    fit = len(cells) == count and all(len(line.text) <= LONGEST_CAPTION for line in said)
    return texts.first + picture - row.first if fit else -1


def _row(line: Line) -> Frame | None:
    return next((frame for frame in islice(line.frame.around(), 6) if frame.tag == "tr"), None)


def _next_text(lines: list[Line], picture: int, end: int) -> int:
    """The text right behind the picture, or -1. Of several pictures in a row the last one has it."""
    for position in range(picture + 1, min(end, picture + 4)):
        line = lines[position]
        if line.kind == "text":
            return position
        if line.kind != "picture" or line.picture is None or not is_decoration(line.picture):
            break
    return -1


def _is_caption(lines: list[Line], picture: int, position: int) -> bool:
    line = lines[position]
    if len(line.text) > LONGEST_CAPTION or line.tag in {"h1", "h2", "h3"}:
        return False
    if line.roles & Role.CAPTION or line.is_link:
        return not line.is_link or bool(line.roles & Role.CAPTION)
    if captions.is_caption(line.text):
        return True
    if newspaper.signature(line.text) is not None:  # who is shown, where nothing but the picture stands beside the name
        return _is_set_with(lines, picture, position) or _is_centered_over_text(lines, position)
    return _same_figure(lines, picture, position) or _is_set_as_caption(lines, picture, position)


def _is_set_with(lines: list[Line], picture: int, position: int) -> bool:
    """True when figure or small table, or one block broken only by a line break, holds the picture and this text."""
    box = _figure_box(lines, picture)
    if box is not None and box.tag in {"figure", "table"} and box.holds(position):
        return True
    line, shown = lines[position], lines[picture]
    return line.soft and line.block is shown.block and _is_alone(lines, picture, position)


def _is_centered_over_text(lines: list[Line], position: int) -> bool:
    """True for a centred line with more of the story behind it; who wrote that is named at its end."""
    behind = lines[position + 1 : position + 2]
    return lines[position].centered and bool(behind) and len(behind[0].text) > _LONG


def _is_set_as_caption(lines: list[Line], picture: int, position: int) -> bool:
    """True for a short text alone with the picture, or slanted or centred right under it."""
    line, shown = lines[position], lines[picture]
    short = len(line.text) <= 300  # noqa: PLR2004
    shares_box = line.block is shown.block or line.block.above is shown.block
    if shares_box and short and (line.soft or line.block is not shown.block) and _is_alone(lines, picture, position):
        return True
    return short and (line.is_italic or line.centered or _is_left_open(lines, position)) and _adjoins(shown, line)


def _is_left_open(lines: list[Line], position: int) -> bool:
    """True for a plain line of several words without a stop over a paragraph that has one."""
    line, behind = lines[position], lines[position + 1 : position + 2]
    said = line.list_item is None and not line.is_bold and line.text[0] not in "-–*+•"
    several = line.text.count(" ") >= _FEWEST_WORDS
    return said and several and not line.text.endswith(_STOPS) and bool(behind) and behind[0].text.endswith(_STOPS)


def _is_alone(lines: list[Line], picture: int, position: int) -> bool:
    """True when the box holds the picture and this text only, so the text can only belong to the picture."""
    box, text = lines[picture].block, lines[position].block
    for at in range(max(0, picture - 4), min(len(lines), picture + 6)):
        line = lines[at]
        if (
            at in {picture, position}
            or line.kind == "picture"
            or (line.soft and line.block is text and text is not box)
        ):
            continue
        if box.holds(at):
            return False
    return True


def _same_figure(lines: list[Line], picture: int, position: int) -> bool:
    """True when the line stands in the small box around the picture."""
    box = _figure_box(lines, picture)
    return box is not None and box.holds(position)


def _figure_box(lines: list[Line], picture: int) -> Frame | None:
    """The figure or the small table around a picture: one that holds little more than picture and words."""
    for frame in islice(lines[picture].frame.around(), 6):
        inside = lines[frame.first : min(frame.last, frame.first + _MOST_INSIDE + 1)]
        if len(inside) > _MOST_INSIDE:
            return None
        if frame.tag == "figure":
            return frame
        length = sum(len(line.text) for line in inside)
        if frame.tag == "table":
            return frame if length <= LONGEST_CAPTION else None
        pictures = sum(line.kind == "picture" for line in inside)
        paragraphs = len({line.block for line in inside if line.kind == "text" and line.tag == "p"})
        if frame.tag in {"div", "span"} and 0 < pictures <= 2 and paragraphs <= 1 and 0 < length <= 300:  # noqa: PLR2004
            return frame
    return None


def _adjoins(shown: Line, line: Line) -> bool:
    first, second = shown.block, line.block
    return first.above is second.above or first is second.above or first.above is second
