"""Messages are told apart on a stream, however it is cut, and broken or endless bytes end it."""

import asyncio
from typing import cast

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.lan.stream import StreamTransport
from shared.errors import ErrorCode, Refusal


class Deaf:
    """A writer nobody writes to."""


def transport(chunks: list[bytes], largest: int = 1000) -> StreamTransport:
    reader = asyncio.StreamReader()
    for chunk in chunks:
        reader.feed_data(chunk)
    reader.feed_eof()
    return StreamTransport(reader, cast("asyncio.StreamWriter", Deaf()), largest)


@given(
    messages=st.lists(
        st.lists(st.binary(max_size=40) | st.integers(0, 2**40) | st.text(max_size=9), max_size=6)
    ),
    size=st.integers(1, 50),
)
async def test_messages_come_out_as_they_went_in(messages: list[list[object]], size: int) -> None:
    packed = [msgpack.packb(message) for message in messages]
    stream = b"".join(packed)
    parts = transport([stream[i : i + size] for i in range(0, len(stream), size)], 100_000)
    assert [await parts.receive() for _ in packed] == packed
    with pytest.raises(Refusal) as caught:
        await parts.receive()
    assert caught.value.code is ErrorCode.OFFLINE


@pytest.mark.parametrize(
    "data",
    [
        msgpack.packb([b"x" * 2000]),
        msgpack.packb([[1] * 40] * 40),
        b"\xdd\xff\xff\xff\xff" + b"\x01" * 3000,
        b"\xc1",
    ],
    ids=["one bin", "many items", "endless array", "no type"],
)
async def test_bytes_that_are_no_message_end_the_stream(data: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        await transport([data]).receive()
    assert caught.value.code in (ErrorCode.BAD_FRAME, ErrorCode.TOO_LARGE)
