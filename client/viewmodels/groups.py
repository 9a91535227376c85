"""What the window needs of the groups service."""

from collections.abc import Sequence
from typing import Protocol

from client.services.groups.service import Readership
from shared.model.conversation import Joining, Rank, Rules
from shared.protocol.groups import GroupCard, JoinRequest, Member, ReadCount, Rooms, UrgedToRead


class Groups(Protocol):
    """Groups of one person; every command raises Refusal."""

    async def create(
        self,
        name: str,
        members: Sequence[bytes],
        *,
        room: bool = False,
        rules: Rules = ...,
    ) -> bytes: ...

    async def add(self, conversation: bytes, people: Sequence[bytes]) -> object: ...

    async def remove(self, conversation: bytes, people: Sequence[bytes]) -> object: ...

    async def leave(self, conversation: bytes) -> object: ...

    async def join(self, room: bytes) -> object: ...

    async def set_rank(self, conversation: bytes, person: bytes, rank: Rank) -> object: ...

    async def mute(self, conversation: bytes, people: Sequence[bytes], *, on: bool = True) -> object: ...

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
    ) -> object: ...

    async def set_nickname(self, conversation: bytes, name: str) -> object: ...

    async def disband(self, conversation: bytes) -> object: ...

    async def set_notice(self, conversation: bytes, text: str) -> object: ...

    async def card(self, conversation: bytes) -> GroupCard: ...

    async def members(self, conversation: bytes) -> Sequence[Member]: ...

    async def find_rooms(self, text: str = "") -> Rooms: ...

    async def ask(self, room: bytes, words: str = "", *, on: bool = True) -> None: ...

    async def join_requests(self, conversation: bytes) -> Sequence[JoinRequest]: ...

    async def let_in(self, conversation: bytes, person: bytes) -> object: ...

    async def turn_down(self, conversation: bytes, person: bytes) -> None: ...

    async def watch_readers(self, conversation: bytes, seqs: Sequence[int]) -> Sequence[ReadCount]: ...

    async def readers(self, conversation: bytes, seq: int, *, read: bool = True) -> Readership: ...

    async def urge(self, conversation: bytes, seq: int) -> UrgedToRead: ...
