"""Those who are chosen, as chips that wrap; a click takes one out."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import isolated

LINES = 3
"""Lines of chips that are shown; of more people it is said how many they are."""


class Chips(QWidget):
    """Shows names; `dropped` carries whose chip was clicked."""

    dropped = Signal(bytes)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: Mapping[bytes, str] = {}
        self._boxes: list[tuple[QRectF, bytes, str]] = []
        self._more = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self._lay_out)
        self.hide()

    def show_chosen(self, chosen: Mapping[bytes, str]) -> None:
        """Show these people."""
        self._chosen = dict(chosen)
        self.setVisible(bool(chosen))
        said = QCoreApplication.translate("Chips", "Chosen: {names}")
        self.setAccessibleName(said.format(names=", ".join(chosen.values())))
        self._lay_out()

    def _lay_out(self) -> None:
        m, fonts = self._theme.measures, self._theme.fonts
        metrics = QFontMetricsF(fonts.get(Role.PREVIEW))
        height, width = m.button_least, self.width() or m.dialog - 2 * m.space20
        self._boxes, self._more = [], 0
        x = y = 0.0
        for number, (person, name) in enumerate(self._chosen.items()):
            room = min(width, metrics.horizontalAdvance(name) + m.space8 + m.space24)
            if x and x + room > width:
                x, y = 0.0, y + height + m.space4
            if y >= LINES * (height + m.space4):
                self._more = len(self._chosen) - number
                break
            self._boxes.append((QRectF(x, y, room, height), person, name))
            x += room + m.space4
        lines = (self._boxes[-1][0].bottom() if self._boxes else 0) + (
            fonts.line(Role.META) if self._more else 0
        )
        if self.height() != round(lines):
            self.setFixedHeight(max(1, round(lines)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as the chips."""
        return QSize(self._theme.measures.dialog, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take out whose chip is clicked."""
        found = (person for box, person, _ in self._boxes if box.contains(event.position()))
        person = next(found, None)
        if person is not None:
            self.dropped.emit(person)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self._theme.colours, self._theme.measures, self._theme.fonts
        metrics = QFontMetricsF(fonts.get(Role.PREVIEW))
        painter.setFont(fonts.get(Role.PREVIEW))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for box, _, name in self._boxes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.tint)
            painter.drawRoundedRect(box, m.radius_control, m.radius_control)
            painter.setPen(c.accent_text)
            words = box.adjusted(m.space8, 0, -m.space24 + 4, 0)
            said = metrics.elidedText(isolated(name), Qt.TextElideMode.ElideRight, words.width() + 1)
            painter.drawText(words.adjusted(0, 0, 2, 0), middle, said)
            centre = QPointF(box.right() - m.space12, box.center().y())
            self._theme.icons.paint(painter, centre, "dismiss", fonts.pixels(12), c.accent_text)
        if self._more:
            said = Counts.tr("and %n more", "", self._more)
            painter.setFont(fonts.get(Role.META))
            painter.setPen(c.text3)
            line = fonts.line(Role.META)
            painter.drawText(QRectF(0, self.height() - line, self.width(), line), middle, said)
