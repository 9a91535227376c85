"""Brings conversations in the cache to the server's state: pages, gaps, and a server that was restored."""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Sequence

from client.core.bus import Bus
from client.core.cache import Cache, Change
from client.core.events import ConversationReset, EntriesStored, EntryPlaced, EntryQueued
from client.core.sync.asking import Asking
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION
from shared.model.entry import START, Cursor, Entry, Mark, SignedEntry, decode_header
from shared.protocol import log
from shared.protocol.sync import Head

FIRST_PAGE = 100  # standing entries loaded of a conversation never seen; the rest on demand
VOUCHED = 512  # bytes of a signature and a certificate, at most
AT_ONCE = 4  # conversations read on at the same time

BROKEN = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.STORAGE_FULL, ErrorCode.STORAGE_FAILED})
"""Refusals that concern the link or the disk, not one conversation."""

logger = logging.getLogger(__name__)


def is_direct(conversation: bytes) -> bool:
    """Tell whether an id was derived from two people: a UUIDv8 (`shared.ids.direct_conversation`)."""
    return conversation[6] >> 4 == 8


class LogSync:
    """Reads logs of a server into the cache, and tells the bus what is new."""

    def __init__(self, asking: Asking, cache: Cache, bus: Bus) -> None:
        self._asking = asking
        self._cache = cache
        self._bus = bus

    async def take(self, conversation: bytes, entries: Sequence[Entry]) -> None:
        """Store entries told live; read what is missing when they do not follow densely."""
        change = await self._cache.extend(conversation, entries)
        self.publish(conversation, change)
        if change.gap:
            await self.read_on(conversation)

    async def recover(self, heads: Iterable[Head]) -> None:
        """Go back to the last common entry of every diverged log, and offer what followed."""
        for head in heads:
            if head.diverged:
                await self._recover(head.conversation)

    async def bring_up(self, heads: Sequence[Head]) -> None:
        """Read every conversation of a digest to its head, a few at once; one refused keeps no other."""
        slots = asyncio.Semaphore(AT_ONCE)

        async def one(conversation: bytes) -> None:
            async with slots:
                await self.read_on(conversation)

        results = await asyncio.gather(*(one(head.conversation) for head in heads), return_exceptions=True)
        for head, result in zip(heads, results, strict=True):
            if not isinstance(result, BaseException):
                continue
            if not isinstance(result, Refusal) or result.code in BROKEN:
                raise result
            logger.warning("conversation %s: %s", head.conversation.hex(), result)

    async def read_on(self, conversation: bytes) -> None:
        """Read from the cursor to the head; the newest page only of a conversation never seen."""
        while True:
            cursor = await self._cache.cursor(conversation)
            if cursor == START:
                await self._first_page(conversation)
                return
            page = await self._asking.ask(log.After(conversation, cursor, limits.PAGE))
            if page.diverged:
                await self._recover(conversation)
                continue
            change = await self._cache.store_page(conversation, cursor, page)
            self.publish(conversation, change)
            if not page.entries or page.entries[-1].seq >= page.head.seq:
                return

    async def _first_page(self, conversation: bytes) -> None:
        history = await self._asking.ask(log.Before(conversation, 0, FIRST_PAGE))
        change = await self._cache.store_history(conversation, 0, history)
        self.publish(conversation, change)

    async def load(self, conversation: bytes, before: int, limit: int) -> None:
        """Bring a page of history into the cache."""
        history = await self._asking.ask(log.Before(conversation, before, min(limit, limits.PAGE)))
        change = await self._cache.store_history(conversation, before, history)
        self.publish(conversation, change, live=False)

    def publish(self, conversation: bytes, change: Change, *, live: bool = True) -> None:
        """Tell what a transaction changed: own entries that left the outbox, then all that is new."""
        for entry in change.placed:
            self._bus.publish(EntryPlaced(conversation, decode_header(entry.header).id, entry))
        if change.figures is not None:
            self._bus.publish(EntriesStored(conversation, change.entries, change.figures, live))

    # A server that was restored from a backup

    async def check(self, conversations: Sequence[bytes]) -> None:
        """Find conversations that a restored server has lost, and bring back what they held.

        Whoever left a group is answered, too: that one was never a member says only a server that has
        lost the group, or that somebody was let into it.
        """
        for conversation in conversations:
            cursor = await self._cache.cursor(conversation)
            try:
                page = await self._asking.ask(log.After(conversation, cursor, 1))
            except Refusal as refusal:
                if refusal.code is not ErrorCode.NOT_MEMBER:
                    raise
                await self._recover(conversation)
            else:
                if page.diverged:
                    await self._recover(conversation)

    async def _common(self, conversation: bytes) -> Cursor:
        probes = await self._cache.probes(conversation)
        try:
            found = await self._asking.ask(log.FindCommon(conversation, tuple(probes[: limits.PROBES])))
        except Refusal as refusal:
            if refusal.code is ErrorCode.NOT_MEMBER:
                return START  # a conversation younger than the backup
            raise
        return found.cursor

    async def _recover(self, conversation: bytes) -> None:
        common = await self._common(conversation)
        lost = await self._cache.roll_back(conversation, common)
        self._bus.publish(ConversationReset(conversation, common))
        await self._offer(conversation, [entry for entry in lost if _can_be_offered(entry)])

    async def _offer(self, conversation: bytes, lost: Sequence[Entry]) -> None:
        """Offer entries in their former order; own ones that are not taken go through the outbox again."""
        own: list[bytes] = []
        for batch in _batches(lost):
            outcomes = await self._offer_batch(conversation, batch)
            own += [one.id for one in outcomes if one.seq == 0]
            for one in outcomes:
                if one.seq == 0:
                    logger.warning("entry %s was not taken back: %s", one.id.hex(), one.code)
        for waiting in await self._cache.requeue(conversation, own):
            self._bus.publish(EntryQueued(conversation, waiting.id, waiting.entry))

    async def _offer_batch(self, conversation: bytes, batch: Sequence[Entry]) -> Sequence[log.Outcome]:
        """Offer some entries; a server where one is no member of the group now takes none of them."""
        entries = tuple(self._vouch(entry) for entry in batch)
        try:
            return (await self._asking.ask(log.Offer(conversation, entries))).outcomes
        except Refusal as refusal:
            if refusal.code is not ErrorCode.NOT_MEMBER:
                raise
            code = refusal.code.value
            return [log.Outcome(decode_header(entry.header).id, 0, code) for entry in batch]

    def _vouch(self, entry: Entry) -> log.Vouched:
        """Add the certificate this device holds: its own; the server knows those of its other devices."""
        signed = SignedEntry(entry.header, entry.body, entry.signature)
        session = self._asking.session
        if session is not None and decode_header(entry.header).device == self._asking.device:
            return log.Vouched(signed, session.certificate, session.certificate_signature)
        return log.Vouched(signed, b"", b"")


def _can_be_offered(entry: Entry) -> bool:
    """Tell whether anybody could vouch for an entry: what was recalled is gone.

    What the organisation wrote a restored server writes anew, as its own tree stands.
    """
    return not entry.marks & Mark.WITHHELD and decode_header(entry.header).author != ORGANISATION


def _batches(lost: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Part entries into offers that fit, by number and by bytes, into one message."""
    batch: list[Entry] = []
    size = 0
    for entry in lost:
        grown = size + len(entry.header) + len(entry.body) + VOUCHED
        if batch and (len(batch) == limits.OFFER or grown > limits.CLIENT_MESSAGE // 2):
            yield batch
            batch, grown = [], grown - size
        batch.append(entry)
        size = grown
    if batch:
        yield batch
