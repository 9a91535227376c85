"""The editor: grows with its text, sends by the key the user chose, never while an input method composes."""

import re
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from client.ui.chat.text.formatting import Formatting
from client.ui.chat.text.spelling import SpellMarks
from client.ui.chat.text.words_clip import clip, clipped, plain
from client.ui.chat.writing.pasted import brings_files
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.edit_menu import edit_menu
from client.ui.widgets.menu import Menu
from client.ui.widgets.scrolling import OverlayScrollBar
from shared.model.styles import StyledText

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMPLETING = re.compile(r"(?:^|(?<=\s)|(?<=[\u3000-\u9fff]))[:：]([\w+-]{1,24})$")
CALLING = re.compile(r"(?:^|(?<=[^A-Za-z0-9._%+-]))[@＠]([^\s@＠]{0,24})$")
"""An @ that may call somebody, as against one in the middle of a mail address."""
REPLYING = re.compile(r"^[/／]([^\s/／]{0,24})$")
"""A slash that may ask for a quick reply: at the beginning of a line, as against one in a path."""
CONTROL = Qt.KeyboardModifier.ControlModifier
CLEAR = (CONTROL | Qt.Key.Key_Space, CONTROL | Qt.Key.Key_Backslash)
"""Where an input method is switched by the space bar, the other one is left."""
PASTE_PLAIN = CONTROL | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_V
POPUP_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Escape, *ENTER)


class SendKey(StrEnum):
    """Which key sends."""

    ENTER = "enter"
    CTRL_ENTER = "ctrl_enter"


class Popup(Protocol):
    """A list under the word that is written."""

    def isVisible(self) -> bool: ...

    def hide(self) -> None: ...

    def key(self, key: int) -> None:
        """Walk, take or leave."""
        ...


class Editor(QPlainTextEdit):
    """Words to be sent, and how they look.

    `sent` asks to send; `wanted` tells the word that may become an emoji, empty when there is none;
    `calls` tells what follows an @, `replies` what follows a slash, None where there is none;
    `files_came` carries what was pasted and is no text; `keep_wanted` carries words that are to be kept as a
    quick reply. Of the `popups` the one that is open gets the keys it needs.
    """

    sent = Signal()
    wanted = Signal(str)
    calls = Signal(object)
    replies = Signal(object)
    typed = Signal()
    files_came = Signal(QMimeData)
    keep_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._composing = False
        self._hint = ""
        self._hinted = False
        self.send_key = SendKey.ENTER
        self.popups: list[Popup] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = OverlayScrollBar(theme, self)
        self.formatting = Formatting(theme, self)
        self.marks = SpellMarks(theme, self)
        self.textChanged.connect(self._text_changed)
        self.cursorPositionChanged.connect(self._look_for_word)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self.look_again)
        self.look_again()

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    @property
    def words(self) -> StyledText:
        """What is written, as it looks."""
        return self.formatting.words()

    @property
    def composing(self) -> bool:
        """Whether an input method is at work on characters that are not in the text yet."""
        return self._composing

    def set_hint(self, words: str) -> None:
        """Say what to write, while nothing is written."""
        self._hint = words
        self._hinted = self._shows_hint
        self.setAccessibleName(words)
        self.viewport().update()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        self.setFont(self.theme.fonts.get(Role.MESSAGE))
        self.document().setDocumentMargin(0)
        self.formatting.look_again()
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, between the least and the most."""
        m = self.theme.measures
        height = round(self._words_height(m.editor_most)) + 2 * m.space4
        return QSize(super().sizeHint().width(), max(m.editor_least, min(m.editor_most, height)))

    def _words_height(self, most: float) -> float:
        """Return how high the words are, as far as it matters."""
        if self.formatting.is_plain:
            return self.document().size().height() * QFontMetricsF(self.font()).lineSpacing()
        height, block = 0.0, self.document().begin()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def _text_changed(self) -> None:
        self._fit()
        self._follow_hint()
        self.typed.emit()

    @property
    def _shows_hint(self) -> bool:
        return bool(self._hint) and not self._composing and self.document().isEmpty()

    def _follow_hint(self) -> None:
        """Paint all anew when the hint comes or goes: Qt paints only the line that changed."""
        if self._shows_hint != self._hinted:
            self._hinted = self._shows_hint
            self.viewport().update()

    # Keys and input methods

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether characters are being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._fit()
        self._follow_hint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End composing, as the input method does, and offer nothing that no key could choose or close."""
        self._composing = False
        for popup in self.popups:
            popup.hide()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave Tab to the offered emoji while they are shown: else it goes on before any key is heard."""
        if forward and self._popup() is not None:
            return False
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, or write; while an input method composes every key is its own."""
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() in POPUP_KEYS and not event.modifiers() and (popup := self._popup()) is not None:
            popup.key(event.key())
        elif event.key() in ENTER:
            self._enter(event)
        elif not self._format(event):
            super().keyPressEvent(event)

    def _format(self, event: QKeyEvent) -> bool:
        """Change how words look, or paste without looks, if the key is for that."""
        pressed = event.keyCombination()
        if event.matches(QKeySequence.StandardKey.Bold):
            self.formatting.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.formatting.toggle_italic()
        elif pressed in CLEAR:
            self.formatting.clear()
        elif pressed == PASTE_PLAIN:
            self.paste_plain()
        else:
            return False
        return True

    def _enter(self, event: QKeyEvent) -> None:
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        sending = Qt.KeyboardModifier.NoModifier
        if self.send_key is SendKey.CTRL_ENTER:
            sending = Qt.KeyboardModifier.ControlModifier
        if pressed == sending:
            if not event.isAutoRepeat():
                self.sent.emit()
        else:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()

    # Emoji

    def _look_for_word(self) -> None:
        if self._composing:
            return
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = COMPLETING.search(before) if not cursor.hasSelection() else None
        self.wanted.emit(found.group(1) if found else "")
        called = CALLING.search(before) if not cursor.hasSelection() else None
        self.calls.emit(called.group(1) if called else None)
        ends = cursor.atBlockEnd() and not cursor.hasSelection()
        replying = REPLYING.search(before) if ends else None
        self.replies.emit(replying.group(1) if replying else None)

    def complete(self, emoji: str) -> None:
        """Put an emoji in the place of the word that asked for it."""
        self._replace(COMPLETING, emoji)

    def complete_call(self, name: str) -> None:
        """Put a name in the place of what was begun after an @."""
        self._replace(CALLING, f"@{name} ")

    def complete_reply(self, text: str) -> None:
        """Put a quick reply in the place of what was begun after a slash."""
        self._replace(REPLYING, plain(text))

    def _replace(self, begun: re.Pattern[str], text: str) -> None:
        """Write in the place of what was begun before the cursor."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if found := begun.search(before):
            cursor.setPosition(cursor.block().position() + found.start(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Write where the cursor is."""
        self.textCursor().insertText(plain(text))
        self.setFocus()

    def _popup(self) -> Popup | None:
        return next((one for one in self.popups if one.isVisible()), None)

    def word_box(self) -> QRect:
        """Return where the cursor stands, in the editor."""
        return self.cursorRect().translated(self.viewport().pos())

    # Pasting and painting

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words, and with the one that is pointed at."""
        menu, place = self.menu(), event.globalPos()
        word = self.marks.word_at(self.cursorForPosition(event.pos()))
        if word is None:
            menu.popup(place)
        else:
            self.marks.offer(menu, word, lambda: menu.popup(place))

    def menu(self) -> Menu:
        """Return what can be done with the words as they stand."""
        made = edit_menu(self.theme, self)
        plain_one = QAction(self.tr("Paste without formatting"), made)
        plain_one.setShortcut(QKeySequence(PASTE_PLAIN))
        plain_one.setEnabled(bool(QGuiApplication.clipboard().text()))
        plain_one.triggered.connect(self.paste_plain)
        before = next(one for one in reversed(made.actions()) if one.isSeparator())
        made.insertAction(before, plain_one)
        self.offer_to_keep(made)
        return made

    def offer_to_keep(self, menu: Menu) -> None:
        """Offer to keep what is selected as a quick reply."""
        chosen = self.formatting.selected().text
        if chosen.strip():
            menu.addSeparator()
            menu.addAction(self.tr("Keep as a quick reply"), lambda: self.keep_wanted.emit(chosen))

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self.insert(QGuiApplication.clipboard().text())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words as they look, for ourselves; plain for others."""
        return clip(self.formatting.selected())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and files to go with it."""
        return source.hasText() or brings_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words in looks that we have, or hand files on."""
        if brings_files(source):
            self.files_came.emit(source)
        else:
            self.formatting.insert(clipped(source))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words; files are for the whole chat."""
        if brings_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add marks of the spelling, and the hint while nothing is written: Qt's own would show early."""
        super().paintEvent(event)
        self.marks.paint(QPainter(self.viewport()))
        if self._shows_hint:
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            box = self.viewport().rect()
            how = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, how, self._hint)
