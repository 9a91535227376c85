"""Nobody can tell an invisible person from one who is not there, whatever either side does."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from shared.ids import direct_conversation, new_id
from shared.model.bodies import Body, EditBody, GroupBody, MemberBody, MessageBody, ReactionBody, RecallBody
from shared.model.entry import decode_header
from shared.model.presence import Presence
from shared.model.state import PeerMarks, decode_value, state_key
from shared.protocol.auth import SignOut
from shared.protocol.chat import MarkDelivered, MarkRead, SetDraft, Typing
from shared.protocol.groups import ListReaders, ReadersCounted, WatchReaders
from shared.protocol.log import Append
from shared.protocol.org import ListPeople
from shared.protocol.presence import PresenceChanged, SetPresence, Watch
from shared.protocol.sync import CatchUp, Held, StateChanged
from shared.wire.message import Request
from shared.wire.session import Beat
from tests.scenarios.seen import Shape
from tests.support.office import Office, Person
from tests.support.wire import Wire, wire

pytestmark = pytest.mark.scenario

BEAT = 2.5
"""Seconds in which whatever is told once a second has been told."""


def unix_ms() -> int:
    return time.time_ns() // 1_000_000


async def choose(device: Wire, choice: Presence, text: str = "") -> None:
    await device.ask(SetPresence(choice=choice, chosen=unix_ms(), text=text))


@dataclass
class Onlooker:
    """Somebody who looks at one other person all the time, and writes to them and to a group of both."""

    wire: Wire
    other: bytes
    third: bytes
    group: bytes = field(default_factory=new_id)
    entries: list[bytes] = field(default_factory=list[bytes])
    replies: list[Any] = field(default_factory=list[Any])
    shape: Shape = field(default_factory=lambda: Shape({}))
    version: int = 0
    head: int = 0

    @property
    def conversation(self) -> bytes:
        return direct_conversation(self.wire.person, self.other)

    async def begins(self) -> list[str]:
        """Count from here on: how much was told before differs between any two people. Return who is seen."""
        watched = await self.wire.ask(Watch((self.other,)))
        digest = await self.wire.ask(CatchUp(0, ()))
        self.version, heads = digest.state_version, sum(one.cursor.seq for one in digest.heads)
        self.held = tuple(Held(one.conversation, one.cursor) for one in digest.heads)
        names = {
            self.wire.person: "me",
            self.other: "the other",
            self.third: "a third",
            self.conversation: "our conversation",
            self.group: "the group",
            self.wire.identity.device: "my device",
        }
        self.shape = Shape(names, self.version, heads)
        self.wire.told.clear()
        return [seen.state for seen in watched.seen]

    async def asks(self, request: Request[Any]) -> None:
        reply = self.shape.of(await self.wire.ask(request))
        if isinstance(request, ListReaders):
            reply[1].sort()  # they come by id, and whose is the least is chance
        self.replies.append(reply)

    async def says(self, body: Body, *, in_group: bool = False) -> None:
        where = self.group if in_group else self.conversation
        entry = self.wire.entry(where, body)
        self.entries.append(decode_header(entry.header).id)
        await self.asks(Append(entry, None if in_group else self.other))

    def told(self) -> list[Any]:
        """Return the frames told so far, comparable with another onlooker's."""
        return [self.shape.of(event) for event in self.wire.told]

    def marks(self) -> PeerMarks:
        """Return how far the other is known to have stored and read our conversation."""
        key = state_key("marks", self.conversation)
        items = [item for one in self.wire.told if isinstance(one, StateChanged) for item in one.items]
        values = [decode_value(item.value, PeerMarks) for item in items if item.key == key]
        return values[-1] if values else PeerMarks()


Step = Callable[[Onlooker], Awaitable[None]]


def says(text: str, *, in_group: bool = False) -> Step:
    return lambda one: one.says(MessageBody(text), in_group=in_group)


def asks(make: Callable[[Onlooker], Request[Any]]) -> Step:
    return lambda one: one.asks(make(one))


STEPS: tuple[Step, ...] = (
    says("在吗"),
    says("三点开会"),
    lambda one: one.says(EditBody(one.entries[1], "四点开会")),
    lambda one: one.says(GroupBody("项目组", (one.other, one.third)), in_group=True),
    says("大家好", in_group=True),
    lambda one: one.says(MessageBody("看一下", (one.other,)), in_group=True),
    asks(lambda one: WatchReaders(one.group, (2, 3))),
    asks(lambda one: ListReaders(one.group, 3)),
    asks(lambda one: ListReaders(one.group, 3, read=False)),
    asks(lambda one: Watch(remove=(one.other,))),
    asks(lambda one: Watch((one.other, one.third))),
    asks(lambda one: Typing(one.conversation, active=True)),
    asks(lambda one: Typing(one.group, active=True)),
    lambda one: one.says(ReactionBody(one.entries[0], "👍", on=True)),
    asks(lambda one: MarkRead(one.conversation, 4)),
    asks(lambda one: SetDraft(one.conversation, "还没", 1_790_000_000_000)),
    lambda one: one.says(RecallBody(one.entries[1])),
    lambda one: one.says(MemberBody(one.third, "remove"), in_group=True),
    asks(lambda _: Beat()),
    asks(lambda one: CatchUp(one.version, one.held)),
)


class Hidden:
    """An invisible person who does all they can that others are not to notice."""

    def __init__(self, office: Office, person: Person, device: Wire, onlooker: Onlooker) -> None:
        self._office = office
        self._person = person
        self._device = device
        self._onlooker = onlooker

    async def lives(self, turn: int) -> None:
        """Do something, another thing each turn."""
        device, one = self._device, self._onlooker
        digest = await device.ask(CatchUp(0, ()))
        for head in digest.heads:
            where, seq = head.conversation, head.cursor.seq
            if seq and where in (one.conversation, one.group):
                await device.ask(MarkDelivered(where, seq))
                await device.ask(Typing(where, active=turn % 2 == 0))
                await device.ask(SetDraft(where, f"稿 {turn}", unix_ms()))
                await device.ask(MarkRead(where, seq - turn % 2))
        await device.ask(SetPresence(away=turn % 2 == 0))
        await device.ask(Watch((one.wire.person,)))
        match turn % 4:
            case 0:
                await choose(device, Presence.OFFLINE, f"别打扰 {turn}")
            case 1:
                async with wire(self._office, self._person) as second:
                    await second.ask(CatchUp(0, ()))
                    await second.ask(SignOut())
            case 2:
                async with wire(self._office, self._person) as second:
                    await second.ask(SetPresence(away=False))
                    await asyncio.sleep(BEAT)
            case _:
                await device.ask(Beat())


async def test_what_others_are_told_of_an_invisible_person_is_what_they_are_told_of_an_absent_one(
    office: Office,
) -> None:
    names = ("张敏", "杨磊", "刘洋", "曾琳", "欧阳雪")
    first, second, absent, hidden, third = map(office.person, names)
    async with AsyncExitStack() as stack:
        one, two, leaving, hiding = [
            await stack.enter_async_context(wire(office, person))
            for person in (first, second, absent, hidden)
        ]
        third_id = (await stack.enter_async_context(wire(office, third))).person
        lookers = (Onlooker(one, leaving.person, third_id), Onlooker(two, hiding.person, third_id))
        for device in (leaving, hiding):
            await device.ask(SetPresence())
        await asyncio.sleep(BEAT)
        for looker in lookers:
            assert await looker.begins() == ["online"]
        await asyncio.gather(leaving.ask(SignOut()), choose(hiding, Presence.OFFLINE, "不在"))
        invisible = Hidden(office, hidden, hiding, lookers[1])
        for turn, step in enumerate(STEPS):
            await asyncio.gather(*map(step, lookers))
            await invisible.lives(turn)
        await asyncio.sleep(BEAT)
        assert lookers[1].told() == lookers[0].told()
        assert lookers[1].replies == lookers[0].replies
        assert any(isinstance(event, PresenceChanged) for event in two.told)
        assert lookers[1].marks() == PeerMarks()

        # Where they write they show themselves: there is told what they have read there, and no more.
        await hiding.ask(MarkRead(lookers[1].conversation, 3))
        two.told.clear()
        await hiding.says(two.person, MessageBody("我在"))
        await two.hears(StateChanged)
        told = lookers[1].marks()
        assert 0 < told.read <= told.delivered
        await hiding.ask(MarkRead(lookers[1].conversation, 100))
        await asyncio.sleep(BEAT)
        assert lookers[1].marks() == told
        assert not any(isinstance(event, PresenceChanged) for event in two.told)

        # What is owed is told once they are visible.
        head = (await two.ask(CatchUp(0, ()))).heads
        seq = next(each.cursor.seq for each in head if each.conversation == lookers[1].conversation)
        await choose(hiding, Presence.BUSY, "开会")
        await two.hears(PresenceChanged)
        assert lookers[1].marks() == PeerMarks(seq, seq)
        await two.hears(ReadersCounted)
        readers = await two.ask(ListReaders(lookers[1].group, 3))
        assert readers.people == (hiding.person,)


async def test_nobody_sees_the_moment_in_which_somebody_comes_in_unseen(office: Office) -> None:
    """Their device stores and reads before it has said how it wants to be seen, and says that late."""
    first, second, absent, hidden, third = map(office.person, ("张敏", "杨磊", "刘洋", "曾琳", "欧阳雪"))
    async with AsyncExitStack() as stack:
        one, two, leaving, leaving_too, other = [
            await stack.enter_async_context(wire(office, person))
            for person in (first, second, absent, hidden, third)
        ]
        lookers = [
            Onlooker(one, leaving.person, other.person),
            Onlooker(two, leaving_too.person, other.person),
        ]
        for device in (leaving, leaving_too):
            await device.ask(SetPresence())
            await device.ask(SignOut())
        await asyncio.sleep(BEAT)
        for looker in lookers:
            assert await looker.begins() == []
        for step in STEPS[:4]:
            await asyncio.gather(*map(step, lookers))
        device = await stack.enter_async_context(wire(office, hidden, unseen=True))
        for head in (await device.ask(CatchUp(0, ()))).heads:
            where, seq = head.conversation, head.cursor.seq
            if seq and where in (lookers[1].conversation, lookers[1].group):
                await device.ask(MarkDelivered(where, seq))
                await device.ask(Typing(where, active=True))
                await device.ask(MarkRead(where, seq))
        await asyncio.sleep(BEAT * 1.5)
        for step in STEPS[4:]:
            await asyncio.gather(*map(step, lookers))
        await device.ask(SetPresence(choice=Presence.OFFLINE, chosen=unix_ms()))
        await asyncio.sleep(BEAT)
        assert lookers[1].told() == lookers[0].told()
        assert lookers[1].replies == lookers[0].replies
        assert lookers[1].marks() == PeerMarks()


async def test_what_an_invisible_person_owes_outlives_the_server(office: Office) -> None:
    wang, li = office.person("王芳"), office.person("李伟")
    async with wire(office, wang) as device, wire(office, li) as other:
        await choose(device, Presence.OFFLINE)
        placed = await other.says(device.person, MessageBody("收到吗"))
        for request in (MarkDelivered, MarkRead):
            await device.ask(request(direct_conversation(device.person, other.person), placed.seq))
    assert await office.server.stop() == 0
    await office.server.start()
    async with wire(office, li) as other, wire(office, wang) as device:
        looker = Onlooker(other, device.person, new_id())
        assert await looker.begins() == []
        await asyncio.sleep(BEAT)
        assert other.told == []
        await choose(device, Presence.ONLINE)
        await other.hears(PresenceChanged)
        assert looker.marks() == PeerMarks(1, 1)


async def test_an_answer_to_an_invisible_person_takes_no_longer(office: Office) -> None:
    """Of two answers, one from each, the slower is as often the one as the other; loose, as machines are."""
    first, absent, hidden = map(office.person, ("张敏", "刘洋", "曾琳"))
    await hidden.signs_in()
    await hidden.device.ask("presence", choice="offline")
    async with wire(office, first) as one, wire(office, absent) as gone:
        people = await one.ask(ListPeople(0))
        hidden_id = next(person.person for person in people.people if person.number == hidden.number)
        await gone.ask(SignOut())
        # Its link stays open, but what it does with what it is told takes no time of this machine's.
        hidden.device.terminal.send_signal(signal.SIGSTOP)
        took: dict[bytes, list[float]] = {gone.person: [], hidden_id: []}
        for turn in range(150):
            for other in (gone.person, hidden_id) if turn % 2 else (hidden_id, gone.person):
                began = time.perf_counter()
                await one.says(other, MessageBody(f"第 {turn} 句"))
                await one.ask(Watch((other,)))
                await one.ask(Watch(remove=(other,)))
                await one.ask(Typing(direct_conversation(one.person, other), active=True))
                took[other].append(time.perf_counter() - began)
        hidden.device.terminal.send_signal(signal.SIGCONT)
        pairs = [(here, there) for here in took[hidden_id] for there in took[gone.person]]
        slower = sum(here > there for here, there in pairs) / len(pairs)
        assert 0.15 < slower < 0.85
