"""Tests of personal state: keys, values, unread."""

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.errors import ErrorCode
from shared.model.bodies import Style
from shared.model.conversation import ConversationKind
from shared.model.state import (
    PREFIXES,
    Arrangement,
    ConversationInfo,
    Draft,
    PeerMarks,
    ReadMark,
    decode_value,
    encode_value,
    folded_and_sticky,
    latest_draft,
    split_key,
    state_key,
    unread,
)
from tests.shared import samples
from tests.shared.refusals import refused_with


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_key_and_back(prefix: str) -> None:
    key = state_key(prefix, samples.CONVERSATION)
    assert key == f"{prefix}/018f3a5c7e148a11b005000000000005"
    assert split_key(key) == (prefix, samples.CONVERSATION)
    assert len(key) <= limits.STATE_KEY_LENGTH


@pytest.mark.parametrize("key", ["read/xyz", "read/0", "read/邻", "read/00/00"])
def test_a_key_without_an_id_is_malformed(key: str) -> None:
    assert refused_with(lambda: split_key(key)) is ErrorCode.BAD_MESSAGE


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_value_and_back(prefix: str) -> None:
    value = samples.STATE_VALUES[prefix]
    assert decode_value(encode_value(value), PREFIXES[prefix]) == value


@pytest.mark.parametrize("data", [b"", b"\xc1", msgpack.packb(["1"]), msgpack.packb(5), b"\x91" * 100_000])
def test_a_malformed_value_is_refused(data: bytes) -> None:
    assert refused_with(lambda: decode_value(data, ReadMark)) is ErrorCode.BAD_MESSAGE


def test_a_value_of_a_later_version_keeps_what_is_known() -> None:
    data = msgpack.packb([3, 2, 1, "later"])
    assert decode_value(data, ReadMark) == ReadMark(3, 2, 1)
    assert decode_value(msgpack.packb([3]), ReadMark) == ReadMark(3, 0, 0)
    assert decode_value(msgpack.packb(["group"]), ConversationInfo) == ConversationInfo(
        ConversationKind.GROUP
    )
    assert decode_value(b"\x90", PeerMarks) == PeerMarks(0, 0)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60), st.integers(0, 60))
def test_unread_is_what_counting_the_rows_gives(log: list[tuple[bool, bool]], read: int) -> None:
    """Each entry is (countable, my own); the mark stands behind the first `read` of them."""
    read = min(read, len(log))
    counted = sum(countable for countable, _ in log)
    own = sum(countable and mine for countable, mine in log)
    read_counted = sum(countable for countable, _ in log[:read])
    read_own = sum(countable and mine for countable, mine in log[:read])
    expected = sum(countable and not mine for countable, mine in log[read:])
    assert unread(counted, own, ReadMark(read, read_counted, read_own)) == expected


def test_unread_is_never_negative() -> None:
    assert unread(2, 0, ReadMark(9, 5, 0)) == 0


styles = st.sampled_from(((), (Style(0, 1, bold=True),)))
drafts = st.builds(Draft, st.text(max_size=3), st.integers(0, 3), styles)


@given(drafts, drafts, drafts)
def test_the_latest_draft_is_the_same_in_any_order(one: Draft, two: Draft, three: Draft) -> None:
    latest = latest_draft(latest_draft(one, two), three)
    assert latest == latest_draft(three, latest_draft(two, one)) == latest_draft(latest, one)
    assert latest.time == max(one.time, two.time, three.time)


def test_a_full_draft_is_a_value_that_may_be_kept() -> None:
    style = Style(limits.TEXT_LENGTH, limits.TEXT_LENGTH, True, True, *("😀" * limits.KIND_LENGTH,) * 2)
    value = encode_value(Draft("😀" * limits.DRAFT_LENGTH, 2**53, (style,) * limits.STYLES))
    assert len(value) <= limits.STATE_VALUE


@given(st.sampled_from((None, True, False)), st.sampled_from((None, True, False)))
def test_nothing_is_folded_and_on_top_at_once(folded: bool | None, sticky: bool | None) -> None:
    for before in (Arrangement(), Arrangement(sticky=5), Arrangement(folded=True)):
        after = folded_and_sticky(before, folded, sticky)
        assert after != (True, True)
        if folded is None and sticky is None:
            assert after == (before.folded, before.sticky > 0)
        if folded is not None:
            assert after[0] == folded
        elif sticky is not None:
            assert after[1] == sticky
