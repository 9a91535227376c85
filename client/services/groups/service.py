"""The groups service: what a person can do in and with groups; cards and members stay readable offline."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from client.core.asking import Asking
from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    ConversationGone,
    EntriesStored,
    EntryDropped,
    GroupChanged,
    ReadersTold,
)
from client.core.tasks import Tasks
from client.core.writing import Accepted, Writing
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import GroupBody, MemberBody, NoticeBody, RulesBody
from shared.model.conversation import ConversationKind, Joining, Rank
from shared.model.entry import decode_header
from shared.model.governing import check_name
from shared.model.state import ConversationInfo
from shared.protocol import groups
from shared.protocol.groups import GroupCard, JoinRequest, Member, ReadCount

logger = logging.getLogger(__name__)

GOVERNING = frozenset({"group", "member", "rules", "notice"})
"""Kinds of entries that change a group's card or members."""
GATHER = 0.5
"""Seconds in which changes of a group become one look at it."""
LOOKED_AT = 50
"""Groups that are kept in step; of those looked at longest ago the card is asked for again."""
UNREACHED = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.SHUTTING_DOWN})


class GroupsCache(Protocol):
    """What this service keeps."""

    async def group_card(self, conversation: bytes) -> GroupCard | None: ...

    async def group_members(self, conversation: bytes) -> tuple[Member, ...] | None: ...

    async def store_group(self, card: GroupCard, members: tuple[Member, ...] | None = None) -> None: ...

    async def forget_unfounded(self, conversation: bytes) -> bool: ...


class GroupsService:
    """Groups of one person. Commands that write entries are queued; the others raise Refusal `offline`."""

    def __init__(self, writing: Writing, cache: GroupsCache, connection: Asking, bus: Bus) -> None:
        self._writing = writing
        self._cache = cache
        self._connection = connection
        self._bus = bus
        self._fresh: dict[bytes, bool] = {}
        self._looking: set[bytes] = set()
        self._watched: tuple[bytes, tuple[int, ...]] | None = None
        self._tasks = Tasks("groups")
        bus.subscribe(EntriesStored, self._stored)
        bus.subscribe(ConnectionChanged, self._connected)
        bus.subscribe(EntryDropped, self._dropped)

    async def close(self) -> None:
        """Stop what runs for this service."""
        await self._tasks.close()

    # Founding and governing: entries, queued like messages

    async def create(
        self,
        name: str,
        members: Sequence[bytes],
        *,
        room: bool = False,
        joining: Joining = Joining.CLOSED,
        from_start: bool = False,
        about: str = "",
        id_: bytes | None = None,
    ) -> bytes:
        """Found a group or a public room, and return its conversation; one that is not sent yet can be used.

        With an `id_` that was used before, the group that it founded is returned. Raises Refusal
        `bad_entry` (part) for a name that can't be, `group_full`.
        """
        me = self._writing.me.person
        people = tuple(one for one in dict.fromkeys(members) if one != me)
        if room or name:
            check_name(name)
        if len(name) > limits.NAME_LENGTH or len(about) > limits.ABOUT_LENGTH:
            raise Refusal(ErrorCode.BAD_ENTRY, part="name" if len(name) > limits.NAME_LENGTH else "about")
        if len(people) + 1 > limits.MEMBERS:
            raise Refusal(ErrorCode.GROUP_FULL, limit=limits.MEMBERS)
        if id_ is not None and (known := await self._writing.known(id_)) is not None:
            return known.conversation
        conversation = new_id()
        kind = ConversationKind.ROOM if room else ConversationKind.GROUP
        body = GroupBody(name.strip(), people, kind.value, joining.value, from_start, about.strip())
        await self._cache.store_group(_founded(conversation, body, me), _founders(body, me))
        await self._writing.write(conversation, body, id_=id_)
        await self._writing.introduce(
            conversation, ConversationInfo(kind, None, body.name, rank=Rank.OWNER.value)
        )
        return conversation

    async def add(self, conversation: bytes, people: Sequence[bytes]) -> Accepted:
        """Let people into a group."""
        return await self._change(conversation, "add", people)

    async def remove(self, conversation: bytes, people: Sequence[bytes]) -> Accepted:
        """Show people out of a group."""
        return await self._change(conversation, "remove", people)

    async def leave(self, conversation: bytes) -> Accepted:
        """Leave a group."""
        return await self._change(conversation, "leave", (self._writing.me.person,))

    async def join(self, room: bytes) -> Accepted:
        """Join a room that is open to anyone."""
        return await self._change(room, "join", (self._writing.me.person,))

    async def set_rank(self, conversation: bytes, person: bytes, rank: Rank) -> Accepted:
        """Make somebody an admin or a plain member; as `owner` the group is handed over to them."""
        return await self._change(conversation, rank.value, (person,))

    async def mute(self, conversation: bytes, people: Sequence[bytes], *, on: bool = True) -> Accepted:
        """Keep members from writing, or let them again."""
        return await self._change(conversation, "mute" if on else "unmute", people)

    async def _change(self, conversation: bytes, change: str, people: Sequence[bytes]) -> Accepted:
        named = tuple(dict.fromkeys(people))
        if not named or len(named) > limits.MEMBERS:
            raise Refusal(ErrorCode.BAD_ENTRY, part="people")
        return await self._writing.write(conversation, MemberBody(named[0], change, named[1:]))

    async def set_rules(
        self,
        conversation: bytes,
        *,
        name: str | None = None,
        about: str | None = None,
        joining: Joining | None = None,
        from_start: bool | None = None,
        mute_all: bool | None = None,
    ) -> Accepted:
        """Change the rules of a group; what is None stays."""
        if name is not None:
            check_name(name)
            name = name.strip()
        if len(name or "") > limits.NAME_LENGTH or len(about or "") > limits.ABOUT_LENGTH:
            raise Refusal(ErrorCode.BAD_ENTRY, part="name")
        word = None if joining is None else joining.value
        about = None if about is None else about.strip()
        return await self._writing.write(conversation, RulesBody(name, about, word, from_start, mute_all))

    async def disband(self, conversation: bytes) -> Accepted:
        """End a group for everyone; what was said stays readable to them."""
        return await self._writing.write(conversation, RulesBody(disbanded=True))

    async def set_notice(self, conversation: bytes, text: str) -> Accepted:
        """Put a notice up, in the place of the one before; an empty one takes it away."""
        if len(text) > limits.TEXT_LENGTH:
            raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)
        return await self._writing.write(conversation, NoticeBody(text))

    def _dropped(self, event: EntryDropped) -> None:
        self._tasks.start(self._forget_unfounded(event.conversation), "forget")

    async def _forget_unfounded(self, conversation: bytes) -> None:
        """Let go of a group whose founding was refused and then dropped."""
        try:
            gone = await self._cache.forget_unfounded(conversation)
        except Refusal as refusal:
            logger.warning("a group that is none stays: %s", refusal)
            return
        if gone:
            self._bus.publish(ConversationGone(conversation))

    # Cards and members

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
        return members

    def _note_fresh(self, conversation: bytes) -> None:
        """Note what is kept in step from now on; anything that happens meanwhile unsays it."""
        self._fresh.pop(conversation, None)
        self._fresh[conversation] = True
        for one in list(self._fresh)[:-LOOKED_AT]:
            del self._fresh[one]

    def _stored(self, event: EntriesStored) -> None:
        """Look again at a group somebody looks at, once something has changed in it."""
        if event.live and any(decode_header(one.header).kind in GOVERNING for one in event.entries):
            self._changed(event.conversation)

    def _changed(self, conversation: bytes) -> None:
        if conversation not in self._fresh:
            self._bus.publish(GroupChanged(conversation))
        elif conversation not in self._looking:
            self._fresh[conversation] = False
            self._looking.add(conversation)
            self._tasks.start(self._look_again(conversation), "look")
        else:
            self._fresh[conversation] = False

    async def _look_again(self, conversation: bytes) -> None:
        await asyncio.sleep(GATHER)
        self._looking.discard(conversation)
        try:
            await self._fetch_members(conversation)
        except Refusal as refusal:
            self._fresh.pop(conversation, None)
            logger.info("group %s: %s", conversation.hex(), refusal)
        self._bus.publish(GroupChanged(conversation))

    # Rooms, and who asks to come in

    async def find_rooms(self, text: str = "") -> groups.Rooms:
        """Search the directory of rooms by a part of their name or description, all for no text."""
        return await self._connection.ask(groups.FindRooms(text.strip()))

    async def ask(self, room: bytes, words: str = "", *, on: bool = True) -> None:
        """Ask to be let into a room, or take that back."""
        await self._connection.ask(groups.AskToJoin(room, words, on))

    async def join_requests(self, conversation: bytes) -> Sequence[JoinRequest]:
        """Return who waits to be let in, oldest first."""
        return (await self._connection.ask(groups.ListJoinRequests(conversation))).requests

    async def let_in(self, conversation: bytes, person: bytes) -> Accepted:
        """Let somebody in who asked."""
        return await self.add(conversation, (person,))

    async def turn_down(self, conversation: bytes, person: bytes) -> None:
        """Do not let somebody in who asked."""
        await self._connection.ask(groups.TurnDown(conversation, person))

    # Who has read

    async def watch_readers(self, conversation: bytes, seqs: Sequence[int]) -> Sequence[ReadCount]:
        """Be told how many have read these messages of mine, instead of those before; none to end it.

        Returns the counts as they are; changes come as events `ReadersTold`. The newest are watched.
        """
        watched = tuple(sorted(set(seqs))[-limits.READERS_WATCHED :])
        self._watched = (conversation, watched) if watched else None
        return (await self._connection.ask(groups.WatchReaders(conversation, watched))).counts

    async def readers(self, conversation: bytes, seq: int, *, read: bool = True) -> Sequence[bytes]:
        """Return who has read a message of mine, or who has not."""
        found: list[bytes] = []
        after: bytes | None = None
        while True:
            page = await self._connection.ask(groups.ListReaders(conversation, seq, read, after))
            found += page.people
            if not page.more or not page.people:
                return found
            after = page.people[-1]

    def _connected(self, event: ConnectionChanged) -> None:
        """What was missed while the link was down is not known: nothing counts as fresh any more."""
        self._fresh.clear()
        if event.up and self._watched is not None:
            self._tasks.start(self._watch_again(*self._watched), "watch again")

    async def _watch_again(self, conversation: bytes, seqs: tuple[int, ...]) -> None:
        try:
            counts = await self._connection.ask(groups.WatchReaders(conversation, seqs))
        except Refusal as refusal:
            logger.info("readers are not watched: %s", refusal)
            return
        self._bus.publish(ReadersTold(conversation, counts.counts))


def _as_held(refusal: Refusal) -> bool:
    """Tell whether what is held must do: there is no link, or the group is none of mine any more."""
    return refusal.code in UNREACHED or refusal.code in (ErrorCode.NOT_MEMBER, ErrorCode.UNKNOWN_MESSAGE)


def _standing(member: Member) -> tuple[int, str, bytes]:
    order = {Rank.OWNER.value: 0, Rank.ADMIN.value: 1}
    return order.get(member.rank, 2), member.name, member.person


def _founded(conversation: bytes, body: GroupBody, me: bytes) -> GroupCard:
    """Return the card of a group that no server knows yet."""
    return GroupCard(
        conversation=conversation,
        kind=body.group,
        name=body.name,
        about=body.about,
        joining=body.joining,
        from_start=body.from_start,
        mute_all=False,
        disbanded=False,
        owner=me,
        members=len(body.members) + 1,
        notice=0,
        notice_text="",
        member=True,
    )


def _founders(body: GroupBody, me: bytes) -> tuple[Member, ...]:
    """Return the members of a group that no server knows yet; their names are the directory's affair."""
    others = (Member(one, Rank.MEMBER.value, muted=False, name="", number="") for one in body.members)
    return (Member(me, Rank.OWNER.value, muted=False, name="", number=""), *others)
