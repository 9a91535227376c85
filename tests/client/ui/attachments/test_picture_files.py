"""Reading pictures that anybody may have made."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from client.ui.chat.pictures.files import Kind, decode, look_at, media_of
from client.ui.drawing.encoding import encode
from tests.client.ui.attachments.samples import (
    HOSTILE,
    RED,
    SVG,
    bomb,
    drawn,
    gif,
    jpeg,
    left_is,
    png,
    square,
    top_is,
)

# Qt's readers complain aloud about broken pictures, which is what is tried here.
pytestmark = pytest.mark.qt_log_ignore("JPEG", "libpng", "QImage", extend=True)


def test_the_head_says_what_a_picture_is() -> None:
    assert look_at(png(40, 30)) == Kind("image/png", 40, 30)
    assert look_at(jpeg(40, 30)) == Kind("image/jpeg", 40, 30)
    assert look_at(gif()) == Kind("image/gif", 1, 1)


def test_a_file_is_judged_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "合同.txt"
    path.write_bytes(png())
    assert look_at(path) == Kind("image/png", 40, 30)
    path.write_bytes(SVG)
    assert look_at(path) is None


def test_a_photograph_stands_upright() -> None:
    lying = jpeg(40, 20, orientation=6)
    assert look_at(lying) == Kind("image/jpeg", 20, 40)
    image = decode(lying)
    assert image is not None
    assert (image.width(), image.height()) == (20, 40)
    assert top_is(image, RED)
    small = decode(jpeg(400, 200, orientation=6), square(50))
    assert small is not None
    assert (small.width(), small.height()) == (25, 50)
    assert top_is(small, RED)


def test_a_picture_is_made_as_small_as_its_room() -> None:
    image = decode(png(400, 300), QSize(100, 100))
    assert image is not None
    assert (image.width(), image.height()) == (100, 75)
    assert left_is(image, RED)


def test_what_is_small_is_not_made_larger() -> None:
    image = decode(png(40, 30), QSize(1000, 1000))
    assert image is not None
    assert (image.width(), image.height()) == (40, 30)


@pytest.mark.parametrize("size", [(400, 100), (100, 400), (50, 60), (1, 900)])
def test_a_room_is_filled_and_no_more(size: tuple[int, int]) -> None:
    image = decode(png(*size), square(50), cover=True)
    assert image is not None
    assert image.width() <= 50
    assert image.height() <= 50
    assert image.width() == 50 or size[0] < 50
    assert image.height() == 50


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_not_shown_and_do_no_harm(name: str) -> None:
    began = time.thread_time()
    found = look_at(HOSTILE[name])
    image = decode(HOSTILE[name], square(64))
    assert time.thread_time() - began < 2
    # What is cut short may show its beginning; nothing else shows anything.
    assert image is None or (found is not None and "short" in name)
    if image is not None:
        assert image.width() <= 64


def test_a_bomb_is_not_unpacked() -> None:
    began = time.thread_time()
    assert look_at(bomb(30_000, 30_000)) == Kind("image/png", 30_000, 30_000)
    assert decode(bomb(30_000, 30_000), square(64)) is None
    assert decode(bomb(30_000, 30_000)) is None
    assert time.thread_time() - began < 1


def test_a_picture_wider_than_the_protocol_takes_is_a_file() -> None:
    assert look_at(bomb(40_000, 1)) is None


def test_a_pasted_picture_becomes_a_file() -> None:
    data = encode(drawn(8, 6), "PNG")
    assert media_of(data) == "image/png"
    assert look_at(data) == Kind("image/png", 8, 6)
