"""Files between people: over slow links, full disks, and whatever ends in the middle."""

import hashlib
import os
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.support.device import Event, Refused
from tests.support.disk import fill, tmpfs
from tests.support.network import LOOPBACK
from tests.support.office import Office, Person
from tests.support.proxy import Proxy

pytestmark = pytest.mark.scenario

MEGABYTE = 1024 * 1024
SERVERS_DISK = 300 * MEGABYTE
"""More than what the server leaves to words, by a little."""


def made(folder: Path, size: int, name: str = "图纸.dwg") -> Path:
    """Make a file that nothing can shrink."""
    path = folder / name
    path.write_bytes(os.urandom(size))
    return path


async def sends(who: Person, to: Person, *files: Path, text: str = "") -> Event:
    return await who.device.ask("send_files", to=to.number, files=[str(one) for one in files], text=text)


async def saves(who: Person, message: Event, folder: Path) -> Path:
    answer = await who.device.ask("save_file", id=message["id"], folder=str(folder))
    return Path(answer["path"])


async def moves(who: Person, message: Event, least: int = 1) -> Event:
    """Wait until a file of a message is on its way."""

    def moved(event: Event) -> bool:
        return (
            event["event"] == "transfer"
            and event["id"] == message["id"]
            and least <= event["done"] < event["size"]
        )

    return await who.device.terminal.heard(moved, 30.0)


def same(one: Path, other: Path) -> bool:
    return hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()


@pytest.fixture
async def proxy(office: Office) -> AsyncGenerator[Proxy]:
    """A slow way to the server: a few MB a second."""
    async with Proxy(office.server.port) as made:
        made.delay = 0.003
        yield made


async def behind(proxy: Proxy, office: Office, name: str) -> Person:
    """Let somebody in by the slow way."""
    one = office.person(name)
    device = one.gets_device()
    device.server = f"{LOOPBACK}:{proxy.port}"
    await one.signs_in()
    await device.online()
    return one


async def test_a_file_arrives_whole_also_for_who_comes_later(office: Office, tmp_path: Path) -> None:
    [wang] = await office.welcome("王芳")
    li = office.person("李伟")
    drawing, note = made(tmp_path, 3 * MEGABYTE + 7), made(tmp_path, 10, "说明.txt")
    queued = await sends(wang, li, drawing, note, text="请看图")
    await wang.device.hears(event="sent", id=queued["id"])
    await li.signs_in()
    await li.device.online()
    [message] = [one for one in await li.talk_with(wang) if one["text"] == "请看图"]
    assert [(one["name"], one["size"]) for one in message["attachments"]] == [
        ("图纸.dwg", 3 * MEGABYTE + 7),
        ("说明.txt", 10),
    ]
    out = tmp_path / "out"
    out.mkdir()
    places = [await saves(li, message, out) for _ in range(2)]
    assert [one.name for one in places] == ["图纸.dwg", "图纸 (2).dwg"]
    assert all(same(drawing, one) for one in places)
    await office.server.verify()


async def test_what_was_recalled_can_not_be_fetched_any_more(office: Office, tmp_path: Path) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    queued = await sends(wang, li, made(tmp_path, 1000))
    await wang.device.hears(event="sent", id=queued["id"])
    message = await li.device.hears(event="message", id=queued["id"])
    await wang.device.ask("recall", id=queued["id"])
    await li.device.hears(event="message", id=queued["id"], recalled=True)
    with pytest.raises(Refused) as refused:
        await saves(li, message, tmp_path)
    assert refused.value.code == "not_found"


async def test_thirty_megabytes_over_a_slow_link_hold_no_words_up(
    office: Office, proxy: Proxy, tmp_path: Path
) -> None:
    wang = await behind(proxy, office, "王芳")
    [li] = await office.welcome("李伟")
    drawing = made(tmp_path, 30 * MEGABYTE)
    queued = await sends(wang, li, drawing)
    await moves(wang, queued)
    words = await wang.says(li, "图在路上")
    await wang.device.hears(event="sent", id=words["id"])
    assert await wang.device.terminal.heard(
        lambda one: one.get("id") == queued["id"] and one["event"] == "sent", 60.0
    )
    message = await li.device.hears(event="message", id=queued["id"])
    (tmp_path / "out").mkdir()
    assert same(drawing, await saves(li, message, tmp_path / "out"))
    assert [one["text"] for one in await li.talk_with(wang)] == ["图在路上", ""]


@pytest.mark.parametrize("fault", ["server killed", "client killed", "link cut", "link broken off"])
async def test_what_ends_in_the_middle_goes_on_and_arrives_once(
    office: Office, proxy: Proxy, tmp_path: Path, fault: str
) -> None:
    wang = await behind(proxy, office, "王芳")
    [li] = await office.welcome("李伟")
    drawing = made(tmp_path, 12 * MEGABYTE)  # more than the sockets on the way hold
    queued = await sends(wang, li, drawing, text="图")
    drawing_copy = drawing.rename(tmp_path / "moved.dwg")
    await moves(wang, queued, MEGABYTE)
    match fault:
        case "server killed":
            office.server.kill()
            await office.server.start()
        case "client killed":
            wang.device.kill()
            wang.device.start()
            await wang.device.ask("sign_in")
        case "link cut":
            proxy.cut()
        case _:
            proxy.cut_after(100_000)
    message = await li.device.hears(60.0, event="message", id=queued["id"])
    (tmp_path / "out").mkdir()
    assert same(drawing_copy, await saves(li, message, tmp_path / "out"))
    assert [one["text"] for one in await li.talk_with(wang)] == ["图"]
    kept = [one for one in (office.server.data / "blobs").rglob("*") if one.is_file()]
    assert len(kept) == 1
    await office.server.verify()


async def test_the_servers_disk_has_no_room_for_files_but_for_words(
    quiet_office: Office, tmp_path: Path
) -> None:
    office = quiet_office
    with tmpfs(tmp_path / "small", SERVERS_DISK) as disk:
        office.server.data = shutil.copytree(office.server.data, disk / "server")
        await office.server.start()
        wang, li = await office.welcome("王芳", "李伟")
        ballast = fill(disk, SERVERS_DISK - 80 * MEGABYTE)
        drawing = made(tmp_path, 2 * MEGABYTE)
        queued = await sends(wang, li, drawing)
        await wang.device.hears(event="error", code="storage_full")
        await wang.sends(li, "文字照常")
        await li.hears("文字照常")
        ballast.unlink()
        await wang.device.terminal.heard(
            lambda one: one.get("id") == queued["id"] and one["event"] == "sent", 60.0
        )
        message = await li.device.hears(event="message", id=queued["id"])
        (tmp_path / "out").mkdir()
        assert same(drawing, await saves(li, message, tmp_path / "out"))
        await office.server.stop()


async def test_this_disk_has_no_room_for_a_file(office: Office, tmp_path: Path) -> None:
    [li] = await office.welcome("李伟")
    wang = office.person("王芳")
    with tmpfs(tmp_path / "small", 24 * MEGABYTE) as disk:
        tablet = wang.gets_device()
        tablet.home = disk
        tablet.environment["LINXIN_HOME"] = str(disk)
        await wang.signs_in()
        await tablet.online()
        with pytest.raises(Refused) as refused:
            await sends(wang, li, made(tmp_path, 30 * MEGABYTE))
        assert refused.value.code == "storage_full"
        await wang.sends(li, "还能说话")
        sent = await sends(wang, li, made(tmp_path, MEGABYTE))
        await tablet.hears(event="sent", id=sent["id"])
