"""Does this line stand under a picture, and who took it? A line of clean text comes in; whether it says so itself, and
the credit in it, as printed, go out. It refuses to know where the line stood, and what a picture is.
"""

from __future__ import annotations

import re

from archiveviewer.vietnamese.normal import fold

LONGEST_CAPTION = 400
LONGEST_CLIP_TITLE = 150
LONGEST_LOWER_CREDIT = 20
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-ỹ"  # of Ạ-ỹ either case

_KIND = r"(?:nguon hinh anh|nguon anh|nguon|anh|hinh anh|hinh|do hoa|infographic|tranh|biem hoa|photo|video|clip)"
_WHAT = (
    r"(?: (?:minh hoa|tu lieu|internet|st|suu tam|ghep|cat tu \w+|cat|tu clip|chup lai"
    r"|chup (?:tu |qua )?(?:man hinh|clip)"
    r"|ttxvn phat|do .{2,40} cung cap|.{2,30} cung cap))"
)
_BEFORE = r"(?:^|(?P<blank>\s)|[-–—.(\[|/,!?…;:\"”]\s*)"
_PHOTO_CREDIT = re.compile(
    rf"{_BEFORE}(?P<credit>{_KIND}{_WHAT}?\s*:\s*(?P<whose>\S(?:(?!\b(?:anh|hinh|nguon|do hoa)\s*:).){{0,60}}))$"
)
_BARE = (
    r"(?P<credit>(?:anh|hinh anh|hinh|tranh|do hoa)(?:"
    rf"{_WHAT}.{{0,30}}|(?P<name>(?: [-–—])? \S.{{0,30}}))|[^-–—.(\[|/,!?…;]{{3,30}} cung cap)$"
)
_BARE_CREDIT = re.compile(_BARE)
_BARE_CREDIT_BEHIND = re.compile(rf"[-–—.(\[|/,!?…;]\s*{_BARE}")
_CAPTION_OPENING = re.compile(
    r"^[\s\[(*]*(?:(?:chu thich(?: anh)?|caption|anh|hinh|hinh anh|(?P<clip>video|clip)|do hoa|infographic|anh bia"
    r"|anh dai dien|nguon (?:anh|clip|video)|(?:anh|hinh) (?:minh hoa|tu lieu)|(?:trong )?anh(?: tren| duoi)?)"
    r"(?: \d{1,2})?\s*:|(?:anh|hinh) \d{1,2}\s*[.:)-]|(?:anh|hinh) (?:minh hoa|tu lieu|chup man hinh)\b.{0,40}$"
    r"|anh (?:reuters|afp|ap|ttxvn|getty|xinhua|nvcc)\b.{0,20}$)"
)
_CLOSING = " .)]\u00a0"
_LABELS = ("nguon", "video", "clip", "photo", "infographic")


def is_caption(line: str) -> bool:
    """True when the line says itself that it stands under a picture: a label before it or a photo credit behind."""
    if not line or len(line) > LONGEST_CAPTION:
        return False
    opening = _CAPTION_OPENING.match(fold(line[:80]))
    if opening is not None and (len(line) <= LONGEST_CLIP_TITLE or not opening["clip"]):
        return True
    return bool(photo_credit(line))


def photo_credit(caption: str) -> str:
    """The part that names the photographer or agency, as printed but for the dash or brackets around it; or nothing."""
    tail = caption[-80:].rstrip()
    match = _credit_behind(fold(tail).rstrip(_CLOSING))
    if match is None or not _credible(match, tail):
        return ""
    start, end = match.span("credit")
    printed = tail[start:end]
    return printed + "." if _ends_in_initials(printed) and tail[end : end + 1] == "." else printed


def _credit_behind(small: str) -> re.Match[str] | None:
    small = small.replace("nguon hinh anh,", "nguon hinh anh:")  # as it is said to those who can't see the page
    pictured = "anh" in small or "hinh" in small or "do hoa" in small or "cung cap" in small
    if ":" in small and (pictured or any(map(small.__contains__, _LABELS))) and (match := _PHOTO_CREDIT.search(small)):
        return match
    return (_BARE_CREDIT.match(small) or _BARE_CREDIT_BEHIND.search(small)) if pictured else None


def _credible(match: re.Match[str], tail: str) -> bool:
    """Behind a full label anyone may be named; "Video:" and a bare "Ảnh" only credit when a proper name follows."""
    groups = match.groupdict()
    start, end = match.span("credit")
    if groups.get("blank") and not tail[start].isupper():
        return False
    if groups.get("whose") and start == 0 and _is_description(tail[match.start("whose") : end]):
        return False
    label = fold(tail[start : start + 5])
    if groups.get("name") or label.startswith(("video", "clip")):
        start, end = match.span("name" if groups.get("name") else "whose")
        words = tail[start:end].strip(" -–—").split()
        return bool(words) and all(word[0].isupper() or not word[0].isalpha() for word in words)
    return True


def _is_description(text: str) -> bool:
    """True in "Ảnh: đoàn công tác thăm bản", which labels a caption and credits nobody."""
    return text[0].islower() and len(text) > LONGEST_LOWER_CREDIT


def _ends_in_initials(text: str) -> bool:
    return re.search(rf"(?:^|[\s.:])[{CAPITALS}]\.[{CAPITALS}]$|\.[{CAPITALS}]\.[{CAPITALS}]$", text) is not None
