"""The client with a watcher inside: how long chat and organisation take to open, and paints while scrolling.

`python -m tests.bench.client.inside RESULTS LONG OPENS RUNS STEPS TREES ARGUMENTS…` starts the client
as it is, waits for its window, turns the wheel and clicks as a hand would, and writes what it saw to RESULTS.
"""

import asyncio
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from client.__main__ import main as run_client
from client.core.tasks import Tasks
from client.ui.main.window import MainWindow
from client.viewmodels.conversations.model import ConversationModel
from tests.bench.client.paints import BACK, TURN_SECONDS, Paints, nothing, turn_wheel
from tests.bench.client.tree import TreeSeen, TreeWatcher

AT_REST = 3.0
BETWEEN = 0.4
OPEN_SECONDS = 30.0
START_SECONDS = 60.0
ORDINARY = 9
"""So many conversations, all in sight, are opened in turn between two openings of the long one."""


class Run(msgspec.Struct, frozen=True):
    """One run of scrolling: seconds from each request for an update, and from the paint event, to its end."""

    requested: list[float]
    painted: list[float]
    rows: int


class Results(msgspec.Struct, frozen=True):
    """What was seen: seconds of every opening of the long chat, all runs, and the organisation."""

    opens: list[float]
    runs: list[Run]
    tree: TreeSeen


@dataclass(frozen=True, slots=True)
class Plan:
    """The id of the long conversation's row, and how often what is done."""

    long: bytes
    opens: int
    runs: int
    steps: int
    trees: int


class Watcher:
    """Does the work in the window and notes how long it took."""

    def __init__(self, window: MainWindow, plan: Plan) -> None:
        self._list = window.list.conversations
        model = self._list.model()
        assert isinstance(model, ConversationModel)
        self._model = model
        self._timeline = window.chat.timeline
        self._viewport = self._timeline.viewport()
        self._paints = Paints(self._viewport)
        self._tree = TreeWatcher(window, plan.trees, plan.runs, plan.steps)
        self._plan = plan

    async def watch(self) -> Results:
        await self._comes_up()
        await asyncio.sleep(AT_REST)
        opens: list[float] = []
        for number in range(self._plan.opens):
            await self._open(self._ordinary(number))
            await asyncio.sleep(BETWEEN)
            opens.append(await self._open(self._model.place_of(self._plan.long) or 0))
            await asyncio.sleep(BETWEEN)
        runs = [await self._scroll() for _ in range(self._plan.runs)]
        return Results(opens, runs, await self._tree.watch())

    async def _comes_up(self) -> None:
        """Wait for the chat of last time: it must not be taken for one that is opened later."""
        async with asyncio.timeout(START_SECONDS):
            while True:
                if self._timeline.in_sight:
                    return
                await asyncio.sleep(BETWEEN)

    def _ordinary(self, number: int) -> int:
        """Return the place of another conversation, not the long one and not the one that is open."""
        count = min(ORDINARY, self._model.rowCount())
        is_open = self._list.currentIndex().row()
        others = (place for place in range(count) if self._model.row(place).id != self._plan.long)
        places = [place for place in others if place != is_open]
        return places[number % len(places)]

    async def _open(self, row: int) -> float:
        """Click a row; return the seconds until its chat is painted."""
        former = {one.layout.row.id for one in self._timeline.in_sight}
        painted = asyncio.Event()

        def look() -> None:
            shown = {one.layout.row.id for one in self._timeline.in_sight}
            if shown and not shown & former:
                painted.set()

        self._paints.on_end = look
        index = self._model.index(row, 0, QModelIndex())
        place = self._list.visualRect(index).center()
        began = time.perf_counter()
        QTest.mouseClick(self._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        async with asyncio.timeout(OPEN_SECONDS):
            await painted.wait()
        took = time.perf_counter() - began
        self._paints.on_end = nothing
        return took

    async def _scroll(self) -> Run:
        """Turn the wheel, a notch every 30 ms, back into the past."""
        self._timeline.go_to_latest()
        await asyncio.sleep(AT_REST)
        first = self._timeline.in_sight[0].layout.row.seq
        self._paints.requested.clear()
        self._paints.painted.clear()
        for _ in range(self._plan.steps):
            turn_wheel(self._viewport, BACK)
            await asyncio.sleep(TURN_SECONDS)
        rows = first - self._timeline.in_sight[0].layout.row.seq
        return Run(list(self._paints.requested), list(self._paints.painted), rows)


def main() -> int:
    """Run the client, watched."""
    results, plan = Path(sys.argv[1]), Plan(bytes.fromhex(sys.argv[2]), *map(int, sys.argv[3:7]))
    tasks = Tasks("bench")
    shown: list[MainWindow] = []

    async def watch(window: MainWindow) -> None:
        try:
            found = await Watcher(window, plan).watch()
            aside = results.with_suffix(".part")
            aside.write_bytes(msgspec.json.encode(found))
            aside.rename(results)
        finally:
            signal.raise_signal(signal.SIGTERM)

    def show(window: MainWindow) -> None:
        QWidget.show(window)
        if not shown:
            shown.append(window)
            tasks.start(watch(window), "watch")

    with patch.object(MainWindow, "show", show, create=True):
        return run_client(sys.argv[7:])


if __name__ == "__main__":
    sys.exit(main())
