"""Emoji to choose from, and how to find them by name: in English, by alias, in Chinese, in Russian."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.viewmodels.messages.emoji_table import CATEGORIES

FULLY_QUALIFIED = 2
SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
RECENT = 24


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji and its names: the shortest English alias first, others', all to search in."""

    text: str
    name: str
    chinese: str
    words: tuple[str, ...]
    russian: str = ""

    def shown_name(self, language: str) -> str:
        """Return its name as a reader of a language knows it."""
        if language.startswith("zh"):
            return self.chinese or self.name
        return self.russian.replace("_", " ") or self.name if language == "ru" else self.name


def common() -> list[str]:
    """Return the emoji of the panel, in its order."""
    return [one for _, row in CATEGORIES for one in row.split()]


class EmojiBook(QObject):
    """Finds emoji. The names come with a library; `ready` tells that they have been read beside the loop."""

    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, Emoji] = {}
        self._tasks = Tasks("emoji")
        self._preparing = False

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    @property
    def loaded(self) -> bool:
        """Whether a question has its answer at once."""
        return bool(self._all)

    def prepare(self) -> None:
        """Read the names in a thread, where that was not done or begun: the loop would stand still for it."""
        if not self.loaded and not self._preparing:
            self._preparing = True
            self._tasks.start(self._prepare(), "prepare")

    async def _prepare(self) -> None:
        try:
            await asyncio.to_thread(self.load)
        finally:
            self._preparing = False
        self.ready.emit()

    def load(self) -> None:
        """Read the names, those on the panel first; blocking."""
        # Five megabytes of names that few sessions ask for.
        import emoji

        emoji.config.load_language(["zh", "ru"])
        order = {one: place for place, one in enumerate(common())}
        found: list[tuple[int, Emoji]] = []
        for text, data in emoji.EMOJI_DATA.items():
            if data["status"] != FULLY_QUALIFIED or SKIN_TONES.intersection(text):
                continue
            names = [data["en"], *data.get("alias", ())]
            plain = [name.strip(":").lower() for name in names]
            chinese = str(data.get("zh", "")).strip(":").replace("_", "")
            shortest = min(plain[1:] or plain, key=len)
            russian = str(data.get("ru", "")).strip(":").lower()
            made = Emoji(text, shortest, chinese, tuple(plain), russian)
            found.append((order.get(text, len(order)), made))
        found.sort(key=lambda pair: pair[0])
        self._all = {one.text: one for _, one in found}

    def get(self, text: str) -> Emoji:
        """Return an emoji with its names, or without any if it is not known, or not yet."""
        return self._all.get(text) or Emoji(text, "", "", ())

    def find(self, wanted: str, limit: int = 8, recent: Sequence[str] = ()) -> list[Emoji]:
        """Return what fits best: whole names, beginnings of names, of words, then anywhere.

        Of names that have not been read the first question waits for them.
        """
        if not self._all:
            self.load()
        wanted = wanted.strip().lower()
        if not wanted:
            return []
        ranked = (
            (rank - (one.text in recent) * 0.5, place, one)
            for place, one in enumerate(self._all.values())
            if (rank := rank_of(one, wanted)) is not None
        )
        return [one for _, _, one in sorted(ranked, key=lambda each: each[:2])[:limit]]


def rank_of(one: Emoji, wanted: str) -> int | None:
    """Return how close an emoji is to what is wanted, 0 the closest; None when it does not fit."""
    ranks = [place_of(name, wanted) for name in (*one.words, one.chinese, one.russian)]
    return min((rank for rank in ranks if rank is not None), default=None)


def place_of(name: str, wanted: str) -> int | None:
    """Return how well a name fits: the whole, its beginning, a word's beginning, anywhere."""
    if wanted not in name:
        return None
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f"_{wanted}" in name else 3


def with_recent(recent: Sequence[str], used: str) -> tuple[str, ...]:
    """Return the recent emoji after one was used."""
    return (used, *(one for one in recent if one != used))[:RECENT]
