"""Who may fetch a file: whoever sees an entry it goes with, now; knowing its digest opens nothing."""

import asyncio
import hashlib

import pytest

from server.http import deposit
from server.log import erasing
from server.log.retention import DAY, Retention
from server.log.submission import Placed
from server.store import attachments
from server.store.erasures import Erasure
from server.store.errors import StoreError, StoreFault
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Attachment, GroupBody, MemberBody, MessageBody, RecallBody
from shared.model.entry import decode_header
from tests.server.http.blob_desk import BlobDesk, Visitor, file_of, placed_id

PICTURE = b"\x89PNG" + bytes(range(256)) * 999
DIGEST = hashlib.sha256(PICTURE).digest()
WITH_PICTURE = MessageBody("看图", attachments=(file_of(PICTURE),))
WEEK = int(limits.BLOB_LEASE * 1000)


async def may_fetch(desk: BlobDesk, who: Visitor, entry: bytes) -> bool:
    answer = await desk.get(who, DIGEST, entry)
    assert (answer.status, answer.body == PICTURE) in {(200, True), (404, False)}, answer
    return answer.status == 200


async def test_both_of_a_conversation_may_and_nobody_else(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    assert [await may_fetch(desk, who, entry) for who in (wang, li, zhao)] == [True, True, False]
    assert (await desk.get(None, DIGEST, entry)).status == 401
    stranger = desk.enters(zhao.person)
    stranger.ticket = "00" * 32
    assert (await desk.get(stranger, DIGEST, entry)).status == 401


async def test_an_entry_without_the_file_opens_nothing(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    await desk.shares(wang, li, PICTURE)
    words = placed_id(await desk.sends(wang, MessageBody("你好"), to=zhao))
    assert not await may_fetch(desk, zhao, words)
    assert not await may_fetch(desk, zhao, new_id())


async def test_a_digest_that_somebody_knows_can_not_be_sent(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    await desk.shares(wang, li, PICTURE)
    refused = await desk.sends(zhao, WITH_PICTURE, to=li)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.detail["file"]) == (ErrorCode.BLOB_MISSING, "图.png")
    # Nor by having it come as an entry of former times, which is kept, but without the file.
    kept = await desk.offers(zhao, zhao.writes(li, WITH_PICTURE), li)
    assert not await may_fetch(desk, zhao, placed_id(kept))


async def test_whoever_was_sent_a_file_may_pass_it_on(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    first = await desk.shares(wang, li, PICTURE)
    second = placed_id(await desk.sends(li, WITH_PICTURE, to=zhao))
    assert await may_fetch(desk, zhao, second)
    assert not await may_fetch(desk, zhao, first)
    assert not await may_fetch(desk, wang, second)


async def test_a_false_size_is_refused(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    assert (await desk.put(wang, PICTURE)).status == 201
    lie = MessageBody("", attachments=(Attachment(DIGEST, "图.png", len(PICTURE) - 1),))
    refused = await desk.sends(wang, lie, to=li)
    assert isinstance(refused, Refusal)
    assert refused.code is ErrorCode.BLOB_MISSING


async def test_a_refused_message_leaves_no_trace(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    await desk.sends(wang, WITH_PICTURE, to=li)
    later = await desk.sends(wang, MessageBody("文字"), to=li)
    assert isinstance(later, Placed)
    assert later.entry.seq == 1


async def test_a_group_shows_files_to_its_members_as_long_as_they_see_the_entry(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    group = new_id()
    await desk.sends(wang, GroupBody("项目组", (li.person,)), group=group)
    assert (await desk.put(wang, PICTURE)).status == 201
    before = placed_id(await desk.sends(wang, WITH_PICTURE, group=group))
    await desk.sends(wang, MemberBody(zhao.person, "add"), group=group)
    assert [await may_fetch(desk, who, before) for who in (li, zhao)] == [True, False]
    await desk.sends(wang, MemberBody(li.person, "remove"), group=group)
    after = placed_id(await desk.sends(wang, WITH_PICTURE, group=group))
    assert [await may_fetch(desk, who, before) for who in (li, zhao)] == [True, False]
    assert [await may_fetch(desk, who, after) for who in (li, zhao)] == [False, True]
    # Who has left still sees what was said while they were in.
    await desk.sends(zhao, MemberBody(zhao.person, "leave"), group=group)
    assert await may_fetch(desk, zhao, after)


async def test_a_recalled_file_is_gone_for_everyone_but_the_record(
    desk: BlobDesk, wang: Visitor, li: Visitor
) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    await desk.sends(wang, RecallBody(entry), to=li)
    assert [await may_fetch(desk, who, entry) for who in (wang, li)] == [False, False]
    desk.clock[0] += WEEK + 1
    assert await desk.deposit.sweep() == 0
    assert len(desk.kept()) == 1


async def test_a_recalled_file_can_not_be_passed_on(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    await desk.sends(wang, MessageBody("别的"), to=li)
    await desk.sends(wang, RecallBody(entry), to=li)
    refused = await desk.sends(li, WITH_PICTURE, to=zhao)
    assert isinstance(refused, Refusal)
    assert refused.code is ErrorCode.BLOB_MISSING


async def test_what_was_passed_on_before_a_recall_stays(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    passed = placed_id(await desk.sends(li, WITH_PICTURE, to=zhao))
    await desk.sends(wang, RecallBody(entry), to=li)
    assert await may_fetch(desk, zhao, passed)
    assert isinstance(await desk.sends(zhao, WITH_PICTURE, to=wang), Placed)


async def test_what_is_recalled_in_the_same_breath_is_gone_too(
    desk: BlobDesk, wang: Visitor, li: Visitor
) -> None:
    await desk.put(wang, PICTURE)
    signed = wang.writes(li, WITH_PICTURE)
    sent = decode_header(signed.header).id
    desk.office.submit(wang, signed, li)
    recalled = desk.office.submit(wang, wang.writes(li, RecallBody(sent)), li)
    assert isinstance(await desk.sends(li, WITH_PICTURE, to=wang), Refusal)
    assert isinstance(recalled[0], Placed)
    assert not await may_fetch(desk, li, sent)


async def test_an_erased_file_is_gone(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    conversation = direct_conversation(wang.person, li.person)

    erasure = Erasure(entry, wang.person, conversation, 1, desk.clock[0], "管理员", "要求")
    again = await desk.database.write(lambda db: erasing.replay(db, [erasure]))
    assert again == 1
    assert [await may_fetch(desk, who, entry) for who in (wang, li)] == [False, False]
    desk.clock[0] += WEEK + 1
    assert await desk.deposit.sweep() == 1


async def test_files_of_retired_entries_go(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    desk.clock[0] += 40 * DAY
    assert await desk.deposit.sweep() == 0
    retention = Retention(lambda _: bytes(64), desk.clock[0] - 30 * DAY, desk.clock[0])
    await desk.database.write(retention.round)
    assert not await may_fetch(desk, li, entry)
    desk.clock[0] += WEEK + 1
    assert await desk.deposit.sweep() == 1


async def test_a_file_stays_as_long_as_one_message_has_it(
    desk: BlobDesk, wang: Visitor, li: Visitor, zhao: Visitor
) -> None:
    first = await desk.shares(wang, li, PICTURE)
    second = await desk.shares(wang, zhao, PICTURE)
    await desk.sends(wang, RecallBody(first), to=li)
    desk.clock[0] += 2 * WEEK
    assert await desk.deposit.sweep() == 0
    assert await may_fetch(desk, zhao, second)
    assert not await may_fetch(desk, li, first)


async def test_a_file_that_no_message_took_goes_after_a_week(
    desk: BlobDesk, wang: Visitor, li: Visitor
) -> None:
    await desk.put(wang, PICTURE)
    desk.clock[0] += WEEK - 1
    assert await desk.deposit.sweep() == 0
    assert isinstance(await desk.sends(wang, MessageBody("还在"), to=li), Placed)
    desk.clock[0] += 2
    assert await desk.deposit.sweep() == 1
    assert desk.kept() == []
    assert isinstance(await desk.sends(wang, WITH_PICTURE, to=li), Refusal)


async def test_a_sweep_that_is_cut_short_is_made_up_for(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (PICTURE, b"other"):
        await desk.put(wang, content)
    remove = desk.blobs.remove

    async def broken(digest: bytes) -> None:
        if digest == DIGEST:
            raise StoreError(StoreFault.FAILED)
        await remove(digest)

    monkeypatch.setattr(desk.blobs, "remove", broken)
    desk.clock[0] += WEEK + 1
    with pytest.raises(StoreError):
        await desk.deposit.sweep()
    assert len(desk.kept()) == 1  # the other went
    monkeypatch.undo()
    assert await desk.deposit.sweep() == 1
    assert desk.kept() == []


async def test_a_sweep_in_many_rounds_takes_all(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deposit, "SWEPT_AT_ONCE", 2)
    for one in range(5):
        await desk.put(wang, bytes([one]))
    desk.clock[0] += WEEK + 1
    assert [await desk.deposit.sweep() for _ in range(2)] == [5, 0]
    assert desk.kept() == []


async def test_a_file_that_was_lost_is_told_so(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    await desk.blobs.remove(DIGEST)
    answer = await desk.get(li, DIGEST, entry)
    assert (answer.status, answer.code) == (410, "blob_missing")


async def test_the_full_check_misses_a_file_that_was_lost(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    await desk.shares(wang, li, PICTURE)

    async def faults() -> list[str]:
        referred = await desk.database.read(attachments.referred)
        return await asyncio.to_thread(lambda: list(desk.blobs.faults(referred)))

    assert await faults() == []
    await desk.blobs.remove(DIGEST)
    [fault] = await faults()
    assert "not there" in fault


async def test_a_ticket_ends_with_its_session(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    entry = await desk.shares(wang, li, PICTURE)
    assert desk.tickets.give(li.session).hex() == li.ticket
    desk.gateway.gone(li.session)
    assert (await desk.get(li, DIGEST, entry)).status == 401
    again = desk.enters(li.person)
    assert again.ticket != li.ticket
    assert await may_fetch(desk, again, entry)
    again.session.close("revoked", -1)
    assert (await desk.get(again, DIGEST, entry)).status == 401
