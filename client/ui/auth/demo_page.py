"""The first look: the people of the demo company, each one click away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from client.core.profile.demo import Demo
from client.ui.auth.row_button import PersonButton
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.translated import Translated
from client.viewmodels.people.naming import shown_name


class DemoPage(Translated):
    """`chosen` carries the place of a person in the demo, `elsewhere` asks for the usual fields."""

    chosen = Signal(int)
    elsewhere = Signal()

    def __init__(self, theme: Theme, demo: Demo) -> None:
        super().__init__()
        self._theme = theme
        self._why = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._why.setWordWrap(True)
        self._second = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._second.setWordWrap(True)
        self._command = Label(theme, demo.second, role=Role.PREVIEW, tone=Tone.SECOND)
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not demo.second:
            self._second.hide()
            self._command.hide()
        self._error = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._error.hide()
        self.people = [
            PersonButton(theme, shown_name(one.name, one.user), one.user, one.person) for one in demo.people
        ]
        self._others = Button(theme, kind=Kind.TEXT)
        self._others.clicked.connect(self.elsewhere)
        m = theme.measures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.space8)
        column.addWidget(self._why)
        column.addSpacing(m.space4)
        for place, button in enumerate(self.people):
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            column.addWidget(button)
        column.addSpacing(m.space4)
        column.addWidget(self._error)
        column.addWidget(self._second)
        column.addWidget(self._command)
        column.addStretch()
        column.addWidget(self._others)
        theme.changed.connect(self.look_again)
        self.look_again()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._why.setText(self.tr("A company made up for a first look. Come in as one of its people:"))
        self._second.setText(self.tr("To talk to yourself, be somebody else in a second window:"))
        self._others.setText(self.tr("Use another server or account"))

    def look_again(self) -> None:
        """Spell the command as code."""
        self._command.setFont(self._theme.fonts.get(Role.PREVIEW, mono=True))

    def complain(self, words: str) -> None:
        """Say why nobody came in, or nothing any more."""
        self._error.set_words(words)
        self._error.setVisible(bool(words))
