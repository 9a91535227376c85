"""A backup is made in the middle of traffic, the server is lost, and its backup takes over."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.crash.store import read_store
from tests.support.device import Refused
from tests.support.office import Office, Person
from tests.support.server import Server

pytestmark = [pytest.mark.scenario, pytest.mark.timeout(180)]


class Traffic:
    """People who talk without a pause; what the server has acknowledged is noted."""

    def __init__(self) -> None:
        self.acknowledged: list[str] = []

    @contextlib.asynccontextmanager
    async def between(self, *pairs: tuple[Person, Person]) -> AsyncGenerator[None]:
        ended = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            for author, other in pairs:
                tasks.create_task(self._talk(author, other, ended))
            yield
            ended.set()

    async def _talk(self, author: Person, other: Person, ended: asyncio.Event) -> None:
        number = 0
        while not ended.is_set():
            number += 1
            sent = await author.sends(other, f"{author.name}对{other.name}说的第 {number} 句")
            self.acknowledged.append(sent["id"])

    async def says_more(self, count: int) -> None:
        """Wait until so many more are acknowledged."""
        wanted = len(self.acknowledged) + count
        async with asyncio.timeout(60):
            while len(self.acknowledged) < wanted:  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0.01)


async def restored(office: Office, backup: Path, *flags: str) -> None:
    """Lose the server, and let its backup take over at the same address."""
    lost = office.server
    if lost.running:
        lost.kill()
    lost.close()
    office.server = Server(office.folder / "restored", port=lost.port, dev=office.dev)
    await office.server.command("restore", str(backup), *flags)


def held(office: Office) -> Counter[str]:
    """Return how often the store of the stopped server holds each message."""
    store = read_store(office.server.data)
    return Counter(one.id for log in store.logs.values() for one in log)


async def ids(person: Person, other: Person) -> list[str]:
    return [one["id"] for one in await person.talk_with(other)]


async def test_what_was_acknowledged_before_is_in_it_once(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    traffic, backup = Traffic(), office.folder / "backup"
    async with traffic.between((wang, li), (li, wang), (zhang, wang)):
        await traffic.says_more(100)
        before = list(traffic.acknowledged)
        await office.server.command("backup", str(backup))
        await traffic.says_more(60)
    assert len(traffic.acknowledged) >= len(before) + 60  # nobody was held up
    for person in (wang, li, zhang):
        await person.device.quit()
    await restored(office, backup)
    await office.server.verify()
    found = held(office)
    assert {one for one in before if found[one] != 1} == set()
    assert len(found) < len(traffic.acknowledged)  # it was made in the middle


async def test_later_messages_come_back_from_whoever_holds_them(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    traffic, backup = Traffic(), office.folder / "backup"
    async with traffic.between((wang, li), (li, wang), (zhang, wang)):
        await traffic.says_more(60)
        await office.server.command("backup", str(backup))
        await traffic.says_more(60)
    await restored(office, backup)
    await office.server.start()
    for person in (wang, li, zhang):
        await person.device.online(60.0)
    await wang.sends(li, "都在吗")
    await li.hears("都在吗", timeout=60.0)
    await settled(traffic.acknowledged, (wang, li), (wang, zhang))
    await office.server.stop()
    found = held(office)
    assert {one: found[one] for one in traffic.acknowledged if found[one] != 1} == {}
    await office.server.verify()


async def test_nobody_misses_a_seq_that_is_used_again(office: Office) -> None:
    """Li is away while others write on from the backup: under numbers that she holds other messages at."""
    wang, li = await office.welcome("王芳", "李伟")
    for number in range(5):
        await wang.sends(li, f"备份之前 {number}")
    backup = office.folder / "backup"
    await office.server.command("backup", str(backup))
    lost = [await wang.sends(li, f"备份之后 {number}") for number in range(5)]
    await li.hears("备份之后 4")
    await li.device.quit()
    wang.device.kill()
    second = wang.gets_device()
    await restored(office, backup)
    await office.server.start()
    await wang.signs_in(second)
    fresh = [await wang.sends(li, f"恢复之后 {number}", on=second) for number in range(3)]
    assert [one["seq"] for one in fresh] == [6, 7, 8]
    assert {one["seq"] for one in lost} == set(range(6, 11))
    li.device.start()
    await li.device.resume()
    for number in range(3):
        await li.hears(f"恢复之后 {number}", timeout=60.0)
    wang.devices.remove(wang.device)  # the first was lost with the old server
    await settled([one["id"] for one in (*fresh, *lost)], (li, wang))
    await office.server.stop()
    await office.server.verify()


async def test_what_was_erased_stays_erased(office: Office) -> None:
    """Also on devices that held it, and after a backup from before."""
    wang, li = await office.welcome("王芳", "李伟")
    secret = await wang.sends(li, "不该留下的话")
    await li.hears("不该留下的话")
    backup = office.folder / "backup"
    await office.server.command("backup", str(backup))
    await li.device.quit()
    await office.server.command("erase", secret["id"], "--by", "刘洋", "--why", "本人要求")
    ledger = office.folder / "erasures.log"
    ledger.write_bytes((office.server.data / "erasures.log").read_bytes())
    await dropped(wang, li)
    li.device.start()
    await li.device.resume()
    await dropped(li, wang)
    await restored(office, backup, "--erasures", str(ledger))
    await office.server.start()
    newcomer = li.gets_device()
    await li.signs_in(newcomer)
    await wang.sends(li, "之后")
    await li.hears("之后", on=newcomer, timeout=60.0)
    assert "不该留下的话" not in await li.texts_with(wang, on=newcomer)
    await office.server.stop()
    await office.server.verify()


async def dropped(person: Person, other: Person) -> None:
    """Wait until a device shows the words no more: well before its next heartbeat."""
    async with asyncio.timeout(20):
        while "不该留下的话" in await person.texts_with(other):  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.1)


async def settled(wanted: list[str], *pairs: tuple[Person, Person]) -> None:
    """Wait until both of each pair show the same conversation, and all that is wanted is shown once."""
    async with asyncio.timeout(90):
        while True:
            shown: Counter[str] = Counter()
            same = True
            for one, other in pairs:
                mine = await ids(one, other)
                same = same and mine == await ids(other, one)
                shown.update(mine)
            if same and all(shown[each] == 1 for each in wanted):
                return
            await asyncio.sleep(0.2)


async def test_files_come_back_with_their_messages(office: Office, tmp_path: Path) -> None:
    """What the backup holds is there again; what was sent later is offered, as words without its file."""
    wang, li = await office.welcome("王芳", "李伟")
    backup = office.folder / "backup"

    async def shares(name: str) -> str:
        drawing = tmp_path / name
        drawing.write_bytes(name.encode() * 50_000)
        queued = await wang.device.ask("send_files", to=li.number, files=[str(drawing)], text=name)
        await wang.device.hears(event="sent", id=queued["id"])
        await li.hears(name)
        return queued["id"]

    async def fetches(entry: str) -> bytes:
        answer = await li.device.ask("save_file", id=entry, folder=str(tmp_path), name="got")
        return await asyncio.to_thread(Path(answer["path"]).read_bytes)

    early = await shares("备份之前")
    await office.server.command("backup", str(backup))
    late = await shares("备份之后")
    await restored(office, backup)
    await office.server.start()
    await wang.device.hears(60.0, event="sent", id=(await wang.says(li, "都在吗"))["id"])
    await li.hears("都在吗", timeout=60.0)
    assert await fetches(early) == "备份之前".encode() * 50_000
    await settled([early, late], (wang, li))
    with pytest.raises(Refused) as refused:
        await fetches(late)
    assert refused.value.code == "not_found"
    again = await shares("恢复之后")
    assert await fetches(again) == "恢复之后".encode() * 50_000
    await office.server.verify()
