"""The harness proves itself on a small window: it sees, clicks, types, and hears complaints."""

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.accessible import State
from tests.e2e.desktop import Desktop
from tests.e2e.window import Program, Unseen, Window
from tests.support.child import python_command

SAMPLE = python_command("tests.e2e.sample_app")


@pytest.fixture
def program(desktop: Desktop) -> Generator[Program]:
    running = Program(desktop, SAMPLE, name="sample")
    yield running
    running.close()


@pytest.fixture
def window(program: Program) -> Window:
    return program.window("样例窗口")


def test_chinese_is_typed_and_a_button_clicked(window: Window) -> None:
    window.click("text", "消息")
    window.type("下午的图纸改好了，Anna 你看看？")
    assert window.find("text", "消息").text == "下午的图纸改好了，Anna 你看看？"
    window.click("push button", "发送")
    window.sees("已发送：下午的图纸改好了，Anna 你看看？")
    window.sees_no("还没有消息")


def test_keys_are_pressed_and_a_field_filled_anew(window: Window) -> None:
    window.fill("text", "消息", "一")
    window.fill("text", "消息", "二")
    window.press("Return")
    window.sees("已发送：二")
    assert window.find("text", "消息").has(State.FOCUSED)


def test_more_characters_than_a_keyboard_has_keys_are_typed(window: Window) -> None:
    for start in range(0x4E00, 0x4E00 + 240, 60):
        words = "".join(map(chr, range(start, start + 60)))
        window.fill("text", "消息", words)
        window.press("Return")
        window.sees(f"已发送：{words}")


def test_only_what_is_seen_is_seen(window: Window) -> None:
    window.sees("第 2 位同事")
    window.click("list item", "第 2 位同事")
    window.look(
        lambda tree: next((n for n in tree.walk() if n.name == "第 2 位同事" and n.has(State.SELECTED)), None)
    )
    assert "第 90 位同事" not in window.words()
    window.press("End")
    window.sees("第 100 位同事")


def test_what_does_not_come_is_told_with_the_tree(window: Window) -> None:
    with pytest.raises(Unseen, match="还没有消息"):
        window.sees("永远不会出现", timeout=0.3)
    with pytest.raises(Unseen, match="did not show it"):
        window.find("push button", re.compile("删除"), timeout=0.3)


def test_a_picture_shows_the_window(window: Window, pictures: Path) -> None:
    window.sees("还没有消息")
    picture = QImage(str(window.screenshot(pictures / "sample.png")))
    assert (picture.width(), picture.height()) == tuple(window.tree().box[2:])
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 400, 3)
    }
    assert len(colours) > 5


def test_a_window_that_is_covered_comes_to_the_front(desktop: Desktop, window: Window) -> None:
    other = Program(desktop, SAMPLE, name="other")
    second = other.window("样例窗口")
    second.activate()
    window.activate()
    window.fill("text", "消息", "在前面")
    window.press("Return")
    window.sees("已发送：在前面")
    second.sees("还没有消息")
    other.close()


def test_closing_the_window_ends_the_program(window: Window, program: Program) -> None:
    window.close()
    with pytest.raises(Unseen, match="ended with 0"):
        window.sees("永远不会出现", timeout=5)


def test_a_complaint_on_standard_error_fails_the_program(desktop: Desktop) -> None:
    program = Program(desktop, SAMPLE, name="complaining")
    window = program.window("样例窗口")
    window.fill("text", "消息", "complain")
    window.press("Return")
    window.sees("已发送：complain")
    with pytest.raises(AssertionError, match="a warning"):
        program.close()
