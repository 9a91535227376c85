"""What stands where there is nothing to show: both houses, a sentence and a reason."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.drawing.logo import paint_houses
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label, Tone

HOUSES = (96, 70)


class Houses(QWidget):
    """The drawing of an empty place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        width, height = (self._theme.fonts.pixels(side) for side in HOUSES)
        self.setFixedSize(width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both houses."""
        paint_houses(QPainter(self), QRectF(self.rect()).adjusted(2, 2, -2, -2), self._theme)


class Empty(QWidget):
    """Both houses, a sentence and a reason."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Label(theme, strong=True)
        self._reason = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        for label in (self._title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.measures.space20, 0, theme.measures.space20, theme.measures.space32)
        column.setSpacing(theme.measures.space4)
        column.addStretch()
        column.addWidget(Houses(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.measures.space8)
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addStretch()

    def say(self, title: str, reason: str) -> None:
        """Say what is empty and why."""
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
