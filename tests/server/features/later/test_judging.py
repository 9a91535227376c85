"""What may be said is decided when it is kept, and again when it is due."""

from collections.abc import Callable

import pytest

from server.log import chain
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.bodies import MessageBody, NoticeBody, RecallBody, decode_body
from shared.model.entry import SignedEntry
from shared.protocol.later import CancelLater, KeepForLater
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group
from tests.server.features.later.clockwork import FILE, HOUR, Clockwork


async def leaves(desk: Desk, zhang: Someone, li: Someone, group: Group) -> None:
    await group.change(zhang, "remove", li)


async def is_muted(desk: Desk, zhang: Someone, li: Someone, group: Group) -> None:
    await group.change(zhang, "mute", li)


async def is_disabled(desk: Desk, zhang: Someone, li: Someone, group: Group) -> None:
    desk.directory.gone.add(li.person)


@pytest.mark.parametrize(
    ("happens", "code", "reason"),
    [
        (leaves, ErrorCode.NOT_MEMBER, None),
        (is_muted, ErrorCode.NOT_ALLOWED, "muted"),
        (is_disabled, ErrorCode.DISABLED, None),
    ],
)
async def test_what_is_allowed_is_decided_when_it_is_due_and_its_author_told(
    *,
    desk: Desk,
    clockwork: Clockwork,
    zhang: Someone,
    li: Someone,
    group: Group,
    happens: Callable[[Desk, Someone, Someone, Group], object],
    code: ErrorCode,
    reason: str | None,
) -> None:
    entry = await clockwork.keeps(li, group.entry(li, "我也来"))
    await clockwork.keeps(zhang, group.entry(zhang, "大家好"), HOUR + 1)
    await happens(desk, zhang, li, group)  # type: ignore[misc]
    await clockwork.passes(2 * HOUR)
    ended = await clockwork.state(li, entry)
    assert (ended.ended, ended.code, ended.detail.get("reason")) == ("refused", code.value, reason)
    body = decode_body("message", ended.body)
    assert isinstance(body, MessageBody)
    assert body.text == "我也来"  # its author still has the words
    assert await clockwork.texts(zhang, group.id) == ["大家好"]
    assert not await clockwork.waits()


async def test_what_was_refused_can_be_put_aside_or_kept_again(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    first = await clockwork.keeps(li, group.entry(li, "甲"))
    second = await clockwork.keeps(li, group.entry(li, "乙"))
    await group.change(zhang, "mute", li)
    await clockwork.passes(HOUR)
    await group.change(zhang, "unmute", li)
    await desk.ask(li.session, CancelLater(first))
    assert (await clockwork.state(li, first)).ended == "cancelled"
    await clockwork.keeps(li, group.entry(li, "乙", second))
    assert (await clockwork.state(li, second)).ended == ""
    await clockwork.passes(HOUR)
    assert await clockwork.texts(zhang, group.id) == ["乙"]


async def test_what_may_not_be_said_now_is_not_kept(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, wang: Someone, group: Group
) -> None:
    due = desk.now + HOUR
    cases = (
        (wang, group.entry(wang, "陌生人"), ErrorCode.NOT_MEMBER),
        (zhang, group.entry(zhang, " "), ErrorCode.TEXT_EMPTY),
        (zhang, group.entry(zhang, "长" * (limits.TEXT_LENGTH + 1)), ErrorCode.TEXT_TOO_LONG),
        (zhang, group.entry(zhang, NoticeBody("公告")), ErrorCode.NOT_ALLOWED),
        (zhang, group.entry(zhang, RecallBody(new_id())), ErrorCode.NOT_ALLOWED),
        (zhang, group.entry(li, "别人的"), ErrorCode.BAD_ENTRY),
        (zhang, SignedEntry(b"\xc1", b"", bytes(64)), ErrorCode.BAD_ENTRY),
        (zhang, group.entry(zhang, MessageBody("", attachments=(FILE,))), ErrorCode.BLOB_MISSING),
        (zhang, group.entry(zhang, MessageBody("引用", quote=new_id())), ErrorCode.TARGET_MISSING),
    )
    for who, entry, code in cases:
        refusal = await desk.refused(who, KeepForLater(entry, due))
        assert refusal.code is code
    assert not await clockwork.waits()
    assert await desk.database.read(chain.verify) == []


async def test_of_another_neither_words_nor_time_can_be_touched(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    entry = await clockwork.keeps(zhang, group.entry(zhang, "我的"))
    assert (await desk.refused(li, CancelLater(entry))).code is ErrorCode.NOT_FOUND
    await clockwork.keeps(li, group.entry(li, "冒名", entry), HOUR + 1)  # one of their own, under that id
    await clockwork.passes(2 * HOUR)
    assert await clockwork.texts(zhang, group.id) == ["我的"]
    assert (await clockwork.state(li, entry)).code == ErrorCode.ID_CONFLICT.value


async def test_invisible_people_do_not_show_themselves_by_it(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    told: list[bytes] = []
    desk.withheld.wrote = lambda _db, _head, author: told.append(author) or {}  # type: ignore[method-assign]
    await clockwork.keeps(zhang, group.entry(zhang, "不在"))
    await clockwork.passes(HOUR)
    assert told == []
    await group.say(zhang, "在")
    assert told == [zhang.person]
