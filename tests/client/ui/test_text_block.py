"""Text of any kind keeps to its width, and every place in it can be found again."""

import time

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from client.ui.chat.text.block import TextBlock, TextLook, find_links
from client.ui.chat.text.units import Units
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme

HOSTILE = {
    "no space": "x" * 20_000,
    "no space, Han": "测" * 20_000,
    "emoji": "😀👍🏽" * 1000,
    "right to left": "\u202e" + "שלום עולם " * 20,
    "overrides": "\u202a\u202b\u202d\u202e\u2066\u2067" * 50 + "end",
    "zero width": "\u200b\u200d\ufeff" * 500,
    "marks": "a" + "\u0301" * 3000,
    "markup": "<script>alert(1)</script><img src=x onerror=y>" * 20,
    "lines": "a\n" * 500,
    "lone surrogate": "a\udfffb",
}


def block(theme: Theme, text: str, width: float = 400.0) -> TextBlock:
    look = TextLook(theme.fonts.get(Role.MESSAGE), 22, QColor("blue"), QColor("grey"))
    return TextBlock(text, look, width)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_keeps_to_its_width(theme: Theme, name: str) -> None:
    made = block(theme, HOSTILE[name])
    assert made.width <= 400
    assert made.height == made.lines * 22
    assert made.lines >= 1


def test_a_long_word_wraps_anywhere(theme: Theme) -> None:
    assert block(theme, "x" * 20_000).lines > 200


def test_text_from_right_to_left_is_as_wide_as_it_is(theme: Theme) -> None:
    assert block(theme, "שלום").width < 80


@pytest.mark.parametrize("text", ["hello", "你好，世界", "a😀b👍🏽c", "one\ntwo"])
def test_every_place_can_be_found_by_its_point(theme: Theme, text: str) -> None:
    made = block(theme, text)
    assert made.place_at(QPointF(-5, 5)) == 0
    assert made.place_at(QPointF(399, made.height - 2)) == len(text)


def test_qt_counts_in_units_and_we_in_characters() -> None:
    units = Units("a😀b👍c")
    assert [units.of(place) for place in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [units.place(count) for count in range(8)] == [0, 1, 1, 2, 3, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see https://nas/e217. Then", ["https://nas/e217"]),
        ("（见 http://a.b/c?d=e&f=1），好", ["http://a.b/c?d=e&f=1"]),
        (r"在 \\hc-nas\研发\V2.3 里", [r"\\hc-nas\研发\V2.3"]),
        ("www.example.com/x)", ["www.example.com/x"]),
        ("javascript:alert(1) file:///etc/passwd data:text/html,x", []),
        ("no.link here", []),
    ],
)
def test_links(text: str, targets: list[str]) -> None:
    links = find_links(text)
    assert [link.target for link in links] == targets
    assert [text[link.start : link.end] for link in links] == targets


def test_a_link_is_under_its_own_words_alone(theme: Theme) -> None:
    made = block(theme, "😀 https://nas/e217")
    assert made.link_at(QPointF(2, 5)) is None
    link = made.link_at(QPointF(60, 5))
    assert link is not None
    assert link.target == "https://nas/e217"
    assert made.link_at(QPointF(399, 5)) is None


def test_a_double_click_takes_a_word(theme: Theme) -> None:
    made = block(theme, "see E217 now 好的")
    assert made.word_at(5) == (4, 8)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("发给zhang.wei+x@hc-motion.com.cn。谢谢", "mailto:zhang.wei+x@hc-motion.com.cn"),
        ("mailto:li@hc.cn?attach=/etc/passwd", "mailto:li@hc.cn"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("a@b", None),
        ("https://li@nas/x", "https://li@nas/x"),
    ],
)
def test_mail_is_an_address_and_nothing_more(text: str, target: str | None) -> None:
    assert [link.target for link in find_links(text)] == ([] if target is None else [target])


@pytest.mark.parametrize("piece", ["x", "x@", "a.", "@", "www.", "https://", "\\\\", "x@y."])
def test_long_texts_are_searched_for_links_in_no_time(piece: str) -> None:
    started = time.thread_time()
    find_links(piece * (20_000 // len(piece)))
    assert time.thread_time() - started < 0.1
