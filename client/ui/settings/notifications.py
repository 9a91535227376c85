"""Notifications: whether and how messages tell of themselves, and when nothing rings."""

from functools import partial

from PySide6.QtCore import QLocale, QTime, Signal

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height
from client.ui.widgets.checks import Switch
from client.ui.widgets.fields import Combo
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.quiet_hours import DAY

STEP = 30
"""Minutes between two times that can be chosen."""


class NotificationsPage(Page):
    """`heard` tells that somebody wants to hear the sound."""

    heard = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._switches = {name: Switch(theme) for name in ("notify", "preview", "sound", "quiet")}
        self._times = {name: Combo(theme) for name in ("quiet_from", "quiet_to")}
        self._try = Button(theme, height=Height.SMALL)
        controls = {**self._switches, **self._times, "try": self._try}
        self._rows = {name: Row(theme, control) for name, control in controls.items()}
        self.add(Card(theme, *(self._rows[name] for name in ("notify", "preview", "sound", "try"))))
        self._heading = self.add_heading()
        self.add(Card(theme, *(self._rows[name] for name in ("quiet", "quiet_from", "quiet_to"))))
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for name, switch in self._switches.items():
            switch.clicked.connect(partial(self.tell_switch, name, switch))
        for name, combo in self._times.items():
            for minute in range(0, DAY, STEP):
                combo.addItem("", minute)
            combo.activated.connect(partial(self.tell_choice, name, combo))
        self._try.clicked.connect(self.heard)

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force; what has no effect now can't be changed now."""
        for name, switch in self._switches.items():
            switch.setChecked(bool(getattr(preferences, name)))
        for name, combo in self._times.items():
            minute: int = getattr(preferences, name)
            combo.setCurrentIndex(minute % DAY // STEP)
        off = self.tr("Notifications are off.")
        for name in ("preview", "sound"):
            self._rows[name].allow(preferences.notify, off)
        for name in self._times:
            self._rows[name].allow(preferences.quiet, self.tr("Quiet hours are off."))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Notifications"))
        self._heading.setText(self.tr("Quiet hours"))
        says = {
            "notify": (self.tr("Tell me of new messages"), self.tr("While another window is in front")),
            "preview": (self.tr("Show what was written"), self.tr("Otherwise only who wrote")),
            "sound": (self.tr("Play a sound"), ""),
            "try": (self.tr("The sound"), self.tr("Two short notes")),
            "quiet": (
                self.tr("Nothing rings at certain hours"),
                self.tr("Messages still arrive and are counted, every day"),
            ),
            "quiet_from": (self.tr("From"), ""),
            "quiet_to": (self.tr("To"), self.tr("A time before the first means the next morning")),
        }
        for name, (title, about) in says.items():
            self._rows[name].say(title, about)
        self._try.setText(self.tr("Listen"))
        self._try.setAccessibleName(self.tr("Listen"))
        self._name_times()

    def _name_times(self) -> None:
        for combo in self._times.values():
            for place in range(combo.count()):
                time = QTime(0, 0).addSecs(place * STEP * 60)
                combo.setItemText(place, QLocale().toString(time, "HH:mm"))
