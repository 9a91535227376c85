"""The theme in force: what the user chose, what the system says, and the tokens that follow from both."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from client.ui.theme.colours import Accent, Colours, Skin, colours
from client.ui.theme.faces import Faces
from client.ui.theme.fonts import Fonts, Role
from client.ui.theme.icons import Icons
from client.ui.theme.measures import MESSAGE_SIZES, SCALES, Measures
from client.ui.theme.palette import palette
from client.ui.theme.style import Style
from client.ui.theme.style_sheet import style_sheet


class Mode(StrEnum):
    """Light, dark, or what the system has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Look:
    """What a user may choose about the looks; no font and no choice about motion mean the system's."""

    mode: Mode = Mode.SYSTEM
    accent: Accent = Accent.DAI
    skin: Skin = Skin.PLAIN
    scale: int = 100
    message_size: int = 14
    font: str = ""
    language: str = "zh_CN"
    reduced_motion: bool | None = None


SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def in_steps(look: Look) -> Look:
    """Return a look whose sizes are steps that there are: the nearest to what a file may say."""
    scale = min(SCALES, key=lambda one: abs(one - look.scale))
    size = min(MESSAGE_SIZES, key=lambda one: abs(one - look.message_size))
    return replace(look, scale=scale, message_size=size)


class Theme(QObject):
    """Holds the tokens and gives them to the application; `changed` tells when they are others."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look | None = None) -> None:
        super().__init__()
        self._application = application
        self.look = in_steps(look or Look())
        self.dark = False
        self.system_still = False
        self._colours = colours(dark=False)
        self._measures = Measures()
        self._fonts = Fonts()
        self.icons = Icons()
        self.faces = Faces()
        application.setStyle(Style(self.icons, lambda: (self._colours, self._measures)))
        hints = application.styleHints()
        hints.setColorScheme(SCHEMES[self.look.mode])
        hints.colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    @property
    def measures(self) -> Measures:
        """The measures in force."""
        return self._measures

    @property
    def fonts(self) -> Fonts:
        """The fonts in force."""
        return self._fonts

    @property
    def still(self) -> bool:
        """Whether nothing shall move by itself."""
        chosen = self.look.reduced_motion
        return self.system_still if chosen is None else chosen

    def follow_motion(self, still: bool) -> None:
        """Know what the system's user wants about motion; it holds as long as nothing else is chosen."""
        self.system_still = still

    def choose(self, look: Look) -> None:
        """Take another look in force at once."""
        look = in_steps(look)
        if look == self.look:
            return
        self.look = look
        # A change of the scheme reaches `_follow_system` too: it finds nothing left to do.
        self._application.styleHints().setColorScheme(SCHEMES[look.mode])
        self._apply()

    def _follow_system(self) -> None:
        if self._is_dark() != self.dark:
            self._apply()

    def _is_dark(self) -> bool:
        if self.look.mode is not Mode.SYSTEM:
            return self.look.mode is Mode.DARK
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        look = self.look
        self.dark = self._is_dark()
        self._colours = colours(dark=self.dark, accent=look.accent, skin=look.skin)
        self._measures = Measures().scaled(look.scale)
        self._fonts = Fonts(look.scale, look.language, look.message_size, look.font)
        self._application.setFont(self._fonts.get(Role.CONTROL))
        self._application.setPalette(palette(self._colours))
        self._application.setStyleSheet(style_sheet(self._colours, self._measures))
        self.changed.emit()


def pixel_ratio() -> float:
    """Return the sharpest screen's device pixels per logical pixel, for what is drawn off screen."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
