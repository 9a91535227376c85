"""The servers found on the network, below the address: searching, found, none, or why not."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from client.ui.auth.row_button import ServerButton
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.scrolling import OverlayScrollBar
from client.ui.widgets.translated import Translated
from client.viewmodels.sign_in.found_servers import FoundServers, ServerRow

SHOWN = 2
"""Rows in sight at once; the others are scrolled to."""


class FoundList(Translated):
    """Shows what a look around found; `chosen` carries the address of the one that is meant.

    By Tab its rows are reached after the widget `after`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, model: FoundServers, after: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._after = after
        self._model = model
        self._caption = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._again = Button(theme, kind=Kind.TEXT, height=Height.LEAST)
        self._wider = Button(theme, kind=Kind.TEXT, height=Height.LEAST)
        self._again.clicked.connect(model.search)
        self._wider.clicked.connect(model.widen)
        self._area = QScrollArea()
        self._shown: tuple[ServerRow, ...] = ()
        self.rows: list[ServerButton] = []
        self._lay_out()
        model.changed.connect(self.follow)
        theme.changed.connect(self.look_again)
        self.look_again()
        self.follow()

    def _lay_out(self) -> None:
        m = self._theme.measures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.space4)
        self._caption.setWordWrap(True)
        column.addWidget(self._caption)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(m.space8)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScrollBar(self._theme, self._area)
        column.addWidget(self._area)
        answers = QHBoxLayout()
        answers.setSpacing(m.space8)
        answers.addWidget(self._again)
        answers.addWidget(self._wider)
        answers.addStretch()
        column.addLayout(answers)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.follow()

    def follow(self) -> None:
        """Show what the model has now."""
        model = self._model
        self.setVisible(model.open)
        self._caption.setText(self._state())
        self._again.setText(self.tr("Look again"))
        self._wider.setText(self.tr("Look on the whole network"))
        self._again.setVisible(not model.searching)
        self._wider.setVisible(not model.searching and model.may_widen)
        if model.rows != self._shown:
            self._show(model.rows)

    def _state(self) -> str:
        model = self._model
        if model.searching:
            if model.wide:
                return self.tr("Looking for servers on the network…")
            return self.tr("Looking for servers on this machine…")
        if model.trouble:
            return model.trouble
        if not model.rows:
            return self.tr("No server found. Type the address, or paste an invite link.")
        return self.tr("Found: choose your company")

    def _show(self, rows: tuple[ServerRow, ...]) -> None:
        self._shown = rows
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ServerButton(self._theme, row.name, row.address) for row in rows]
        for button, row in zip(self.rows, rows, strict=True):
            button.clicked.connect(lambda _=False, address=row.address: self.chosen.emit(address))
            self._list.addWidget(button)
        # Made last, they would be reached last.
        for before, button in pairwise([self._after, *self.rows]):
            self.setTabOrder(before, button)
        self.look_again()

    def look_again(self) -> None:
        """Be as high as the rows in sight."""
        shown = self.rows[:SHOWN]
        gaps = max(0, len(shown) - 1) * self._theme.measures.space8
        self._area.setVisible(bool(shown))
        self._area.setFixedHeight(sum(row.sizeHint().height() for row in shown) + gaps)
