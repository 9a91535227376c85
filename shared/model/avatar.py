"""A person's picture: a small JPEG, told from its markers before anybody decodes it.

Markers and frame headers are those of ITU-T T.81, annex B.
"""

import hashlib
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from shared import limits
from shared.errors import ErrorCode, Refusal

Picture = Annotated[bytes, Meta(max_length=limits.AVATAR)]

DIGEST_SIZE = 16
SCANS = 4
"""A picture written in one go has one, or one for each colour; hundreds would be work for who reads it."""

_START, _SCAN, _END = 0xD8, 0xDA, 0xD9
_BASELINE = 0xC0
_TABLES = frozenset({0xDB, 0xC4, 0xDD, 0xFE, *range(0xE0, 0xF0)})
"""Quantisation and Huffman tables, the restart interval, comments, and what applications add."""
_LENGTH = 2
"""Bytes of a segment's length, which counts itself."""
_FRAME = 6
"""Bytes of a frame header before its components: precision, height, width, and their number."""


def avatar_digest(picture: bytes) -> bytes:
    """Return what names a picture; no picture has an empty name."""
    return hashlib.sha256(picture).digest()[:DIGEST_SIZE] if picture else b""


def check_avatar(picture: bytes) -> None:
    """Refuse what is no baseline JPEG of the one size, in grey or colour; nothing of it is decoded.

    Raises Refusal `too_large` (limit) and `bad_message` (part ``avatar``).
    """
    if len(picture) > limits.AVATAR:
        raise Refusal(ErrorCode.TOO_LARGE, limit=limits.AVATAR)
    try:
        fits = _fits(picture)
    except (IndexError, ValueError):
        fits = False  # torn
    if not fits:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="avatar")


def _fits(picture: bytes) -> bool:
    if picture[:2] != bytes((0xFF, _START)) or picture[-2:] != bytes((0xFF, _END)):
        return False
    frames = 0
    for marker, at in _segments(picture):
        if marker == _SCAN:
            # Within a scan 0xFF is always followed by what is no marker of a segment.
            return frames == 1 and picture.count(bytes((0xFF, _SCAN)), at) <= SCANS
        if marker == _BASELINE:
            frames += 1
            if not _right_frame(picture, at):
                return False
        elif marker not in _TABLES:
            return False
    return False


def _segments(picture: bytes) -> Iterator[tuple[int, int]]:
    """Yield the markers up to the first scan, and where each begins; raises IndexError at a torn one."""
    at = 2
    while picture[at] == 0xFF:
        marker, length = picture[at + 1], picture[at + 2] << 8 | picture[at + 3]
        yield marker, at
        if marker == _SCAN or length < _LENGTH:
            return
        at += 2 + length


def _right_frame(picture: bytes, at: int) -> bool:
    """Tell whether a frame header has eight bits, the one size, and one colour component or three."""
    precision, *size, components = picture[at + 4 : at + 4 + _FRAME]
    height, width = size[0] << 8 | size[1], size[2] << 8 | size[3]
    return precision == 8 and (width, height) == (limits.AVATAR_SIDE,) * 2 and components in {1, 3}
