"""A page of settings: a title, sections with their cards, and room to scroll."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from client.ui.settings.card import Row
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.checks import Switch
from client.ui.widgets.fields import Combo
from client.ui.widgets.labels import Label
from client.ui.widgets.scrolling import OverlayScrollBar
from client.ui.widgets.translated import Translating
from client.viewmodels.settings.preferences import Preferences

WIDEST = 800
"""Logical pixels that cards take at most."""


class Page(Translating, QScrollArea):
    """`chosen` carries the name of a preference and its new value as text."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title = Label(theme, role=Role.PAGE, strong=True)
        self._ground = QWidget()
        self._column = QVBoxLayout(self._ground)
        self._column.addWidget(self.title)
        self._column.addStretch(1)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = OverlayScrollBar(theme, self)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self._column.setSpacing(self.theme.measures.space12)
        self.fit()

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_outside(self, widget: QWidget, by: int) -> None:
        """Put something below that begins so many pixels left of all else, as its rings do."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(-by)
        row.addWidget(widget)
        self._column.insertLayout(self._column.count() - 1, row)

    def add_heading(self) -> Label:
        """Put the name of a section below what is there."""
        heading = Label(self.theme, strong=True)
        heading.setContentsMargins(0, self.theme.measures.space8, 0, 0)
        self.add(heading)
        return heading

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the shape it has room for."""
        self.fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give every row the shape it has room for once its words are others."""
        if watched is self._ground and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give every row the shape it has room for, after rows, words or sizes became others."""
        m = self.theme.measures
        narrow = self.viewport().width() < m.settings_least_width - m.settings_pages
        side = m.space16 if narrow else m.space32
        width = min(self.viewport().width() - 2 * side, self.theme.fonts.pixels(WIDEST))
        # In a wide window what changes a setting would be far from its words.
        self._column.setContentsMargins(side, m.space20, self.viewport().width() - side - width, m.space24)
        room = width - 2
        for row in self._ground.findChildren(Row):
            row.fit(room)

    def tell(self, name: str, value: object) -> None:
        """Tell what somebody chose."""
        self.chosen.emit(name, str(value))

    def tell_switch(self, name: str, switch: Switch) -> None:
        """Tell whether somebody wants it now."""
        self.tell(name, switch.isChecked())

    def tell_choice(self, name: str, combo: Combo, _place: int) -> None:
        """Tell what somebody chose from a list: the data of its entry."""
        self.tell(name, combo.currentData())

    def retranslate(self) -> None:
        """Say everything in the present language."""

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""

    def opened(self) -> None:
        """Do what is due when the page comes into sight."""
