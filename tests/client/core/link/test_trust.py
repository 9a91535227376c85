"""Asking a server who it is: silent ones, strangers, and giving up."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable

import pytest

from client.core.finding.address import Address, parse_address
from client.core.link import trust
from client.core.link.trust import look
from client.core.link.unreachable import reason_of
from shared.errors import ErrorCode, Refusal
from tests.support.network import LOOPBACK, free_port

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def listening(answer: Answer) -> AsyncGenerator[Address]:
    """Answer on a port of this machine."""
    open_ones: list[asyncio.StreamWriter] = []

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.append(writer)
        with contextlib.suppress(OSError):
            await answer(reader, writer)
        writer.close()

    server = await asyncio.start_server(once, LOOPBACK, 0)
    try:
        yield Address(LOOPBACK, server.sockets[0].getsockname()[1], plain=True)
    finally:
        server.close()
        for writer in open_ones:
            writer.transport.abort()
        await asyncio.sleep(0.02)


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


def says(data: bytes) -> Answer:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(data)
        await writer.drain()

    return answer


async def refusal_of(address: Address) -> Refusal:
    with pytest.raises(Refusal) as refused:
        await look(address)
    return refused.value


async def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "ABOUT_WAIT", 0.1)
    async with listening(silent) as plain:
        for address in (plain, Address(plain.host, plain.port)):
            refusal = await refusal_of(address)
            assert (refusal.code, refusal.detail["reason"]) == (ErrorCode.OFFLINE, "silent")


async def test_who_drips_an_answer_is_given_up_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "ABOUT_WAIT", 0.2)

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            writer.write(b"H")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with listening(drip) as address:
        assert (await refusal_of(address)).detail["reason"] == "silent"


async def test_asking_can_be_given_up_at_once() -> None:
    async with listening(silent) as address:
        began = asyncio.get_running_loop().time()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(look(address), 0.05)
        assert asyncio.get_running_loop().time() - began < 2


async def test_nobody_at_the_port() -> None:
    refusal = await refusal_of(Address(LOOPBACK, free_port()))
    assert (refusal.code, refusal.detail["reason"]) == (ErrorCode.OFFLINE, "refused")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}",
        b'HTTP/1.1 200 OK\r\n\r\n{"organisation":"short","name":"x"}',
    ],
)
async def test_what_is_no_server_of_ours_is_said_to_be_none(data: bytes) -> None:
    async with listening(says(data)) as address:
        refusal = await refusal_of(address)
    assert (refusal.code, refusal.detail["part"]) == (ErrorCode.BAD_MESSAGE, "about")


async def test_a_port_that_speaks_no_tls_is_no_server_of_ours() -> None:
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP ready\r\n")
        await reader.read()

    async with listening(greet) as plain:
        refusal = await refusal_of(Address(plain.host, plain.port))
    assert (refusal.code, refusal.detail["part"]) == (ErrorCode.BAD_MESSAGE, "about")


async def test_an_answer_in_pieces_of_unknown_length_is_read_whole() -> None:
    about = b'{"organisation":"short","name":"x"}'
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(about), about)
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert trust._body(head + chunked) == about  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("name", ["a" * 70 + ".example", "..", "nobody.invalid"])
async def test_a_name_that_nobody_has(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> object:
        name.encode("idna")
        raise OSError(-2, "no such name")

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "getaddrinfo", unknown)
    assert (await refusal_of(Address(name))).code is ErrorCode.OFFLINE


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(113, "No route to host"), "route"),
        (ConnectionResetError(), ""),
        (ssl.SSLError(1, "wrong version number"), "protocol"),
        (TimeoutError(), "silent"),
    ],
)
def test_reasons_are_told_apart(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason


def test_an_invite_with_a_broken_organisation_is_malformed() -> None:
    with pytest.raises(Refusal) as refused:
        parse_address("linxin://office:7443/2K4X")
    assert refused.value.detail["part"] == "address"
