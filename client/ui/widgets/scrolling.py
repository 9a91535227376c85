"""A scroll bar that lies over the content: thin at rest, wider under the pointer."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from client.ui.theme.theme import Theme

LEAST_HANDLE = 32


class OverlayScrollBar(QWidget):
    """Shows and moves the vertical scroll bar of an area, whose own one stays hidden."""

    def __init__(self, theme: Theme, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._grip: float | None = None
        self._hovered = False
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self._range_changed)
        area.installEventFilter(self)
        theme.changed.connect(self.update)
        self._place()
        self._range_changed()

    @property
    def _bar(self) -> QScrollBar:
        return self._area.verticalScrollBar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = self._theme.measures.scroll_bar_hover + 4
        self.setGeometry(self._area.width() - width, 0, width, self._area.height())
        self.raise_()

    def _range_changed(self) -> None:
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self.update()

    def handle(self) -> QRectF:
        """Return where the handle stands."""
        bar, margin = self._bar, 2
        span = bar.maximum() - bar.minimum()
        room = self.height() - 2 * margin
        if span <= 0 or room <= 0:
            return QRectF()
        length = max(float(LEAST_HANDLE), room * bar.pageStep() / (span + bar.pageStep()))
        top = margin + (room - length) * (bar.value() - bar.minimum()) / span
        m = self._theme.measures
        wide = self._hovered or self._grip is not None
        width = m.scroll_bar_hover if wide else m.scroll_bar
        return QRectF(self.width() - width - 2, top, width, length)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle."""
        handle = self.handle()
        if handle.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.border)
        painter.setOpacity(0.9 if self._grip is not None else 0.7 if self._hovered else 0.45)
        painter.drawRoundedRect(handle, handle.width() / 2, handle.width() / 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Grow."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Shrink."""
        self._hovered = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or page towards the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        handle = self.handle()
        y = event.position().y()
        if handle.top() <= y <= handle.bottom():
            self._grip = y - handle.top()
            self._bar.setSliderDown(True)
        else:
            step = self._bar.pageStep()
            self._bar.setValue(self._bar.value() + (step if y > handle.bottom() else -step))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._grip is None:
            return
        bar, handle, margin = self._bar, self.handle(), 2
        room = self.height() - 2 * margin - handle.height()
        if room > 0:
            share = (event.position().y() - self._grip - margin) / room
            span = bar.maximum() - bar.minimum()
            bar.setValue(bar.minimum() + round(min(1.0, max(0.0, share)) * span))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self._bar.setSliderDown(False)
        self.update()
