"""IPTC's ninjs, versions 1 to 3. Comes in: one object of it, its keys made plain. Goes out: what it states.

Its pictures are figures. It refuses to take an event or a plan for an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.readers.json_values import date_of, first, names_of, plainly, text_of
from archiveviewer.readers.stated import Stated, figure, is_markup, name_of

if TYPE_CHECKING:
    from archiveviewer.article import Block, Dated

_OTHERS = frozenset({"versioncreated", "firstcreated", "contentcreated", "headlines", "descriptiontext", "pubstatus"})
_PICTURES = frozenset({"picture", "graphic", "photo"})
_NO_ARTICLES = frozenset({"event", "planning", "component"})
_MOST_FIGURES = 200

_Object = dict[str, object]


def is_ninjs(one: _Object) -> bool:
    """Whether an object is one by its keys."""
    is_item = bool({"uri", "guid"} & one.keys()) and bool(_OTHERS & one.keys())
    return is_item and str(one.get("type")) not in _NO_ARTICLES


def facts(one: _Object, *, member: str, encoding: str, warnings: tuple[str, ...]) -> Stated:
    """What an item states. Of two bodies the one in markup counts."""
    text, markup = _body(one)
    is_picture = str(one.get("type")) in _PICTURES
    published, modified = _dates(one)
    uri = text_of(one.get("uri"))
    subjects = _names(one, "subject", "subjects")
    shown = [_figure(one)] if is_picture else []
    return Stated(
        reader="ninjs",
        member=member,
        title=_chosen(one, "headline", "headlines", "main") or text_of(first(one, ("title", "name", "slugline"))),
        sapo="" if is_picture else _described(one),
        author=name_of(text_of(first(one, ("byline", "by")))) or names_of(first(one, ("authors",))),
        credit=text_of(first(one, ("creditline",))),
        source=text_of(first(one, ("source", "infosource", "infosources", "copyrightholder"))),
        section=next(iter((*_names(one, "service", "anpacategory", "section", "genres"), *subjects)), ""),
        published=published,
        modified=modified,
        keywords=(*_keywords(one), *subjects),
        url=text_of(first(one, ("url", "canonicalurl"))) or uri,
        figures=(*shown, *_figures(one)),
        text=text,
        markup=markup,
        encoding=encoding,
        warnings=warnings,
    )


def _chosen(one: _Object, single: str, several: str, role: str) -> str:
    """A fact that version 1 has once and later ones in a list with roles."""
    if text := text_of(first(one, (single, f"{single}main"))):
        return text
    items = [plainly(item) for item in _items(one.get(several))]
    wanted = [item for item in items if item.get("role") == role]
    return text_of(next(iter((*wanted, *items)), None))


def _items(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _body(one: _Object) -> tuple[str, str]:
    texts = [text_of(value) for key, value in one.items() if key.startswith("body") and key != "bodies"]
    texts += [text_of(plainly(item).get("value")) for item in _items(one.get("bodies"))]
    markup = next((text for text in texts if is_markup(text)), "")
    return next((text for text in texts if text and not is_markup(text)), "") if not markup else "", markup


def _described(one: _Object) -> str:
    single = text_of(first(one, ("descriptiontext", "descriptionhtml", "descriptionxhtml")))
    return single or _chosen(one, "summary", "descriptions", "summary")


def _names(one: _Object, *keys: str) -> list[str]:
    items = [item for key in keys for item in _items(one.get(key)) if isinstance(item, dict)]
    return list(dict.fromkeys(name for item in items if (name := text_of(plainly(item).get("name")))))


def _keywords(one: _Object) -> list[str]:
    words = [text_of(item) for item in _items(one.get("keywords"))]
    return [word for word in (*words, text_of(one.get("slugline"))) if word]


def _dates(one: _Object) -> tuple[Dated | None, Dated | None]:
    """When it was first published, and its last version if that is later."""
    last = date_of(one.get("versioncreated"))
    created = [date_of(one.get(key)) for key in ("firstpublished", "firstcreated", "contentcreated")]
    published = next((dated for dated in created if dated), last)
    return published, last if last and published and last.value > published.value else None


def _figures(one: _Object) -> list[Block]:
    found = []
    for item in _items(one.get("associations"))[:_MOST_FIGURES]:
        plain = plainly(item)
        if text_of(plain.get("type")) in _PICTURES and (block := _figure(plain)).caption:
            found.append(block)
    return found


def _figure(one: _Object) -> Block:
    caption = _described(one) or _chosen(one, "headline", "headlines", "main")
    credit = text_of(first(one, ("creditline", "byline", "by", "copyrightholder")))
    renditions = [plainly(item) for item in _items(one.get("renditions"))]
    original = plainly(plainly(one.get("renditions")).get("original"))
    places = [text_of(item.get("href")) for item in (original, *renditions)]
    return figure(caption, credit=credit, image=next(filter(None, places), ""))
