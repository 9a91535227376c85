"""Bytes of files against servers that refuse, lie, break off, or are somebody else."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from client.core.finding.address import Address, parse_address
from client.core.link.blob_link import BlobLink
from client.core.link.trust import look
from client.core.profile.settings import Pin
from server.core.authority import Authority
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.identity import organisation_text
from shared.protocol.files import Ticket
from tests.client.office import Office
from tests.support.network import LOOPBACK

DIGEST = bytes(32)
ENTRY = new_id()
CONTENT = b"x" * 100_000
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Connection:
    """A session whose server is at a port."""

    def __init__(self, port: int) -> None:
        self.place: tuple[Address, Pin] | None = (Address(LOOPBACK, port, plain=True), Pin("", "", None))

    async def ask(self, request: Any) -> Any:
        del request
        return Ticket(bytes(32))


class Kept:
    """Takes what arrives."""

    def __init__(self) -> None:
        self.data = b""

    async def feed(self, data: bytes) -> None:
        self.data += data


@asynccontextmanager
async def server(serve: Serve) -> AsyncGenerator[BlobLink]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(answer, LOOPBACK, 0)
    async with listening:
        yield BlobLink(cast("Any", Connection(listening.sockets[0].getsockname()[1])))


async def pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 10_000):
        yield CONTENT[start : start + 10_000]


async def put(link: BlobLink) -> list[int]:
    moved: list[int] = []
    await link.put(DIGEST, len(CONTENT), pieces(), moved.append)
    return moved


async def head(reader: asyncio.StreamReader) -> bytes:
    return await reader.readuntil(b"\r\n\r\n")


def says(answer: bytes, *, continues: bool = False, reads: int = 0) -> Serve:
    """Return a server that says always the same."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        if continues:
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if reads:
            await reader.readexactly(reads)
        writer.write(answer)
        await writer.drain()

    return serve


def refusing(status: int, code: str, **detail: object) -> bytes:
    body = json.dumps({"code": code, "detail": detail}).encode()
    return b"HTTP/1.1 %d No\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)


CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


async def test_an_upload_waits_for_the_word_and_tells_how_far_it_is() -> None:
    async with server(says(CREATED, continues=True, reads=len(CONTENT))) as link:
        assert await put(link) == list(range(10_000, 100_001, 10_000))


async def test_a_refusal_comes_before_a_byte_is_sent() -> None:
    async with server(says(refusing(429, "quota_reached", limit=5))) as link:
        with pytest.raises(Refusal) as refused:
            await put(link)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.QUOTA_REACHED, {"limit": 5})


async def test_a_refusal_in_the_middle_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TRANSFER_SILENCE", 2.0)
    async with server(says(refusing(507, "storage_full"), continues=True, reads=30_000)) as link:
        with pytest.raises(Refusal) as refused:
            await put(link)
    # What was not read may cost the answer; then it is tried again.
    assert refused.value.code in {ErrorCode.STORAGE_FULL, ErrorCode.OFFLINE}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", ErrorCode.OFFLINE),
        (b"HTTP/1.1 20", ErrorCode.OFFLINE),
        (b"nonsense\r\n\r\n", ErrorCode.OFFLINE),
        (b"HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\nwhy", ErrorCode.INTERNAL),
        (b"HTTP/1.1 502 No\r\n\r\n" + b"x" * 200_000, ErrorCode.INTERNAL),
        (refusing(400, "a_code_of_tomorrow"), ErrorCode.INTERNAL),
        (refusing(404, "not_found", part="blob"), ErrorCode.NOT_FOUND),
        (
            b"HTTP/1.1 301 Moved\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n",
            ErrorCode.INTERNAL,
        ),
    ],
)
async def test_what_is_no_answer_is_a_refusal(answer: bytes, code: ErrorCode) -> None:
    async with server(says(answer)) as link:
        for attempt in (put(link), link.get(DIGEST, ENTRY, 0, Kept())):
            with pytest.raises(Refusal) as refused:
                await attempt
            assert refused.value.code is code


async def test_a_download_that_ends_early_keeps_what_came() -> None:
    kept = Kept()
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(CONTENT) + CONTENT[:40_000]
    async with server(says(answer)) as link:
        with pytest.raises(Refusal) as refused:
            await link.get(DIGEST, ENTRY, 0, kept)
    assert refused.value.code is ErrorCode.OFFLINE
    assert kept.data == CONTENT[:40_000]


async def test_a_download_goes_on_from_a_place() -> None:
    asked = b""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked = await head(reader)
        writer.write(b"HTTP/1.1 206 Partial\r\nContent-Length: 60000\r\n\r\n" + CONTENT[40_000:])

    kept = Kept()
    async with server(serve) as link:
        await link.get(DIGEST, ENTRY, 40_000, kept)
    assert kept.data == CONTENT[40_000:]
    assert b"range: bytes=40000-" in asked.lower()
    assert b"authorization: bearer " + b"00" * 32 in asked.lower()


async def test_the_whole_is_not_taken_for_its_end() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(CONTENT) + CONTENT
    kept = Kept()
    async with server(says(answer)) as link:
        with pytest.raises(Refusal):
            await link.get(DIGEST, ENTRY, 40_000, kept)
    assert kept.data == b""


@pytest.mark.parametrize(
    "talks", [b"", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"]
)
async def test_silence_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, talks: bytes) -> None:
    monkeypatch.setattr(limits, "TRANSFER_SILENCE", 0.05)
    over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(talks)
        await over.wait()

    async with server(serve) as link:
        with pytest.raises(Refusal) as refused:
            await link.get(DIGEST, ENTRY, 0, Kept())
        over.set()
    assert refused.value.code is ErrorCode.TIMEOUT


async def test_without_a_session_nothing_is_tried() -> None:
    connection = Connection(1)
    connection.place = None
    with pytest.raises(Refusal) as refused:
        await put(BlobLink(cast("Any", connection)))
    assert refused.value.code is ErrorCode.OFFLINE


async def test_nobody_there_is_offline() -> None:
    async with server(says(b"")) as link:
        pass
    with pytest.raises(Refusal) as refused:
        await put(link)
    assert refused.value.code is ErrorCode.OFFLINE


async def test_another_server_gets_neither_ticket_nor_bytes(office: Office, tmp_path: Path) -> None:
    stranger = await asyncio.to_thread(Authority.create, tmp_path, "别家", datetime.now(UTC))
    address = parse_address(office.server.address)
    connection = Connection(0)
    pin = Pin(organisation_text(stranger.organisation), "别家", stranger.pem.decode())
    connection.place = (address, pin)
    link = BlobLink(cast("Any", connection))
    for attempt in (put(link), link.get(DIGEST, ENTRY, 0, Kept())):
        with pytest.raises(Refusal) as refused:
            await attempt
        assert refused.value.code is ErrorCode.WRONG_ORGANISATION
    connection.place = (address, await look(address))
    with pytest.raises(Refusal) as refused:
        await put(link)
    assert refused.value.code is ErrorCode.NOT_SIGNED_IN  # the right server, and a ticket that is none
