"""The normal forms of Vietnamese text. Any string comes in; clean text, folded text or a word's exact key goes out.

Three forms, from the mildest to the strongest:

* `clean` is what is stored and shown: NFC, invisible characters gone, blanks ordinary. Offsets count its characters.
* `exact_key` makes words equal that differ only in capitals, in Unicode form (full width, maths letters, ligatures,
  look-alikes of other scripts) or where the tone mark is placed (hòa = hoà), and keeps everything else apart.
* `fold` drops all accents and maps đ to d, letter by letter, so that folded text is as long as the text itself.

It refuses to know files, queries and positions. Rules R2–R6 and R11 of the search design live here.
"""

from __future__ import annotations

import codecs
import re
import string
import unicodedata

from archiveviewer.vietnamese.syllables import ACUTE, DOT, GRAVE, HOOK, TILDE, is_syllable

TONES = GRAVE + ACUTE + TILDE + HOOK + DOT
"""The five written tones: huyền, sắc, ngã, hỏi, nặng. The sixth, ngang, is written by their absence."""

_MARKS = dict.fromkeys(range(0x300, 0x370))
# Đ has look-alikes (Icelandic eth, African d) that old keyboards and scanners produce; eth would not lower to đ. Pages
# that shout without capitals are set in small capitals, which Unicode does not count as forms of the letters.
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴆᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdđefghijklmnopqrstuvwyz", strict=True))
_SMALL_CAPITAL = re.compile(f"[{''.join(_SMALL_CAPITALS)}]")
_LOOK_ALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", **_SMALL_CAPITALS})
# Cyrillic letters (the last four: Komi, Kurdish, Bashkir) that look like Latin ones, small or as capitals.
_CYRILLIC = str.maketrans("авекмнорстухѕіјһԁԛԝғ", "abekmhopctyxsijhdqwf")
_MIXED = re.compile(r"(?=[^a-zđ]*[a-zđ])[^\u0400-\u052f]*[\u0400-\u052f]")
_INVISIBLE = dict.fromkeys(
    [
        *range(0x09),
        0x0B,
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        0x034F,
        0x061C,
        0x180E,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xFFFE, 0x10000),
        *range(0xE0000, 0xE0080),  # tags: a text within the text that nobody sees
    ]
)
_BLANKS = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_BREAKS = {0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
_CLEANING = {**_INVISIBLE, **_BLANKS, **_BREAKS}
_LETTER = r"[\w\u0300-\u036f]"
_BROKEN = re.compile(rf"(?<!{_LETTER}){_LETTER}++(?:\u200b++{_LETTER}++)+")
"""Words or parts of words with zero-width spaces between them; what was passed over once is not tried again."""
_MOST_PARTS = 7
"""Into so many letters a syllable can be broken (nghiêng)."""
_NEEDS_CLEANING = re.compile(
    r"[^\n\t -~\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufff8\ufffc\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
)
_MARK = (
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    r"\ufe20-\ufe2f]"
)
MOST_MARKS = 6
"""On one letter; no language puts as many there. Marks without end hide what stands around them, and putting them in
their order takes the square of their number.
"""
_STACKED = re.compile(rf"({_MARK}{{{MOST_MARKS}}}){_MARK}+")


def clean(text: str) -> str:
    """The text as it is stored, searched and shown: NFC, line ends as one newline, nothing invisible, plain blanks.

    Never call it on undecoded legacy text: U+00AD is the letter ư in TCVN3.
    """
    if _is_newsprint(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NEEDS_CLEANING.search(text):
        text = text.translate(_CLEANING).encode("utf-8", "replace").decode("utf-8")
        if "\u200b" in text:
            text = _BROKEN.sub(_mended, composed(text)).replace("\u200b", "")
    return composed(text)


def composed(text: str) -> str:
    """The text in NFC. Of marks stacked on one letter `MOST_MARKS` stay."""
    return text if text.isascii() else unicodedata.normalize("NFC", _STACKED.sub(r"\1", text))


def _mended(broken: re.Match[str]) -> str:
    """Blanks where zero-width spaces stand, but none where what they part is one syllable: "vấn đề", "nghi"."""
    parts = broken.group().replace("\u200b", " ").split()
    words, start = [], 0
    while start < len(parts):
        ends = range(min(start + _MOST_PARTS, len(parts)), start + 1, -1)
        end = next((end for end in ends if is_syllable("".join(parts[start:end]))), start + 1)
        words.append("".join(parts[start:end]))
        start = end
    return " ".join(words)


class _Folding(dict[int, str]):
    """Folds one character at a time, remembering each; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).translate(_LOOK_ALIKES)
        wide = unicodedata.normalize("NFKC", letter)
        base = unicodedata.normalize("NFD", wide if len(wide) == 1 else letter)[0].lower()[0]
        folded = self[code] = "d" if base == "đ" else base
        return folded


_folding = _Folding()

# A character set of our own, of 256 characters at most, holds what newspapers print. Through it a text is folded ten
# times faster than letter by letter: an article of 2500 characters in 8 µs instead of 85.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS = "“”‘’–—…•«»·×°²³½€Ðöüçñäë"
_NEWSPRINT = "\0\t\n" + "".join(map(chr, range(0x20, 0x7F))) + _LETTERS + _LETTERS.upper() + _SIGNS
_CODES = codecs.charmap_build(_NEWSPRINT)
_FOLDED_CODES = _NEWSPRINT.translate(_folding)


# What `exact_key` makes of the letters of Vietnamese, each with its tone in one character.
_ALL_LETTERS = string.ascii_letters + _LETTERS + _LETTERS.upper()
_VIETNAMESE = re.compile(f"[{_ALL_LETTERS}]+")
_TONE_OF = {letter: tone for letter in _ALL_LETTERS for tone in TONES if tone in unicodedata.normalize("NFD", letter)}
_TONED = re.compile(f"[{''.join(_TONE_OF)}]")
_NO_TONES = dict.fromkeys(map(ord, TONES))
_TONELESS = {
    ord(letter): unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter.lower()).translate(_NO_TONES))
    for letter in _ALL_LETTERS
}


def _is_newsprint(text: str) -> bool:
    """Whether it has no characters but these, which are clean. Asking that takes half as long as searching."""
    try:
        codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def fold(text: str) -> str:
    """Lower case without accents, đ as d; exactly as many characters as `text`, so offsets hold."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDED_CODES)[0]
    except UnicodeEncodeError:
        return text.translate(_folding)


def exact_key(word: str) -> str:
    """One word's letters in lower case with its tone mark moved to the end: "Thuỷ" and "Thủy" both give "thuy\u0309".

    A doubled tone counts once; the letters' own marks (ă, ê, ơ …) stay. Full-width letters, ligatures and small
    capitals become plain letters, and so do Cyrillic ones that stand among Latin ones.
    """
    if word.isascii():
        return word.lower()
    if _VIETNAMESE.fullmatch(word):  # nearly all others, told in a third of the time
        toned = _TONED.findall(word)
        return word.translate(_TONELESS) + (_TONE_OF[toned[-1]] if toned else "")
    letters, tone = [], ""
    for mark in unicodedata.normalize("NFD", _plain_forms(word)):
        if mark in TONES:
            tone = mark
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def folded_of(key: str) -> str:
    """The folded form of an exact key; here the marks that have a place of their own go too, its tone among them."""
    folded = fold(key.rstrip(TONES))
    return folded if folded.isascii() else folded.translate(_MARKS)


def _plain_forms(word: str) -> str:
    """The word in lower case with each letter in its ordinary form."""
    if "ǫ" in word and _SMALL_CAPITAL.search(word):
        word = word.replace("ǫ", "q")  # what pages in small capitals take for the one that most fonts lack
    word = unicodedata.normalize("NFKC", word.translate(_LOOK_ALIKES)).replace(" ", "").lower()
    return word.translate(_CYRILLIC) if _MIXED.match(unicodedata.normalize("NFD", word)) else word


def is_marked(word: str) -> bool:
    """Whether a word carries any accent or đ, so that the person who typed it meant exactly that word."""
    if word.isascii():
        return False
    key = exact_key(word)
    return folded_of(key) != key
