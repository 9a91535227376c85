"""However a transfer ends, its generators are closed there and then, not by the garbage collector."""

import asyncio
import contextlib
import gc
import hashlib
import os
import sys
from collections.abc import AsyncGenerator, Generator
from typing import Any

import pytest

from shared import limits
from shared.ids import id_text
from tests.server.http.blob_desk import BlobDesk, Visitor, request, until
from tests.support.network import LOOPBACK

CONTENT = os.urandom(400_000)
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@contextlib.contextmanager
def nothing_left() -> Generator[None]:
    """Hold that no generator which begins in here is left to the collector."""
    left: list[str] = []
    before = sys.get_asyncgen_hooks()

    def finalised(one: AsyncGenerator[Any]) -> None:
        left.append(repr(one))
        if before.finalizer is not None:
            before.finalizer(one)

    sys.set_asyncgen_hooks(finalizer=finalised)
    try:
        yield
        gc.collect()
    finally:
        sys.set_asyncgen_hooks(*before)
    assert left == []


async def begun(desk: BlobDesk, who: Visitor, content: bytes = CONTENT) -> asyncio.StreamWriter:
    """Send all of an upload but its last byte."""
    _, writer = await asyncio.open_connection(LOOPBACK, desk.port)
    size = f"Content-Length: {len(content)}\r\n"
    writer.write(request("PUT", f"/blobs/{DIGEST}", who, size).encode() + content[:-1])
    await until(lambda: desk.deposit.bytes_in == len(content) - 1)
    return writer


async def ended(desk: BlobDesk) -> None:
    await until(lambda: len(desk.tickets) == 0)
    await asyncio.sleep(0)


async def test_whole_transfers(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    with nothing_left():
        entry = await desk.shares(wang, li, CONTENT)
        assert (await desk.get(li, bytes.fromhex(DIGEST), entry)).body == CONTENT
        await ended(desk)


async def test_uploads_that_are_refused(desk: BlobDesk, wang: Visitor) -> None:
    with nothing_left():
        assert (await desk.put(wang, CONTENT, "00" * 32)).status == 400
        assert (await desk.put(wang, CONTENT, "no digest")).status == 400
        await ended(desk)


async def test_an_upload_to_a_broken_disk(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_sealing: object, _data: bytes) -> None:
        raise OSError

    monkeypatch.setattr("server.store.sealing.Sealing.feed", broken)
    with nothing_left():
        assert (await desk.put(wang, b"little")).status == 500
        await ended(desk)


async def test_an_upload_that_breaks_off(desk: BlobDesk, wang: Visitor) -> None:
    with nothing_left():
        writer = await begun(desk, wang)
        writer.transport.abort()
        await ended(desk)


async def test_an_upload_of_somebody_sent_away(desk: BlobDesk, wang: Visitor) -> None:
    with nothing_left():
        writer = await begun(desk, wang)
        desk.tickets.cut(wang.person, wang.device)
        await ended(desk)
        writer.transport.abort()
    assert desk.kept() == []


async def test_an_upload_that_stops(desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TRANSFER_SILENCE", 0.05)
    with nothing_left():
        assert (await desk.put(wang, CONTENT[:-1], DIGEST, size=len(CONTENT))).status == 408
        await ended(desk)


@pytest.mark.parametrize("end", ["abort", "sent away"])
async def test_a_download_that_nobody_takes(desk: BlobDesk, wang: Visitor, li: Visitor, end: str) -> None:
    content = os.urandom(8 * 1024 * 1024)
    with nothing_left():
        entry = await desk.shares(wang, li, content)
        reader, writer = await asyncio.open_connection(LOOPBACK, desk.port, limit=1024)
        digest = hashlib.sha256(content).hexdigest()
        writer.write(request("GET", f"/blobs/{digest}?entry={id_text(entry)}", li).encode())
        await reader.readexactly(1024)
        if end == "abort":
            writer.transport.abort()
        else:
            desk.tickets.cut(li.person, li.device)
            with contextlib.suppress(ConnectionError):
                await reader.read(-1)
        await ended(desk)
        writer.transport.abort()
