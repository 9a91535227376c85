"""The groups service: what a person can do in and with groups; cards and members stay readable offline."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    ConversationGone,
    EntryDropped,
    ReadersTold,
)
from client.core.sync.asking import Asking
from client.core.sync.writing import Accepted, Writing, may_not_write
from client.core.tasks import Tasks
from client.services.groups.cards import Cards, CardsCache
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import GroupBody, MemberBody, NicknameBody, NoticeBody, RulesBody
from shared.model.conversation import ConversationKind, Joining, Rank, Rules
from shared.model.governing import check_name
from shared.model.state import ConversationInfo
from shared.protocol import groups
from shared.protocol.groups import GroupCard, JoinRequest, Member, ReadCount

PLAIN = Rules()
"""What a group is founded with when nothing else is said: only owner and admins let people in."""

logger = logging.getLogger(__name__)


class GroupsCache(CardsCache, Protocol):
    """What this service keeps."""

    async def forget_unfounded(self, conversation: bytes) -> bool: ...


@dataclass(frozen=True, slots=True)
class Readership:
    """Some of those a message was for; at `urged` who has not read it was last asked to (0: not lately)."""

    people: Sequence[bytes]
    urged: int = 0


class GroupsService:
    """Groups of one person. Commands that write entries are queued; the others raise Refusal `offline`."""

    def __init__(
        self,
        writing: Writing,
        cache: GroupsCache,
        connection: Asking,
        bus: Bus,
        knows: Callable[[bytes], bool],
    ) -> None:
        self._writing = writing
        self._cache = cache
        self._connection = connection
        self._bus = bus
        self._cards = Cards(cache, connection, bus, knows)
        self._watched: tuple[bytes, tuple[int, ...]] | None = None
        self._tasks = Tasks("groups")
        bus.subscribe(ConnectionChanged, self._connected)
        bus.subscribe(EntryDropped, self._dropped)

    async def load(self) -> None:
        """Read what is known from the cache."""
        await self._cards.load()

    async def close(self) -> None:
        """Stop what runs for this service."""
        await self._cards.close()
        await self._tasks.close()

    # Founding and governing: entries, queued like messages

    async def create(
        self,
        name: str,
        members: Sequence[bytes],
        *,
        room: bool = False,
        rules: Rules = PLAIN,
        id_: bytes | None = None,
    ) -> bytes:
        """Found a group or a public room, and return its conversation; one that is not sent yet can be used.

        Of the `rules` those count that a group can be founded with. With an `id_` that was used before, the
        group that it founded is returned. Raises Refusal `bad_entry` (part) for a name that can't be,
        `group_full`.
        """
        me, about = self._writing.me.person, rules.about
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
        how = (rules.joining.value, rules.from_start, about.strip(), rules.ends)
        body = GroupBody(name.strip(), people, kind.value, *how)
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
        ends: int | None = None,
    ) -> Accepted:
        """Change the rules of a group; what is None stays. `ends` is Unix ms, 0 for never."""
        if name is not None:
            check_name(name)
            name = name.strip()
        if len(name or "") > limits.NAME_LENGTH or len(about or "") > limits.ABOUT_LENGTH:
            raise Refusal(ErrorCode.BAD_ENTRY, part="name")
        word = None if joining is None else joining.value
        about = None if about is None else about.strip()
        body = RulesBody(name, about, word, from_start, mute_all, ends=ends)
        return await self._writing.write(conversation, body)

    async def disband(self, conversation: bytes) -> Accepted:
        """End a group for everyone; what was said stays readable to them."""
        return await self._writing.write(conversation, RulesBody(disbanded=True))

    async def set_notice(self, conversation: bytes, text: str) -> Accepted:
        """Put a notice up, in the place of the one before; an empty one takes it away."""
        if len(text) > limits.TEXT_LENGTH:
            raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)
        return await self._writing.write(conversation, NoticeBody(text))

    async def set_nickname(self, conversation: bytes, name: str) -> Accepted:
        """Be called otherwise in a group; an empty name takes that back."""
        called = name.strip()
        if called:
            check_name(called)
        if len(called) > limits.NAME_LENGTH:
            raise Refusal(ErrorCode.BAD_ENTRY, part="name")
        return await self._writing.write(conversation, NicknameBody(called))

    def nickname(self, conversation: bytes, person: bytes) -> str:
        """Return how somebody wants to be called in a group, empty for as everywhere."""
        return self._cards.nicknames.of(conversation, person)

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
        return await self._cards.card(conversation)

    async def members(self, conversation: bytes) -> Sequence[Member]:
        """Return a group's members, as `card` does: the owner, the admins, then the others by name."""
        return await self._cards.members(conversation)

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

    async def readers(self, conversation: bytes, seq: int, *, read: bool = True) -> Readership:
        """Return who has read a message of mine, or who has not."""
        found: list[bytes] = []
        after: bytes | None = None
        while True:
            page = await self._connection.ask(groups.ListReaders(conversation, seq, read, after))
            found += page.people
            if not page.more or not page.people:
                return Readership(tuple(found), page.urged)
            after = page.people[-1]

    async def urge(self, conversation: bytes, seq: int) -> groups.UrgedToRead:
        """Ask those to read a message of mine who have not, in a group or one to one."""
        try:
            return await self._connection.ask(groups.UrgeToRead(conversation, seq))
        except Refusal as refusal:
            if may_not_write(refusal):  # what is said of a message tells that it is kept in the outbox
                raise Refusal(ErrorCode.NOT_ALLOWED, reason="urging") from refusal
            raise

    def _connected(self, event: ConnectionChanged) -> None:
        """What was missed while the link was down is not known: nothing counts as fresh any more."""
        self._cards.forget()
        if event.up and self._watched is not None:
            self._tasks.start(self._watch_again(*self._watched), "watch again")

    async def _watch_again(self, conversation: bytes, seqs: tuple[int, ...]) -> None:
        try:
            counts = await self._connection.ask(groups.WatchReaders(conversation, seqs))
        except Refusal as refusal:
            logger.info("readers are not watched: %s", refusal)
            return
        self._bus.publish(ReadersTold(conversation, counts.counts))


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
        ends=body.ends,
    )


def _founders(body: GroupBody, me: bytes) -> tuple[Member, ...]:
    """Return the members of a group that no server knows yet; their names are the directory's affair."""
    others = (Member(one, Rank.MEMBER.value, muted=False, name="", number="") for one in body.members)
    return (Member(me, Rank.OWNER.value, muted=False, name="", number=""), *others)
