"""Avatars: a colour by id, presence by shape."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from client.ui.drawing.avatars import DARK, LIGHT, Portrait, paint_avatar, pair
from client.ui.drawing.presence import outline, paint_shape
from client.ui.theme.theme import Theme
from client.viewmodels.conversations.model import ConversationKind
from client.viewmodels.people.naming import Presence
from tests.client.ui.contrast import contrast


def drawn(portrait: Portrait, theme: Theme, size: int = 40) -> QImage:
    image = QImage(size + 8, size + 8, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.colours.base)
    painter = QPainter(image)
    paint_avatar(painter, QRectF(4, 4, size, size), portrait, theme, theme.colours.base)
    painter.end()
    return image


def test_an_id_has_one_colour_for_good(theme: Theme) -> None:
    assert pair(b"someone", dark=False) == pair(b"someone", dark=False)
    assert {pair(bytes([number]), dark=False)[0].name() for number in range(64)} == {
        fill.lower() for fill, _ in LIGHT
    }


def test_initials_can_be_read_in_every_pair() -> None:
    for fill, ink in (*LIGHT, *DARK):
        assert contrast(QColor(fill), QColor(ink)) >= 4.5


def test_people_are_round_and_groups_square(theme: Theme) -> None:
    person = drawn(Portrait(b"x", "张伟"), theme)
    group = drawn(Portrait(b"x", "装配二组", ConversationKind.GROUP), theme)
    surface = theme.colours.base
    assert person.pixelColor(7, 7) == surface
    assert group.pixelColor(14, 5) != surface


def test_each_presence_has_its_own_look(theme: Theme) -> None:
    looks: dict[bytes, Presence] = {}
    for presence in Presence:
        if presence is Presence.INVISIBLE:
            continue  # Looks like offline, on purpose.
        image = QImage(16, 16, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_shape(painter, QRectF(2, 2, 12, 12), presence, QColor("black"), QColor("white"))
        painter.end()
        looks[bytes(image.constBits())] = presence
    assert len(looks) == len(Presence) - 1


def test_the_offline_are_pale(theme: Theme) -> None:
    bright = drawn(Portrait(b"x", "张伟", presence=Presence.ONLINE), theme).pixelColor(24, 7)
    pale = drawn(Portrait(b"x", "张伟", presence=Presence.OFFLINE), theme).pixelColor(24, 7)
    assert contrast(pale, theme.colours.base) < contrast(bright, theme.colours.base)


def test_a_name_without_letters_still_has_an_avatar(theme: Theme) -> None:
    blank = drawn(Portrait(b"x", "\u200b\u200b"), theme)
    fill = pair(b"x", dark=False)[0]
    colours = {blank.pixelColor(24, y).name() for y in range(12, 36)}
    assert colours - {fill.name()}, "a figure is drawn"


def test_the_mark_of_a_large_avatar_stands_on_its_rim(theme: Theme) -> None:
    large = drawn(Portrait(b"x", "张伟", presence=Presence.ONLINE), theme, 96)
    middle, aside = 4 + 48, 36
    assert large.pixelColor(middle + aside, middle + aside) == theme.colours.online
    assert large.pixelColor(4 + 94, 4 + 94) == theme.colours.base


def test_marks_stay_inside_of_their_box(theme: Theme) -> None:
    for presence in Presence:
        assert QRectF(1, 1, 14, 14).contains(outline(QRectF(2, 2, 12, 12), presence).boundingRect())
