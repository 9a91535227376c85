"""An office whose people write, draft, and govern groups: what the tests of these slices share."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
import pytest

from server.core.sessions import Session
from server.core.signatures import check_signature
from server.features.chat import ChatFeature
from server.features.groups import GroupsFeature
from server.features.later import LaterFeature
from server.features.log import LogFeature
from server.features.sync import SyncFeature
from server.log.append import Log
from server.log.withheld import Withheld
from server.store.organisation import people_version
from shared.errors import Refusal, refusal_from_wire
from shared.ids import direct_conversation, new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.model.state import decode_value
from shared.protocol.log import Append, Appended
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.codec import FrameKind, decode_error, unpack
from shared.wire.message import Event, Request
from shared.wire.router import Router
from tests.server import office as offices
from tests.server.office import Laptop
from tests.support.directory import Directory

V = TypeVar("V", bound=msgspec.Struct)


@dataclass
class Someone:
    """A signed-in person, and how they write."""

    person: bytes
    laptop: Laptop
    session: Session
    n: int = 0
    certificate: tuple[bytes, bytes] = field(default=(b"", b""))

    def writes(self, other: "Someone", text: str) -> SignedEntry:
        self.n += 1
        conversation = direct_conversation(self.person, other.person)
        header = encode_header(
            Header(conversation, new_id(), self.person, self.laptop.id, self.n, 0, self.n, "message", 1)
        )
        body = encode_body(MessageBody(text))
        return SignedEntry(header, body, self.laptop.key.sign(signed_bytes(header, body)))


class Desk(offices.Office):
    """An office whose people can write to each other, and found groups."""

    def __init__(self, made: offices.Office) -> None:
        self.__dict__.update(made.__dict__)
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
        chat = ChatFeature(self.database, self.bus, lambda: self.now, made.directory)
        self._handlers.update(chat.handlers())  # the office's own goes by the office's clock
        self.later = LaterFeature(self.database, self.log, lambda: self.now)
        self._handlers.update(self.later.handlers())
        self._handlers.update(SyncFeature(self.database, people_version).handlers())
        self._handlers.update(self.groups.handlers())

    async def enters(self, number: str) -> Someone:
        person = await self.hire(number, f"姓名{number}")
        return await self.again(person.id, number)

    async def again(self, person: bytes, number: str) -> Someone:
        laptop = self.laptop()
        session, answer = await self.sign_in(number, laptop)
        certificate = (answer.certificate, answer.certificate_signature)
        return Someone(person, laptop, session, certificate=certificate)

    async def says(self, who: Someone, other: Someone, text: str) -> Appended:
        append = self.entries.direct_handlers()[Append]
        append(who.session, 77, Append(who.writes(other, text), other.person))
        await self.log.drain()
        data = who.session.link.outgoing()
        frames = [frame for frame in unpack(data or b"\x90") if frame.kind != FrameKind.EVENT]
        reply: Any = Router([Appended]).reply(frames[0].message, Appended)
        return reply

    def state_of(self, events: list[Event]) -> dict[str, StateItem]:
        return {item.key: item for event in events if isinstance(event, StateChanged) for item in event.items}

    async def meet(self, one: Someone, other: Someone) -> None:
        """Let two have a conversation; what they heard meanwhile is dropped."""
        await self.says(one, other, "你好")
        self.heard(one.session)
        self.heard(other.session)

    def told(self, who: Someone, key: str, kind: type[V]) -> V | None:
        """Return what somebody was told last of an item of their own state."""
        item = self.state_of(self.heard(who.session)).get(key)
        return None if item is None else decode_value(item.value, kind)

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
