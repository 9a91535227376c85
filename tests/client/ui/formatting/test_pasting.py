"""Words that are copied and pasted: from here with their looks, from elsewhere with what is ours of them."""

import time

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from client.ui.chat.writing.editor import Editor
from shared.model.bodies import Style
from shared.model.styles import StyledText
from tests.client.ui.formatting.writing import BOLD, CONTROL, SHIFT, Key, press, select


def paste(editor: Editor, html: str, text: str) -> StyledText:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    editor.insertFromMimeData(data)
    return editor.words


def test_what_is_copied_here_keeps_its_looks(editor: Editor) -> None:
    editor.formatting.show(StyledText("😀bold red", (Style(1, 4, bold=True), Style(6, 3, colour="red"))))
    select(editor, 2, 8)
    editor.copy()
    assert QGuiApplication.clipboard().text() == "bold r"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.words.part(9, 15) == StyledText(
        "bold r", (Style(0, 4, bold=True), Style(5, 1, colour="red"))
    )
    editor.undo()
    assert editor.text == "😀bold red"


def test_plain_words_look_like_what_they_are_pasted_into(editor: Editor) -> None:
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "ab")
    QGuiApplication.clipboard().setText("cd")
    editor.paste()
    assert editor.words == StyledText("abcd", BOLD)


def test_the_looks_can_be_left_behind(editor: Editor) -> None:
    editor.formatting.show(StyledText("bold", BOLD))
    editor.selectAll()
    editor.copy()
    editor.formatting.show(StyledText(""))
    QTest.keyClick(editor, Key.Key_V, CONTROL | SHIFT)
    assert editor.words == StyledText("bold")
    for words in ("Paste without formatting", "Paste"):
        next(one for one in editor.menu().actions() if one.text() == words).trigger()
    assert editor.words == StyledText("boldboldbold", (Style(8, 4, bold=True),))


def test_foreign_looks_become_ours(editor: Editor) -> None:
    page = (
        "<p style='font-family: Papyrus; font-size: 15px; color: rgb(1, 1, 1)'>usual words, "
        "<b>bold</b>, <i style='color: #c00'>red</i>, <span style='font-size: 30px'>huge</span>, "
        "<a href='https://a.b/'>link</a> <span style='color: #888; background: yellow'>grey</span></p>"
    )
    assert paste(editor, page, "usual words, bold, red, huge, link grey") == StyledText(
        "usual words, bold, red, huge, link grey",
        (Style(13, 4, bold=True), Style(19, 3, italic=True, colour="red"), Style(24, 4, size="huge")),
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<b>one thing</b>", "quite another"),
        ("<b>x</b>" * 50_000, "x" * 50_000),
        ("<b>" * 20_000 + "deep", "deep"),
        (f"<style>{'b ' * 2_000}{{color:red}}</style>" + "<b>" * 1_900 + "deep", "deeper"),
        (f"< STYLE >{'b ' * 2_000}{{color:red}}" + "<b>" * 1_900 + "deep", "deeper"),
        ("<table><tr>" + "<td colspan=2000000000 rowspan=2000000000>x" * 1_000, "x" * 1_000),
        ("<b>" * 4_000 + "<img" * 500 + "deep", "deeper"),
        ("<font size=99999999>a</font>", "b"),
        ("\x00\udfff<b style='font-size:1e999px;color:#'>", "a"),
        ("", "a"),
    ],
)
def test_hostile_pages_bring_their_plain_words(editor: Editor, page: str, text: str) -> None:
    assert paste(editor, page, text) == StyledText(text)


def test_a_page_fetches_nothing(editor: Editor, tmp_path_factory: pytest.TempPathFactory) -> None:
    sheet = tmp_path_factory.mktemp("page") / "page.css"
    sheet.write_text("p { font-weight: bold }", encoding="utf-8")
    url = sheet.as_uri()
    head = f"<head><link rel='stylesheet' type='text/css' href='{url}'/></head>"
    page = f"<html>{head}<body><p>words<img src='{url}'></p></body></html>"
    assert paste(editor, page, "words") == StyledText("words")


@pytest.mark.parametrize(
    "own",
    [
        b"",
        b"\x00",
        b"\x92\xa4bold\x90",
        b"\x92\xa5other\x91\x96\x00\x04\xc3\xc2\xa0\xa0",
        b"\x92\xa4bold\x91\x96\xff\x04\xc3\xc2\xa0\xa0",
        b"\x91" * 100_000,
        b"x" * 2_000_000,
    ],
)
def test_hostile_words_in_our_own_form_come_plain(editor: Editor, own: bytes) -> None:
    data = QMimeData()
    data.setText("bold")
    data.setData("application/x-linxin-words", own)
    editor.insertFromMimeData(data)
    assert editor.words == StyledText("bold")


def test_tables_keep_their_tabs(editor: Editor) -> None:
    page = "<table><tr><td><b>a</b></td><td>1</td></tr></table>"
    assert paste(editor, page, "a\t1") == StyledText("a\t1", (Style(0, 1, bold=True),))


def test_a_long_text_with_looks_is_no_burden(editor: Editor) -> None:
    lines = StyledText("ab\n" * 6_000, tuple(Style(3 * place, 1, bold=True) for place in range(200)))
    editor.formatting.show(lines)
    press(editor, Key.Key_B)
    started = time.thread_time()
    QTest.keyClicks(editor, "xy")
    assert time.thread_time() - started < 0.5
    assert editor.words.text.endswith("xy")
