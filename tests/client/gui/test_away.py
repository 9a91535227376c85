"""Away comes from the system's idle time and the user's own measure."""

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from client.gui import away
from client.gui.away import Away

pytestmark = pytest.mark.gui


class Keyboard:
    """A system that says how long nobody has touched it."""

    def __init__(self) -> None:
        self.seconds: float | None = 0.0
        self.asked = 0

    async def idle(self) -> float | None:
        self.asked += 1
        return self.seconds


async def turns(holds: Callable[[], bool], most: int = 400) -> None:
    """Let time pass until something holds, or for so many turns."""
    for _ in range(most):
        if holds():
            return
        QApplication.processEvents()
        await asyncio.sleep(0.005)


async def look(watched: Away) -> None:
    watched.look()
    for _ in range(4):
        await asyncio.sleep(0)


@pytest.mark.usefixtures("qapp")
async def test_who_touches_nothing_is_away_until_the_next_touch() -> None:
    keyboard, minutes, told, touches = Keyboard(), [5], list[bool](), list[float]()
    watched = Away(keyboard.idle, lambda: minutes[0], told.append, touches.append)
    for seconds in (0.0, 299.9, 300.0, 900.0, 1.0):
        keyboard.seconds = seconds
        await look(watched)
    assert told == [True, False]
    assert touches == [0.0, 299.9, 300.0, 900.0, 1.0]
    keyboard.seconds = 900.0
    await look(watched)
    # The measure holds at once, too: never means never.
    minutes[0] = 0
    await look(watched)
    assert told == [True, False, True, False]
    await watched.close()


@pytest.mark.usefixtures("qapp")
async def test_a_system_that_does_not_say_makes_nobody_away() -> None:
    keyboard, told, touches = Keyboard(), list[bool](), list[float]()
    watched = Away(keyboard.idle, lambda: 5, told.append, touches.append)
    await look(watched)
    assert watched.measurable
    keyboard.seconds = None
    await look(watched)
    assert (watched.measurable, told, touches) == (False, [], [0.0])
    await watched.close()


async def test_it_is_asked_again_and_again_until_the_end(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away, "PRESENT_MS", 5)
    keyboard, told = Keyboard(), list[bool]()
    watched = Away(keyboard.idle, lambda: 1, told.append, lambda _: None)
    watched.look()
    await turns(lambda: keyboard.asked >= 3)
    assert keyboard.asked >= 3
    keyboard.seconds = 61.0
    await turns(lambda: told == [True])
    assert told == [True]
    await watched.close()
    asked = keyboard.asked
    await turns(lambda: False, 10)
    assert keyboard.asked == asked
