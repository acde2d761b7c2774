"""Which of the news industry's formats a file is in, by its content. Comes in: its bytes. Goes out: the
reader for them, or nothing where it is for the door to judge. It refuses to read more than the beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.article import Article

    Reader = Callable[[Path, bytes], tuple[Article, ...]]

MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml", ".mbox", ".mbx"})
SUFFIXES = MAIL_SUFFIXES
"""Suffixes that these formats usually have; none decides alone."""

_HEAD = 1 << 16

_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_NAMES = re.compile(
    rb"^(message-id|mime-version|received|return-path|delivered-to|x-[\w-]+):", re.IGNORECASE | re.MULTILINE
)
_TYPE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_OTHERS = re.compile(rb"^(from|subject|date|to|content-type|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
_ENVELOPE = re.compile(rb"From [^\r\n]{3,200}\b(?:19|20)\d\d[^\r\n]{0,12}\r?\n[!-9;-~]{1,80}:")


def reader(data: bytes) -> Reader | None:
    """The reader for a file with these bytes, if it is one of ours. It is loaded when its first file comes."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if is_mbox(head):
        from archiveviewer.readers import mail  # noqa: PLC0415

        return mail.read_box
    if is_mail(head):
        from archiveviewer.readers import mail  # noqa: PLC0415

        return mail.read
    return None


def is_mail(head: bytes) -> bool:
    """Whether a file that begins so is a message or a mailed page: headers only a mail program writes, and no text."""
    head = head.lstrip()
    if not _HEADER.match(head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool((_NAMES.search(top) and _OTHERS.search(top)) or _TYPE.search(top))


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins so is a box of messages."""
    return _ENVELOPE.match(head.lstrip()) is not None
