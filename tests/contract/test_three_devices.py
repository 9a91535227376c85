"""Three devices of one person come and go: they count what a fresh one counts, and what fingers do."""

import random
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shared.ids import new_id
from shared.model.bodies import Body, MessageBody, decode_body
from shared.model.entry import Cursor, Entry, Mark, decode_header
from shared.model.state import ReadMark, decode_value, state_key, unread
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import Arrange, MarkRead
from shared.protocol.log import Append, Appended, Entries
from shared.protocol.sync import CatchUp, Held, StateChanged, StateItem
from shared.wire.codec import FrameKind, unpack
from shared.wire.router import Router
from shared.wire.session import Beat
from tests.server import office as offices
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.log.naive import Naive
from tests.server.log.writers import Writers

HISTORIES = 40
STEPS = 60
ROUTER = Router(CATALOGUE)


@dataclass
class Figures:
    """What a device knows of a conversation's head."""

    cursor: Cursor
    counted: int = 0
    own: int = 0
    mentioned: int = 0


@dataclass
class Device:
    """One device of one person: what a client made from docs/protocol.md would hold."""

    desk: Desk
    number: str
    who: Someone
    items: dict[str, StateItem] = field(default_factory=dict[str, StateItem])
    heads: dict[bytes, Figures] = field(default_factory=dict[bytes, Figures])
    asked: dict[int, tuple[bytes, bool]] = field(default_factory=dict[int, tuple[bytes, bool]])
    online: bool = True

    @property
    def version(self) -> int:
        return max((item.version for item in self.items.values()), default=0)

    def listen(self) -> None:
        """Take in everything the server has said, in its order."""
        while self.online and (data := self.who.session.link.outgoing()) is not None:
            for frame in unpack(data):
                if frame.kind == FrameKind.EVENT:
                    match ROUTER.event(frame.message):
                        case Entries() as event:
                            for entry in event.entries:
                                self._take(event.conversation, entry)
                        case StateChanged() as event:
                            self._keep(event.items)
                        case _:
                            pass
                elif frame.kind == FrameKind.REPLY and frame.ref in self.asked:
                    conversation, countable = self.asked.pop(frame.ref)
                    reply = ROUTER.reply(frame.message, Appended)
                    assert isinstance(reply, Appended)
                    self._appended(conversation, reply, countable)

    def _keep(self, items: tuple[StateItem, ...]) -> None:
        for item in items:
            if item.key not in self.items or self.items[item.key].version < item.version:
                self.items[item.key] = item

    def _take(self, conversation: bytes, entry: Entry) -> None:
        head = self.heads.setdefault(conversation, Figures(Cursor(0, b"")))
        if entry.seq <= head.cursor.seq:
            return
        header = decode_header(entry.header)
        head.cursor, head.counted = Cursor(entry.seq, entry.link), entry.counted
        mine = header.author == self.who.person
        head.own += mine and header.kind == "message"
        body = None if entry.marks & Mark.WITHHELD else decode_body(header.kind, entry.body)
        if isinstance(body, MessageBody) and not mine and (body.everyone or self.who.person in body.mentions):
            head.mentioned = entry.seq

    def _appended(self, conversation: bytes, reply: Appended, countable: bool) -> None:
        head = self.heads.setdefault(conversation, Figures(Cursor(0, b"")))
        head.cursor, head.counted = Cursor(reply.seq, reply.link), reply.counted
        head.own += countable

    async def append(self, group: Group, body: Body, entry: bytes | None = None) -> bool:
        """Write an entry; tell whether it was taken."""
        ref = max(self.asked, default=0) + 1
        self.asked[ref] = (group.id, isinstance(body, MessageBody))
        signed = group.entry(self.who, body, entry)
        self.desk.entries.direct_handlers()[Append](self.who.session, ref, Append(signed))
        await self.desk.log.drain()
        self.listen()
        taken = ref not in self.asked
        self.asked.pop(ref, None)
        return taken

    def leave(self) -> None:
        """Lose the link; what is told from now on is missed."""
        self.listen()
        self.online = False
        self.desk.sessions.leave(self.who.session)

    async def come(self) -> None:
        """Come back and catch up, in as many answers as it takes."""
        if not self.online:
            self.who.session, _ = await self.desk.sign_in(self.number, self.who.laptop)
            self.online = True
        more = True
        while more:
            held = tuple(Held(one, figures.cursor) for one, figures in self.heads.items())
            digest = await self.desk.ask(self.who.session, CatchUp(self.version, held))
            self._keep(digest.items)
            for head in digest.heads:
                assert not head.diverged
                figures = Figures(head.cursor, head.counted, head.own, head.mentioned)
                self.heads[head.conversation] = figures
            more = digest.more
        self.listen()

    def unread(self, conversation: bytes) -> int:
        """Count as docs/protocol.md says."""
        item = self.items.get(state_key("read", conversation))
        mark = ReadMark() if item is None else decode_value(item.value, ReadMark)
        head = self.heads[conversation]
        return unread(head.counted, head.own, mark)


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    with offices.office(tmp_path) as made:
        yield Desk(made)


async def test_devices_agree_with_a_fresh_one_and_with_counting(desk: Desk) -> None:
    seen: Counter[str] = Counter()
    for seed in range(HISTORIES):
        try:
            await _live(desk, seed, seen)
        except BaseException as error:
            error.add_note(f"history {seed}")
            raise
    assert min(seen[one] for one in ("offline", "read", "join taken", "remove taken", "leave taken")) >= 5, (
        seen
    )


async def _live(desk: Desk, seed: int, seen: Counter[str]) -> None:
    chance = random.Random(seed)
    numbers = [f"{seed:02}{place}" for place in range(4)]
    people = [await desk.enters(number) for number in numbers]
    devices = [Device(desk, number, who) for number, who in zip(numbers, people, strict=True)]
    mine = [await desk.again(people[0].person, numbers[0]) for _ in range(2)]
    devices += [Device(desk, numbers[0], who) for who in mine]
    for device in devices:
        await device.come()
    groups = {Group(desk): Naive() for _ in range(2)}
    writers = Writers(chance, seen, [one.person for one in people])
    for group, naive in groups.items():
        founder = next(one for one in devices if one.who is people[0])
        founding = writers.founding()
        assert await founder.append(group, founding)
        naive.take(people[0].person, b"", founding)
    for _ in range(STEPS):
        group, naive = chance.choice(list(groups.items()))
        await _step(chance, group, naive, devices, writers)
        _compare(groups, [one for one in devices if one.online])
    for device in devices:
        await device.come()
        beaten = await desk.ask(device.who.session, Beat())
        assert beaten.heads == sum(head.cursor.seq for head in device.heads.values())
        assert beaten.state_version == device.version
    _compare(groups, devices)
    fresh = Device(desk, numbers[0], await desk.again(people[0].person, numbers[0]))
    await fresh.come()
    for device in devices:
        if device.who.person == fresh.who.person:
            device.listen()  # that a new device came is told to the others
            assert device.items == fresh.items
            assert device.heads == fresh.heads


async def _step(
    chance: random.Random, group: Group, naive: Naive, devices: list[Device], writers: Writers
) -> None:
    device = chance.choice(devices)
    if chance.random() < 0.4:  # who may most does most
        device = next((one for one in devices if naive.ranks.get(one.who.person) == "owner"), device)
    action = chance.choices(("write", "read", "offline", "arrange"), (10, 4, 3, 1))[0]
    if action == "offline":
        if device.online:
            device.leave()
            writers.seen["offline"] += 1
        else:
            await device.come()
        return
    if not device.online:
        await device.come()
    if action == "write":
        await _write(device, group, naive, writers)
    elif group.id in device.heads:
        seq = chance.randrange(device.heads[group.id].cursor.seq + 1)
        if action == "read":
            await device.desk.ask(device.who.session, MarkRead(group.id, seq))
            naive.read(device.who.person, seq)
            writers.seen["read"] += 1
        else:
            on = chance.random() < 0.5
            change = Arrange(group.id, sticky=on) if seq % 2 else Arrange(group.id, folded=on)
            await device.desk.ask(device.who.session, change)


async def _write(device: Device, group: Group, naive: Naive, writers: Writers) -> None:
    body = writers.body(device.who.person, naive)
    may = naive.may(device.who.person, body)
    entry = new_id()
    assert await device.append(group, body, entry) == may, body
    writers.note(body, taken=may)
    if may:
        naive.take(device.who.person, entry, body)


def _compare(groups: dict[Group, Naive], devices: list[Device]) -> None:
    for device in devices:
        device.listen()
    for group, naive in groups.items():
        for device in devices:
            person = device.who.person
            if person not in naive.visible:
                assert group.id not in device.heads
                continue
            head = device.heads[group.id]
            assert head.cursor.seq == max(naive.visible[person])
            assert (head.own, head.mentioned) == (naive.own[person], naive.mentioned[person])
            assert device.unread(group.id) == len(naive.unread[person])
