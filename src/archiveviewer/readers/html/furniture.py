"""What stands on a page beside its article: buttons, players, counters, forms, the imprint. Comes in: a line's text.
Goes out: whether it is such a thing. It knows the words that papers print on them, not what any page calls them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.roles import BESIDE, Role

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line, Reading

_NAMED = BESIDE | Role.TITLE
LONGEST = 120
_LONGEST_FORM = 400
_LONGEST_IMPRINT = 200
_COUNT = r"\d[\d.,]*k?"
_WORDS = (
    r"chia se(?: bai(?: viet)?)?(?: nay)?(?: (?:tren|len|qua|voi)(?: mang xa hoi)?)?",
    r"share|facebook|twitter|zalo|messenger|linkedin",
    r"gui (?:qua |len )?(?:facebook|yahoo!?|zing ?me|twitter|google\+?|linkhay|zalo)|phan hoi|y kien|binh luan",
    r"g[uo]i (?:thu )?(?:e?mail|binh luan|phan hoi|y kien|bai nay|(?:bai |tin |trang )?(?:nay )?cho ban(?: be)?)",
    r"(?:phien )?ban in|tro ve(?: trang truoc)?|share this|like this|click (?:de|vao)(?: de)? xem anh(?: lon)?",
    r"pinterest|telegram|google news|google\+?|e?mail|tweet(?: \d{1,5})?|thich|like|save",
    r"luu(?: bai(?: viet)?| tin| lai)?|in an|in(?: bai(?: viet| nay)?| trang(?: nay)?| tin nay)?(?![a-z])",
    r"(?:da )?(?:copy|sao chep)(?: link| lien ket)?(?: thanh cong)?!?|https?://\S{3,}|bao loi(?: noi dung| bai viet)?",
    r"(?:click de |hay )?(?:danh gia|binh chon)(?: cho)?(?: bai viet)?(?: nay)?|tong so diem cua bai viet.{0,40}",
    r"xep hang ?:? ?\d[\d./]*(?: ?\(\d+ (?:phieu|luot)\))?|(?:noi dung|tin|bai viet)(?: duoc)? tai tro|follow us",
    r"(?:bam|nhan|click) vao day.{0,40}|ban (?:co )?thay bai viet.{0,40}|\d* ?comments?(?: sort by .{0,20})?",
    r"xem (?:tat ca )?(?:cac )?(?:bai viet|bai|tin) (?:khac )?(?:cua|cung) tac gia(?: nay)?",
    r"viet binh luan|hay la nguoi dau tien.{0,30}|(?:hotline|duong day nong) ?:?[\d .-]{8,}|tai (?:app|ung dung)",
    r"(?:xem|doc) them (?:nhieu |cac )?(?:tin|tin tuc|bai|bai viet)(?: hay| khac| moi)? (?:tai|tren|cua) .{2,40}",
    r"(?:duong dan|dia chi|link|url)(?: bai(?: viet| goc)?| goc)? ?: ?https?://\S{3,}",
    r"link bai goc|lay link!?|(?:xem|doc) tiep|xem anh lon|phong to|co chu|font size|print",
    r"(?:(?:tang|giam) )?(?:kich thuoc|co) chu|(?:trang|page) ?:?(?: \d{1,3})+",
    r"trang (?:truoc|sau|dau|cuoi|tiep(?: theo)?)",
    r"dong(?: cua so)?(?![a-z])|(?:video )?dang tai(?: video| player)?\.*",
    r"quay lai|tro lai|(?:tro )?ve dau trang|len dau trang|ve trang chu(?: de)?|xem phan hoi|xem them binh luan",
    r"quang cao|advertisement|sponsored|nghe (?:doc )?(?:bai viet|bai|tin|noi dung)|doc bao noi",
    r"giong (?:nu|nam)(?: mien (?:bac|nam|trung))?|(?:nu|nam) mien (?:bac|nam|trung)|toc do|speed|play|pause|mute",
    r"full ?screen|(?:[0-2](?:\.\d{1,2})?|normal) ?x|\d{1,2}:\d{2}(?::\d{2})?",
    r"loading\.*|trinh phat|tua lai|phat video|theo doi .{2,40} tren (?:google news|zalo|facebook)|theo doi",
    rf"(?:so )?(?:luot|lan) (?:xem|doc|truy cap)(?: ?: ?{_COUNT})?|da (?:xem|doc):? ?{_COUNT}(?: lan| luot)?",
    rf"{_COUNT} (?:luot (?:xem|doc|thich)|binh luan|chia se|phan hoi|nguoi (?:xem|thich)|views?)",
    r"\d{1,2} (?:giay|phut|gio|ngay|tuan|thang) truoc|tra loi",
    r"vai tro, .{2,60}",  # what a writer is, said to those who can't see the page
    r"dang ky(?: nhan (?:ban )?tin)?|dang nhap|aa|[ax](?![a-z])",
)
# Each word is taken for good once it is found, so that no row of them can be read in countless ways.
_FURNITURE = re.compile(rf"(?>(?:{'|'.join(_WORDS)})[\s|•·:/,()\[\]…»›>+-]*+)++")
_CALL = re.compile(
    r"\W*moi (?:quy |cac )?(?:ban doc|doc gia|ban|khan gia|quy vi)\b.{0,20}"
    r"\b(?:xem|doc|theo doi|gui|don (?:doc|xem)|tham khao|click|bam|nhan)\b.{0,90}"
)
_HOUR = re.compile(r"(?!0?0:00)\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–]\s*\d{1,2}:\d{2})?")
"""Alone it may be the time beside a date, or that of a programme."""
_HOUR_OF_A_DAY = re.compile(r"(?:[01]?\d|2[0-3])(?::|h|g)[0-5]\d'?(?:[ ,|-]+\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?)?")
_OPENING = " [(|•»"
"""What buttons stand behind."""
_ANSWER = "tra loi:"
"""What stands over the answer in an interview; the button has no colon."""
_SEVERAL = 3
_AFTERWORD = re.compile(
    r"(?:y kien(?: ban doc| phan hoi| cua ban)?|(?:gui )?(?:binh luan|y kien|phan hoi)(?: cua ban(?: doc)?)?"
    r"|\d+ (?:binh luan|nhan xet))\s*(?:\(\d+(?: [a-z ]{2,12})?\))?\s*[:?]?$"
)
_IMPRINT = re.compile(
    r"©|®|copyrights?\b|powered by\b|(?:bao|tap chi) .{2,40} [-–] co quan (?:ngon luan )?(?:cua|thuoc)\b"
    r"|ghi ro nguon .{2,80}\b(?:khi|phat hanh)\b|cam sao chep\b|ban quyen (?:thuoc|cua)"
    r"|tong bien tap\s*:|giay phep (?:so|hoat dong|xuat ban)|co quan chu quan"
    r"|chiu trach nhiem (?:chinh|noi dung|xuat ban)|moi (?:y kien|phan hoi|gop y)\b.{0,40}\b(?:gui|toa soan|ban doc)\b"
)

_LICENSE = re.compile(
    r"giay phep (?:so|hoat dong|xuat ban|thiet lap)\b.{0,60}\b(?:gp|cap ngay|bo thong tin|so thong tin|cuc)\b"
)


def mark(reading: Reading) -> None:
    """Gives the lines that are furniture, and those of small forms, the role of machinery."""
    for form in [frame for frame in reading.frames if frame.tag == "form"]:
        lines = reading.lines[form.first : form.last]
        if sum(len(line.text) for line in lines) <= _LONGEST_FORM:
            for line in lines:
                line.roles |= Role.MACHINERY
    for line in reading.lines:
        if line.kind == "text" and not line.roles & _NAMED and is_furniture(line.text):
            line.roles |= Role.MACHINERY


def is_furniture(text: str) -> bool:
    """True for what only works the page: buttons, players, counters, advertisements' labels, alone or in a row."""
    return len(text) <= LONGEST and _works_the_page(text)


@functools.lru_cache(maxsize=20_000)
def _works_the_page(text: str) -> bool:
    words = newspaper.folded(text)
    if "moi" in words and _CALL.fullmatch(words):
        return True
    if _HOUR.fullmatch(text) or _AFTERWORD.match(words) or words == _ANSWER:
        return False
    return _FURNITURE.fullmatch(words.lstrip(_OPENING)) is not None


def hours_of_a_day(lines: list[Line], start: int, end: int) -> set[int]:
    """The lines from `start` up to `end` that are only hours, where there are several: a day told hour by hour."""
    hours = {at for at in range(start, end) if lines[at].kind == "text" and _HOUR_OF_A_DAY.fullmatch(lines[at].text)}
    return hours if len(hours) >= _SEVERAL else set()


def tells_the_license(text: str) -> bool:
    """True for a short paragraph that may be the imprint, or a story about a newspaper."""
    words = newspaper.folded(text) if len(text) < _LONGEST_IMPRINT else ""
    return _LICENSE.search(words) is not None


def begins_afterword(text: str) -> bool:
    """True where readers' comments or the imprint begin."""
    return begins_comments(text) or begins_imprint(text)


def begins_comments(text: str) -> bool:
    """True where readers' comments begin."""
    return len(text) < _LONGEST_IMPRINT and _AFTERWORD.match(newspaper.folded(text)) is not None


def begins_imprint(text: str) -> bool:
    """True where the imprint begins: hardly anything stands behind it."""
    return len(text) < _LONGEST_IMPRINT and _IMPRINT.match(newspaper.folded(text)) is not None
