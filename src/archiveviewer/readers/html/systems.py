"""What rule files say about the pages of one site or of one publishing system. Comes in: a page's claims, its place and
its address. Goes out: what the names of its elements mean, and the paper's name. A page that no rule file is about is
read as any other.

A rule file is a text in the folder `pages` of the rules, one a site or system:

    site   = baotuyenquang.com.vn      hosts, or folders in which such pages were saved
    system = NukeViet                  or words of the page's "generator"
    name   = Báo Tuyên Quang           what the paper is called
    title  = tieude, lblTitle          classes or ids of the elements that are the title
    ignore = quangcao                  and of those that are no part of the article

It says only what the page does not say of itself: dates, names, captions and lists are found without any rule.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers import rules
from archiveviewer.readers.html.outlets import host_of
from archiveviewer.readers.html.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "pages"
ROLES = {
    "title": Role.TITLE,
    "kicker": Role.KICKER,
    "sapo": Role.SAPO,
    "body": Role.BODY,
    "heading": Role.HEADING,
    "author": Role.AUTHOR,
    "date": Role.DATE,
    "credit": Role.SOURCE,
    "figure": Role.FIGURE,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "section": Role.CRUMBS,
    "related": Role.RELATED,
    "same-section": Role.SECTION_LIST,
    "popular": Role.POPULAR,
    "keywords": Role.TAGS,
    "comments": Role.COMMENTS,
    "ignore": Role.MACHINERY,
    "nothing": Role.NONE,
}
"""What elements can be said to be; "nothing" takes a meaning away that their names seem to have."""
_ABOUT = frozenset({"site", "system", "name"})


class System(NamedTuple):
    """What is known of a page's system: the paper's name, and what the elements of a class or an id are for."""

    name: str = ""
    roles: tuple[tuple[str, int], ...] = ()


NONE = System()


def of_page(path: Path, url: str, generator: str) -> System:
    """What the rule files say that are about this page, those named later in the alphabet last."""
    files = rules.all_in(FOLDER)
    if not files:
        return NONE
    places = frozenset((host_of(url).lower(), *(part.lower() for part in path.parts[:-1])))
    about = [told for told in files.values() if _is_about(told, places, generator.lower())]
    return functools.reduce(_joined, map(_system, about), NONE)


def _is_about(told: rules.Facts, places: frozenset[str], generator: str) -> bool:
    sites = [site.lower().removeprefix("www.") for site in told.get("site", ())]
    if any(place == site or place.endswith(f".{site}") for site in sites for place in places):
        return True
    return any(system.lower() in generator for system in told.get("system", ()))


def _system(told: rules.Facts) -> System:
    named = [(name.lstrip(".").lower(), ROLES[fact]) for fact, names in told.items() if fact in ROLES for name in names]
    return System(", ".join(told.get("name", ())), tuple(named))


def _joined(first: System, second: System) -> System:
    return System(second.name or first.name, (*first.roles, *second.roles))


def flaws(told: rules.Facts) -> list[str]:
    """What of a rule file can't be used, each in a few words."""
    unknown = [f"unknown: {fact}" for fact in told if fact not in ROLES and fact not in _ABOUT]
    return unknown if told.keys() & {"site", "system"} else [*unknown, "neither site nor system"]
