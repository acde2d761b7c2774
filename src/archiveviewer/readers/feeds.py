"""Feeds with full text: RSS of any version, Atom, and the export of WordPress, which is RSS with more in it. Comes in:
bytes. Goes out: an article for each item, named by its guid. An item that has only a summary is one with that sapo.

The file is read as a stream, so its length costs no memory but that of its articles. It refuses to follow any link.
"""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import Dated
from archiveviewer.errors import Unreadable
from archiveviewer.readers import markup
from archiveviewer.readers.html.addresses import WHOLE
from archiveviewer.readers.html.outlets import outlet_of_address
from archiveviewer.readers.markup import attribute, children, first, name, within, words
from archiveviewer.readers.sections import section_name
from archiveviewer.readers.stated import (
    MOST_ARTICLES,
    Stated,
    compose,
    figure,
    is_markup,
    member_names,
    nameless,
    one_line,
    when,
)

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.readers.markup import Element

_ITEMS = frozenset({"item", "entry"})
_LONGEST_SUMMARY = 700
_MOST_FIGURES = 200
_WIDEST_OFFSET = 14 * 60
_UNPUBLISHED = frozenset({"trash", "auto-draft", "DRAFT"})
_NO_POSTS = frozenset({"template", "settings", "comment", "draft"})
"""What else is an entry of Blogger's."""
_POSTS = frozenset({"post", "page", ""})
_FEED_WORDS = re.compile(r"(?i)\s*(?:[-|:»–]\s*)?\b(?:rss(?: feed)?|feed|atom)\b\s*$|^\s*rss\s*[-|:»–]?\s*")


class _Channel(msgspec.Struct, frozen=True, kw_only=True):
    """The feed's title, and the names its writers are shown by."""

    title: str = ""
    writers: dict[str, str] = {}


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    """An item and the number of the picture that stands for it."""

    stated: Stated
    picture: str = ""


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a feed. An item without a title and text is no error as long as any has them."""
    items: list[_Item] = []
    pictures: dict[str, Block] = {}
    channel: _Channel | None = None
    for element in markup.streamed(path, data, _ITEMS):
        if len(items) >= MOST_ARTICLES:
            raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} items")
        kind = _of(element, "post_type")
        if kind == "attachment":
            pictures[_of(element, "post_id")] = _picture(element)
        if kind in _POSTS and _kind(element) not in _NO_POSTS and _of(element, "status") not in _UNPUBLISHED:
            channel = channel or _channel(element)
            items.append(_item(element, channel))
    names = member_names(item.stated.member or nameless(item.stated.title) for item in items)
    articles = []
    for item, member in zip(items, names, strict=True):
        shown = pictures.get(item.picture)
        figures = (*([shown] if shown else ()), *item.stated.figures)
        if article := compose(path, msgspec.structs.replace(item.stated, member=member, figures=figures)):
            articles.append(article)
    if not articles:
        raise Unreadable(path, "no-article", "a feed without items")
    return tuple(articles)


def _of(element: Element, *names: str) -> str:
    """The text of the first of these children that holds any."""
    return next((text for child in children(element, *names) if (text := words(child))), "")


def _kind(element: Element) -> str:
    """What Blogger says an entry is; nothing in other feeds, "draft" for what it keeps to itself."""
    if any(words(one) == "yes" for one in within(element, "draft")):
        return "draft"
    told = (attribute(one, "term") for one in children(element, "category") if _tells_kind(one))
    return next((term.rpartition("#")[2] for term in told), _of(element, "type").lower())


def _tells_kind(category: Element) -> bool:
    return attribute(category, "scheme").endswith("#kind")


def _whole(element: Element, *names: str) -> str:
    """The text of the first of these children with its line ends."""
    for child in children(element, *names):
        text = "".join(map(str, child.itertext()))
        if text.strip():
            return text
    return ""


def _channel(element: Element) -> _Channel:
    """What stands around the first item: looked at once, for with each item the look would take longer."""
    around = element.getparent()
    if around is not None and name(around) == "rdf":
        around = next(iter(children(around, "channel")), None)
    if around is None:
        return _Channel()
    known = {
        words(first(one, "author_login")): words(first(one, "author_display_name"))
        for one in children(around, "author")
    }
    return _Channel(title=_of(around, "title"), writers=known)


def _item(element: Element, channel: _Channel) -> _Item:
    text, markup_of, sapo = _texts(element)
    url = _address(element)
    categories = _categories(element)
    published, modified = _dates(element)
    title = channel.title
    stated = Stated(
        reader="wordpress" if children(element, "post_id") else "feed",
        member=_of(element, "guid", "id") or url,
        title=_of(element, "title"),
        sapo=sapo,
        author=_author(element, channel),
        credit="",
        source=_of(element, "source", "publisher") or outlet_of_address(url) or _FEED_WORDS.sub("", title),
        section=categories[0] if categories else _section(title),
        published=published,
        modified=modified,
        keywords=(*categories[1:], *_tags(element)),
        url=url,
        figures=_figures(element),
        text=text,
        markup=markup_of,
    )
    return _Item(stated=stated, picture=_meta(element, "_thumbnail_id"))


def _section(title: str) -> str:
    """The section a feed's own title names ("Thời sự - VnExpress RSS")."""
    parts = re.split(r"\s+[-|»–]\s+", _FEED_WORDS.sub("", title))
    return next((found for part in parts if (found := section_name(part))), "")


def _address(element: Element) -> str:
    links = children(element, "link")
    alternate = [link for link in links if attribute(link, "rel") in {"", "alternate"}]
    stated = [attribute(link, "href") or words(link) for link in alternate]
    guid = _of(element, "guid", "id")
    return next((url for url in (*stated, guid) if url.startswith(("http://", "https://"))), "")


def _author(element: Element, channel: _Channel) -> str:
    """The writer; of WordPress, which notes a login, the name that is shown for it."""
    named = [words(first(one, "name")) or words(one) for one in children(element, "creator", "author")]
    names = []
    for stated in named:
        known = channel.writers.get(stated, "")
        # RSS wants "address (name)" in its author element
        found = re.search(r"@\S+\s*\((.+)\)\s*$", stated)
        names.append(known or (found[1] if found else "" if "@" in stated else stated))
    return ", ".join(dict.fromkeys(filter(None, map(one_line, names))))


def _categories(element: Element) -> list[str]:
    found = [one for one in children(element, "category", "subject") if attribute(one, "domain") != "post_tag"]
    texts = (words(one) or attribute(one, "label", "term") for one in found if not _tells_kind(one))
    return list(dict.fromkeys(text for text in texts if text and not text.startswith(WHOLE)))


def _tags(element: Element) -> list[str]:
    found = [one for one in children(element, "category") if attribute(one, "domain") == "post_tag"]
    return [words(one) for one in (*found, *children(element, "keywords")) if words(one)]


# Dates -----------------------------------------------------------------------------------------------------------


def _dates(element: Element) -> tuple[Dated | None, Dated | None]:
    published = _local(element, "post_date") or when(
        _of(element, "pubdate"), _of(element, "published", "issued"), _of(element, "date", "created")
    )
    modified = _local(element, "post_modified") or when(_of(element, "updated", "modified"))
    if published is None:
        return modified, None
    return published, modified if modified and modified.value != published.value else None


def _local(element: Element, key: str) -> Dated | None:
    """A time that is stated here and in Greenwich, with the zone that follows from both."""
    here, there = _of(element, key), _of(element, f"{key}_gmt")
    try:
        moment, greenwich = datetime.fromisoformat(here), datetime.fromisoformat(there)
        offset = round((moment - greenwich).total_seconds() / 60)
    except (ValueError, TypeError, OverflowError):
        return None
    if abs(offset) > _WIDEST_OFFSET or when(here) is None:
        return None
    moment = moment.replace(tzinfo=timezone(timedelta(minutes=offset)), microsecond=0)
    return Dated(value=moment.isoformat(), precision="minute", raw=here)


# Text ------------------------------------------------------------------------------------------------------------

_CAPTION = re.compile(
    r"\[caption\b[^\[\]]{0,1000}\](?P<inside>(?:(?!\[caption).){0,5000}?)\[/caption\]", re.DOTALL | re.IGNORECASE
)
_IMAGE = re.compile(r"\s*(?:<a\b[^<>]{0,2000}>\s*)?<img\b[^<>]{0,4000}>(?:\s*</a>)?", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|video|audio|playlist|vc_\w+|et_\w+|su_\w+)\b[^\[\]]{0,1000}\]", re.IGNORECASE
)
_BLOCK = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|tbody|thead|blockquote|figure|figcaption|section|article|pre|hr)\b",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(r"\n\s*\n")


def _texts(element: Element) -> tuple[str, str, str]:
    """The body as text or as markup, and the summary. Where there is no body, a long summary is one."""
    full = next((_inner(one) for one in children(element, "encoded", "content") if _is_body(one)), "")
    full = full or _whole(element, "content_encoded", "body", "fulltext", "full-text")
    summary = next((_inner(one) for one in children(element, "encoded") if not _is_body(one)), "")
    summary = summary or next(
        (_inner(one) for one in children(element, "description", "summary") if len(_inner(one))), ""
    )
    short = one_line(summary)
    if not full.strip():
        full, short = (summary, "") if len(short) > _LONGEST_SUMMARY else ("", short)
    if not full.strip() or len(short) > _LONGEST_SUMMARY or short.endswith(("[…]", "[...]", "[&#8230;]")):
        short = "" if full.strip() else short
    if not is_markup(full):
        return full, "", short
    return "", with_paragraphs(full), short


def _is_body(element: Element) -> bool:
    """Whether it is the text: content:encoded, not excerpt:encoded; the content of Atom, not that of Media RSS."""
    tag = str(element.tag)
    return "excerpt" not in tag and "mrss" not in tag and "search.yahoo" not in tag


def _inner(element: Element) -> str:
    """What an element holds: text, escaped markup, or markup as it stands."""
    if len(element):
        return markup.as_html(element)
    text = element.text or ""
    return html.unescape(text) if attribute(element, "type") == "html" and "<" not in text else text


def with_paragraphs(text: str) -> str:
    """Markup in which empty lines part paragraphs, as WordPress keeps it, with the captions of its pictures marked."""
    text = _SHORTCODE.sub("", _CAPTION.sub(_figure_of, text.replace("\r\n", "\n")))
    if not _EMPTY_LINE.search(text) and re.search(r"<(?:p|br)\b", text, re.IGNORECASE):
        return text
    pieces = [piece.strip() for piece in _EMPTY_LINE.split(text) if piece.strip()]
    return "\n".join(piece if _BLOCK.match(piece) else f"<p>{piece.replace(chr(10), '<br>')}</p>" for piece in pieces)


def _figure_of(match: re.Match[str]) -> str:
    inside = match["inside"]
    image = _IMAGE.match(inside)
    if image is None:
        return inside
    return f"\n\n<figure>{image.group()}<figcaption>{inside[image.end() :].strip()}</figcaption></figure>\n\n"


# Pictures --------------------------------------------------------------------------------------------------------


def _figures(element: Element) -> tuple[Block, ...]:
    """Pictures of Media RSS that are described."""
    found = []
    for media in list(within(element, "content", "thumbnail"))[:_MOST_FIGURES]:
        place = attribute(media, "url")
        caption = words(first(media, "description")) or (
            _of(element, "description") if "yahoo" in _space(element) else ""
        )
        if place and caption:
            found.append(figure(caption, credit=words(first(media, "credit")), image=place))
    return tuple(found)


def _space(element: Element) -> str:
    return str(element.tag).partition("}")[0]


def _picture(element: Element) -> Block:
    """A picture that WordPress keeps as an item: its excerpt is the caption."""
    excerpt = next((words(one) for one in children(element, "encoded") if not _is_body(one)), "")
    return figure(excerpt, image=_of(element, "attachment_url"))


def _meta(element: Element, key: str) -> str:
    for meta in children(element, "postmeta"):
        if _of(meta, "meta_key") == key:
            return _of(meta, "meta_value")
    return ""
