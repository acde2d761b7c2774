"""The words that what is exported says itself, in Vietnamese and English. A key comes in, a word goes out.

What leaves the program is read by people who never saw it, so its language is that of the newsroom, chosen by whoever
exports, and no matter of a window's translation.
"""

from __future__ import annotations

from typing import Literal

Language = Literal["vi", "en"]

_WORDS: dict[str, tuple[str, str]] = {
    "about": ("khoảng {}", "about {}"),
    "page": ("tr. {}", "p. {}"),
    "pages": ("tr. {}", "pp. {}"),
    "picture": ("Ảnh", "Picture"),
    "article-id": ("mã bài {}", "article id {}"),
    "contents": ("Mục lục", "Contents"),
    "before": ("← Bài trước", "← Previous"),
    "after": ("Bài sau →", "Next →"),
    "open-here": ("Mở trong Archive Viewer", "Open in Archive Viewer"),
    "search-dossier": ("Tìm trong hồ sơ", "Search this dossier"),
    "articles": ("{} bài", "{} articles"),
    "some-of": ("%1 trong %2 bài", "%1 of %2 articles"),
    "none": ("Không có bài nào như thế", "No article has all of these words"),
    "note": ("Ghi chú", "Note"),
    "untitled": ("[Không có tựa đề]", "[Untitled]"),
}


def worded(language: Language, key: str, *facts: object) -> str:
    """The words of a key, with these facts in their places."""
    return _WORDS[key][language == "en"].format(*facts)
