"""The pane an article is read in: the sheet, the find bar, the way back. Comes in: pages from the window; goes out:
signals of what is wanted next. It refuses to fetch an article itself: the window does, and brings the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from archiveviewer.desk.noting import NOTHING
from archiveviewer.ui.article import messages
from archiveviewer.ui.article.article_tabs import ArticleTabs
from archiveviewer.ui.article.article_view import ArticleView
from archiveviewer.ui.article.find_bar import FindBar
from archiveviewer.ui.article.page_panel import PagePanel
from archiveviewer.ui.article.pages_beside import PagesBeside
from archiveviewer.ui.article.paper import Paper
from archiveviewer.ui.article.picture_viewer import PictureViewer, captioned
from archiveviewer.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.desk.noting import Noted
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.trails import Spot

_LONGEST_IN_MENU = 30


class ReadingPane(QWidget):
    """Give it pages; wire its signals. All its methods may be called at any time, with or without an article."""

    article_requested = Signal(str)
    """An article's id: a link was followed, or one goes back or forward. Bring its page with `show_page`."""
    search_requested = Signal(str)
    comparison_requested = Signal(str)
    """An article's id: show it beside the one that is shown."""
    original_requested = Signal()
    """Open the shown article's own file, `page.original`."""
    encoding_requested = Signal()
    """The letters may be wrong: choose the encoding of the shown article's file."""
    citation_requested = Signal()
    quotation_requested = Signal()
    """Copy the passage that is chosen, with where it stands."""
    story_requested = Signal()
    """Show what came before the article and after it."""
    hits_changed = Signal(int, int)
    """The current hit, 1 for the first and 0 for none yet, and how many there are."""
    end_reached = Signal()
    """The space bar was pressed at the end of the article."""
    pages_changed = Signal(bool, bool)
    """Whether the shown article has pages, and whether they are shown."""
    left = Signal(str, object)
    """The id of the article that was shown, and the spot where it is left for another one."""
    tab_requested = Signal(str, str)
    """An article's id and title: keep it in a tab, to be read later."""
    zoom_changed = Signal(int)
    menu_opening = Signal(object, object)
    """The sheet's menu is about to be shown at a place of it: whoever has more to offer there adds it."""
    told = Signal(str)
    """A few words for the status bar; empty to take them away."""

    def __init__(self, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returning: tuple[str, Spot] | None = None
        self.tabs = ArticleTabs(self)
        self._pages_wanted = False
        self._viewer = viewer
        self._paper = Paper(viewer, self)
        self.noted_on_paper: Callable[[Page], Noted] = lambda _page: NOTHING
        """What is printed with an article; whoever knows a desk sets it."""
        self._paper.saved.connect(self._saved)
        self.view = ArticleView(viewer, self)
        self._bar = FindBar(self)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._beside(), 1)
        column.addWidget(self._bar)
        self.setFocusProxy(self.view)
        self._wire()

    def _beside(self) -> QSplitter:
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.page_panel = PagePanel(self._viewer, parts)
        self.page_panel.hide()
        for part in (self.page_panel, self.view):
            parts.addWidget(part)
            parts.setCollapsible(parts.indexOf(part), False)
            parts.setStretchFactor(parts.indexOf(part), 1)
        self._pages = PagesBeside(self.view, self.page_panel)
        return parts

    def _wire(self) -> None:
        view, bar = self.view, self._bar
        view.article_requested.connect(self.article_requested)
        view.tab_requested.connect(self.tab_requested)
        view.search_requested.connect(self.search_requested)
        view.comparison_requested.connect(self.comparison_requested)
        view.original_requested.connect(self.original_requested)
        view.encoding_requested.connect(self.encoding_requested)
        view.story_requested.connect(self.story_requested)
        view.picture_requested.connect(self.open_pictures)
        view.end_reached.connect(self.end_reached)
        view.zoom_changed.connect(self.zoom_changed)
        view.hovered.connect(self.told)
        view.address_copied.connect(self._address_copied)
        view.hits_changed.connect(self.hits_changed)
        view.hits_changed.connect(bar.show_count)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        bar.wanted.connect(view.find)
        bar.next_wanted.connect(view.next_hit)
        bar.previous_wanted.connect(view.previous_hit)
        bar.closed.connect(self.close_find)

    # Pages

    @property
    def page(self) -> Page | None:
        """The page that is shown, if any."""
        return self.view.page

    def show_page(self, page: Page) -> None:
        """Show a page. The article shown already keeps its place, another one starts at its beginning, and one that was
        gone back to opens where it was left.
        """
        article_id = page.article.id
        again = self.page is not None and self.page.article.id == article_id
        returning, self._returning = self._returning, None
        if self.page is not None and not again:
            self.left.emit(self.page.article.id, self.view.spot())
        if returning is not None and returning[0] == article_id:
            self.view.show_page(page, returning[1])
        else:
            self.view.show_page(page)
        self._pages.take(page)
        if not again:
            self._show_pages(scan=page.is_scan)

    def return_to(self, article_id: str, spot: Spot) -> None:
        """The page that is to be brought next is one that was left at a spot."""
        self._returning = (article_id, spot)

    def show_nothing(self) -> None:
        """Show that no article is chosen."""
        self._returning = None
        self._show_no_pages()
        self.view.show_message(messages.nothing_chosen)

    def show_missing(self) -> None:
        """Show that the article is no longer there."""
        self._returning = None
        self._show_no_pages()
        self.view.show_message(messages.article_missing)

    def show_block(self, number: int) -> None:
        """Show a block of the article, as where a picture stands."""
        self.view.show_block(number)

    # Pictures

    def view_pictures(self) -> None:
        """Look at the article's pictures, beginning with the first in sight."""
        self.open_pictures()

    def open_pictures(self, block: int | None = None) -> PictureViewer | None:
        """Look at the article's pictures, beginning with that of a block, or with the first in sight."""
        pictures = captioned(self.page) if self.page is not None else []
        if not pictures:
            return None
        wanted = self.view.block_in_sight() if block is None else block
        first = next((at for at, shown in enumerate(pictures) if shown.block >= wanted), len(pictures) - 1)
        dialog = PictureViewer(self._viewer, pictures, first, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.left.connect(self.view.show_block)
        dialog.open()
        return dialog

    # Pages beside the text

    def _show_no_pages(self) -> None:
        self._pages.take(None)
        self.page_panel.hide()
        self.view.show()
        self.setFocusProxy(self.view)
        self.pages_changed.emit(False, False)

    def set_pages_wanted(self, wanted: bool) -> None:
        """Show pages beside the text of every article that has some, or no longer."""
        self._pages_wanted = wanted
        self._show_pages(scan=False)

    def _show_pages(self, *, scan: bool) -> None:
        """The panel beside the text; in its place, for a scan that has none."""
        page = self.page
        shown = page is not None and page.paged is not None and (self._pages_wanted or scan)
        held = self.view.hasFocus() or self.page_panel.canvas.hasFocus()
        self.page_panel.setVisible(shown)
        self.view.setVisible(not (shown and page is not None and page.is_scan))
        self.setFocusProxy(self.page_panel.canvas if self.view.isHidden() else self.view)
        if held:
            self.setFocus()
        if shown:
            self._pages.follow()
        self.pages_changed.emit(page is not None and page.paged is not None, shown)

    # Finding

    def open_find(self) -> None:
        """Open the find bar, with the selected words if there are any."""
        selected = self.view.selected_text()
        self._bar.open(selected if "\n" not in selected else "")
        self.view.find(self._bar.text())

    def close_find(self) -> None:
        """Close the find bar; the search's own hits are marked again."""
        self._bar.hide()
        self.view.find("")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_hit(self) -> None:
        """Go to the next hit: of the find bar if it is open, of the search otherwise."""
        self.view.next_hit()

    def previous_hit(self) -> None:
        """Go to the previous hit."""
        self.view.previous_hit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the find bar from the sheet as well."""
        if event.key() == Qt.Key.Key_Escape and self._bar.isVisible():
            self.close_find()
        else:
            super().keyPressEvent(event)

    # Clipboard and paper

    def copy(self) -> None:
        """Copy the selection as clean text."""
        if self.view.textCursor().hasSelection():
            self.view.copy()

    def print_article(self) -> None:
        """Ask for a printer or a file, and print the article."""
        if self.page is not None:
            self._paper.print_article(self.page, self.noted_on_paper(self.page))

    def save_article(self) -> None:
        """Ask for a file, and write the article into it as PDF."""
        if self.page is not None:
            self._paper.save_article(self.page, self.noted_on_paper(self.page))

    def _saved(self, path: str) -> None:
        self.told.emit(self.tr("Saved as %1").replace("%1", path))

    def _address_copied(self, _address: str) -> None:
        self.told.emit(self.tr("Address copied"))

    def _show_menu(self, where: QPoint) -> None:
        if self.page is None:
            return
        menu = self.build_menu()
        self.menu_opening.emit(menu, where)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(where))

    def build_menu(self) -> QMenu:
        """The menu of the sheet as things are now."""
        menu = QMenu(self)
        words = " ".join(self.view.selected_text().split())
        reading = self.page is not None
        self._entry(menu, self.tr("Copy"), self.copy, "copy", enabled=bool(words)).setShortcut(
            QKeySequence.StandardKey.Copy
        )
        asked = self.quotation_requested.emit
        self._entry(menu, self.tr("Copy quotation"), asked, "quote", enabled=reading and bool(words))
        self._entry(menu, self.tr("Copy citation"), self.citation_requested.emit, "", enabled=reading)
        menu.addSeparator()
        if words:
            shown = words if len(words) <= _LONGEST_IN_MENU else words[:_LONGEST_IN_MENU].rstrip() + "…"
            label = self.tr("Search for “%1”").replace("%1", shown.replace("&", "&&"))
            self._entry(menu, label, lambda: self.search_requested.emit(words), "search")
        pictured = self.page is not None and bool(self.page.pictures)
        self._entry(menu, self.tr("View pictures"), self.view_pictures, "picture", enabled=pictured)
        self._entry(menu, self.tr("Find in article"), self.open_find, "search", enabled=reading)
        menu.addSeparator()
        self._entry(menu, self.tr("Select all"), self.view.selectAll, "", enabled=reading)
        return menu

    @staticmethod
    def _entry(menu: QMenu, text: str, run: Callable[[], None], picture: str, *, enabled: bool = True) -> QAction:
        action = menu.addAction(text)
        if picture:
            action.setIcon(icon(picture))
        action.triggered.connect(run)
        action.setEnabled(enabled)
        return action
