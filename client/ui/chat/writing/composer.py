"""What one writes with: tools, the editor, emoji, and the row that sends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.chat.writing.calling_list import Calling
from client.ui.chat.writing.completion import Completion
from client.ui.chat.writing.editor import Editor, SendKey
from client.ui.chat.writing.emoji_panel import EmojiPanel
from client.ui.chat.writing.enclosure_strip import EnclosureStrip
from client.ui.chat.writing.format_bar import FormatBar
from client.ui.chat.writing.replying import Replying
from client.ui.chat.writing.send_button import KeyButton, SendButton
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.labels import Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.translated import Translated
from client.viewmodels.messages.emoji import EmojiBook, with_recent
from shared import limits
from shared.model.bodies import Styles
from shared.model.styles import StyledText


class Composer(Translated):
    """The lower part of a chat.

    `submitted` carries what was written (a `StyledText`), `key_chosen` the key that sends from now on,
    `menu_opening` the menu beside "Send", for what else can be done with what is written;
    `edited` tells that the user has changed it. What goes with it stands in `strip`; while `awaits` more
    of that, sending waits for it.
    """

    submitted = Signal(object)
    edited = Signal()
    key_chosen = Signal(str)
    recent_changed = Signal(tuple)
    attach_wanted = Signal()
    menu_opening = Signal(Menu)

    def __init__(self, theme: Theme, book: EmojiBook, window: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._book = book
        self._recent: Sequence[str] = ()
        self._word = ""
        self._showing = False
        self._later = False
        self.awaits: Callable[[], bool] = lambda: False
        self.limit = 0
        self.editor = Editor(theme)
        self.strip = EnclosureStrip(theme)
        self._emoji = IconButton(theme, "emoji")
        self._format = IconButton(theme, "text_font")
        self._format.setCheckable(True)
        self.format_bar = FormatBar(theme, self.editor.formatting)
        self.format_bar.hide()
        self._attach = IconButton(theme, "attach")
        self.replying = Replying(theme, window, self.editor)
        self._hint = ElidedLabel(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self.send = SendButton(theme)
        self._key = KeyButton(theme, self.send)
        self._panel = EmojiPanel(theme, book, window)
        self._completion = Completion(theme, window, self.editor)
        self.calling = Calling(theme, window, self.editor)
        self._tools = QHBoxLayout()
        self._row = QHBoxLayout()
        self._lay_out()
        self._connect()
        theme.changed.connect(self.look_again)
        self.look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._tools.addWidget(self._emoji)
        self._tools.addWidget(self._attach)
        self._tools.addWidget(self._format)
        self._tools.addWidget(self.replying.button)
        self._tools.addStretch()
        self._row.addStretch()
        self._row.addWidget(self._hint)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.send)
        halves.addWidget(self._key)
        self._row.addLayout(halves)
        self._editor_row = QHBoxLayout()
        self._editor_row.addWidget(self.editor)
        self._strip_row = QHBoxLayout()
        self._strip_row.addWidget(self.strip)
        column.addLayout(self._tools)
        column.addWidget(self.format_bar)
        column.addLayout(self._strip_row)
        column.addLayout(self._editor_row)
        column.addLayout(self._row)

    def _connect(self) -> None:
        self.editor.sent.connect(self.submit)
        self.send.clicked.connect(self.submit)
        self._key.clicked.connect(self._open_key_menu)
        self.editor.typed.connect(self._text_changed)
        self.editor.wanted.connect(self._offer)
        self._book.ready.connect(self._names_came)
        self.editor.calls.connect(self._call)
        self.editor.replies.connect(self._reply)
        self.replying.send_wanted.connect(self.submit)
        self._completion.chosen.connect(self._complete)
        self._emoji.clicked.connect(self._open_panel)
        self._format.toggled.connect(self.format_bar.setVisible)
        self._attach.clicked.connect(self.attach_wanted)
        self.strip.emptied.connect(self.editor.setFocus)
        self._panel.chosen.connect(self._insert)
        self._panel.closed.connect(self.editor.setFocus)

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        m = self._theme.measures
        self._tools.setContentsMargins(m.space12, m.space4, m.space12, m.space4)
        self._row.setContentsMargins(m.space20, 0, m.space20, m.space12)
        self._row.setSpacing(m.space12)
        self._strip_row.setContentsMargins(m.space20, 0, m.space20, m.space4)
        self._editor_row.setContentsMargins(m.space20, 0, m.space20, 0)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._emoji.name(self.tr("Emoji"))
        self._format.name(self.tr("Format"))
        self._attach.name(self.tr("Send a file"))
        self.replying.retranslate()
        self.strip.retranslate()
        self.send.setText(self.tr("Send"))
        self.send.setAccessibleName(self.tr("Send"))
        self.send.updateGeometry()
        self._key.name(self.tr("Other ways to send"))
        self._typed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between chat and editor."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.colours.line)

    def set_key(self, key: SendKey) -> None:
        """Send by another key."""
        self.editor.send_key = key
        self._typed()

    def set_recent(self, recent: Sequence[str]) -> None:
        """Know which emoji were used last."""
        self._recent = recent

    def set_text(self, text: str, styles: Styles = ()) -> None:
        """Show a draft, with the cursor at its end. It was not typed here: `edited` is not told."""
        # What was to be sent once its files are there is not what stands here now.
        self._later = False
        self._showing = True
        self.editor.formatting.show(StyledText(text, styles))
        self._showing = False

    def submit(self) -> None:
        """Hand the text on, if there is something to send and all of it is there."""
        self._later = self.awaits()
        if self.send.isEnabled() and not self._later:
            self._completion.hide()
            self.calling.list.hide()
            self.replying.list.hide()
            self.submitted.emit(self.editor.words)

    def close_panels(self) -> None:
        """Close what was opened to choose from for another chat."""
        for panel in (self._panel, self.replying.panel):
            if panel.isVisible():
                panel.close_panel()

    @property
    def may_send(self) -> bool:
        """Whether there is something to send, and all of it is there."""
        return self.send.isEnabled() and not self.awaits()

    def leave(self) -> StyledText:
        """Return what is written, and begin anew."""
        words = self.editor.words
        self.set_text("")
        self.edited.emit()
        return words

    def enclosed(self) -> None:
        """Take in that more goes with the text, or less; send if that was what sending waited for."""
        self._typed()
        if self._later and not self.awaits():
            self.submit()

    def _text_changed(self) -> None:
        self._typed()
        if not self._showing:
            self.edited.emit()

    def _typed(self) -> None:
        text = self.editor.text
        surplus = len(text) - self.limit if self.limit else 0
        piecemeal = len(self.editor.words.styles) > limits.STYLES
        something = bool(text.strip() or self.strip.tiles or self.awaits())
        self.send.setEnabled(something and surplus <= 0 and not piecemeal)
        self._key.update()
        if surplus > 0:
            self._hint.setText(self.tr("Too long by %n", "", surplus))
            self._hint.set_tone(Tone.DANGER)
        elif piecemeal:
            most = limits.STYLES
            self._hint.setText(
                self.tr("More than %n pieces look otherwise. Clear some formatting.", "", most)
            )
            self._hint.set_tone(Tone.DANGER)
        else:
            enter = self.tr("Enter to send, Shift+Enter for a new line")
            control = self.tr("Ctrl+Enter to send")
            self._hint.setText(enter if self.editor.send_key is SendKey.ENTER else control)
            self._hint.set_tone(Tone.THIRD)
        # Of which key sends, a part says nothing; of what is wrong, some is better than none.
        self._hint.spared = surplus <= 0 and not piecemeal

    def _open_key_menu(self) -> None:
        menu = self.key_menu()
        corner = self._key.mapToGlobal(QPoint(self._key.width(), 0))
        menu.popup(corner - QPoint(menu.sizeHint().width(), menu.sizeHint().height() + 4))

    def key_menu(self) -> Menu:
        """Return other ways to send, and the choice of the key that does."""
        menu = Menu(self._theme, self)
        self.menu_opening.emit(menu)
        if not menu.isEmpty():
            menu.addSeparator()
        group = QActionGroup(menu)
        for key, words in (
            (SendKey.ENTER, self.tr("Send with Enter")),
            (SendKey.CTRL_ENTER, self.tr("Send with Ctrl+Enter")),
        ):
            action = QAction(words, menu, checkable=True)
            action.setChecked(key is self.editor.send_key)
            action.triggered.connect(lambda _=False, key=key: self.key_chosen.emit(key.value))
            group.addAction(action)
            menu.addAction(action)
        return menu

    # Emoji

    def _offer(self, word: str) -> None:
        """Offer emoji by a word; once their names are there, if they are not."""
        self._word = "" if self._showing else word
        asks = len(self._word) > 1 or bool(self._word and not self._word.isascii())
        if self._word and not self._book.loaded:
            self._book.prepare()
            return
        self._completion.offer(self._book.find(word, recent=self._recent) if asks else ())

    def _names_came(self) -> None:
        if self._word and self.editor.hasFocus():
            self._offer(self._word)

    def _call(self, word: object) -> None:
        self.calling.offer(word if isinstance(word, str) and not self._showing else None)

    def _reply(self, word: object) -> None:
        self.replying.offer(word if isinstance(word, str) and not self._showing else None)

    def _complete(self, emoji: str) -> None:
        self.editor.complete(emoji)
        self._used(emoji)
        self._completion.hide()

    def _open_panel(self) -> None:
        self._book.prepare()
        if self._panel.turn(self._emoji):
            self._panel.offer(self._recent)

    def _insert(self, emoji: str) -> None:
        self.editor.insert(emoji)
        self._used(emoji)
        self._panel.close_panel()

    def _used(self, emoji: str) -> None:
        self._recent = with_recent(self._recent, emoji)
        self.recent_changed.emit(self._recent)
