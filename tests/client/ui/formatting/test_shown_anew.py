"""Words with looks after they were sent, in another theme, and when there are too many."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import Editor
from client.ui.theme.theme import Look, Mode, Theme
from shared import limits
from shared.model.bodies import Style
from shared.model.styles import StyledText
from tests.client.ui.formatting.writing import BOLD, Key, press, select


def test_nothing_of_what_was_sent_is_left_in_the_next_message(composer: Composer, editor: Editor) -> None:
    sent: list[StyledText] = []
    composer.submitted.connect(sent.append)
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "bold")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    composer.set_text("")
    QTest.keyClicks(editor, "not")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == [StyledText("bold", BOLD), StyledText("not")]


def test_a_theme_redraws_what_is_written_and_changes_nothing(
    composer: Composer, editor: Editor, theme: Theme
) -> None:
    words = StyledText("bold 😀red", (*BOLD, Style(6, 3, colour="red", size="huge")))
    editor.formatting.show(words)
    select(editor, 7, 9)
    edited: list[bool] = []
    composer.edited.connect(lambda: edited.append(True))
    for look in (Look(mode=Mode.DARK), Look(mode=Mode.LIGHT, message_size=20)):
        theme.choose(look)
        assert editor.words == words
        format_ = editor.currentCharFormat()
        assert format_.foreground().color() == theme.colours.ink_red
        assert format_.fontWeight() < 600
        assert (editor.textCursor().anchor(), editor.textCursor().position()) == (7, 9)
    assert editor.currentCharFormat().font().pixelSize() == round(20 * 24 / 14)
    assert edited == []


def test_too_many_looks_are_said_and_nothing_is_lost(composer: Composer, editor: Editor) -> None:
    many = tuple(Style(2 * place, 1, bold=True) for place in range(limits.STYLES))
    composer.set_text("x" * 500, many)
    assert composer.send.isEnabled()
    select(editor, 450, 460)
    press(editor, Key.Key_I)
    assert not composer.send.isEnabled()
    sent: list[StyledText] = []
    composer.submitted.connect(sent.append)
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == []
    assert len(editor.words.styles) == limits.STYLES + 1
    press(editor, Key.Key_Space)
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == [StyledText("x" * 500, many)]
