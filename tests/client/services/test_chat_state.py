"""Stale state and the events since are fresh state: whatever came live equals what a new start loads."""

import random
from dataclasses import dataclass

import pytest

from client.core.bus import Bus
from client.core.cache import Change
from client.core.events import (
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryPlaced,
    EntryQueued,
    HeadsChanged,
    StateStored,
)
from client.core.sync.outbox import Outbox
from client.core.sync.writing import NewEntry
from client.services.chat.service import ChatService
from client.services.chat.summary import Summary
from client.services.chat.timeline import Row
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model import state as begun
from shared.model.bodies import (
    Body,
    EditBody,
    MemberBody,
    MessageBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    encode_body,
    kind_of,
)
from shared.model.conversation import ConversationKind
from shared.model.entry import START, Entry
from shared.model.state import ConversationInfo, PeerMarks, encode_value, state_key
from shared.protocol.log import Appended
from shared.protocol.sync import Head, StateItem
from tests.client.asked import make_chat, somebody
from tests.client.making import Desk, ServerLog, Writer, id_of, kind
from tests.client.replica import Replica

STEPS = 150


@dataclass
class Play:
    """A device that follows a log which three people write, in random bites."""

    desk: Desk
    cache: CacheStore
    chat: ChatService
    bus: Bus
    outbox: Outbox
    random: random.Random

    def __post_init__(self) -> None:
        self.writers = [self.desk.other, Writer(), Writer(self.desk.me.person)]
        self.version = 0
        self.kinds: set[str] = set()

    @property
    def log(self) -> ServerLog:
        return self.desk.log

    def body(self) -> Body:
        """Make something to write: mostly messages, and amendments to what stands."""
        targets = [id_of(entry) for entry in self.log.entries if kind(entry) == "message"] or [new_id()]
        target = self.random.choice(targets)
        bodies: list[Body] = [
            MessageBody(f"话 {self.random.random()}"),
            MessageBody(f"话 {self.random.random()}"),
            EditBody(target, f"改 {self.random.random()}"),
            RecallBody(target),
            ReactionBody(target, self.random.choice("👍👎🎉"), self.random.random() < 0.7),
            PinBody(target, self.random.random() < 0.5),
            MemberBody(new_id(), "join"),
            NoticeBody(f"告 {self.random.random()}"),
        ]
        body = self.random.choice(bodies)
        self.kinds.add(kind_of(body))
        return body

    def publish(self, change: Change) -> None:
        for entry in change.placed:
            self.bus.publish(EntryPlaced(self.desk.conversation, id_of(entry), entry))
        if change.figures is not None:
            self.bus.publish(EntriesStored(self.desk.conversation, change.entries, change.figures))

    async def step(self) -> None:
        await self.random.choice(
            [
                *(
                    self.others_write,
                    self.others_write,
                    self.write,
                    self.acknowledge,
                    self.refuse,
                    self.cancel,
                ),
                *(self.mark, self.begin, self.begins_elsewhere, self.send),
            ]
        )()

    async def others_write(self) -> None:
        """Somebody writes, and it is told, or a part is missed and read on."""
        for _ in range(self.random.randint(1, 4)):
            self.log.write(self.random.choice(self.writers), self.body())
        cursor = await self.cache.cursor(self.desk.conversation)
        told = self.log.entries[cursor.seq + self.random.randint(0, 1) :]
        change = await self.cache.extend(self.desk.conversation, told)
        self.publish(change)
        if change.gap:
            await self.read_on()

    async def read_on(self) -> None:
        while (cursor := await self.cache.cursor(self.desk.conversation)).seq < self.log.head.seq:
            page = self.log.page(cursor.seq, self.random.randint(1, 5))
            self.publish(await self.cache.store_page(self.desk.conversation, cursor, page))

    async def write(self) -> None:
        body = self.body()
        draft = NewEntry(
            conversation=self.desk.conversation,
            id=new_id(),
            author=self.desk.me.person,
            device=self.desk.me.identity.device,
            kind=kind_of(body),
            body=encode_body(body),
            time=1_790_000_000_000,
        )
        waiting = await self.cache.queue(draft, self.desk.me.identity.sign)
        self.bus.publish(EntryQueued(waiting.conversation, waiting.id, waiting.entry))

    async def acknowledge(self) -> None:
        waiting = await self.cache.take_first(self.desk.conversation)
        if waiting is not None:
            entry: Entry = self.log.append(waiting.entry)
            answer = Appended(entry.seq, entry.counted, entry.received, entry.link)
            self.publish(await self.cache.place(waiting.id, answer))

    async def refuse(self) -> None:
        waiting = await self.cache.take_first(self.desk.conversation)
        if waiting is None:
            return
        refusal = Refusal(ErrorCode.TOO_LATE, minutes=2)
        await self.cache.fail(waiting.id, refusal)
        self.bus.publish(EntryFailed(waiting.conversation, waiting.id, refusal))
        if self.random.random() < 0.5:
            await self.cache.drop(waiting.id)
            self.bus.publish(EntryDropped(waiting.conversation, waiting.id))

    async def cancel(self) -> None:
        """Take back what waits and was never offered, with what amends it."""
        waiting = await self.cache.waiting(self.desk.conversation)
        if waiting:
            for gone in await self.cache.cancel(self.random.choice(waiting).id):
                self.bus.publish(EntryDropped(gone.conversation, gone.id))

    async def mark(self) -> None:
        """Read marks set here, and the other's as the server tells them."""
        self.version += 1
        item = await self.cache.mark_read(self.desk.conversation, self.random.randint(0, self.log.head.seq))
        if item is not None:
            self.bus.publish(StateStored((item,)))
        marks = PeerMarks(self.version, self.version // 2)
        told = StateItem(state_key("marks", self.desk.conversation), encode_value(marks), self.version)
        self.bus.publish(StateStored(await self.cache.store_state([told], self.version, again=False)))

    async def begin(self) -> None:
        """Words are begun here, or deleted."""
        text = self.random.choice(["", f"草稿 {self.random.random()}"])
        await self.chat.draft(self.desk.conversation, text)

    async def begins_elsewhere(self) -> None:
        """Another device begins, at some time or other; the server tells."""
        self.version += 1
        time = 1_790_000_000_000 + self.random.randint(-5, 5)
        began = begun.Draft(f"别处 {self.random.random()}", time)
        told = StateItem(state_key("draft", self.desk.conversation), encode_value(began), self.version)
        self.bus.publish(StateStored(await self.cache.store_state([told], self.version, again=False)))

    async def send(self) -> None:
        """What was begun is sent."""
        await self.chat.send(self.desk.conversation, f"说 {self.random.random()}")


def without_typing(summary: Summary) -> tuple[object, ...]:
    return (
        *(summary.kind, summary.peer, summary.head, summary.counted, summary.own, summary.unread),
        *(summary.read, summary.marks, summary.last, summary.kept_draft, summary.own_draft),
        summary.unsent,
    )


def shown(row: Row) -> tuple[object, ...]:
    """Refusals are equal when they say the same."""
    return row.standing, row.pending, str(row.refusal)


def service(desk: Desk, cache: CacheStore, bus: Bus) -> tuple[ChatService, Outbox]:
    replica = Replica(desk.log)
    replica.up = False
    outbox = Outbox(cache, replica, bus)
    return make_chat(somebody(desk.me), cache, replica, outbox, bus), outbox


@pytest.mark.parametrize("seed", range(8))
async def test_stale_state_and_events_are_fresh_state(desk: Desk, cache: CacheStore, seed: int) -> None:
    bus = Bus()
    chat, outbox = service(desk, cache, bus)
    info = ConversationInfo(ConversationKind.DIRECT, desk.other.person)
    await cache.store_state(
        [StateItem(state_key("conversation", desk.conversation), encode_value(info), 0)], 0, again=False
    )
    await chat.start()
    timeline = await chat.open(desk.conversation)
    play = Play(desk, cache, chat, bus, outbox, random.Random(seed))
    for _ in range(STEPS):
        await play.step()
    await play.read_on()

    fresh, fresh_outbox = service(desk, cache, Bus())
    await fresh.start()
    assert without_typing(chat.state.summary(desk.conversation)) == without_typing(
        fresh.state.summary(desk.conversation)
    )
    fresh_timeline = await fresh.open(desk.conversation)
    while await fresh.older(desk.conversation):
        pass
    assert [shown(row) for row in timeline.rows()] == [shown(row) for row in fresh_timeline.rows()]
    assert play.kinds >= {"message", "edit", "recall", "reaction", "pin", "member", "notice"}
    for one in (chat, fresh):
        await one.close()
    for one in (outbox, fresh_outbox):
        await one.close()


async def test_a_closed_timeline_follows_no_more(desk: Desk, cache: CacheStore) -> None:
    bus = Bus()
    chat, outbox = service(desk, cache, bus)
    await chat.start()
    timeline = await chat.open(desk.conversation)
    await chat.send(desk.conversation, "先说一句", to=desk.other.person)
    assert len(timeline.rows()) == 1
    chat.close_timeline(desk.conversation)
    await chat.send(desk.conversation, "再说一句", to=desk.other.person)
    assert len(timeline.rows()) == 1
    assert len((await chat.open(desk.conversation)).rows()) == 2
    await chat.close()
    await outbox.close()


async def test_a_digest_moves_heads_and_unread(desk: Desk, cache: CacheStore) -> None:
    bus = Bus()
    chat, outbox = service(desk, cache, bus)
    conversation = direct_conversation(desk.me.person, desk.other.person)
    for text in "一二三":
        desk.log.say(desk.other, text)
    head = Head(conversation, desk.log.head, 3, 0, None)
    await cache.store_heads([head])
    bus.publish(HeadsChanged([head]))
    assert chat.state.summary(conversation).unread == 3
    change = await cache.store_page(conversation, START, desk.log.page(0, 10))
    assert change.figures is not None
    bus.publish(EntriesStored(conversation, change.entries, change.figures))
    assert chat.state.summary(conversation).unread == 3
    await chat.close()
    await outbox.close()
