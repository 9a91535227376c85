"""A toast: a few words about what was just done, gone by themselves."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.measures import TOAST_MS
from client.ui.theme.theme import Theme
from client.ui.widgets.paragraph import Paragraph

WIDEST = 480
"""Logical pixels that a line takes at most."""


class Toast(QWidget):
    """Stands at the bottom of its window's content; a new one replaces what it says."""

    def __init__(self, theme: Theme, ground: QWidget, holder: QWidget | None = None) -> None:
        """`holder` has the ground in it, and room above it for what is higher than a low ground."""
        super().__init__(holder or ground)
        self._theme = theme
        self._ground, self._holder = ground, holder or ground
        self._text = ""
        self._icon = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ground.installEventFilter(self)
        self.hide()

    def say(self, text: str, icon: str = "checkmark_circle") -> None:
        """Show words for four seconds."""
        self._text, self._icon = text, icon
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)

    def sizeHint(self) -> QSize:
        """As wide as the words, and not wider than the window: nobody could look up what is cut off."""
        m, words = self._theme.measures, self._words()
        width = round(words.widest + 0.5) + m.space16 + m.space8 + 2 * m.space12
        return QSize(width, max(m.button_large, words.height + 2 * m.space8))

    def _words(self) -> Paragraph:
        m, fonts = self._theme.measures, self._theme.fonts
        room = self._ground.width() - 2 * m.space16 - (m.space16 + m.space8 + 2 * m.space12)
        room = min(room, fonts.pixels(WIDEST))
        left = Qt.AlignmentFlag.AlignLeft
        return Paragraph(self._text, fonts.get(Role.PREVIEW), fonts.line(Role.PREVIEW), room, left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        size, ground = self.sizeHint(), self._ground
        corner = ground.mapTo(self._holder, QPoint(0, 0))
        left = corner.x() + (ground.width() - size.width()) // 2
        bottom = corner.y() + ground.height() - self._theme.measures.space24
        self.setGeometry(left, max(0, bottom - size.height()), size.width(), size.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words on the toast's own ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.toast)
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, m.radius_row, m.radius_row)
        centre = QPointF(m.space12 + m.space16 / 2, box.center().y())
        self._theme.icons.paint(painter, centre, self._icon, m.space16, c.toast_text, filled=True)
        words = self._words()
        painter.setPen(c.toast_text)
        above = round((box.height() - words.height) / 2)
        words.paint(painter, QPointF(m.space12 + m.space16 + m.space8, above))
