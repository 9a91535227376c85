"""The list of pages at the left of the settings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from client.ui.settings.one_of_several import choose_one
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted

LEAST_PAGE = 320
"""Logical pixels that a page needs beside the names."""


class PageItem(Painted):
    """An icon and the name of a page."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self._bare = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bare(self, bare: bool) -> None:
        """Show the icon alone, or the name beside it; the tooltip has it anyway."""
        self._bare = bare
        self.look_again()

    def sizeHint(self) -> QSize:
        """As wide as icon and words."""
        if self._bare:
            return QSize(2 * self.theme.measures.space12 + self.theme.measures.space20, self._height)
        return QSize(self.named_width(), self._height)

    @property
    def _height(self) -> int:
        return self.theme.measures.page_item

    def named_width(self) -> int:
        """How wide icon and words are."""
        m = self.theme.measures
        words = QFontMetricsF(self.theme.fonts.get(Role.CONTROL, strong=True))
        return 2 * m.space12 + m.space20 + m.space12 + round(words.horizontalAdvance(self.text())) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, chosen = self.theme.colours, self.theme.measures, self.isChecked()
        fill = c.selected if chosen else c.pressed if self.isDown() else c.hover if self.hovered else None
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), m.radius_row, m.radius_row)
        centre = QPointF(m.space12 + m.space20 / 2, self.height() / 2)
        ink = c.accent_text if chosen else c.text2
        self.theme.icons.paint(painter, centre, self._icon, m.space20, ink, filled=chosen)
        if self._bare:
            return
        painter.setFont(self.theme.fonts.get(Role.CONTROL, strong=chosen))
        painter.setPen(c.text1 if chosen else c.text2)
        words = QRectF(self.rect()).adjusted(2 * m.space12 + m.space20, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class Navigation(QWidget):
    """`chosen` tells the name of the page that somebody wants to see."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]]) -> None:
        """`pages` are names and icons."""
        super().__init__()
        self._theme = theme
        self._room = theme.measures.settings_width
        self._items = {name: PageItem(theme, icon) for name, icon in pages}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.measures.space4 // 2)
        for item in self._items.values():
            item.clicked.connect(self._clicked)
            self._column.addWidget(item)
        self._column.addStretch()
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(m.space8, m.space12, m.space8, m.space12)
        self._fit()
        self.update()

    def fit(self, room: int) -> None:
        """Take less where a window of this width leaves the pages little: as much as names need, or icons."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        m = self._theme.measures
        narrow = self._room < m.settings_least_width
        self.setMinimumWidth(0 if narrow else m.settings_pages)
        names = max(item.named_width() for item in self._items.values()) + 2 * m.space8
        for item in self._items.values():
            item.set_bare(narrow and self._room - names < self._theme.fonts.pixels(LEAST_PAGE))

    def name(self, words: Mapping[str, str]) -> None:
        """Say what the pages are called."""
        for name, said in words.items():
            self._items[name].setText(said)
            self._items[name].setToolTip(said)
            self._items[name].updateGeometry()
        self._fit()

    def choose(self, name: str) -> None:
        """Show which page is in sight."""
        choose_one(self._items.values(), self._items[name])

    def _clicked(self) -> None:
        name, item = next((name, item) for name, item in self._items.items() if item.isChecked())
        # From here Tab goes into the page; a click alone gives a button no keyboard.
        if not item.hasFocus():
            item.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        c = self._theme.colours
        painter.fillRect(self.rect(), c.subtle)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), c.line)
