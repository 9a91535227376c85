"""Entries find their places: told live, read on, paged back, acknowledged, or unplaced again."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from client.store import conversations, entries, intervals, outbox, state
from client.store.database import Connection
from client.store.rows import Change, HistoryPage, Waiting
from shared.model.entry import Cursor, Entry, decode_header
from shared.model.state import ReadMark, decode_value, encode_value, state_key
from shared.protocol.log import Appended, History, Page
from shared.protocol.sync import StateItem


class Log:
    """The log's transactions, for one person on one device."""

    def __init__(self, person: bytes, device: bytes) -> None:
        self._me = person
        self._device = device

    def _put(self, connection: Connection, conversation: bytes, found: Iterable[Entry]) -> Change:
        """Store entries; own ones that were still in the outbox have left it by that."""
        fresh: list[Entry] = []
        placed: list[Entry] = []
        for entry in found:
            header = decode_header(entry.header)
            if header.conversation != conversation:
                continue
            kept = entries.without_erased(connection, header, entry)
            if entries.put(connection, kept):
                fresh.append(kept)
            if header.device == self._device and outbox.remove(connection, header.id) is not None:
                placed.append(entry)
        conversations.note_lamport(connection, conversation, fresh)
        conversations.note_mentions(connection, conversation, self._me, fresh)
        return Change(tuple(fresh), tuple(placed))

    def extend(self, connection: Connection, conversation: bytes, told: Sequence[Entry]) -> Change:
        """Store entries told live when they follow the cursor densely."""
        place = conversations.ensure(connection, conversation)
        upto = Cursor(place.seq, place.link)
        dense: list[Entry] = []
        for entry in sorted(told, key=lambda one: one.seq):
            if entry.seq == upto.seq + 1:
                dense.append(entry)
                upto = Cursor(entry.seq, entry.link)
        change = self._put(connection, conversation, dense)
        if dense:
            conversations.advance(connection, conversation, self._me, upto)
        place = conversations.ensure(connection, conversation)
        return replace(change, gap=any(entry.seq > place.seq for entry in told), figures=place)

    def store_page(self, connection: Connection, conversation: bytes, since: Cursor, page: Page) -> Change:
        """Store what follows a cursor; places left out are not visible to this person."""
        place = conversations.ensure(connection, conversation)
        change = self._put(connection, conversation, page.entries)
        last = page.entries[-1] if page.entries else None
        upto = page.head if last is None else Cursor(last.seq, last.link)
        if since.seq <= place.seq < upto.seq:
            conversations.advance(connection, conversation, self._me, upto)
        return replace(change, figures=conversations.ensure(connection, conversation))

    def store_history(
        self, connection: Connection, conversation: bytes, before: int, history: History
    ) -> Change:
        """Store a page back; the newest page of a conversation never seen sets its cursor."""
        place = conversations.ensure(connection, conversation)
        found = [one.entry for one in history.standing]
        found += [entry for one in history.standing for entry in one.amendments]
        found.sort(key=lambda entry: entry.seq)
        change = self._put(connection, conversation, found)
        conversations.note_numbers(connection, conversation, self._device)
        last = history.as_of.seq if before == 0 else before - 1
        if before == 0 and place.seq == 0:
            self._begin(connection, conversation, history)
        else:
            upto = min(last, history.as_of.seq, place.seq)
            intervals.add(connection, conversation, history.start, upto)
        return replace(change, figures=conversations.ensure(connection, conversation))

    def _begin(self, connection: Connection, conversation: bytes, history: History) -> None:
        # The interval is whole from `start` on, not from 1: say so before the cursor moves.
        if history.as_of.seq == 0:
            return
        conversations.advance(connection, conversation, self._me, history.as_of)
        intervals.cut_after(connection, conversation, 0)
        seq = conversations.cursor(connection, conversation).seq
        intervals.add(connection, conversation, max(1, history.start), seq)

    def place(self, connection: Connection, entry: bytes, appended: Appended) -> Change:
        """Move an own entry from the outbox to its place."""
        waiting = outbox.get(connection, entry)
        if waiting is None:
            return Change()  # reading the log was faster than the answer
        signed = waiting.entry
        placed = Entry(
            seq=appended.seq,
            counted=appended.counted,
            received=appended.received,
            marks=0,
            header=signed.header,
            body=signed.body,
            signature=signed.signature,
            link=appended.link,
        )
        change = self._put(connection, waiting.conversation, [placed])
        place = conversations.ensure(connection, waiting.conversation)
        if appended.seq == place.seq + 1:
            upto = Cursor(appended.seq, appended.link)
            conversations.advance(connection, waiting.conversation, self._me, upto)
        return replace(change, figures=conversations.ensure(connection, waiting.conversation))

    def roll_back(self, connection: Connection, conversation: bytes, common: Cursor) -> list[Entry]:
        """Go back to the last common entry."""
        return conversations.roll_back(connection, conversation, self._me, common)

    def probes(self, connection: Connection, conversation: bytes) -> list[Cursor]:
        """Return points of the log to ask a restored server about."""
        newest = conversations.cursor(connection, conversation)
        return [
            newest,
            *(one for one in entries.cursors(connection, conversation, newest.seq) if one != newest),
        ]

    def requeue(self, connection: Connection, conversation: bytes, ids: Sequence[bytes]) -> list[Waiting]:
        """Put own entries that have no place into the outbox again, to be sent with the same bytes."""
        queued: list[Waiting] = []
        for one in ids:
            entry = entries.get(connection, one)
            if entry is None or entry.seq or not entry.body:
                continue
            header = decode_header(entry.header)
            if header.device == self._device:
                queued.append(outbox.requeue(connection, conversation, header.id, entry))
        return queued

    def store_unplaced(self, connection: Connection, conversation: bytes, found: Sequence[Entry]) -> Change:
        """Store entries that no log gives a place."""
        conversations.ensure(connection, conversation)
        change = self._put(connection, conversation, found)
        conversations.note_numbers(connection, conversation, self._device)
        return replace(change, figures=conversations.ensure(connection, conversation))

    def mark_read(self, connection: Connection, conversation: bytes, seq: int) -> StateItem | None:
        """Set the read mark; the server's own item replaces this one when it is told.

        What another device has read already stays read: a mark never falls.
        """
        place = conversations.ensure(connection, conversation)
        seq = min(seq or place.head, place.head)
        key = state_key("read", conversation)
        held = state.get_value(connection, key)
        if seq <= place.read or (held is not None and seq <= decode_value(held, ReadMark).seq):
            return None
        conversations.raise_mark(connection, conversation, "read", seq)
        own = entries.own_countable(connection, conversation, self._me, seq, place.head)
        counted = place.counted
        if seq < place.head:
            counted = entries.counted_at(connection, conversation, seq)
        value = encode_value(ReadMark(seq, counted, place.own - own))
        return state.replace_value(connection, key, value)

    def page(self, connection: Connection, conversation: bytes, before: int, limit: int) -> HistoryPage:
        """Return the standing entries before a seq (0: the newest) as far as they are held whole."""
        place = conversations.ensure(connection, conversation)
        upper = before if 0 < before <= place.seq else place.seq + 1
        first = intervals.start_of(connection, conversation, upper - 1)
        if upper > 1 and first is None:
            return HistoryPage((), (), upper, upper, whole=False)
        start = first or 1
        standing = entries.standing_before(connection, conversation, start, upper, limit)
        never_seen = place.seq == 0 and place.head > 0
        whole = (len(standing) == limit or start == 1) and not never_seen
        reached = standing[0].seq if len(standing) == limit else start
        if before == 0:
            standing += entries.unplaced(connection, conversation, limit)
        ids = [decode_header(entry.header).id for entry in standing]
        return HistoryPage(
            tuple(standing), tuple(entries.amendments_of(connection, ids)), reached, start, whole
        )
