"""A new password in place of one that was given: twice, and the given one where nobody has typed it yet."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout

from client.ui.auth.caps_lock import CapsAwareLine
from client.ui.auth.fields import Form, line_of
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Field
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.sign_in.words import Place


class NewPasswordForm(Form):
    """The fields of a forced change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._caps = IconLine(theme, "keyboard", tone=Tone.WARNING, filled=False)
        self._caps.hide()
        lines = [CapsAwareLine(theme, large=True) for _ in range(3)]
        for line in lines:
            line.caps_changed.connect(self._caps.setVisible)
        self._old, self._new, self._again = (Field(theme, line) for line in lines)
        every = (self._old, self._new, self._again)
        self.set_fields(every, {Place.PASSWORD: self._old, Place.NEW_PASSWORD: self._new})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space12)
        for widget in (*every, self._caps):
            column.addWidget(widget)
        # Who types a password twice goes from one to the other by Tab: the eyes come after.
        for before, after in pairwise((*lines, *(line.eye for line in lines))):
            self.setTabOrder(before, after)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._caps.set_words(self.tr("Caps Lock seems to be on"))
        self._old.name(self.tr("The password you were given"))
        self._new.name(self.tr("New password"))
        self._again.name(self.tr("New password again"))

    @property
    def passwords(self) -> tuple[str, str, str]:
        """The old one (empty where it is not asked for), the new one, and the new one again."""
        old, new, again = (line_of(field).text() for field in (self._old, self._new, self._again))
        return old, new, again

    def follow(self, *, asks_old: bool, enabled: bool) -> None:
        """Ask for the old one or not, and let it be typed into or not."""
        self._old.setVisible(asks_old)
        self.setEnabled(enabled)

    def forget(self) -> None:
        """Leave nothing of them in the fields."""
        for field in (self._old, self._new, self._again):
            line_of(field).clear()
