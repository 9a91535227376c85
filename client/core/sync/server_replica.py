"""The server as a replica."""

from collections.abc import Callable

from client.core.bus import Bus
from client.core.cache import Cache
from client.core.link.connection import ServerConnection
from client.core.sync.directory_sync import CheckPolicy
from client.core.sync.follower import Follower
from client.core.sync.log_sync import LogSync
from shared.errors import ErrorCode, Refusal
from shared.model.entry import SignedEntry
from shared.model.state import Draft
from shared.protocol.chat import DraftKept, MarkDelivered, MarkRead, SetDraft, Typing
from shared.protocol.log import Append, Appended, FindTime


class ServerReplica:
    """Appends to and reads from the logs of the server; see `client.core.sync.replica.Replica`."""

    def __init__(self, connection: ServerConnection, cache: Cache, bus: Bus, check: CheckPolicy) -> None:
        self._connection = connection
        self._check = check
        self._cache = cache
        self._bus = bus
        self._logs = LogSync(connection, cache, bus)
        connection.follow_with(self._follow)

    def _follow(self, ready: Callable[[], None]) -> Follower:
        return Follower(self._connection, self._cache, self._bus, self._check, ready)

    @property
    def up(self) -> bool:
        return self._connection.up

    async def append(self, entry: SignedEntry, to: bytes | None) -> Appended:
        if not self.up:
            raise Refusal(ErrorCode.OFFLINE)
        return await self._connection.ask(Append(entry, to))

    async def load(self, conversation: bytes, before: int, limit: int) -> None:
        await self._logs.load(conversation, before, limit)

    def reaches(self, conversation: bytes) -> bool:  # noqa: ARG002 - a server has them all
        return self.up

    async def find_time(self, conversation: bytes, ms: int) -> int:
        if not self.up:
            raise Refusal(ErrorCode.OFFLINE)
        return (await self._connection.ask(FindTime(conversation, ms))).seq

    async def mark_delivered(self, conversation: bytes, seq: int) -> None:
        await self._connection.ask(MarkDelivered(conversation, seq))

    async def mark_read(self, conversation: bytes, seq: int) -> None:
        await self._connection.ask(MarkRead(conversation, seq))

    async def set_draft(self, conversation: bytes, draft: Draft) -> DraftKept | None:
        return await self._connection.ask(SetDraft(conversation, draft.text, draft.time, draft.styles))

    async def typing(self, conversation: bytes, active: bool) -> None:
        await self._connection.ask(Typing(conversation, active))
