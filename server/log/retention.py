"""Retention: entries older than they are to be kept go, and a signed checkpoint stands for them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from server.log.checkpoint import Statement, decode_statement, encode_statement, signed_statement
from server.store import attachments, checkpoints, walk
from server.store.checkpoints import Aged, Checkpoint
from server.store.connection import Connection
from shared.model.bodies import COUNTABLE
from shared.model.entry import decode_header

DAY = 24 * 3600 * 1000
AT_ONCE = 1_000
"""Entries of one transaction: for some tens of milliseconds nobody else writes."""
YOUNG = 1_000
"""So many entries in a row that stay, and all after them stay too: times rise but for a clock set back."""

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Round:
    """What one transaction did: how many entries were retired, and whether that was all."""

    retired: int
    done: bool


@dataclass(slots=True)
class Retention:
    """One pass over the oldest entries of all conversations: a few at a time, until a round is the last."""

    sign: Sign
    cutoff: int
    """Unix ms: what was received before goes."""
    now: int
    _after: int = 0
    _young: int = 0
    _staying: set[int] = field(default_factory=set[int])

    def round(self, connection: Connection) -> Round:
        """Retire what is old enough among the next entries, in a transaction of its own."""
        oldest = checkpoints.oldest(connection, self._after, AT_ONCE)
        going = [one for one in oldest if self._goes(one)]
        checkpoints.retire(connection, going)
        attachments.release(connection, [(one.number, one.seq) for one in going], self.now)
        by_conversation: dict[int, list[Aged]] = {}
        for one in going:
            by_conversation.setdefault(one.number, []).append(one)
        for number, entries in by_conversation.items():
            self._put_checkpoint(connection, number, entries)
        self._after = oldest[-1].position if oldest else self._after
        return Round(len(going), done=len(oldest) < AT_ONCE or self._young >= YOUNG)

    def _goes(self, one: Aged) -> bool:
        """Tell whether an entry goes: it is old, and so is all before it in its conversation."""
        if one.received >= self.cutoff or one.number in self._staying:
            self._staying.add(one.number)
            self._young += 1
            return False
        self._young = 0
        return True

    def _put_checkpoint(self, connection: Connection, number: int, entries: list[Aged]) -> None:
        statement = self._statement(connection, number, entries)
        encoded = encode_statement(statement)
        signature = self.sign(signed_statement(encoded))
        checkpoint = Checkpoint(number, statement.seq, statement.link, encoded, signature)
        checkpoints.put(connection, checkpoint)
        checkpoints.begin_at(connection, number, walk.position_at(connection, number, statement.seq + 1))

    def _statement(self, connection: Connection, number: int, entries: list[Aged]) -> Statement:
        before = checkpoints.of(connection, number)
        known = None if before is None else decode_statement(before.statement)
        own = {} if known is None else dict(known.own)
        lamport = 0 if known is None else known.lamport
        last = entries[-1]
        for one in entries:
            header = decode_header(one.header)
            lamport = max(lamport, header.lamport)
            if header.kind in COUNTABLE:
                own[one.author] = one.own
        conversation = checkpoints.conversation_of(connection, number)
        counts = tuple(sorted(own.items()))
        return Statement(conversation, last.seq, last.link, lamport, last.counted, counts, self.now)
