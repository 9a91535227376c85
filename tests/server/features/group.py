"""One group at a desk: founded, written into and changed by its people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from shared.errors import Refusal
from shared.ids import new_id
from shared.model.bodies import Body, GroupBody, MemberBody, MessageBody, encode_body, kind_of
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.protocol.log import Appended
from tests.server.features.desk import Desk, Someone


@dataclass(eq=False)
class Group:
    """One group at the desk."""

    desk: Desk
    id: bytes = field(default_factory=new_id)
    lamport: int = 0

    def entry(self, who: Someone, body: Body | str, entry: bytes | None = None) -> SignedEntry:
        content = MessageBody(body) if isinstance(body, str) else body
        who.n += 1
        self.lamport += 1
        header = encode_header(
            Header(
                *(self.id, entry or new_id(), who.person, who.laptop.id),
                *(who.n, 0, self.lamport, kind_of(content), self.desk.now),
            )
        )
        encoded = encode_body(content)
        return SignedEntry(header, encoded, who.laptop.key.sign(signed_bytes(header, encoded)))

    async def say(self, who: Someone, body: Body | str) -> Appended:
        outcome = await self.desk.append(who, self.entry(who, body))
        assert isinstance(outcome, Appended), outcome
        return outcome

    async def refused(self, who: Someone, body: Body | str) -> Refusal:
        outcome = await self.desk.append(who, self.entry(who, body))
        assert isinstance(outcome, Refusal), outcome
        return outcome

    async def found(self, who: Someone, members: Sequence[Someone] = (), **more: Any) -> Appended:
        body = GroupBody(more.pop("name", "项目组"), tuple(one.person for one in members), **more)
        return await self.say(who, body)

    async def change(self, who: Someone, change: str, *people: Someone) -> Appended:
        first, *others = [one.person for one in people]
        return await self.say(who, MemberBody(first, change, tuple(others)))
