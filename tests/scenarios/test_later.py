"""Messages that go at a time of their author's choosing, through kills and with nobody there."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.device import Event, Refused
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario

SOON = 2_500


def in_ms(ms: int) -> int:
    return time.time_ns() // 1_000_000 + ms


async def keeps(author: Person, to: Person, text: str, ms: int = SOON, **more: Any) -> Event:
    kept = await author.device.ask("send_later", to=to.number, text=text, due=in_ms(ms), **more)
    await author.device.hears(event="later", id=kept["id"], ended="")
    return kept


async def waiting(person: Person) -> list[str]:
    return [one["text"] for one in (await person.device.ask("later"))["messages"]]


async def test_it_goes_though_its_author_is_gone(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    kept = await keeps(wang, li, "九点见")
    assert await waiting(wang) == ["九点见"]
    await wang.device.quit()
    told = await li.hears("九点见", author=wang)
    assert told["id"] == kept["id"]
    assert abs(told["time"] - kept["due"]) < 1
    wang.device.start()
    await wang.device.resume()
    await wang.device.hears(event="later", id=kept["id"], ended="sent")
    assert await waiting(wang) == []
    await wang.sends(li, "之后")
    await li.hears("之后", author=wang)
    assert await wang.texts_with(li) == await li.texts_with(wang) == ["九点见", "之后"]
    await office.server.verify()


@pytest.mark.parametrize("before", [0, SOON - 200, SOON])
async def test_killed_around_its_time_it_goes_exactly_once(office: Office, before: int) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    texts = [f"到点 {number}" for number in range(8)]
    due = in_ms(SOON)
    kept = [
        await wang.device.ask("send_later", to=li.number, text=text, due=due + number)
        for number, text in enumerate(texts)
    ]
    await asyncio.sleep(max(0, due - SOON + before - in_ms(0)) / 1000)
    office.server.kill()
    await office.server.start()
    await li.hears(texts[-1], timeout=30.0)
    office.server.kill()
    await office.server.start()
    await wang.sends(li, "还在")
    await li.hears("还在", timeout=30.0)
    assert await li.texts_with(wang) == await wang.texts_with(li) == [*texts, "还在"]
    for one in kept:
        await wang.device.hears(30.0, event="later", id=one["id"], ended="sent")
    assert await waiting(wang) == []
    await office.server.verify()


async def test_another_device_changes_it_and_takes_it_back(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    first = await keeps(wang, li, "三点开会", 3_600_000)
    second = await keeps(wang, li, "不发了", 3_600_000)
    phone = wang.gets_device()
    await wang.signs_in(phone)
    await phone.online()
    await phone.ask("change_later", id=first["id"], text="四点开会", due=0)
    await li.hears("四点开会", author=wang)
    await phone.ask("cancel_later", id=second["id"])
    await wang.device.hears(event="later", id=second["id"], ended="cancelled")
    assert await waiting(wang) == []
    with pytest.raises(Refused) as caught:
        await wang.device.ask("change_later", id=first["id"], text="五点")
    assert caught.value.code == "not_found"
    assert await wang.texts_with(li) == ["四点开会"]


async def test_files_go_along(office: Office, tmp_path: Path) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    path = tmp_path / "报价.txt"
    path.write_text("一百元", encoding="utf-8")
    kept = await keeps(wang, li, "报价在里面", files=[str(path)])
    path.unlink()
    await wang.device.quit()
    await li.hears("报价在里面", author=wang)
    saved = await li.device.ask("save_file", id=kept["id"], folder=str(tmp_path))
    assert await asyncio.to_thread(Path(saved["path"]).read_text, encoding="utf-8") == "一百元"


async def test_who_may_not_write_any_more_when_it_is_due_is_told(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    group = (await wang.device.ask("create_group", name="项目组", members=[li.number]))["conversation"]
    await li.device.hears(event="group_entry", kind="group", conversation=group)
    kept = await li.device.ask("send_later", to=group, text="我也来", due=in_ms(SOON))
    await wang.device.ask("remove_members", group=group, people=[li.number])
    ended = await li.device.hears(event="later", id=kept["id"], ended="refused")
    assert ended["code"] == "not_member"
    assert (await li.device.ask("later"))["messages"][0]["code"] == "not_member"
    await li.device.ask("cancel_later", id=kept["id"])
    await li.device.hears(event="later", id=kept["id"], ended="cancelled")
    assert await waiting(li) == []


async def test_without_a_link_nothing_is_kept_and_that_is_said(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await office.server.stop()
    await wang.device.hears(event="connection", state="down")
    with pytest.raises(Refused) as caught:
        await keeps(wang, li, "离线")
    assert caught.value.code == "offline"


async def test_a_reminder_rings_on_all_devices_and_ends_on_all(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    sent = await wang.sends(li, "周五前看图纸")
    for device in li.devices:
        await li.hears("周五前看图纸", on=device)
    await li.device.ask("remind", to=wang.number, id=sent["id"], due=in_ms(SOON))
    for device in li.devices:
        await device.hears(event="reminder_due", id=sent["id"])
    await phone.ask("remind", to=wang.number, id=sent["id"], due=0)
    await li.device.hears(event="reminder", id=sent["id"], due=0)
    assert (await li.device.ask("reminders"))["reminders"] == []
    assert not any(event["event"] == "reminder" for event in wang.device.terminal.events())


async def test_a_reminder_missed_while_off_rings_at_the_next_start(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    sent = await wang.sends(li, "记得回我")
    await li.hears("记得回我")
    await office.server.stop()
    await li.device.ask("remind", to=wang.number, id=sent["id"], due=in_ms(200))
    await li.device.quit()
    await asyncio.sleep(0.2)
    li.device.start()
    await li.device.hears(event="reminder_due", id=sent["id"])
