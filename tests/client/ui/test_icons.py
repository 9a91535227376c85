"""Icons exist in the sizes asked for, are tinted, and are drawn once."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from client.ui.drawing.logo import logo, window_icon
from client.ui.theme.icons import Icons, Style
from client.ui.theme.theme import Theme

UI = Path(__file__).resolve().parents[3] / "client" / "ui"
# Every icon that the design names; later windows take theirs from here.
DESIGN = """
chat people people_team home_split folder folder_open building settings organization megaphone
search add emoji cut attach image phone_shake text_font call call_end mic video video_off
person_support person_add history panel_right more_horizontal pin alert alert_off lock_closed
lock_open shield shield_keyhole radar cloud_off clock checkmark checkmark_circle subtract
warning error_circle info eye edit pause bot clipboard_task number_symbol desktop globe_desktop
storage keyboard paint_brush chevron_down chevron_right arrow_sync arrow_undo arrow_redo
arrow_reply arrow_forward arrow_download arrow_upload square circle arrow_up_right pen text_t
number_circle_1 blur save copy dismiss send
"""


@pytest.mark.parametrize("style", ["regular", "filled"])
def test_every_icon_of_the_design_is_there(style: str) -> None:
    icons = Style(style)
    assert [name for name in DESIGN.split() if icons.character(name, 20) is None] == []


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(LookupError, match="no_such_icon"):
        Style("regular").outline("no_such_icon", 20)


def test_an_outline_fills_its_square(theme: Theme) -> None:
    box = Style("regular").outline("search", 20).boundingRect()
    assert 0 <= box.left() <= 4
    assert 13 <= box.width() <= 20
    assert 0 <= box.top() <= 4


def test_an_icon_is_drawn_once_per_size_colour_and_ratio(theme: Theme) -> None:
    icons = Icons()
    red = icons.pixmap("send", 16, QColor("red"), 1.0)
    assert icons.pixmap("send", 16, QColor("red"), 1.0).cacheKey() == red.cacheKey()
    assert icons.pixmap("send", 16, QColor("blue"), 1.0).cacheKey() != red.cacheKey()
    sharp = icons.pixmap("send", 16, QColor("red"), 2.0)
    assert sharp.width() == 32
    assert sharp.deviceIndependentSize().width() == 16


def test_a_tint_is_the_colour_asked_for(theme: Theme) -> None:
    image = Icons().pixmap("square", 16, QColor("#0A6570"), 1.0, filled=True).toImage()
    assert image.pixelColor(8, 8).name() == "#0a6570"


def test_the_logo_is_drawn_for_each_size(theme: Theme) -> None:
    assert logo(64, 1.0).toImage().pixelColor(32, 4).name() == "#0a6570"
    assert {size.width() for size in window_icon().availableSizes()} >= {16, 32, 256}


def named_icons() -> set[str]:
    """Return the literal names given to icon-drawing calls in the sources."""
    calls = {"IconButton": 1, "pixmap": 0, "paint": 2, "tinted": 0, "IconLine": 1}
    names: set[str] = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = calls.get(called)
            if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                names.add(str(ast.literal_eval(node.args[place])))
    return names


def test_every_icon_named_in_the_sources_is_there() -> None:
    regular, names = Style("regular"), named_icons()
    assert len(names) > 5
    assert [name for name in names if regular.character(name, 20) is None] == []
