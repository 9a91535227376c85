"""Fluent icons from their font: drawn as outlines on the pixel grid, tinted, and kept."""

import json
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap, QRawFont

from client.ui.theme.fonts import package_folder
from client.ui.theme.measures import ICON_SIZES

PACKAGE = "tkinter_icons_fluent"
KEPT = 1024  # Pixmaps; a window in use needs some two hundred.


class Style:
    """One of the two styles: the font and the characters its icons stand at."""

    def __init__(self, name: str) -> None:
        folder = package_folder(PACKAGE)
        self._name = name
        self._font = str(folder / "fonts" / f"FluentSystemIcons-{name.capitalize()}.ttf")
        text = (folder / f"glyphmap-{name}.json").read_text(encoding="utf-8")
        self._characters = cast("dict[str, str]", json.loads(text))

    def character(self, icon: str, size: int) -> str | None:
        """Return the character of an icon in the nearest design not larger than asked, else the nearest."""
        fitting = sorted(ICON_SIZES, key=lambda design: (design > size, abs(design - size)))
        for design in fitting:
            code = self._characters.get(f"ic-fluent-{icon.replace('_', '-')}-{design}-{self._name}")
            if code is not None:
                return chr(int(code, 16))
        return None

    def outline(self, icon: str, size: int) -> QPainterPath:
        """Return an icon's outline in a square of `size`; raises LookupError for a name there is none of."""
        character = self.character(icon, size)
        if character is None:
            message = f"no icon {icon} ({self._name})"
            raise LookupError(message)
        # The font's em is the icon's square, its baseline the lower edge.
        font = QRawFont(self._font, size, QFont.HintingPreference.PreferNoHinting)
        glyph = font.glyphIndexesForString(character)[0]
        return font.pathForGlyph(glyph).translated(0, size)


class Icons:
    """Draws icons by name, and keeps what it drew by name, size, colour and pixel ratio."""

    def __init__(self) -> None:
        # Read before the loop runs, not when the first icon is drawn.
        self._regular, self._filled = Style("regular"), Style("filled")
        self._pixmaps: dict[tuple[str, bool, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float, *, filled: bool = False) -> QPixmap:
        """Return an icon of `size` logical pixels, sharp at a device pixel ratio."""
        key = (name, filled, size, colour.rgba(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            if len(self._pixmaps) >= KEPT:
                self._pixmaps.clear()
            found = self._pixmaps[key] = self._draw(name, size, colour, ratio, filled=filled)
        return found

    def _draw(self, name: str, size: int, colour: QColor, ratio: float, *, filled: bool) -> QPixmap:
        pixels = round(size * ratio)
        style = self._filled if filled else self._regular
        made = QPixmap(pixels, pixels)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(style.outline(name, pixels), colour)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def paint(
        self,
        painter: QPainter,
        centre: QPointF,
        name: str,
        size: int,
        colour: QColor,
        *,
        filled: bool = False,
    ) -> None:
        """Draw an icon around a point, on whole pixels."""
        pixmap = self.pixmap(name, size, colour, painter.device().devicePixelRatioF(), filled=filled)
        corner = QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2))
        painter.drawPixmap(QRectF(corner.x(), corner.y(), size, size), pixmap, QRectF(pixmap.rect()))

    def icon(self, name: str, size: int, colour: QColor, disabled: QColor, ratio: float) -> QIcon:
        """Return an icon for Qt's own controls (menus)."""
        made = QIcon(self.pixmap(name, size, colour, ratio))
        made.addPixmap(self.pixmap(name, size, disabled, ratio), QIcon.Mode.Disabled)
        return made
