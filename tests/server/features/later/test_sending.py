"""Messages that wait are sent exactly once, when they are due, as they were last written."""

import pytest

from server.log import chain
from server.store import state
from shared.errors import ErrorCode
from shared.ids import direct_conversation
from shared.model.bodies import MessageBody, decode_body
from shared.model.entry import decode_header
from shared.model.state import Later, state_key
from shared.protocol.later import CancelLater, KeepForLater
from shared.protocol.log import Entries
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import HOUR, Clockwork


async def test_it_goes_when_its_time_has_come_to_all_devices_of_both(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone
) -> None:
    phone = await desk.again(zhang.person, "1001")
    entry = await clockwork.keeps(zhang, zhang.writes(li, "早上好"), to=li)
    key = state_key("later", entry)
    conversation = direct_conversation(zhang.person, li.person)
    for mine in (zhang, phone):
        waiting = desk.told(mine, key, Later)
        assert waiting is not None
        assert (waiting.conversation, waiting.due, waiting.ended) == (conversation, desk.now + HOUR, "")
        body = decode_body("message", waiting.body)
        assert isinstance(body, MessageBody)
        assert body.text == "早上好"
    assert desk.heard(li.session) == []
    await clockwork.passes(HOUR - 1)
    assert desk.heard(li.session) == []
    await clockwork.passes(1)
    for each in (zhang, phone, li):  # the device that signed it as well: nobody answered it
        (told,) = [one for one in desk.heard(each.session) if isinstance(one, Entries)]
        assert [decode_header(one.header).id for one in told.entries] == [entry]
    assert await clockwork.state(zhang, entry) == Later(conversation, 0, ended="sent")
    assert not await clockwork.waits()
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, conversation) == ["早上好"]
    assert await desk.database.read(chain.verify) == []


async def test_what_came_due_while_no_server_ran_goes_in_order(
    clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    await clockwork.keeps(zhang, group.entry(zhang, "第二"), 2 * HOUR)
    await clockwork.keeps(li, group.entry(li, "第一"), HOUR)
    await clockwork.keeps(zhang, group.entry(zhang, "第三"), 3 * HOUR)
    clockwork.begin()
    await clockwork.passes(5 * HOUR)
    assert await clockwork.texts(li, group.id) == ["第一", "第二", "第三"]


async def test_many_go_in_several_transactions(
    clockwork: Clockwork, zhang: Someone, li: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.features.later.AT_ONCE", 3)
    clockwork.begin()
    for number in range(10):
        await clockwork.keeps(zhang, group.entry(zhang, str(number)), HOUR + number)
    await clockwork.passes(2 * HOUR)
    assert await clockwork.texts(li, group.id) == [str(number) for number in range(10)]


async def test_other_words_and_another_time_take_the_place_of_the_first(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    phone = await desk.again(zhang.person, "1001")
    entry = await clockwork.keeps(zhang, group.entry(zhang, "三点开会"))
    await clockwork.keeps(phone, group.entry(phone, "四点开会", entry), 2 * HOUR)
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == []
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["四点开会"]


async def test_a_time_that_is_over_sends_at_once(
    clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    entry = await clockwork.keeps(zhang, group.entry(zhang, "待发"))
    await clockwork.keeps(zhang, group.entry(zhang, "现在", entry), -1)
    await clockwork.passes(0)
    # A client whose clock is ahead says so by 0; nobody is told of the year 1970.
    at_once = await clockwork.keeps(zhang, group.entry(zhang, "马上"), -clockwork.desk.now)
    assert (await clockwork.state(zhang, at_once)).due == clockwork.desk.now
    await clockwork.passes(0)
    assert await clockwork.texts(li, group.id) == ["现在", "马上"]


async def test_the_same_again_changes_nothing_before_or_after_it_was_sent(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    signed = group.entry(zhang, "一次")
    due = desk.now + HOUR
    await desk.ask(zhang.session, KeepForLater(signed, due))
    version = await desk.database.read(lambda db: state.version_of(db, zhang.person))
    await desk.ask(zhang.session, KeepForLater(signed, due))
    assert await desk.database.read(lambda db: state.version_of(db, zhang.person)) == version
    await clockwork.passes(HOUR)
    await desk.ask(zhang.session, KeepForLater(signed, due))
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["一次"]
    assert (await desk.append(zhang, signed)).__class__.__name__ == "Appended"  # the same place again
    assert await clockwork.texts(li, group.id) == ["一次"]


async def test_nothing_brings_back_what_was_sent_or_cancelled(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group
) -> None:
    sent = await clockwork.keeps(zhang, group.entry(zhang, "发出"))
    await clockwork.passes(HOUR)
    cancelled = await clockwork.keeps(zhang, group.entry(zhang, "取消"))
    await desk.ask(zhang.session, CancelLater(cancelled))
    await desk.ask(zhang.session, CancelLater(cancelled))
    assert (await clockwork.state(zhang, cancelled)).ended == "cancelled"
    for entry in (sent, cancelled):
        refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "再来", entry), desk.now + HOUR))
        assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "later"})
    refusal = await desk.refused(zhang, CancelLater(sent))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "later"})
    assert not await clockwork.waits()
