"""Words over several lines keep the height of a line, whatever characters are in them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from pytestqt.qtbot import QtBot

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label
from client.ui.widgets.paragraph import Paragraph

WIDTH = 200
LEFT = Qt.AlignmentFlag.AlignLeft
TEXTS = (
    "They are signed out everywhere at once, and come in again.",
    "将立即在所有设备退出，不能再登录。聊天记录保留，所管的群交给你选的同事。",
)


def flowing(theme: Theme, qtbot: QtBot, words: str, role: Role = Role.CONTROL) -> Label:
    label = Label(theme, words, role=role)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    return label


@pytest.mark.parametrize("words", TEXTS)
@pytest.mark.parametrize("role", [Role.META, Role.PREVIEW, Role.CONTROL, Role.TITLE])
def test_every_line_is_as_high_as_the_type_scale_says(
    theme: Theme, qtbot: QtBot, words: str, role: Role
) -> None:
    label, line = flowing(theme, qtbot, words, role), theme.fonts.line(role)
    height = label.heightForWidth(WIDTH)
    assert height > line
    assert height % line == 0
    assert label.heightForWidth(WIDTH * 20) == line


def test_a_word_without_an_end_is_broken(theme: Theme, qtbot: QtBot) -> None:
    label = flowing(theme, qtbot, "x" * 200)
    assert label.heightForWidth(WIDTH) >= 5 * theme.fonts.line(Role.CONTROL)


def test_no_group_of_a_fingerprint_is_torn(theme: Theme) -> None:
    font = theme.fonts.get(Role.PREVIEW)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance("ABCD-EFGH-IJ") + 1
    laid = Paragraph("ABCD-EFGH-IJKL", font, theme.fonts.line(Role.PREVIEW), width, LEFT)
    assert laid.widest <= metrics.horizontalAdvance("ABCD-EFGH-") + 1


def test_lines_that_were_typed_stay_lines(theme: Theme, qtbot: QtBot) -> None:
    line = theme.fonts.line(Role.CONTROL)
    assert flowing(theme, qtbot, "one\ntwo\n\nfour").heightForWidth(WIDTH) == 4 * line


def test_words_are_painted_where_they_have_room(theme: Theme, qtbot: QtBot) -> None:
    label = flowing(theme, qtbot, TEXTS[0])
    label.resize(WIDTH, label.heightForWidth(WIDTH))
    shown = label.grab().toImage()
    ground, line = shown.pixelColor(WIDTH - 1, 0), theme.fonts.line(Role.CONTROL)
    for top in range(0, label.height(), line):
        inked = [
            (x, y) for x in range(WIDTH) for y in range(top, top + line) if shown.pixelColor(x, y) != ground
        ]
        assert inked, top
        assert min(y for _, y in inked) > top
        assert max(y for _, y in inked) < top + line


def test_a_hyphen_within_a_word_ends_no_line(theme: Theme, qtbot: QtBot) -> None:
    words, role = "Each chooses another at the first sign-in.", Role.CONTROL
    label, metrics = flowing(theme, qtbot, words, role), QFontMetrics(theme.fonts.get(role))
    room = metrics.horizontalAdvance("Each chooses another at the first sign-") + 2
    label.resize(room, label.heightForWidth(room))
    shown, line = label.grab().toImage(), theme.fonts.line(role)
    ground = shown.pixelColor(room - 1, 0)
    left = metrics.horizontalAdvance("Each chooses another at the first ")
    assert label.height() == 2 * line
    assert all(shown.pixelColor(x, y) == ground for x in range(left, room) for y in range(line))
