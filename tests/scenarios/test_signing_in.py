"""Who may come in, and who is shown out."""

import asyncio
import re

import pytest

from tests.support.device import Refused
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario


async def test_too_many_wrong_passwords_lock_strangers_out_and_nobody_else(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    stranger = office.person("王芳")
    stranger.gets_device().start()
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(Refused) as refused:
            await stranger.signs_in(password="guess")
        assert (refused.value.code, refused.value.detail["tries_left"]) == ("wrong_credentials", left)
    with pytest.raises(Refused) as locked:
        await stranger.signs_in()
    assert locked.value.code == "locked"
    assert re.search(r"\d\d:\d\d", locked.value.text), "it should say until when"
    # The owner of the account, on a device that the server knows, notices nothing.
    await wang.device.quit()
    wang.device.start()
    await wang.device.resume()
    await wang.signs_in()
    await wang.sends(li, "还是我")


async def test_a_one_time_password_must_be_changed(office: Office) -> None:
    said = await office.server.command("user", "add", "2001", "周新")
    found = re.search(r"one-time password: (\S+)", said)
    assert found is not None, said
    zhou = Person(office, "周新", "2001", found[1])
    (li,) = await office.welcome("李伟")
    assert (await zhou.signs_in())["must_change"] is True
    with pytest.raises(Refused) as early:
        await zhou.device.ask("devices")
    assert early.value.code == "password_change_required"
    with pytest.raises(Refused) as weak:
        await zhou.device.ask("change_password", old=zhou.password, new="short")
    assert weak.value.code == "password_weak"
    await zhou.device.ask("change_password", old=zhou.password, new="新的密码-2026")
    await zhou.sends(li, "我是新来的")
    await li.hears("我是新来的", author=zhou)
    await zhou.device.quit()
    zhou.device.start()
    assert (await zhou.signs_in(password="新的密码-2026"))["must_change"] is False


async def test_a_revoked_device_is_cut_off(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    lost = wang.gets_device()
    await wang.signs_in(lost)
    await wang.device.hears(event="new_device")
    await lost.online()
    devices = (await wang.device.ask("devices"))["devices"]
    assert len(devices) == 2
    (other,) = [one for one in devices if not one["current"]]
    await wang.device.ask("revoke_device", device=other["device"])
    await lost.hears(3.0, event="signed_out", code="revoked")
    await li.sends(wang, "只到还在的设备")
    await wang.hears("只到还在的设备")
    with pytest.raises(Refused):
        await lost.resume()
    assert "只到还在的设备" not in lost.terminal.output


async def test_a_disabled_account_is_cut_off_at_once(office: Office) -> None:
    zhang, li = await office.welcome("张敏", "李伟")
    await zhang.sends(li, "最后一句")
    await office.server.command("user", "disable", zhang.number)
    await zhang.device.hears(5.0, event="signed_out", code="disabled")
    kept = await zhang.says(li, "还没发出去")
    tried = await li.says(zhang, "听不到了")
    failed = await li.device.hears(event="failed", id=tried["id"])
    assert failed["code"] == "not_allowed"
    with pytest.raises(Refused) as refused:
        await zhang.signs_in()
    assert refused.value.code == "disabled"
    await office.server.command("user", "enable", zhang.number)
    await zhang.signs_in()
    await zhang.device.hears(event="sent", id=kept["id"])
    await li.hears("还没发出去")
    await li.sends(zhang, "又听得到了")
    await zhang.hears("又听得到了")


async def test_a_new_password_signs_every_device_out(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    said = await office.server.command("user", "passwd", wang.number)
    found = re.search(r"one-time password: (\S+)", said)
    assert found is not None, said
    await wang.device.hears(5.0, event="signed_out")
    with pytest.raises(Refused):
        await wang.signs_in()
    assert (await wang.signs_in(password=found[1]))["must_change"] is True


async def test_who_signs_out_stays_out(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    await wang.device.ask("sign_out")
    with pytest.raises(Refused) as refused:
        await wang.device.resume()
    assert refused.value.code == "not_signed_in"
    await asyncio.sleep(0.5)
    assert (await wang.device.ask("status"))["connection"] == "down"
