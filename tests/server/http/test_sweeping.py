"""Sweeping goes on, whatever happened to it before."""

import asyncio

import pytest
from structlog.testing import capture_logs

from server.http import sweeping
from server.store.errors import StoreError, StoreFault
from tests.server.http.blob_desk import BlobDesk


async def test_trouble_ends_no_sweeping(desk: BlobDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    troubles, over = iter([StoreError(StoreFault.FAILED), ZeroDivisionError()]), asyncio.Event()

    async def sweep() -> int:
        for trouble in troubles:
            raise trouble
        over.set()
        return 3

    monkeypatch.setattr(desk.deposit, "sweep", sweep)
    monkeypatch.setattr(sweeping, "EVERY", 0.01)
    with capture_logs() as logs:
        desk.tasks.start(sweeping.sweep_forever(desk.deposit), "sweeping")
        async with asyncio.timeout(5):
            await over.wait()
        await asyncio.sleep(0)
    assert [one["event"] for one in logs][:3] == ["not swept", "not swept", "swept"]
