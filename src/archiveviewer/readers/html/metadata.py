"""What a page's head says about itself. Comes in: a page's tree. Goes out: `Metadata`, the claims of JSON-LD,
OpenGraph, Dublin Core and plain meta elements, as they stand. Whether the printed page agrees is for others to judge.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.html.addresses import WHOLE, original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Report|Opinion|Analysis|Review|Tech|Scholarly)?(?:Article|NewsArticle|Posting)$"
)
_TAGS = re.compile(r"<[^<>]{1,200}>")
_FOR_MACHINES = re.compile(r"<(script|style)\b[^<>]{0,1000}>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
_MOST_NODES = 5000
_MOST_ELEMENTS = {"meta": _MOST_NODES, "link": 500, "script": 200, "title": 5, "base": 1}
_LONGEST_VALUE = 4000


class Metadata(NamedTuple):
    """The claims of a page's head; what is not claimed is empty. Titles still carry the site's name behind them;
    `base` is what addresses are relative to.
    """

    titles: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    site: str = ""
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    section: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    base: str = ""
    image: str = ""
    generator: str = ""
    says_article: bool = False
    says_list: bool = False


def read_metadata(root: etree._Element) -> Metadata:
    """Everything the page's head claims."""
    speaking = _speaking(root)
    metas = _metas(speaking["meta"])
    stated = _page_title(speaking["title"])
    nodes = list(islice(_linked_nodes(speaking["script"]), _MOST_NODES))
    article = next((node for node in nodes if _is_article(node)), {})
    types = {kind for node in nodes for kind in _types(node)}
    published = (_text(article.get("datePublished")), *_all(metas, _PUBLISHED), _text(article.get("dateCreated")))
    return Metadata(
        titles=_unique([_text(article.get("headline")), *_all(metas, _TITLES), _text(article.get("name")), stated]),
        description=_first(metas, _DESCRIPTIONS) or _text(article.get("description")),
        authors=_unique([*_people(article.get("author"), nodes), *_all(metas, _AUTHORS)]),
        publisher=next(iter(_people(article.get("publisher"), nodes)), ""),
        site=_first(metas, ("og:sitename", "applicationname")),
        published=_unique(published),
        modified=_unique([_text(article.get("dateModified")), *_all(metas, _MODIFIED)]),
        section=_first_text(article.get("articleSection")) or _first(metas, _SECTIONS) or _crumbs(nodes),
        keywords=_keywords([*_texts(article.get("keywords")), *_all(metas, _KEYWORDS)]),
        url=original(_canonical(speaking["link"], metas, article)),
        base=next(
            (address for one in speaking["base"] if (address := original(one.get("href") or "")).startswith(WHOLE)), ""
        ),
        image=_first(metas, ("og:image",)),
        generator=_first(metas, ("generator",)),
        says_article=bool(article) or _first(metas, ("og:type",)).lower() == "article",
        says_list=bool(types & _LIST_TYPES) and not article,
    )


# As `_name` has them: some write "publish-date", others "publish_date".
_TITLES = ("og:title", "twitter:title", "dctitle", "title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dcdescription")
_AUTHORS = ("article:author", "author", "dccreator", "dccreatorname", "parselyauthor", "sailthruauthor")
_PUBLISHED = (
    *("article:publishedtime", "pubdate", "datepublished", "publishdate", "publicationdate", "date", "dcdateissued"),
    *("dcdate", "dctermscreated", "dctermsissued", "article:published", "articlepublished", "publishedtime"),
    *("sailthrudate", "og:article:publishedtime", "parselypubdate", "cxenseparse:recs:publishtime"),
)
_MODIFIED = ("article:modifiedtime", "og:updatedtime", "datemodified", "lastmod", "lastmodified", "dctermsmodified")
_SECTIONS = ("article:section", "section", "parselysection")
_KEYWORDS = ("newskeywords", "article:tag", "keywords")
_MARKS_IN_NAMES = str.maketrans("", "", "-_.")


def _speaking(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The first elements of each tag that speaks of the page, wherever they stand: one way through the tree for all."""
    found: dict[str, list[etree._Element]] = {tag: [] for tag in _MOST_ELEMENTS}
    for element in root.iter(*_MOST_ELEMENTS):
        tag = str(element.tag)
        if len(found[tag]) < _MOST_ELEMENTS[tag]:
            found[tag].append(element)
    return found


def _metas(elements: list[etree._Element]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in elements:
        value = " ".join((element.get("content") or "").split())[:_LONGEST_VALUE]
        for attribute in ("property", "name", "itemprop"):
            name = _name(element.get(attribute) or "")
            if name and value:
                found.setdefault(name, []).append(value)
    return found


def _name(written: str) -> str:
    return written.strip().lower().translate(_MARKS_IN_NAMES)


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, [])]


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next(iter(_all(metas, names)), "")


def _page_title(elements: list[etree._Element]) -> str:
    for element in elements:
        title = " ".join("".join(map(str, element.itertext())).split())
        if title:
            return title[:_LONGEST_VALUE]
    return ""


def _canonical(links: list[etree._Element], metas: dict[str, list[str]], article: dict[str, object]) -> str:
    canonical = [element.get("href") or "" for element in links if element.get("rel") == "canonical"]
    place = article.get("mainEntityOfPage")
    linked = _text(place.get("@id") if isinstance(place, dict) else place)
    for address in (*canonical, *metas.get("og:url", []), linked, _text(article.get("url"))):
        if address.strip().startswith(WHOLE):
            return address.strip()
    return ""


def _linked_nodes(scripts: list[etree._Element]) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD, lists and graphs opened."""
    for script in scripts:
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting = [_loaded(script.text or "")]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value[:_MOST_NODES]))
            elif isinstance(value, dict):
                yield value
                waiting.extend(part for key in ("mainEntity", "@graph") if (part := value.get(key)) is not None)


def _loaded(text: str) -> object:
    """JSON as newsrooms write it: raw newlines, a trailing semicolon or comma, comment marks around it."""
    trimmed = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    trimmed = trimmed.strip().rstrip(";")
    found = _json(trimmed)
    return _json(_COMMA_TOO_MANY.sub(r"\1", trimmed)) if found is None else found


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _is_article(node: dict[str, object]) -> bool:
    return any(_ARTICLE_TYPES.match(kind) for kind in _types(node))


def _text(value: object) -> str:
    return " ".join(html_text(value).split())[:_LONGEST_VALUE] if isinstance(value, str) else ""


def html_text(value: str) -> str:
    """Some systems escape the text of JSON-LD once more as HTML."""
    if "&" not in value and "<" not in value:
        return value
    from html import unescape  # noqa: PLC0415 — the name of the standard module is taken here by lxml's

    return _TAGS.sub(" ", _FOR_MACHINES.sub(" ", unescape(value)))


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values[:200] if (text := _text(one))]


def _first_text(value: object) -> str:
    return next(iter(_texts(value)), "")


def _people(value: object, nodes: list[dict[str, object]]) -> list[str]:
    """The names of people or papers, told here or where the same page describes them."""
    names = []
    for one in value[:20] if isinstance(value, list) else [value]:
        person = one
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            person = next((node for node in nodes if node.get("@id") == one["@id"]), one)
        names.extend(_texts(person.get("name") if isinstance(person, dict) else person))
    return names


def _crumbs(nodes: list[dict[str, object]]) -> str:
    """The section of a breadcrumb list: its first entry behind the home page."""
    for node in nodes:
        entries = node.get("itemListElement")
        if "BreadcrumbList" not in _types(node) or not isinstance(entries, list):
            continue
        names = [_crumb_name(entry) for entry in entries[:10] if isinstance(entry, dict)]
        for name in names:
            if name and not re.match(r"(?i)(?:trang chủ|trang chu|home|tin tức$|https?:|www\.)", name):
                return name if len(name) < 60 else ""  # noqa: PLR2004 — the last crumb is often the title itself
    return ""


def _crumb_name(entry: dict[str, object]) -> str:
    item = entry.get("item")
    return _text(entry.get("name")) or (_text(item.get("name")) if isinstance(item, dict) else "")


def _keywords(values: list[str]) -> tuple[str, ...]:
    parts = [part.strip(" #.") for value in values for part in re.split(r"[,;]", value)]
    return _unique([part for part in parts if 1 < len(part) < 80], folded=True)[:40]  # noqa: PLR2004


def _unique(values: list[str] | tuple[str, ...], *, folded: bool = False) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for value in values:
        if value:
            first.setdefault(value.casefold() if folded else value, value)
    return tuple(first.values())
