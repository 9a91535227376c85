"""What was begun and not sent: on all of a person's devices, and through kills."""

import asyncio

import pytest

from tests.support.device import Device
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario


async def begun(person: Person, other: Person, device: Device) -> str:
    rows = (await device.ask("conversations"))["conversations"]
    return next((row["draft"] for row in rows if row["peer"] == other.id), "")


async def test_a_draft_goes_along_to_the_other_device_and_leaves_by_sending(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "先打个招呼")
    phone = wang.gets_device()
    await wang.signs_in(phone)
    await phone.online()
    await wang.device.ask("draft", to=li.number, text="路上写到一半")
    await phone.hears(event="draft", text="路上写到一半")
    assert await begun(wang, li, phone) == "路上写到一半"
    await wang.sends(li, "路上写到一半，说完了", on=phone)
    await wang.device.hears(event="draft", text="")
    assert await begun(wang, li, wang.device) == await begun(wang, li, phone) == ""
    assert not any(event["event"] == "draft" for event in li.device.terminal.events())


async def test_a_draft_survives_kills_of_both_sides(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "在吗")
    office.server.kill()
    await wang.device.hears(event="connection", state="down")
    await wang.device.ask("draft", to=li.number, text="没网时写的")
    wang.device.kill()
    await wang.device.terminal.wait()
    wang.device.start()
    await wang.device.resume()
    assert await begun(wang, li, wang.device) == "没网时写的"
    await office.server.start()
    await wang.device.hears(event="connection", state="up")
    phone = wang.gets_device()
    await wang.signs_in(phone)
    await phone.online()
    async with asyncio.timeout(15):
        while True:
            if await begun(wang, li, phone) == "没网时写的":
                return
            await asyncio.sleep(0.05)
