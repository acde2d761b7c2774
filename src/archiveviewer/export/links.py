"""Addresses of articles in archives: archiveviewer://ARCHIVE/ARTICLE. Ids come in, an address goes out, and back.

It refuses whatever is no such address: links come from anybody's mail.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archiveviewer.article import home

SCHEME = "archiveviewer"
_ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}"
_LINK = re.compile(rf"{SCHEME}://({_ID})/({_ID})/?", re.IGNORECASE)


class Linked(NamedTuple):
    """What a link leads to."""

    archive: str
    article: str


def link(archive: str, article: str) -> str:
    """The address of an article that is seen beside those of an archive, by the id of its own archive and its id there;
    empty where an id fits into no address.
    """
    address = "{}://{}/{}".format(SCHEME, *home(article, archive))
    return address if _LINK.fullmatch(address) else ""


def linked(address: str) -> Linked | None:
    """Where an address leads; nothing if it is none of ours."""
    found = _LINK.fullmatch(address.strip())
    return Linked(found[1], found[2]) if found else None
