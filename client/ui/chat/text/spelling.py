"""Wavy lines under words that are spelt wrong, and what the menu offers for one.

Painted over the words, not part of them: a highlighter would tell of every mark as of something typed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QAction, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from client.ui.chat.text.units import Units
from client.ui.theme.theme import Theme
from client.viewmodels.settings.spelling import SpellingModel, words_of

STEP, RISE = 2, 2
"""Pixels from a crest of the line to a trough, along and across."""


@dataclass(frozen=True, slots=True)
class Span:
    """A word in the document, in Qt's units."""

    text: str
    start: int
    end: int


class SpellMarks(QObject):
    """Marks the words of one editor, once `serve` has brought a model."""

    def __init__(self, theme: Theme, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._theme = theme
        self._editor = editor
        self._model: SpellingModel | None = None

    def serve(self, model: SpellingModel) -> None:
        """Look words up from now on, as long as that is switched on."""
        self._model = model
        model.changed.connect(self._paint_again)
        self._editor.cursorPositionChanged.connect(self._paint_again)

    def _paint_again(self) -> None:
        self._editor.viewport().update()

    def _words(self, block: QTextBlock) -> Iterator[Span]:
        text, first = block.text(), block.position()
        units = Units(text)
        for word in words_of(text):
            yield Span(word.text, first + units.of(word.start), first + units.of(word.end))

    def _wrong(self, block: QTextBlock) -> Iterator[Span]:
        model = self._model
        if model is None or not model.on:
            return
        at = self._editor.textCursor().position() if self._editor.hasFocus() else -1
        for span in self._words(block):
            # The word that is being written is none yet.
            if not span.start < at <= span.end and model.is_wrong(span.text):
                yield span

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Draw the lines that are in sight."""
        if self._model is None or not self._model.on:
            return
        painter.setPen(QPen(self._theme.colours.danger_text, 1))
        block = self._editor.firstVisibleBlock()
        while block.isValid() and self._top(block) <= self._editor.viewport().height():
            for span in self._wrong(block):
                self._underline(painter, span)
            block = block.next()

    def _top(self, block: QTextBlock) -> float:
        # No cursor is asked for a place: Qt counts what an input method composes, and finds none there.
        editor = self._editor
        return editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()

    def _underline(self, painter: QPainter, span: Span) -> None:
        begin, end = (self._editor.cursorRect(self._cursor(at)) for at in (span.start, span.end))
        right = end.left() if end.top() == begin.top() else self._editor.viewport().width()
        base = begin.bottom() - RISE
        crests = range(begin.left(), right, STEP)
        painter.drawPolyline([QPointF(x, base + RISE * (place % 2)) for place, x in enumerate(crests)])

    def _cursor(self, at: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(at)
        return cursor

    # The menu

    def word_at(self, cursor: QTextCursor) -> Span | None:
        """Return the word at a place that something is to be offered for: a wrong one, or one of mine."""
        model = self._model
        if model is None or not model.on:
            return None
        spans = (one for one in self._words(cursor.block()) if one.start <= cursor.position() <= one.end)
        return next((one for one in spans if model.is_wrong(one.text) or model.is_own(one.text)), None)

    def offer(self, menu: QMenu, span: Span, then: Callable[[], None]) -> None:
        """Put what can be done with a word above the rest of a menu, and then do something.

        Suggestions come a moment later: a menu that is open would grow beyond the screen.
        """
        model, first = self._model, menu.actions()[0]
        if model is None:
            return
        if model.is_own(span.text):
            self._add(menu, first, self.tr("Remove from my words"), lambda: model.remove(span.text))
            menu.insertSeparator(first)
            then()
        else:
            model.suggest(span.text, lambda words: self._suggest(model, menu, span, words, then))

    def _suggest(
        self, model: SpellingModel, menu: QMenu, span: Span, words: Sequence[str], then: Callable[[], None]
    ) -> None:
        first = menu.actions()[0]
        for word in words:
            self._add(menu, first, word, partial(self._replace, span, word))
        self._add(menu, first, self.tr("Add to my words"), lambda: model.add(span.text))
        menu.insertSeparator(first)
        then()

    def _add(self, menu: QMenu, before: QAction, words: str, act: Callable[[], None]) -> None:
        def chosen() -> None:
            act()  # without what a signal of Qt's would hand on

        action = QAction(words.replace("&", "&&"), menu)
        action.triggered.connect(chosen)
        menu.insertAction(before, action)

    def _replace(self, span: Span, word: str) -> None:
        cursor = self._cursor(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == span.text:
            cursor.insertText(word)
