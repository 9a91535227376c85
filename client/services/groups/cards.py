"""Cards and members of groups: asked for once, kept in step as entries tell of changes, readable offline."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from client.core.bus import Bus
from client.core.events import EntriesStored, GroupChanged, PeopleNamed
from client.core.sync.asking import Asking
from client.core.tasks import Tasks
from client.services.groups.nicknames import Nicknames
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, is_made
from shared.model.bodies import NicknameBody, decode_body
from shared.model.conversation import Rank
from shared.model.entry import Entry, decode_header
from shared.protocol import groups
from shared.protocol.groups import GroupCard, Member

logger = logging.getLogger(__name__)

GOVERNING = frozenset({"group", "member", "rules", "notice", "nickname"})
"""Kinds of entries that change a group's card or members."""
GATHER = 0.5
"""Seconds in which changes of a group become one look at it."""
SMALL = 200
"""Members of a group whose nicknames are asked for because somebody writes in it."""
LOOKED_AT = 50
"""Groups that are kept in step; of those looked at longest ago the card is asked for again."""
UNREACHED = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.SHUTTING_DOWN})


class CardsCache(Protocol):
    """What is kept of groups."""

    async def group_card(self, conversation: bytes) -> GroupCard | None: ...

    async def group_members(self, conversation: bytes) -> tuple[Member, ...] | None: ...

    async def store_group(self, card: GroupCard, members: tuple[Member, ...] | None = None) -> None: ...

    async def call_members(self, conversation: bytes, nicknames: Mapping[bytes, str]) -> None: ...

    async def nicknames(self) -> dict[bytes, dict[bytes, str]]: ...


class Cards:
    """What is known of groups; `knows` tells whether somebody can be named without asking."""

    def __init__(
        self, cache: CardsCache, connection: Asking, bus: Bus, knows: Callable[[bytes], bool]
    ) -> None:
        self._cache = cache
        self._connection = connection
        self._bus = bus
        self._knows = knows
        self.nicknames = Nicknames(bus)
        self._asked_names: set[bytes] = set()
        self._fresh: dict[bytes, bool] = {}
        self._looking: set[bytes] = set()
        self._tasks = Tasks("cards")
        bus.subscribe(EntriesStored, self._stored)

    async def load(self) -> None:
        """Read how members of groups are called from the cache."""
        self.nicknames.load(await self._cache.nicknames())

    async def close(self) -> None:
        """Stop looking."""
        await self._tasks.close()

    def forget(self) -> None:
        """Take nothing for fresh any more: what was missed while the link was down is not known."""
        self._fresh.clear()
        self._asked_names.clear()

    async def card(self, conversation: bytes) -> GroupCard:
        """Return a group's card: asked for once, kept in step, and as it was last while there is no link."""
        held = await self._cache.group_card(conversation)
        if held is not None and self._fresh.get(conversation):
            return held
        try:
            return await self._fetch_card(conversation)
        except Refusal as refusal:
            if held is None or not _as_held(refusal):
                raise
            return held

    async def members(self, conversation: bytes) -> Sequence[Member]:
        """Return a group's members, as `card` does: the owner, the admins, then the others by name."""
        held = await self._cache.group_members(conversation)
        if held is not None and self._fresh.get(conversation):
            return held
        try:
            return await self._fetch_members(conversation)
        except Refusal as refusal:
            if held is None or not _as_held(refusal):
                raise
            return held

    async def _fetch_card(self, conversation: bytes) -> GroupCard:
        card = await self._connection.ask(groups.GetGroup(conversation))
        await self._cache.store_group(card)
        return card

    async def _fetch_members(self, conversation: bytes) -> tuple[Member, ...]:
        self._note_fresh(conversation)
        card = await self._fetch_card(conversation)
        found: list[Member] = []
        after: bytes | None = None
        while True:
            page = await self._connection.ask(groups.ListMembers(conversation, after))
            found += page.members
            if not page.more or not page.members:
                break
            after = page.members[-1].person
        members = tuple(sorted(found, key=_standing))
        await self._cache.store_group(card, members)
        self.nicknames.take(conversation, {one.person: one.nickname for one in members})
        self._bus.publish(PeopleNamed({one.person: one.name for one in members if one.name}))
        return members

    def _note_fresh(self, conversation: bytes) -> None:
        """Note what is kept in step from now on; anything that happens meanwhile unsays it."""
        self._fresh.pop(conversation, None)
        self._fresh[conversation] = True
        for one in list(self._fresh)[:-LOOKED_AT]:
            del self._fresh[one]

    def _stored(self, event: EntriesStored) -> None:
        """Look again at a group somebody looks at, once something has changed in it."""
        headers = [decode_header(one.header) for one in event.entries]
        governing = {one.kind for one in headers if event.live and one.kind in GOVERNING}
        if "nickname" in governing:
            self._tasks.start(self._call(event.conversation, _nicknames(event.entries)), "nicknames")
        if governing - {"nickname"}:
            self._changed(event.conversation)
        elif not governing and not all(
            self._knows(one.author) or one.author == ORGANISATION for one in headers
        ):
            self._ask_names(event.conversation)
        elif event.live and is_made(event.conversation) and not self.nicknames.knows(event.conversation):
            self._ask_nicknames(event.conversation)

    def _ask_nicknames(self, conversation: bytes) -> None:
        """Learn how to call those who write in a group that nobody has looked at here, once in a session."""
        if conversation not in self._asked_names:
            self._asked_names.add(conversation)
            self._tasks.start(self._learn_nicknames(conversation), "nicknames")

    async def _learn_nicknames(self, conversation: bytes) -> None:
        """Of a large group they are learnt when somebody looks at it: all its devices would ask at once."""
        await asyncio.sleep(GATHER)
        try:
            if (await self._fetch_card(conversation)).members <= SMALL:
                await self._fetch_members(conversation)
        except Refusal as refusal:
            self._fresh.pop(conversation, None)
            logger.info("group %s: %s", conversation.hex(), refusal)

    def _ask_names(self, conversation: bytes) -> None:
        """Learn how the members of a group are called, once in a session; one to one that is in vain."""
        if conversation not in self._asked_names:
            self._asked_names.add(conversation)
            self._tasks.start(self._look_again(conversation), "names")

    def _changed(self, conversation: bytes) -> None:
        if conversation not in self._fresh:
            self._bus.publish(GroupChanged(conversation))
        elif conversation not in self._looking:
            self._fresh[conversation] = False
            self._looking.add(conversation)
            self._tasks.start(self._look_again(conversation), "look")
        else:
            self._fresh[conversation] = False

    async def _call(self, conversation: bytes, nicknames: Mapping[bytes, str]) -> None:
        """Call members as they are called now, without having all of them told again."""
        self.nicknames.change(conversation, nicknames)
        await self._cache.call_members(conversation, nicknames)
        self._bus.publish(GroupChanged(conversation))

    async def _look_again(self, conversation: bytes) -> None:
        await asyncio.sleep(GATHER)
        self._looking.discard(conversation)
        try:
            await self._fetch_members(conversation)
        except Refusal as refusal:
            self._fresh.pop(conversation, None)
            logger.info("group %s: %s", conversation.hex(), refusal)
        self._bus.publish(GroupChanged(conversation))


def _nicknames(entries: Iterable[Entry]) -> dict[bytes, str]:
    """Return how people are called by entries that say so."""
    found: dict[bytes, str] = {}
    for entry in entries:
        header = decode_header(entry.header)
        body = decode_body(header.kind, entry.body) if header.kind == "nickname" and entry.body else None
        if isinstance(body, NicknameBody):
            found[header.author] = body.name.strip()
    return found


def _as_held(refusal: Refusal) -> bool:
    """Tell whether what is held must do: there is no link, or the group is none of mine any more."""
    return refusal.code in UNREACHED or refusal.code in (ErrorCode.NOT_MEMBER, ErrorCode.UNKNOWN_MESSAGE)


def _standing(member: Member) -> tuple[int, str, bytes]:
    order = {Rank.OWNER.value: 0, Rank.ADMIN.value: 1}
    return order.get(member.rank, 2), member.name, member.person
