"""The language of the window. Comes in: what a person chose; goes out: translators and a locale in place.

English stands in the source, so it needs no files. It refuses to know any text itself; a translation that is missing
or damaged leaves English and a line in the log.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLocale, QObject, QTranslator

from archiveviewer.settings import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from archiveviewer.settings import Language

_log = logging.getLogger(__name__)
_LOCALES = {"vi": "vi_VN", "en": "en_GB"}
_CATALOGUES = ("archiveviewer", "qtbase")


def spoken(language: Language) -> Literal["vi", "en"]:
    """The language itself: "system" is Vietnamese on a Vietnamese system, English on every other."""
    if language != "system":
        return language
    return "vi" if any(name.startswith("vi") for name in QLocale.system().uiLanguages()) else "en"


def exported_language() -> Literal["vi", "en"]:
    """The language in which what leaves the program speaks: that of the window."""
    return "vi" if QLocale().language() == QLocale.Language.Vietnamese else "en"


class Translation(QObject):
    """Holds the translators of one application and changes them."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []

    def choose(self, language: Language) -> None:
        """Speak another language from now on. Texts that are on the screen already are not touched."""
        self.remove()
        chosen = spoken(language)
        QLocale.setDefault(QLocale(_LOCALES[chosen]))
        for catalogue in _CATALOGUES:
            self._load(f"{catalogue}_{chosen}")

    def remove(self) -> None:
        """Speak the language of the source again."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()

    def _load(self, name: str) -> None:
        path = resource("translations", f"{name}.qm")
        translator = QTranslator(self)
        if path.is_file() and translator.load(str(path)):
            self._app.installTranslator(translator)
            self._translators.append(translator)
        elif path.is_file() or not name.endswith("_en"):
            _log.warning("no usable translation %s", name)
