"""General: the language, starting and closing, which key sends, and when I count as away."""

from functools import partial

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.settings.segments import Segments
from client.ui.settings.windows_card import WindowsCard
from client.ui.theme.theme import Theme
from client.ui.widgets.checks import Switch
from client.ui.widgets.fields import Combo
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.start import Startup

LANGUAGES = (("zh_CN", "简体中文"), ("zh_TW", "繁體中文"), ("en", "English"), ("ru", "Русский"))
"""Codes, and how languages call themselves."""
AWAY = (0, 3, 5, 10, 15, 30, 60)
"""Minutes; 0 means never."""
LOCK = (0, 5, 10, 30)


class GeneralPage(Page):
    """What is neither looks nor news."""

    def __init__(
        self,
        theme: Theme,
        startup: Startup,
        *,
        tray: bool,
        idle: bool,
        places: bool = True,
        locks: bool = True,
    ) -> None:
        """`tray` tells whether there is one, `idle` whether the system says how long nobody was here.

        `places` tells whether windows may say where they stand, `locks` whether they can be locked.
        """
        super().__init__(theme)
        self._locks = locks
        self._startup = startup
        self._tray = tray
        self._language = Combo(theme)
        self._start = Switch(theme)
        self._close = Switch(theme)
        self._key = Segments(theme, ("enter", "ctrl_enter"))
        self._spelling = Switch(theme)
        self._away = Combo(theme)
        self._lock = Combo(theme)
        self._rows = {
            "language": Row(theme, self._language),
            "start": Row(theme, self._start),
            "close": Row(theme, self._close),
            "key": Row(theme, self._key),
            "spelling": Row(theme, self._spelling),
            "away": Row(theme, self._away),
            "lock": Row(theme, self._lock),
        }
        self._rows["start"].setVisible(startup.offered)
        for name in ("away", "lock"):
            self._rows[name].setVisible(idle)
        self.add(Card(theme, self._rows["language"]))
        self.add(Card(theme, self._rows["start"], self._rows["close"]))
        self._windows = WindowsCard(theme, places=places)
        self.add(self._windows)
        self.add(Card(theme, self._rows["key"], self._rows["spelling"]))
        self.add(Card(theme, self._rows["away"], self._rows["lock"]))
        self._fill()
        self._connect()
        self.retranslate()

    def _fill(self) -> None:
        for code in ("", *(code for code, _ in LANGUAGES)):
            self._language.addItem("", code)
        for combo, choices in ((self._away, AWAY), (self._lock, LOCK)):
            for minutes in choices:
                combo.addItem("", minutes)

    def _connect(self) -> None:
        self._language.activated.connect(partial(self.tell_choice, "language", self._language))
        self._away.activated.connect(partial(self.tell_choice, "away_after", self._away))
        self._lock.activated.connect(partial(self.tell_choice, "lock_after", self._lock))
        self._close.clicked.connect(partial(self.tell_switch, "close_to_tray", self._close))
        self._spelling.clicked.connect(partial(self.tell_switch, "spelling", self._spelling))
        self._key.chosen.connect(partial(self.tell, "send_key"))
        self._windows.chosen.connect(self.chosen)
        self._start.clicked.connect(self._startup.choose)
        self._startup.changed.connect(self._show_startup)
        self._startup.refused.connect(self._not_started)

    def _show_startup(self) -> None:
        self._start.setChecked(self._startup.on)

    def opened(self) -> None:
        """Ask the system what starts with it: that can be changed there, too."""
        self._startup.look()

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        self._language.setCurrentIndex(max(0, self._language.findData(preferences.language)))
        self._close.setChecked(preferences.close_to_tray and self._tray)
        self._key.choose(preferences.send_key)
        self._spelling.setChecked(preferences.spelling)
        self._windows.apply(preferences)
        # A number of minutes that a file names and no choice does is shown as the nearest.
        for combo, choices, chosen in (
            (self._away, AWAY, preferences.away_after),
            (self._lock, LOCK, preferences.lock_after),
        ):
            nearest = min(choices, key=lambda minutes, chosen=chosen: abs(minutes - chosen))
            combo.setCurrentIndex(choices.index(nearest))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("General"))
        self._rows["language"].say(self.tr("Language"))
        self._rows["start"].say(self.tr("Start with the system"), self.tr("Opens quietly in the tray"))
        self._rows["close"].say(self.tr("Closing the window keeps Linxin in the tray"), self._about_closing())
        self._rows["close"].allow(self._tray, self.tr("This desktop shows no tray."))
        self._rows["key"].say(self.tr("Send messages with"), self.tr("The other key begins a new line"))
        self._rows["spelling"].say(
            self.tr("Check the spelling while writing"),
            self.tr("Of English words, and of Russian ones where the system has a dictionary of them"),
        )
        self._rows["away"].say(
            self.tr("Show me as away after"), self.tr("When neither mouse nor keyboard is touched")
        )
        self._rows["lock"].say(
            self.tr("Ask for the password after"),
            self.tr("All windows are hidden until you give it; messages go on arriving"),
        )
        again = self.tr("Sign out and in again with your password once to use this.")
        self._rows["lock"].allow(self._locks, again)
        # What keys are called is written on them.
        self._key.name({"enter": "Enter", "ctrl_enter": "Ctrl+Enter"})
        self._windows.retranslate()
        self._name_languages()
        for combo, choices in ((self._away, AWAY), (self._lock, LOCK)):
            for place, minutes in enumerate(choices):
                combo.setItemText(place, self._minutes(minutes))

    def _about_closing(self) -> str:
        if self._tray:
            return self.tr("Messages go on arriving; quit from the tray")
        return self.tr("This desktop shows no tray, so closing the window ends Linxin")

    def _name_languages(self) -> None:
        self._language.setItemText(0, self.tr("Follow system"))
        for place, (_, name) in enumerate(LANGUAGES, 1):
            self._language.setItemText(place, name)

    def _minutes(self, minutes: int) -> str:
        if not minutes:
            return self.tr("Never")
        return self.tr("%n minutes", "", minutes)

    def _not_started(self) -> None:
        self._rows["start"].say(
            self.tr("Start with the system"), self.tr("The system did not take this; nothing was changed")
        )
