"""Rows of conversations: each is made anew only when what it tells may have changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from client.services.chat.summary import Summary
from client.viewmodels.conversations.model import Conversation


@dataclass(frozen=True, slots=True)
class Kept:
    """A row, and what it was made of."""

    summary: Summary
    is_open: bool
    row: Conversation


class RowCache:
    """A summary is another object once it says something else: by that a row is known to hold.

    What a row tells beyond it, people, how they are seen, reminders, has to be forgotten when it changes.
    """

    def __init__(self, make: Callable[[Summary, bool], Conversation]) -> None:
        self._make = make
        self._kept: dict[bytes, Kept] = {}

    def row(self, summary: Summary, *, is_open: bool) -> Conversation:
        """Return a conversation's row."""
        kept = self._kept.get(summary.id)
        if kept is None or kept.summary is not summary or kept.is_open is not is_open:
            kept = self._kept[summary.id] = Kept(summary, is_open, self._make(summary, is_open))
        return kept.row

    def forget(self) -> None:
        """Make every row anew."""
        self._kept.clear()

    def forget_people(self, people: Collection[bytes]) -> None:
        """Make the rows of one-to-one conversations with these people anew."""
        for key in [key for key, one in self._kept.items() if one.summary.peer in people]:
            del self._kept[key]

    def keep_only(self, conversations: Collection[bytes]) -> None:
        """Let go of what is not there any more."""
        for key in self._kept.keys() - conversations:
            del self._kept[key]
