"""What goes with the next message, as small tiles above the editor."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import Shiboken

from client.ui.chat.pictures.file_words import tag_of
from client.ui.chat.pictures.files import decode
from client.ui.drawing.file_icons import paint_file_icon
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Height, IconButton
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.chat.enclosures import Enclosure, Enclosures
from client.viewmodels.messages.file_names import size_words
from client.viewmodels.people.naming import isolated

WIDTH = 224
HEIGHT = 48
THUMBNAIL = 36
ROWS = 2.5
"""Rows of tiles in sight: half a tile shows that more can be scrolled to."""


class Tile(QWidget):
    """One file: thumbnail or icon, name, size, and what takes it away."""

    dropped = Signal()

    def __init__(self, theme: Theme, one: Enclosure, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.one = one
        self._picture: QPixmap | None = None
        self.cross = IconButton(theme, "dismiss", height=Height.LEAST, size=12, parent=self)
        self.cross.clicked.connect(self.dropped)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        said = f"{self.one.name}, {size_words(self.one.size)}"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.cross.name(self.tr("Remove {name}").format(name=self.one.name))

    def show_picture(self, image: QImage | None) -> None:
        """Show a thumbnail, if there is one."""
        if image is not None:
            self._picture = QPixmap.fromImage(image)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away by the keys that delete, too."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross in its corner."""
        super().resizeEvent(event)
        size = self.cross.sizeHint()
        self.cross.resize(size)
        self.cross.move(
            self.width() - size.width() - self._theme.measures.space4, (self.height() - size.height()) // 2
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, thumbnail or icon, and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self._theme.colours, self._theme.measures, self._theme.fonts
        painter.setPen(c.line)
        painter.setBrush(c.subtle)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, m.radius_control, m.radius_control)
        side = fonts.pixels(THUMBNAIL)
        icon = QRectF(m.space4 + 2, (self.height() - side) / 2, side, side)
        self._paint_icon(painter, icon)
        left = icon.right() + m.space8
        words = QRectF(left, 0, self.cross.x() - left, self.height())
        first, second = fonts.line(Role.PREVIEW), fonts.line(Role.META)
        top = (self.height() - first - second) / 2
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        font = fonts.get(Role.PREVIEW)
        shown = QFontMetricsF(font).elidedText(
            isolated(self.one.name), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.setFont(font)
        painter.setPen(c.text1)
        painter.drawText(QRectF(left, top, words.width(), first), how, shown)
        painter.setFont(fonts.get(Role.META, figures=True))
        painter.setPen(c.text3)
        painter.drawText(QRectF(left, top + first, words.width(), second), how, size_words(self.one.size))

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        if self._picture is None:
            paint_file_icon(painter, box, self.one.name, tag_of(self.one.name), self._theme)
            return
        outline = QPainterPath()
        radius = self._theme.measures.radius_tag
        outline.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.restore()


class EnclosureStrip(QScrollArea):
    """Tiles in rows; not there while nothing waits. `emptied` tells that the last one went by its cross."""

    emptied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._enclosures: Enclosures | None = None
        self._conversation = b""
        self._tiles: dict[bytes, Tile] = {}
        self._inside = QWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._bar = OverlayScrollBar(theme, self)
        theme.changed.connect(self._lay_out)
        self.hide()

    def attach_to(self, enclosures: Enclosures) -> None:
        """Show what waits there."""
        self._enclosures = enclosures
        enclosures.changed.connect(self._changed)

    def show_conversation(self, conversation: bytes) -> None:
        """Show what waits in a conversation."""
        self._conversation = conversation
        self._changed(conversation)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(self.tr("Goes with the message"))
        for tile in self._tiles.values():
            tile.retranslate()

    @property
    def tiles(self) -> list[Tile]:
        """The tiles in order."""
        return list(self._tiles.values())

    def _changed(self, conversation: bytes) -> None:
        if conversation != self._conversation or self._enclosures is None:
            return
        held = self._enclosures.of(conversation)
        for key in [key for key in self._tiles if key not in held]:
            tile = self._tiles.pop(key)
            tile.hide()
            tile.deleteLater()
        # In the order they wait in: what came back stands before what was added meanwhile.
        self._tiles = {key: self._tiles.get(key) or self._make(key, one) for key, one in held.items()}
        self.setVisible(bool(held))
        self._lay_out()

    def _make(self, key: bytes, one: Enclosure) -> Tile:
        tile = Tile(self._theme, one, self._inside)
        tile.dropped.connect(partial(self._drop, key))
        if one.is_picture and self._enclosures is not None:
            side = round(self._theme.fonts.pixels(THUMBNAIL) * self.devicePixelRatioF())
            work = partial(decode, room=QSize(side, side), cover=True)
            self._enclosures.load(one, work, partial(self._show_picture, key))
        tile.show()
        return tile

    def _show_picture(self, key: bytes, image: QImage | None) -> None:
        if Shiboken.isValid(self) and key in self._tiles:
            self._tiles[key].show_picture(image)

    def _drop(self, key: bytes) -> None:
        """Take one away; the keyboard goes on to the next one, or back to the editor."""
        if self._enclosures is None:
            return
        keys = list(self._tiles)
        place = keys.index(key)
        following = [*keys[place + 1 :], *reversed(keys[:place])]
        if following:
            self._tiles[following[0]].cross.setFocus(Qt.FocusReason.TabFocusReason)
        self._enclosures.remove(self._conversation, key)
        if not following:
            self.emptied.emit()

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._lay_out()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring the tile that the keyboard goes to into sight."""
        moved = super().focusNextPrevChild(forward)
        for tile in self._tiles.values():
            if tile.cross.hasFocus():
                self.ensureWidgetVisible(tile)
        return moved

    def _lay_out(self) -> None:
        m, fonts = self._theme.measures, self._theme.fonts
        width = self.width()
        columns = max(1, (width + m.space8) // (fonts.pixels(WIDTH) + m.space8))
        most = (width - (columns - 1) * m.space8) // columns
        size = QSize(min(most, fonts.pixels(WIDTH)), fonts.pixels(HEIGHT))
        for number, tile in enumerate(self._tiles.values()):
            row, column = divmod(number, columns)
            tile.setGeometry(
                *(column * (size.width() + m.space8), row * (size.height() + m.space4)),
                *(size.width(), size.height()),
            )
        rows = -(-len(self._tiles) // columns)
        step = size.height() + m.space4
        self._inside.resize(width, rows * step)
        self.setFixedHeight(max(1, round(min(rows, ROWS) * step) + m.space4))
