"""The one port under requests that are huge, slow or nonsense."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from server.core.gateway import Gateway, Greeting
from server.core.sessions import Sessions
from server.core.tasks import Tasks
from server.http.front_door import FrontDoor
from server.store.errors import as_refusal
from shared import limits
from shared.protocol.catalogue import CATALOGUE
from shared.wire.router import Router
from tests.support.network import LOOPBACK

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def hello(_scope: Any, _receive: Any, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


@asynccontextmanager
async def open_door() -> AsyncGenerator[int]:
    tasks = Tasks()
    gateway = Gateway(Greeting("test", b"o" * 20, "邻信"), Router(CATALOGUE), Sessions(), tasks, as_refusal)
    door = FrontDoor(hello, gateway)
    try:
        yield await door.open(LOOPBACK, 0, None)
    finally:
        door.close()
        await door.empty(0.5)
        await tasks.close()


async def say(port: int, data: bytes, wait: float = 5.0) -> bytes:
    """Say something and return all that is answered until the server closes."""
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    try:
        async with asyncio.timeout(wait):
            writer.write(data)
            return await reader.read(-1)
    except ConnectionError:
        return b""
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


@pytest.mark.parametrize(
    "begin", [b"GET /", b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", b"GET / HTTP/1.1\r\n" * 1]
)
async def test_a_head_without_end_is_cut_off(begin: bytes) -> None:
    async with open_door() as port:
        assert await say(port, begin + b"a" * 4 * limits.HTTP_HEAD) == b""


async def test_many_short_headers_without_end_are_cut_off() -> None:
    async with open_door() as port:
        assert await say(port, b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * limits.HTTP_HEAD) == b""


async def test_a_head_of_usual_length_is_answered_on_a_connection_that_stays() -> None:
    async with open_door() as port:
        reader, writer = await asyncio.open_connection(LOOPBACK, port)
        for _ in range(50):
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 2000 + b"\r\n\r\n")
            async with asyncio.timeout(5):
                assert (await reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200")
        writer.close()


@pytest.mark.parametrize("size", [limits.HTTP_HEAD // 2, limits.HTTP_HEAD, 3 * limits.HTTP_HEAD])
async def test_a_body_may_come_together_with_its_head(size: int) -> None:
    head = f"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
    last = GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with open_door() as port:
        assert (await say(port, head + bytes(size) + last)).count(b"hello") == 2


@pytest.mark.parametrize(
    ("before", "begin"),
    [(b"", b""), (b"", b"G"), (b"", GET[:-2]), (GET, b"G"), (GET, GET[:-2])],
)
async def test_a_head_that_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, before: bytes, begin: bytes
) -> None:
    monkeypatch.setattr(limits, "HELLO_WAIT", 0.1)
    async with open_door() as port:
        answer = await say(port, before + begin)
        assert answer.count(b"hello") == (1 if before else 0)


@pytest.mark.parametrize("nonsense", [b"\x16\x03\x01\x02\x00\x01", b"\0" * 100, b"GET\r\n\r\n", b"\xff" * 50])
async def test_nonsense_is_refused_and_the_next_is_served(
    nonsense: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "uvicorn.error")
    async with open_door() as port:
        answer = await say(port, nonsense)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 400")
        assert b"hello" in await say(port, GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
