"""Avatars: a person's picture, else initials on a colour by id; a glyph for groups and bots."""

from dataclasses import dataclass
from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from client.ui.drawing.presence import paint_mark
from client.ui.theme.theme import Theme
from client.viewmodels.conversations.model import ConversationKind
from client.viewmodels.people.naming import Presence, initials

LIGHT = (
    *(("#F9CDC9", "#6E3330"), ("#F1D3B7", "#663C08"), ("#DDDCB6", "#4F4A00"), ("#C3E3C8", "#1F542E")),
    *(("#B3E3E9", "#00545D"), ("#C1DCFA", "#1F4A73"), ("#DBD3F7", "#4B3D70"), ("#F3CDE1", "#673352")),
)
DARK = (
    *(("#6A403C", "#FFE3DF"), ("#644628", "#FCE7D3"), ("#524F26", "#EEEDD2"), ("#34563B", "#DCF2DF")),
    *(("#1C565D", "#D1F3F6"), ("#334F6D", "#DAEEFF"), ("#4F466B", "#ECE7FF"), ("#654055", "#FEE2F1")),
)
SHORT_BELOW = 32
OFFLINE_OPACITY = 0.55


GLYPHS = {
    ConversationKind.GROUP: "people_team",
    ConversationKind.ANNOUNCE: "megaphone",
    ConversationKind.ROOM: "number_symbol",
    ConversationKind.BOT: "bot",
    ConversationKind.DEVICES: "desktop",
    ConversationKind.FOLDED: "archive",
}
"""What the avatars of all but people show; those are round, these are square."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What an avatar shows."""

    id: bytes
    name: str
    kind: ConversationKind = ConversationKind.PERSON
    presence: Presence | None = None


def pair(identity: bytes, *, dark: bool) -> tuple[QColor, QColor]:
    """Return the fill and the ink of an id."""
    fill, ink = (DARK if dark else LIGHT)[crc32(identity) % len(LIGHT)]
    return QColor(fill), QColor(ink)


def paint_avatar(painter: QPainter, box: QRectF, portrait: Portrait, theme: Theme, surface: QColor) -> None:
    """Draw an avatar into a square, with its presence mark ringed by the surface it stands on."""
    fill, ink = pair(portrait.id, dark=theme.dark)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    away = portrait.presence in {Presence.OFFLINE, Presence.INVISIBLE}
    painter.setOpacity(OFFLINE_OPACITY if away else 1.0)
    glyph = GLYPHS.get(portrait.kind)
    ratio = painter.device().devicePixelRatioF()
    face = theme.faces.face(portrait.id, box.width(), ratio) if glyph is None else None
    if face is None:
        painter.fillPath(shape(box, portrait.kind), fill)
    if face is not None:
        painter.drawPixmap(box, face, QRectF(face.rect()))
    elif glyph is None:
        paint_initials(painter, box, portrait.name, ink, theme)
    else:
        size = max(theme.fonts.pixels(12), round(box.width() / 2))
        theme.icons.paint(painter, box.center(), glyph, size, ink, filled=True)
    painter.restore()
    if portrait.presence is not None:
        paint_mark(painter, box, portrait.presence, theme, surface)


def shape(box: QRectF, kind: ConversationKind) -> QPainterPath:
    """Return the outline: a disc, or a square with corners of a quarter."""
    path = QPainterPath()
    if kind not in GLYPHS:
        path.addEllipse(box)
    else:
        path.addRoundedRect(box, box.width() / 4, box.width() / 4)
    return path


def paint_initials(painter: QPainter, box: QRectF, name: str, ink: QColor, theme: Theme) -> None:
    """Write the initials in the middle; a person whose name has none gets a figure."""
    letters = initials(name, short=box.width() < theme.fonts.pixels(SHORT_BELOW))
    if not letters:
        theme.icons.paint(painter, box.center(), "person", round(box.width() / 2), ink, filled=True)
        return
    share = 0.36 if len(letters) > 1 else 0.46
    painter.setFont(theme.fonts.sized(round(box.width() * share)))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
