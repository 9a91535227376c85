"""Quick replies and folded chats are the same on every device; the company's replies are for everyone."""

import pytest

from tests.scenarios.test_groups import until
from tests.support.device import Device, Refused
from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def texts(device: Device, *, company: bool) -> list[str]:
    rows = (await device.ask("replies"))["replies"]
    return [one["text"] for one in rows if one["company"] is company]


async def test_my_own_are_on_all_my_devices_also_those_kept_without_a_link(office: Office) -> None:
    (li,) = await office.welcome("李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    hello = await li.device.ask("put_reply", text="您好，请稍等", category="问候")
    await li.device.ask("put_reply", text="感谢来电", category="问候")
    await until(lambda: texts(phone, company=False), ["您好，请稍等", "感谢来电"])
    await phone.ask("move_reply", id=hello["id"], step=1)
    await until(lambda: texts(li.device, company=False), ["感谢来电", "您好，请稍等"])
    await office.server.stop()
    await li.device.ask("remove_reply", id=hello["id"])
    await li.device.ask("put_reply", text="没网时写的")
    await office.server.start()
    await until(lambda: texts(phone, company=False), ["感谢来电", "没网时写的"])


async def test_the_companys_reach_everyone_and_who_comes_later(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    with pytest.raises(Refused) as caught:
        await li.device.ask("put_reply", text="欢迎光临", company=True)
    assert caught.value.detail == {"right": "replies.manage"}
    made = await wang.device.ask("put_reply", text="欢迎光临", category="问候", company=True)
    await wang.device.ask("put_reply", text="售后热线 400-800-1234", company=True)
    await until(lambda: texts(li.device, company=True), ["欢迎光临", "售后热线 400-800-1234"])
    phone = li.gets_device()
    await li.signs_in(phone)
    await until(lambda: texts(phone, company=True), ["欢迎光临", "售后热线 400-800-1234"])
    await wang.device.ask("remove_reply", id=made["id"], company=True)
    for device in (li.device, phone):
        await until(lambda device=device: texts(device, company=True), ["售后热线 400-800-1234"])


async def test_a_chat_is_folded_on_all_my_devices(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "在吗")
    await li.hears("在吗")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()

    async def kept() -> list[tuple[bool, bool]]:
        rows = (await phone.ask("conversations"))["conversations"]
        return [(one["folded"], one["sticky"]) for one in rows if one["peer"] == wang.id]

    await li.device.ask("arrange", to=wang.number, folded=True)
    await until(kept, [(True, False)])
    await li.device.ask("arrange", to=wang.number, sticky=True)
    await until(kept, [(False, True)])
