"""What stands inside a line of Markdown. A line comes in; its text without marks goes out. It knows no blocks."""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"(`+)(?!`)([^`]+)\1(?!`)")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,80}\]")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?:(?!-->).){0,500}-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_SLOPED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])")
_STRUCK = re.compile(r"~~([^~]+)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WHOLLY_STRONG = re.compile(r"(\*\*|__)(?=\S)[^*_]+(?<=\S)\1")
_WHOLLY_SLOPED = re.compile(r"([*_])(?=[^\s*_])[^*_]+(?<=\S)\1")
_KEPT = 0xE000
"""Escaped signs are put aside in private letters while the marks are taken off."""


def plain(line: str) -> str:
    """The text of a line."""
    line = _ESCAPED.sub(lambda match: chr(_KEPT + ord(match[1])), line)
    line = _CODE.sub(r"\2", line)
    line = _LINK.sub(r"\1", _NOTE_MARK.sub("", line))
    line = _ADDRESS.sub(r"\1", line)
    line = _TAG.sub("", _BREAK.sub("\n", line))
    line = _STRONG.sub(r"\2", line)
    line = _SLOPED.sub(lambda match: match[1] or match[2], line)
    line = html.unescape(_STRONG.sub(r"\2", _STRUCK.sub(r"\1", line)))
    return line.translate(_PUT_BACK)


_PUT_BACK = {_KEPT + sign: chr(sign) for sign in range(0x21, 0x7F)}


def is_bold(line: str) -> bool:
    """Whether all of the line is in bold."""
    return _WHOLLY_STRONG.fullmatch(line.strip()) is not None


def emphasised(line: str) -> bool:
    """Whether all of the line is in italics or bold."""
    return is_bold(line) or _WHOLLY_SLOPED.fullmatch(line.strip()) is not None
