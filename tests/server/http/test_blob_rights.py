"""Whoever's right ends while a file is under way gets no more of it, also when their link was lost before."""

import asyncio
import contextlib
import hashlib
import os
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.features.auth.door import Door
from server.store.connection import Connection
from server.store.devices import Certified, Device, drop_token, put_device, put_token
from server.store.people import add_person
from shared.ids import id_text
from tests.server.http.blob_desk import BlobDesk, Visitor, request, until
from tests.server.store.disabling import set_disabled
from tests.support.network import LOOPBACK

CONTENT = os.urandom(8 * 1024 * 1024)
DIGEST = hashlib.sha256(CONTENT).hexdigest()
FAR = 2**52
UNSIGNED = Certified(b"", b"", 0)


class Download:
    """A download that is read slowly: what the systems between do not hold is not sent yet."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def comes(self) -> int:
        """Read on to the end, whichever it is; return how many bytes came."""
        received = 0
        with contextlib.suppress(ConnectionError):
            while data := await self._reader.read(65536):
                received += len(data)
        return received

    def close(self) -> None:
        self._writer.transport.abort()


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信", datetime.now(UTC))


@pytest.fixture
async def guard(authority: Authority, desk: BlobDesk, li: Visitor) -> Door:
    """What looks after rights, and Li with a device of his that has one."""

    def work(db: Connection) -> None:
        add_person(db, li.person, "1002", "李伟")
        put_device(db, Device(li.device, li.person, "笔记本", "linux", b"k" * 32, 0, 0, None, UNSIGNED))
        put_token(db, li.device, bytes(32), FAR)

    await desk.database.write(work)
    return Door(desk.database, desk.sessions, desk.tickets, authority, lambda: desk.clock[0])


@pytest.fixture
async def download(desk: BlobDesk, wang: Visitor, li: Visitor) -> AsyncGenerator[Download]:
    """Li fetches a file slowly; his link is lost meanwhile."""
    entry = await desk.shares(wang, li, CONTENT)
    reader, writer = await asyncio.open_connection(LOOPBACK, desk.port, limit=1024)
    writer.write(request("GET", f"/blobs/{DIGEST}?entry={id_text(entry)}", li).encode())
    await reader.readexactly(1024)
    desk.gateway.gone(li.session)
    one = Download(reader, writer)
    yield one
    one.close()


async def test_a_lost_link_ends_no_download(
    desk: BlobDesk, guard: Door, download: Download, li: Visitor
) -> None:
    await guard.look_again([li.person])
    guard.cut_device(li.person, b"another device 1", "revoked")
    assert await download.comes() > len(CONTENT) - 1024
    await until(lambda: len(desk.tickets) == 0)


async def test_the_disabled_get_no_more_of_it(
    desk: BlobDesk, guard: Door, download: Download, li: Visitor
) -> None:
    await desk.database.write(lambda db: set_disabled(db, li.person, disabled=True))
    await guard.look_again([li.person])
    await until(lambda: len(desk.tickets) == 0, 1)
    assert await download.comes() < len(CONTENT) - 1024


async def test_a_revoked_device_gets_no_more_of_it(
    desk: BlobDesk, guard: Door, download: Download, li: Visitor
) -> None:
    again = desk.enters(li.person)  # another device of his is there
    guard.cut_device(li.person, li.device, "revoked")
    await until(lambda: len(desk.tickets) == 0, 1)
    assert await download.comes() < len(CONTENT) - 1024
    assert not again.session.closing


async def test_a_password_that_was_reset_ends_it(
    desk: BlobDesk, guard: Door, download: Download, li: Visitor
) -> None:
    await desk.database.write(lambda db: drop_token(db, li.device))
    await guard.look_again([li.person])
    await until(lambda: len(desk.tickets) == 0, 1)
    assert await download.comes() < len(CONTENT) - 1024
