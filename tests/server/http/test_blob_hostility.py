"""The door for files under requests that lie, stop in the middle, ask too much, or play with paths."""

import asyncio
import contextlib
import hashlib
import logging
import os
import time
from pathlib import Path

import pytest

from server.http import deposit
from server.store import attachments
from server.store.errors import StoreError, StoreFault
from server.store.sealing import Sealing
from shared import limits
from shared.ids import id_text
from tests.server.http.blob_desk import BlobDesk, Visitor, answer_of, request, until
from tests.support.network import LOOPBACK

CONTENT = hashlib.shake_256(b"content").digest(200_000)
"""The same in every process: paths made of its digest name tests."""
DIGEST = hashlib.sha256(CONTENT).hexdigest()
TICK = 0.05


async def test_other_bytes_than_announced_are_not_kept(desk: BlobDesk, wang: Visitor) -> None:
    answer = await desk.put(wang, CONTENT[:-1] + b"!", DIGEST)
    assert (answer.status, answer.code) == (400, "bad_message")
    assert desk.kept() == []


@pytest.mark.parametrize("content", [b"", b"a", CONTENT])
async def test_the_same_bytes_again_are_kept_once(desk: BlobDesk, wang: Visitor, content: bytes) -> None:
    assert [(await desk.put(wang, content)).status for _ in range(3)] == [201] * 3
    assert len(desk.kept()) == 1


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Content-Length: -1\r\n",
        "Content-Length: many\r\n",
        "Content-Length: ٣\r\n",
        "Transfer-Encoding: chunked\r\n",
        f"Transfer-Encoding: chunked\r\nContent-Length: {len(CONTENT)}\r\n",
    ],
)
async def test_a_size_has_to_be_said_before(
    desk: BlobDesk, wang: Visitor, header: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "uvicorn.error")
    answer = await desk.say(request("PUT", f"/blobs/{DIGEST}", wang, header), b"5\r\nhello\r\n0\r\n\r\n")
    assert answer.status == 400
    assert desk.kept() == []


@pytest.mark.parametrize("size", [limits.ATTACHMENT + 1, 10**18, 10**30])
async def test_what_is_too_large_is_refused_before_it_comes(desk: BlobDesk, wang: Visitor, size: int) -> None:
    answer = await desk.put(wang, b"", DIGEST, size=size)
    assert answer.status == (413 if size < 2**63 else 400)


async def test_the_largest_file_is_taken(desk: BlobDesk, wang: Visitor) -> None:
    content = bytes(1024 * 1024) * (limits.ATTACHMENT // (1024 * 1024))
    assert (await desk.put(wang, content)).status == 201


@pytest.mark.parametrize("end", ["abort", "eof"])
async def test_an_upload_that_breaks_off_leaves_nothing(desk: BlobDesk, wang: Visitor, end: str) -> None:
    head = request("PUT", f"/blobs/{DIGEST}", wang, f"Content-Length: {len(CONTENT)}\r\n")
    reader, writer = await asyncio.open_connection(LOOPBACK, desk.port)
    writer.write(head.encode() + CONTENT[:-1])
    await writer.drain()
    await until(lambda: desk.kept() != [] and desk.deposit.bytes_in == len(CONTENT) - 1)
    if end == "abort":
        writer.transport.abort()
    else:
        writer.close()
    await until(lambda: desk.kept() == [] and len(desk.tickets) == 0)
    del reader


async def test_an_upload_that_stops_moving_is_ended(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRANSFER_SILENCE", TICK)
    answer = await desk.put(wang, CONTENT[:-1], DIGEST, size=len(CONTENT))
    assert (answer.status, answer.code) == (408, "timeout")
    assert desk.kept() == []


async def test_an_upload_that_only_trickles_is_ended(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRANSFER_GRACE", 4 * TICK)
    monkeypatch.setattr(limits, "TRANSFER_PACE", 10**9)
    head = request("PUT", f"/blobs/{DIGEST}", wang, f"Content-Length: {len(CONTENT)}\r\n")
    reader, writer = await asyncio.open_connection(LOOPBACK, desk.port)
    writer.write(head.encode())
    await until(lambda: len(desk.tickets) == 1)
    for one in range(1000):
        if not len(desk.tickets):
            break
        writer.write(CONTENT[one : one + 1])
        await asyncio.sleep(TICK / 5)
    with contextlib.suppress(ConnectionError):
        assert answer_of(await reader.read(-1)).code == "timeout"
    assert (len(desk.tickets), desk.kept()) == (0, [])
    writer.transport.abort()


async def test_an_upload_that_is_late_while_the_disk_works_is_told_so(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def slow(_sealing: Sealing, _data: bytes) -> None:
        time.sleep(4 * TICK)

    monkeypatch.setattr(limits, "TRANSFER_GRACE", TICK)
    monkeypatch.setattr(limits, "TRANSFER_PACE", 10**9)
    monkeypatch.setattr(Sealing, "feed", slow)
    answer = await desk.put(wang, b"a", DIGEST, size=2)
    assert (answer.status, answer.code) == (408, "timeout")
    assert (desk.kept(), caplog.records) == ([], [])


async def test_a_slow_disk_does_not_refuse_what_came_in_time(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(sealing: Sealing, data: bytes) -> None:
        time.sleep(4 * TICK)
        feed(sealing, data)

    feed = Sealing.feed
    monkeypatch.setattr(limits, "TRANSFER_GRACE", TICK)
    monkeypatch.setattr(limits, "TRANSFER_PACE", 10**9)
    monkeypatch.setattr(Sealing, "feed", slow)
    assert (await desk.put(wang, b"a")).status == 201


async def test_one_person_uploads_so_many_at_once(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    head = request("PUT", f"/blobs/{DIGEST}", wang, f"Content-Length: {len(CONTENT)}\r\n")
    pairs = [await asyncio.open_connection(LOOPBACK, desk.port) for _ in range(limits.UPLOADS_AT_ONCE)]
    for _, writer in pairs:
        writer.write(head.encode())
    await until(lambda: len(desk.tickets) == limits.UPLOADS_AT_ONCE)
    again = desk.enters(wang.person)
    refused = await desk.put(again, CONTENT)
    assert (refused.status, refused.code) == (429, "too_many_requests")
    assert (await desk.put(li, CONTENT)).status == 201
    for _, writer in pairs:
        writer.transport.abort()
    await until(lambda: len(desk.tickets) == 0)
    assert (await desk.put(wang, CONTENT)).status == 201


async def test_everyone_together_has_a_bound(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRANSFERS_AT_ONCE", 0)
    answer = await desk.put(wang, CONTENT)
    assert (answer.status, answer.code) == (503, "server_busy")


@pytest.fixture
def two_uploads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOADS_BURST", 2)
    monkeypatch.setattr(limits, "UPLOADS_PER_SECOND", 0.001)


@pytest.mark.usefixtures("two_uploads")
async def test_uploads_have_a_pace(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    assert [(await desk.put(wang, b"x")).status for _ in range(3)] == [201, 201, 429]
    assert (await desk.put(li, b"x")).status == 201


async def test_a_day_has_a_bound_that_the_next_day_lifts(
    desk: BlobDesk, wang: Visitor, li: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOADED_PER_DAY", 250_000)
    assert (await desk.put(wang, CONTENT)).status == 201
    refused = await desk.put(wang, os.urandom(100_000))
    assert (refused.status, refused.code) == (429, "quota_reached")
    assert (await desk.put(li, os.urandom(100_000))).status == 201
    desk.clock[0] += deposit.DAY + 1
    assert (await desk.put(wang, os.urandom(100_000))).status == 201


async def test_small_files_count_what_they_cost(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOADED_PER_DAY", 3 * attachments.LEAST)
    told = [(await desk.put(wang, bytes([one]))).status for one in range(4)]
    assert told == [201, 201, 201, 429]
    desk.clock[0] += deposit.DAY + 1
    assert (await desk.put(wang, bytes(2 * attachments.LEAST + 1))).status == 201
    assert (await desk.put(wang, b"a")).status == 429


async def test_room_is_left_for_words(desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    async def little(_: object) -> int:
        return deposit.KEPT_ROOM + len(CONTENT) - 1

    monkeypatch.setattr(type(desk.blobs), "room", little)
    answer = await desk.put(wang, CONTENT)
    assert (answer.status, answer.code) == (507, "storage_full")


async def test_uploads_at_once_do_not_share_the_same_room(
    desk: BlobDesk, wang: Visitor, li: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def for_one(_: object) -> int:
        return deposit.KEPT_ROOM + 2 * len(CONTENT) - 1

    monkeypatch.setattr(type(desk.blobs), "room", for_one)
    _, writer = await asyncio.open_connection(LOOPBACK, desk.port)
    size = f"Content-Length: {len(CONTENT)}\r\n"
    writer.write(request("PUT", f"/blobs/{DIGEST}", wang, size).encode() + CONTENT[:-1])
    await until(lambda: desk.deposit.bytes_in == len(CONTENT) - 1)
    refused = await desk.put(li, CONTENT)
    assert (refused.status, refused.code) == (507, "storage_full")
    writer.transport.abort()
    await until(lambda: len(desk.tickets) == 0)
    for who in (wang, li):
        assert (await desk.put(who, CONTENT)).status == 201


async def test_a_disk_that_is_full_in_the_middle_is_told(
    desk: BlobDesk, wang: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> bytes:
        raise StoreError(StoreFault.FULL)

    monkeypatch.setattr(type(desk.blobs), "keep", full)
    answer = await desk.put(wang, CONTENT)
    assert (answer.status, answer.code) == (507, "storage_full")


@pytest.mark.parametrize(
    "path",
    [
        "/blobs/",
        f"/blobs/{DIGEST.upper()}",
        f"/blobs/{DIGEST}0",
        f"/blobs/{DIGEST[:-1]}",
        f"/blobs/{DIGEST}/",
        f"/blobs/{DIGEST}/x",
        f"/blobs/../blobs/{DIGEST}",
        "/blobs/..%2f..%2fstore.key",
        f"/blobs/{DIGEST[:-4]}%2e%2e",
        f"/blobs/{'٣' * 64}",
        f"/blobs/incoming/{DIGEST}",
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_no_path_leads_elsewhere(desk: BlobDesk, wang: Visitor, path: str, method: str) -> None:
    length = "Content-Length: 0\r\n" if method == "PUT" else ""
    answer = await desk.say(request(method, path, wang, length))
    assert answer.status in {400, 404, 307}
    assert desk.kept() == []


@pytest.mark.parametrize("method", ["POST", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_nothing_else_can_be_done(desk: BlobDesk, wang: Visitor, method: str) -> None:
    answer = await desk.say(request(method, f"/blobs/{DIGEST}", wang, "Content-Length: 0\r\n"))
    assert answer.status in {400, 405}


@pytest.mark.parametrize("method", ["GET", "PUT", "HEAD"])
@pytest.mark.parametrize("proof", ["", "Bearer ", "Bearer x", "Basic {}", "{}", "Bearer {}x", "Bearer {} {}"])
async def test_without_a_ticket_nothing_is_told(
    desk: BlobDesk, wang: Visitor, li: Visitor, method: str, proof: str
) -> None:
    entry = await desk.shares(wang, li, CONTENT)
    shown = f"Authorization: {proof.format(li.ticket, li.ticket)}\r\n" if proof else ""
    length = f"Content-Length: {len(CONTENT)}\r\n" if method == "PUT" else ""
    answer = await desk.say(request(method, f"/blobs/{DIGEST}?entry={id_text(entry)}", None, shown + length))
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_who_does_not_read_is_cut_off(
    desk: BlobDesk, wang: Visitor, li: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = os.urandom(16 * 1024 * 1024)
    entry = await desk.shares(wang, li, content)
    monkeypatch.setattr(limits, "TRANSFER_SILENCE", 4 * TICK)
    _, writer = await asyncio.open_connection(LOOPBACK, desk.port, limit=1024)
    digest = hashlib.sha256(content).hexdigest()
    writer.write(request("GET", f"/blobs/{digest}?entry={id_text(entry)}", li).encode())
    await until(lambda: len(desk.tickets) == 1)
    await until(lambda: len(desk.tickets) == 0)
    writer.transport.abort()


async def test_who_reads_too_slowly_is_cut_off(
    desk: BlobDesk, wang: Visitor, li: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = os.urandom(16 * 1024 * 1024)
    entry = await desk.shares(wang, li, content)
    monkeypatch.setattr(limits, "TRANSFER_GRACE", 4 * TICK)
    monkeypatch.setattr(limits, "TRANSFER_PACE", 10**9)
    reader, writer = await asyncio.open_connection(LOOPBACK, desk.port, limit=1024)
    digest = hashlib.sha256(content).hexdigest()
    writer.write(request("GET", f"/blobs/{digest}?entry={id_text(entry)}", li).encode())
    received = 0
    with contextlib.suppress(ConnectionError):
        async with asyncio.timeout(5):
            while data := await reader.read(65536):
                received += len(data)
                await asyncio.sleep(TICK / 5)
    assert 0 < received < len(content)
    await until(lambda: len(desk.tickets) == 0)
    writer.transport.abort()


async def test_a_damaged_file_is_not_passed_off_as_whole(
    desk: BlobDesk, wang: Visitor, li: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    entry = await desk.shares(wang, li, CONTENT)
    [file] = desk.kept()
    await asyncio.to_thread(_damage, file)
    caplog.set_level(logging.CRITICAL, "uvicorn.error")
    answer = await desk.get(li, bytes.fromhex(DIGEST), entry)
    assert len(answer.body) < int(answer.headers["content-length"]) == len(CONTENT)


def _damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


RANGES = [
    ("bytes=0-", 206, CONTENT),
    ("bytes=0-0", 206, CONTENT[:1]),
    ("bytes=5-9", 206, CONTENT[5:10]),
    ("bytes=199999-", 206, CONTENT[-1:]),
    ("bytes=-7", 206, CONTENT[-7:]),
    ("bytes=-999999999", 200, CONTENT),
    ("bytes=100-99999999999", 206, CONTENT[100:]),
    ("bytes=200000-", 416, b""),
    ("bytes=-0", 416, b""),
    ("bytes=9-5", 416, b""),
    ("bytes=-", 200, CONTENT),
    ("bytes=0-1,5-6", 200, CONTENT),
    ("lines=1-2", 200, CONTENT),
    ("bytes=a-b", 200, CONTENT),
    ("bytes=99999999999999999999999-", 200, CONTENT),
]


@pytest.mark.parametrize(("asked", "status", "content"), RANGES)
async def test_a_range_is_what_it_says(
    desk: BlobDesk, wang: Visitor, li: Visitor, asked: str, status: int, content: bytes
) -> None:
    entry = await desk.shares(wang, li, CONTENT, '图 纸".png')
    answer = await desk.get(li, bytes.fromhex(DIGEST), entry, f"Range: {asked}\r\n")
    # The whole asked for as a range is the whole.
    assert answer.status == (200 if content == CONTENT else status)
    if status < 400:
        assert answer.body == content
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["content-type"] == "application/octet-stream"
        named = answer.headers["content-disposition"]
        assert named == "attachment; filename*=UTF-8''%E5%9B%BE%20%E7%BA%B8%22.png"


async def test_head_tells_without_the_bytes(desk: BlobDesk, wang: Visitor, li: Visitor) -> None:
    entry = await desk.shares(wang, li, CONTENT)
    answer = await desk.say(request("HEAD", f"/blobs/{DIGEST}?entry={id_text(entry)}", li))
    assert (answer.status, answer.body, answer.headers["content-length"]) == (200, b"", str(len(CONTENT)))
