"""Messages that wait for their time: kept, changed, cancelled, judged when due, and sent exactly once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import pytest
from structlog.testing import capture_logs

from server.core.tasks import Tasks
from server.features.later import LaterFeature
from server.log import chain, later
from server.log.submission import Outcome, Submission
from server.store import attachments, state
from server.store.connection import Connection
from server.store.later import next_due
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Attachment, MessageBody, NoticeBody, RecallBody, decode_body
from shared.model.decide import Actor
from shared.model.entry import START, SignedEntry, decode_header
from shared.model.state import Later, decode_value, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.later import CancelLater, KeepForLater
from shared.protocol.log import After, Entries
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group

HOUR = 3_600_000
FILE = Attachment(bytes(range(32)), "报价.xlsx", 5)


@dataclass
class Clockwork:
    """The feature at a desk, whose clock tests move by hand."""

    desk: Desk

    def begin(self) -> None:
        """Start it anew, as after a crash."""
        self.desk.later = LaterFeature(self.desk.database, self.desk.log, lambda: self.desk.now)

    async def passes(self, ms: int) -> None:
        self.desk.now += ms
        await self.desk.later.send_due()

    async def keeps(
        self, who: Someone, entry: SignedEntry, ms: int = HOUR, to: Someone | None = None
    ) -> bytes:
        other = None if to is None else to.person
        await self.desk.ask(who.session, KeepForLater(entry, self.desk.now + ms, other))
        return decode_header(entry.header).id

    async def state(self, who: Someone, entry: bytes) -> Later:
        stored = await self.desk.database.read(
            lambda db: state.get(db, who.person, state_key("later", entry))
        )
        assert stored is not None
        return decode_value(stored, Later)

    async def waits(self) -> bool:
        return await self.desk.database.read(next_due) is not None

    async def texts(self, who: Someone, conversation: bytes) -> list[str]:
        page = await self.desk.ask(who.session, After(conversation, START, limits.PAGE))
        bodies = [decode_body(decode_header(one.header).kind, one.body) for one in page.entries]
        return [body.text for body in bodies if isinstance(body, MessageBody)]


@pytest.fixture
def clockwork(desk: Desk) -> Clockwork:
    return Clockwork(desk)


@pytest.fixture
async def group(desk: Desk, zhang: Someone, li: Someone) -> Group:
    made = Group(desk)
    await made.found(zhang, [li])
    desk.heard(zhang.session)
    desk.heard(li.session)
    return made


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


async def test_how_many_how_large_and_how_far_ahead_has_an_end(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = desk.now + limits.LATER_LONGEST * 1000
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "明年"), far + 1))
    assert refusal.detail == {"reason": "too_far", "limit": limits.LATER_LONGEST}
    monkeypatch.setattr(limits, "LATER", 2)
    await clockwork.keeps(zhang, group.entry(zhang, "明年"), far - desk.now)
    last = await clockwork.keeps(zhang, group.entry(zhang, "二"))
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "三"), far))
    assert refusal.detail == {"reason": "too_many", "limit": 2}
    await clockwork.keeps(zhang, group.entry(zhang, "改", last))  # in its place there is room
    monkeypatch.setattr(limits, "LATER_BYTES", 100)
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "长" * 50, last), far))
    assert refusal.detail["reason"] == "too_many"


async def test_whoever_keeps_and_changes_without_end_is_slowed_down(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group
) -> None:
    entry = await clockwork.keeps(zhang, group.entry(zhang, "0"))
    for text in range(1, limits.LATER_CHANGES):
        await clockwork.keeps(zhang, group.entry(zhang, str(text), entry))
    refusal = await desk.refused(zhang, KeepForLater(group.entry(zhang, "太快", entry), desk.now + HOUR))
    assert refusal.code is ErrorCode.TOO_MANY_REQUESTS


async def test_its_files_live_as_long_as_it_waits(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    month = 30 * 24 * HOUR

    async def gone() -> list[bytes]:
        return await desk.database.read(lambda db: attachments.expired(db, desk.now, 10))

    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    with_file = MessageBody("报价在里面", attachments=(FILE,))
    entry = await clockwork.keeps(zhang, group.entry(zhang, with_file), month)
    desk.now += month - HOUR
    await desk.database.write(lambda db: attachments.forget(db, (), desk.now))  # the upload is over
    assert await gone() == []
    assert await desk.database.read(attachments.referred) == [FILE.digest]
    await clockwork.keeps(zhang, group.entry(zhang, with_file, entry), HOUR)  # other time, the same file
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["报价在里面"]
    desk.now += month
    assert await gone() == []  # the message has it now


async def test_of_a_cancelled_one_the_files_go_after_a_while(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group
) -> None:
    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    entry = await clockwork.keeps(
        zhang, group.entry(zhang, MessageBody("", attachments=(FILE,))), 30 * 24 * HOUR
    )
    desk.now += 20 * 24 * HOUR
    await desk.ask(zhang.session, CancelLater(entry))
    # Meanwhile they can be sent with another, though the upload is long over.
    await group.say(zhang, MessageBody("", attachments=(FILE,)))
    assert await desk.database.read(lambda db: attachments.expired(db, desk.now + 30 * 24 * HOUR, 10)) == []


async def test_a_file_that_was_recalled_meanwhile_does_not_go_along(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    await desk.database.write(
        lambda db: attachments.arrived(db, zhang.person, FILE.digest, FILE.size, desk.now)
    )
    signed = group.entry(zhang, MessageBody("", attachments=(FILE,)))
    await desk.append(zhang, signed)
    entry = await clockwork.keeps(li, group.entry(li, MessageBody("转给大家", attachments=(FILE,))))
    await group.say(zhang, RecallBody(decode_header(signed.header).id))
    await clockwork.passes(HOUR)
    assert (await clockwork.state(li, entry)).code == ErrorCode.BLOB_MISSING.value


async def test_a_fault_with_one_message_does_not_hold_up_the_others(
    desk: Desk,
    clockwork: Clockwork,
    zhang: Someone,
    li: Someone,
    group: Group,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poison = await clockwork.keeps(zhang, group.entry(zhang, "毒"), HOUR)
    await clockwork.keeps(zhang, group.entry(zhang, "好"), HOUR + 1)

    def faulty(actor: Actor, signed: SignedEntry, told: Callable[[Outcome], None], to: bytes) -> Submission:
        if decode_header(signed.header).id == poison:
            raise ZeroDivisionError
        return Submission(actor, signed, told, to)

    monkeypatch.setattr(later, "Submission", faulty)
    with capture_logs() as logs:
        await clockwork.passes(2 * HOUR)
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["fault while sending"] * 2
    assert await clockwork.texts(li, group.id) == ["好"]
    assert (await clockwork.state(zhang, poison)).code == ErrorCode.INTERNAL.value
    assert await desk.database.read(chain.verify) == []


async def test_no_fault_of_our_own_ends_the_clockwork(
    desk: Desk, clockwork: Clockwork, zhang: Someone, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    await clockwork.keeps(zhang, group.entry(zhang, "好"), HOUR)
    desk.now += 2 * HOUR
    faults = iter([ZeroDivisionError, ZeroDivisionError])

    def faulty(connection: Connection) -> int | None:
        for fault in faults:
            raise fault
        return next_due(connection)

    monkeypatch.setattr("server.features.later.next_due", faulty)
    monkeypatch.setattr("server.features.later.AGAIN", 0.01)
    tasks = Tasks()
    with capture_logs() as logs:
        tasks.start(desk.later.run_forever(), "later")
        await until_sent(clockwork)
        await tasks.close()
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["not sent"] * 2


async def until_sent(clockwork: Clockwork) -> None:
    async with asyncio.timeout(5):
        while await clockwork.waits():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)


async def test_after_a_restore_nothing_goes_that_may_have_been_cancelled(
    desk: Desk, clockwork: Clockwork, zhang: Someone, li: Someone, group: Group
) -> None:
    over = await clockwork.keeps(zhang, group.entry(zhang, "过期"), HOUR)
    coming = await clockwork.keeps(zhang, group.entry(zhang, "将来"), 3 * HOUR)
    desk.now += 2 * HOUR
    await desk.database.write(lambda db: later.put_all_aside(db, desk.now))
    clockwork.begin()
    await clockwork.passes(0)
    aside = await clockwork.state(zhang, over)
    assert (aside.ended, aside.detail) == ("refused", {"reason": "restored"})
    assert (await clockwork.state(zhang, coming)).ended == ""
    await clockwork.passes(HOUR)
    assert await clockwork.texts(li, group.id) == ["将来"]


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


async def test_nobody_keeps_anything_before_signing_in(
    desk: Desk, clockwork: Clockwork, zhang: Someone
) -> None:
    stranger = desk.link()
    with pytest.raises(Refusal) as caught:
        await desk.ask(stranger, CancelLater(new_id()))
    assert caught.value.code is ErrorCode.NOT_SIGNED_IN


HOSTILE: tuple[list[object], ...] = (
    ["later.keep", None, 0],
    ["later.keep", [b"", b"", b""], 0],
    ["later.keep", [b"h", b"b", bytes(64)], -1],
    ["later.keep", [b"h", b"b", bytes(64)], 2**60],
    ["later.keep", [b"h" * (limits.HEADER + 1), b"b", bytes(64)], 1],
    ["later.keep", [b"h", b"b" * (limits.BODY + 1), bytes(64)], 1],
    ["later.keep", [b"h", b"b", bytes(64)], 1, b"short"],
    ["later.keep", [b"h", b"b", bytes(64)], "morgen"],
    ["later.cancel"],
    ["later.cancel", b"short"],
    ["later.cancel", 7],
)


@pytest.mark.parametrize("request_", HOSTILE)
def test_what_makes_no_sense_is_refused_by_its_shape(request_: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(request_)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
