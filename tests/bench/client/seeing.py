"""The client seen from outside: when its window has come to look as it stays, and what keys and clicks do."""

import struct
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.client.stage import SIZE, Stage
from tests.bench.rows import cpu_seconds

LOOK_SECONDS = 0.004
STILL_SECONDS = 2.5
"""Nothing larger than a caret has changed for so long: the window looks as it stays."""
LIMIT_SECONDS = 60.0
STOP_SECONDS = 15.0
PIXEL = 4
COLOURS_AT, COLOUR_SIZE = 19 * 4, 12
"""Where the head of the frame buffer's file counts its colours, and the size of each (X11/XWDFile.h)."""
BLOCK = 40
"""Pixels of one line that are compared at once."""
ALIKE = 0.995
"""A caret, a presence dot: the part of a window that may change while it is still the same picture."""

LIST_X, FIRST_ROW_Y, ROW_HEIGHT = 150, 84, 60
"""Where rows of the list are, in the window, at a scale of 100 %."""


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the creation of the process to the window as it stays; CPU of the client up to then."""

    seconds: float
    cpu: float


class Seen:
    """A client's process and what the screen shows of it."""

    def __init__(self, stage: Stage, process: subprocess.Popen[bytes], began: float) -> None:
        self.pid = process.pid
        self._stage = stage
        self._process = process
        self._began = began
        self._corner = self._size = 0, 0
        self._window = ""

    def picture(self) -> bytes:
        """What the screen shows, line by line without the head of the file."""
        data = self._stage.screen.read_bytes()
        head, colours = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, COLOURS_AT)[0]
        start = head + colours * COLOUR_SIZE
        return data[start : start + SIZE[0] * SIZE[1] * PIXEL]

    def until_it_stays(self) -> Started:
        """Wait for the window; raises TimeoutError, RuntimeError when the client ends."""
        last, pictures = self.picture(), list[tuple[float, float, bytes]]()
        changed = None
        while changed is None or time.perf_counter() - changed < STILL_SECONDS or not self._found():
            time.sleep(LOOK_SECONDS)
            now = self.picture()
            if now != last:
                moment = time.perf_counter()
                if _likeness(now, last, (0, 0), SIZE) < ALIKE:
                    changed = moment
                pictures.append((moment, cpu_seconds(self.pid), now))
                last = now
            if not self.runs:
                raise RuntimeError(f"the client ended with {self._process.returncode}")
            if time.perf_counter() - self._began > LIMIT_SECONDS:
                raise TimeoutError("the window did not come to rest")
        for moment, cpu, picture in pictures:
            if _likeness(picture, last, self._corner, self._size) >= ALIKE:
                return Started(moment - self._began, cpu)
        raise RuntimeError("the window never came to look as it stayed")

    @property
    def runs(self) -> bool:
        """Whether the client has not ended."""
        return self._process.poll() is None

    def _found(self) -> bool:
        """Look for the window, and where it stands."""
        try:
            self._window = self.do("search", "--onlyvisible", "--pid", str(self.pid)).split()[-1]
        except subprocess.CalledProcessError:
            return False
        said = self.do("getwindowgeometry", "--shell", self._window)
        facts = dict(line.split("=") for line in said.splitlines())
        self._corner = int(facts["X"]), int(facts["Y"])
        self._size = int(facts["WIDTH"]), int(facts["HEIGHT"])
        return True

    def do(self, *arguments: str) -> str:
        """Let xdotool do something."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=dict(self._stage.environment),
            capture_output=True,
            text=True,
            check=True,
            timeout=STOP_SECONDS,
        )
        return done.stdout

    def key_to_screen(self) -> float:
        """Seconds from a key to the letter in the editor, the time xdotool takes included; then undo it."""
        before = self.picture()
        began = time.perf_counter()
        self.do("key", "x")
        while _likeness(self.picture(), before, self._corner, self._size) == 1.0:
            if time.perf_counter() - began > STOP_SECONDS:
                raise TimeoutError("a key was not taken")
        took = time.perf_counter() - began
        self.do("key", "BackSpace")
        return took

    def open_row(self, row: int) -> None:
        """Click a conversation."""
        y = FIRST_ROW_Y + ROW_HEIGHT * row
        self.do("mousemove", "--window", self._window, str(LIST_X), str(y), "click", "1")
        time.sleep(0.5)

    def turn_wheel(self, turns: int) -> None:
        """Scroll back in the chat."""
        x, y = self._size[0] * 2 // 3, self._size[1] // 2
        turning = ("click", "--repeat", str(turns), "--delay", "15", "4")
        self.do("mousemove", "--window", self._window, str(x), str(y), *turning)
        time.sleep(0.5)

    def leave_alone(self) -> None:
        """Take the pointer away, so that nothing is under it."""
        self.do("mousemove", "2", "2")


@contextmanager
def seen(stage: Stage, command: Sequence[str] = ()) -> Generator[Seen]:
    """Run a client for the time of the block, from the moment its process is made."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command or stage.command(), env=dict(stage.environment), stdin=subprocess.DEVNULL, cwd=stage.root
    )
    try:
        yield Seen(stage, process, began)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _likeness(one: bytes, other: bytes, corner: tuple[int, int], size: tuple[int, int]) -> float:
    """Return which part of an area, from 0 to 1, is the same in two pictures."""
    if one == other:
        return 1.0
    line, step = SIZE[0] * PIXEL, BLOCK * PIXEL
    left, right = corner[0] * PIXEL, (corner[0] + size[0]) * PIXEL
    same = blocks = 0
    for y in range(corner[1], corner[1] + size[1]):
        start, end = y * line + left, y * line + right
        if one[start:end] == other[start:end]:
            same += (end - start) // step
            blocks += (end - start) // step
            continue
        for at in range(start, end - step + 1, step):
            blocks += 1
            same += one[at : at + step] == other[at : at + step]
    return same / max(1, blocks)
