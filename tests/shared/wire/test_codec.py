"""Tests of framing: what is packed is unpacked, and nothing else is let in."""

import tracemalloc

import msgpack
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.wire.codec import FrameKind, decode_error, encode_error, encode_frame, pack, unpack
from shared.wire.session import Beat, Done
from tests.shared.refusals import refused_with

BEAT = encode_frame(FrameKind.REQUEST, 1, Beat())


@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 17, 255, 256, limits.FRAMES_PER_MESSAGE])
def test_any_number_of_frames_up_to_the_limit(count: int) -> None:
    data = pack([BEAT] * count)
    frames = unpack(data)
    assert [(one.kind, one.ref, bytes(one.message)) for one in frames] == [
        (0, 1, b"\x91\xacsession.beat")
    ] * count
    assert msgpack.unpackb(data) == [[0, 1, ["session.beat"]]] * count


@pytest.mark.parametrize("count", [limits.FRAMES_PER_MESSAGE + 1, 65_535])
def test_more_frames_than_the_limit_are_refused(count: int) -> None:
    with pytest.raises(Refusal) as caught:
        unpack(pack([BEAT] * count))
    assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_FRAME, {"frames": count})


def test_too_many_frames_are_refused_before_they_become_objects() -> None:
    data = pack([BEAT] * 60_000)
    tracemalloc.start()
    try:
        with pytest.raises(Refusal):
            unpack(data)
        assert tracemalloc.get_traced_memory()[1] < 16_384
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [0, 23, 24, 127, 128, 255, 65_535, 65_536, 2**32 - 1, 2**62])
def test_a_ref_of_any_width(size: int) -> None:
    (frame,) = unpack(pack([encode_frame(FrameKind.REPLY, size, Done())]))
    assert frame.ref == size


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_buffer_is_taken(kind: type[bytes]) -> None:
    assert len(unpack(kind(pack([BEAT, BEAT])))) == 2


BAD = {
    "nothing": b"",
    "a number": b"\x01",
    "a map": b"\x80",
    "never used": b"\xc1",
    "text": b"\xa5hello",
    "HTTP": b"GET / HTTP/1.1\r\n\r\n",
    "a frame without its array": BEAT,
    "no message": b"\x91\x92\x00\x01",
    "an empty frame": b"\x91\x90",
    "a frame that is a map": b"\x91\x80",
    "a kind that is text": b"\x91\x93\xa1x\x01\x90",
    "a ref that is nil": b"\x91\x93\x00\xc0\x90",
    "a ref that is a fraction": b"\x91\x93\x00\xcb\x3f\xf8\x00\x00\x00\x00\x00\x00\x90",
    "a second value behind": pack([BEAT]) + b"\xc0",
    "an array of 4 Gi declared": b"\xdd\xff\xff\xff\xff",
    "an array of 64 Ki declared": b"\xdc\xff\xff",
    "an array head cut off": b"\xdd\xff",
    "a frame of 4 Gi fields": b"\x91\xdd\xff\xff\xff\xff\x00\x01",
    "a message of 4 Gi fields": b"\x91\x93\x00\x01\xdd\xff\xff\xff\xff",
    "a map of 4 Gi fields": b"\x91\x93\x00\x01\xdf\xff\xff\xff\xff",
    "text of 4 GiB": b"\x91\x93\x00\x01\xdb\xff\xff\xff\xffx",
    "bytes of 4 GiB": b"\x91\x93\x00\x01\xc6\xff\xff\xff\xffx",
    "an extension of 4 GiB": b"\x91\x93\x00\x01\xc9\xff\xff\xff\xff\x05x",
    "deep at the top": b"\x91" * 200_000,
    "deep in the message": b"\x91\x93\x00\x01" + b"\x91" * 200_000 + b"\xc0",
    "deep maps in the message": b"\x91\x93\x00\x01" + b"\x81\xa1x" * 80_000 + b"\xc0",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_array_of_frames_is_refused(name: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Refusal) as caught:
            unpack(BAD[name])
        assert caught.value.code is ErrorCode.BAD_FRAME
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("cut", range(len(pack([BEAT, BEAT]))))
def test_a_truncated_message_is_refused(cut: int) -> None:
    with pytest.raises(Refusal):
        unpack(pack([BEAT, BEAT])[:cut])


def test_fields_behind_a_frame_are_let_pass_for_later_versions() -> None:
    (frame,) = unpack(b"\x91\x94\x00\x05\x90\xa5later")
    assert (frame.kind, frame.ref, bytes(frame.message)) == (0, 5, b"\x90")


@given(st.binary(max_size=300))
def test_any_bytes_give_frames_or_a_coded_refusal(data: bytes) -> None:
    assert refused_with(lambda: unpack(data)) in (None, ErrorCode.BAD_FRAME)


facts = st.dictionaries(st.text(), st.text() | st.booleans() | st.integers(-(2**63), 2**64 - 1))


@given(st.sampled_from(ErrorCode), st.integers(0, 2**62), facts)
def test_an_error_keeps_its_detail(code: ErrorCode, ref: int, detail: dict[str, str | int | bool]) -> None:
    (frame,) = unpack(pack([encode_error(ref, Refusal(code, **detail))]))
    body = decode_error(frame.message)
    assert (frame.kind, frame.ref, body.code, body.detail) == (FrameKind.ERROR, ref, code.value, detail)


@pytest.mark.parametrize(
    "message", [[], ["error"], ["oops", "x"], ["error", 5], ["error", "x", {"a": [1]}], 5]
)
def test_a_malformed_error_is_refused(message: object) -> None:
    with pytest.raises(Refusal) as caught:
        decode_error(msgspec.Raw(msgpack.packb(message)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
