"""Tests of identifiers against RFC 9562."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.ids import direct_conversation, id_text, new_id, parse_id

ids = st.binary(min_size=16, max_size=16)


@given(st.integers(min_value=0, max_value=2**48 - 1))
def test_a_new_id_is_a_uuid_of_version_7(now: int) -> None:
    value = uuid.UUID(bytes=new_id(now))
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    assert int.from_bytes(value.bytes[:6], "big") == now


def test_the_random_part_fills_all_74_bits() -> None:
    ones, zeros = 0, 0
    for _ in range(200):
        value = int.from_bytes(new_id(0), "big")
        ones |= value
        zeros |= ~value
    random_bits = (0x0FFF << 64) | ((1 << 62) - 1)
    assert ones & random_bits == random_bits
    assert zeros & random_bits == random_bits


def test_ids_of_later_milliseconds_sort_later() -> None:
    assert new_id(1_790_000_000_000) < new_id(1_790_000_000_001)
    assert len({new_id(5) for _ in range(1000)}) == 1000


def test_without_a_time_the_clock_is_read() -> None:
    assert new_id()[:6] >= new_id(1_700_000_000_000)[:6]


@given(ids, ids)
def test_a_direct_conversation_is_the_same_from_both_sides(one: bytes, other: bytes) -> None:
    value = uuid.UUID(bytes=direct_conversation(one, other))
    assert value.bytes == direct_conversation(other, one)
    assert (value.version, value.variant) == (8, uuid.RFC_4122)


@given(ids, ids, ids)
def test_different_pairs_have_different_conversations(one: bytes, two: bytes, three: bytes) -> None:
    same = {one, two} == {one, three}
    assert (direct_conversation(one, two) == direct_conversation(one, three)) is same


def test_a_direct_conversation_is_golden() -> None:
    assert direct_conversation(bytes(16), bytes(range(16))).hex() == "976ba7b108068348964186cea527d538"


@given(ids)
def test_text_and_back(value: bytes) -> None:
    assert parse_id(id_text(value)) == value


@pytest.mark.parametrize("text", ["", "x", "018f3a5c-7e10-7a11-b001-00000000000", "邻" * 32])
def test_what_is_no_uuid_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"badly formed|base 16"):
        parse_id(text)
