"""Who has read a message in a group: for its author alone, and never who is invisible meanwhile."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from server.features.groups.cards import group_of
from server.store import groups, urges, walk
from server.store.connection import Connection
from server.store.groups import Reader
from server.store.privacy import require_told
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.groups import ListReaders, ReadCount, Readers


def own_messages(connection: Connection, person: bytes, conversation: bytes, seqs: Sequence[int]) -> int:
    """Return the local number of a group in which all these entries are a person's own.

    Raises Refusal `not_member`, `not_allowed` (reason "author", or "privacy" for who keeps the same of
    themselves from others).
    """
    group = group_of(connection, person, conversation)
    require_told(connection, person)
    for seq in seqs:
        step = next(walk.back(connection, group.number, seq, seq), None)
        if step is None or step.author != person:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="author")
    return group.number


class Readership:
    """How far the members of one group have read, put so that any message is counted at once.

    A member has read the messages from the one they came in after up to the last they have read: to
    count those whose stretch holds a message, the stretches begun are set against those that ended.
    """

    def __init__(self, everyone: Iterable[Reader]) -> None:
        self._members = {one.person: one for one in everyone}
        read = [one for one in self._members.values() if one.read >= one.since]
        self._came = sorted(one.since for one in self._members.values())
        self._began = sorted(one.since for one in read)
        self._ended = sorted(one.read for one in read)

    def __contains__(self, person: bytes) -> bool:
        return person in self._members

    def counts(self, author: bytes, seqs: Iterable[int]) -> tuple[ReadCount, ...]:
        """Count, for messages of one author, who has read each, of those who were in then and still are."""
        mine = self._members[author]
        counts: list[ReadCount] = []
        for seq in seqs:
            read = bisect_right(self._began, seq) - bisect_left(self._ended, seq)
            meant = bisect_right(self._came, seq)
            was_in = mine.since <= seq
            counts.append(ReadCount(seq, read - (was_in and mine.read >= seq), meant - was_in))
        return tuple(counts)


def people(connection: Connection, person: bytes, request: ListReaders) -> Readers:
    """Return who has read a message, or who has not; raises as `own_messages`."""
    number = own_messages(connection, person, request.conversation, (request.seq,))
    after = request.after or b""
    found = [
        one.person
        for one in groups.readers_of(connection, number)
        if one.person != person
        and one.since <= request.seq
        and (one.read >= request.seq) == request.read
        and one.person > after
    ]
    urged = urges.urged_at(connection, number, request.seq)
    return Readers(tuple(found[: limits.PEOPLE]), len(found) > limits.PEOPLE, urged)
