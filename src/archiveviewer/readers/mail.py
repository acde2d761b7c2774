"""Mail and mailed pages: MHTML as browsers save it, EML, and MBOX, one article a message. Comes in: the bytes of such a
file. Goes out: its articles: a page of MHTML by the rules for pages, a message with its subject, sender and date.

Pictures are named by the numbers of their parts; those that only hang on a message stand behind its text. Pictures with
words in them are articles of their own, and so are documents that hang on a message and all that lies in them; one that
can't be read costs itself. It refuses to believe that there are few headers, few parts or shallow nesting: all are
counted first.
"""

from __future__ import annotations

import binascii
import email
import email.errors
import email.header
import email.policy
import email.utils
import itertools
import re
from html import escape
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import WITHIN
from archiveviewer.errors import Unreadable
from archiveviewer.readers import decoding, files, html, inner, mail_pictures, within
from archiveviewer.readers.html.page import Holder
from archiveviewer.readers.picture_formats import picture_format
from archiveviewer.readers.stated import (
    MOST_ARTICLES,
    Stated,
    compose,
    member_names,
    nameless,
    one_line,
    printable_member,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import Message
    from pathlib import Path

    from archiveviewer.article import Article, Dated
    from archiveviewer.readers.within import Piece

LARGEST_HEAD = 1 << 20
MOST_PARTS = 2000
MOST_NESTED = 60

_NEXT = re.compile(rb"^(?=From [^\r\n]{3,200}\b(?:19|20)\d\d[^\r\n]{0,12}\r?\n[!-9;-~]{1,80}:)", re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_FOLDED = re.compile(r"\r?\n(?=[ \t])")
_ANSWERED = re.compile(r"(?i)^(?:(?:re|fw|fwd|tr|trả lời|chuyển tiếp)\s*(?:\[\d+\])?:\s*)+")
_IN_BRACKETS = re.compile(r"\[([^\s\[\]]+@[^\s\[\]]+)\]")
_LONGEST_SIGNATURE = 2000
_SAVED = "saved by"


def read(path: Path, data: bytes) -> tuple[Piece, ...]:
    """The articles of one message: of a mailed page the page, of a mail its text and the documents that hang on it."""
    message = _parsed(path, data)
    if _is_page(message):
        return _page(path, message)
    found = tuple(_articles(path, message, "", inner.name(path, "")))
    if not found:
        raise Unreadable(path, "no-article", "a message without text")
    return found


def read_box(path: Path, data: bytes) -> tuple[Piece, ...]:
    """The articles of a box. A message that can't be read costs itself, and is named by its number."""
    messages: dict[int, Message] = {}
    failed: list[Unreadable] = []
    for number, letter in enumerate(_letters(path, data), start=1):
        try:
            messages[number] = _parsed(path, letter)
        except Unreadable as error:
            failed.append(Unreadable(path, error.reason, error.detail, f"#{number}"))
    names = member_names(map(_name, messages.values()))
    named = zip(messages.items(), names, strict=True)
    found = tuple(
        piece
        for (number, message), name in named
        for piece in _articles(path, message, name, inner.name(path, f"{number}/"))
    )
    if not found and not failed:
        raise Unreadable(path, "no-article", "no message with text")
    return (*found, *failed)


def _sent(message: Message) -> Dated | None:
    """When a message was sent, or else when it was last received."""
    return when(_header(message, "date"), _header(message, "sent"), _header(message, "received").rpartition(";")[2])


def _name(message: Message) -> str:
    stated = _header(message, "message-id").strip("<> ")
    return stated or nameless(*(_header(message, fact) for fact in ("subject", "date", "from")))


def _letters(path: Path, data: bytes) -> Iterator[bytes]:
    """The messages of a box."""
    starts = [match.start() for match in _NEXT.finditer(data)] or [0]
    if len(starts) > MOST_ARTICLES:
        raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} messages")
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield re.sub(rb"(?m)^>(>*From )", rb"\1", data[start:end].partition(b"\n")[2])


def part(path: Path, data: bytes, number: int, message: int = 0) -> bytes:
    """The bytes of the part of this number, of a message or, in a box, of the message of that number; numbers count
    from 1. Nothing where there is no such part.
    """
    letter = next(itertools.islice(_letters(path, data), message - 1, message), b"") if message else data
    parts = _parts(_parsed(path, letter)) if letter else iter(())
    found = next(itertools.islice(parts, number - 1, number), None) if number else None
    return _bytes(found) if found is not None else b""


# A message ------------------------------------------------------------------------------------------------------


def _parsed(path: Path, data: bytes) -> Message:
    data = data.lstrip()
    opening = re.search(rb"\r?\n\r?\n", data)
    if (opening.start() if opening else len(data)) > LARGEST_HEAD:
        raise Unreadable(path, "too-large", "header of a message")
    if len(_BOUNDARY.findall(data)) > MOST_NESTED:
        raise Unreadable(path, "too-large", f"more than {MOST_NESTED} nested parts")
    if data.count(b"\n--") + data.count(b"\r--") > MOST_PARTS * 4:
        raise Unreadable(path, "too-large", f"more than {MOST_PARTS} parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError) as error:
        raise Unreadable(path, "damaged", f"{type(error).__name__} in a message") from error
    if not message.keys():
        raise Unreadable(path, "damaged", "a message without headers")
    return message


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; what is inside a forwarded message counts as its own."""
    waiting = [message]
    seen = 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop()
        seen += 1
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting.extend(one for one in reversed([*inside]) if not isinstance(one, str))
        else:
            yield part


def _header(message: Message, name: str) -> str:
    """A header as text: encoded words decoded, and raw bytes by whatever encoding they are in."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    line = _FOLDED.sub("", str(raw))[:20_000]
    if not line.isascii():
        return decoding.decode(line.encode("utf-8", "surrogateescape")).text
    try:
        pieces = email.header.decode_header(line)
    except (email.errors.HeaderParseError, binascii.Error, ValueError):
        return line
    return "".join(_piece(*piece) for piece in pieces)


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoding.decode(piece, declared=charset or "").text


def _bytes(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, binascii.Error):
        data = None
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str:
    try:
        charset = part.get_param("charset", "")
    except (ValueError, LookupError, TypeError, IndexError):
        return ""
    return charset if isinstance(charset, str) else ""


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except (ValueError, LookupError, TypeError, IndexError):
        return "text/plain"


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename("") or ""
    except (ValueError, LookupError, TypeError, IndexError):
        return ""
    return printable_member(one_line(str(name)))


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", "")).strip().lower()
    return disposition.startswith("attachment") or (bool(_file_name(part)) and not disposition.startswith("inline"))


# A mailed page --------------------------------------------------------------------------------------------------


def _is_page(message: Message) -> bool:
    saved = _header(message, "snapshot-content-location") or _header(message, "content-location")
    by_browser = _header(message, "from").lower().lstrip("< ").startswith(_SAVED)
    return bool(saved or by_browser) or (_kind(message) == "multipart/related" and not _header(message, "from"))


def _page(path: Path, message: Message) -> tuple[Article, ...]:
    """The article of a mailed page: of the page that was saved, not of the frames in it."""
    pages = [part for part in _parts(message) if _kind(part) in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise Unreadable(path, "no-article", "no page in it")
    wanted = _header(message, "snapshot-content-location")
    part = next((one for one in pages if wanted and _header(one, "content-location") == wanted), pages[0])
    address = _header(part, "content-location") or wanted
    url = address if address.startswith(("http://", "https://")) else ""
    prefix = inner.name(path, "")
    numbered = list(enumerate(_parts(message), start=1))
    number = next(number for number, one in numbered if one is part)
    pictures = mail_pictures.by_address(_pictures(numbered), prefix, address)
    holder = Holder(f"{prefix}{number}!/", pictures)
    (article,) = html.read(path, _bytes(part), declared=_charset(part), url=url, holder=holder)
    where = msgspec.structs.replace(article.provenance, reader="mhtml")
    return (msgspec.structs.replace(article, provenance=where),)


def _pictures(numbered: Iterable[tuple[int, Message]]) -> list[mail_pictures.Part]:
    """The parts that say they are pictures, or do not say what they are."""
    return [
        mail_pictures.Part(
            number, _bytes(one), _header(one, "content-location"), _header(one, "content-id").strip("<> ")
        )
        for number, one in numbered
        if _kind(one).startswith(("image/", "application/octet-stream"))
    ]


# A mail ----------------------------------------------------------------------------------------------------------


def _articles(path: Path, message: Message, member: str, prefix: str) -> Iterator[Piece]:
    """The articles of a message; its pictures are named by this prefix and the number of their part."""
    parts = list(_parts(message))
    pictures = _pictures(enumerate(parts, start=1))
    shown = mail_pictures.by_address(pictures, prefix)
    named = {parts[one.number - 1] for one in pictures if picture_format(one.data)}
    stated = _stated(message, [part for part in parts if not _is_attached(part)], member)
    if stated and (article := compose(path, msgspec.structs.replace(stated, pictures=shown))):
        behind = mail_pictures.hanging(pictures, prefix, [block.image for block in article.blocks])
        yield msgspec.structs.replace(article, blocks=(*article.blocks, *behind))
    numbered = enumerate(parts, start=1)
    hanging = [(number, part) for number, part in numbered if part not in named and _is_document(part)]
    names = member_names(_file_name(part) for _, part in hanging)
    for (number, part), name in zip(hanging, names, strict=True):
        yield from _attached(path, message, part, name, f"{member}/{name}" if member else name, f"{prefix}{number}")
    for one in pictures:
        yield from _photographs(path, message, one, f"{prefix}{one.number}")


def _photographs(path: Path, message: Message, part: mail_pictures.Part, image: str) -> Iterator[Article]:
    """The article of a picture in a message that has words in it; it is its own member, whatever shows it."""
    from archiveviewer.readers import photographs  # noqa: PLC0415 — few messages have any

    for article in photographs.read(path, part.data) if picture_format(part.data) else ():
        where = msgspec.structs.replace(article.provenance, member=image.partition(WITHIN)[2])
        blocks = tuple(msgspec.structs.replace(block, image=image) for block in article.blocks)
        day = article.published or _sent(message)
        yield msgspec.structs.replace(article, provenance=where, blocks=blocks, published=day)


def _is_document(part: Message) -> bool:
    """Whether what hangs on a message may be a document: no signature, no card of the sender, no film."""
    if not _is_attached(part) or _kind(part).endswith(_NO_DOCUMENTS):
        return False
    return files.is_document_name(_file_name(part) or "#")


_NO_DOCUMENTS = ("signature", "/pkcs7-mime", "/calendar", "vcard", "/ics")


def _stated(message: Message, parts: list[Message], member: str) -> Stated | None:
    heads = _forwarded(message)
    text, encoding, sure = _text(parts, "text/plain", {part: f"{head}\n\n" for part, head in heads.items()})
    marked = {part: f"<h2>{escape(head)}</h2>" for part, head in heads.items()}
    markup, encoding_of_markup, sure_of_markup = _text(parts, "text/html", marked)
    text = _unsigned(text.replace("\r\n", "\n"))
    if not (text.strip() or markup.strip()):
        return None
    sender = one_line(_header(message, "from")[:1000])
    name = email.utils.parseaddr(_IN_BRACKETS.sub(r"<\1>", sender))[0] if "@" in sender else sender
    return Stated(
        reader="mail",
        member=member,
        title=_ANSWERED.sub("", one_line(_header(message, "subject"))),
        author=name if "@" not in name else "",
        published=_sent(message),
        text=text,
        markup=markup,
        encoding=encoding_of_markup if markup else encoding,
        confidence=sure_of_markup if markup else sure,
    )


def _unsigned(text: str) -> str:
    """The text without the sender's card behind the line "-- "."""
    start = max(text.rfind("\n-- \n"), text.rfind("\n--\n"))
    return text[: start + 1] if start >= 0 and len(text) - start <= _LONGEST_SIGNATURE else text


def _text(parts: list[Message], kind: str, heads: dict[Message, str]) -> tuple[str, str, float]:
    """The text of the parts of a kind, each below its head, the encoding of the first and how sure that is."""
    wanted = [part for part in parts if _kind(part) == kind]
    found = [(part, decoding.decode(_bytes(part), declared=_charset(part))) for part in wanted]
    found = [(part, one) for part, one in found if one.text.strip()]
    if not found:
        return "", "", 1.0
    told = "\n\n".join(heads.get(part, "") + one.text.strip("\r\n") for part, one in found)
    return told, found[0][1].encoding, min(one.confidence for _, one in found)


def _forwarded(message: Message) -> dict[Message, str]:
    """The subjects of messages inside this one, by the first part of each: they head what was forwarded."""
    found: dict[Message, str] = {}
    for holder in itertools.islice(message.walk(), MOST_PARTS):
        letters = holder.get_payload() if _kind(holder) == "message/rfc822" else ()
        for letter in letters if isinstance(letters, list) else ():
            if not isinstance(letter, str) and (subject := one_line(_header(letter, "subject"))):
                parts = list(_parts(letter))
                first = (next((one for one in parts if _kind(one) == kind), None) for kind in _TEXTS)
                found |= {part: subject for part in first if part is not None}
    return found


_TEXTS = ("text/plain", "text/html")


def _attached(path: Path, message: Message, part: Message, name: str, member: str, image: str) -> Iterator[Piece]:
    """The articles of a document that hangs on a message, which tells its date where it tells none."""
    found: tuple[Piece, ...]
    try:
        found = _hanging_page(path, part) if _kind(part) == "text/html" else _hanging(path, part, name)
    except Unreadable as error:
        found = (error,)
    for piece in found:
        one = within.attached(piece, path, name, member, image)
        if isinstance(one, Unreadable):
            yield one
        else:
            yield msgspec.structs.replace(one, published=one.published or _sent(message))


def _hanging(path: Path, part: Message, name: str) -> tuple[Piece, ...]:
    from archiveviewer import readers  # noqa: PLC0415 — what hangs on a mail comes through the same door

    return readers.attached(path, name, _bytes(part))


def _hanging_page(path: Path, part: Message) -> tuple[Piece, ...]:
    """A page whose encoding the message tells."""
    return html.read(path, _bytes(part), declared=_charset(part), holder=Holder())
