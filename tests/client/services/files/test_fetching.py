"""Files of others: fetched once, held to their digest, taken up again where they broke off."""

import asyncio
import os
from pathlib import Path

import pytest

from client.services.files.downloading import BUSY_TRIES
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import Attachment
from tests.client.making import Desk
from tests.client.services.files.office import Office, Server

CONTENT = os.urandom(50_000)
ENTRY = new_id()


async def test_a_file_is_fetched_when_it_is_wanted_and_then_held(office: Office) -> None:
    one = office.attached(CONTENT)
    assert not office.files.holds(one)
    assert await office.files.load(ENTRY, one) == CONTENT
    assert office.files.holds(one)
    assert await office.files.load(ENTRY, one) == CONTENT
    assert office.server.asked == [("get", 0)]
    assert office.moved[-1].transfer.over
    assert office.files.transfer(ENTRY, one.digest) is None


async def test_whoever_asks_meanwhile_gets_the_same(office: Office) -> None:
    one = office.attached(CONTENT)
    found = await asyncio.gather(*(office.files.load(ENTRY, one) for _ in range(10)))
    assert found == [CONTENT] * 10
    assert office.server.asked == [("get", 0)]


async def test_who_gives_up_takes_nothing_from_others(office: Office) -> None:
    one = office.attached(CONTENT)
    office.server.flowing.clear()
    waiting = [asyncio.create_task(office.files.load(ENTRY, one)) for _ in range(2)]  # noqa: TID251
    await office.server.began.wait()
    waiting[0].cancel()
    office.server.flowing.set()
    assert await waiting[1] == CONTENT
    with pytest.raises(asyncio.CancelledError):
        await waiting[0]


async def test_a_broken_download_goes_on_where_it_was(office: Office) -> None:
    one = office.attached(CONTENT)
    office.server.ends = [10_000, 30_000]
    assert await office.files.load(ENTRY, one) == CONTENT
    assert office.server.asked == [("get", 0), ("get", 10_000), ("get", 30_000)]


async def test_a_server_that_can_not_be_reached_is_told_at_once(office: Office) -> None:
    one = office.attached(CONTENT)
    office.server.refusals = [Refusal(ErrorCode.OFFLINE)]
    with pytest.raises(Refusal) as refused:
        await office.files.load(ENTRY, one)
    assert refused.value.code is ErrorCode.OFFLINE
    transfer = office.files.transfer(ENTRY, one.digest)
    assert transfer is not None
    assert transfer.refusal is not None
    assert await office.files.load(ENTRY, one) == CONTENT
    assert office.files.transfer(ENTRY, one.digest) is None


async def test_a_busy_server_is_asked_again_but_not_for_ever(office: Office) -> None:
    one = office.attached(CONTENT)
    office.server.refusals = [Refusal(ErrorCode.TOO_MANY_REQUESTS)] * (BUSY_TRIES - 1)
    assert await office.files.load(ENTRY, one) == CONTENT
    await office.files.clear()
    office.server.refusals = [Refusal(ErrorCode.SERVER_BUSY)] * BUSY_TRIES
    with pytest.raises(Refusal):
        await office.files.load(ENTRY, one)


async def test_a_file_that_is_gone_is_told(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        await office.files.load(ENTRY, Attachment(bytes(32), "a", 5))
    assert (refused.value.code, refused.value.detail["part"]) == (ErrorCode.NOT_FOUND, "blob")


@pytest.mark.parametrize("lie", [CONTENT[:-1] + b"!", CONTENT + b"more", b""])
async def test_other_bytes_are_not_taken_for_it(office: Office, tmp_path: Path, lie: bytes) -> None:
    one = office.attached(CONTENT)
    office.server.blobs[one.digest] = lie
    with pytest.raises(Refusal) as refused:
        await office.files.load(ENTRY, one)
    assert refused.value.code in {ErrorCode.BAD_SIGNATURE, ErrorCode.TOO_LARGE}
    assert not office.files.holds(one)
    assert await asyncio.to_thread(lambda: list((tmp_path / "files").iterdir())) == []


async def test_a_download_can_be_given_up(office: Office, tmp_path: Path) -> None:
    one = office.attached(CONTENT)
    office.server.flowing.clear()
    waiting = asyncio.create_task(office.files.load(ENTRY, one))  # noqa: TID251
    await office.server.began.wait()
    office.files.stop(one)
    with pytest.raises(Refusal) as refused:
        await waiting
    assert refused.value.detail["part"] == "stopped"
    office.server.flowing.set()
    assert await asyncio.to_thread(lambda: list((tmp_path / "files").iterdir())) == []
    assert await office.files.load(ENTRY, one) == CONTENT


async def test_a_damaged_copy_is_fetched_anew(office: Office, tmp_path: Path) -> None:
    one = office.attached(CONTENT)
    await office.files.load(ENTRY, one)

    def damage() -> None:
        [file] = (tmp_path / "files").iterdir()
        file.write_bytes(file.read_bytes()[:-1])

    await asyncio.to_thread(damage)
    assert await office.files.load(ENTRY, one) == CONTENT
    assert len(office.server.asked) == 2


async def test_a_file_is_saved_under_its_name_beside_others(office: Office, tmp_path: Path) -> None:
    one = office.attached(CONTENT, "图纸?.dwg")
    folder = tmp_path / "out"
    await asyncio.to_thread(folder.mkdir)
    places = [await office.files.save(ENTRY, one, folder) for _ in range(2)]
    places.append(await office.files.save(ENTRY, one, folder, "别名.dwg"))
    assert [place.name for place in places] == ["图纸_.dwg", "图纸_ (2).dwg", "别名.dwg"]
    assert await asyncio.to_thread(places[1].read_bytes) == CONTENT


async def test_an_empty_file_is_one_too(office: Office) -> None:
    assert await office.files.load(ENTRY, office.attached(b"")) == b""


async def test_what_was_looked_at_goes_first_when_there_is_no_room(
    desk: Desk, cache: CacheStore, server: Server, tmp_path: Path
) -> None:
    tight = Office(desk, cache, tmp_path / "files", server, bound=3 * len(CONTENT))
    await tight.start()
    files = [tight.attached(os.urandom(len(CONTENT))) for _ in range(5)]
    for one in files:
        await tight.files.load(ENTRY, one)
        await asyncio.sleep(0.02)
    assert [tight.files.holds(one) for one in files] == [False, False, False, True, True]
    assert await tight.files.clear() > 0
    assert tight.files.size == 0
    await tight.close()
