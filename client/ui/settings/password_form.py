"""The form for a new password: the present one, the new one, and the new one again."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.fields import Field, PasswordLine
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.settings.password import PasswordChange
from client.viewmodels.sign_in.words import Place


class PasswordForm(QWidget):
    """Shows a password change. `closed` tells that it is over, done or not."""

    closed = Signal()

    def __init__(self, theme: Theme, model: PasswordChange) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._lines = [PasswordLine(theme) for _ in range(3)]
        self._old, self._new, self._again = (Field(theme, line) for line in self._lines)
        self._trouble = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._cancel = Button(theme)
        self._go = Button(theme, kind=Kind.FILLED)
        self._lay_out()
        for before, after in pairwise((*self._lines, self._cancel, self._go)):
            self.setTabOrder(before, after)
        for line in self._lines:
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self._submit)
        self._cancel.clicked.connect(self.leave)
        self._go.clicked.connect(self._submit)
        model.changed.connect(self._show)
        model.done.connect(self.leave)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()
        self._show()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        for widget in (self._old, self._new, self._again, self._trouble):
            self._column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(self._theme.measures.space8)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        self._column.addLayout(row)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(m.space16, m.space12, m.space16, m.space12)
        self._column.setSpacing(m.space12)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._old.name(self.tr("Present password"))
        self._new.name(self.tr("New password"))
        self._again.name(self.tr("New password again"))
        self._cancel.setText(self.tr("Cancel"))
        self._go.setText(self.tr("Change password"))
        self._show()

    def enter(self) -> None:
        """Begin to fill it in."""
        self._lines[0].setFocus()

    def leave(self) -> None:
        """Leave nothing of it in the fields, and close."""
        for line in self._lines:
            line.clear()
        self._model.forget()
        self.closed.emit()

    def _typed(self) -> None:
        self._model.forget()

    def _submit(self) -> None:
        """Go to what is still empty; with all filled in, go on."""
        empty = next((line for line in self._lines if not line.text()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._model.change(*(line.text() for line in self._lines))

    def _show(self) -> None:
        model = self._model
        at_fields = {Place.PASSWORD: self._old, Place.NEW_PASSWORD: self._new}
        for place, field in at_fields.items():
            field.complain(model.complaint if model.place is place else "")
        elsewhere = "" if model.place in at_fields else model.complaint
        self._trouble.set_words(elsewhere)
        self._trouble.setVisible(bool(elsewhere))
        self._go.setEnabled(not model.busy)
