"""The box to tick, the choice of one, and the switch."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.ground import quiet_fill


class Marked(Painted):
    """A mark and words beside it, both of which can be clicked."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def mark_size(self) -> QSize:
        """How large the mark is."""
        side = self.theme.measures.check
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        """Mark and words, and at least the height that a finger or a tired hand hits."""
        m, mark = self.theme.measures, self.mark_size()
        words = QFontMetricsF(self.theme.fonts.get(Role.CONTROL)).horizontalAdvance(self.text())
        width = mark.width() + (round(words) + m.space8 + 2 if self.text() else 0)
        return QSize(width, max(m.button_least, mark.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = self.mark_size()
        top = (self.height() - mark.height()) / 2
        self.paint_mark(painter, QRectF(0, top, mark.width(), mark.height()))
        if not self.text():
            return
        painter.setFont(self.theme.fonts.get(Role.CONTROL))
        painter.setPen(self.theme.colours.text1 if self.isEnabled() else self.theme.colours.disabled)
        words = QRectF(self.rect()).adjusted(mark.width() + self.theme.measures.space8, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the mark."""
        raise NotImplementedError

    def _prepare(self, painter: QPainter) -> None:
        """Set pen and brush for the mark's body: filled when checked, outlined when not."""
        c = self.theme.colours
        if not self.isEnabled():
            painter.setPen(QPen(c.line, 1))
            painter.setBrush(quiet_fill(self.theme, self))
        elif self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent_hover if self.hovered else c.accent)
        else:
            painter.setPen(QPen(c.text3 if self.hovered else c.border, 1))
            painter.setBrush(c.base)


class Check(Marked):
    """A box to tick."""

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the box, and the tick in it."""
        self._prepare(painter)
        inset = 0 if self.isChecked() and self.isEnabled() else 0.5
        radius = self.theme.measures.radius_tag
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.isChecked():
            c = self.theme.colours
            ink = c.on_accent if self.isEnabled() else c.disabled
            size = self.theme.fonts.pixels(12)
            self.theme.icons.paint(painter, box.center(), "checkmark", size, ink, filled=True)


class Choice(Marked):
    """One of several; put them into the same parent."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setAutoExclusive(True)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ring, and the dot in it."""
        self._prepare(painter)
        inset = 0 if self.isChecked() and self.isEnabled() else 0.5
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        if self.isChecked():
            c = self.theme.colours
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.on_accent if self.isEnabled() else c.disabled)
            painter.drawEllipse(box.center(), box.width() * 0.19, box.width() * 0.19)


class Switch(Marked):
    """On or off, in force at once."""

    def mark_size(self) -> QSize:
        """A lying pill."""
        return QSize(self.theme.measures.switch_width, self.theme.measures.switch_height)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the track and the knob."""
        c, on = self.theme.colours, self.isChecked()
        self._prepare(painter)
        inset = 0 if on and self.isEnabled() else 0.5
        radius = box.height() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        knob = radius * (0.68 if on else 0.6)
        centre = QPointF(box.right() - radius if on else box.left() + radius, box.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.disabled if not self.isEnabled() else c.on_accent if on else c.border)
        painter.drawEllipse(centre, knob, knob)
