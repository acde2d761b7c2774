"""Addresses on the net. Comes in: what a link or picture of a page says, and what that is relative to; or a page's
lines. Goes out: the whole address; or the page's own, where it prints that. Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from archiveviewer.readers.html.roles import Role

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line

WHOLE = ("http://", "https://")
"""What whole addresses begin with."""
_PLAIN = re.compile(r"https?://[\w.~:/%?=&;+,@!$*-]+[\w/]", re.ASCII)
"""A whole address as most are: joining it would take 20 µs and change nothing."""

_KEPT_ELSEWHERE = re.compile(r"(?:https?://[^/]{1,100})?/web/\d{4,14}(?:[a-z]{2}_|\*)?/(?=https?:)", re.ASCII)
"""What an archive of the web puts before the address that a page had."""
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp")
_LAST = 20
"""Lines at the end of a page among which a version for printing gives its address."""
_PRINTED = re.compile(r"(?:Đường dẫn|Địa chỉ|URL|Link(?= bài| gốc))[^:]{0,20}:\s*(https?://\S+)", re.IGNORECASE)


def original(address: str) -> str:
    """The address that a page had, where an archive of the web put its own before it."""
    return _KEPT_ELSEWHERE.sub("", address, count=1) if "/web/" in address else address


def is_picture(address: str) -> bool:
    """Whether an address ends as those of pictures do: a link to it shows one in full, and no story is there."""
    return address.strip().lower().partition("?")[0].endswith(_PICTURES)


def joined(base: str, address: str) -> str:
    """The address made whole by what it is relative to; nothing where it is none."""
    address = original(address)
    if _PLAIN.fullmatch(address):
        return address
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""


def printed_address(lines: list[Line]) -> str:
    """The page's own address, as versions for printing end with it; nothing where the page does not print it."""
    own = (line.text for line in lines[-_LAST:] if "://" in line.text and not line.roles & Role.COMMENTS)
    found = map(_PRINTED.fullmatch, own)
    return next((match[1] for match in found if match), "")
