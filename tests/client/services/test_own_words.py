"""Words of my own: in effect at once, told to the server, learnt from my other devices."""

import pytest

from client.core.bus import Bus
from client.core.events import StateStored
from client.services.own_words import OwnWordsService
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.own_words import OwnWord, word_id
from shared.model.state import encode_value, state_key
from shared.protocol.spelling import SetOwnWord
from shared.protocol.sync import StateItem
from tests.client.services.test_reminders import FakeOwing


class Device:
    """A device of mine."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.owing = FakeOwing(self.bus)
        self.words = OwnWordsService(self.owing, self.bus)

    def told(self, word: str, value: bytes) -> None:
        """Hear of what another device of mine has done."""
        self.bus.publish(StateStored((StateItem(state_key("own_word", word_id(word)), value, 2),)))


async def test_a_word_is_mine_at_once_and_told_once() -> None:
    device = Device()
    for _ in range(2):
        await device.words.put(["linxin", "linxin"])
    assert device.words.has("linxin")
    assert not device.words.has("Linxin")
    await device.words.put(["linxin", "never"], on=False)
    assert not device.words.has("linxin")
    assert device.owing.told == [SetOwnWord("linxin"), SetOwnWord("linxin", on=False)]


async def test_what_another_device_does_counts_here() -> None:
    device = Device()
    device.told("linxin", encode_value(OwnWord("linxin")))
    assert device.words.has("linxin")
    device.told("linxin", encode_value(OwnWord()))
    assert not device.words.has("linxin")
    device.told("linxin", b"\xc1")
    device.told("linxin", encode_value(OwnWord("of another id")))
    assert not device.words.has("linxin")


@pytest.mark.parametrize("word", ["", " ", "two words", "\u202e", "x" * (limits.OWN_WORD + 1)])
async def test_what_is_no_word_is_refused_here(word: str) -> None:
    device = Device()
    with pytest.raises(Refusal) as caught:
        await device.words.put(["good", word])
    assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_MESSAGE, {"part": "word"})
    assert device.owing.told == []


async def test_there_is_room_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWN_WORDS", 2)
    device = Device()
    await device.words.put(["one", "two"])
    with pytest.raises(Refusal) as caught:
        await device.words.put(["three"])
    assert caught.value.detail == {"reason": "too_many", "limit": 2}
    await device.words.put(["one"], on=False)
    await device.words.put(["three"])
    assert device.words.has("three")
