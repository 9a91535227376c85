"""Styles in a bubble: drawn as the theme draws them, whoever made them, and found again under the pointer."""

import time

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat

from client.ui.chat.text.block import TextBlock, TextLook
from client.ui.chat.text.shapes import format_of, pixels, shapes, style_of
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Look, Mode, Theme
from shared import limits
from shared.model.bodies import Style
from shared.model.styles import COLOURS, SIZES

LINE = 22


def block(theme: Theme, text: str, *styles: Style, width: float = 400.0) -> TextBlock:
    look = TextLook(theme.fonts.get(Role.MESSAGE), LINE, QColor("#0000ff"), QColor("grey"))
    return TextBlock(text, look, width, shapes=shapes(styles, len(text), theme))


def drawn(made: TextBlock, *, selected: tuple[int, int] | None = None) -> QImage:
    image = QImage(400, max(1, round(made.height)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    selection = QTextCharFormat()
    selection.setForeground(QColor("#00ff00"))
    painter = QPainter(image)
    made.draw(painter, QPointF(), QRectF(image.rect()), selected, selection)
    painter.end()
    return image


def inks(image: QImage) -> set[str]:
    """Return the colours that stand in a picture purely, as letters have them in their stems."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(
    "style", [Style(0, 9, bold=True), Style(0, 9, italic=True), Style(0, 9, size="large")]
)
@pytest.mark.parametrize("text", ["IIII HHHH", "王王王 中中中中 "])
def test_a_style_is_seen(theme: Theme, text: str, style: Style) -> None:
    assert drawn(block(theme, text, style)) != drawn(block(theme, text))


@pytest.mark.parametrize("word", COLOURS)
def test_a_colour_is_the_themes(theme: Theme, word: str) -> None:
    plain, coloured = block(theme, "IIII ■■■"), block(theme, "IIII ■■■", Style(5, 3, colour=word))
    ink = theme.colours.ink(word).name()
    assert ink in inks(drawn(coloured))
    assert ink not in inks(drawn(plain))


def test_a_link_looks_like_one_in_whatever_style(theme: Theme) -> None:
    text = "see https://nas/e217 now"
    made = block(theme, text, Style(0, 24, bold=True, colour="red", size="huge"))
    assert [(one.start, one.end) for one in made.links] == [(4, 20)]
    assert QColor("#0000ff").name() in inks(drawn(made))
    assert made.link_at(QPointF(made.width / 2, made.height / 2)) is not None


def test_what_is_selected_has_the_selections_colour(theme: Theme) -> None:
    made = block(theme, "■■■■", Style(0, 4, colour="red"))
    seen = inks(drawn(made, selected=(0, 4)))
    assert QColor("#00ff00").name() in seen
    assert theme.colours.ink("red").name() not in seen


def test_only_lines_with_larger_words_are_higher(theme: Theme) -> None:
    assert block(theme, "one", Style(0, 3, bold=True, size="small")).height == LINE
    made = block(theme, "one\ntwo\nthree", Style(4, 3, size="huge"))
    high = round(LINE * 24 / 14)
    assert made.height == 2 * LINE + high
    tops = (LINE / 2, LINE + high / 2, LINE + high + LINE / 2)
    assert [made.place_at(QPointF(-5, y)) for y in tops] == [0, 4, 8]
    assert made.place_at(QPointF(0, -50)) == 0
    assert made.place_at(QPointF(399, 5000)) == len(made.text)


def test_emoji_before_a_style_do_not_move_it(theme: Theme) -> None:
    text = "😀👍🏽 ■ ■"
    first = drawn(block(theme, text, Style(4, 1, colour="red")))
    assert theme.colours.ink("red").name() in inks(first)
    assert first != drawn(block(theme, text, Style(6, 1, colour="red")))
    assert drawn(block(theme, text, Style(3, 1, colour="red"))) == drawn(block(theme, text))


HOSTILE = {
    "beyond the text": (Style(4, 20_000, bold=True), Style(19_999, 20_000, size="huge")),
    "nothing at all": (Style(0, 0, bold=True),) * limits.STYLES,
    "unknown words": (Style(0, 20_000, colour="#ff0000", size="999px"),),
    "nested": tuple(
        Style(one, 20_000 - 2 * one, size=SIZES[one % 3], colour=COLOURS[one % 6])
        for one in range(limits.STYLES)
    ),
    "checked": tuple(Style(2 * one, 1, bold=True, size="huge") for one in range(limits.STYLES)),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("text", ["测" * 20_000, "😀" * 10_000, "a", ""])
def test_hostile_styles_are_laid_out_as_fast_as_the_words_alone(theme: Theme, name: str, text: str) -> None:
    started = time.thread_time()
    plain = block(theme, text)
    alone = time.thread_time() - started
    started = time.thread_time()
    made = block(theme, text, *HOSTILE[name])
    assert time.thread_time() - started < 4 * alone + 0.1
    assert made.width <= 400
    assert made.height >= plain.height


def test_what_means_nothing_changes_nothing(theme: Theme) -> None:
    for name in ("nothing at all", "unknown words"):
        assert drawn(block(theme, "word 测试", *HOSTILE[name])) == drawn(block(theme, "word 测试"))


def test_a_format_tells_the_look_it_was_made_of(theme: Theme) -> None:
    for size in ("", *SIZES):
        for colour in ("", *COLOURS):
            for bold, italic in ((False, False), (True, False), (False, True)):
                look = Style(3, 4, bold, italic, colour, size)
                assert style_of(format_of(look, theme), 3, 4) == look


def test_sizes_follow_the_users_own(theme: Theme) -> None:
    assert [pixels(one, theme) for one in ("small", "", "large", "huge")] == [12, 14, 18, 24]
    theme.choose(Look(mode=Mode.LIGHT, message_size=20))
    assert [pixels(one, theme) for one in ("small", "", "large", "huge")] == [17, 20, 26, 34]
    theme.choose(Look(mode=Mode.LIGHT, message_size=12))
    assert pixels("small", theme) == 12
