"""What the program looks like: colours, fonts and the choice between light, dark and high contrast. A theme's name
comes in; palettes, fonts and colours go out. It refuses to know any particular pane.

Widgets that paint for themselves ask `colours(self.palette())` when they paint and update on
`QEvent.Type.PaletteChange`; so no colour is ever kept beyond a change of theme.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from archiveviewer.settings import resource
from archiveviewer.ui.style import ArchiveStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from archiveviewer.settings import Theme as ThemeName

_log = logging.getLogger(__name__)

SERIF: Final = "Source Serif 4"
SANS: Final = "Be Vietnam Pro"
SERIF_FAMILIES: Final = (SERIF, "Noto Serif", "Times New Roman")
SANS_FAMILIES: Final = (SANS, "Noto Sans", "Segoe UI", "DejaVu Sans")
INTERFACE_POINTS: Final = 10.0

_DARK_BELOW = 128
"""A window colour of lightness (0 to 255) below this belongs to a dark palette."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour the program paints with, as `#rrggbb`. Texts reach 4.5:1 on every ground they are used on, 7:1 in
    high contrast.
    """

    dark: bool
    paper: str  # the page of an article and the ground of lists
    ink: str  # text on paper
    muted: str  # captions, dates, notes: on paper, window and card
    rule: str  # hairlines
    link: str  # on paper and card
    accent: str  # kickers and headings of cards
    hit: str
    hit_ink: str
    current_hit: str
    current_hit_ink: str
    card: str  # the ground of a box of related stories
    selection: str
    selection_ink: str
    selection_muted: str  # dates and notes in a selected row
    window: str  # the ground of tool bars and side bars
    window_ink: str
    field: str  # the ground of what can be typed into
    button: str
    outline: str  # edges of controls: 3:1 on window and paper
    focus: str  # the ring around what has the keyboard
    bar: str  # a year of the timeline
    bar_selected: str
    warning: str  # text of warnings and errors


LIGHT: Final = Colours(
    dark=False,
    paper="#fbfaf7",
    ink="#1d1d1b",
    muted="#645f58",
    rule="#ddd8cd",
    link="#0b5c8a",
    accent="#a4161a",
    hit="#ffe58a",
    hit_ink="#1d1d1b",
    current_hit="#ff9d3b",
    current_hit_ink="#1d1d1b",
    card="#f3f0e9",
    selection="#cfe1f2",
    selection_ink="#14181c",
    selection_muted="#4f5357",
    window="#f2f0eb",
    window_ink="#23221f",
    field="#ffffff",
    button="#f8f6f2",
    outline="#85817a",
    focus="#0b6bb5",
    bar="#9db9c9",
    bar_selected="#0b5c8a",
    warning="#9a3412",
)

DARK: Final = Colours(
    dark=True,
    paper="#1b1c1e",
    ink="#e4e1da",
    muted="#a19d94",
    rule="#3c3e42",
    link="#7cc0ee",
    accent="#ff8a80",
    hit="#6a5611",
    hit_ink="#fff6d6",
    current_hit="#f0a04b",
    current_hit_ink="#1b1c1e",
    card="#26282b",
    selection="#28527a",
    selection_ink="#ffffff",
    selection_muted="#d0ccc3",
    window="#232427",
    window_ink="#e4e1da",
    field="#17181a",
    button="#2f3135",
    outline="#8a8f96",
    focus="#6db6ec",
    bar="#3d5a72",
    bar_selected="#5aaae4",
    warning="#f5b58a",
)


CONTRAST_LIGHT: Final = Colours(
    dark=False,
    paper="#ffffff",
    ink="#000000",
    muted="#333333",
    rule="#767676",
    link="#00327a",
    accent="#8b0000",
    hit="#ffe100",
    hit_ink="#000000",
    current_hit="#5ad1ff",
    current_hit_ink="#000000",
    card="#f2f2f2",
    selection="#0a3d78",
    selection_ink="#ffffff",
    selection_muted="#ffffff",
    window="#fefefe",
    window_ink="#000000",
    field="#ffffff",
    button="#ffffff",
    outline="#000000",
    focus="#b3006b",
    bar="#5b7f9f",
    bar_selected="#0a3d78",
    warning="#7a2100",
)

CONTRAST_DARK: Final = Colours(
    dark=True,
    paper="#000000",
    ink="#ffffff",
    muted="#d6d6d6",
    rule="#9a9a9a",
    link="#8fd3ff",
    accent="#ffb3ab",
    hit="#ffe100",
    hit_ink="#000000",
    current_hit="#5ad1ff",
    current_hit_ink="#000000",
    card="#141414",
    selection="#0b53a0",
    selection_ink="#ffffff",
    selection_muted="#ffffff",
    window="#010101",
    window_ink="#ffffff",
    field="#000000",
    button="#141414",
    outline="#ffffff",
    focus="#ffd24d",
    bar="#6f9cc4",
    bar_selected="#ffd24d",
    warning="#ffb980",
)

LOOKS: Final = {"light": LIGHT, "dark": DARK, "contrast_light": CONTRAST_LIGHT, "contrast_dark": CONTRAST_DARK}
"""The colours of every theme but the system's, which is one of them."""
_BY_WINDOW: Final = {QColor(one.window).rgb(): one for one in LOOKS.values()}


def colours(palette: QPalette) -> Colours:
    """The colours that belong to a palette: each look is known by the colour of its windows."""
    window = palette.color(QPalette.ColorRole.Window)
    return _BY_WINDOW.get(window.rgb()) or (DARK if window.lightness() < _DARK_BELOW else LIGHT)


def palette(colours: Colours) -> QPalette:
    """A full palette: every role Fusion paints with, in every group."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.window,
        role.WindowText: colours.window_ink,
        role.Base: colours.paper,
        role.AlternateBase: colours.card,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.button,
        role.ButtonText: colours.window_ink,
        role.BrightText: colours.warning,
        role.ToolTipBase: colours.field,
        role.ToolTipText: colours.window_ink,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.selection_ink,
        role.Accent: colours.focus,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.Light: "#3a3c41" if colours.dark else "#ffffff",
        role.Midlight: "#313338" if colours.dark else "#f8f6f2",
        role.Mid: colours.rule,
        role.Dark: "#121314" if colours.dark else "#b3aea4",
        role.Shadow: "#000000" if colours.dark else "#7d7970",
    }
    result = QPalette()
    for each, colour in by_role.items():
        result.setColor(QPalette.ColorGroup.All, each, QColor(colour))
    disabled = _between(colours.window_ink, colours.window)
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, each, disabled)
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.rule))
    return result


def _between(ink: str, ground: str) -> QColor:
    one, other = QColor(ink), QColor(ground)
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )


def load_fonts() -> None:
    """Register the bundled fonts. A file that is missing or damaged leaves the fallbacks and a line in the log."""
    files = sorted(resource("fonts").glob("*/*.ttf"))
    if not files:
        _log.warning("no bundled fonts in %s", resource("fonts"))
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            _log.warning("font not usable: %s", file)


def serif(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of what is read."""
    return _font(SERIF_FAMILIES, points, weight)


def sans(points: float = INTERFACE_POINTS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the interface, of captions and of sapo."""
    return _font(SANS_FAMILIES, points, weight)


def _font(families: tuple[str, ...], points: float, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(points)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Theme(QObject):
    """The look of one application, which follows the system's choice of light or dark while told to.

    `changed` is emitted after a new palette is in place; most widgets only need their PaletteChange event.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._name: ThemeName = "system"
        load_fonts()
        self._style = ArchiveStyle()
        app.setStyle(self._style)
        app.setFont(sans(max(INTERFACE_POINTS, _system_points())))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        if self._name != "system":
            return LOOKS[self._name]
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return LOOKS[("contrast_" if self._wants_contrast() else "") + ("dark" if dark else "light")]

    def _wants_contrast(self) -> bool:
        """Whether the system asks for high contrast; Qt before 6.10 does not know."""
        hints = getattr(self._app.styleHints(), "accessibility", None)
        return hints is not None and hints().contrastPreference() == Qt.ContrastPreference.HighContrast

    def choose(self, name: ThemeName) -> None:
        """Take a theme at once, in every window."""
        self._name = name
        # Asked for as well because where a desktop theme is present it also colours the window's frame.
        scheme = Qt.ColorScheme.Unknown if name == "system" else _scheme(LOOKS[name])
        self._app.styleHints().setColorScheme(scheme)
        self._paint()

    def _system_changed(self) -> None:
        if self._name == "system":
            self._paint()

    def _paint(self) -> None:
        self._app.setPalette(palette(self.colours))
        self.changed.emit()


def _scheme(look: Colours) -> Qt.ColorScheme:
    return Qt.ColorScheme.Dark if look.dark else Qt.ColorScheme.Light


def _system_points() -> float:
    """The system's own text size, which a person may have made larger."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()


def apply(app: QApplication, name: ThemeName = "system") -> Theme:
    """Give an application its look: fonts, style and palette. Calling it again only changes the theme."""
    theme = app.findChild(Theme) or Theme(app)
    theme.choose(name)
    return theme
