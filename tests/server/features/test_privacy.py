"""What somebody keeps to themselves: that they have read, that they type. Their own devices know."""

from server.store import marks
from shared.ids import direct_conversation
from shared.model.state import PeerMarks, Privacy, ReadMark, state_key
from shared.protocol.chat import MarkRead, SetPrivacy, SomeoneTyping, Typing
from tests.server.features.desk import Desk, Someone

KEY = state_key("privacy", b"")


async def test_a_choice_reaches_all_my_devices_and_nobody_elses(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    phone = await desk.again(li.person, "1002")
    await desk.ask(li.session, SetPrivacy(read=False))
    for mine in (li, phone):
        assert desk.told(mine, KEY, Privacy) == Privacy(read=False)
    await desk.ask(phone.session, SetPrivacy(typing=False))
    assert desk.told(li, KEY, Privacy) == Privacy(read=False, typing=False)
    assert desk.told(zhang, KEY, Privacy) is None
    desk.heard(phone.session)
    await desk.ask(li.session, SetPrivacy(read=False))
    assert desk.told(phone, KEY, Privacy) is None, "nothing has changed"


async def test_who_keeps_it_has_read_nothing_and_has_all_of_it(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    for text in ("一", "二"):
        await desk.says(zhang, li, text)
    conversation = direct_conversation(zhang.person, li.person)
    known = state_key("marks", conversation)
    await desk.ask(li.session, SetPrivacy(read=False))
    desk.heard(li.session)
    await desk.ask(li.session, MarkRead(conversation, 1))
    assert desk.told(zhang, known, PeerMarks) == PeerMarks(delivered=1, read=0)
    assert desk.told(li, state_key("read", conversation), ReadMark) == ReadMark(1, 1, 0)
    await desk.ask(li.session, SetPrivacy(read=True))
    assert desk.told(zhang, known, PeerMarks) is None
    await desk.ask(li.session, MarkRead(conversation, 2))
    assert desk.told(zhang, known, PeerMarks) == PeerMarks(2, 2)


async def test_being_seen_again_does_not_give_it_away(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.says(zhang, li, "一")
    conversation = direct_conversation(zhang.person, li.person)
    await desk.ask(li.session, SetPrivacy(read=False))
    await desk.ask(li.session, MarkRead(conversation, 1))
    items = await desk.database.write(lambda db: desk.withheld.turned(db, li.person, visible=True))
    assert items == {}


async def test_a_group_s_counts_leave_them_out(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.says(zhang, li, "一")
    number = 1
    await desk.database.write(lambda db: db.execute("UPDATE conversation SET kind = 'group'"))
    await desk.ask(li.session, SetPrivacy(read=False))
    await desk.ask(li.session, MarkRead(direct_conversation(zhang.person, li.person), 1))
    assert (await desk.database.read(lambda db: marks.known_of(db, number, li.person)))[0] == 0
    await desk.database.write(lambda db: desk.withheld.turned(db, li.person, visible=True))
    assert (await desk.database.read(lambda db: marks.known_of(db, number, li.person)))[0] == 0


async def test_nobody_is_told_that_they_type(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.meet(zhang, li)
    conversation = direct_conversation(zhang.person, li.person)
    await desk.ask(li.session, SetPrivacy(typing=False))
    await desk.ask(li.session, Typing(conversation, active=True))
    assert desk.heard(zhang.session) == []
    await desk.ask(li.session, SetPrivacy(typing=True))
    await desk.ask(li.session, Typing(conversation, active=True))
    assert desk.heard(zhang.session) == [SomeoneTyping(conversation, li.person, active=True)]


async def test_who_keeps_it_learns_nothing_of_the_other_either(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    for text in ("一", "二", "三"):
        await desk.says(zhang, li, text)
    conversation = direct_conversation(zhang.person, li.person)
    known = state_key("marks", conversation)
    await desk.ask(li.session, MarkRead(conversation, 1))
    assert desk.told(zhang, known, PeerMarks) == PeerMarks(1, 1)
    await desk.ask(zhang.session, SetPrivacy(read=False))
    await desk.ask(li.session, MarkRead(conversation, 2))
    assert desk.told(zhang, known, PeerMarks) == PeerMarks(delivered=2, read=1)
    await desk.database.write(lambda db: desk.withheld.turned(db, li.person, visible=True))
    assert desk.told(zhang, known, PeerMarks) is None
    await desk.ask(zhang.session, SetPrivacy(read=True))
    await desk.ask(li.session, MarkRead(conversation, 3))
    assert desk.told(zhang, known, PeerMarks) == PeerMarks(3, 3)
