"""Quick replies while one writes: from a panel behind a button, or by a slash that begins a line."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from client.ui.chat.writing.completion import Offered
from client.ui.chat.writing.editor import Editor
from client.ui.chat.writing.reply_panel import ReplyPanel
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.viewmodels.chat.replies import OfferedReplies, ReplyRow
from client.viewmodels.people.naming import isolated

SHORTCUT = "Ctrl+Shift+R"
WIDTH = 360


class ReplyList(Offered[ReplyRow]):
    """Shows the replies that fit what follows a slash; `chosen` carries the words."""

    chosen = Signal(str)

    def spoken(self, item: ReplyRow) -> str:
        """Say the words."""
        return item.line

    def take(self, item: ReplyRow) -> None:
        """Tell which one."""
        self.chosen.emit(item.text)

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence, where the window has room for it."""
        size = super().sizeHint()
        return QSize(max(size.width(), self.theme.fonts.pixels(WIDTH)), size.height())

    def paint_item(self, painter: QPainter, box: QRectF, item: ReplyRow) -> None:
        """Draw the words in one line."""
        m = self.theme.measures
        words = box.adjusted(m.space8, 0, -m.space8, 0)
        write(painter, self.theme, words, isolated(item.line), Role.CONTROL, self.theme.colours.text1)


class Replying(QObject):
    """Joins an editor with what is offered. `send_wanted` asks to send what stands there now."""

    send_wanted = Signal()
    manage_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget, editor: Editor) -> None:
        super().__init__(editor)
        self._offered: OfferedReplies | None = None
        self._word: str | None = None
        self.button = IconButton(theme, "flash")
        self.panel = ReplyPanel(theme, window)
        self.list = ReplyList(theme, window, editor)
        self._editor = editor
        self.button.clicked.connect(self.open)
        self.list.chosen.connect(self._complete)
        self.panel.chosen.connect(self._insert)
        self.panel.closed.connect(editor.setFocus)
        self.panel.manage_wanted.connect(self.manage_wanted)
        shortcut = QShortcut(QKeySequence(SHORTCUT), editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open)
        self.retranslate()

    def serve(self, offered: OfferedReplies) -> None:
        """Take what there is to offer."""
        self._offered = offered
        offered.prepared.connect(self._look_again)

    def _look_again(self) -> None:
        """Find by pinyin, too, once that is known."""
        if self.panel.isVisible():
            self.panel.find_again()
        elif self._word is not None and self._editor.hasFocus():
            self.offer(self._word)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.button.name(self.tr("Quick replies"), SHORTCUT)

    def open(self) -> None:
        """Offer all of them, until it is asked for once more."""
        if self._offered is not None:
            self._offered.prepare()
            self.panel.offer(self._offered.rows)
            self.panel.turn(self.button)

    def offer(self, word: str | None) -> None:
        """Offer what fits the word behind a slash; None where there is none."""
        found: Sequence[ReplyRow] = ()
        if word is not None and self._offered is not None:
            if self._word is None:
                self._offered.prepare()
            found = self._offered.fitting(word)
        self._word = word
        self.list.offer(found)

    def _complete(self, text: str) -> None:
        self.list.hide()
        self._editor.complete_reply(text)

    def _insert(self, text: str, send: bool) -> None:
        self._editor.insert(text)
        if send:
            self.send_wanted.emit()
