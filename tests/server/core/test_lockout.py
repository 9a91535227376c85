"""The rule of lock-outs, by itself."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.core.lockout import WINDOW_MS, Standing, bucket, judge
from shared import limits

NOW = 1_790_000_000_000


def test_nothing_failed() -> None:
    assert judge([], [], NOW) == Standing(limits.FAILURES_PER_ACCOUNT)


def test_it_opens_when_the_failure_that_closed_it_is_past() -> None:
    failures = [NOW - 5000, NOW - 4000, NOW - 3000, NOW - 2000, NOW - 1000]
    standing = judge(failures, [], NOW)
    assert standing == Standing(0, NOW - 5000 + WINDOW_MS)
    assert judge(failures, [], standing.until - 1).locked
    assert judge(failures, [], standing.until) == Standing(1)


def test_the_address_counts_too() -> None:
    spread = [NOW - 100 * number for number in range(limits.FAILURES_PER_ADDRESS, 0, -1)]
    assert judge([], spread, NOW).locked
    assert judge([], spread[1:], NOW) == Standing(1)


@given(st.lists(st.integers(NOW - 2 * WINDOW_MS, NOW), max_size=80).map(sorted))
def test_a_lock_ends_when_it_says_and_waiting_never_hurts(failures: list[int]) -> None:
    standing = judge(failures, failures, NOW)
    left = [judge(failures, failures, NOW + step).tries_left for step in range(0, 2 * WINDOW_MS, 60_000)]
    assert all(now <= later for now, later in pairwise(left))
    if standing.locked:
        assert judge(failures, failures, standing.until - 1).locked
        assert not judge(failures, failures, standing.until).locked


def test_a_known_device_counts_for_itself_and_nobody_else_does() -> None:
    account, device = b"a" * 16, b"d" * 16
    known = bucket("192.0.2.7", account, "1001", device)
    assert known.known_device
    assert known == bucket("203.0.113.9", account, "王芳", device)
    assert known != bucket("192.0.2.7", b"b" * 16, "1002", device)
    for address in ("", "192.0.2.7", "::"):
        assert not bucket(address, account, "1001", None).known_device
        assert not bucket(address, None, "1001", device).known_device
