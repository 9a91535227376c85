"""Where a message's pictures and files stand in its bubble: known before any of their bytes is here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from client.ui.theme.measures import Measures
from client.viewmodels.messages.words import is_picture
from shared.model.bodies import Attachment

LEAST_SIDE = 48
"""A picture's box has at least this, so that it can be seen and hit; what is thinner stands in its middle."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One attachment and its box, counted from the block's upper left corner.

    `number` is its place in the message. A picture is unpacked for a box of the size `full`, which it has
    where there is room, so that not every step of a window's width asks for it anew; `cover` tells that it
    fills that, cut where needed.
    """

    number: int
    file: Attachment
    box: QRectF
    picture: bool
    cover: bool = False
    full: QSizeF = field(default_factory=QSizeF)


@dataclass(frozen=True, slots=True)
class AttachmentBlock:
    """All attachments of a message."""

    pieces: tuple[Piece, ...]
    width: float
    height: float


def arrange(
    attachments: Sequence[Attachment], most: float, measures: Measures, *, right: bool
) -> AttachmentBlock:
    """Place pictures above files within a width; `right` puts what is narrower at the right edge."""
    numbered = list(enumerate(attachments))
    pictures = [one for one in numbered if is_picture(one[1])]
    files = [one for one in numbered if not is_picture(one[1])]
    placed = _pictures(pictures, most, measures)
    gap = float(measures.space4)
    top = max((piece.box.bottom() for piece in placed), default=-gap) + gap
    width = min(most, float(measures.file_card))
    for number, file in files:
        box = QRectF(0, top, width, measures.file_card_height)
        placed.append(Piece(number, file, box, picture=False))
        top = box.bottom() + gap
    whole = max(piece.box.right() for piece in placed)
    if right:
        picture_right = max((piece.box.right() for piece in placed if piece.picture), default=whole)
        shift = whole - picture_right
        placed = [
            replace(piece, box=piece.box.translated(shift, 0)) if piece.picture else piece for piece in placed
        ]
    return AttachmentBlock(tuple(placed), whole, top - gap)


def _pictures(pictures: Sequence[tuple[int, Attachment]], most: float, measures: Measures) -> list[Piece]:
    """Place one picture in its own shape, several in squares: two or four in two columns, others in three."""
    if not pictures:
        return []
    whole = QSizeF(measures.picture_width, measures.picture_height)
    room = QSizeF(min(most, whole.width()), whole.height())
    if len(pictures) == 1:
        number, file = pictures[0]
        size, _ = shape_of(file, room)
        full, cover = shape_of(file, whole)
        return [Piece(number, file, QRectF(QPointF(), size), picture=True, cover=cover, full=full)]
    columns = 2 if len(pictures) in {2, 4} else 3
    gap = measures.space4
    side, full_side = (
        float(math.floor((one.width() - (columns - 1) * gap) / columns)) for one in (room, whole)
    )
    return [
        Piece(
            *(number, file),
            QRectF(place % columns * (side + gap), place // columns * (side + gap), side, side),
            picture=True,
            cover=True,
            full=QSizeF(full_side, full_side),
        )
        for place, (number, file) in enumerate(pictures)
    ]


def shape_of(file: Attachment, room: QSizeF) -> tuple[QSizeF, bool]:
    """Return the box of a picture that stands alone, and whether the picture is cut to fill it."""
    natural = QSizeF(file.width, file.height)
    fitting = natural
    if natural.width() > room.width() or natural.height() > room.height():
        fitting = natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    least = QSizeF(LEAST_SIDE, LEAST_SIDE).boundedTo(room)
    box = QSizeF(math.ceil(fitting.width()), math.ceil(fitting.height())).expandedTo(least)
    thin = fitting.width() < least.width() or fitting.height() < least.height()
    return box, thin and fitting != natural
