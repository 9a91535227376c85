"""The organisation watched from inside: gone to, unfolded branch by branch, scrolled with everyone in it."""

import asyncio
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from client.ui.main.window import MainWindow
from client.viewmodels.people.organisation_tree import Branch, TreeRow
from client.viewmodels.row_model import RowModel
from tests.bench.client.paints import ON, TURN_SECONDS, Paints, nothing, turn_wheel

AT_REST = 1.0
BETWEEN = 0.1
PAINT_SECONDS = 30.0


class TreeSeen(msgspec.Struct, frozen=True):
    """Seconds from each click to the end of the paint that it leads to, and of the paints while scrolling.

    `opens` found every branch folded but the topmost, `opens_unfolded` all of them unfolded; `unfolds` are
    the branches, from the first with none else open to the last.
    """

    opens: list[float]
    unfolds: list[float]
    opens_unfolded: list[float]
    runs: list[list[float]]
    rows: int


class TreeWatcher:
    """Does the work in the window and notes how long it took."""

    def __init__(self, window: MainWindow, opens: int, runs: int, steps: int) -> None:
        self._rail = window.rail
        self._tree = window.list.tree
        model = self._tree.model()
        assert isinstance(model, RowModel)
        self._rows: RowModel[TreeRow] = model
        self._viewport = self._tree.viewport()
        self._paints = Paints(self._viewport)
        self._opens, self._runs, self._steps = opens, runs, steps

    async def watch(self) -> TreeSeen:
        """See all of it."""
        opens = await self._open_often()
        unfolds = await self._unfold_all()
        unfolded = await self._open_often()
        runs = [await self._scroll() for _ in range(self._runs)]
        return TreeSeen(opens, unfolds, unfolded, runs, self._rows.rowCount())

    async def _open_often(self) -> list[float]:
        """Go to the conversations and back, and stay."""
        took: list[float] = []
        for _ in range(self._opens):
            self._click(self._rail.messages)
            await asyncio.sleep(AT_REST)
            took.append(await self._until_painted(lambda: self._click(self._rail.contacts)))
            await asyncio.sleep(AT_REST)
        return took

    async def _unfold_all(self) -> list[float]:
        """Click every branch that is folded, from above; those within become rows as they go."""
        took: list[float] = []
        place = 0
        while place < self._rows.rowCount():
            row = self._rows.rows[place]
            if row.kind is not Branch.PERSON and not row.unfolded:
                index = self._rows.index(place)
                self._tree.scrollTo(index)
                await asyncio.sleep(BETWEEN)
                middle = self._tree.visualRect(index).center()
                took.append(
                    await self._until_painted(
                        lambda middle=middle: QTest.mouseClick(
                            self._viewport, Qt.MouseButton.LeftButton, pos=middle
                        )
                    )
                )
            place += 1
        return took

    async def _scroll(self) -> list[float]:
        """Turn the wheel, a notch every 30 ms, from the top on."""
        self._tree.scrollToTop()
        await asyncio.sleep(AT_REST)
        self._paints.painted.clear()
        for _ in range(self._steps):
            turn_wheel(self._viewport, ON)
            await asyncio.sleep(TURN_SECONDS)
        return list(self._paints.painted)

    @staticmethod
    def _click(item: QWidget) -> None:
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)

    async def _until_painted(self, act: Callable[[], None]) -> float:
        """Act; return the seconds until the tree is painted."""
        painted = asyncio.Event()
        self._paints.on_end = painted.set
        began = time.perf_counter()
        act()
        async with asyncio.timeout(PAINT_SECONDS):
            await painted.wait()
        took = time.perf_counter() - began
        self._paints.on_end = nothing
        return took
