"""One person with several devices, and devices that were away."""

import pytest

from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def test_two_devices_of_one_person_are_in_step(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = wang.gets_device()
    await wang.signs_in(phone)
    await phone.online()
    sent = await wang.sends(li, "从电脑发出")
    mine = await wang.hears("从电脑发出", author=wang, on=phone)
    assert mine["seq"] == sent["seq"]
    assert await wang.unread(on=phone) == 0
    await li.sends(wang, "收到")
    await wang.hears("收到")
    await wang.hears("收到", on=phone)
    assert await wang.unread() == await wang.unread(on=phone) == 1
    await wang.reads(li, on=phone)
    await wang.device.hears(event="read", person=wang.id, seq=2)
    assert await wang.unread() == await wang.unread(on=phone) == 0
    assert await wang.talk_with(li) == await wang.talk_with(li, on=phone)


async def test_two_devices_speak_at_once_and_agree_on_the_order(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = wang.gets_device()
    await wang.signs_in(phone)
    await phone.online()
    for number in range(20):
        for device in (wang.device, phone):
            device.tell("send", to=li.number, text=f"{device.name} {number}")
        li.device.tell("send", to=wang.number, text=f"{li.name} {number}")
    for device in (wang.device, phone):
        await li.hears(f"{device.name} 19")
    await wang.hears(f"{li.name} 19")
    await wang.hears(f"{li.name} 19", on=phone)
    await wang.hears(f"{phone.name} 19")
    await wang.hears(f"{wang.device.name} 19", on=phone)
    shown = await li.talk_with(wang)
    assert [one["seq"] for one in shown] == list(range(1, 61))
    assert shown == await wang.talk_with(li) == await wang.talk_with(li, on=phone)


async def test_what_was_said_to_somebody_away_is_there_at_the_return(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "走之前")
    await li.hears("走之前")
    await li.device.quit()
    lines = [f"第{number}条留言" for number in range(30)]
    for line in lines:
        await wang.says(li, line)
    last = await wang.sends(li, "等你回来")
    li.device.start()
    await li.device.resume()
    await li.hears("等你回来")
    assert await li.texts_with(wang) == ["走之前", *lines, "等你回来"]
    assert await li.unread() == 32
    await wang.sees_delivered(last)


async def test_a_new_device_reads_history_both_ways(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    count = 260
    for number in range(1, count + 1):
        wang.device.tell("send", to=li.number, text=f"{number}")
    await li.hears(f"{count}", timeout=60.0)
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    backwards: list[str] = []
    before = 0
    while True:
        page = await phone.ask("history", to=wang.number, before=before, limit=70)
        backwards = [message["text"] for message in page["messages"]] + backwards
        if not page["more"]:
            break
        before = page["messages"][0]["seq"]
    assert backwards == [f"{number}" for number in range(1, count + 1)]
    forwards = [message["text"] for message in await phone.history(wang.number, page=70)]
    assert forwards == backwards
    # What was read once is there without a server, too.
    await office.server.stop()
    assert [message["text"] for message in await phone.history(wang.number, page=100)] == backwards


async def test_a_profile_is_used_by_one_client_at_a_time(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    second = wang.gets_device()
    second.environment["LINXIN_HOME"] = str(wang.device.home)
    second.start()
    event = await second.hears(event="error")
    assert (event["code"], event["detail"]["reason"]) == ("not_allowed", "profile_in_use")
    assert await second.terminal.wait() == 1
