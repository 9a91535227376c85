"""How often each person may do a thing: what is allowed, what is refused, and that nothing piles up."""

import pytest

from server.core.rates import RateOfEach
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id

LIN, ZHAO = new_id(), new_id()


class Hour:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_much_at_once_and_then_it_takes_time() -> None:
    hour = Hour()
    rate = RateOfEach(0.5, 10, hour)
    rate.require(LIN, 9)
    rate.require(LIN)
    with pytest.raises(Refusal) as refused:
        rate.require(LIN)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.TOO_MANY_REQUESTS, {"limit": 10})
    rate.require(ZHAO, 10)  # somebody else's measure is their own
    hour.now += 2
    rate.require(LIN)


def test_what_is_refused_costs_nothing() -> None:
    hour = Hour()
    rate = RateOfEach(1, 10, hour)
    assert rate.take(LIN, 10)
    hour.now += 9
    assert [rate.take(LIN, 10) for _ in range(3)] == [False] * 3
    assert [rate.take(LIN) for _ in range(10)] == [True] * 9 + [False]


def test_who_may_take_everything_again_is_forgotten() -> None:
    hour = Hour()
    rate = RateOfEach(1, 10, hour)
    rate.take(LIN, 10)
    for _ in range(1_000):
        rate.take(new_id())
        hour.now += 1
        assert len(rate) <= 11
    assert rate.take(LIN, 10)


def test_who_is_refused_all_the_time_is_not_forgotten() -> None:
    hour = Hour()
    rate = RateOfEach(1, 10, hour)
    taken = 0
    for _ in range(10_000):
        taken += rate.take(LIN)
        rate.take(new_id())
        hour.now += 0.01
    assert taken == 10 + 100 - 1


def test_who_types_like_a_person_is_always_told_on_and_who_floods_is_not() -> None:
    hour = Hour()
    told_on = RateOfEach(limits.TYPING_PER_SECOND, limits.TYPING_AT_ONCE, hour)
    for _ in range(1_000):
        # A mark every three seconds, and one that it ended.
        assert told_on.take(LIN)
        assert told_on.take(LIN)
        hour.now += limits.TYPING_EVERY
    told = 0
    for _ in range(10_000):
        told += told_on.take(LIN)
        hour.now += 0.001
    assert told <= limits.TYPING_AT_ONCE + 10 * limits.TYPING_PER_SECOND + 1
    assert told_on.take(ZHAO)
