"""The shape of the main window, where chats open, and hiding at the edge of the screen."""

from functools import partial

from PySide6.QtCore import Signal

from client.ui.settings.card import Card, Row
from client.ui.settings.segments import Segments
from client.ui.theme.theme import Theme
from client.ui.widgets.checks import Switch
from client.viewmodels.chat.open_chats import ChatPlace, place_of
from client.viewmodels.settings.preferences import Preferences


class WindowsCard(Card):
    """`chosen` carries the name of a preference and its new value as text."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, *, places: bool) -> None:
        """`places` tells whether windows of this desktop may say where they stand."""
        self._window = Segments(theme, ("one", "classic"))
        self._chats = Segments(theme, [place.value for place in ChatPlace])
        self._docks = Switch(theme)
        self._rows = {
            "window": Row(theme, self._window),
            "chats": Row(theme, self._chats),
            "docks": Row(theme, self._docks),
        }
        super().__init__(theme, *self._rows.values())
        self._places = places
        self._classic = False
        self._window.chosen.connect(partial(self.chosen.emit, "window"))
        self._chats.chosen.connect(partial(self.chosen.emit, "chats"))
        self._docks.clicked.connect(self._tell_docks)
        self.retranslate()

    def _tell_docks(self) -> None:
        self.chosen.emit("docks", str(self._docks.isChecked()))

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        self._classic = preferences.window == "classic"
        self._window.choose("classic" if self._classic else "one")
        self._chats.choose(place_of(preferences).value)
        self._docks.setChecked(preferences.docks and self._places)
        self._allow()

    def _allow(self) -> None:
        inside = "" if not self._classic else self.tr("The classic panel has no room for a chat.")
        self._chats.allow(ChatPlace.INSIDE.value, allowed=not self._classic, reason=inside)
        reason = self.tr("This is for the classic panel.") if self._places else self._no_places()
        self._rows["docks"].allow(self._places and self._classic, reason)

    def _no_places(self) -> str:
        return self.tr("This desktop does not let windows say where they stand.")

    def retranslate(self) -> None:
        """Say everything in the present language."""
        about = self.tr("The classic panel is as narrow as its list and has chats beside it")
        self._rows["window"].say(self.tr("Main window"), about)
        self._window.name({"one": self.tr("One window"), "classic": self.tr("Classic panel")})
        self._rows["chats"].say(
            self.tr("Chats open"), self.tr("A double click in the list always opens a window of its own")
        )
        self._chats.name(
            {
                ChatPlace.INSIDE.value: self.tr("Inside"),
                ChatPlace.TABS.value: self.tr("As tabs"),
                ChatPlace.WINDOWS.value: self.tr("In windows"),
            }
        )
        hides = self.tr("Drag it to the top or to a side; touch the strip that stays to see it again")
        self._rows["docks"].say(
            self.tr("The classic panel hides at the edge of the screen"),
            hides if self._places else self._no_places(),
        )
        self._allow()
