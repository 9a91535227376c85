"""A row to choose by a click or by Enter: a mark, a name, a line below it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.focus import KEYBOARD
from client.viewmodels.people.naming import isolated
from shared.ids import parse_id


class RowButton(Painted):
    """The ground of such rows; what does not fit is elided and stands whole in the tooltip."""

    def __init__(self, theme: Theme, name: str, under: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = name
        self._under = under
        self._ringed = False
        self.setText(name)
        self.setAccessibleName(f"{name}, {under}")
        self.setToolTip(f"{name}\n{under}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines of text and air around them; as wide as there is room."""
        m, fonts = self.theme.measures, self.theme.fonts
        return QSize(m.list_least, fonts.line(Role.CONTROL) + fonts.line(Role.META) + m.space12)

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(0, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after Tab, inside: rows stand close, and in an area that would cut it off."""
        self._ringed = event.reason() in KEYBOARD
        QAbstractButton.focusInEvent(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ringed = False
        QAbstractButton.focusOutEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, words and the arrow that says it leads on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self.theme.colours, self.theme.measures
        lit = self.isEnabled() and (self.hovered or self.isDown())
        painter.setBrush((c.pressed if self.isDown() else c.hover) if lit else c.base)
        width = m.focus_ring if self._ringed else 1
        painter.setPen(QPen(c.accent_text if self._ringed else c.line, width))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, m.radius_row, m.radius_row)
        side = m.avatar_compact
        mark = QRectF(m.space12, (self.height() - side) / 2, side, side)
        self.paint_mark(painter, mark)
        self._paint_words(painter, mark.right() + m.space12, self.width() - m.space32 - m.space4)
        arrow = QPointF(self.width() - m.space20, self.height() / 2)
        self.theme.icons.paint(painter, arrow, "chevron_right", m.space16, self._ink(c.text3))

    def _paint_words(self, painter: QPainter, left: float, right: float) -> None:
        c, fonts = self.theme.colours, self.theme.fonts
        high, low = fonts.line(Role.CONTROL), fonts.line(Role.META)
        top = (self.height() - high - low) / 2
        lines = (
            (self._name, fonts.get(Role.CONTROL, strong=True), c.text1, top, high),
            (self._under, fonts.get(Role.META, figures=True), c.text3, top + high, low),
        )
        for words, font, ink, y, height in lines:
            painter.setFont(font)
            painter.setPen(self._ink(ink))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, y, right - left, height), flags, isolated(shown))

    def _ink(self, usual: QColor) -> QColor:
        return usual if self.isEnabled() else self.theme.colours.disabled

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw what stands before the words."""
        raise NotImplementedError


class ServerButton(RowButton):
    """A server that was found."""

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the building in its square."""
        c, m = self.theme.colours, self.theme.measures
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.tint)
        painter.drawRoundedRect(box, m.radius_control, m.radius_control)
        self.theme.icons.paint(painter, box.center(), "building", m.space20, c.accent_text)


class PersonButton(RowButton):
    """Somebody to come in as; by the id of the `person` the avatar has the colour it has everywhere."""

    def __init__(self, theme: Theme, name: str, number: str, person: str = "") -> None:
        super().__init__(theme, name, number)
        self.portrait = Portrait(_identity(person) or number.encode(), name)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the avatar."""
        paint_avatar(painter, box, self.portrait, self.theme, self.theme.colours.base)


def _identity(text: str) -> bytes:
    """Return an id, nothing for one that an older version has not written down, or somebody else has."""
    try:
        return parse_id(text)
    except ValueError:
        return b""
