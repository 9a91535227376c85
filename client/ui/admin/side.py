"""The column at the left of an admin's page: a list, and a button that adds to it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.row_view import RowView

WIDTH = 232


class Side(QWidget):
    """Holds a list as wide as its names need, on a ground of its own."""

    def __init__(self, theme: Theme, rows: RowView) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self.add = Button(theme, kind=Kind.TEXT, height=Height.SMALL, icon="add")
        column = QVBoxLayout(self)
        # The list paints its own ground: the line beside the page keeps a pixel.
        column.setContentsMargins(0, theme.measures.space8, 1, theme.measures.space8)
        column.addWidget(rows, 1)
        # The button's words begin where the names of the list do.
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.measures.space12, 0, theme.measures.space12, 0)
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setFixedWidth(self._theme.fonts.pixels(WIDTH))
        self.update()

    def mark(self, place: int | None) -> None:
        """Let the list stand on the row that the page shows."""
        if place is not None and self._rows.currentIndex().row() != place:
            self._rows.setCurrentIndex(self._rows.model().index(place, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line beside the page."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.subtle)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), c.line)
