"""Tests of the token bucket."""

from hypothesis import given
from hypothesis import strategies as st

from shared.wire.rate import TokenBucket


def test_the_burst_may_be_taken_at_once_and_no_more() -> None:
    bucket = TokenBucket(rate=2, burst=5, now=100.0)
    assert [bucket.take(100.0) for _ in range(7)] == [True] * 5 + [False] * 2


def test_tokens_come_back_at_the_rate() -> None:
    bucket = TokenBucket(rate=2, burst=5, now=0.0)
    while bucket.take(0.0):
        pass
    assert not bucket.take(0.4)
    assert bucket.take(0.5)
    assert not bucket.take(0.9)
    assert bucket.take(1.0)


def test_a_long_pause_does_not_fill_it_above_the_burst() -> None:
    bucket = TokenBucket(rate=2, burst=5, now=0.0)
    assert [bucket.take(1e9) for _ in range(6)] == [True] * 5 + [False]


@given(
    st.floats(0.1, 100),
    st.integers(1, 50),
    st.lists(st.floats(0, 2), max_size=200),
)
def test_never_more_than_burst_and_rate_allow(rate: float, burst: int, pauses: list[float]) -> None:
    bucket = TokenBucket(rate, burst, now=0.0)
    now, taken = 0.0, 0
    for pause in pauses:
        now += pause
        taken += bucket.take(now)
        assert taken <= burst + now * rate + 1e-6
