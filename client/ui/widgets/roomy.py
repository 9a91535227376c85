"""Shows what is in it whole where there is room; where there is not, it scrolls instead of squeezing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.scrolling import OverlayScrollBar


class Roomy(QScrollArea):
    """Fill `column`; the layout's own least size decides from when on it scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        inside = self.inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What is around it need not grow for what can be scrolled, and draws the ground.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for one in (self.viewport(), inside):
            one.setAutoFillBackground(False)
        self._bar = OverlayScrollBar(theme, self)
