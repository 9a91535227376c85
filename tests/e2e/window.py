"""A program's window as its user has it: looked at, clicked and typed into."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRect

from tests.e2e.accessible import AccessibilityBus, Node, State
from tests.e2e.desktop import Desktop
from tests.support.child import Child

T = TypeVar("T")
PATIENCE = 10.0
Wanted = str | re.Pattern[str]


class Unseen(AssertionError):
    """What was waited for did not come to be seen; the message has the tree as it was last."""


def fits(wanted: Wanted | None, said: str) -> bool:
    """Tell whether words are those wanted: a text means all of it, a pattern any part."""
    if wanted is None:
        return True
    return said == wanted if isinstance(wanted, str) else wanted.search(said) is not None


class Program:
    """A program on a desktop, as a process of its own whose standard error must stay empty."""

    def __init__(
        self,
        desktop: Desktop,
        command: Sequence[str],
        *,
        name: str,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.desktop = desktop
        self._bus = AccessibilityBus(desktop.accessibility)
        self.process = Child(command, name=name, environment={**desktop.environment, **(environment or {})})

    def windows(self) -> list[Node]:
        """Read all windows that are shown."""
        return [window for window in self._bus.windows(self.process.pid) if window.has(State.SHOWING)]

    def looks(self, text: Node, place: int) -> dict[str, str]:
        """Read how a character of a text looks, by the names of AT-SPI."""
        return self._bus.looks(text.reference, place)

    def window(self, title: Wanted, timeout: float = PATIENCE) -> "Window":
        """Wait for a window by its title."""
        window = Window(self, title)
        window.look(lambda node: node, timeout)
        return window

    def has_window(self, title: Wanted) -> bool:
        """Tell whether a window is shown just now."""
        return any(fits(title, window.name) for window in self.windows())

    def kill(self) -> None:
        """End the program by SIGKILL."""
        self.process.kill()
        self.process.stop()
        self._bus.close()

    def close(self) -> None:
        """End the program, which must not have complained about anything."""
        try:
            self.process.stop()
        finally:
            self._bus.close()
        assert not self.process.errors, f"{self.name} wrote to standard error:\n{self.process.errors}"


class Window:
    """One window, found by its title again and again: what is read of it is never old."""

    def __init__(self, program: Program, title: Wanted) -> None:
        self._program = program
        self._title = title

    # Looking

    def look(self, wanted: Callable[[Node], T | None], timeout: float = PATIENCE) -> T:
        """Look at the window until something wanted is seen; raise Unseen with what there was instead."""
        deadline = time.monotonic() + timeout
        while True:
            windows = self._program.windows()
            for window in windows:
                if fits(self._title, window.name) and (found := wanted(window)) is not None:
                    return found
            if (code := self._program.process.returncode) is not None:
                raise Unseen(f"{self._program.name} ended with {code}:\n{self._program.process.errors}")
            if time.monotonic() > deadline:
                trees = "\n".join(map(str, windows)) or "(no window)"
                raise Unseen(f"{self._program.name} did not show it in {timeout:g} s:\n{trees}")
            time.sleep(0.05)

    def tree(self) -> Node:
        """Return the whole window as it is now."""
        return self.look(lambda node: node)

    def find(self, role: str | None = None, name: Wanted | None = None, timeout: float = PATIENCE) -> Node:
        """Wait for something visible by role and name."""

        def first(window: Node) -> Node | None:
            return next((node for node in window.walk() if _is(node, role, name)), None)

        return self.look(first, timeout)

    def sees(self, text: str, timeout: float = PATIENCE) -> Node:
        """Wait until these words are seen somewhere."""
        return self.look(lambda window: _with_words(window, text), timeout)

    def sees_no(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until these words are seen nowhere."""
        self.look(lambda window: None if _with_words(window, text) else True, timeout)

    def words(self) -> str:
        """Return all visible words, in reading order of the tree."""
        return "\n".join(words for node in self.tree().walk() if node.visible for words in node.words)

    def screenshot(self, path: Path) -> Path:
        """Save a picture of the window as PNG."""
        return self._program.desktop.screen.save(path, QRect(*self.tree().box))

    # Acting

    def click(
        self, role: str | None = None, name: Wanted | None = None, *, button: int = 1, times: int = 1
    ) -> None:
        """Click the middle of something visible."""
        self.click_at(*self.find(role, name).centre, button=button, times=times)

    def click_at(self, x: int, y: int, *, button: int = 1, times: int = 1) -> None:
        """Click a place on the screen."""
        desktop = self._program.desktop
        click = ("click", "--repeat", times, "--delay", 60, button)
        desktop.xdotool("mousemove", x * desktop.factor, y * desktop.factor, *click)

    def type(self, text: str) -> None:
        """Type words, of any language, where the keyboard's focus is."""
        self._program.desktop.keyboard.type(text)

    def fill(self, role: str | None, name: Wanted | None, text: str) -> None:
        """Put words into a field in place of what is in it."""
        self.click(role, name)
        self.press("ctrl+a")
        self.type(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as Return or ctrl+a."""
        self._program.desktop.xdotool("key", "--delay", 30, *keys)

    def activate(self) -> None:
        """Bring the window to the front and give it the keyboard, as a click in the task bar does."""
        name = self.tree().name
        self._program.desktop.xdotool(
            *("search", "--sync", "--onlyvisible", "--all", "--pid", self._program.process.pid),
            *("--name", re.escape(name), "windowactivate", "--sync"),
        )
        self.look(lambda window: True if window.has(State.ACTIVE) else None)

    def close(self) -> None:
        """Close it as its frame's cross does."""
        self.activate()
        self.press("alt+F4")


def _is(node: Node, role: str | None, name: Wanted | None) -> bool:
    return node.visible and (role is None or node.role == role) and fits(name, node.name)


def _with_words(window: Node, text: str) -> Node | None:
    shown = (node for node in window.walk() if node.visible)
    return next((node for node in shown if any(text in words for words in node.words)), None)
