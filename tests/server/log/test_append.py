"""What is appended exists once, in order, and only where it may."""

import pytest

from server.log import append
from server.log.desk import Desk
from server.log.submission import Placed
from server.store import conversations
from server.store.connection import Connection
from server.store.conversations import Head
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import EditBody, MemberBody, RecallBody
from shared.model.entry import LINK_SIZE, SignedEntry, decode_header
from shared.protocol.log import Entries
from shared.protocol.sync import StateChanged
from tests.server.log.conftest import Author, Office


async def test_the_first_entry_opens_the_conversation_and_tells_both_what_it_is(
    office: Office, zhang: Author, li: Author
) -> None:
    placed = await office.placed(zhang, zhang.writes(li, "你好"), li)
    assert (placed.entry.seq, placed.entry.counted, len(placed.entry.link)) == (1, 1, LINK_SIZE)
    told = [(people, type(event)) for people, event, _ in office.bus.told]
    assert told == [
        ((zhang.person,), StateChanged),
        ((li.person,), StateChanged),
        ((zhang.person, li.person), Entries),
    ]
    assert office.bus.told[-1][2] == zhang.device


async def test_seqs_are_dense_across_writers_and_batches(office: Office, zhang: Author, li: Author) -> None:
    outcomes = [office.submit(zhang, zhang.writes(li, f"{i}"), li) for i in range(200)]
    await office.settle()
    outcomes += [office.submit(li, li.writes(zhang, f"{i}"), zhang) for i in range(200)]
    await office.settle()
    seqs = [one[0].entry.seq for one in outcomes if isinstance(one[0], Placed)]
    assert seqs == list(range(1, 401))


async def test_the_same_bytes_again_get_the_same_answer_and_tell_nobody(
    office: Office, zhang: Author, li: Author
) -> None:
    signed = zhang.writes(li, "一次")
    first = await office.placed(zhang, signed, li)
    told = len(office.bus.told)
    again = await office.placed(zhang, signed, li)
    assert (again.entry, again.fresh) == (first.entry, False)
    assert len(office.bus.told) == told


async def test_the_same_bytes_twice_in_one_batch_are_one_entry(
    office: Office, zhang: Author, li: Author
) -> None:
    signed = zhang.writes(li, "一次")
    first, second = office.submit(zhang, signed, li), office.submit(zhang, signed, li)
    await office.settle()
    assert isinstance(first[0], Placed)
    assert isinstance(second[0], Placed)
    assert (first[0].entry, first[0].fresh, second[0].fresh) == (second[0].entry, True, False)


@pytest.mark.parametrize("together", [True, False])
async def test_other_bytes_under_the_same_id_are_a_conflict(
    office: Office, zhang: Author, li: Author, *, together: bool
) -> None:
    identity = new_id()
    first = office.submit(zhang, zhang.writes(li, "甲", id=identity), li)
    if not together:
        await office.settle()
    second = office.submit(zhang, zhang.writes(li, "乙", id=identity), li)
    await office.settle()
    assert isinstance(first[0], Placed)
    assert isinstance(second[0], Refusal)
    assert second[0].code is ErrorCode.ID_CONFLICT


@pytest.mark.parametrize("together", [True, False])
async def test_anothers_id_in_the_same_conversation_is_a_conflict(
    office: Office, zhang: Author, li: Author, *, together: bool
) -> None:
    identity = new_id()
    first = office.submit(zhang, zhang.writes(li, "甲", id=identity), li)
    if not together:
        await office.settle()
    second = office.submit(li, li.writes(zhang, "乙", id=identity), zhang)
    await office.settle()
    assert isinstance(first[0], Placed)
    assert isinstance(second[0], Refusal)
    assert second[0].code is ErrorCode.ID_CONFLICT


@pytest.mark.parametrize("together", [True, False])
async def test_an_id_used_elsewhere_by_another_does_not_matter(
    office: Office, zhang: Author, li: Author, *, together: bool
) -> None:
    wang, identity = Author(), new_id()
    first = office.submit(zhang, zhang.writes(li, "甲", id=identity), li)
    if not together:
        await office.settle()
    signed = wang.writes(li, "乙", id=identity)
    second = office.submit(wang, signed, li)
    change = office.submit(wang, wang.writes(li, EditBody(identity, "丙")), li)
    again = office.submit(wang, signed, li)
    await office.settle()
    placed = [one[0] for one in (first, second, change, again) if isinstance(one[0], Placed)]
    # What is changed, and what is answered again, is one's own entry, not the other's of that id.
    assert [(one.entry.seq, one.fresh) for one in placed] == [(1, True), (1, True), (2, True), (1, False)]
    assert placed[3].entry == placed[1].entry


async def test_an_outsider_may_not_write_whatever_they_claim(
    office: Office, zhang: Author, li: Author
) -> None:
    wang = Author()
    await office.placed(zhang, zhang.writes(li, "你好"), li)
    theirs = direct_conversation(zhang.person, li.person)
    stranger = await office.refused(wang, wang.writes(li, "嘿", conversation=theirs), li)
    assert stranger.code is ErrorCode.NOT_MEMBER
    impostor = await office.refused(wang, zhang.writes(li, "嘿"), li)
    assert impostor.code is ErrorCode.BAD_ENTRY


async def test_a_refused_first_entry_leaves_no_conversation_behind(
    office: Office, zhang: Author, li: Author
) -> None:
    refusal = await office.refused(zhang, zhang.writes(li, "  "), li)
    assert refusal.code is ErrorCode.TEXT_EMPTY

    def exists(connection: Connection) -> bool:
        return conversations.exists(connection, direct_conversation(zhang.person, li.person))

    assert not await office.database.read(exists)


async def test_nobody_is_invented(office: Office, zhang: Author, li: Author) -> None:
    office.strangers.add(li.person)
    assert (await office.refused(zhang, zhang.writes(li, "你好"), li)).code is ErrorCode.NOT_FOUND
    assert (await office.refused(zhang, zhang.writes(li, "你好"))).code is ErrorCode.NOT_MEMBER


async def test_an_outsider_cannot_tell_whether_two_others_talk(
    office: Office, zhang: Author, li: Author
) -> None:
    mallory, silent = Author(), Author()
    first = zhang.writes(li, "你好")
    await office.placed(zhang, first, li)
    talking = direct_conversation(zhang.person, li.person)
    quiet = direct_conversation(zhang.person, silent.person)
    known = decode_header(first.header).id

    async def answers(conversation: bytes) -> list[Refusal]:
        tries = [
            mallory.writes(mallory, "在吗", conversation=conversation),
            mallory.writes(mallory, "在吗", conversation=conversation, lamport=limits.LAMPORT_JUMP + 2),
            mallory.writes(mallory, "在吗", conversation=conversation, id=known),
            mallory.writes(mallory, RecallBody(known), conversation=conversation),
            mallory.writes(mallory, MemberBody(mallory.person, "join"), conversation=conversation),
        ]
        return [await office.refused(mallory, one, li) for one in tries]

    found = [(one.code, one.detail) for one in await answers(talking)]
    assert found == [(one.code, one.detail) for one in await answers(quiet)]
    assert {code for code, _ in found} == {ErrorCode.NOT_MEMBER}


async def test_garbage_is_refused_and_spoils_nothing_around_it(
    office: Office, zhang: Author, li: Author
) -> None:
    good = office.submit(zhang, zhang.writes(li, "前"), li)
    bad = office.submit(zhang, SignedEntry(b"\xc1\xc1", b"", bytes(64)), li)
    header = zhang.writes(li, "中").header
    body = office.submit(zhang, SignedEntry(header, b"\xc1", bytes(64)), li)
    last = office.submit(zhang, zhang.writes(li, "后"), li)
    await office.settle()
    assert isinstance(good[0], Placed)
    assert isinstance(last[0], Placed)
    assert [one[0].code for one in (bad, body) if isinstance(one[0], Refusal)] == [ErrorCode.BAD_ENTRY] * 2
    assert last[0].entry.seq == 2


async def test_an_amendment_finds_its_target_in_the_same_batch(
    office: Office, zhang: Author, li: Author
) -> None:
    identity = new_id()
    message = office.submit(zhang, zhang.writes(li, "错字", id=identity), li)
    edit = office.submit(zhang, zhang.writes(li, EditBody(identity, "改好")), li)
    recall = office.submit(zhang, zhang.writes(li, RecallBody(identity)), li)
    late = office.submit(zhang, zhang.writes(li, EditBody(identity, "再改")), li)
    await office.settle()
    assert all(isinstance(one[0], Placed) for one in (message, edit, recall))
    assert isinstance(late[0], Refusal)
    assert late[0].code is ErrorCode.NOT_ALLOWED


async def test_a_recall_comes_too_late_by_the_servers_clock(
    office: Office, zhang: Author, li: Author
) -> None:
    identity = new_id()
    await office.placed(zhang, zhang.writes(li, "错字", id=identity), li)
    office.clock[0] += 121_000
    refusal = await office.refused(zhang, zhang.writes(li, RecallBody(identity)), li)
    assert refusal.code is ErrorCode.TOO_LATE


async def test_consecutive_entries_of_one_device_are_told_together_and_never_out_of_order(
    office: Office, zhang: Author, li: Author
) -> None:
    await office.placed(zhang, zhang.writes(li, "0"), li)
    office.bus.told.clear()
    for author, other in ((zhang, li), (zhang, li), (li, zhang), (zhang, li)):
        office.submit(author, author.writes(other, "x"), other)
    await office.settle()
    runs = [
        ([entry.seq for entry in event.entries], device)
        for _, event, device in office.bus.told
        if isinstance(event, Entries)
    ]
    assert runs == [([2, 3], zhang.device), ([4], li.device), ([5], zhang.device)]


async def test_what_is_refused_before_anything_was_done_has_no_conversation_read_anew(
    office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.placed(zhang, zhang.writes(li, "你好"), li)
    read: list[bytes] = []
    load = conversations.load_head

    def noted(connection: Connection, conversation: bytes) -> Head | None:
        read.append(conversation)
        return load(connection, conversation)

    monkeypatch.setattr(conversations, "load_head", noted)

    def refused(_connection: Connection, desk: Desk) -> None:
        assert desk.head(direct_conversation(zhang.person, li.person)) is not None
        raise Refusal(ErrorCode.NOT_ALLOWED)

    def changed_first(_connection: Connection, desk: Desk) -> None:
        desk.put(zhang.person, {"x": b""})
        raise Refusal(ErrorCode.NOT_ALLOWED)

    for work, again in ((refused, 0), (changed_first, 1)):
        with pytest.raises(Refusal):
            await office.log.act(work)
        await office.placed(zhang, zhang.writes(li, "在吗"))
        assert len(read) == again


async def test_heads_are_forgotten_once_they_hold_too_many_members(
    office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(append, "WEIGHED_EVERY", 2)
    monkeypatch.setattr(append, "MEMBERS_IN_MEMORY", 5)
    for _ in range(200):
        other = Author()
        await office.placed(zhang, zhang.writes(other, "你好"), other)
    kept: list[int] = []
    await office.log.act(lambda _, desk: kept.append(len(desk.heads)))
    assert kept[0] < append.WEIGHED_EVERY + 64
    placed = await office.placed(zhang, zhang.writes(li, "你好"), li)
    assert (await office.placed(zhang, zhang.writes(li, "在吗"))).entry.seq == placed.entry.seq + 1
