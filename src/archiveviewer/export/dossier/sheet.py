"""What all pages of a dossier have in common. Escaped pieces come in, a whole page goes out.

Its style and its one script stand in the page and are named by their hashes in its policy, for a page that lies in a
folder has no origin that a browser would trust. Any text becomes HTML here, by `escaped` and nothing else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import html

import msgspec

from archiveviewer.export.wording import Language, worded
from archiveviewer.settings import resource
from archiveviewer.vietnamese.normal import clean


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier is beside its articles. `archive` is the id of the archive they come from, for links that open the
    program, `notes` what a person noted of an article, by its id.
    """

    title: str
    language: Language = "vi"
    archive: str = ""
    notes: dict[str, str] = {}


def escaped(text: str) -> str:
    """Any text as HTML that shows it and does nothing else, in an attribute's value too."""
    return html.escape(clean(text))


def element(name: str, text: str, css: str = "") -> str:
    """An element with a text; nothing where there is no text."""
    mark = f' class="{css}"' if css else ""
    return f"<{name}{mark}>{escaped(text)}</{name}>\n" if text.strip() else ""


def sheet(title: str, language: Language, body: str, script: str = "") -> str:
    """A whole page; `body` is HTML."""
    style = asset("style.css")
    policy = [
        "default-src 'none'",
        "img-src 'self' file:",
        f"style-src {_named(style)}",
        f"script-src {_named(script)}" if script else "script-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    named = title.strip() or worded(language, "untitled")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(named)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
        f"{f'<script>{script}</script>' if script else ''}\n</body>\n</html>\n"
    )


@functools.cache
def asset(name: str) -> str:
    """A file that is shipped for dossiers."""
    return resource("dossier", name).read_text(encoding="utf-8")


def _named(text: str) -> str:
    """The hash by which a page's policy allows a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
