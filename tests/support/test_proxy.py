"""The proxy of the tests cuts, stalls, delays and breaks off."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncGenerator

import pytest

from tests.support.network import LOOPBACK
from tests.support.proxy import Proxy


async def echo(reader: StreamReader, writer: StreamWriter) -> None:
    while data := await reader.read(1024):
        writer.write(data)
        await writer.drain()
    writer.close()


@pytest.fixture
async def proxy() -> AsyncGenerator[Proxy]:
    server = await asyncio.start_server(echo, LOOPBACK, 0)
    async with server, Proxy(server.sockets[0].getsockname()[1]) as proxy:
        yield proxy


async def connect(proxy: Proxy) -> tuple[StreamReader, StreamWriter]:
    reader, writer = await asyncio.open_connection(LOOPBACK, proxy.port)
    writer.write(b"hello")
    assert await reader.readexactly(5) == b"hello"
    return reader, writer


async def test_what_is_cut_is_reset(proxy: Proxy) -> None:
    reader, writer = await connect(proxy)
    proxy.cut()
    with pytest.raises(ConnectionResetError):
        await reader.read()
    writer.close()
    reader, writer = await connect(proxy)
    proxy.cut(reset=False)
    assert await reader.read() == b""
    writer.close()


async def test_what_is_stalled_waits(proxy: Proxy) -> None:
    reader, writer = await connect(proxy)
    proxy.stall()
    writer.write(b"again")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await reader.read(5)
    proxy.flow()
    assert await reader.readexactly(5) == b"again"
    writer.close()


async def test_a_connection_may_end_in_the_middle(proxy: Proxy) -> None:
    reader, writer = await connect(proxy)
    proxy.cut_after(3)
    writer.write(b"again")
    assert len(await reader.read()) <= 3
    writer.close()


async def test_delay_takes_its_time(proxy: Proxy) -> None:
    reader, writer = await connect(proxy)
    proxy.delay = 0.1
    started = asyncio.get_running_loop().time()
    writer.write(b"again")
    await reader.readexactly(5)
    assert asyncio.get_running_loop().time() - started >= 0.2
    writer.close()


async def test_a_closed_proxy_opens_again_at_its_port(proxy: Proxy) -> None:
    await proxy.close()
    with pytest.raises(ConnectionRefusedError):
        await connect(proxy)
    await proxy.open()
    _, writer = await connect(proxy)
    writer.close()
