"""Takes entries of peers in: signature and rules are checked before anything reaches the cache."""

import logging
from collections.abc import Callable

from client.core.bus import Bus
from client.core.cache import Cache, Change
from client.core.events import EntriesStored, EntryPlaced, StateStored
from client.core.keys.identity import Me
from client.lan.judge import Judge
from client.lan.peers import Peer, Peers
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.conversation import ConversationKind
from shared.model.decide import Actor
from shared.model.entry import Entry, SignedEntry, decode_header
from shared.model.state import ConversationInfo, encode_value, state_key

logger = logging.getLogger(__name__)


class Intake:
    """Receives entries for this device."""

    def __init__(
        self, me: Me, peers: Peers, cache: Cache, bus: Bus, judge: Judge, clock: Callable[[], int]
    ) -> None:
        self._me = me
        self._peers = peers
        self._cache = cache
        self._bus = bus
        self._judge = judge
        self._clock = clock

    async def take(self, entry: SignedEntry, other: bytes) -> int:
        """Take an entry of the conversation with `other` in; return when (Unix ms). Raises Refusal.

        Whoever brings it, its author is whom the signature proves. An entry that is held already
        is taken again without a question.
        """
        now = self._clock()
        if await self._judge.known(entry):
            return now
        actor = self._actor(entry)
        if actor.person not in (other, self._me.person):
            raise Refusal(ErrorCode.NOT_MEMBER)
        partner = other if actor.person == self._me.person else self._me.person
        await self._judge.decide(entry, actor, partner, now)
        await self._store(entry, other, now)
        return now

    def _actor(self, entry: SignedEntry) -> Actor:
        identity = self._me.identity
        if decode_header(entry.header).device == identity.device:
            # An own entry comes back to a device that lost its cache; its key must have signed it.
            own = Peer(self._me.person, identity.device, identity.public_key)
            author = Peers([own]).author(entry)
        else:
            author = self._peers.author(entry)
        return Actor(author.person, author.device)

    async def _store(self, signed: SignedEntry, other: bytes, now: int) -> None:
        conversation = direct_conversation(self._me.person, other)
        value = encode_value(ConversationInfo(ConversationKind.DIRECT, other))
        item = await self._cache.store_missing_state(state_key("conversation", conversation), value)
        if item is not None:
            self._bus.publish(StateStored((item,)))
        entry = Entry(0, 0, now, 0, signed.header, signed.body, signed.signature, b"")
        self._publish(conversation, await self._cache.store_unplaced(conversation, [entry]))

    def _publish(self, conversation: bytes, change: Change) -> None:
        for entry in change.placed:
            self._bus.publish(EntryPlaced(conversation, decode_header(entry.header).id, entry))
        if change.figures is not None:
            self._bus.publish(EntriesStored(conversation, change.entries, change.figures))
