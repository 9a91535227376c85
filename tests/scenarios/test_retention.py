"""The beginning of a conversation goes, and whoever was away meanwhile, or comes anew, goes on from there."""

import asyncio
import time

import pytest

from server.core.authority import Authority
from server.core.keys import read_key
from server.log.retention import Retention
from server.store.database import Database
from tests.support.device import Device, Refused
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario


def retire_until(office: Office, ms: int) -> int:
    """Do beside the running server what it does once a day, as if all before `ms` were too old."""
    data = office.server.data
    retention = Retention(Authority.load(data).sign, ms, ms)
    retired, done = 0, False
    with Database.open(data / "linxin.db", read_key(data / "store.key"), readers=1) as database:
        while not done:
            one = database.write_now(retention.round)
            retired, done = retired + one.retired, one.done
    return retired


async def say(author: Person, other: Person, numbers: range) -> list[str]:
    """Say some messages one after another; return their ids."""
    return [(await author.sends(other, f"第 {number} 句"))["id"] for number in numbers]


async def shows(person: Person, other: Person, wanted: list[str], device: Device | None = None) -> None:
    """Wait until a device shows these words and no others."""
    shown: list[str] = []
    try:
        async with asyncio.timeout(20):
            while shown != wanted:
                shown = await person.texts_with(other, on=device)
                await asyncio.sleep(0.05)
    except TimeoutError:
        assert shown == wanted


def words(numbers: range) -> list[str]:
    return [f"第 {number} 句" for number in numbers]


async def test_who_was_away_goes_on_from_what_is_kept(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    early = await say(wang, li, range(1, 11))
    away = li.gets_device()
    await li.signs_in(away)
    await li.hears("第 10 句")
    await shows(li, wang, words(range(1, 11)), away)
    await away.quit()
    await say(wang, li, range(11, 91))
    cutoff = time.time_ns() // 1_000_000 + 1
    await li.hears("第 90 句")
    await say(wang, li, range(91, 96))
    assert retire_until(office, cutoff) >= 90
    await wang.sends(li, "之后")
    # A device that was away goes on from its cursor, which lies before the checkpoint.
    away.start()
    await away.ask("sign_in")
    await li.hears("之后", on=away)
    await shows(li, wang, [*words(range(1, 11)), *words(range(91, 96)), "之后"], away)
    # A new one begins where the log begins.
    fresh = li.gets_device()
    await li.signs_in(fresh)
    await li.hears("之后", on=fresh)
    await shows(li, wang, [*words(range(91, 96)), "之后"], fresh)
    # Those who were there all the time keep what they hold.
    await shows(li, wang, [*words(range(1, 96)), "之后"])
    assert await li.unread(on=fresh) == await li.unread()
    with pytest.raises(Refused):
        await changed(wang, early[0])
    await office.server.verify()
    assert await office.server.stop() == 0
    await office.server.start()
    await wang.device.hears(event="connection", state="up")
    await wang.sends(li, "重启之后")
    await li.hears("重启之后", timeout=30.0)
    heads = str(office.server.data / "heads")
    assert "unaltered" in await office.server.command("verify", "--against", heads)


async def changed(person: Person, message: str) -> None:
    """Change the words of an own message; raises Refused, at once or once the server has said so."""
    queued = await person.device.ask("edit", id=message, text="改了")
    failed = await person.device.hears(event="failed", id=queued["id"])
    raise Refused(failed)
