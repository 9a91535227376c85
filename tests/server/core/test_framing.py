"""The short way through RFC 6455 agrees with the long way of `websockets`, however bytes are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import CLIENT, Protocol

from server.core.framing import FrameReader, binary_frame

SIZES = [0, 1, 125, 126, 127, 65535, 65536, 70000]


@pytest.mark.parametrize("size", SIZES)
def test_a_written_frame_is_what_the_library_writes(size: int) -> None:
    data = b"\x5a" * size
    assert binary_frame(data) == Frame(Opcode.BINARY, data).serialize(mask=False)


@pytest.mark.parametrize("size", SIZES)
def test_the_librarys_client_reads_it(size: int) -> None:
    client = Protocol(CLIENT, max_size=None)
    client.receive_data(binary_frame(b"\x5a" * size))
    (event,) = client.events_received()
    assert isinstance(event, Frame)
    assert bytes(event.data) == b"\x5a" * size


def _cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in pairwise(places)]


@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(st.integers(0, 10_000), max_size=12))
def test_masked_frames_come_back_however_they_are_cut(messages: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(Frame(Opcode.BINARY, one).serialize(mask=True) for one in messages)
    reader = FrameReader(1 << 20)
    assert [part for chunk in _cut(stream, cuts) for part in reader.feed(chunk)] == messages


OTHERS = [
    Frame(Opcode.PING, b"hello"),
    Frame(Opcode.CLOSE, b"\x03\xe8"),
    Frame(Opcode.TEXT, b"text"),
    Frame(Opcode.BINARY, b"part", fin=False),
    Frame(Opcode.CONT, b"rest"),
]


@given(st.lists(st.sampled_from(OTHERS), max_size=6), st.lists(st.integers(0, 1000), max_size=6))
def test_every_other_frame_is_handed_on_untouched(frames: list[Frame], cuts: list[int]) -> None:
    raw = [frame.serialize(mask=True) for frame in frames]
    reader = FrameReader(1 << 20)
    parts = [part for chunk in _cut(b"".join(raw), cuts) for part in reader.feed(chunk)]
    assert all(isinstance(part, bytearray) for part in parts)
    assert [bytes(part) for part in parts] == raw


def test_an_unmasked_frame_is_left_to_the_library_to_refuse() -> None:
    (part,) = FrameReader(1 << 20).feed(binary_frame(b"from a client"))
    assert isinstance(part, bytearray)


@pytest.mark.parametrize("declared", [1001, 1 << 20, (1 << 63) - 1, (1 << 64) - 1])
def test_a_frame_too_large_is_never_waited_for(declared: int) -> None:
    head = bytes((0x82, 0xFF)) + declared.to_bytes(8, "big") + b"mask"
    reader = FrameReader(1000)
    (part,) = reader.feed(head + b"begin")
    assert isinstance(part, bytearray)
    assert list(reader.feed(b"more" * 1000)) == []


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_garbage_never_raises_and_never_grows_past_the_limit(chunks: list[bytes]) -> None:
    reader = FrameReader(64)
    for chunk in chunks:
        for part in reader.feed(chunk):
            assert len(part) <= 64 + 14 + 50
