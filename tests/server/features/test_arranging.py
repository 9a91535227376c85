"""How I keep my list, and what I keep out of my own sight: on all my devices, and on nobody else's."""

import msgspec
import pytest

from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.state import Arrangement, Hidden, decode_value, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import Arrange, HideEntries, Typing
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


@pytest.fixture
async def li(desk: Desk, zhang: Someone, li: Someone) -> Someone:
    await desk.meet(zhang, li)
    return li


async def test_an_arrangement_reaches_all_my_devices_and_nobody_elses(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    phone = await desk.again(li.person, "1002")
    conversation = direct_conversation(zhang.person, li.person)
    key = state_key("arrange", conversation)
    await desk.ask(phone.session, Arrange(conversation, muted=True, sticky=True))
    now = desk.now
    for mine in (li, phone):
        assert desk.told(mine, key, Arrangement) == Arrangement(muted=True, sticky=now)
    assert desk.told(zhang, key, Arrangement) is None


async def test_what_is_not_named_stays(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    key = state_key("arrange", conversation)
    first = desk.now
    await desk.ask(li.session, Arrange(conversation, sticky=True, unread=True))
    desk.pass_time(5)
    await desk.ask(li.session, Arrange(conversation, sticky=True, muted=True, hidden=True))
    assert desk.told(li, key, Arrangement) == Arrangement(
        muted=True, sticky=first, unread=True, hidden=desk.now
    )
    desk.pass_time(5)
    await desk.ask(li.session, Arrange(conversation, hidden=True))
    assert desk.told(li, key, Arrangement) == Arrangement(
        muted=True, sticky=first, unread=True, hidden=desk.now
    )
    await desk.ask(li.session, Arrange(conversation, sticky=False, unread=False, hidden=False))
    assert desk.told(li, key, Arrangement) == Arrangement(muted=True)
    version = await desk.database.read(lambda db: state.version_of(db, li.person))
    await desk.ask(li.session, Arrange(conversation, muted=True))
    await desk.ask(li.session, Arrange(conversation))
    assert await desk.database.read(lambda db: state.version_of(db, li.person)) == version


async def test_folded_and_on_top_end_each_other(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    key = state_key("arrange", conversation)
    first = desk.now
    steps = [
        (Arrange(conversation, sticky=True), Arrangement(sticky=first)),
        (Arrange(conversation, folded=True), Arrangement(folded=True)),
        (Arrange(conversation, hidden=True), Arrangement(folded=True, hidden=first)),
        (Arrange(conversation, sticky=True, hidden=False), Arrangement(sticky=first)),
        (Arrange(conversation, folded=True, sticky=True), Arrangement(folded=True)),
        (Arrange(conversation, folded=False), Arrangement()),
    ]
    for request, kept in steps:
        await desk.ask(li.session, request)
        assert desk.told(li, key, Arrangement) == kept


async def test_entries_are_hidden_and_brought_back(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    one, two = new_id(), new_id()
    await desk.ask(li.session, HideEntries(conversation, (one, two, one)))
    items = desk.state_of(desk.heard(li.session))
    assert set(items) == {state_key("hidden", one), state_key("hidden", two)}
    assert decode_value(items[state_key("hidden", one)].value, Hidden) == Hidden(conversation)
    await desk.ask(li.session, HideEntries(conversation, (one, new_id()), on=False))
    items = desk.state_of(desk.heard(li.session))
    assert {key: decode_value(item.value, Hidden) for key, item in items.items()} == {
        state_key("hidden", one): Hidden(conversation, on=False)
    }
    assert desk.heard(zhang.session) == []


async def test_nobody_hides_without_end(
    desk: Desk, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HIDDEN", 3)
    conversation = direct_conversation(zhang.person, li.person)
    hidden = [new_id() for _ in range(3)]
    await desk.ask(li.session, HideEntries(conversation, tuple(hidden[:2])))
    with pytest.raises(Refusal) as caught:
        await desk.ask(li.session, HideEntries(conversation, (hidden[2], new_id())))
    assert (caught.value.code, caught.value.detail) == (
        ErrorCode.NOT_ALLOWED,
        {"reason": "too_many", "limit": 3},
    )
    await desk.ask(li.session, HideEntries(conversation, (hidden[2], hidden[0])))
    await desk.ask(zhang.session, HideEntries(conversation, (new_id(), new_id(), new_id())))


async def test_only_of_my_own_conversations(desk: Desk, zhang: Someone, li: Someone) -> None:
    wang = await desk.enters("1003")
    conversation = direct_conversation(zhang.person, li.person)
    for request in (Arrange(conversation, muted=True), HideEntries(conversation, (new_id(),))):
        with pytest.raises(Refusal) as caught:
            await desk.ask(wang.session, request)
        assert caught.value.code is ErrorCode.NOT_MEMBER


async def test_of_a_group_i_have_left_as_well_but_there_i_type_no_more(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    group = Group(desk)
    await group.found(zhang, [li])
    await desk.ask(li.session, Typing(group.id, active=True))
    await group.change(li, "leave", li)
    desk.heard(li.session)
    await desk.ask(li.session, Arrange(group.id, hidden=True))
    assert desk.told(li, state_key("arrange", group.id), Arrangement) == Arrangement(hidden=desk.now)
    with pytest.raises(Refusal) as caught:
        await desk.ask(li.session, Typing(group.id, active=True))
    assert caught.value.code is ErrorCode.NOT_MEMBER


@pytest.mark.parametrize(
    "array",
    [
        ["chat.arrange", bytes(15)],
        ["chat.arrange", bytes(16), 1],
        ["chat.arrange", bytes(16), None, None, None, None, 1],
        ["chat.hide_entries", bytes(16), [bytes(16)] * (limits.HIDE + 1)],
        ["chat.hide_entries", bytes(16), [bytes(15)]],
    ],
)
def test_what_is_over_its_limits_never_gets_here(array: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
