"""The features that read and mark conversations, and take in what devices offer."""

import pytest

from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import START, Cursor, SignedEntry
from shared.model.state import (
    ConversationInfo,
    PeerMarks,
    PersonNote,
    ReadMark,
    decode_value,
    encode_value,
    split_key,
    state_key,
    unread,
)
from shared.protocol.auth import RevokeDevice
from shared.protocol.chat import MarkDelivered, MarkRead, SomeoneTyping, Typing
from shared.protocol.log import After, Entries, Offer, Vouched
from shared.protocol.sync import CatchUp, Digest, Held, StateChanged
from shared.wire.session import Beat
from tests.server.features.desk import Desk, Someone
from tests.server.office import Laptop


async def _digest(desk: Desk, who: Someone, version: int = 0, *held: Held) -> Digest:
    return await desk.ask(who.session, CatchUp(version, held))


async def test_the_other_hears_what_the_conversation_is_before_its_first_entry(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    await desk.says(zhang, li, "你好")
    first, second = desk.heard(li.session)
    assert isinstance(first, StateChanged)
    assert isinstance(second, Entries)
    info = decode_value(first.items[0].value, ConversationInfo)
    assert info.peer == zhang.person
    assert split_key(first.items[0].key) == ("conversation", second.conversation)


async def test_a_digest_names_only_what_changed(desk: Desk, zhang: Someone, li: Someone) -> None:
    for text in ("一", "二"):
        await desk.says(zhang, li, text)
    whole = await _digest(desk, li)
    (head,) = whole.heads
    assert (head.cursor.seq, head.counted, head.own, head.diverged) == (2, 2, 0, False)
    assert head.preview is not None
    assert head.preview.seq == 2
    held = Held(head.conversation, head.cursor)
    nothing = await _digest(desk, li, whole.state_version, held)
    assert (nothing.heads, nothing.items) == ((), ())
    await desk.says(zhang, li, "三")
    (changed,) = (await _digest(desk, li, whole.state_version, held)).heads
    assert (changed.cursor.seq, changed.diverged) == (3, False)


async def test_a_digest_tells_a_device_that_it_has_another_history(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    await desk.says(zhang, li, "一")
    conversation = direct_conversation(zhang.person, li.person)
    (head,) = (await _digest(desk, li, 0, Held(conversation, Cursor(1, b"another!")))).heads
    assert head.diverged
    ahead = await _digest(desk, li, 10_000)
    assert ahead.state_version < 10_000
    assert ahead.items


async def test_a_beat_notices_what_a_device_missed(desk: Desk, zhang: Someone, li: Someone) -> None:
    before = await desk.ask(li.session, Beat())
    await desk.says(zhang, li, "一")
    after = await desk.ask(li.session, Beat())
    assert (before.heads, after.heads) == (0, 1)
    assert after.state_version > before.state_version


async def test_delivered_and_read_reach_the_author_and_only_rise(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    for text in ("一", "二", "三"):
        await desk.says(zhang, li, text)
    conversation = direct_conversation(zhang.person, li.person)
    key = state_key("marks", conversation)
    desk.heard(zhang.session)
    await desk.ask(li.session, MarkDelivered(conversation, 3))
    marks = decode_value(desk.state_of(desk.heard(zhang.session))[key].value, PeerMarks)
    assert marks == PeerMarks(3, 0)
    await desk.ask(li.session, MarkRead(conversation, 2))
    marks = decode_value(desk.state_of(desk.heard(zhang.session))[key].value, PeerMarks)
    assert marks == PeerMarks(3, 2)
    await desk.ask(li.session, MarkRead(conversation, 1))
    await desk.ask(li.session, MarkDelivered(conversation, 1))
    assert desk.heard(zhang.session) == []
    await desk.ask(li.session, MarkRead(conversation, 2**61))
    marks = decode_value(desk.state_of(desk.heard(zhang.session))[key].value, PeerMarks)
    assert marks == PeerMarks(3, 3)


async def test_unread_is_what_others_wrote_since(desk: Desk, zhang: Someone, li: Someone) -> None:
    for who, other in ((zhang, li), (li, zhang), (zhang, li), (li, zhang), (zhang, li)):
        await desk.says(who, other, "话")
    conversation = direct_conversation(zhang.person, li.person)
    phone = await desk.again(li.person, "1002")
    await desk.ask(li.session, MarkRead(conversation, 2))
    items = desk.state_of(desk.heard(phone.session))
    mark = decode_value(items[state_key("read", conversation)].value, ReadMark)
    assert mark == ReadMark(2, 2, 1)
    (head,) = (await _digest(desk, phone)).heads
    assert unread(head.counted, head.own, mark) == 2


async def test_marks_are_for_members(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.says(zhang, li, "一")
    wang = await desk.enters("1003")
    conversation = direct_conversation(zhang.person, li.person)
    for request in (
        MarkRead(conversation, 1),
        MarkDelivered(conversation, 1),
        Typing(conversation, active=True),
        After(conversation, START, 10),
    ):
        with pytest.raises(Refusal) as caught:
            await desk.ask(wang.session, request)  # type: ignore[type-var]
        assert caught.value.code is ErrorCode.NOT_MEMBER


async def test_typing_is_told_to_the_other_alone(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.says(zhang, li, "一")
    conversation = direct_conversation(zhang.person, li.person)
    desk.heard(zhang.session)
    desk.heard(li.session)
    await desk.ask(zhang.session, Typing(conversation, active=True))
    assert desk.heard(li.session) == [SomeoneTyping(conversation, zhang.person, active=True)]
    assert desk.heard(zhang.session) == []


async def test_typing_is_told_to_neither_where_one_has_blocked_the_other(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    await desk.says(zhang, li, "一")
    conversation = direct_conversation(zhang.person, li.person)
    note = {state_key("person", zhang.person): encode_value(PersonNote(blocked=True))}
    await desk.database.write(lambda db: state.put(db, li.person, note))
    for one, other in ((zhang, li), (li, zhang)):
        desk.heard(other.session)
        await desk.ask(one.session, Typing(conversation, active=True))
        assert desk.heard(other.session) == []


def _vouched(entry: SignedEntry, certificate: tuple[bytes, bytes] = (b"", b"")) -> Vouched:
    return Vouched(entry, *certificate)


async def test_a_member_gives_back_what_a_restored_server_has_lost(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    """Li holds two of Zhang's entries that the server knows nothing of, by certificate or without."""
    conversation = direct_conversation(zhang.person, li.person)
    lost = [zhang.writes(li, "备份之后"), zhang.writes(li, "还有一句")]
    offer = Offer(conversation, (_vouched(lost[0]), _vouched(lost[1], zhang.certificate)))
    offered = await desk.ask(li.session, offer)
    assert [(one.seq, one.code) for one in offered.outcomes] == [(1, ""), (2, "")]
    again = await desk.ask(li.session, offer)
    assert [one.seq for one in again.outcomes] == [1, 2]
    page = await desk.ask(zhang.session, After(conversation, START, 10))
    assert [entry.marks for entry in page.entries] == [2, 2]


async def test_only_what_its_device_has_signed_is_taken(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    good = zhang.writes(li, "原话")
    forged = SignedEntry(good.header, encode_body(MessageBody("改过")), good.signature)
    broken = (zhang.certificate[0], bytes(70))
    strangers = Laptop(desk.authority.organisation)
    zhang.laptop, kept = strangers, zhang.laptop
    foreign = zhang.writes(li, "没登记的设备")
    zhang.laptop = kept
    offer = Offer(
        conversation,
        (
            _vouched(forged),
            _vouched(good, broken),
            _vouched(good, li.certificate),
            _vouched(foreign),
            _vouched(SignedEntry(b"\xc1", b"", bytes(64))),
        ),
    )
    offered = await desk.ask(li.session, offer)
    assert [one.seq for one in offered.outcomes] == [0] * 5
    assert [one.code for one in offered.outcomes] == [ErrorCode.BAD_SIGNATURE] * 4 + [ErrorCode.BAD_ENTRY]


async def test_a_revoked_device_vouches_for_nothing(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    signed = zhang.writes(li, "丢了的手机")
    other = await desk.again(zhang.person, "1001")
    await desk.ask(other.session, RevokeDevice(zhang.laptop.id))
    offered = await desk.ask(li.session, Offer(conversation, (_vouched(signed, zhang.certificate),)))
    assert offered.outcomes[0].code == ErrorCode.REVOKED


async def test_an_outsider_offers_nothing(desk: Desk, zhang: Someone, li: Someone) -> None:
    await desk.says(zhang, li, "一")
    wang = await desk.enters("1003")
    conversation = direct_conversation(zhang.person, li.person)
    with pytest.raises(Refusal) as caught:
        await desk.ask(wang.session, Offer(conversation, (_vouched(zhang.writes(li, "偷来的")),)))
    assert caught.value.code is ErrorCode.NOT_MEMBER


async def test_an_outsider_cannot_open_two_others_conversation(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    wang = await desk.enters("1003")
    conversation = direct_conversation(zhang.person, li.person)
    stolen = _vouched(zhang.writes(li, "偷来的"), zhang.certificate)
    tries = ((stolen,), (), (_vouched(wang.writes(li, "我的"), wang.certificate),))
    before = [await _refused(desk, wang, Offer(conversation, entries)) for entries in tries]
    await desk.says(zhang, li, "你好")
    after = [await _refused(desk, wang, Offer(conversation, entries)) for entries in tries]
    assert {one.code for one in before} == {ErrorCode.NOT_MEMBER}
    assert [(one.code, one.detail) for one in before] == [(one.code, one.detail) for one in after]


async def _refused(desk: Desk, who: Someone, request: Offer) -> Refusal:
    with pytest.raises(Refusal) as refused:
        await desk.ask(who.session, request)
    return refused.value


async def test_a_digest_fits_into_one_message_whatever_it_has_to_tell(
    desk: Desk, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 100)
    wang = await desk.enters("1003")
    for other in (zhang, wang):
        await desk.says(other, li, "一" * 50)
    digest = await _digest(desk, li)
    assert [head.preview is not None for head in digest.heads] == [True, False]
    assert digest.more
    rest = await _digest(desk, li, digest.items[-1].version)
    assert {item.key for item in (*digest.items, *rest.items)} >= {
        state_key("conversation", direct_conversation(li.person, other.person)) for other in (zhang, wang)
    }
