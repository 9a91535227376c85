"""A group for tests of the log: founded and changed by entries, and read as each of its people may."""

from dataclasses import dataclass, field

from server.log import read
from server.log.desk import Desk
from server.log.submission import Placed
from server.store import conversations, state
from server.store.connection import Connection
from shared.errors import Refusal
from shared.ids import new_id
from shared.model.bodies import Body, GroupBody, MemberBody, MessageBody, decode_body
from shared.model.entry import START, Cursor, Mark, decode_header
from shared.model.state import Asking, ConversationInfo, ReadMark, decode_value, state_key, unread
from shared.protocol.log import Entries, Page
from tests.server.log.conftest import Author, Office


@dataclass
class Group:
    """One group in an office."""

    office: Office
    id: bytes = field(default_factory=new_id)

    async def found(self, owner: Author, *members: Author, **more: object) -> Placed:
        body = GroupBody("项目组", tuple(one.person for one in members), **more)  # type: ignore[arg-type]
        return await self.say(owner, body)

    async def say(self, who: Author, body: Body | str) -> Placed:
        return await self.office.placed(who, who.writes(who, body, conversation=self.id))

    async def refused(self, who: Author, body: Body | str) -> Refusal:
        return await self.office.refused(who, who.writes(who, body, conversation=self.id))

    async def change(self, who: Author, change: str, *people: Author) -> Placed:
        return await self.say(who, changed(change, *people))

    async def order(self, body: Body) -> Placed:
        """Append an entry of the organisation's."""

        def work(_connection: Connection, desk: Desk) -> Placed:
            return desk.append(self.id, body)

        return await self.office.log.act(work)

    async def page(self, who: Author, cursor: Cursor = START, limit: int = 500) -> Page:
        return await self.office.database.read(lambda db: read.after(db, who.person, self.id, cursor, limit))

    async def sees(self, who: Author) -> list[int]:
        """Return the seqs that somebody may see."""
        return [entry.seq for entry in (await self.page(who)).entries]

    async def texts(self, who: Author) -> list[str]:
        """Return the words that somebody may read."""
        found: list[str] = []
        for entry in (await self.page(who)).entries:
            body = None if entry.marks & Mark.WITHHELD else _body(entry.header, entry.body)
            found += [body.text] if isinstance(body, MessageBody) else []
        return found

    async def info(self, who: Author) -> ConversationInfo | None:
        value = await self.state(who, "conversation")
        return None if value is None else decode_value(value, ConversationInfo)

    async def waiting(self, who: Author) -> int:
        value = await self.state(who, "asking")
        return 0 if value is None else decode_value(value, Asking).waiting

    async def state(self, who: Author, prefix: str) -> bytes | None:
        return await self.office.database.read(
            lambda db: state.get(db, who.person, state_key(prefix, self.id))
        )

    async def unread(self, who: Author) -> int:
        one = await self.office.database.read(lambda db: read.member_view(db, who.person, self.id))
        value = await self.state(who, "read")
        mark = ReadMark() if value is None else decode_value(value, ReadMark)
        return unread(one.counted, one.own, mark)

    async def members(self) -> set[bytes]:
        def work(connection: Connection) -> set[bytes]:
            head = conversations.load_head(connection, self.id)
            assert head is not None
            return set(head.audience)

        return await self.office.database.read(work)

    def told(self, since: int = 0) -> list[tuple[set[bytes], list[int], bool]]:
        """Return who was told which seqs, and whether with their bodies."""
        return [
            (
                set(people),
                [entry.seq for entry in event.entries],
                not any(entry.marks & Mark.WITHHELD for entry in event.entries),
            )
            for people, event, _ in self.office.bus.told[since:]
            if isinstance(event, Entries) and event.conversation == self.id
        ]


def changed(change: str, *people: Author) -> MemberBody:
    first, *others = [one.person for one in people]
    return MemberBody(first, change, tuple(others))


def _body(header: bytes, body: bytes) -> Body | None:
    return decode_body(decode_header(header).kind, body)
