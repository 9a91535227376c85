"""Opening and scrolling a million rows, in this thread's own time."""

import asyncio
import time
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from tests.client.fake_chat import FakeChat, plain_row
from tests.client.ui.timeline.stage import MILLION, Stage


async def test_opening_a_million_is_quick(stage: Stage) -> None:
    await stage.show(FakeChat(MILLION))
    started = time.thread_time()
    view = await stage.show(FakeChat(MILLION, lambda seq: replace(plain_row(seq + 50), seq=seq)))
    while view.painted < started:
        QApplication.processEvents()
    assert view.painted - started < 0.1


async def test_scrolling_a_million_keeps_sixty_frames(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    took: list[float] = []
    for step in [-60] * 300 + [45] * 200:
        started = time.thread_time()
        view.scroll_by(step)
        while view.painted < started:
            QApplication.processEvents()
        took.append(view.painted - started)
        await asyncio.sleep(0)
    took.sort()
    assert took[int(len(took) * 0.99)] < 0.016
