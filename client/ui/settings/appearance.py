"""Appearance: theme, accent, skin, density, font, scale and motion."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from client.ui.settings.accent_dots import AccentDots
from client.ui.settings.card import Card, Row
from client.ui.settings.font_choice import FontChoice
from client.ui.settings.page import Page
from client.ui.settings.segments import Segments
from client.ui.settings.steps import Steps
from client.ui.settings.theme_tiles import RING, ThemeTiles
from client.ui.theme.colours import Accent, Skin
from client.ui.theme.measures import MESSAGE_SIZES, SCALES
from client.ui.theme.theme import Mode, Theme
from client.viewmodels.settings.preferences import Preferences


def mode_words() -> dict[Mode, str]:
    """Return what the modes are called."""
    return {
        Mode.LIGHT: QCoreApplication.translate("Settings", "Light"),
        Mode.DARK: QCoreApplication.translate("Settings", "Dark"),
        Mode.SYSTEM: QCoreApplication.translate("Settings", "Follow system"),
    }


def accent_words() -> dict[Accent, str]:
    """Return what the accents are called."""
    return {
        Accent.DAI: QCoreApplication.translate("Settings", "Dai"),
        Accent.INDIGO: QCoreApplication.translate("Settings", "Indigo"),
        Accent.PLUM: QCoreApplication.translate("Settings", "Plum"),
        Accent.RUST: QCoreApplication.translate("Settings", "Rust"),
        Accent.OLIVE: QCoreApplication.translate("Settings", "Olive"),
        Accent.GRAPHITE: QCoreApplication.translate("Settings", "Graphite"),
    }


class AppearancePage(Page):
    """All that changes the looks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._modes = ThemeTiles(theme)
        self._accents = AccentDots(theme)
        self._skins = Segments(theme, [skin.value for skin in Skin])
        self._density = Segments(theme, (str(False), str(True)))
        self._font = FontChoice(theme)
        self._scale = Steps(theme, SCALES, "%")
        self._size = Steps(theme, MESSAGE_SIZES)
        self._motion = Segments(theme, ("", "full", "less"))
        controls = {
            "accent": self._accents,
            "skin": self._skins,
            "compact": self._density,
            "font": self._font,
            "scale": self._scale,
            "size": self._size,
            "motion": self._motion,
        }
        self._rows = {name: Row(theme, control) for name, control in controls.items()}
        self._theme_heading = self.add_heading()
        self.add_outside(self._modes, RING)
        self.add(Card(theme, *(self._rows[name] for name in ("accent", "skin", "compact"))))
        self._scale_heading = self.add_heading()
        self.add(Card(theme, *(self._rows[name] for name in ("font", "scale", "size", "motion"))))
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._modes.chosen.connect(partial(self.tell, "mode"))
        self._accents.chosen.connect(partial(self.tell, "accent"))
        self._skins.chosen.connect(partial(self.tell, "skin"))
        self._density.chosen.connect(partial(self.tell, "compact"))
        self._font.activated.connect(partial(self.tell_choice, "font", self._font))
        self._scale.chosen.connect(partial(self.tell, "scale"))
        self._size.chosen.connect(partial(self.tell, "message_size"))
        self._motion.chosen.connect(partial(self.tell, "motion"))

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        self._modes.choose(preferences.mode)
        self._accents.choose(preferences.accent)
        self._skins.choose(preferences.skin)
        self._density.choose(str(preferences.compact))
        self._font.choose(preferences.font)
        self._scale.choose(preferences.scale)
        self._size.choose(preferences.message_size)
        self._motion.choose(preferences.motion)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Appearance"))
        self._theme_heading.setText(self.tr("Theme"))
        self._scale_heading.setText(self.tr("Text and motion"))
        self._modes.name(mode_words())
        self._accents.name(accent_words())
        self._skins.name(
            {
                Skin.PLAIN.value: self.tr("Plain"),
                Skin.PAPER.value: self.tr("Paper"),
                Skin.MIST.value: self.tr("Mist"),
            }
        )
        self._density.name({str(False): self.tr("Comfortable"), str(True): self.tr("Compact")})
        self._motion.name({"": self.tr("System"), "full": self.tr("Full"), "less": self.tr("Reduced")})
        self._font.name(self.tr("System font"))
        self._say_rows()

    def _say_rows(self) -> None:
        says = {
            "accent": (
                self.tr("Accent colour"),
                self.tr("Used for actions, links, selection and your own messages"),
            ),
            "skin": (self.tr("Skin"), self.tr("Changes the quiet surfaces of the light theme")),
            "compact": (self.tr("List density"), self.tr("Conversation rows of 60 or 48 pixels")),
            "font": (self.tr("Font"), self.tr("Installed fonts that can show Chinese")),
            "scale": (self.tr("Interface scale"), self.tr("On top of the system's own scale")),
            "size": (self.tr("Message text size"), self.tr("What is written in chats")),
            "motion": (
                self.tr("Motion"),
                self.tr("Reduced: nothing slides, and the tray does not flash"),
            ),
        }
        for name, (title, about) in says.items():
            self._rows[name].say(title, about)
