"""A password line that notices a Caps Lock left on, by what the keys give."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.fields import PasswordLine


class CapsAwareLine(PasswordLine):
    """`caps_changed` tells whether Caps Lock seems to be on.

    No system tells it alike, but letters do: capitals without Shift, small ones with it.
    """

    caps_changed = Signal(bool)

    def __init__(self, theme: Theme, *, large: bool = False, parent: QWidget | None = None) -> None:
        self.caps = False
        super().__init__(theme, large=large, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note what a letter tells, and the key itself once it is known."""
        if event.key() == Qt.Key.Key_CapsLock:
            # Off for sure if it was known to be on; on is for the next letter to tell.
            self._note(caps=False)
        elif len(letter := event.text()) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note(caps=letter.isupper() != shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Know nothing any more: it may be switched elsewhere."""
        self._note(caps=False)
        super().focusOutEvent(event)

    def _note(self, *, caps: bool) -> None:
        if caps != self.caps:
            self.caps = caps
            self.caps_changed.emit(caps)
