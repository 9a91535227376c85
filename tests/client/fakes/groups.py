"""Groups in memory, for windows without a server."""

from collections.abc import Sequence
from typing import Any

from client.core.bus import Bus
from client.core.events import GroupChanged, MembersCalled, ReadersTold
from client.services.groups.service import PLAIN, Readership
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.conversation import Rank, Rules
from shared.protocol.groups import (
    GroupCard,
    JoinRequest,
    Member,
    ReadCount,
    RoomFound,
    Rooms,
    UrgedToRead,
)

NOW = 1_790_000_000_000


class FakeGroups:
    """Groups whose cards and members the test sets; `done` notes what was asked."""

    def __init__(self, bus: Bus) -> None:
        self.cards: dict[bytes, GroupCard] = {}
        self.everyone: dict[bytes, list[Member]] = {}
        self.rooms: list[RoomFound] = []
        self.asking: list[JoinRequest] = []
        self.counts: dict[int, tuple[int, int]] = {}
        self.read: dict[int, tuple[Sequence[bytes], Sequence[bytes]]] = {}
        self.urged: dict[int, int] = {}
        self.watched: tuple[int, ...] = ()
        self.done: list[tuple[Any, ...]] = []
        self.refusal: Refusal | None = None
        self._bus = bus

    def put(self, conversation: bytes, name: str, members: Sequence[Member], **card: Any) -> None:
        """Let a group be like this."""
        owner = next((one.person for one in members if one.rank == Rank.OWNER.value), None)
        known: dict[str, Any] = {
            "kind": "group",
            "about": "",
            "joining": "closed",
            "from_start": False,
            "mute_all": False,
            "disbanded": False,
            "owner": owner,
            "notice": 0,
            "notice_text": "",
            "member": True,
            **card,
        }
        self.cards[conversation] = GroupCard(
            conversation=conversation, name=name, members=len(members), **known
        )
        self.everyone[conversation] = list(members)
        self._bus.publish(MembersCalled(conversation))
        self._bus.publish(GroupChanged(conversation))

    def nickname(self, conversation: bytes, person: bytes) -> str:
        members = self.everyone.get(conversation, ())
        return next((one.nickname for one in members if one.person == person), "")

    def count(self, conversation: bytes, seq: int, read: int, of: int) -> None:
        """Let so many have read a message of mine."""
        self.counts[seq] = (read, of)
        self._bus.publish(ReadersTold(conversation, (ReadCount(seq, read, of),)))

    def _note(self, *what: Any) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(what)

    async def create(
        self,
        name: str,
        members: Sequence[bytes],
        *,
        room: bool = False,
        rules: Rules = PLAIN,
    ) -> bytes:
        self._note("create", name, tuple(members), room, rules)
        return new_id()

    async def add(self, conversation: bytes, people: Sequence[bytes]) -> object:
        self._note("add", tuple(people))
        return None

    async def remove(self, conversation: bytes, people: Sequence[bytes]) -> object:
        self._note("remove", tuple(people))
        return None

    async def leave(self, conversation: bytes) -> object:
        self._note("leave")
        return None

    async def join(self, room: bytes) -> object:
        self._note("join", room)
        return None

    async def set_rank(self, conversation: bytes, person: bytes, rank: Rank) -> object:
        self._note("rank", person, rank)
        return None

    async def mute(self, conversation: bytes, people: Sequence[bytes], *, on: bool = True) -> object:
        self._note("mute", tuple(people), on)
        return None

    async def set_rules(self, conversation: bytes, **rules: Any) -> object:
        self._note("rules", {name: value for name, value in rules.items() if value is not None})
        return None

    async def set_nickname(self, conversation: bytes, name: str) -> object:
        self._note("nickname", name)
        return None

    async def disband(self, conversation: bytes) -> object:
        self._note("disband")
        return None

    async def set_notice(self, conversation: bytes, text: str) -> object:
        self._note("notice", text)
        return None

    async def card(self, conversation: bytes) -> GroupCard:
        if conversation not in self.cards:
            raise Refusal(ErrorCode.NOT_MEMBER)
        return self.cards[conversation]

    async def members(self, conversation: bytes) -> Sequence[Member]:
        return tuple(self.everyone[conversation])

    async def find_rooms(self, text: str = "") -> Rooms:
        return Rooms(tuple(one for one in self.rooms if text in one.name), more=False)

    async def ask(self, room: bytes, words: str = "", *, on: bool = True) -> None:
        self._note("ask", room, words, on)

    async def join_requests(self, conversation: bytes) -> Sequence[JoinRequest]:
        return tuple(self.asking)

    async def let_in(self, conversation: bytes, person: bytes) -> object:
        self._note("let_in", person)
        return None

    async def turn_down(self, conversation: bytes, person: bytes) -> None:
        self._note("turn_down", person)

    async def watch_readers(self, conversation: bytes, seqs: Sequence[int]) -> Sequence[ReadCount]:
        self.watched = tuple(seqs)
        return tuple(ReadCount(seq, *self.counts[seq]) for seq in seqs if seq in self.counts)

    async def readers(self, conversation: bytes, seq: int, *, read: bool = True) -> Readership:
        return Readership(self.read.get(seq, ((), ()))[0 if read else 1], self.urged.get(seq, 0))

    async def urge(self, conversation: bytes, seq: int) -> UrgedToRead:
        self._note("urge", seq)
        self.urged[seq] = NOW
        return UrgedToRead(len(self.read.get(seq, ((), ()))[1]), NOW)
