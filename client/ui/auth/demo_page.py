"""The first look: the people of the demo company, each one click away."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.core.demo import Demo
from client.ui.auth.row_button import PersonButton
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.labels import Label, Tone
from client.viewmodels.people import shown_name


class DemoPage(QWidget):
    """`chosen` carries the place of a person in the demo, `elsewhere` asks for the usual fields."""

    chosen = Signal(int)
    elsewhere = Signal()

    def __init__(self, theme: Theme, demo: Demo) -> None:
        super().__init__()
        self._why = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._why.setWordWrap(True)
        self._second = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._second.setWordWrap(True)
        self.people = [
            PersonButton(theme, shown_name(person.name, person.user), person.user) for person in demo.people
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
        column.addWidget(self._second)
        column.addStretch()
        column.addWidget(self._others)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._why.setText(self.tr("A company made up for a first look. Come in as one of its people:"))
        self._second.setText(self.tr("In a second window you are somebody else, and write to yourself here."))
        self._others.setText(self.tr("Use another server or account"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
