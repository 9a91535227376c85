"""Following: what was missed shows in the heartbeat's figures, and one trouble keeps nothing else away."""

import asyncio

import pytest

from client.core.events import EntriesStored, Troubled
from client.core.sync import follower as module
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.entry import START, Entry, Mark
from shared.model.state import Erased, encode_value, state_key
from shared.protocol.log import Entries
from shared.protocol.org import PeopleChanged, Person
from shared.protocol.sync import CatchUp, StateChanged, StateItem
from tests.client.core.following import Following, until
from tests.client.making import Desk, ServerLog, id_of


@pytest.fixture
def following(desk: Desk, cache: CacheStore) -> Following:
    return Following(desk, cache)


async def test_a_silent_loss_shows_in_the_heartbeat(desk: Desk, following: Following) -> None:
    async with following.running(heartbeat=0.02):
        desk.log.say(desk.other, "没有人告诉我")
        await following.until_held(desk.conversation, 1)


async def test_a_gap_is_read(desk: Desk, following: Following) -> None:
    async with following.running():
        for text in "一二三":
            desk.log.say(desk.other, text)
        following.follower.told(Entries(desk.conversation, tuple(desk.log.entries[2:])))
        await following.until_held(desk.conversation, 3)


async def test_more_than_can_wait_is_caught_up(
    desk: Desk, cache: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUEUE", 2)
    following = Following(desk, cache)
    async with following.running():
        for number in range(50):
            entry = desk.log.say(desk.other, str(number))
            following.follower.told(Entries(desk.conversation, (entry,)))
        await following.until_held(desk.conversation, 50)


async def test_one_refused_conversation_keeps_no_other(desk: Desk, following: Following) -> None:
    closed = direct_conversation(desk.me.person, new_id())
    following.server.logs = {closed: ServerLog(closed), **following.server.logs}
    following.server.logs[closed].say(desk.other, "关")
    following.server.refuse[closed] = Refusal(ErrorCode.NOT_ALLOWED)
    desk.log.say(desk.other, "开")
    async with following.running():
        await following.until_held(desk.conversation, 1)
    assert await following.cache.cursor(closed) == START


async def test_a_passing_trouble_is_told_and_tried_again(
    desk: Desk, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubled = asyncio.Event()
    following.bus.subscribe(Troubled, lambda _: troubled.set())
    following.server.refuse[desk.conversation] = Refusal(ErrorCode.TIMEOUT)
    desk.log.say(desk.other, "等等")
    async with following.running():
        await troubled.wait()
        following.server.refuse.clear()
        await following.until_held(desk.conversation, 1)


async def test_state_and_people_are_followed(desk: Desk, following: Following) -> None:
    zhao = Person(desk.other.person, "1002", "赵敏", False, 1)
    async with following.running():
        following.server.people.append(zhao)
        following.follower.told(PeopleChanged(1))
        item = StateItem("draft/" + desk.conversation.hex(), b"\x90", 1)
        following.server.items.append(item)
        following.follower.told(StateChanged((item,)))
        await following.until_version(1)
    assert await following.cache.people() == [zhao]
    assert await following.cache.state() == [item]


async def test_state_that_was_not_told_is_caught_up_with(following: Following, cache: CacheStore) -> None:
    server = following.server
    server.items = [StateItem("a", b"1", 1)]
    async with following.running():
        await following.until_version(1)
        server.items += [StateItem("b", b"2", 2), StateItem("c", b"3", 3)]
        following.follower.told(StateChanged((StateItem("c", b"3", 3),)))
        await following.until_version(3)
    assert {item.key: item.value for item in await cache.state()} == {"a": b"1", "b": b"2", "c": b"3"}
    assert sum(isinstance(request, CatchUp) for request in server.asked) == 2


async def test_a_restored_server_counts_anew(desk: Desk, following: Following) -> None:
    key = "marks/" + desk.conversation.hex()
    await following.cache.store_state([StateItem(key, b"\x92\x09\x09", 50)], 50, again=False)
    following.server.items = [StateItem(key, b"\x92\x03\x03", 30)]
    async with following.running():
        await following.until_version(30)
        newer = StateItem(key, b"\x92\x04\x04", 31)
        following.follower.told(StateChanged((newer,)))
        await following.until_version(31)
    assert await following.cache.state() == [newer]


async def test_what_is_erased_is_dropped_here_too(desk: Desk, following: Following) -> None:
    """Whether it is told live or was erased while this device was away."""
    first, second = desk.log.say(desk.other, "秘密"), desk.log.say(desk.other, "更多秘密")
    following.server.items.append(erased(desk, first, 1))
    shown: list[Entry] = []
    following.bus.subscribe(EntriesStored, lambda event: shown.extend(event.entries))

    def withheld() -> list[Entry]:
        return [entry for entry in shown if entry.marks & Mark.WITHHELD]

    async with following.running():
        await following.until_held(desk.conversation, 2)
        following.server.items.append(erased(desk, second, 2))
        following.follower.told(StateChanged((following.server.items[1],)))
        # Shown once it is stored, a moment after the cache says so.
        await until(lambda: asyncio.sleep(0, [entry.seq for entry in withheld()] == [1, 2]))
    held = await following.cache.entry(id_of(second))
    assert held is not None
    assert held.body == b""
    assert [entry.seq for entry in withheld()] == [1, 2]


def erased(desk: Desk, entry: Entry, version: int) -> StateItem:
    return StateItem(state_key("erased", id_of(entry)), encode_value(Erased(desk.conversation)), version)
