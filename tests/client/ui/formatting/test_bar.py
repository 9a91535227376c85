"""Looks by the bar: what it shows is in force, and what is clicked comes into force."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import Editor
from client.ui.theme.theme import Look, Mode, Theme
from shared.model.bodies import Style
from tests.client.ui.formatting.writing import click, select


def test_the_bar_opens_and_shows_what_is_in_force(composer: Composer, editor: Editor) -> None:
    assert not composer.format_bar.isVisible()
    click(composer, "Format")
    assert composer.format_bar.isVisible()
    click(composer, "Bold")
    click(composer, "Red")
    assert editor.hasFocus()
    QTest.keyClicks(editor, "one ")
    click(composer, "Bold")
    click(composer, "Usual colour")
    click(composer, "Italic")
    QTest.keyClicks(editor, "two")
    assert editor.words.styles == (Style(0, 4, bold=True, colour="red"), Style(4, 3, italic=True))

    def shown() -> list[str]:
        every = composer.format_bar.findChildren(QAbstractButton)
        return [one.accessibleName() for one in every if one.isChecked()]

    assert shown() == ["Italic", "Usual colour"]
    select(editor, 1, 3)
    assert shown() == ["Bold", "Red"]
    select(editor, 1, 6)
    assert shown() == []
    click(composer, "Clear formatting")
    assert editor.words.styles == (Style(0, 1, bold=True, colour="red"), Style(6, 1, italic=True))
    click(composer, "Format")
    assert not composer.format_bar.isVisible()


def test_sizes_are_chosen_from_a_menu_and_the_editor_grows_with_them(
    composer: Composer, editor: Editor
) -> None:
    click(composer, "Format")
    QTest.keyClicks(editor, "one\ntwo\nthree".replace("\n", " "))
    low = editor.height()
    select(editor, 0, 13)
    menu = composer.format_bar.size_menu()
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        *(("Small", False), ("Usual", True), ("Large", False), ("Huge", False)),
    ]
    menu.actions()[3].trigger()
    assert editor.words.styles == (Style(0, 13, size="huge"),)
    editor.insertPlainText("\n")
    for _ in range(3):
        editor.textCursor().insertText("more\n")
    assert editor.height() > low
    menu = composer.format_bar.size_menu()
    menu.actions()[1].trigger()
    QTest.keyClicks(editor, "x")
    assert editor.words.styles[-1].start + editor.words.styles[-1].length < len(editor.text)


def test_the_bar_fits_into_the_narrowest_chat(composer: Composer, theme: Theme) -> None:
    for scale in (100, 200):
        theme.choose(Look(mode=Mode.LIGHT, scale=scale))
        assert composer.format_bar.minimumSizeHint().width() <= theme.measures.chat_least
