"""What is this line? It comes in as clean text, as a newspaper prints it; what it is (heading of a list, by-line,
credit) goes out, with the part of it that counts, as printed. What stands under pictures, `captions` knows. This module
refuses to know where in a file or page the line stood: whether a lone name closes an article or opens a chapter is for
the reader to say. Everything is matched without accents and case, and wholly, never as a part of a sentence.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from archiveviewer.readers.captions import CAPITALS, photo_credit
from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.vietnamese.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

ListKind = Literal["related", "section", "popular"]

LONGEST_HEADING = 60
LONGEST_INLINE = 400
LONGEST_CREDIT = 60
LONGEST_SIGNATURE = 90
LONGEST_NAME = 5  # syllables
LONGEST_NAME_OF_CAPITALS = 4  # in capitals, five are rather a title
ASKED_AGAIN = 256
"""Of how many lines the answer is kept: a reader asks the same of a line from several sides."""


class Signature(NamedTuple):
    """How an article is signed: who wrote it, the line that credits another's text (as printed), whose text it is."""

    author: str = ""
    credit: str = ""
    source: str = ""


@functools.lru_cache(ASKED_AGAIN)
def folded(line: str) -> str:
    """The line in small letters without accents, đ as d, runs of blanks as one."""
    return " ".join(fold(line).split())


# Headings of lists -----------------------------------------------------------------------------------------------

_RELATED = re.compile(
    r"(?:(?:cac )?(?:tin|bai|tin bai|tin,? bai|bai viet|tin tuc|noi dung|su kien|chu de|video|anh|thong tin)"
    r" (?:co )?lien quan(?: khac)?"
    r"|lien quan|(?:xem|doc|tim hieu|tham khao) them(?: tin| bai| bai viet)?|(?:bai )?(?:doc|xem) tiep"
    r"|(?:nen|moi) (?:doc|xem)(?: them)?"
    r"|(?:(?:cac )?(?:tin|bai|bai viet|tin bai) )?cung (?:chu de|su kien|dong su kien|tuyen bai|loat bai)"
    r"|(?:theo )?dong su kien|(?:tin|bai)?(?: viet)? ?trong (?:su kien|chu de|loat bai)(?: nay)?"
    r"|(?:co the )?ban (?:co the |cung co the |se |dang )?(?:quan tam|thich)|co the ban (?:se )?(?:quan tam|thich)"
    r"|co the quan tam|related(?: news| articles| stories)?|see also)"
)
_STORIES = r"(?:(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc)(?: bai| viet)?)"
_SECTION = re.compile(
    rf"(?:{_STORIES} )?cung (?:chuyen muc|muc|chuyen de|loai|the loai|danh muc|tac gia)(?: khac)?"
    rf"|(?:{_STORIES}|cac thong tin) khac(?: (?:trong|cua|cung) (?:chuyen muc|muc|the loai|danh muc|ngay)(?: nay)?)?"
    r"|(?:other|recent|latest|newer|older|more) (?:news|articles?|stories|posts?)(?: items?)?"
    r"|(?:d'|les )autres articles"
    rf"|{_STORIES} (?:da dua|da dang|truoc do|truoc|sau|tiep theo)(?: ngay)?"
    rf"|{_STORIES} (?:moi|cu)(?: hon| nhat| dang| cap nhat| dua)?"
    r"|moi nhat|tin trong ngay|tin cung ngay|moi hon|cu hon|tin tiep"
)
_POPULAR = re.compile(
    r"(?:(?:cac )?(?:tin|bai|bai viet|tin bai|tin tuc|duoc)? ?(?:doc|xem|quan tam|binh luan|chia se)"
    r" nhieu(?: nhat)?(?: trong (?:ngay|tuan|thang))?"
    r"|(?:tin|bai|bai viet|tin tuc) (?:noi bat|nong|hot|dang chu y|tieu diem|duoc quan tam)(?: nhat)?"
    r"|noi bat(?: nhat)?)"
)
DECORATION = ' \t:.…*-–—•·●■▪►▶»«>|+#_=~[]“”"'
_DAY_BEHIND = re.compile(r"[ (]*(?:ngay )?\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\)?$|\s*\(\d{1,4}\)$")


def related_heading(line: str) -> ListKind | None:
    """What list this line heads: stories tied to this one, the section's other stories, the most read; or none."""
    return _list_headed(line) if len(line) <= LONGEST_HEADING else None


@functools.lru_cache(ASKED_AGAIN)
def _list_headed(line: str) -> ListKind | None:
    words = folded(line).strip(DECORATION)
    if words[-1:] == ")" or words[-1:].isdigit():
        words = _DAY_BEHIND.sub("", words).strip(DECORATION)
    if _RELATED.fullmatch(words):
        return "related"
    if _SECTION.fullmatch(words):
        return "section"
    return "popular" if _POPULAR.fullmatch(words) else None


_INLINE = re.compile(
    r"^[\s*•>»►\[(]*(?:xem|doc|tim hieu|tham khao) (?:them|lai|tiep|ngay)(?: tin| bai| bai viet)?"
    r"\s*(?P<mark>[:>»|–—-])?[\s>»]*"
    r"|^[\s*]*(?:tin|bai|bai viet) lien quan\s*(?P<colon>:)[\s>»]*"
    r"|^\s*(?P<arrow>>>+|»+|►)\s*"
)
_SENTENCE_END = (".", "!", ";", ",")


def inline_related(line: str) -> str:
    """The title behind a "Xem thêm:" or ">>" on the same line, or nothing."""
    if len(line) > LONGEST_INLINE or not line:
        return ""
    composed = line.replace("\u00a0", " ")
    match = _INLINE.match(fold(composed[:40]))
    if match is None:
        return ""
    title = composed[match.end() :].strip()
    marked = match["mark"] or match["colon"] or match["arrow"]
    if not title or not (marked or _looks_like_a_title(title)):
        return ""
    return title


def list_label(line: str) -> str:
    """The "Xem thêm" before an inline title, as printed; nothing if only an arrow stands there."""
    match = _INLINE.match(fold(line[:40]))
    return line[: match.end()].strip(DECORATION) if match else ""


def _looks_like_a_title(text: str) -> bool:
    opening = text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘"
    return opening and text.count(" ") > 2 and not text.endswith(_SENTENCE_END)  # noqa: PLR2004 — a title has words


# Names -----------------------------------------------------------------------------------------------------------

_NAME_WORD = re.compile(rf"(?:[{CAPITALS}]\.){{1,4}}[{CAPITALS}]?|[{CAPITALS}][\w'’.-]*", re.UNICODE)
_JOINT = re.compile(r"\s+[-–—&+]\s+|\s*[,;/]\s*|\s+và\s+")
_JOINING = re.compile(r"[-–—&+,;/]|\svà\s")
_TEAM = re.compile(
    r"(?:nhom )?(?:pv|p\.v|ctv|btv|phong vien|cong tac vien|bien tap vien)(?:\s*[-/,&]\s*(?:ctv|btv|cong tac vien))*"
    r"(?: [\w. ]{1,30})?|nhom (?:tac gia|bao chi|pv|phong vien|bien tap)(?: [\w. ]{1,30})?|t\.?h"
    r"|ban (?:bien tap|thoi su)"
)
_BY = re.compile(
    r"^(?:(?:bai|tin|bai viet|tin bai|anh|hinh|clip|video|hinh anh|do hoa|noi dung)"
    r"(?:(?:\s*[,&+/-]\s*|\s+va\s+|\s+)(?:bai|tin|anh|hinh anh|hinh|clip|video|do hoa))*\s*:"
    r"|(?:viet|dang|gui|duoc (?:viet|dang|gui)|posted|written) (?:boi|by)\b\s*:?|(?:boi|by)\b\s*:?"
    r"|(?:thuc hien|tac gia(?: bai viet)?|nguoi (?:viet|dang)(?: bai)?|nguoi thuc hien|ghi chep|ghi|luoc ghi|phong van"
    r"|bien dich|luoc dich|bien soan|dich|bien tap|tong hop"
    r"|cong tac vien|pv|phong vien)(?:\s*\([^)]*\))?\s*:|tac gia,|(?:bai|tin)(?:\s*[,&+/-]| va) anh(?: cua)?\b"
    r"|(?:bai|tin|phong su|but ky|ky su|ky|tuy but|ghi chep) cua\b)\s*"
)
_SUFFIX = re.compile(
    r"\s*\(([^()]{1,60})\)\.?$|\s+(tổng hợp|lược ghi|ghi|thực hiện|lược dịch|biên dịch|dịch|[Tt]/[Hh])$"
    r"|\s+[-–—]\s*((?:[Tt]heo|[Nn]guồn)\s[^()]{2,50})$"
)
_WORK = re.compile(
    r"(?:luoc )?(?:tong hop|th|t/h|t\.h\.?|ghi|dich|bien dich|bien soan|thuc hien|suu tam|ghi chep|s\.t|st)"
    r"(?: (?:tu|theo|va) .{1,40})?"
)


_WORKED = (")", ").", "hợp", "ghi", "hiện", "dịch", "/H", "/h")


def _suffix(signed: str) -> re.Match[str] | None:
    """What stands behind a name, in brackets or as a word; few lines end like that."""
    if signed.endswith(_WORKED) or "heo" in signed or "guồn" in signed:
        suffix = _SUFFIX.search(signed)
        return suffix if suffix and (suffix[1] or suffix[2] or suffix[3]).strip() else None
    return None


_NO_NAME = frozenset(
    """
    tin bài ảnh chia quảng đọc xem theo bởi video clip bản cỡ giọng miền nghe about delete edit email follow font hot
    last more podcast posted print published share text tools updated view
    """.split()  # noqa: SIM905 — they are read as words
)
"""No person's name begins so, but headings, buttons and credits do ("TIN LIÊN QUAN", "Bản In", "Text Size")."""
_OPENS_NO_NAME = re.compile(r"(?:binh (?:luan|chon)|tu khoa|y kien|chu (?:de|nhat))\b")
"""The same of two words, without accents: Bình, Từ, Ý and Chủ alone may begin a name."""
_OF_SOMEBODY = ("'s", "’s")


def is_name(text: str) -> bool:
    """True for two to five capitalised syllables or initials: "Lê Vũ", "NGUYỆT PHƯƠNG", "K. Miên", "T.H"."""
    words = text.split()
    longest = LONGEST_NAME_OF_CAPITALS if text.isupper() else LONGEST_NAME
    if not words or len(words) > longest or not all(_is_name_word(word) for word in words):
        return False
    if words[0].lower() in _NO_NAME or words[0].endswith(_OF_SOMEBODY) or related_heading(text) is not None:
        return False
    if _OPENS_NO_NAME.match(folded(text)):
        return False
    return len(words) > 1 or ("." in text[:-1] and len(text) <= len("N.T.H.M.P."))


def _is_name_word(word: str) -> bool:
    named = word[0].isupper() and _NAME_WORD.fullmatch(word) is not None
    return named and not any(letter.isdigit() for letter in word)


def _are_names(text: str) -> bool:
    parts = [part for part in _JOINT.split(text) if part] if _JOINING.search(text) else [text]
    return 0 < len(parts) <= LONGEST_NAME and all(is_name(part) or _TEAM.fullmatch(folded(part)) for part in parts)


MOST_AUTHORS = 3
"""Names on lines of their own that sign an article together; more are a list that it ends with."""


def signed_together(before: Iterable[str], last: str) -> list[str]:
    """The names of those who sign on the lines right before the last name, in the order printed; `before` are these
    lines from the last to the first.
    """
    names: list[str] = []
    for line in before:
        signed = signature(line)
        if signed is None or not signed.author or signed.credit or folded(signed.author) == folded(last):
            break
        names.append(signed.author)
        if len(names) == MOST_AUTHORS:
            return []
    return names[::-1]


def byline(line: str) -> str:
    """Who wrote it, if this line is a by-line and nothing else: the name as printed without "Bài và ảnh:" before it."""
    signed = signature(line)
    return signed.author if signed else ""


def credit_line(line: str) -> str | None:
    """Whose text it is, if this line says so ("Theo Báo Tuyên Quang" gives "Báo Tuyên Quang").

    None when the line is no credit; empty when it is one that names nobody ("(Tổng hợp)").
    """
    signed = signature(line)
    return signed.source if signed and signed.credit else None


@functools.lru_cache(ASKED_AGAIN)
def signature(line: str) -> Signature | None:
    """The line taken apart if it signs an article and does nothing else."""
    printed = line.strip().lstrip("•●■◆►").lstrip()
    if not printed or len(printed) > LONGEST_SIGNATURE:
        return None
    credit = _credit(printed)
    if credit is not None:
        return credit
    return _with_others(printed) or _signed_by(printed)


# Credits ---------------------------------------------------------------------------------------------------------

_CREDIT_OPENING = re.compile(
    r"^(?:(?:theo(?! doi\b))\s*:?\s+|(?:nguon|nguon tin|xuat xu|nguon bai)\s*:\s*|nguon\s+(?=\S)"
    r"|trich (?:tu |theo )?:?\s*)"
)
_AGENCIES = re.compile(r"(?:TTXVN|Vietnam ?\+|VietnamPlus|VNA|VOV|VGP|TTX|AFP|Reuters|[/, &-])+")
_OUTLET = re.compile(
    r"(?!(?:bao cao|to (?:trinh|khai)|trang thai|dai dien|cong (?:bo|van|thuc)|so (?:lieu|do)|dang ky|bo luat)\b)"
    r"(?:bao|tap chi|to|hang|trang|dai|cong|kenh|thong tan xa|ttx|nguon|website|web|ban tin|tin|bnews|chuyen trang"
    r"|phong|so|dang|bo|cuc)\b|[\w-]+(?:\.[\w-]+)+"
)
"""What opens the name of whoever gives news out; a report, figures or a law opens no name."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,}")
_SENTENCE_WORDS = frozenset(
    {"là", "có", "đã", "đang", "sẽ", "được", "bị", "thì", "những", "các", "này", "phải", "không", "cần", "khi", "rằng"}
    | {"đó", "cho", "biết", "nói", "ông", "bà", "tại", "năm", "ngày"}
)


def _credit(printed: str) -> Signature | None:
    bare = printed.strip("()[]*-–— ") if printed[0] in "([*-–—" else printed
    opening = _CREDIT_OPENING.match(fold(bare[:24]))
    if opening is None and printed[0] == "(" and _AGENCIES.fullmatch(bare):
        return Signature(credit=printed, source=bare)
    if opening is None:
        if printed[0] in "([" and _WORK.fullmatch(folded(bare)):
            return Signature(credit=printed)
        return None
    whose = bare[opening.end() :].strip(" :")
    if not _names_a_source(whose, bare):
        return None
    author, source = _author_and_source(whose.rstrip(".") if whose.count(".") == 1 else whose)
    return Signature(author=author, credit=printed, source=source)


def _names_a_source(whose: str, line: str) -> bool:
    """A credit names someone: a proper name or a kind of newspaper opens it, no verb and no stop follow."""
    if _ADDRESS.fullmatch(whose):
        return True
    if not whose or len(line) > LONGEST_CREDIT or whose[-1] in "!?…:;,":
        return False
    words = whose.split()
    if whose.endswith(".") and not all(word[0].isupper() for word in words):
        return False
    proper = words[0][0].isupper() or words[0][0] in "\"“'" or _OUTLET.match(folded(whose))
    if not proper:
        return False
    small = {word.strip(",.").lower() for word in words}
    return small.isdisjoint(_SENTENCE_WORDS) and not re.search(r",\s+[a-zà-ỹ]+\s+[a-zà-ỹ]+\s", whose)


def _author_and_source(whose: str) -> tuple[str, str]:
    """A writer and his paper in "Hồ Hương / Đại Đoàn kết"; but "AFP/Washington Post" are two agencies."""
    writer, slash, paper = whose.partition("/")
    if not slash:
        writer, slash, paper = whose.partition(" (")
        paper = paper.rstrip(")")
    if slash and is_name(writer.strip()) and _vietnamese_name(writer) and paper.strip():
        return writer.strip(), paper.strip()
    return "", whose


def _vietnamese_name(text: str) -> bool:
    return any(ord(letter) > 0x7F for letter in text)  # noqa: PLR2004 — beyond ASCII: an accent tells the writer's name


_OTHERS = re.compile(
    r"\s*[,;|.–—-]\s*"
    r"(?P<label>[Ảả]nh|[Đđ]ồ họa|[Hh]ình(?: ảnh)?|[Vv]ideo|[Cc]lip|[Tt]hiết kế|[Tt]rình bày|[Nn]guồn)\s*:\s*\S"
)
_PAPER_BEHIND = re.compile(r"\s*(?:/\s*|\s[-–—]\s+|\((?=[^()]{2,40}\)$))(?P<paper>[^/()]{2,40})\)?$")
_PAPERS = re.compile(
    r"vn ?express|vietnam ?net|dan tri|zing(?: news)?|tuoi tre|thanh nien|tien phong|nguoi lao dong|nld|lao dong|soha"
    r"|kenh ?14|vtc(?: ?news)?|vtv\d{0,2}|plo|sggp|cand|qdnd|nhan dan|tri thuc tre|giadinhnet|dan viet"
)


_INITIALS = re.compile(r"[A-Z]{2,6}")
"""A paper that nobody here knows: "Lê Vũ/CVN"."""


def _with_others(printed: str) -> Signature | None:
    """Who wrote it where another's part, a paper or an address stands behind: "Lê Vũ - Ảnh: Trần B", "Lê Vũ/VOV"."""
    if ":" in printed and (others := _OTHERS.search(printed)):
        shown = others["label"][:3].lower() in {"ảnh", "hìn"} and _BY.match(fold(printed[:40])) is None
        return None if shown else _before_others(printed, others)
    behind = _PAPER_BEHIND.search(printed) if any(map(printed.__contains__, "/(-–—")) else None
    if behind is None or not _are_names(name := printed[: behind.start()]):
        return None
    paper = behind["paper"].strip()
    if "@" in paper:
        return Signature(author=name)
    if _AGENCIES.fullmatch(paper) or is_newspaper(paper) or _PAPERS.fullmatch(folded(paper)):
        return Signature(author=name, credit=printed, source=paper)
    is_paper = "/" in printed and _INITIALS.fullmatch(paper) and not _TEAM.fullmatch(folded(paper))
    return Signature(author=name) if is_paper else None


def _before_others(printed: str, others: re.Match[str]) -> Signature | None:
    signed = signature(printed[: others.start()])
    if signed is None or not signed.author:
        return None
    return signed._replace(credit=printed if others["label"].lower() == "nguồn" else signed.credit)


def signature_beside_photographer(line: str) -> Signature | None:
    """Who wrote it in "Lê Vũ - Ảnh: Trần B". Under a picture that is a caption, which the reader has to rule out."""
    others = _OTHERS.search(line) if len(line) <= LONGEST_SIGNATURE and ":" in line else None
    return _before_others(line.strip(), others) if others else None


def _signed_by(printed: str) -> Signature | None:
    opening = _BY.match(fold(printed[:40]))
    if opening is not None:
        return _after_a_label(printed, opening.end())
    name, credit, source = printed, "", ""
    suffix = _suffix(printed)
    if suffix is not None:
        name, inside = printed[: suffix.start()].strip(), (suffix[1] or suffix[2] or suffix[3]).strip()
        within = _credit(inside)
        work = bool(_WORK.fullmatch(folded(inside)))
        if within is None and not work and not photo_credit(inside):
            return None
        credit = printed
        source = within.source if within else ""
    name = name.rstrip(":").strip()
    if name.endswith(".") and name.count(".") == 1 and len(name.split()[-1]) > len("V."):
        name = name[:-1]  # a stop, not an initial
    if name.split(" ", 1)[0].lower() in _FORMS_OF_ADDRESS:
        return None
    if is_newspaper(name):
        return Signature(source=name) if not credit else None
    if name and (_are_names(_PROFESSION.sub("", name)) or (credit and is_name_word_alone(name))):
        return Signature(author=name, credit=credit, source=source)
    return None


_PROFESSION = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|KTS|LS)\.? ?)+|(?:Luật sư|Nhà (?:báo|văn|thơ|nghiên cứu)|Nhạc sĩ|Bác sĩ|Tiến sĩ|Thạc sĩ"
    r"|(?:Phó )?[Gg]iáo sư"
    r"|Kiến trúc sư|Kỹ sư|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Linh mục|Thượng tọa|Hòa thượng) (?=[A-ZĐ])"
)
"""What a writer is, printed before the name."""
_FORMS_OF_ADDRESS = frozenset({"ông", "bà", "cháu"})


def is_name_word_alone(text: str) -> bool:
    """One capitalised word: a pen name when something else on the line says that this is a signature."""
    if not text or " " in text or not _is_name_word(text):
        return False
    return text.lower() not in _NO_NAME and not text.endswith(_OF_SOMEBODY)


def _after_a_label(printed: str, end: int) -> Signature | None:
    name = printed[end:].strip()
    suffix = _suffix(name)
    bare = name[: suffix.start()].strip() if suffix else name
    label = folded(printed[:end]).rstrip(": ")
    if label in {"anh", "hinh", "hinh anh", "clip", "video", "do hoa"}:
        return None  # that signs a picture, not the text
    if _are_names(bare) or is_name_word_alone(bare):
        return Signature(author=bare, credit=printed if suffix else "")
    return None
