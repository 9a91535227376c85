"""Shortcuts: the key that brings the window up from anywhere, and those that work inside it."""

from functools import partial

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Combo
from client.ui.widgets.labels import Tag, Tone
from client.viewmodels.settings.preferences import Preferences

HOTKEYS = ("", "Ctrl+Alt+L", "Ctrl+Alt+J", "Ctrl+Alt+K", "Ctrl+Shift+J", "Meta+J")
"""What can be chosen; "" for none."""
INSIDE = ("Ctrl+K", "Ctrl+,", "Ctrl+Shift+L", "Esc")
BESIDE = ("Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+W")
WRITING = ("Ctrl+Shift+R", "Ctrl+B", "Ctrl+I", "Ctrl+\\", "Ctrl+Shift+V")
META = {"Meta": "Win"}
"""What is printed on the key."""


def spelt(keys: str) -> str:
    """Return a combination as keyboards spell it."""
    return "+".join(META.get(key, key) for key in keys.split("+"))


class ShortcutsPage(Page):
    """Shows what can be pressed."""

    def __init__(self, theme: Theme, *, hotkey: bool) -> None:
        """`hotkey` tells whether the system lets a program have a key of its own."""
        super().__init__(theme)
        self._hotkey = Combo(theme)
        self._row = Row(theme, self._hotkey)
        self._refused = False
        self._fixed = self._rows(*INSIDE)
        self._chats = self._rows(*BESIDE)
        self._writing = self._rows(*WRITING)
        self._anywhere = self.add_heading()
        self._card = Card(theme, self._row)
        self.add(self._card)
        self._inside = self.add_heading()
        self.add(Card(theme, *self._fixed.values()))
        self._beside = self.add_heading()
        self.add(Card(theme, *self._chats.values()))
        self._while_writing = self.add_heading()
        self.add(Card(theme, *self._writing.values()))
        for keys in HOTKEYS:
            self._hotkey.addItem(spelt(keys), keys)
        self._hotkey.activated.connect(partial(self.tell_choice, "hotkey", self._hotkey))
        for widget in (self._anywhere, self._card):
            widget.setVisible(hotkey)
        self.retranslate()

    def _rows(self, *every: str) -> dict[str, Row]:
        return {keys: Row(self.theme, Tag(self.theme, keys, tone=Tone.SECOND)) for keys in every}

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        if self._hotkey.findData(preferences.hotkey) < 0:
            # Somebody wrote another into the file.
            self._hotkey.addItem(spelt(preferences.hotkey), preferences.hotkey)
        self._hotkey.setCurrentIndex(self._hotkey.findData(preferences.hotkey))

    def show_refused(self, refused: bool) -> None:
        """Say that another program has the chosen key, or that all is well."""
        self._refused = refused
        self._say_hotkey()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Shortcuts"))
        self._anywhere.setText(self.tr("From anywhere"))
        self._inside.setText(self.tr("In the main window"))
        self._beside.setText(self.tr("In the windows of chats"))
        self._hotkey.setItemText(0, self.tr("None"))
        self._while_writing.setText(self.tr("While writing"))
        self._say_hotkey()
        for keys, words in self._words().items():
            (self._fixed | self._chats | self._writing)[keys].say(words)

    def _words(self) -> dict[str, str]:
        return {
            "Ctrl+K": self.tr("Search people and groups"),
            "Ctrl+,": self.tr("Open the settings"),
            "Ctrl+Shift+L": self.tr("Lock Linxin until you give your password"),
            "Esc": self.tr("Leave the search"),
            "Ctrl+Tab": self.tr("Show the next tab"),
            "Ctrl+Shift+Tab": self.tr("Show the tab before"),
            "Ctrl+W": self.tr("Close the chat"),
            "Ctrl+Shift+R": self.tr("Quick replies; a / at the beginning of a line offers them, too"),
            "Ctrl+B": self.tr("Bold"),
            "Ctrl+I": self.tr("Italic"),
            "Ctrl+\\": self.tr("Clear formatting"),
            "Ctrl+Shift+V": self.tr("Paste without formatting"),
        }

    def _say_hotkey(self) -> None:
        about = self.tr("While any other program is in front, too")
        if self._refused:
            about = self.tr("Another program has this key. Choose another one.")
        self._row.say(self.tr("Bring Linxin to the front"), about)
        self._row.set_tone(Tone.WARNING if self._refused else Tone.THIRD)
