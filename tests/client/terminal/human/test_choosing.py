"""A state, for how many minutes, in what words: as people write it."""

import pytest

from client.terminal.human.choosing import Chosen, chosen
from shared.model.presence import Presence

NAMES = {one.value: one for one in Presence} | {
    "do not disturb": Presence.DO_NOT_DISTURB,
    "忙碌": Presence.BUSY,
    "out": Presence.OUT,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("busy", Chosen(Presence.BUSY)),
        ("Busy", Chosen(Presence.BUSY)),
        ("忙碌 30 排产会 二楼", Chosen(Presence.BUSY, 30, "排产会 二楼")),
        ("do not disturb 60", Chosen(Presence.DO_NOT_DISTURB, 60)),
        ("out  年假", Chosen(Presence.OUT, 0, "年假")),
        ("busy 0", Chosen(Presence.BUSY, 0, "0")),
        ("busy 9999999999999999", Chosen(Presence.BUSY, 0, "9999999999999999")),
        ("busy ３０", Chosen(Presence.BUSY, 0, "３０")),
        ("busybody", None),
        ("", None),
    ],
)
def test_what_is_written_is_understood(text: str, expected: Chosen | None) -> None:
    assert chosen(text, NAMES) == expected
