"""A panel with a field above what is found: the keyboard stays in the field, Escape there closes it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.popup import SHADOW, Panel
from client.ui.widgets.translated import Translating


class SearchPanel(Translating, Panel):
    """As large (pixels at 100 %) for few as for many; who derives puts what is found below the field."""

    def __init__(self, theme: Theme, window: QWidget, size: QSize) -> None:
        super().__init__(theme, window)
        self._size = size
        self.search = SearchLine(theme)
        self.search.left.connect(self.close_panel)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.search)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        inset = self.theme.measures.space8
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.setSpacing(inset)

    def open_by(self, button: QWidget) -> None:
        """Open beside its button, with the keyboard in the field."""
        super().open_by(button)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """The same for few and for many."""
        pixels = self.theme.fonts.pixels
        return QSize(pixels(self._size.width()), pixels(self._size.height())) + QSize(2, 2) * SHADOW

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        self.search.setFocus(event.reason())
