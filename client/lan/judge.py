"""Decides on entries where no server does: the same rule on the sending and on the receiving side."""

from client.core.cache import PeerCache
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import Amendment, MessageBody, decode_body
from shared.model.conversation import ConversationKind, ConversationState, Membership, Target
from shared.model.decide import Actor, decide
from shared.model.entry import SignedEntry, decode_header
from shared.model.visibility import Interval

ALL = (Interval(0),)
"""Everything is visible, entries without a place (seq 0) too."""


class Judge:
    """Decides for the one-to-one conversations of this device's person."""

    def __init__(self, cache: PeerCache) -> None:
        self._cache = cache

    async def known(self, entry: SignedEntry) -> bool:
        """Whether an entry is held already; raises Refusal `id_conflict` when its id is another's."""
        held = await self._cache.entry(decode_header(entry.header).id)
        if held is None:
            return False
        if held.header != entry.header:
            raise Refusal(ErrorCode.ID_CONFLICT)
        return True

    async def decide(self, entry: SignedEntry, actor: Actor, other: bytes, now: int) -> None:
        """Raise the Refusal that keeps an entry out of the conversation of `actor` and `other`."""
        header = decode_header(entry.header)
        state = ConversationState(
            id=direct_conversation(actor.person, other),
            kind=ConversationKind.DIRECT,
            members={person: Membership(person, ALL) for person in (actor.person, other)},
            seq=0,
            lamport=await self._cache.lamport(header.conversation),
        )
        target = await self._target(header.conversation, entry)
        # An entry may have waited for this device: what was in time when it was written is in time.
        written = now if target is None else min(now, max(header.time, target[1].received))

        def find_target(wanted: bytes) -> Target | None:
            return target[1] if target is not None and target[0] == wanted else None

        decide(state, header, entry.body, actor, written, find_target)

    async def _target(self, conversation: bytes, entry: SignedEntry) -> tuple[bytes, Target] | None:
        """Return the entry that this one amends or quotes."""
        body = decode_body(decode_header(entry.header).kind, entry.body)
        if isinstance(body, Amendment):
            wanted = body.target
        elif isinstance(body, MessageBody) and body.quote is not None:
            wanted = body.quote
        else:
            return None
        target = await self._cache.target(conversation, wanted)
        return None if target is None else (wanted, target)
