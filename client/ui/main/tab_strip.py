"""The tabs of a window with several chats: chosen, moved and closed by mouse or keys, with what is unread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from client.ui.theme.fonts import Role
from client.ui.theme.style_sheet import css
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.focus import FocusRing, Ringed
from client.ui.widgets.labels import badge_width, paint_badge
from client.ui.widgets.menu import Menu
from client.ui.widgets.translated import Translating
from client.viewmodels.chat.stack import TabLine
from client.viewmodels.people.naming import isolated

STYLE = """
QTabBar {{ background: {rail}; border: 0; }}
QTabBar::tab {{ background: transparent; color: {text2}; border: 0; margin: 0; height: {height}px;
  min-width: {least}px; max-width: {most}px; padding: 0 {pad}px; }}
QTabBar::tab:hover {{ background: {hover}; }}
QTabBar::tab:selected {{ background: {base}; color: {text1}; }}
"""
MANY = 100
"""A count with the widest badge."""


class TabEnd(Painted):
    """The right end of a tab: how much is unread, and a cross while the pointer is there or all is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line = TabLine(b"", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        self.setFixedSize(self.sizeHint())
        super().look_again()

    def say(self, line: TabLine) -> None:
        """Show how much is unread."""
        self._line = line
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        words = self.tr("Close the chat with {name}").format(name=isolated(self._line.title))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """Room for the widest badge, and what keeps it from the next tab: Qt leaves a pixel or two."""
        m = self.theme.measures
        return QSize(round(badge_width(self.theme, MANY)) + m.space8, m.button_least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge or the cross."""
        painter = QPainter(self)
        box, line = QRectF(self.rect()).adjusted(0, 0, -self.theme.measures.space8, 0), self._line
        if line.unread and not self.hovered:
            paint_badge(painter, box.right(), box.center().y(), line.unread, self.theme, muted=line.muted)
            return
        side = self.theme.measures.space20
        place = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
        if self.hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colours.pressed)
            painter.drawRoundedRect(place, self.theme.measures.radius_tag, self.theme.measures.radius_tag)
        size = self.theme.fonts.pixels(12)
        self.theme.icons.paint(painter, place.center(), "dismiss", size, self.theme.colours.text2)


class TabStrip(Translating, Ringed, QTabBar):
    """`chosen` carries a place; `closed` and `alone_wanted` a conversation; `moved` one and its new place."""

    chosen = Signal(int)
    closed = Signal(bytes)
    alone_wanted = Signal(bytes)
    moved = Signal(bytes, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: dict[bytes, TabLine] = {}
        self._ring = FocusRing(theme, self, 0)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self.chosen)
        self.tabMoved.connect(self._was_moved)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        c, m = self._theme.colours, self._theme.measures
        self.setFont(self._theme.fonts.get(Role.CONTROL))
        colours = {name: css(getattr(c, name)) for name in ("rail", "text1", "text2", "hover", "base")}
        sizes = {"height": m.button_large, "least": 2 * m.button_large, "most": m.list_least, "pad": m.space8}
        self.setStyleSheet(STYLE.format(**colours, **sizes))

    def show_lines(self, lines: Sequence[TabLine], place: int) -> None:
        """Become these tabs, of which one is shown."""
        with QSignalBlocker(self):
            wanted = {line.conversation for line in lines}
            for at in reversed(range(self.count())):
                if self.tabData(at) not in wanted:
                    self._said.pop(self.tabData(at), None)
                    self.removeTab(at)
            for at, line in enumerate(lines):
                self._put(at, line)
            self.setCurrentIndex(place)

    def _put(self, at: int, line: TabLine) -> None:
        found = next((one for one in range(self.count()) if self.tabData(one) == line.conversation), None)
        if found is None:
            self.insertTab(at, "")
            self.setTabData(at, line.conversation)
            end = TabEnd(self._theme)
            end.clicked.connect(partial(self.closed.emit, line.conversation))
            self.setTabButton(at, QTabBar.ButtonPosition.RightSide, end)
        elif found != at:
            self.moveTab(found, at)
        # Said anew with each key of anybody; a text that is set has Qt lay all tabs out again.
        if self._said.get(line.conversation) != line:
            self._say(at, line)

    def _say(self, at: int, line: TabLine) -> None:
        self._said[line.conversation] = line
        # What follows "&" would be underlined.
        self.setTabText(at, isolated(line.title).replace("&", "&&"))
        self.setTabToolTip(at, line.title)
        unread = self.tr("%n unread", "", line.unread) if line.unread else ""
        self.setAccessibleTabName(at, ", ".join(part for part in (line.title, unread) if part))
        end = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        if isinstance(end, TabEnd):
            end.say(line)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for at in range(self.count()):
            self._say(at, self._said[self.tabData(at)])

    def _was_moved(self, _before: int, after: int) -> None:
        self.moved.emit(self.tabData(after), after)

    def tab_menu(self, at: int) -> Menu:
        """Return the menu of a tab."""
        conversation = self.tabData(at)
        others = [self.tabData(one) for one in range(self.count()) if one != at]
        menu = Menu(self._theme, self)
        alone = menu.addAction(self.tr("Open in a window of its own"))
        alone.triggered.connect(partial(self.alone_wanted.emit, conversation))
        menu.addSeparator()
        menu.addAction(self.tr("Close"), partial(self.closed.emit, conversation))
        close_others = menu.addAction(self.tr("Close the others"))
        close_others.setEnabled(bool(others))
        close_others.triggered.connect(lambda: [self.closed.emit(one) for one in others])
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the tab under the pointer, or of the one that is shown."""
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_keyboard else self.tabAt(event.pos())
        if at >= 0:
            below = self.mapToGlobal(self.tabRect(at).bottomLeft() + QPoint(0, 4))
            self.tab_menu(at).popup(below if by_keyboard else event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close by the middle button."""
        at = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and at >= 0:
            self.closed.emit(self.tabData(at))
            return
        super().mouseReleaseEvent(event)
