"""Storage: how much this device keeps, and taking old history off."""

from PySide6.QtCore import Signal

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.messages.file_names import size_words
from client.viewmodels.settings.storage import Stored


class StoragePage(Page):
    """Asks before anything goes. `said` carries what was done."""

    said = Signal(str)

    def __init__(self, theme: Theme, stored: Stored) -> None:
        super().__init__(theme)
        self._stored = stored
        self._clear = Button(theme, height=Height.SMALL)
        self._keep = Button(theme, height=Height.SMALL)
        self._go = Button(theme, kind=Kind.FILLED, height=Height.SMALL)
        self._size = Row(theme, self._clear)
        self._question = Row(theme, self._go)
        self._question.add_control(self._keep)
        self._question.hide()
        self._trouble = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._kept = IconLine(theme, "info", filled=False)
        self.add(Card(theme, self._size, self._question))
        self.add(self._trouble)
        self.add(self._kept)
        self._clear.clicked.connect(self._ask)
        self._keep.clicked.connect(self._answered)
        self._go.clicked.connect(self._trim)
        stored.changed.connect(self._show)
        stored.trimmed.connect(self._trimmed)
        self.retranslate()

    def opened(self) -> None:
        """Look how much it is."""
        self._stored.measure()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Storage"))
        self._clear.setText(self.tr("Free space…"))
        self._keep.setText(self.tr("Cancel"))
        self._go.setText(self.tr("Remove"))
        self._question.say(
            self.tr("Remove older messages and files from this device?"),
            self.tr(
                "The newest 100 messages of each conversation stay."
                " Others load from the server as you scroll up, files when you open them."
            ),
        )
        self._kept.set_words(
            self.tr("Unsent messages, drafts and settings are always kept. Everything here is encrypted.")
        )
        self._show()

    def _show(self) -> None:
        stored = self._stored
        size = "…" if stored.size is None else size_words(stored.size)
        about = self.tr("Making room…") if stored.busy else size
        self._size.say(self.tr("Messages and files kept on this device"), about)
        self._clear.setEnabled(not stored.busy)
        self._trouble.set_words(stored.trouble)
        self._trouble.setVisible(bool(stored.trouble))

    def _ask(self) -> None:
        self._question.show()
        self._clear.hide()
        self._keep.setFocus()

    def _answered(self) -> None:
        self._question.hide()
        self._clear.show()

    def _trim(self) -> None:
        self._answered()
        self._stored.trim()

    def _trimmed(self, freed: int) -> None:
        size = size_words(freed)
        self.said.emit(self.tr("{size} freed on this device").format(size=size))
