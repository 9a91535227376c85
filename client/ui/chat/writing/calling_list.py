"""Calling somebody by @ while one writes: the list of those who fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from client.ui.chat.writing.completion import Offered
from client.ui.chat.writing.editor import Editor
from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.viewmodels.chat.calling import Called
from client.viewmodels.people.naming import isolated

AVATAR = 24
Fitting = Callable[[str], Sequence[Called]]


class CallingList(Offered[Called]):
    """Shows who can be called; `chosen` carries one of them."""

    chosen = Signal(object)

    def spoken(self, item: Called) -> str:
        """Say the name, and beside it the one that all know."""
        return f"@{item.name}, {item.known}" if item.known else f"@{item.name}"

    def take(self, item: Called) -> None:
        """Tell who."""
        self.chosen.emit(item)

    def paint_item(self, painter: QPainter, box: QRectF, item: Called) -> None:
        """Draw avatar and name."""
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        side = fonts.pixels(AVATAR)
        place = QRectF(box.left() + m.space8, box.center().y() - side / 2, side, side)
        if item.id:
            portrait = Portrait(item.id, item.name, presence=item.presence)
            paint_avatar(painter, place, portrait, self.theme, c.raised)
        else:
            self.theme.icons.paint(painter, place.center(), "people_team", fonts.pixels(20), c.text2)
        words = box.adjusted(m.space8 + side + m.space8, 0, -m.space8, 0)
        width = write(painter, self.theme, words, isolated(item.name), Role.CONTROL, c.text1)
        beside = words.adjusted(width + m.space8, 0, 0, 0)
        if item.known and beside.width() > 0:
            write(painter, self.theme, beside, isolated(item.known), Role.PREVIEW, c.text3)


class Calling(QObject):
    """Joins an editor and the list; `chosen` carries who was put into the text."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, editor: Editor) -> None:
        super().__init__(editor)
        self.list = CallingList(theme, window, editor)
        self.fitting: Fitting | None = None
        self._editor = editor
        self.list.chosen.connect(self._take)

    def offer(self, word: str | None) -> None:
        """Offer who fits what follows an @; None where there is none."""
        self.list.offer(() if word is None or self.fitting is None else self.fitting(word))

    def _take(self, one: Called) -> None:
        self.list.hide()
        self._editor.complete_call(one.name)
        self.chosen.emit(one)
