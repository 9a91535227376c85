"""The table of people: a box to tick, who it is, number, title, role and state."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.row_view import RowDelegate, RowView
from client.viewmodels.admin.people import AdminPeople, AdminRow
from client.viewmodels.people.naming import isolated
from client.viewmodels.row_model import ROW

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
SHARES = (0.26, 0.14, 0.2, 0.24, 0.16)
"""How the columns share the width: name, number, title, role, state."""
NUMBER = "0" * 8
"""A staff number that has room in any case: one that is cut names nobody."""


def columns(theme: Theme, width: float) -> list[QRectF]:
    """Return where the columns stand in a row of that width; the first is that of the boxes."""
    m = theme.measures
    boxes = m.space16 + m.check + m.space12
    room = width - boxes - m.space16
    found = [QRectF(0, 0, boxes, 0)]
    left = float(boxes)
    for column in _widths(theme, room):
        found.append(QRectF(left, 0, column - m.space8, 0))
        left += column
    return found


def _widths(theme: Theme, room: float) -> list[float]:
    """Share the room out; what a number needs beyond its share, all others give."""
    number = QFontMetricsF(theme.fonts.get(Role.CONTROL)).horizontalAdvance(NUMBER) + theme.measures.space8
    share = SHARES[1]
    number = max(room * share, number)
    return [number if one == share else one * (room - number) / (1 - share) for one in SHARES]


def paint_check(painter: QPainter, theme: Theme, mark: QRectF, icon: str) -> None:
    """Draw a box, with a tick or a bar in it if one is named."""
    c, m = theme.colours, theme.measures
    painter.setPen(Qt.PenStyle.NoPen if icon else QPen(c.border, 1))
    painter.setBrush(c.accent if icon else c.base)
    inset = 0 if icon else 0.5
    painter.drawRoundedRect(mark.adjusted(inset, inset, -inset, -inset), m.radius_tag, m.radius_tag)
    if icon:
        theme.icons.paint(painter, mark.center(), icon, theme.fonts.pixels(12), c.on_accent, filled=True)


class TableDelegate(RowDelegate):
    """A row of cells over the whole width, with a line below."""

    surface = "base"
    chooses = False

    def height(self, row: object) -> int:
        """A table's height."""
        return self.theme.measures.row_table

    def box(self, rect: QRect) -> QRectF:
        """A table's rows reach from edge to edge."""
        return QRectF(rect)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> QColor:
        c = self.theme.colours
        surface = c.hover if state & QStyle.StateFlag.State_MouseOver else c.base
        painter.fillRect(box, surface)
        if self.ringed and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.accent_text, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        return surface

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw the cells."""
        if not isinstance(row, AdminRow):
            return
        c, m = self.theme.colours, self.theme.measures
        if row.checked:
            surface = c.tint
            painter.fillRect(box, surface)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), c.line)
        cells = [one.translated(box.left(), box.top()) for one in columns(self.theme, box.width())]
        for cell in cells:
            cell.setHeight(box.height())
        mark = QRectF(box.left() + m.space16, box.center().y() - m.check / 2, m.check, m.check)
        paint_check(painter, self.theme, mark, "checkmark" if row.checked else "")
        side = m.avatar_table
        avatar = QRectF(cells[1].left(), box.center().y() - side / 2, side, side)
        paint_avatar(painter, avatar, Portrait(row.id, row.name, presence=row.presence), self.theme, surface)
        gone = row.person.disabled
        ink = c.text3 if gone else c.text1
        name = cells[1].adjusted(side + m.space8, 0, 0, 0)
        write(painter, self.theme, name, isolated(row.name), Role.CONTROL, ink)
        for cell, words in zip(cells[2:5], (row.person.number, row.person.title, row.role), strict=True):
            write(painter, self.theme, cell, words, Role.CONTROL, c.text2)
        if gone:
            words = QCoreApplication.translate("Admin", "Disabled")
            self._tag(painter, cells[5], words)

    def _tag(self, painter: QPainter, box: QRectF, words: str) -> None:
        c, m = self.theme.colours, self.theme.measures
        font = self.theme.fonts.get(Role.META)
        width = QFontMetricsF(font).horizontalAdvance(words) + m.space12
        tag = QRectF(box.left(), box.center().y() - m.tag / 2, width, m.tag)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.warning_tint)
        painter.drawRoundedRect(tag, m.radius_tag, m.radius_tag)
        painter.setFont(font)
        painter.setPen(c.warning_text)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def tip(self, row: object, box: QRectF) -> str:
        """Say all of somebody."""
        if not isinstance(row, AdminRow):
            return ""
        person = row.person
        return " · ".join(one for one in (row.name, person.number, person.title, person.level) if one)


class TableHead(QWidget):
    """The names of the columns, and a box that ticks all of them."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen, self._of = 0, 0
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setFixedHeight(self._theme.measures.row_member)
        self.update()

    def count(self, chosen: int, of: int) -> None:
        """Show how many are ticked."""
        self._chosen, self._of = chosen, of
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick all, or none any more."""
        if event.position().x() < columns(self._theme, self.width())[0].right():
            self.toggled.emit(self._chosen < self._of)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        painter.fillRect(self.rect(), c.base)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)
        icon = "" if not self._chosen else "checkmark" if self._chosen == self._of else "subtract"
        mark = QRectF(m.space16, (self.height() - m.check) / 2, m.check, m.check)
        paint_check(painter, self._theme, mark, icon)
        names = (
            QCoreApplication.translate("Admin", "Name"),
            QCoreApplication.translate("Admin", "Number"),
            QCoreApplication.translate("Admin", "Title"),
            QCoreApplication.translate("Admin", "Role"),
            QCoreApplication.translate("Admin", "State"),
        )
        painter.setFont(self._theme.fonts.get(Role.PREVIEW))
        painter.setPen(c.text3)
        for cell, name in zip(columns(self._theme, self.width())[1:], names, strict=True):
            cell.setHeight(self.height())
            painter.drawText(cell, Left, name)


class Table(RowView):
    """Ticks by a click on the box or Space; `opened` by a double click or Enter."""

    def __init__(self, theme: Theme, people: AdminPeople) -> None:
        super().__init__(theme, people.rows, TableDelegate(theme))  # type: ignore[arg-type]
        self._people = people
        self.moved.connect(self._tell_sight)
        people.changed.connect(self._tell_sight)

    def _tell_sight(self) -> None:
        if self.isVisible():
            rows = [row.id for row in self.rows_in_sight() if isinstance(row, AdminRow)]
            self._people.in_sight(tuple(rows))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is clicked."""
        super().mousePressEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW)
        boxes = columns(self.theme, self.viewport().width())[0]
        if (
            isinstance(row, AdminRow)
            and event.button() is Qt.MouseButton.LeftButton
            and event.position().x() < boxes.right()
        ):
            self._people.check(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space."""
        row = self.current()
        if event.key() == Qt.Key.Key_Space and isinstance(row, AdminRow):
            self.delegate.ringed = True
            self._people.check(row.id)
        else:
            super().keyPressEvent(event)
