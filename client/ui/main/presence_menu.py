"""The menu behind my own avatar: how I want to be seen, on all my devices."""

from functools import partial

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from client.ui.drawing.presence import colour_of, paint_shape
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import TICK, Menu
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import presence_words
from client.viewmodels.people.status_ends import Preset

CHOICES = (
    Presence.ONLINE,
    Presence.AWAY,
    Presence.BUSY,
    Presence.DO_NOT_DISTURB,
    Presence.OUT,
    Presence.INVISIBLE,
)
SIDE, MARK = 16, 12


class PresenceMenu(QObject):
    """Makes the menu; `chosen` carries the presence the user went for, without words and for good.

    `words_wanted` tells that there shall be words or an end, `preset_wanted` which to begin with.
    """

    chosen = Signal(Presence)
    words_wanted = Signal()
    preset_wanted = Signal(Preset)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def menu(self, now: Presence, said: str, parent: QWidget) -> Menu:
        """Return the menu with what is in force ticked; `said` is what I say of it, and until when."""
        menu = Menu(self._theme, parent)
        group = QActionGroup(menu)
        for presence in CHOICES:
            # The mark stands where a menu has its tick: the tick goes to the other end.
            words = presence_words(presence) + (f"\t{TICK}" if presence is now else "")
            action = QAction(self._icon(presence, parent), words, menu, checkable=True)
            action.setChecked(presence is now)
            action.triggered.connect(partial(self._take, presence))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        for preset in Preset:
            asked = self.tr("{words}…").format(words=preset.words)
            menu.addAction(asked).triggered.connect(partial(self._begin, preset))
        words = menu.fit(said) or self.tr("In your own words, for a while…")
        menu.addAction(words).triggered.connect(self.words_wanted)
        return menu

    def _take(self, presence: Presence, _checked: bool = False) -> None:
        self.chosen.emit(presence)

    def _begin(self, preset: Preset, _checked: bool = False) -> None:
        self.preset_wanted.emit(preset)

    def _icon(self, presence: Presence, parent: QWidget) -> QIcon:
        colours, ratio = self._theme.colours, parent.devicePixelRatioF()
        side, mark = self._theme.fonts.pixels(SIDE), self._theme.fonts.pixels(MARK)
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        inset = (side - mark) / 2
        box = QRectF(inset, inset, mark, mark)
        paint_shape(painter, box, presence, colour_of(presence, colours), colours.raised, 0)
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Active)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon
