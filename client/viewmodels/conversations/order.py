"""Where conversations stand in the list, and how much waits: asked again only of those that have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from client.services.chat.state import ChatState
from client.services.chat.summary import Summary
from client.viewmodels.conversations.rows import is_shown


@dataclass(frozen=True, slots=True)
class Standing:
    """What the list needs of a conversation; `held` is where it stands while it is open."""

    summary: Summary
    held: int | None
    shown: bool
    place: tuple[int, int]
    rings: int


class ListOrder:
    """A summary is another object once it says something else: by that it is known what has changed."""

    def __init__(self, chats: ChatState) -> None:
        self._chats = chats
        self._standing: dict[bytes, Standing] = {}
        self.rings = 0

    def look(self, held: Mapping[bytes, int]) -> list[Summary]:
        """Return what the list shows, in order, as `ChatState.newest_first` does; count what `rings`."""
        before = self._standing
        # In the order of the state, which decides between those of one moment.
        self._standing = {
            one.id: self._stand(before.get(one.id), one, held.get(one.id))
            for one in self._chats.conversations.values()
        }
        every = self._standing.values()
        self.rings = sum(one.rings for one in every)
        shown = sorted((one for one in every if one.shown), key=attrgetter("place"), reverse=True)
        return [one.summary for one in shown]

    def _stand(self, before: Standing | None, summary: Summary, held: int | None) -> Standing:
        if before is not None and before.summary is summary and before.held == held:
            return before
        shown = is_shown(summary) and not summary.hidden
        return Standing(summary, held, shown, summary.place(held), summary.rings)
