"""A picture is known by its markers, and nothing that only looks like one passes."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.avatar import SCANS, avatar_digest, check_avatar
from tests.shared.samples import PICTURE

FRAME = PICTURE[2:15]
SCAN = PICTURE[15:-3]
START, END = b"\xff\xd8", b"\xff\xd9"
COMMENT = b"\xff\xfe\x00\x04hi"


def frame(
    width: int = 256, height: int = 256, *, marker: int = 0xC0, bits: int = 8, colours: int = 1
) -> bytes:
    sizes = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    parts = bytes((colours,)) + b"\x01\x11\x00" * colours
    return bytes((0xFF, marker, 0, 8 + 3 * colours, bits)) + sizes + parts


def refused(picture: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check_avatar(picture)
    return caught.value


def test_the_sample_is_one() -> None:
    assert frame() == FRAME
    check_avatar(PICTURE)
    check_avatar(START + COMMENT + frame(colours=3) + SCAN + b"\x00" * 500 + END)


@pytest.mark.parametrize(
    "picture",
    [
        *(b"", b"\xff", START + END, START + SCAN + END, START + frame() + END, PICTURE[:-2], PICTURE[1:]),
        *(START + frame(256, 257) + SCAN + END, START + frame(65_535, 65_535) + SCAN + END),
        START + frame(marker=0xC2) + SCAN + END,
        START + frame(bits=12) + SCAN + END,
        START + frame(colours=4) + SCAN + END,
        START + frame() + frame() + SCAN + END,
        START + frame() + b"\xff\xfe\x00\x01" + SCAN + END,
        START + frame() + b"\xff\xfe\xff\xff" + SCAN + END,
        START + frame() + SCAN * (SCANS + 1) + END,
        b"\x89PNG\r\n\x1a\n" + PICTURE,
        b"<svg>" + PICTURE,
    ],
)
def test_what_is_none_is_refused(picture: bytes) -> None:
    refusal = refused(picture)
    assert (refusal.code, refusal.detail) == (ErrorCode.BAD_MESSAGE, {"part": "avatar"})


def test_one_that_is_too_large_is_not_looked_at() -> None:
    room = limits.AVATAR - len(PICTURE)
    check_avatar(START + frame() + SCAN + bytes(room + 1) + END)
    refusal = refused(START + frame() + SCAN + bytes(room + 2) + END)
    assert (refusal.code, refusal.detail) == (ErrorCode.TOO_LARGE, {"limit": limits.AVATAR})


@given(st.binary(max_size=400), st.integers(0, len(PICTURE)))
def test_nothing_breaks_the_look(noise: bytes, place: int) -> None:
    for picture in (noise, PICTURE[:place] + noise, PICTURE[:place] + noise + PICTURE[place:]):
        with contextlib.suppress(Refusal):  # anything else is a fault
            check_avatar(picture)


def test_a_picture_is_named_by_what_it_holds() -> None:
    assert avatar_digest(b"") == b""
    assert len(avatar_digest(PICTURE)) == len(avatar_digest(PICTURE[::-1])) == 16
    assert avatar_digest(PICTURE) != avatar_digest(PICTURE[::-1])
