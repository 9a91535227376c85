"""A disk is full, at the server or here: what was promised is kept, and it goes on once there is room."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.device import Device, Refused
from tests.support.disk import fill, tmpfs
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario

SIZE = 24 * 1024 * 1024


@pytest.fixture
def small(tmp_path: Path) -> Generator[Path]:
    """A disk that is soon full."""
    with tmpfs(tmp_path / "small", SIZE) as disk:
        yield disk


async def test_the_servers_disk_is_full_for_a_while(small: Path, quiet_office: Office) -> None:
    office = quiet_office
    office.server.data = shutil.copytree(office.server.data, small / "server")
    await office.server.start()
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "还有地方")
    ballast = fill(small)
    queued = await wang.says(li, "没有地方了")
    told = await wang.device.hears(event="error", code="storage_full")
    assert told["text"]
    assert await li.texts_with(wang) == ["还有地方"]
    ballast.unlink()
    await wang.device.hears(30.0, event="sent", id=queued["id"])
    await li.hears("没有地方了")
    assert await li.texts_with(wang) == ["还有地方", "没有地方了"]
    await office.server.verify()
    assert await office.server.stop() == 0


async def fills_up(speaker: Person, listener: Person, device: Device) -> None:
    """Say more than fits on a disk."""
    for _ in range(20):
        await speaker.says(listener, "写" * 20_000, on=device)


async def test_this_disk_is_full_for_a_while(small: Path, office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    tablet = li.gets_device()
    tablet.home = small
    tablet.environment["LINXIN_HOME"] = str(small)
    await li.signs_in(tablet)
    await tablet.online()
    await wang.sends(li, "第一句")
    await li.hears("第一句", on=tablet)
    ballast = fill(small)
    with pytest.raises(Refused) as refused:
        await fills_up(li, wang, tablet)
    assert refused.value.code == "storage_full"
    assert (await li.texts_with(wang, on=tablet))[0] == "第一句"
    ballast.unlink()
    await li.sends(wang, "又有地方了", on=tablet)
    await wang.sends(li, "那就好")
    await li.hears("那就好", on=tablet)
    assert await li.talk_with(wang, on=tablet) == await wang.talk_with(li)
    assert (await li.texts_with(wang, on=tablet))[-2:] == ["又有地方了", "那就好"]
