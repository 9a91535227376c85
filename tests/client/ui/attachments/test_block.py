"""Where pictures and files stand in a bubble, before their bytes are here."""

import itertools

import pytest

from client.ui.chat.log.attachment_block import LEAST_SIDE, AttachmentBlock, arrange
from client.ui.theme.measures import SCALES, Measures
from shared import limits
from shared.model.bodies import Attachment

M = Measures()


def picture(width: int, height: int) -> Attachment:
    return Attachment(bytes(32), "合影.png", 10, "image/png", width, height)


def file(name: str = "表.xlsx") -> Attachment:
    return Attachment(bytes(32), name, 10)


def apart(block: AttachmentBlock) -> bool:
    pairs = itertools.combinations((piece.box for piece in block.pieces), 2)
    return not any(one.intersects(other) for one, other in pairs)


@pytest.mark.parametrize(
    ("size", "box"),
    [
        *(((1600, 900), (320, 180)), ((900, 1600), (135, 240)), ((200, 100), (200, 100))),
        *(((320, 240), (320, 240)), ((20, 20), (LEAST_SIDE, LEAST_SIDE)), ((4000, 10), (320, LEAST_SIDE))),
    ],
)
def test_one_picture_keeps_its_shape(size: tuple[int, int], box: tuple[int, int]) -> None:
    (piece,) = arrange([picture(*size)], 400, M, right=False).pieces
    assert (piece.box.width(), piece.box.height()) == box


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (3, 3), (4, 2), (5, 3), (9, 3)])
def test_several_pictures_stand_in_a_grid(count: int, columns: int) -> None:
    block = arrange([picture(1600, 900)] * count, 400, M, right=False)
    assert len({piece.box.left() for piece in block.pieces}) == columns
    assert block.width <= M.picture_width
    assert apart(block)


@pytest.mark.parametrize("percent", SCALES)
@pytest.mark.parametrize("most", [60.0, 200.0, 500.0])
@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("pictures", [0, 1, 2, 9])
def test_nothing_leaves_its_room_or_meets_another(
    percent: int, most: float, right: bool, pictures: int
) -> None:
    files = [picture(1600 + one, 10 + one) for one in range(pictures)]
    files += [file()] * min(3, limits.ATTACHMENTS - pictures)
    block = arrange(files, most, Measures().scaled(percent), right=right)
    assert apart(block)
    for piece in block.pieces:
        assert piece.box.left() >= 0
        assert piece.box.right() <= block.width <= most + 0.5
        assert piece.box.bottom() <= block.height
    assert sorted(piece.number for piece in block.pieces) == list(range(len(files)))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_narrower_window_asks_for_no_other_pictures(count: int) -> None:
    files = [picture(1600, 900)] * count
    wide = arrange(files, 400, M, right=False)
    narrow = arrange(files, 250, M, right=False)
    assert [piece.box.size() for piece in wide.pieces] == [piece.full for piece in wide.pieces]
    assert [piece.full for piece in narrow.pieces] == [piece.full for piece in wide.pieces]
    assert narrow.width <= 250


def test_what_is_narrower_stands_at_its_author_s_side() -> None:
    left = arrange([picture(100, 100), file()], 400, M, right=False)
    right = arrange([picture(100, 100), file()], 400, M, right=True)
    assert left.pieces[0].box.left() == 0
    assert right.pieces[0].box.right() == right.width
