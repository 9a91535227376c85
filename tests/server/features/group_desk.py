"""An office whose people found groups and write into them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from server.core.signatures import check_signature
from server.features.groups import GroupsFeature
from server.features.log import LogFeature
from server.log.append import Log
from server.log.withheld import Withheld
from shared.errors import Refusal, refusal_from_wire
from shared.ids import new_id
from shared.model.bodies import Body, GroupBody, MemberBody, MessageBody, encode_body, kind_of
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.protocol.log import Append, Appended
from shared.wire.codec import FrameKind, decode_error, unpack
from shared.wire.message import Request
from shared.wire.router import Router
from tests.server import office as offices
from tests.server.features.test_entries import Desk, Someone
from tests.support.directory import Directory


class GroupDesk(Desk):
    """The desk with the slice `groups` beside the others."""

    def __init__(self, folder: Path, made: offices.Office) -> None:
        super().__init__(folder, made)
        self.directory, self.withheld = Directory(), Withheld()
        self.log = Log(
            *(self.database, self.bus, self.directory, self.authority.sign),
            clock=lambda: self.now,
            withheld=self.withheld,
        )
        self.entries = LogFeature(
            *(self.database, self.log, self.authority.check, check_signature, self.authority.signed)
        )
        self.groups = GroupsFeature(
            *(self.database, self.log, self.bus, self.sessions, lambda: self.now, self.withheld.moved),
            self.directory.powers,
        )
        self._handlers.update(self.entries.handlers())
        self._handlers.update(self.groups.handlers())

    async def refused(self, who: Someone, request: Request[Any]) -> Refusal:
        """Ask for what is refused; return why."""
        with pytest.raises(Refusal) as caught:
            await self.ask(who.session, request)
        return caught.value

    async def append(self, who: Someone, entry: SignedEntry) -> Appended | Refusal:
        """Append an entry on somebody's own session; what it was told meanwhile is dropped."""
        self.heard(who.session)
        self.entries.direct_handlers()[Append](who.session, 77, Append(entry))
        await self.log.drain()
        events: list[Any] = []
        data = who.session.link.outgoing()
        for frame in unpack(data or b"\x90"):
            if frame.kind == FrameKind.ERROR:
                body = decode_error(frame.message)
                events.append(refusal_from_wire(body.code, body.detail))
            elif frame.kind == FrameKind.REPLY:
                events.append(Router([Appended]).reply(frame.message, Appended))
        return events[0]


@dataclass(eq=False)
class Group:
    """One group at the desk."""

    desk: GroupDesk
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
