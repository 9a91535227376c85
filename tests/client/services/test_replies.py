"""Quick replies: my own changed here and elsewhere, without a link; the company's by the directory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.sync.owing import Owing
from client.services.replies import RepliesService, moved, ordered
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.replies import QuickReply
from shared.model.state import encode_value, state_key
from shared.protocol.admin import PutReply, RemoveReply
from shared.protocol.org import CompanyReply, People
from shared.protocol.sync import StateItem
from shared.wire.session import Done
from tests.client.asked import Asked, refused


class Keeping:
    """A service on a cache, without a server."""

    def __init__(self, cache: CacheStore) -> None:
        self.bus = Bus()
        self.server = Asked(lambda _: Done())
        self.service = RepliesService(Owing(cache, self.server, self.bus), self.server, self.bus)
        self.own = self.service.own

    @property
    def shown(self) -> list[str]:
        return [one.text for _, one in ordered(self.service.state.own)]

    def told(self, reply: bytes, value: bytes) -> None:
        """Let another device's change come."""
        self.bus.publish(StateStored((StateItem(state_key("reply", reply), value, 9),)))


@pytest.fixture
def keeping(cache: CacheStore) -> Keeping:
    return Keeping(cache)


async def test_made_changed_moved_and_removed(keeping: Keeping) -> None:
    own = keeping.own
    hello = await own.put("您好", " 问候 ")
    price = await own.put("报价见附件", "报价")
    wait = await own.put("请稍等", "问候")
    assert keeping.shown == ["您好", "请稍等", "报价见附件"]
    assert own.held[hello].category == "问候"
    await own.move(wait, -1)
    assert keeping.shown == ["请稍等", "您好", "报价见附件"]
    await own.move(wait, -1)
    await own.move(price, 1)
    assert keeping.shown == ["请稍等", "您好", "报价见附件"]
    await own.put("报价单见附件", "问候", price)
    assert keeping.shown == ["请稍等", "您好", "报价单见附件"]
    await own.remove(hello)
    assert keeping.shown == ["请稍等", "报价单见附件"]


async def test_all_of_it_is_there_after_a_start_and_owed(keeping: Keeping, cache: CacheStore) -> None:
    one = await keeping.own.put("您好")
    gone = await keeping.own.put("一闪而过")
    await keeping.own.remove(gone)
    again = Keeping(cache)
    again.service.state.apply(StateStored(await cache.state()))
    assert again.shown == ["您好"]
    assert set(await cache.owed()) == {state_key("reply", one), state_key("reply", gone)}


async def test_another_device_changes_them(keeping: Keeping) -> None:
    one = await keeping.own.put("您好")
    keeping.told(one, encode_value(QuickReply("大家好", "", 0)))
    assert keeping.shown == ["大家好"]
    keeping.told(new_id(), b"\xff")
    keeping.told(one, encode_value(QuickReply()))
    assert keeping.shown == []


async def test_what_no_server_would_take_is_refused_here(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = keeping.own
    assert (await refused(own.put(" \n"))).code is ErrorCode.TEXT_EMPTY
    long = "好" * (limits.REPLY_LENGTH + 1)
    assert (await refused(own.put(long))).detail == {"limit": limits.REPLY_LENGTH}
    category = "类" * (limits.NAME_LENGTH + 1)
    assert (await refused(own.put("您好", category))).code is ErrorCode.TEXT_TOO_LONG
    assert (await refused(own.put("您好", "", new_id()))).code is ErrorCode.NOT_FOUND
    assert (await refused(own.move(new_id(), 1))).code is ErrorCode.NOT_FOUND
    monkeypatch.setattr(limits, "REPLIES", 1)
    one = await own.put("您好")
    assert (await refused(own.put("再来"))).detail == {"reason": "too_many", "limit": 1}
    await own.put("大家好", "", one)


async def test_the_companys_come_with_the_directory_and_go_with_it(cache: CacheStore) -> None:
    keeping = Keeping(cache)
    hello, price = new_id(), new_id()
    told = (CompanyReply(hello, "您好", "问候", 1, False, 2), CompanyReply(price, "报价", "", 0, False, 3))
    for replies, anew in (
        (told, False),
        ((CompanyReply(hello, "", "", 0, True, 4),), False),
        ((CompanyReply(hello, "回来了", "", 0, False, 5),), True),
    ):
        page = People(5, (), more=False, replies=replies)
        await cache.store_people(page, 5, anew=anew)
        keeping.bus.publish(PeopleStored((), anew=anew, replies=replies))
        fresh = RepliesService(Owing(cache, Asked(), Bus()), Asked(), Bus())
        fresh.state.offer(await cache.replies())
        assert fresh.state.company == keeping.service.state.company
        assert set(fresh.state.company) == {one.reply for one in await cache.replies()}
    assert [one.text for one in keeping.service.state.company.values()] == ["回来了"]


async def test_the_companys_are_changed_by_asking(cache: CacheStore) -> None:
    keeping = Keeping(cache)
    company, server = keeping.service.company, keeping.server
    hello = await company.put("您好", "问候")
    keeping.bus.publish(PeopleStored((), replies=(CompanyReply(hello, "您好", "问候", 0, False, 2),)))
    wait = await company.put("请稍等", "问候")
    keeping.bus.publish(PeopleStored((), replies=(CompanyReply(wait, "请稍等", "问候", 1, False, 3),)))
    await company.move(wait, -1)
    await company.remove(hello)
    assert server.asked == [
        PutReply(hello, "您好", "问候", 0),
        PutReply(wait, "请稍等", "问候", 1),
        PutReply(wait, "请稍等", "问候", 0),
        PutReply(hello, "您好", "问候", 1),
        RemoveReply(hello),
    ]
    assert (await refused(company.move(new_id(), 1))).code is ErrorCode.NOT_FOUND


replies = st.dictionaries(
    st.binary(min_size=16, max_size=16),
    st.builds(QuickReply, st.sampled_from("甲乙丙"), st.sampled_from(("", "一", "二")), st.integers(0, 3)),
    min_size=1,
    max_size=8,
)


@given(replies, st.data())
def test_moving_swaps_two_of_one_category_and_nothing_else(
    held: dict[bytes, QuickReply], data: st.DataObject
) -> None:
    """Whatever places several devices gave, even the same to several."""
    before = ordered(held)
    reply, _ = data.draw(st.sampled_from(before))
    step = data.draw(st.sampled_from((-1, 1)))
    after = [one for one, _ in ordered({**held, **moved(held, reply, step)})]
    expected = [one for one, _ in before]
    here = expected.index(reply)
    there = here + step
    within = 0 <= there < len(before) and before[there][1].category == held[reply].category
    if within:
        expected[here], expected[there] = expected[there], expected[here]
    assert after == expected
