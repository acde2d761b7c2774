"""Articles for the world outside: citations, reference lists, clippings, tables, dossiers. Articles come in; text goes
out, piece by piece, or a folder of pages that any browser opens.

    export.citation(article, "apa")          one line in a style, with its italics
    export.quotation(article, passage)       a passage with where it stands
    export.written(articles, "ris")          a whole file as pieces of text
    export.fill(folder, articles, dossier)   a folder of pages that any browser opens
    export.link(archive_id, article_id)      an address that opens the article here

It refuses to know archives, windows and the desk, and to state what an article does not say: what is missing is left
out, or called missing where a style has a word for that; what is a guess is told as one. No name is turned round:
Vietnamese family names stand first, and nobody can tell which of a foreign name's words is one.
"""

from archiveviewer.export.citing import STYLES, Citation, Style, citation
from archiveviewer.export.clippings import chronicle, clipping, quotation
from archiveviewer.export.dossier import fill
from archiveviewer.export.dossier.sheet import Dossier
from archiveviewer.export.forms import FORMS, SUFFIXES, Form, written
from archiveviewer.export.links import link, linked
from archiveviewer.export.saving import Taken, saved, saved_file, saved_folder
from archiveviewer.export.wording import Language

__all__ = [
    "FORMS",
    "STYLES",
    "SUFFIXES",
    "Citation",
    "Dossier",
    "Form",
    "Language",
    "Style",
    "Taken",
    "chronicle",
    "citation",
    "clipping",
    "fill",
    "link",
    "linked",
    "quotation",
    "saved",
    "saved_file",
    "saved_folder",
    "written",
]
