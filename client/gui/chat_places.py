"""Where the windows of chats stood on each set of screens: each one's own place, or beside the last one."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from client.gui.places import Keep, Kept, Places, screens_key, with_place
from client.ui.widgets.placed import FRAME, Placed

MOST = 60
"""Places that are remembered: of all chats on all sets of screens."""
STEP = 28
"""Pixels by which a window stands beside the one it would cover."""


def of_one(places: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the places of one window by the set of screens."""
    named = (key.partition(" ") for key in places)
    return {screens: places[f"{screens} {one}"] for screens, _, one in named if one == name}


def last_on(places: Mapping[str, str], screens: str) -> str:
    """Return where a window of a chat stood last on a set of screens."""
    found = [place for key, place in places.items() if key.startswith(f"{screens} ")]
    return found[-1] if found else ""


def step_aside(window: Placed, others: Iterable[Placed]) -> None:
    """Cover no other window exactly, as far as the screen has room for that."""
    taken = [one.pos() for one in others if one is not window and one.isVisible()]
    room = window.screen().availableGeometry().size() - window.size() - FRAME
    corner = window.screen().availableGeometry().topLeft()
    for _ in taken:
        if all((one - window.pos()).manhattanLength() >= STEP for one in taken):
            return
        x, y = window.x() + STEP - corner.x(), window.y() + STEP - corner.y()
        # Below the last place there is comes the first one again.
        window.move(corner + QPoint(x if x <= room.width() else 0, y if y <= room.height() else 0))


class ChatPlaces:
    """Looks after the windows of chats. `kept` and `keep` reach the preferences."""

    def __init__(self, kept: Kept, keep: Keep) -> None:
        self._kept = kept
        self._keep = keep

    def look_after(self, window: Placed, name: str, others: Iterable[Placed]) -> Places:
        """Put a new window where it stood, and note where it goes. `name` is its own among the chats."""

        def keep(places: dict[str, str]) -> None:
            merged = dict(self._kept())
            for screens, place in places.items():
                if merged.get(f"{screens} {name}") != place:
                    merged = with_place(merged, f"{screens} {name}", place, MOST)
            self._keep(merged)

        places = Places(window, lambda: of_one(self._kept(), name), keep)
        places.restore(last_on(self._kept(), screens_key(QGuiApplication.screens())))
        step_aside(window, others)
        return places
