"""How words look while one writes: for those that are selected, else for what is typed next."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFragment
from PySide6.QtWidgets import QPlainTextEdit

from client.ui.chat.text.shapes import format_of, shapes, style_of
from client.ui.chat.text.units import Units
from client.ui.theme.theme import Theme
from shared.model.bodies import Style
from shared.model.styles import StyledText, runs

PLAIN = Style(0, 0)
MIXED = "mixed"
"""Stands for several colours or sizes in one selection; no theme knows such a word."""
Anchor = QTextCursor.MoveMode.KeepAnchor


class Formatting(QObject):
    """Reads, shows and changes the looks of the words in an editor; `changed` tells that they may be others.

    A format of the document carries the words of its style beside what they come to in the theme.
    """

    changed = Signal()

    def __init__(self, theme: Theme, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._theme = theme
        self._editor = editor
        editor.cursorPositionChanged.connect(self.changed)
        editor.selectionChanged.connect(self.changed)
        editor.textChanged.connect(self.changed)

    # All of it

    @property
    def is_plain(self) -> bool:
        """Whether nothing was ever written here that looks otherwise."""
        return all(style_of(one.toCharFormat()) == PLAIN for one in self._editor.document().allFormats())

    def words(self) -> StyledText:
        """Return what is written, as it looks."""
        text = self._editor.toPlainText()
        if self.is_plain:
            return StyledText(text)
        units = Units(text)
        return StyledText(text, runs(tuple(self._styles(units)), len(text)))

    def _styles(self, units: Units) -> Iterator[Style]:
        for one in self._fragments():
            start = units.place(one.position())
            yield style_of(one.charFormat(), start, units.place(one.position() + one.length()) - start)

    def _fragments(self, start: int = 0, end: int | None = None) -> Iterator[QTextFragment]:
        """Yield the stretches of one look that reach between two places, both in units."""
        block = self._editor.document().findBlock(start)
        while block.isValid() and (end is None or block.position() < end):
            place = block.begin()
            while not place.atEnd():
                one = place.fragment()
                if one.position() + one.length() > start and (end is None or one.position() < end):
                    yield one
                place += 1
            block = block.next()

    def show(self, words: StyledText) -> None:
        """Show other words, with the cursor at their end; there is nothing to undo then."""
        # Qt would give them the look of what stood here.
        self._editor.setCurrentCharFormat(QTextCharFormat())
        self._editor.setPlainText(words.text)
        self._dress(words)
        self._editor.document().clearUndoRedoStacks()
        self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def _dress(self, words: StyledText) -> None:
        made = shapes(words.styles, len(words.text), self._theme)
        if not made:
            return
        units = Units(words.text)
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for one in made:
            cursor.setPosition(units.of(one.start))
            cursor.setPosition(units.of(one.end), Anchor)
            cursor.setCharFormat(one.format)
        cursor.endEditBlock()

    def look_again(self) -> None:
        """Draw the words in the theme in force; what was done before cannot be undone any more."""
        if self.is_plain:
            return
        cursor = self._editor.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        blocked = QSignalBlocker(self._editor)
        self.show(self.words())
        cursor = self._editor.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, Anchor)
        self._editor.setTextCursor(cursor)
        blocked.unblock()

    # A part of it

    def selected(self) -> StyledText:
        """Return the words that are selected, as they look."""
        cursor = self._editor.textCursor()
        words = self.words()
        units = Units(words.text)
        return words.part(units.place(cursor.selectionStart()), units.place(cursor.selectionEnd()))

    def insert(self, words: StyledText) -> None:
        """Write in the place of what is selected; plain words look like what stands there."""
        cursor = self._editor.textCursor()
        if not words.styles:
            cursor.insertText(words.text)
            return
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        done = 0
        for one in shapes(words.styles, len(words.text), self._theme):
            cursor.insertText(words.text[done : one.start], QTextCharFormat())
            cursor.insertText(words.text[one.start : one.end], one.format)
            done = one.end
        cursor.insertText(words.text[done:], QTextCharFormat())
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)

    # Where the cursor stands

    def current(self) -> Style:
        """Return what all that is selected has in common, else the look of what is typed next."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return style_of(self._editor.currentCharFormat())
        fragments = self._fragments(cursor.selectionStart(), cursor.selectionEnd())
        looks = {style_of(one.charFormat()) for one in fragments} or {PLAIN}
        colours, sizes = {one.colour for one in looks}, {one.size for one in looks}
        return Style(
            *(0, 0, all(one.bold for one in looks), all(one.italic for one in looks)),
            colours.pop() if len(colours) == 1 else MIXED,
            sizes.pop() if len(sizes) == 1 else MIXED,
        )

    def toggle_bold(self) -> None:
        """Write in bold, or not any more."""
        self._change(bold=not self.current().bold)

    def toggle_italic(self) -> None:
        """Write in italics, or not any more."""
        self._change(italic=not self.current().italic)

    def colour(self, word: str) -> None:
        """Write in a colour, "" for the usual one."""
        self._change(colour=word)

    def size(self, word: str) -> None:
        """Write in a size, "" for the usual one."""
        self._change(size=word)

    def clear(self) -> None:
        """Write as usual."""
        self._change(bold=False, italic=False, colour="", size="")

    def _change(self, **change: bool | str) -> None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            self._change_selected(cursor, change)
        else:
            look = replace(style_of(self._editor.currentCharFormat()), **change)
            self._editor.setCurrentCharFormat(format_of(look, self._theme))
        self.changed.emit()

    def _change_selected(self, cursor: QTextCursor, change: dict[str, bool | str]) -> None:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        parts = [
            (max(start, one.position()), min(end, one.position() + one.length()), style_of(one.charFormat()))
            for one in self._fragments(start, end)
        ]
        pen = QTextCursor(self._editor.document())
        pen.beginEditBlock()
        for first, after, look in parts:
            pen.setPosition(first)
            pen.setPosition(after, Anchor)
            pen.setCharFormat(format_of(replace(look, **change), self._theme))
        pen.endEditBlock()
