"""A key that is heard whichever program has the keyboard, on a real X server."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from client.platform.hotkey import Hotkey, system_hotkey
from client.platform.idle import system_idle
from client.platform.keys import MODIFIERS, Combination, combination
from tests.support.blocking import Watch

x11 = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("Xvfb") or not shutil.which("xdotool"),
    reason="needs Xvfb, xdotool",
)


def test_a_combination_is_read_as_people_spell_it() -> None:
    assert combination("Ctrl+Alt+L") == Combination(frozenset({"Ctrl", "Alt"}), "L")
    assert combination("Meta+J") == Combination(frozenset({"Meta"}), "J")


@pytest.mark.parametrize(
    "text", ["", "L", "Shift+L", "Ctrl+", "Ctrl+l", "Ctrl+LL", "Fn+L", "Ctrl+Alt+中", "+"]
)
def test_what_would_swallow_writing_is_none(text: str) -> None:
    assert combination(text) is None


@given(st.text())
def test_any_text_of_a_file_is_read(text: str) -> None:
    found = combination(text)
    assert found is None or found.modifiers <= set(MODIFIERS)


@pytest.fixture
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocking_watch: Watch) -> Generator[str]:
    from tests.e2e.desktop import x_server

    with blocking_watch.paused(), x_server(tmp_path, (320, 240)) as name:
        monkeypatch.setenv("DISPLAY", name)
        yield name


def taken(key: Hotkey | None) -> Hotkey:
    assert key is not None
    return key


def press(display: str, keys: str) -> None:
    subprocess.run(["xdotool", "key", keys], env={"DISPLAY": display}, check=True, timeout=10)


async def heard(holds: Callable[[], bool]) -> bool:
    for _ in range(100):
        QApplication.processEvents()
        if holds():
            return True
        await asyncio.sleep(0.01)
    return False


@x11
@pytest.mark.usefixtures("qapp")
async def test_it_is_heard_also_with_locks_and_not_once_it_is_given_up(display: str) -> None:
    key, told = taken(system_hotkey("xcb")), list[bool]()
    assert key.take(combination("Ctrl+Alt+L"), lambda: told.append(True))
    press(display, "ctrl+alt+l")
    assert await heard(lambda: len(told) == 1)
    press(display, "Num_Lock")
    press(display, "ctrl+alt+l")
    assert await heard(lambda: len(told) == 2)
    press(display, "Num_Lock")
    press(display, "ctrl+l")
    # Another takes its place, none takes it away.
    assert key.take(combination("Meta+J"), lambda: told.append(False))
    press(display, "ctrl+alt+l")
    press(display, "super+j")
    assert await heard(lambda: len(told) == 3)
    assert told == [True, True, False]
    assert key.take(None, lambda: None)
    press(display, "super+j")
    assert not await heard(lambda: len(told) > 3)
    key.close()


@x11
@pytest.mark.usefixtures("qapp")
async def test_what_another_program_has_is_refused_until_it_lets_go(display: str) -> None:
    first, second, told = taken(system_hotkey("xcb")), taken(system_hotkey("xcb")), list[str]()
    assert first.take(combination("Ctrl+Alt+L"), lambda: told.append("first"))
    assert not second.take(combination("Ctrl+Alt+L"), lambda: told.append("second"))
    # What was refused holds nothing back: another can be had at once.
    assert second.take(combination("Ctrl+Alt+K"), lambda: told.append("second"))
    press(display, "ctrl+alt+k")
    assert await heard(lambda: told == ["second"])
    first.close()
    assert second.take(combination("Ctrl+Alt+L"), lambda: told.append("second"))
    press(display, "ctrl+alt+l")
    assert await heard(lambda: told == ["second", "second"])
    second.close()


@x11
@pytest.mark.usefixtures("qapp")
async def test_a_server_that_goes_is_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.e2e.desktop import x_server

    told: list[bool] = []
    with x_server(tmp_path, (320, 240)) as name:
        monkeypatch.setenv("DISPLAY", name)
        key = taken(system_hotkey("xcb"))
        assert key.take(combination("Ctrl+Alt+L"), lambda: told.append(True))
    await heard(lambda: False)
    assert not key.take(combination("Ctrl+Alt+K"), lambda: told.append(True))
    key.close()
    assert told == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a way")
def test_where_there_is_no_way_none_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    assert system_hotkey("wayland") is None
    assert system_hotkey("xcb") is None
    assert system_idle("wayland") is not system_idle("xcb")
