"""What an element is for, as its tag, class, id and item property say. Comes in: one element. Goes out: its roles.
It knows the words that newsrooms' systems use, in Vietnamese and English, not any one newspaper.
"""

from __future__ import annotations

import re
from functools import lru_cache


class Role:
    """What an element and all that is inside it is for: bits of a plain number, for pages ask thousands of times."""

    NONE = 0
    MACHINERY = 1 << 0  # navigation, advertisements, share buttons, players, footers
    COMMENTS = 1 << 1
    RELATED = 1 << 2
    SECTION_LIST = 1 << 3
    POPULAR = 1 << 4
    TAGS = 1 << 5
    CRUMBS = 1 << 6
    TITLE = 1 << 7
    KICKER = 1 << 8
    SAPO = 1 << 9
    AUTHOR = 1 << 10
    DATE = 1 << 11
    SOURCE = 1 << 12
    CAPTION = 1 << 13
    FIGURE = 1 << 14
    BODY = 1 << 15
    HEADING = 1 << 16
    QUOTE = 1 << 17
    ASIDE = 1 << 18
    PLACE = 1 << 19  # where the story happened, printed before the sapo
    MENU = 1 << 21  # machinery that leads about the site
    CREDIT = 1 << 22  # who took a picture
    RULED = 1 << 20  # a rule file says so: of the element itself, not of what is inside


LISTS = Role.RELATED | Role.SECTION_LIST | Role.POPULAR
APART = Role.MACHINERY | Role.COMMENTS | Role.TAGS | Role.CRUMBS
BESIDE = APART | LISTS
"""What stands beside an article, apart from it or as a list of other stories."""
HEADER = Role.TITLE | Role.KICKER | Role.SAPO | Role.AUTHOR | Role.DATE | Role.SOURCE

_TAG_ROLES = {
    "nav": Role.MACHINERY | Role.MENU,
    "footer": Role.MACHINERY,
    "form": Role.NONE,  # some systems of the 2000s wrap the whole page in one
    "button": Role.MACHINERY,
    "select": Role.MACHINERY,
    "textarea": Role.MACHINERY,
    "noscript": Role.MACHINERY,
    "aside": Role.ASIDE,
    "time": Role.DATE,
    "figure": Role.FIGURE,
    "figcaption": Role.CAPTION,
    "blockquote": Role.QUOTE,
    "dialog": Role.MACHINERY,
    "menu": Role.MACHINERY,
    "amp-sidebar": Role.MACHINERY | Role.MENU,
}


def _words(patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:" + "|".join(patterns.split()) + r")(?![a-z])")


# Class names are read as words: camel case, underscores and digits part them ("PhotoCMS_Caption" is photo-cms-caption).
_CLASS_WORDS: tuple[tuple[int, str], ...] = (
    (
        Role.MACHINERY,
        r"""
            nav navbar navigation (?:main|top|sub|left|mega|mobile)?-?menu
            ^(?:site-|page-|main-|global-|wrap-|box-)?footer (?:site|page)-header topbar ads? adv
            advert(?:isement|ising)?s? banners? qc quang-?cao adsbygoogle sponsor(?:ed)? social socials share
            sharing share-?(?:box|link|bar|button)s? sharemxh addthis fb-like like-?box fb-root zalo login popup
            pop-up modal tooltip tooltiptext toast vote voting rating poll binh-?chon survey khao-?sat weather
            thoi-?tiet search(?:-?box|-?form)? tim-?kiem subscribe newsletter copyright ban-?quyen audio podcast tts
            progress-bar time-display toolbar tool-?bar print(?:er)? in-bao btn btns button buttons back-?to-?top
            pagination paging phan-?trang hotline reactions? react reactinfo donate date-selector sidebar-social
            cookie skip-link sr-only visually-hidden screen-reader-text follow google-?news gg-?news rss site-map
            (?:article|story|post|news|page)-?tools?
        """,
    ),
    (
        Role.COMMENTS,
        r"""
            comments? comment-?(?:list|box|area|form|item)s? binh-?luan y-?kien(?:-?ban-?doc)? feed-?back phan-?hoi
            disqus fb-comments cmt box-?comment reader-?comments? respond
        """,
    ),
    (
        Role.RELATED,
        r"""
            related? relates related-?(?:news|articles?|posts?|stor(?:y|ies)|list|box|item)s? relation-?news
            (?:box-?)?(?:tin|bai|news|news-?)?-?(?:bai-?)?lien-?quan tin-?lq xem-?them doc-?them read-?more
            see-?(?:more|also) one-?news relatednews article-?relate cung-?su-?kien story-?related box-?relate
            in-?news-?content link-?content-?relate dong-?su-?kien list-news-in-content
            vc-?object-?box-?related-?news(?:-?item)?(?:-?[a-z]+)? kbwscwl kbwscwlr?
        """,
    ),
    (
        Role.SECTION_LIST,
        r"""
            (?:tin|bai)?-?cung-?(?:chuyen-?)?muc(?:-?detail)? tin-?khac cac-?tin-?khac bai-?khac
            same-?(?:cate(?:gory)?|section|zone) other-?(?:news|articles?|posts?|list) news-?other older-?news
            newer-?news old-?news new-?news (?:tin|bai)-?(?:moi|cu)(?:-?hon)? latest(?:-?news)? newest(?:-?of-?cat)?
            tin-?da-?dua more-?news cate-?news
        """,
    ),
    (
        Role.POPULAR,
        r"""
            (?:most|top)-?(?:view|views|viewed|read|comment|popular) popular(?:-?posts?|-?news)? doc-?nhieu
            xem-?nhieu trending tieu-?diem hot-?news tin-?(?:hot|nong|noi-?bat) noi-?bat most-view-comment
            highlight-?news
        """,
    ),
    (
        Role.TAGS,
        r"""
            tags? tag-?(?:list|box|detail|cloud|links?) keywords? tu-?khoa hash-?tags? block-key post-tags
        """,
    ),
    (
        Role.CRUMBS,
        r"""
            brea[dk]-?c?r?u?mb?s?(?:-?item)? crumbs? duong-?dan you-are-here nav-?path pathway site-?path
        """,
    ),
    (
        Role.TITLE,
        r"""
            (?:article|news|detail|post|entry|page|content|main|story|cms|single)-*(?:detail-)?title
            title-?(?:detail|news|article|post) headline content-?heading
            (?:lbl|td|txt)-?(?:news-?)?(?:title|tieu-?de) news-title-detail
            tieu-?de(?:-?(?:bai|tin|bv|chinh))? ten-?(?:bai|tin)(?:-?viet)? p-?title titledetail
            tit-?bai article-name news-?header
        """,
    ),
    (
        Role.KICKER,
        r"""
            kicker (?:p-)?(?:sup|super|pre|upper|over)-?titles? tit-?phu tieu-?de-?phu trich-?yeu eyebrow
            overline-text
        """,
    ),
    (
        Role.SAPO,
        r"""
            (?:(?:detail|article|news|post|cms)-+)?sapo sapo-?[a-z]+ chapeau lead(?:-?text)?
            (?:article|news|detail|post|entry|content)-*(?:lead|summary|sum|desc|description|excerpt|intro|brief)
            ingress summary intro(?:-?text)?
            tom-?tat home-?text trich-?dan loi-?dan stand-?first cms-desc p-?head p-?lead
            description excerpt abstract
        """,
    ),
    (
        Role.HEADING,
        r"""
            (?:p-?)?(?:sub|inter)-?title sub-?head(?:ing|line)? tit-?(?:nho|xen|phu) tieu-?de-?(?:nho|phu|con)
            in-?title mid-?title
        """,
    ),
    (
        Role.AUTHOR,
        r"""
            (?:(?:article|news|detail|post|entry|box|p|info)-+)?author(?:-?(?:name|info|mail|box|detail|bot))?
            by-?line tac-?gia writer nguoi-?viet but-?danh vcard author-mail posted-by creator reporter phong-?vien
        """,
    ),
    (
        Role.DATE,
        r"""
            (?:(?:article|news|detail|post|entry|publish(?:ed)?|meta|box|p)-*)?(?:date|time|datetime)(?:-?(?:post|publish(?:ed)?|news|time|create[d]?))?
            ngay-?(?:dang|thang|gio|viet|cap-?nhat)? thoi-?gian pub-?date posted-on date-?and-?cat time-?stamp
            post-?(?:time|date)
            (?:lbl|td)-?(?:ngay|date|time)(?:-[a-z]+)? (?:create|modify)-?date date-header
        """,
    ),
    (
        Role.SOURCE,
        r"""
            (?:(?:article|news|content|detail|p|link|box)-+)?source(?:-?(?:name|news|detail|text))?
            nguon(?:-?(?:tin|bai))?
        """,
    ),
    (
        Role.CREDIT,
        r"""
            credits? (?:photo|image|img|pic|picture)-?(?:credit|source|author|by) photographer (?:nguon|tac-?gia)-?anh
        """,
    ),
    (
        Role.CAPTION,
        r"""
            caption captions wp-caption-text image-?(?:desc|description|note|text|title)
            img-?(?:desc|note|title|alt|info) (?:photo|pic|picture)-?(?:desc|note|info|text|title) ck-legend legend
            chu-?thich(?:-?anh)? desc-?(?:image|img|photo|pic) note-?(?:image|img|anh) imagecaption
            photo-?cms-?caption p-?caption caption-?(?:text|image|img) pcaption
        """,
    ),
    (
        Role.FIGURE,
        r"""
            wp-caption tpl-?caption vc-?sortable-?in-?preview-?mode image-?(?:box|wrap|wrapper|center|left|right)?
            figure photo article-?(?:photo|image) pic picture photo-?box box-?(?:img|image|photo) desc-?image
            tbl-?image img-?(?:box|wrap|center) image-?cms media-?core expNoEdit
        """,
    ),
    (
        Role.BODY,
        r"""
            fck-?detail
            (?:article|news|detail|post|entry|story|main|cms|single|left)-*(?:main-?)?(?:body|content|text|detail)(?:-?(?:main|detail|body))?
            (?:content|body)-+(?:detail|news|article|main|post|text) content-?detail-?(?:body|main)? cms-body
            maincontent main-content-body detail-?cmain afcbc-body
            noi-?dung(?:-?(?:tin|bai|bai-?viet|chi-?tiet|bv))? chi-?tiet(?:-?tin)? p-?body the-?article-?body
            articlebody bai-?viet journal-?content-?article ms-rtestate-field vnn-content body-content text-conent
            edittor-content
            (?:lbl|td)-?(?:noi-?dung|content|body|chi-?tiet) body-?(?:html|text) news-bodyhtml external-?class
            b-maincontent zce-content-body
        """,
    ),
    (
        Role.QUOTE,
        r"""
            quote quotes? blockquote box-quote star-quote
        """,
    ),
    (
        Role.ASIDE,
        r"""
            side-?bar(?:-?\d)? aside right-?(?:col|column|side|bar|content) col-?right cot-?phai sidebar-right
            widget
        """,
    ),
    (
        Role.PLACE,
        "location-stamp",
    ),
    (
        Role.MENU,
        "nav navbar navigation (?:main|top|sub|left|mega|mobile|header|footer)?-?menu site-map",
    ),
)  # fmt: skip
_CLASS_ROLES = tuple((role, _words(patterns)) for role, patterns in _CLASS_WORDS)
_ANY_ROLE = _words(" ".join(patterns for _, patterns in _CLASS_WORDS))
"""Most names tell no role at all: one question instead of two dozen."""

_ITEM_ROLES = {
    "articlebody": Role.BODY,
    "headline": Role.TITLE,
    "author": Role.AUTHOR,
    "datepublished": Role.DATE,
    "datemodified": Role.DATE,
    "caption": Role.CAPTION,
    "description": Role.SAPO,
    "comment": Role.COMMENTS,
}
_FIELD_ROLES = {
    # data-role and data-field, as editors' systems name what stands where
    "title": Role.TITLE,
    "sapo": Role.SAPO,
    "content": Role.BODY,
    "body": Role.BODY,
    "author": Role.AUTHOR,
    "publishdate": Role.DATE,
    "publish-date": Role.DATE,
    "source": Role.SOURCE,
}
_EXACT = {
    # short words that mean something only when they are the whole class name
    "image": Role.CAPTION,
    "desc": Role.SAPO,
    "content": Role.BODY,
    "detail": Role.BODY,
    "title": Role.TITLE,
    "name": Role.AUTHOR,
    "header": Role.MACHINERY,
    "bottom": Role.NONE,
}
_SMALL, _STAMPS = frozenset({"abbr", "span", "time"}), frozenset({"published", "dtstamp"})
"""Where names say when an article was published; around it they say that it was."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MARKS = re.compile(r"[_\s-]+")
_UTILITY = re.compile(
    r"(?:^|-)(?:text|font|bg|flex|grid|gap|border|rounded|leading|tracking|w|h|p|m|mt|mb|hover|md|lg|sm)-|[\[\]:!/]"
)


def roles(tag: str, class_names: str, identifier: str, item: str, relation: str, field: str = "") -> int:
    """The roles that an element claims for itself by its tag and these attributes, whatever stands around it."""
    found = _TAG_ROLES.get(tag, Role.NONE)
    names = [name for name in class_names[:1000].split()[:30] if not _UTILITY.search(name)]
    for name in (*names, identifier[:100]) if identifier else names:
        found |= _name_roles(name, tag)
    if item or field:
        found |= _ITEM_ROLES.get(item.strip().lower(), Role.NONE) | _FIELD_ROLES.get(field.strip().lower(), Role.NONE)
    if tag in _SMALL and not _STAMPS.isdisjoint(names):
        found |= Role.DATE
    if relation == "author":
        found |= Role.AUTHOR
    if tag in {"table", "tr", "tbody", "img"}:
        found &= ~(Role.CAPTION | Role.TITLE)
    return found


@lru_cache(maxsize=20_000)
def _name_roles(name: str, tag: str) -> int:
    words = _MARKS.sub("-", name if name.islower() else _CAMEL.sub("-", name).lower())
    if words in _EXACT:
        exact = _EXACT[words]
        if words == "desc" and tag in {"td", "span", "div", "p"}:
            return Role.CAPTION if tag == "td" else Role.SAPO
        return exact
    found = Role.NONE
    if not _ANY_ROLE.search(words):
        return found
    for role, pattern in _CLASS_ROLES:
        if pattern.search(words):
            found |= role
    return found
