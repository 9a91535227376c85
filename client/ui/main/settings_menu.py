"""The menu behind the settings: looks, language, and signing out; each choice is in force at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from client.ui.theme.colours import Accent, Skin
from client.ui.theme.measures import SCALES
from client.ui.theme.theme import Mode, Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.preferences import Preferences

LANGUAGES = (("zh_CN", "简体中文"), ("en", "English"))


class SettingsMenu(QObject):
    """Makes the menu. `chosen` carries the name of a preference and its new value as text."""

    chosen = Signal(str, str)
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def menu(self, preferences: Preferences, parent: QWidget) -> Menu:
        """Return the menu with what is in force ticked."""
        menu = Menu(self._theme, parent)
        self._choice(menu, self._word("theme"), "mode", self._modes(), preferences.mode)
        self._choice(menu, self._word("accent"), "accent", self._accents(), preferences.accent)
        self._choice(menu, self._word("skin"), "skin", self._skins(), preferences.skin)
        scales = [(str(scale), f"{scale} %") for scale in SCALES]
        self._choice(menu, self._word("scale"), "scale", scales, str(preferences.scale))
        densities = [("False", self._word("comfortable")), ("True", self._word("compact"))]
        self._choice(menu, self._word("density"), "compact", densities, str(preferences.compact))
        languages = [("", self._word("system")), *LANGUAGES]
        self._choice(menu, self._word("language"), "language", languages, preferences.language)
        motions = [("", self._word("system")), ("full", self._word("full")), ("less", self._word("less"))]
        self._choice(menu, self._word("motion"), "motion", motions, preferences.motion)
        menu.addSeparator()
        out = menu.addAction(self._word("out"))
        out.triggered.connect(self.sign_out_wanted)
        return menu

    def _choice(
        self, menu: Menu, title: str, name: str, options: Sequence[tuple[str, str]], now: str
    ) -> None:
        sub = Menu(self._theme, menu, title)
        menu.addMenu(sub)
        group = QActionGroup(sub)
        for value, words in options:
            action = QAction(words, sub, checkable=True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._take, name, value))
            group.addAction(action)
            sub.addAction(action)

    def _take(self, name: str, value: str, _checked: bool = False) -> None:
        self.chosen.emit(name, value)

    def _modes(self) -> list[tuple[str, str]]:
        return [
            (Mode.SYSTEM.value, self._word("system")),
            (Mode.LIGHT.value, QCoreApplication.translate("Settings", "Light")),
            (Mode.DARK.value, QCoreApplication.translate("Settings", "Dark")),
        ]

    def _accents(self) -> list[tuple[str, str]]:
        return [
            (Accent.DAI.value, QCoreApplication.translate("Settings", "Dai")),
            (Accent.INDIGO.value, QCoreApplication.translate("Settings", "Indigo")),
            (Accent.PLUM.value, QCoreApplication.translate("Settings", "Plum")),
            (Accent.RUST.value, QCoreApplication.translate("Settings", "Rust")),
            (Accent.OLIVE.value, QCoreApplication.translate("Settings", "Olive")),
            (Accent.GRAPHITE.value, QCoreApplication.translate("Settings", "Graphite")),
        ]

    def _skins(self) -> list[tuple[str, str]]:
        return [
            (Skin.PLAIN.value, QCoreApplication.translate("Settings", "Plain")),
            (Skin.PAPER.value, QCoreApplication.translate("Settings", "Paper")),
            (Skin.MIST.value, QCoreApplication.translate("Settings", "Mist")),
        ]

    def _word(self, name: str) -> str:
        words = {
            "theme": QCoreApplication.translate("Settings", "Theme"),
            "accent": QCoreApplication.translate("Settings", "Accent colour"),
            "skin": QCoreApplication.translate("Settings", "Skin"),
            "scale": QCoreApplication.translate("Settings", "Interface scale"),
            "density": QCoreApplication.translate("Settings", "List density"),
            "comfortable": QCoreApplication.translate("Settings", "Comfortable"),
            "compact": QCoreApplication.translate("Settings", "Compact"),
            "language": QCoreApplication.translate("Settings", "Language"),
            "motion": QCoreApplication.translate("Settings", "Motion"),
            "full": QCoreApplication.translate("Settings", "As designed"),
            "less": QCoreApplication.translate("Settings", "Reduced"),
            "system": QCoreApplication.translate("Settings", "Follow system"),
            "out": QCoreApplication.translate("Settings", "Sign out"),
        }
        return words[name]
