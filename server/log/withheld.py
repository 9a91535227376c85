"""Invisible people: what others are not told of them meanwhile, and are told once it is over.

Their own devices learn of their read marks as ever. What others may know stays as it was: the marks
of a one-to-one conversation in the other's personal state, `member.read` in a group. What is owed is
the difference, so nothing but a device's delivered marks has to be noted.
"""

from collections import deque

from server.log.told import Items, merged
from server.store import marks, statuses
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.privacy import privacy_of
from shared.model.conversation import ConversationKind

MOVED = 100_000


class Withheld:
    """Hooks inside transactions: when somebody becomes visible, and when an invisible one writes."""

    def __init__(self) -> None:
        self._invisible: dict[bytes, bool] = {}
        self._moved: deque[bytes] = deque(maxlen=MOVED)

    def forget(self) -> None:
        """Forget who is invisible: what was kept of the database may be untrue."""
        self._invisible.clear()

    def moved(self) -> set[bytes]:
        """Return the groups in which more is known of who has read since the last time. On the loop."""
        return {self._moved.popleft() for _ in range(len(self._moved))}

    def turned(self, connection: Connection, person: bytes, *, visible: bool) -> Items:
        """Note that a person becomes visible or invisible; give what was owed to all."""
        self._invisible.pop(person, None)
        if not visible:
            return {}
        given = (
            self._give(connection, number, conversation, kind, person)
            for number, conversation, kind in marks.conversations_of(connection, person)
        )
        return merged(*given)

    def wrote(self, connection: Connection, head: Head, author: bytes) -> Items:
        """Give what an author owes in the conversation where they show themselves."""
        invisible = self._invisible.get(author)
        if invisible is None:
            invisible = self._invisible[author] = statuses.is_invisible(connection, author)
        return self._give(connection, head.number, head.id, head.kind, author) if invisible else {}

    def _give(
        self,
        connection: Connection,
        number: int,
        conversation: bytes,
        kind: ConversationKind,
        person: bytes,
    ) -> Items:
        read = marks.read_mark(connection, person, conversation).seq
        known, delivered = marks.known_of(connection, number, person)
        shows = privacy_of(connection, person).read
        if kind is ConversationKind.DIRECT:
            peer = marks.peer_of(connection, number, person)
            if peer is None:
                return {}
            told = read if shows and privacy_of(connection, peer).read else 0
            items = marks.raise_marks(connection, conversation, peer, max(read, delivered), told)
            return {peer: items} if items else {}
        if shows and read > known:
            marks.let_know(connection, number, person, read)
            self._moved.append(conversation)
        return {}
