"""Asking those to read a message who have not: by its author alone, and nobody learns more by it."""

from shared import limits
from shared.errors import ErrorCode
from shared.ids import direct_conversation
from shared.model.bodies import NoticeBody, RecallBody, RulesBody
from shared.model.state import Urged, Urging, state_key
from shared.protocol.chat import MarkRead, SetPrivacy
from shared.protocol.groups import ListReaders, UrgeToRead
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


def urged(desk: Desk, group: bytes, who: Someone) -> Urged | None:
    return desk.told(who, state_key("urged", group), Urged)


async def test_those_who_have_not_read_it_are_asked(
    desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
) -> None:
    await group.found(zhang, [li, wang])
    said = await group.say(zhang, "周五前交报表")
    await desk.ask(li.session, MarkRead(group.id, said.seq))
    desk.heard(li.session)
    answer = await desk.ask(zhang.session, UrgeToRead(group.id, said.seq))
    assert (answer.people, answer.time) == (1, desk.now)
    assert urged(desk, group.id, wang) == Urged(said.seq, zhang.person, desk.now)
    assert urged(desk, group.id, li) is None
    assert desk.told(zhang, state_key("urging", group.id), Urging) == Urging(said.seq, desk.now)
    listed = await desk.ask(zhang.session, ListReaders(group.id, said.seq, read=False))
    assert (listed.people, listed.urged) == ((wang.person,), desk.now)


async def test_one_message_is_asked_about_now_and_then(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    said = await group.say(zhang, "周五前交报表")
    request = UrgeToRead(group.id, said.seq)
    await desk.ask(zhang.session, request)
    until = desk.now + limits.URGE_EVERY * 1000
    desk.now = until - 1
    assert (await desk.refused(zhang, request)).detail == {"reason": "urged", "until": until}
    desk.now = until
    assert (await desk.ask(zhang.session, request)).people == 1


async def test_one_author_does_not_ask_about_everything(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    said = [await group.say(zhang, f"第{count}条") for count in range(limits.URGES + 1)]
    for one in said[:-1]:
        await desk.ask(zhang.session, UrgeToRead(group.id, one.seq))
    refused = await desk.refused(zhang, UrgeToRead(group.id, said[-1].seq))
    assert (refused.code, refused.detail) == (ErrorCode.TOO_MANY_REQUESTS, {"limit": limits.URGES})


async def test_once_everybody_has_read_it_there_is_nobody_to_ask(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    said = await group.say(zhang, "周五前交报表")
    await desk.ask(li.session, MarkRead(group.id, said.seq))
    assert (await desk.refused(zhang, UrgeToRead(group.id, said.seq))).detail == {"reason": "read"}


async def test_only_its_author_asks_and_only_about_a_message_that_stands(
    desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
) -> None:
    await group.found(zhang, [li])
    said = await group.say(zhang, "周五前交报表")
    notice = await group.say(zhang, NoticeBody("公告"))
    assert (await desk.refused(li, UrgeToRead(group.id, said.seq))).detail == {"reason": "author"}
    assert (await desk.refused(zhang, UrgeToRead(group.id, notice.seq))).detail == {"reason": "kind"}
    for nothing in (0, notice.seq + 1, 2**62 - 1):
        assert (await desk.refused(zhang, UrgeToRead(group.id, nothing))).detail == {"reason": "author"}
    assert (await desk.refused(wang, UrgeToRead(group.id, said.seq))).code is ErrorCode.NOT_MEMBER
    assert (await desk.refused(zhang, UrgeToRead(b"?" * 16, said.seq))).code is ErrorCode.NOT_MEMBER


async def test_a_message_taken_back_is_not_asked_about(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    entry = group.entry(zhang, "说错了")
    await desk.append(zhang, entry)
    from shared.model.entry import decode_header

    await group.say(zhang, RecallBody(decode_header(entry.header).id))
    assert (await desk.refused(zhang, UrgeToRead(group.id, 2))).detail == {"reason": "recalled"}


async def test_who_may_not_write_does_not_ask_either(
    desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
) -> None:
    await group.found(zhang, [li, wang])
    said = await group.say(li, "周五前交报表")
    request = UrgeToRead(group.id, said.seq)
    await group.change(zhang, "mute", li)
    assert (await desk.refused(li, request)).detail == {"reason": "muted"}
    await group.change(zhang, "unmute", li)
    await group.say(zhang, RulesBody(ends=desk.now + 1))
    desk.now += 1
    assert (await desk.refused(li, request)).detail == {"reason": "ended"}
    await group.say(zhang, RulesBody(ends=0))
    await group.change(zhang, "remove", li)
    assert (await desk.refused(li, request)).code is ErrorCode.NOT_MEMBER


async def test_who_keeps_their_reading_to_themselves_is_counted_and_left_in_peace(
    desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
) -> None:
    await group.found(zhang, [li, wang])
    await desk.ask(li.session, SetPrivacy(read=False))
    said = await group.say(zhang, "周五前交报表")
    await desk.ask(li.session, MarkRead(group.id, said.seq))
    desk.heard(li.session)
    assert (await desk.ask(zhang.session, UrgeToRead(group.id, said.seq))).people == 2
    assert urged(desk, group.id, li) is None
    assert urged(desk, group.id, wang) is not None


async def test_who_came_later_is_not_asked(
    desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
) -> None:
    await group.found(zhang, [li])
    said = await group.say(zhang, "周五前交报表")
    await group.change(zhang, "add", wang)
    assert (await desk.ask(zhang.session, UrgeToRead(group.id, said.seq))).people == 1
    assert urged(desk, group.id, wang) is None


class TestOneToOne:
    async def test_the_other_is_asked_until_they_have_read_it(
        self, desk: Desk, zhang: Someone, li: Someone
    ) -> None:
        said = await desk.says(zhang, li, "在吗")
        conversation = direct_conversation(zhang.person, li.person)
        request = UrgeToRead(conversation, said.seq)
        assert (await desk.ask(zhang.session, request)).people == 1
        assert urged(desk, conversation, li) == Urged(said.seq, zhang.person, desk.now)
        desk.now += limits.URGE_EVERY * 1000
        await desk.ask(li.session, MarkRead(conversation, said.seq))
        assert (await desk.refused(zhang, request)).detail == {"reason": "read"}
        assert (await desk.refused(li, request)).detail == {"reason": "author"}
