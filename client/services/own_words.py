"""Words that my spelling takes for right, the same on all my devices."""

from collections.abc import Iterable

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Setter, Setting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.own_words import OwnWord, is_word, word_id
from shared.model.state import decode_value, encode_value, split_key, state_key
from shared.protocol.spelling import SetOwnWord

PREFIX = "own_word/"
NOTHING = encode_value(OwnWord())


class OwnWordsService:
    """Knows them, takes more, and takes them back; works without a link."""

    def __init__(self, owing: Setter, bus: Bus) -> None:
        self._owing = owing
        self._words: dict[bytes, str] = {}
        bus.subscribe(StateStored, self.apply)

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key.startswith(PREFIX):
                subject, text = split_key(item.key)[1], _read(item.value)
                if text:
                    self._words[subject] = text
                else:
                    self._words.pop(subject, None)

    def has(self, word: str) -> bool:
        """Tell whether a word is one of mine."""
        return self._words.get(word_id(word)) == word

    async def put(self, words: Iterable[str], *, on: bool = True) -> None:
        """Take words for right, or not any more; raises Refusal `bad_message`, `not_allowed` ("too_many")."""
        changed = [one for one in dict.fromkeys(words) if self.has(one) is not on]
        if not all(is_word(one) and len(one) <= limits.OWN_WORD for one in changed):
            raise Refusal(ErrorCode.BAD_MESSAGE, part="word")
        if on and len(self._words) + len(changed) > limits.OWN_WORDS:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.OWN_WORDS)
        if changed:
            await self._owing.set(*(_setting(one, on=on) for one in changed))


def _setting(word: str, *, on: bool) -> Setting:
    value = encode_value(OwnWord(word if on else ""))
    key = state_key("own_word", word_id(word))
    return Setting(key, lambda _held: value, NOTHING, SetOwnWord(word, on))


def _read(value: bytes) -> str:
    try:
        return decode_value(value, OwnWord).text
    except Refusal:
        return ""  # of a newer version, or damaged
