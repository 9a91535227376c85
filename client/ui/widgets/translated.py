"""A widget that says everything anew when the language changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from client.ui.widgets.mixin import WidgetMixin


class Translating(WidgetMixin):
    """Has any kind of widget follow the language."""

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
