"""Whoever else has signed in on this device: a click opens windows of theirs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from client.ui.auth.row_button import PersonButton
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.translated import Translated
from client.viewmodels.people.naming import shown_name
from client.viewmodels.sign_in.accounts import AccountLine

MOST = 3
"""Rows; the menu of the main window has all of them."""


class AccountList(Translated):
    """`wanted` carries the profile of an account, nothing for a new one."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, others: Sequence[AccountLine], *, bound: bool) -> None:
        """`bound` tells that these windows are somebody's already, so that a new one needs others."""
        super().__init__()
        self.empty = not (others or bound)
        self._title = Label(theme, role=Role.META, tone=Tone.THIRD)
        self._title.setVisible(bool(others))
        self._new = Button(theme, kind=Kind.TEXT)
        self._new.setVisible(bound)
        self._new.clicked.connect(partial(self._tell, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space8)
        column.addWidget(self._title)
        self.rows = [
            PersonButton(theme, shown_name(one.name, one.number), one.number, one.person)
            for one in others[:MOST]
        ]
        for row, one in zip(self.rows, others, strict=False):
            row.clicked.connect(partial(self._tell, one.profile))
            column.addWidget(row)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.setText(self.tr("Other accounts on this device"))
        self._new.setText(self.tr("Sign in as somebody else"))

    def _tell(self, profile: str, _checked: bool = False) -> None:
        self.wanted.emit(profile)
