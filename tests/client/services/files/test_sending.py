"""Messages with files: nothing leaves before its bytes have, and nothing is lost or sent twice."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from client.core.events import EntryDropped, EntryFailed, EntryPlaced, EntryQueued
from client.core.sync.lanes import INTERNAL_TRIES
from client.core.sync.writing import Accepted
from client.services.files.new_file import NewFile
from client.services.files.uploading import AGAIN, AT_ONCE, attachments_of
from client.store.cache import CacheStore
from client.store.rows import Waiting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import MessageBody, decode_body
from shared.model.entry import decode_header
from tests.client.making import Desk, id_of
from tests.client.services.files.office import Office, Server

CONTENT = os.urandom(300_000)


async def say(office: Office, *contents: bytes, words: str = "") -> bytes:
    files = [NewFile(content, f"{number}.bin") for number, content in enumerate(contents)]
    accepted = await office.files.send(office.desk.conversation, files, message=MessageBody(words))
    return accepted.id


async def test_the_files_arrive_before_the_message(office: Office) -> None:
    entry = await say(office, CONTENT, b"second", words="看")
    queued = await office.until(EntryQueued)
    assert (queued.id, queued.held) == (entry, True)
    office.connect()
    released = await office.until(EntryQueued)
    assert (released.id, released.held) == (entry, False)
    assert sorted(office.server.blobs.values(), key=len) == [b"second", CONTENT]
    placed = await office.until(EntryPlaced)
    body = decode_body("message", placed.entry.body)
    assert isinstance(body, MessageBody)
    assert body.text == "看"
    assert [(one.name, one.size) for one in body.attachments] == [("0.bin", 300_000), ("1.bin", 6)]
    assert await office.cache.waiting() == []
    assert office.files.transfer(entry, body.attachments[0].digest) is None


async def test_words_written_meanwhile_do_not_wait(office: Office) -> None:
    office.server.flowing.clear()
    picture = await say(office, CONTENT)
    office.connect()
    await office.server.began.wait()
    words = await office.chat.send(office.desk.conversation, "先走")
    assert (await office.until(EntryPlaced)).id == words.id
    office.server.flowing.set()
    assert (await office.until(EntryPlaced)).id == picture
    headers = [decode_header(one.header) for one in office.desk.log.entries]
    assert [(one.id, one.n) for one in headers] == [(words.id, 1), (picture, 2)]
    assert headers[1].lamport > headers[0].lamport


async def test_what_is_not_sent_can_not_be_changed_only_cancelled(office: Office) -> None:
    entry = await say(office, CONTENT)
    for change in (
        office.chat.edit(entry, "别的"),
        office.chat.recall(entry),
        office.chat.react(entry, "👍"),
    ):
        with pytest.raises(Refusal) as refused:
            await change
        assert (refused.value.code, refused.value.detail["reason"]) == (ErrorCode.NOT_ALLOWED, "held")
    assert len(await office.cache.waiting()) == 1


async def test_it_shows_at_once_with_its_bytes(office: Office) -> None:
    timeline = await office.chat.open(office.desk.conversation)
    entry = await say(office, CONTENT)
    [row] = timeline.rows()
    assert (row.standing.id, row.pending, row.refusal) == (entry, True, None)
    [one] = row.standing.attachments
    assert office.files.holds(one)
    assert await office.files.load(entry, one) == CONTENT
    assert office.server.asked == []


@pytest.mark.parametrize(
    "code",
    [
        ErrorCode.OFFLINE,
        ErrorCode.TIMEOUT,
        ErrorCode.STORAGE_FULL,
        ErrorCode.SERVER_BUSY,
        ErrorCode.NOT_SIGNED_IN,
    ],
)
async def test_a_passing_trouble_is_waited_out(office: Office, code: ErrorCode) -> None:
    office.server.refusals = [Refusal(code)] * 3
    entry = await say(office, CONTENT)
    office.connect()
    assert (await office.until(EntryPlaced)).id == entry
    assert office.server.asked == [("put", 0)] * 4
    assert [one.transfer.refusal for one in office.moved] == [None] * len(office.moved)


@pytest.mark.parametrize("code", [ErrorCode.QUOTA_REACHED, ErrorCode.TOO_LARGE])
async def test_a_refused_file_fails_its_message_alone_until_it_is_tried_again(
    office: Office, code: ErrorCode
) -> None:
    office.server.refusals = [Refusal(code)]
    first, second = await say(office, CONTENT), await say(office, b"another")
    office.connect()
    failed = await office.until(EntryFailed)
    assert (failed.id, failed.refusal.code) == (first, code)
    assert (await office.until(EntryPlaced)).id == second
    [waiting] = await office.cache.waiting()
    [one] = attachments_of(waiting)
    transfer = office.files.transfer(first, one.digest)
    assert transfer is not None
    assert transfer.refusal is not None
    await office.chat.retry(first)
    assert (await office.until(EntryPlaced)).id == first
    assert office.server.blobs[one.digest] == CONTENT


async def test_a_server_that_always_fails_on_a_file_does_not_hold_others_up(office: Office) -> None:
    office.server.refusals = [Refusal(ErrorCode.INTERNAL)] * (INTERNAL_TRIES + 1)
    first, second = await say(office, CONTENT), await say(office, b"another")
    office.connect()
    assert (await office.until(EntryFailed)).id == first
    assert (await office.until(EntryPlaced)).id == second


async def test_what_is_cancelled_is_not_sent(office: Office) -> None:
    office.server.flowing.clear()
    first, second = await say(office, CONTENT), await say(office, b"another")
    office.connect()
    await office.server.began.wait()
    await office.chat.cancel(first)
    assert (await office.until(EntryDropped)).id == first
    office.server.flowing.set()
    assert (await office.until(EntryPlaced)).id == second
    assert len(office.desk.log.entries) == 1
    assert await office.cache.waiting() == []


async def test_no_more_uploads_run_at_once_than_a_server_takes(office: Office) -> None:
    office.server.flowing.clear()
    contents = [os.urandom(1000) for _ in range(6)]
    for content in contents:
        conversation = direct_conversation(office.desk.me.person, new_id())
        await office.files.send(conversation, [NewFile(content, "a")], to=new_id())
    office.connect()
    await asyncio.sleep(0.1)
    assert len(office.server.asked) == AT_ONCE < limits.UPLOADS_AT_ONCE
    office.server.flowing.set()
    async with asyncio.timeout(5):
        while len(office.server.blobs) < len(contents):  # noqa: ASYNC110 - a server tells nobody
            await asyncio.sleep(0.01)


async def test_a_second_start_goes_on_where_the_first_ended(
    office: Office, desk: Desk, cache: CacheStore, server: Server, tmp_path: Path
) -> None:
    server.flowing.clear()
    entry = await say(office, CONTENT, words="重启")
    office.connect()
    await server.began.wait()
    await office.close()
    server.flowing.set()
    again = Office(desk, cache, tmp_path / "files", server)
    await again.start()
    timeline = await again.chat.open(desk.conversation)
    assert [(row.standing.id, row.pending) for row in timeline.rows()] == [(entry, True)]
    again.connect()
    assert (await again.until(EntryPlaced)).id == entry
    assert list(server.blobs.values()) == [CONTENT]
    assert [id_of(one) for one in desk.log.entries] == [entry]
    await again.close()


async def test_files_that_a_server_has_lost_are_uploaded_again(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.BLOB_MISSING, file="0.bin")]
    entry = await say(office, CONTENT)
    office.connect()
    assert (await office.until(EntryPlaced)).id == entry
    assert office.server.asked == [("put", 0)] * 2
    assert len({one.header for one in office.replica.asked}) == 1


async def test_but_not_for_ever(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.BLOB_MISSING, file="0.bin")] * (AGAIN + 1)
    entry = await say(office, CONTENT)
    office.connect()
    for _ in range(AGAIN + 1):
        assert (await office.until(EntryFailed)).id == entry
    await asyncio.sleep(0.05)
    [waiting] = await office.cache.waiting()
    assert waiting.refusal is not None
    assert waiting.refusal.code is ErrorCode.BLOB_MISSING


async def test_after_that_its_user_may_have_them_uploaded_again(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.BLOB_MISSING, file="0.bin")] * (AGAIN + 2)
    entry = await say(office, CONTENT)
    office.connect()
    for _ in range(AGAIN + 1):
        assert (await office.until(EntryFailed)).id == entry
    office.server.blobs.clear()
    await office.chat.retry(entry)
    assert (await office.until(EntryPlaced)).id == entry
    assert list(office.server.blobs.values()) == [CONTENT]


async def test_what_is_uploaded_again_can_be_cancelled(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.BLOB_MISSING, file="0.bin")]
    office.bus.subscribe(EntryFailed, lambda _: office.server.flowing.clear())
    entry = await say(office, CONTENT)
    office.connect()
    assert (await office.until(EntryFailed)).id == entry
    held = await office.until(EntryQueued)
    assert (held.id, held.held) == (entry, True)
    await office.chat.cancel(entry)
    assert (await office.until(EntryDropped)).id == entry
    office.server.flowing.set()
    assert office.desk.log.entries == []
    assert await office.cache.waiting() == []


async def test_the_original_may_change_or_go(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "图.png"
    await asyncio.to_thread(path.write_bytes, CONTENT)
    accepted = await office.files.send(office.desk.conversation, [NewFile(path, width=30, height=20)])
    await asyncio.to_thread(path.unlink)
    office.connect()
    placed = await office.until(EntryPlaced)
    assert placed.id == accepted.id
    body = decode_body("message", placed.entry.body)
    assert isinstance(body, MessageBody)
    [one] = body.attachments
    assert (one.name, one.media, one.width, one.height) == ("图.png", "image/png", 30, 20)
    assert office.server.blobs[one.digest] == CONTENT


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("", "file"),
        ("..", "file"),
        ("a/b\\c.txt", "a_b_c.txt"),
        ("x\u202egpj.exe", "x_gpj.exe"),
        ("长" * 300 + ".dwg", "长" * 251 + ".dwg"),
        ("1." + "长" * 300, "1." + "长" * 253),
    ],
)
async def test_names_are_sent_that_every_receiver_takes(office: Office, name: str, sent: str) -> None:
    await office.files.send(office.desk.conversation, [NewFile(b"x", name)])
    [waiting] = await office.cache.waiting()
    [one] = attachments_of(waiting)
    assert one.name == sent


async def test_what_can_not_be_sent_is_told_at_once_and_leaves_nothing(
    office: Office, tmp_path: Path
) -> None:
    folder, pipe, large = tmp_path / "folder", tmp_path / "pipe", tmp_path / "large"

    def make() -> None:
        folder.mkdir()
        if sys.platform != "win32":
            os.mkfifo(pipe)
        with large.open("wb") as file:
            file.truncate(limits.ATTACHMENT + 1)

    await asyncio.to_thread(make)
    for source, code in (
        (tmp_path / "gone", ErrorCode.NOT_FOUND),
        (folder, ErrorCode.NOT_FOUND),
        (pipe, ErrorCode.NOT_FOUND),
        (large, ErrorCode.TOO_LARGE),
        (bytes(limits.ATTACHMENT + 1), ErrorCode.TOO_LARGE),
    ):
        with pytest.raises(Refusal) as refused:
            await office.files.send(office.desk.conversation, [NewFile(source, "x")])
        assert (refused.value.code, refused.value.detail["part"]) == (code, "file")
    with pytest.raises(Refusal):
        await office.files.send(office.desk.conversation, [NewFile(b"x")] * (limits.ATTACHMENTS + 1))
    assert await office.cache.waiting() == []
    assert await asyncio.to_thread(lambda: list((tmp_path / "files").iterdir())) == []


async def test_progress_rises_to_the_end(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("client.services.files.tally.EVERY", 0.0)
    entry = await say(office, CONTENT)
    office.connect()
    await office.until(EntryPlaced)
    told = [one.transfer for one in office.moved]
    assert all((one.entry, one.upload, one.size) == (entry, True, len(CONTENT)) for one in told)
    done = [one.done for one in told]
    assert (done[0], done[-1], done == sorted(done)) == (0, len(CONTENT), True)
    assert len(done) > 3
    assert [one.over for one in told] == [False] * (len(told) - 1) + [True]


async def test_what_is_to_be_sent_stays_however_little_room_there_is(
    desk: Desk, cache: CacheStore, server: Server, tmp_path: Path
) -> None:
    tight = Office(desk, cache, tmp_path / "files", server, bound=1000)
    await tight.start()
    for number in range(4):
        await say(tight, bytes([number]) * 5000)
    tight.connect()
    for _ in range(4):
        await tight.until(EntryPlaced)
    assert len(server.blobs) == 4
    await tight.close()


async def test_what_was_just_chosen_stays_when_room_is_made(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copied, but in no outbox yet: nothing but this tells that nobody else has it."""
    copied, go_on = asyncio.Event(), asyncio.Event()
    send_held = office.chat.send_held

    async def slow(conversation: bytes, message: MessageBody, **more: Any) -> Accepted:
        copied.set()
        await go_on.wait()
        return await send_held(conversation, message, **more)

    monkeypatch.setattr(office.chat, "send_held", slow)
    waiting, read, sent = office.cache.waiting, asyncio.Event(), asyncio.Event()

    async def seen() -> Sequence[Waiting]:
        found = await waiting()
        read.set()
        await sent.wait()
        return found

    monkeypatch.setattr(office.cache, "waiting", seen)
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        sending = group.create_task(say(office, CONTENT))
        sending.add_done_callback(lambda _: sent.set())
        await copied.wait()
        group.create_task(office.files.clear())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(read.wait(), 0.1)
        go_on.set()
    [one] = attachments_of(next(iter(await waiting())))
    assert office.files.holds(one)
