"""Buttons: filled, outlined, danger and text ones; icon buttons; all painted from the tokens."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.focus import FocusRing, Ringed
from client.ui.widgets.ground import hover_fill, quiet_fill
from client.ui.widgets.translated import Translating


class Kind(Enum):
    """What a button is for; a view has one filled button at most."""

    FILLED = "filled"
    OUTLINED = "outlined"
    DANGER = "danger"
    TEXT = "text"


class Height(Enum):
    """The heights a button may have, by the token's name."""

    LEAST = "button_least"
    SMALL = "button_small"
    USUAL = "button"
    LARGE = "button_large"


class Painted(Translating, Ringed, QAbstractButton):
    """The ground of all our buttons: hover, keyboard ring, following the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hovered = False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(theme, self, theme.measures.radius_control)
        theme.changed.connect(self.look_again)

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language; a button whose owner names it has nothing to say."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Note that the pointer is here."""
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter as by the space bar: where Qt leaves that out, a dialog would agree instead."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or self.isCheckable():
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self.click()

    def lit(self) -> QColor | None:
        """Return the ground of a button without one of its own, under the pointer or pressed."""
        if self.isDown():
            return quiet_fill(self.theme, self)
        return hover_fill(self.theme, self) if self.hovered else None

    def minimumSizeHint(self) -> QSize:
        """A button never gets smaller than what it says."""
        return self.sizeHint()


class Button(Painted):
    """A button with words, and an icon before them if one is named."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Kind = Kind.OUTLINED,
        height: Height = Height.USUAL,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.kind = kind
        self._height = height
        self._icon = icon
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def _role(self) -> Role:
        small = self._height in {Height.LEAST, Height.SMALL}
        return Role.PREVIEW if small else Role.CONTROL

    def sizeHint(self) -> QSize:
        """As wide as the words, as high as the token says."""
        m = self.theme.measures
        words = QFontMetricsF(self.theme.fonts.get(self._role)).horizontalAdvance(self.text())
        across = m.space4 if self.kind is Kind.TEXT else m.space16
        if self._height in {Height.LEAST, Height.SMALL}:
            across = min(across, m.space12)
        icon = m.space16 + m.space8 if self._icon else 0
        return QSize(round(words) + 2 * across + icon, getattr(m, self._height.value))

    def fill_and_ink(self) -> tuple[QColor | None, QColor]:
        """Return the ground, if there is one, and the colour of the words as things stand."""
        c = self.theme.colours
        if not self.isEnabled():
            return (None if self.kind is Kind.TEXT else quiet_fill(self.theme, self)), c.disabled
        if self.kind is Kind.FILLED:
            fill = c.accent_pressed if self.isDown() else c.accent_hover if self.hovered else c.accent
            return fill, c.on_accent
        if self.kind is Kind.DANGER:
            return (c.danger_hover if self.isDown() or self.hovered else c.danger), c.on_accent
        return self.lit(), c.accent_text if self.kind is Kind.TEXT else c.text1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, border, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        m = self.theme.measures
        fill, ink = self.fill_and_ink()
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if fill is not None:
            painter.setBrush(fill)
            painter.drawRoundedRect(box, m.radius_control, m.radius_control)
        if self.kind is Kind.OUTLINED and self.isEnabled():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colours.border, 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), m.radius_control, m.radius_control)
        self.paint_words(painter, box, ink)

    def paint_words(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        """Draw icon and words in the middle of a box."""
        m = self.theme.measures
        font = self.theme.fonts.get(self._role)
        words = QFontMetricsF(font).horizontalAdvance(self.text())
        icon = m.space16 + m.space8 if self._icon else 0
        left = box.center().x() - (words + icon) / 2
        if self._icon:
            centre = QPointF(left + m.space16 / 2, box.center().y())
            self.theme.icons.paint(painter, centre, self._icon, m.space16, ink)
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(left + icon, box.top(), words + 1, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class IconButton(Painted):
    """A square button with an icon alone; its name stands in the tooltip and for screen readers."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        height: Height = Height.USUAL,
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icon = icon
        self._height = height
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: str, shortcut: str = "") -> None:
        """Say what it does, to eyes and to screen readers."""
        self.setToolTip(f"{words}  {shortcut}" if shortcut else words)
        self.setAccessibleName(words)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side: int = getattr(self.theme.measures, self._height.value)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, filled and tinted while checked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self.theme.colours, self.theme.measures
        chosen = self.isChecked()
        fill = c.tint if chosen else None
        if self.isEnabled() and (self.isDown() or self.hovered):
            fill = self.lit()
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), m.radius_control, m.radius_control)
        ink = c.disabled if not self.isEnabled() else c.accent_text if chosen else c.text2
        centre = QRectF(self.rect()).center()
        size = self.theme.fonts.pixels(self._size)
        self.theme.icons.paint(painter, centre, self._icon, size, ink, filled=chosen)
