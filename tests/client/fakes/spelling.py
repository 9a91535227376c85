"""A dictionary of few words."""

from collections.abc import Collection, Mapping, Sequence

RIGHT = frozenset({"meeting", "world", "hello", "there", "the", "report", "tomorrow"})
MEANT = {"wrold": ("world", "wold"), "tommorow": ("tomorrow",)}


class FakeSpelling:
    """Knows `RIGHT`, and what is `MEANT`."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def check(self, words: Collection[str]) -> Mapping[str, bool]:
        self.asked += words
        return {word: word.lower() in RIGHT for word in words}

    async def suggest(self, word: str) -> Sequence[str]:
        return MEANT.get(word, ())
