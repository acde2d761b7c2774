"""Addresses on the net. Comes in: what a link or picture of a page says, and what that is relative to. Goes out: the
whole address. Nothing is fetched.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

WHOLE = ("http://", "https://")
"""What whole addresses begin with."""
_PLAIN = re.compile(r"https?://[\w.~:/%?=&;+,@!$*-]+[\w/]", re.ASCII)
"""A whole address as most are: joining it would take 20 µs and change nothing."""


def joined(base: str, address: str) -> str:
    """The address made whole by what it is relative to; nothing where it is none."""
    if _PLAIN.fullmatch(address):
        return address
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""
