"""The panel of emoji: recent ones and categories, by mouse and by the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QVBoxLayout, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.popup import SHADOW, Panel
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.messages.emoji import EmojiBook
from client.viewmodels.messages.emoji_table import CATEGORIES, category_name

COLUMNS = 9
CELL = 36
HEADING = 28
HEIGHT = 320


class Grid(QWidget):
    """All emoji in rows of nine, under headings."""

    chosen = Signal(str)
    moved = Signal(QPoint)

    def __init__(self, theme: Theme, book: EmojiBook) -> None:
        super().__init__()
        self._theme = theme
        self._book = book
        self._sections: list[tuple[str, list[str]]] = []
        self._cells: list[tuple[QRectF, str]] = []
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        book.ready.connect(self._say)

    def show_sections(self, recent: Sequence[str]) -> None:
        """Show the recent emoji, if there are any, and the categories."""
        self._sections = [(QCoreApplication.translate("Emoji", "Recent"), list(recent))] if recent else []
        for name, row in CATEGORIES:
            self._sections.append((category_name(name), row.split()))
        self._current = 0
        self._place()

    def _place(self) -> None:
        cell, heading = self._theme.fonts.pixels(CELL), self._theme.fonts.pixels(HEADING)
        self._cells = []
        top = 0
        for _, row in self._sections:
            top += heading
            for number, one in enumerate(row):
                box = QRectF((number % COLUMNS) * cell, top + number // COLUMNS * cell, cell, cell)
                self._cells.append((box, one))
            top += -(-len(row) // COLUMNS) * cell
        self.setFixedSize(COLUMNS * cell, top)
        self.update()

    def _at(self, point: QPoint) -> int:
        found = (number for number, (box, _) in enumerate(self._cells) if box.contains(point))
        return next(found, -1)

    def _move_to(self, number: int) -> None:
        if 0 <= number < len(self._cells):
            self._current = number
            box, _ = self._cells[number]
            self._say()
            self.moved.emit(box.center().toPoint())
            self.update()

    def _say(self) -> None:
        """Name the current one, as soon as its name is there."""
        if 0 <= self._current < len(self._cells):
            one = self._book.get(self._cells[self._current][1])
            self.setAccessibleName(one.shown_name(self._theme.look.language))

    def _up_or_down(self, step: int) -> None:
        """Go to the nearest cell of the row above or below, over headings too."""
        here = self._cells[self._current][0].center()
        beyond = [
            (abs(box.center().y() - here.y()), abs(box.center().x() - here.x()), number)
            for number, (box, _) in enumerate(self._cells)
            if (box.center().y() - here.y()) * step > 1
        ]
        if beyond:
            self._move_to(min(beyond)[2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, take by Enter or Space."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._move_to(self._current + (1 if event.key() == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._up_or_down(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._cells:
                self.chosen.emit(self._cells[self._current][1])
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make what is under the pointer the current one."""
        found = self._at(event.position().toPoint())
        if found >= 0 and found != self._current:
            self._current = found
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is clicked."""
        found = self._at(event.position().toPoint())
        if found >= 0:
            self.chosen.emit(self._cells[found][1])

    def event(self, event: QEvent) -> bool:
        """Name what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(event.pos())
            if found >= 0:
                name = self._book.get(self._cells[found][1]).shown_name(self._theme.look.language)
                QToolTip.showText(event.globalPos(), name, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headings and the emoji in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self._theme.colours, self._theme.measures, self._theme.fonts
        area = QRectF(event.rect())
        painter.setFont(fonts.get(Role.META))
        painter.setPen(c.text3)
        first = 0
        for name, row in self._sections:
            top = self._cells[first][0].top() - fonts.pixels(HEADING)
            box = QRectF(m.space4, top, self.width(), fonts.pixels(HEADING))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            first += len(row)
        painter.setFont(fonts.sized(fonts.pixels(22)))
        for number, (box, one) in enumerate(self._cells):
            if not box.intersects(area):
                continue
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.hover_raised)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), m.radius_control, m.radius_control)
            painter.setPen(c.text1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, one)


class EmojiPanel(Panel):
    """Floats over the chat while one chooses; `chosen` carries the emoji."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, book: EmojiBook, window: QWidget) -> None:
        super().__init__(theme, window)
        self._grid = Grid(theme, book)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._grid)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayScrollBar(theme, self._area)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._area)
        self._grid.chosen.connect(self._take)
        self._grid.moved.connect(self._follow)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        inset = self.theme.measures.space8
        # The scroll bar stands in the margin at the right.
        self._column.setContentsMargins(inset, inset, 0, inset)
        palette = self._area.palette()
        for role in (palette.ColorRole.Base, palette.ColorRole.Window):
            palette.setColor(role, self.theme.colours.raised)
        self._area.setPalette(palette)
        self._grid.setPalette(palette)

    def offer(self, recent: Sequence[str]) -> None:
        """Show what there is; the keyboard is in the grid until it closes."""
        self._grid.show_sections(recent)
        self._grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Nine columns and the scroll bar's room."""
        fonts, m = self.theme.fonts, self.theme.measures
        across = 2 * SHADOW + m.space8 + m.space12
        along = 2 * (SHADOW + m.space8)
        return QSize(COLUMNS * fonts.pixels(CELL) + across, fonts.pixels(HEIGHT) + along)

    def _follow(self, point: QPoint) -> None:
        self._area.ensureVisible(point.x(), point.y(), 0, CELL)

    def _take(self, emoji: str) -> None:
        self.chosen.emit(emoji)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the grid."""
        self._grid.setFocus(event.reason())
