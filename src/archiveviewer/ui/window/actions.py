"""Every command of the window once: its words, its keys, its icon. Comes in: the keys that a person chose; goes out:
actions and a menu bar.

A new command is one line in the list of its menu; the palette and the dialog of keys find it there. What it calls is
wired where it belongs, in `work/`. It refuses to know panes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from archiveviewer.ui import icons
from archiveviewer.ui.window import keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Standard = QKeySequence.StandardKey
translate = QCoreApplication.translate


class Command(NamedTuple):
    """One command. The first of its `keys` is shown in menus; commands of one `group` exclude each other; those of one
    `submenu` (a name of `_submenus`) stand together where the first of them stands.
    """

    name: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""
    submenu: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _choice(group: str, name: str, text: str, icon: str = "") -> Command:
    """One of several that exclude each other and stand in a submenu of their own."""
    return Command(name, text, icon=icon, checkable=True, group=group, submenu=group)


def _file() -> list[Command | None]:
    return [
        Command("add_folder", translate("actions", "&Add folder…"), (Standard.Open,), "add-folder"),
        Command("add_files", translate("actions", "Add fi&les…"), (), "article"),
        Command("update", translate("actions", "&Update archive"), (Standard.Refresh,), "refresh"),
        Command("recognise", translate("actions", "Read s&canned pages")),
        Command("problems", translate("actions", "Problems with &files…"), (), "warning"),
        None,
        Command("open_archive", translate("actions", "Open &other archive…"), ("Ctrl+Shift+O",), "open"),
        Command("new_archive", translate("actions", "&New archive…"), ("Ctrl+Shift+N",)),
        Command("archives", translate("actions", "Arc&hives…"), ("Ctrl+Alt+O",)),
        None,
        Command("print", translate("actions", "&Print…"), (Standard.Print,), "print"),
        Command("export_pdf", translate("actions", "Save article as P&DF…"), ("Ctrl+Shift+S",)),
        Command("print_notes", translate("actions", "Print with my notes and mar&ks"), checkable=True),
        Command("export", translate("actions", "E&xport…"), ("Ctrl+Shift+X",)),
        None,
        Command("open_links", translate("actions", "Open archiveviewer links &with this program"), checkable=True),
        Command(
            "settings",
            translate("actions", "&Settings…"),
            ("Ctrl+,",),
            "settings",
            role=QAction.MenuRole.PreferencesRole,
        ),
        Command("quit", translate("actions", "&Quit"), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    ]


def _edit() -> list[Command | None]:
    return [
        Command("search", translate("actions", "&Search the archive"), ("Ctrl+L",), "search"),
        Command("strict", translate("actions", "Accents exactly as &typed"), ("Ctrl+Shift+A",), checkable=True),
        Command("clear_filters", translate("actions", "Clea&r filters"), ("Ctrl+Shift+L",), "filter"),
        Command("forget_recent", translate("actions", "Forget recent s&earches"), icon="history"),
        Command("abbreviations", translate("actions", "Edit a&bbreviations…")),
        None,
        Command("copy", translate("actions", "&Copy"), (Standard.Copy,), "copy"),
        Command("copy_citation", translate("actions", "Copy c&itation"), ("Ctrl+Shift+C",), "quote"),
        Command("quotation", translate("actions", "Copy &quotation"), ("Ctrl+Shift+Q",)),
        None,
        Command("find", translate("actions", "&Find in article…"), (Standard.Find,)),
        Command("next_hit", translate("actions", "&Next match in article"), ("F3",), "next"),
        Command("previous_hit", translate("actions", "&Previous match in article"), ("Shift+F3",), "previous"),
    ]


def _view() -> list[Command | None]:
    return [
        Command("sidebar", translate("actions", "Si&de panel"), ("F9",), "sidebar", checkable=True),
        Command("timeline", translate("actions", "Time l&ine"), ("Shift+F9",), "calendar", checkable=True),
        Command("timeline_list", translate("actions", "Ti&me line as a list…")),
        Command(
            "explanation", translate("actions", "&How the question was understood"), ("F4",), "help", checkable=True
        ),
        _choice("reprints", "reprints_earliest", translate("actions", "Behind the &earliest")),
        _choice("reprints", "reprints_fullest", translate("actions", "Behind the &fullest")),
        _choice("reprints", "reprints_apart", translate("actions", "Each by &itself")),
        Command("gallery", translate("actions", "Results as &pictures"), ("F8",), "gallery", checkable=True),
        None,
        Command("zoom_in", translate("actions", "&Larger text"), (Standard.ZoomIn, "Ctrl+="), "zoom-in"),
        Command("zoom_out", translate("actions", "&Smaller text"), (Standard.ZoomOut,), "zoom-out"),
        Command("zoom_reset", translate("actions", "&Normal text size"), ("Ctrl+0",)),
        Command("spacing_more", translate("actions", "Lines further &apart"), ("Ctrl+Alt+=", "Ctrl+Alt++")),
        Command("spacing_less", translate("actions", "Lines &closer"), ("Ctrl+Alt+-",)),
        Command("wide", translate("actions", "Long lin&es"), ("Ctrl+Alt+W",), checkable=True),
        Command("numbered", translate("actions", "Num&bers of paragraphs"), ("Ctrl+Alt+N",), checkable=True),
        None,
        _choice("theme", "theme_system", translate("actions", "As the s&ystem")),
        _choice("theme", "theme_light", translate("actions", "&Light"), "sun"),
        _choice("theme", "theme_dark", translate("actions", "&Dark"), "moon"),
        _choice("theme", "theme_contrast_light", translate("actions", "&High contrast, light")),
        _choice("theme", "theme_contrast_dark", translate("actions", "High &contrast, dark")),
        _choice("language", "language_system", translate("actions", "As the s&ystem")),
        _choice("language", "language_vi", "Tiếng &Việt"),
        _choice("language", "language_en", "&English"),
        None,
        Command("focus_mode", translate("actions", "&Only the article"), ("Shift+F11",), checkable=True),
        Command("full_screen", translate("actions", "F&ull screen"), ("F11",), "full-screen", checkable=True),
    ]


def _article() -> list[Command | None]:
    return [
        Command("pictures", translate("actions", "View &pictures…"), ("F7",), "picture"),
        _choice("citation", "citation_plain", translate("actions", "As &newsrooms do")),
        _choice("citation", "citation_apa", "&APA 7"),
        _choice("citation", "citation_chicago", "&Chicago 17"),
        _choice("citation", "citation_tcvn", translate("actions", "&Vietnamese form (TCVN)")),
        Command("copy_link", translate("actions", "Copy &link to article")),
        None,
        Command("story", translate("actions", "Follow the &story…"), ("Ctrl+Shift+F",), "calendar"),
        Command("pages", translate("actions", "Pages &beside the text"), ("Shift+F7",), "pages", checkable=True),
        None,
        Command("open_original", translate("actions", "Open o&riginal file"), ("Ctrl+E",), "open-original"),
        Command("show_original", translate("actions", "Show original in its &folder"), ("Ctrl+Shift+E",), "folder"),
        Command("encoding", translate("actions", "&Encoding…"), (), "sort"),
        Command("copy_path", translate("actions", "&Copy the original’s path"), ("Ctrl+Shift+P",), "copy"),
    ]


def _desk() -> list[Command | None]:
    return [
        Command("collect", translate("actions", "Add to c&ollection…"), ("Ctrl+D",), "collection"),
        Command("tag", translate("actions", "&Tag…"), ("Ctrl+G",), "tag"),
        Command("mark", translate("actions", "&Mark passage"), ("Ctrl+M",), "marker"),
        Command("mark_with_note", translate("actions", "Mark passage with a &note…"), ("Ctrl+Shift+M",), "quote"),
        Command("mark_yellow", translate("actions", "In &yellow"), submenu="mark"),
        Command("mark_green", translate("actions", "In &green"), submenu="mark"),
        Command("mark_blue", translate("actions", "In &blue"), submenu="mark"),
        Command("mark_pink", translate("actions", "In &pink"), submenu="mark"),
        Command("mark_violet", translate("actions", "In &violet"), submenu="mark"),
        None,
        Command("save_search", translate("actions", "Keep this &search"), ("Ctrl+Shift+D",), "star"),
        Command("new_collection", translate("actions", "Ne&w collection"), (), "collection"),
        Command("history", translate("actions", "&History…"), ("Ctrl+H",), "history"),
        None,
        Command("export_desk", translate("actions", "Save all for a &colleague…")),
        Command("import_desk", translate("actions", "Lay a colleague’s &file in…")),
        None,
        Command("undo", translate("actions", "&Undo removal"), (Standard.Undo,)),
        Command("removed", translate("actions", "&Removed lately…"), ("Ctrl+Alt+Z",)),
    ]


def _go() -> list[Command | None]:
    return [
        Command("back", translate("actions", "&Back"), ("Alt+Left", "Back"), "back"),
        Command("forward", translate("actions", "&Forward"), ("Alt+Right", "Forward"), "forward"),
        None,
        Command("open_in_tab", translate("actions", "Result in a new &tab"), ("Ctrl+Return",)),
        Command("next_tab", translate("actions", "N&ext tab"), ("Ctrl+Tab", "Ctrl+PgDown")),
        Command("previous_tab", translate("actions", "Previou&s tab"), ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
        Command("close_tab", translate("actions", "&Close tab"), ("Ctrl+W",)),
        Command("reopen_tab", translate("actions", "Re&open closed tab"), ("Ctrl+Shift+T",)),
        None,
        Command("next_result", translate("actions", "&Next result"), ("Ctrl+Down", "Alt+Down")),
        Command("previous_result", translate("actions", "&Previous result"), ("Ctrl+Up", "Alt+Up")),
        None,
        Command("this_day", translate("actions", "This &day in past years"), ("Ctrl+Alt+D",), "calendar"),
        None,
        Command("next_pane", translate("actions", "Ne&xt pane"), ("F6",)),
        Command("previous_pane", translate("actions", "Pre&vious pane"), ("Shift+F6",)),
        Command("pane_filters", translate("actions", "To the f&ilters"), ("Ctrl+1",)),
        Command("pane_results", translate("actions", "To the &results"), ("Ctrl+2",)),
        Command("pane_article", translate("actions", "To the &article"), ("Ctrl+3",)),
        Command("pane_desk", translate("actions", "To the des&k"), ("Ctrl+4",)),
    ]


def _help() -> list[Command | None]:
    return [
        Command("palette", translate("actions", "Find a &command…"), ("Ctrl+K",)),
        Command("help", translate("actions", "&Help for this part"), ("F1",), "help"),
        Command("keys", translate("actions", "&Keyboard…"), ("Ctrl+F1",)),
        Command("query_help", translate("actions", "How to &search"), ("Shift+F1",), "search"),
        None,
        Command("about", translate("actions", "&About Archive Viewer"), (), "info", role=QAction.MenuRole.AboutRole),
    ]


def _submenus() -> dict[str, str]:
    """The titles of the submenus."""
    return {
        "theme": translate("actions", "&Theme"),
        "language": translate("actions", "Lan&guage"),
        "citation": translate("actions", "C&opy citation as"),
        "reprints": translate("actions", "&Reprints in the list"),
        "mark": translate("actions", "Mark in a co&lour"),
    }


class Actions(QObject):
    """All actions of one window by name: `actions["back"]`."""

    keys_changed = Signal()

    def __init__(self, window: QWidget, chosen: Mapping[str, str] | None = None) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._titles = _submenus()
        self._groups: dict[str, QActionGroup] = {}
        self.menus: list[tuple[str, list[Command | None]]] = [
            (translate("actions", "&File"), _file()),
            (translate("actions", "&Edit"), _edit()),
            (translate("actions", "&View"), _view()),
            (translate("actions", "A&rticle"), _article()),
            (translate("actions", "&Desk"), _desk()),
            (translate("actions", "&Go"), _go()),
            (translate("actions", "&Help"), _help()),
        ]
        for _title, commands in self.menus:
            for command in filter(None, commands):
                self._add(command, window)

        self.set_keys(chosen or {})

    def __getitem__(self, name: str) -> QAction:
        """The action of that name; a name that no command has is our own bug."""
        return self._actions[name]

    def all(self) -> list[tuple[Command, str]]:
        """Every command in the order of the menus, each with the place of it: "View › Theme"."""
        return [
            (command, " › ".join(plain(part) for part in (title, self._titles.get(command.submenu, "")) if part))
            for title, commands in self.menus
            for command in filter(None, commands)
        ]

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Give every command its keys: by its name those that a person chose ("Ctrl+K; F2", or none), else its own."""
        in_force = keys.in_force(self.own_keys(), chosen)
        for command, _place in self.all():
            action = self._actions[command.name]
            action.setShortcuts([QKeySequence(one) for one in in_force[command.name]])
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain(command.text)} ({shown})" if shown else plain(command.text))
        self.keys_changed.emit()

    def own_keys(self) -> dict[str, keys.Keys]:
        """The keys that every command has where nobody chose others."""
        return {command.name: tuple(map(_own_key, command.keys)) for command, _place in self.all()}

    def _add(self, command: Command, window: QWidget) -> None:
        action = QAction(command.text, self)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        action.setMenuRole(command.role)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        if command.group:
            self._group(command.group).addAction(action)
        window.addAction(action)
        self._actions[command.name] = action

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._groups[name]

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into the menu bar."""
        for title, commands in self.menus:
            menu = bar.addMenu(title)
            submenus: dict[str, QMenu] = {}
            for command in commands:
                if command is None:
                    menu.addSeparator()
                elif command.submenu:
                    if command.submenu not in submenus:
                        submenus[command.submenu] = menu.addMenu(self._titles[command.submenu])
                    submenus[command.submenu].addAction(self._actions[command.name])
                else:
                    menu.addAction(self._actions[command.name])


def plain(text: str) -> str:
    """A command's words without the mark of its letter key and without dots."""
    return text.replace("&", "").removesuffix("…")


def _own_key(key: str | QKeySequence.StandardKey) -> str:
    """Only the first of a standard key's bindings: the others differ between desktops and may clash with ours."""
    return QKeySequence(key).toString()


BACK_BUTTONS = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
