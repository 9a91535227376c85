"""Where an admin's pages are: in the main window, or in a window of their own beside a classic panel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from client.ui.drawing.logo import window_icon
from client.ui.theme.theme import Theme
from client.ui.widgets.placed import Placed
from client.ui.widgets.toast import Toast
from client.viewmodels.main.administering import Administering

if TYPE_CHECKING:
    from client.ui.admin.page import AdminPage


class AdminWindow(Placed):
    """Has the pages alone."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        m = theme.measures
        self.setWindowIcon(window_icon())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        least = QSize(m.settings_least_width, m.settings_least_height)
        self.setMinimumSize(least.boundedTo(self.room()))
        self.resize(QSize(m.settings_width, m.settings_height).boundedTo(self.room()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody looks any more."""
        self.left.emit()
        super().closeEvent(event)


class AdminPlace(QObject):
    """Makes the pages for who has something to administer: it would show in everybody else's start."""

    def __init__(self, theme: Theme, window: QWidget, pages: QStackedWidget, admin: Administering) -> None:
        """`pages` are those of the main window, to which the admin's are added."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._pages = pages
        self._admin = admin
        self._page: AdminPage | None = None
        self._toast: Toast | None = None
        self._own: AdminWindow | None = None
        self._alone = False

    @property
    def page(self) -> "AdminPage":
        """The pages, made when they are first wanted."""
        return self._page or self._make()

    @property
    def visible(self) -> bool:
        """Whether somebody looks at them."""
        return self._page is not None and self._page.isVisible()

    def _make(self) -> "AdminPage":
        # Not even loaded for all others.
        from client.ui.admin.page import AdminPage

        if self._alone:
            self._own = AdminWindow(self._theme)
            self._own.left.connect(self._close)
        page = self._page = AdminPage(self._theme, self._own or self._window, self._admin)
        toast = self._toast = Toast(self._theme, page)
        page.said.connect(toast.say)
        page.troubled.connect(self.say_trouble)
        layout = None if self._own is None else self._own.layout()
        if layout is not None:
            layout.addWidget(page)
        else:
            self._pages.addWidget(page)
        return page

    def prepare(self) -> None:
        """Have the pages ready where one click shows them."""
        if self._page is None and not self._alone:
            self._make()

    def stand_alone(self, *, alone: bool) -> None:
        """Be in a window of their own from now on, or in the main one."""
        if alone != self._alone:
            self._close()
            self._alone = alone

    def show(self, title: str) -> None:
        """Bring them into sight."""
        page = self.page
        if self._own is None:
            self._pages.setCurrentWidget(page)
        else:
            self._own.setWindowTitle(title)
            self._own.show()
            self._own.raise_()
            self._own.activateWindow()
        page.look(looked_at=True)

    def leave(self) -> None:
        """Follow nothing for them while the main window shows something else."""
        if self._page is not None and self._own is None:
            self._page.look(looked_at=False)

    def _close(self) -> None:
        """End the pages, and the window they had."""
        page, own, self._page, self._own, self._toast = self._page, self._own, None, None, None
        if page is not None:
            page.look(looked_at=False)
            page.hide()
            page.deleteLater()
        if own is not None:
            own.hide()
            own.deleteLater()

    def close(self) -> None:
        """Close the window they have."""
        if self._own is not None:
            self._close()

    def say_trouble(self, words: str) -> None:
        """Say what went wrong, where an admin looks."""
        if self._toast is not None:
            self._toast.say(words, "warning")
