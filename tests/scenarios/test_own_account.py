"""What somebody keeps for themselves is the same on all their devices: colleagues together, who came in."""

import asyncio

import pytest

from tests.support.device import Device
from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def groups(device: Device) -> list[tuple[str, int]]:
    told = await device.ask("contact_groups")
    return [(one["name"], len(one["people"])) for one in told["groups"]]


async def kept(device: Device, wanted: list[tuple[str, int]]) -> None:
    """Ask until a device knows it."""
    for _ in range(200):
        if await groups(device) == wanted:
            return
        await asyncio.sleep(0.1)
    assert await groups(device) == wanted


async def test_colleagues_kept_together_on_two_devices_that_were_apart(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    begun = await li.device.ask("put_contact_group", name="客户经理们", add=[wang.number])
    await kept(phone, [("客户经理们", 1)])
    # The server is away: both change it, one who is in it, the other its name.
    assert await office.server.stop() == 0
    zhang = office.person("张敏")
    await li.device.ask("put_contact_group", id=begun["id"], add=[zhang.number])
    await phone.ask("put_contact_group", id=begun["id"], name="经理")
    await phone.ask("put_contact_group", name="供应商")
    await office.server.start()
    for device in (li.device, phone):
        await kept(device, [("经理", 2), ("供应商", 0)])
    await phone.ask("remove_contact_group", id=begun["id"])
    await kept(li.device, [("供应商", 0)])


async def test_a_new_device_is_told_to_the_others_until_one_says_it_was_me(office: Office) -> None:
    (li,) = await office.welcome("李伟")
    said = li.device.terminal.said
    phone = li.gets_device()
    await li.signs_in(phone)
    told = await li.device.terminal.heard(lambda event: event.get("event") == "new_device", 15.0, said)
    assert (told["address"], told["known"]) == ("127.0.0.1", False)
    assert (await li.device.ask("confirm_arrival", device=told["device"]))["event"] == "done"
