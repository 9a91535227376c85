"""Messages I want to be reminded of: on all my devices, and on nobody else's."""

import msgspec
import pytest

from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.state import OwnReminder, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import SetReminder
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone


@pytest.fixture
async def li(desk: Desk, zhang: Someone, li: Someone) -> Someone:
    await desk.meet(zhang, li)
    return li


async def test_a_reminder_reaches_all_my_devices_and_nobody_elses(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    phone = await desk.again(li.person, "1002")
    conversation, entry = direct_conversation(zhang.person, li.person), new_id()
    key, due = state_key("own_reminder", entry), desk.now + 60_000
    await desk.ask(phone.session, SetReminder(conversation, entry, due, 1))
    for mine in (li, phone):
        assert desk.told(mine, key, OwnReminder) == OwnReminder(conversation, due, 1)
    assert desk.told(zhang, key, OwnReminder) is None
    await desk.ask(li.session, SetReminder(conversation, entry, 0, 1))
    assert desk.told(phone, key, OwnReminder) == OwnReminder(conversation, 0, 1)


async def test_nothing_is_told_where_nothing_changes(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation, entry = direct_conversation(zhang.person, li.person), new_id()
    version = await desk.database.read(lambda db: state.version_of(db, li.person))
    await desk.ask(li.session, SetReminder(conversation, entry, 0, 1))
    assert await desk.database.read(lambda db: state.version_of(db, li.person)) == version
    for _ in range(2):
        await desk.ask(li.session, SetReminder(conversation, entry, desk.now, 1))
    assert await desk.database.read(lambda db: state.version_of(db, li.person)) == version + 1


async def test_neither_strangers_nor_too_many_nor_too_far(
    desk: Desk, zhang: Someone, wang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, due = direct_conversation(zhang.person, li.person), desk.now + 1
    refusal = await desk.refused(wang, SetReminder(conversation, new_id(), due, 1))
    assert refusal.code is ErrorCode.NOT_MEMBER
    far = desk.now + limits.REMINDED_LONGEST * 1000 + 1
    refusal = await desk.refused(li, SetReminder(conversation, new_id(), far, 1))
    assert refusal.detail["reason"] == "too_far"
    monkeypatch.setattr(limits, "REMINDED_OF", 1)
    entry = new_id()
    await desk.ask(li.session, SetReminder(conversation, entry, due, 1))
    refusal = await desk.refused(li, SetReminder(conversation, new_id(), due, 1))
    assert refusal.detail["reason"] == "too_many"
    await desk.ask(
        li.session, SetReminder(conversation, entry, due + 1, 1)
    )  # another time takes no more room


@pytest.mark.parametrize(
    "request_",
    [
        ["chat.set_reminder", b"c" * 16, b"e" * 16],
        ["chat.set_reminder", b"c" * 16, b"short", 1, 1],
        ["chat.set_reminder", b"c" * 16, b"e" * 16, -1, 1],
        ["chat.set_reminder", b"c" * 16, b"e" * 16, 2**60, 1],
        ["chat.set_reminder", b"c" * 16, b"e" * 16, 1, -1],
        ["chat.set_reminder", b"c" * 16, b"e" * 16, "morgen", 1],
    ],
)
def test_what_makes_no_sense_is_refused_by_its_shape(request_: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(request_)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
