"""Tests of headers, bodies and what is signed."""

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.errors import ErrorCode
from shared.model.bodies import AMENDMENTS, COUNTABLE, KINDS, MessageBody, decode_body, encode_body, kind_of
from shared.model.entry import START, Cursor, decode_header, encode_header, signed_bytes
from tests.shared import samples
from tests.shared.refusals import refused_with

GOOD: list[object] = msgpack.unpackb(encode_header(samples.HEADER))


def test_a_header_and_back() -> None:
    assert decode_header(encode_header(samples.HEADER)) == samples.HEADER


def test_a_header_of_a_later_version_keeps_what_is_known() -> None:
    assert decode_header(msgpack.packb([*GOOD, "later"])) == samples.HEADER


@pytest.mark.parametrize("place", range(len(GOOD)))
@pytest.mark.parametrize("wrong", [None, -1, 2**63, "x" * 33, "", b"", bytes(17), 1.5, [], {}])
def test_a_wrong_field_makes_the_entry_bad(place: int, wrong: object) -> None:
    array = [*GOOD[:place], wrong, *GOOD[place + 1 :]]
    assert refused_with(lambda: decode_header(msgpack.packb(array))) is ErrorCode.BAD_ENTRY


@pytest.mark.parametrize("count", range(len(GOOD)))
def test_a_missing_field_makes_the_entry_bad(count: int) -> None:
    assert refused_with(lambda: decode_header(msgpack.packb(GOOD[:count]))) is ErrorCode.BAD_ENTRY


@given(st.binary(max_size=200))
def test_any_bytes_are_a_header_or_a_bad_entry(data: bytes) -> None:
    assert refused_with(lambda: decode_header(data)) in (None, ErrorCode.BAD_ENTRY)


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=200))
def test_any_bytes_are_a_body_or_a_bad_entry(kind: str, data: bytes) -> None:
    assert refused_with(lambda: decode_body(kind, data)) in (None, ErrorCode.BAD_ENTRY)


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_and_back(kind: str) -> None:
    body = samples.BODIES[kind]
    assert kind_of(body) == kind
    assert decode_body(kind, encode_body(body)) == body
    assert decode_body(kind, msgpack.packb([*msgpack.unpackb(encode_body(body)), "later"])) == body
    assert refused_with(lambda: decode_body(kind, b"\xc0")) is ErrorCode.BAD_ENTRY
    if kind != "rules":  # which may leave everything as it was
        assert refused_with(lambda: decode_body(kind, b"\x90")) is ErrorCode.BAD_ENTRY
    assert refused_with(lambda: decode_body(kind, b"\x91" * 100_000)) is ErrorCode.BAD_ENTRY


def test_a_kind_of_a_newer_version_has_no_body() -> None:
    assert decode_body("poll", b"whatever") is None


def test_a_body_of_the_first_version_needs_only_its_text() -> None:
    assert decode_body("message", msgpack.packb(["hi"])) == MessageBody("hi", (), None)


def test_a_long_text_is_not_malformed() -> None:
    long = "x" * (limits.TEXT_LENGTH + 1)
    assert decode_body("message", msgpack.packb([long])) == MessageBody(long)


@pytest.mark.parametrize(
    ("kind", "array"),
    [
        ("message", ["x", [bytes(16)] * (limits.MENTIONS + 1)]),
        ("message", ["x", [bytes(15)]]),
        ("message", ["x", [bytes(16)], bytes(17)]),
        ("reaction", [bytes(16), "", True]),
        ("reaction", [bytes(16), "x" * (limits.EMOJI_LENGTH + 1), True]),
        ("reaction", [bytes(16), "x", 1]),
        ("member", [bytes(16), "x" * 17]),
    ],
)
def test_a_body_over_its_limits_is_bad(kind: str, array: object) -> None:
    assert refused_with(lambda: decode_body(kind, msgpack.packb(array))) is ErrorCode.BAD_ENTRY


def test_which_kinds_count_and_which_amend() -> None:
    assert set(COUNTABLE) == {"message"}
    assert set(AMENDMENTS) == {"edit", "recall", "reaction", "pin"}


def test_what_is_signed_tells_header_from_body() -> None:
    assert signed_bytes(b"ab", b"c") == b"linxin/entry/1\0\0\0\0\x02abc"
    assert signed_bytes(b"ab", b"c") != signed_bytes(b"a", b"bc")


def test_the_start_is_before_the_first_entry() -> None:
    assert Cursor(0, b"") == START
