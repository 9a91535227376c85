"""Who has read a message in a group: for its author alone, and never who is invisible meanwhile."""

from collections.abc import Sequence

from server.features.groups.cards import group_of
from server.store import groups, walk
from server.store.connection import Connection
from server.store.groups import Reader
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.groups import ListReaders, ReadCount, Readers


def own_messages(connection: Connection, person: bytes, conversation: bytes, seqs: Sequence[int]) -> int:
    """Return the local number of a group in which all these entries are a person's own.

    Raises Refusal `not_member`, `not_allowed` (reason "author").
    """
    group = group_of(connection, person, conversation)
    for seq in seqs:
        step = next(walk.back(connection, group.number, seq, seq), None)
        if step is None or step.author != person:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="author")
    return group.number


def counts_of(members: Sequence[Reader], person: bytes, seqs: Sequence[int]) -> tuple[ReadCount, ...]:
    """Count who of a group's members has read each of a person's messages, of those who were in then."""
    others = [one for one in members if one.person != person]
    return tuple(_count(others, seq) for seq in seqs)


def _count(everyone: Sequence[Reader], seq: int) -> ReadCount:
    meant = [one for one in everyone if one.since <= seq]
    return ReadCount(seq, sum(one.read >= seq for one in meant), len(meant))


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
    return Readers(tuple(found[: limits.PEOPLE]), len(found) > limits.PEOPLE)
