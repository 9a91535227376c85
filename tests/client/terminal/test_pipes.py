"""Lines come in whole or are skipped whole, and go out without the loop waiting for their reader."""

import asyncio
import os

import pytest

from client.terminal.pipes import LINES_WAITING, LineReader, LineWriter, TooLong


async def read(data: bytes, limit: int = 10) -> list[bytes | str]:
    reading, writing = os.pipe()

    def fill() -> None:
        os.write(writing, data)
        os.close(writing)

    await asyncio.to_thread(fill)
    found = [line async for line in LineReader(reading, limit).lines()]
    os.close(reading)
    return ["too long" if isinstance(line, TooLong) else line for line in found]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"one\ntwo\r\n", [b"one", b"two"]),
        (b"no end", [b"no end"]),
        (b"\n\n", [b"", b""]),
        (b"x" * 11 + b"\nok\n", ["too long", b"ok"]),
        (b"x" * 100_000 + b"\nok\n", ["too long", b"ok"]),
        (b"ok\n" + b"x" * 30, [b"ok", "too long"]),
    ],
)
async def test_lines(data: bytes, lines: list[bytes | str]) -> None:
    if len(data) < 60_000:  # what a pipe holds
        assert await read(data) == lines
    else:
        reading, writing = os.pipe()
        filling = asyncio.create_task(asyncio.to_thread(os.write, writing, data))  # noqa: TID251
        reader = LineReader(reading, 10).lines()
        found = [await anext(reader) for _ in lines]
        await filling
        os.close(writing)
        assert [line async for line in reader] == []
        os.close(reading)
        assert ["too long" if isinstance(line, TooLong) else line for line in found] == lines


async def test_a_reader_that_does_not_read_makes_nobody_wait() -> None:
    reading, writing = os.pipe()
    writer = LineWriter(writing, lambda: None)
    kept = sum(writer.write(b"x" * 200) for _ in range(LINES_WAITING * 2))
    assert LINES_WAITING <= kept < LINES_WAITING * 2
    os.close(reading)
    await writer.close()
    os.close(writing)


async def test_a_closed_reader_is_noticed() -> None:
    reading, writing = os.pipe()
    closed = asyncio.Event()
    writer = LineWriter(writing, closed.set)
    os.close(reading)
    writer.write(b"to nobody")
    async with asyncio.timeout(5):
        await closed.wait()
    await writer.close()
    os.close(writing)
