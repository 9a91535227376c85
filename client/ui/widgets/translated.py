"""A widget that says everything anew when the language changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

# Whoever inherits two of Qt's classes is two objects of Qt, and the process dies of it: no widget of its own.
_Widget = QWidget if TYPE_CHECKING else object


class Translating(_Widget):
    """Has any widget of Qt's follow the language; stands before it among the bases."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        raise NotImplementedError


class Translated(Translating, QWidget):
    """Words its parts in `retranslate`, which who derives from it also calls when it is made."""
