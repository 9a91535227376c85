"""The bar that changes how words look: bold, italic, size, colour, and back to the usual."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from client.ui.chat.text.formatting import Formatting
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton, Painted
from client.ui.widgets.menu import Menu
from client.ui.widgets.translated import Translated
from shared.model.styles import COLOURS, SIZES

DISC = 14
ROOM = 7
CLEAR = QKeySequence("Ctrl+\\")


def spelt(keys: QKeySequence | QKeySequence.StandardKey) -> str:
    """Return a combination as keyboards of this system spell it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class Ink(Painted):
    """A colour to write in; the one in force has a ring. Without a word it is the usual one."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__(theme)
        self.word = word
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The disc, and room around it for the pointer."""
        side = self.theme.fonts.pixels(DISC) + 2 * ROOM
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self.theme.colours, self.theme.measures
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hovered or self.isDown():
            painter.setBrush(c.pressed if self.isDown() else c.hover)
            painter.drawRoundedRect(QRectF(self.rect()), m.radius_control, m.radius_control)
        ink = c.ink(self.word) if self.word else c.text1
        # In a narrow chat the row is squeezed: smaller there, and round.
        across = min(self.width(), self.height()) - 2 * ROOM
        box = QRectF(0, 0, across, across)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setBrush(ink)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(box.adjusted(-4, -4, 4, 4))


class FormatBar(Translated):
    """Stands above an editor while it is wanted."""

    def __init__(self, theme: Theme, formatting: Formatting, *, indented: bool = True) -> None:
        """`indented` as the words of a chat are, else in line with what stands below it."""
        super().__init__()
        self._indented = indented
        self._theme = theme
        self._formatting = formatting
        self._bold = IconButton(theme, "text_bold")
        self._italic = IconButton(theme, "text_italic")
        self._size = IconButton(theme, "text_font_size")
        self._inks = tuple(Ink(theme, word) for word in ("", *COLOURS))
        self._clear = IconButton(theme, "text_clear_formatting")
        row = self._row = QHBoxLayout(self)
        for button in (self._bold, self._italic, self._size):
            button.setCheckable(True)
            row.addWidget(button)
        for ink in self._inks:
            ink.clicked.connect(partial(formatting.colour, ink.word))
            row.addWidget(ink)
        row.addWidget(self._clear)
        row.addStretch()
        self._bold.clicked.connect(formatting.toggle_bold)
        self._italic.clicked.connect(formatting.toggle_italic)
        self._size.clicked.connect(self._open_sizes)
        self._clear.clicked.connect(formatting.clear)
        formatting.changed.connect(self._follow)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        m = self._theme.measures
        side = m.space12 if self._indented else 0
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(m.space4)
        self.setFixedHeight(m.editor_tools)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(self.tr("Format"))
        self._bold.name(self.tr("Bold"), spelt(QKeySequence.StandardKey.Bold))
        self._italic.name(self.tr("Italic"), spelt(QKeySequence.StandardKey.Italic))
        self._size.name(self.tr("Size"))
        self._clear.name(self.tr("Clear formatting"), spelt(CLEAR))
        for ink, words in zip(self._inks, self._colour_words(), strict=True):
            ink.setToolTip(words)
            ink.setAccessibleName(words)

    def _colour_words(self) -> tuple[str, ...]:
        return (
            self.tr("Usual colour"),
            self.tr("Red"),
            self.tr("Orange"),
            self.tr("Green"),
            self.tr("Blue"),
            self.tr("Purple"),
            self.tr("Grey"),
        )

    def _follow(self) -> None:
        """Show what is in force where the cursor stands."""
        if not self.isVisible():
            return
        look = self._formatting.current()
        self._bold.setChecked(look.bold)
        self._italic.setChecked(look.italic)
        self._size.setChecked(bool(look.size))
        for ink in self._inks:
            ink.setChecked(ink.word == look.colour)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what stands there."""
        super().showEvent(event)
        self._follow()

    def _open_sizes(self) -> None:
        self._follow()
        menu = self.size_menu()
        menu.popup(self._size.mapToGlobal(QPoint(0, -menu.sizeHint().height() - self._theme.measures.space4)))

    def size_menu(self) -> Menu:
        """Return the choice of sizes."""
        menu = Menu(self._theme, self)
        group = QActionGroup(menu)
        look = self._formatting.current()
        for size in (*SIZES[:1], "", *SIZES[1:]):
            action = QAction(self._size_words()[size], menu, checkable=True)
            action.setChecked(size == look.size)
            action.triggered.connect(partial(self._formatting.size, size))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _size_words(self) -> dict[str, str]:
        return {
            "small": self.tr("Small"),
            "": self.tr("Usual"),
            "large": self.tr("Large"),
            "huge": self.tr("Huge"),
        }
