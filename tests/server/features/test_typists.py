"""Who types like a person is always told on; who floods is not."""

from server.features.chat.typists import Typists
from shared import limits
from shared.ids import new_id


def test_beginning_and_stopping_is_told_and_a_flood_is_not() -> None:
    seconds = 0.0
    typists, wang, li = Typists(lambda: seconds), new_id(), new_id()
    for _ in range(1_000):
        # A mark every three seconds, and one that it ended.
        assert typists.take(wang)
        assert typists.take(wang)
        seconds += limits.TYPING_EVERY
    told = 0
    for _ in range(10_000):
        told += typists.take(wang)
        seconds += 0.001
    assert told <= limits.TYPING_AT_ONCE + 10 * limits.TYPING_PER_SECOND + 1
    assert typists.take(li)
