"""Groups while all write at once: people come, go and move, the server is killed, a device is lost."""

import asyncio

import pytest

from tests.scenarios.test_groups import founded, say, until
from tests.support.device import Device, Event
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario
LINES = 30


async def words(device: Device, group: str) -> list[tuple[int, str]]:
    """Return what was said in a group that is on the server, with its place, as a device shows it."""
    shown = await device.history(group)
    return [(one["seq"], one["text"]) for one in shown if one["kind"] == "message" and one["seq"]]


def chatter(person: Person, group: str, begin: int, end: int) -> None:
    """Say many things without waiting for anything."""
    for number in range(begin, end):
        person.device.tell("send", to=group, text=f"{person.name} {number}")


async def last_of(device: Device, texts: list[str]) -> None:
    """Wait until a device has heard the last of what others say."""
    for text in texts:
        await device.hears(60.0, event="message", text=text)


async def test_people_come_and_go_while_all_write_and_the_server_is_killed(office: Office) -> None:
    wang, li, zhang, liu, chen = await office.welcome("王芳", "李伟", "张敏", "刘洋", "陈静")
    group = await founded(wang, li, zhang, liu)
    staying = (wang, li, zhang)
    for one in (*staying, liu):
        chatter(one, group, 0, LINES)
    wang.device.tell("remove_members", group=group, people=[liu.number])
    wang.device.tell("add_members", group=group, people=[chen.number])
    for one in staying:
        chatter(one, group, LINES, 2 * LINES)
    await liu.device.hears(60.0, event="group_entry", conversation=group, kind="member")
    office.server.kill()
    chatter(liu, group, LINES, LINES + 5)
    await office.server.start()
    for one in (*staying, chen):
        others = [other for other in staying if other is not one]
        await last_of(one.device, [f"{other.name} {2 * LINES - 1}" for other in others])
    shown = {one.name: await words(one.device, group) for one in (*staying, chen, liu)}
    assert shown["王芳"] == shown["李伟"] == shown["张敏"]
    whole = shown["王芳"]
    texts = [text for _, text in whole]
    for one in staying:
        # Each line is there once, in the order in which it was said.
        own = [text for text in texts if text.startswith(one.name)]
        assert own == [f"{one.name} {number}" for number in range(2 * LINES)]
    members = (await wang.device.ask("members", group=group))["members"]
    assert {one["name"] for one in members} == {"王芳", "李伟", "张敏", "陈静"}
    entries = [one for one in await wang.device.history(group) if one["kind"] == "member"]
    removed, added = sorted(one["seq"] for one in entries)
    assert shown["刘洋"] == [one for one in whole if one[0] < removed]
    assert shown["陈静"] == [one for one in whole if one[0] > added]
    assert [text for text in texts if text.startswith("刘洋")] == [
        f"刘洋 {number}" for number in range(sum(text.startswith("刘洋") for text in texts))
    ]

    async def left_over() -> list[Event]:
        status = await liu.device.ask("status")
        return status["outbox"]

    await until(left_over, [])
    failed = (await liu.device.ask("status"))["failed"]
    said = [one for one in texts if one.startswith("刘洋")]
    assert len(failed) + len(said) == LINES + 5


async def test_whoever_moves_to_another_department_changes_groups_in_mid_sentence(office: Office) -> None:
    wang, li, zhang, chen = await office.welcome("王芳", "李伟", "张敏", "陈静")

    async def group_of(person: Person, name: str) -> str | None:
        rows = (await person.device.ask("conversations", hidden=True))["conversations"]
        found = [one["conversation"] for one in rows if one["name"] == name and not one["left"]]
        return found[0] if found else None

    async def research() -> bool:
        return await group_of(zhang, "研发部") is not None

    await until(research, True)
    left, entered = await group_of(li, "研发部"), await group_of(chen, "市场部")
    assert left is not None
    assert entered is not None
    await say(li, left, "搬家之前")
    await zhang.hears("搬家之前", author=li)
    chatter(li, left, 0, LINES)
    chatter(chen, entered, 0, LINES)
    await wang.device.ask("edit_person", person=zhang.number, department="市场部")
    await zhang.device.hears(event="group_entry", conversation=entered, kind="member")
    await say(li, left, "搬家之后")
    await say(chen, entered, "欢迎")
    await zhang.hears("欢迎", author=chen)
    old, new = await words(zhang.device, left), await words(zhang.device, entered)
    whole = await words(li.device, left)
    assert old == whole[: len(old)]
    assert "搬家之后" not in [text for _, text in old]
    theirs = await words(chen.device, entered)
    assert new == theirs[len(theirs) - len(new) :]
    refused = await zhang.device.ask("send", to=left, text="还有一句")
    assert (await zhang.device.hears(event="failed", id=refused["id"]))["code"] == "not_member"
    await say(zhang, entered, "大家好")
    await chen.hears("大家好", author=zhang)


async def test_a_lost_device_hears_nothing_of_the_group_from_then_on(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    group = await founded(wang, li)
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    await say(wang, group, "之前")
    await li.hears("之前", on=phone)
    devices = (await li.device.ask("devices"))["devices"]
    lost = next(one["device"] for one in devices if not one["current"])
    chatter(wang, group, 0, LINES)
    await li.device.ask("revoke_device", device=lost)
    await phone.hears(event="signed_out", code="revoked")
    await say(wang, group, "之后")
    await li.hears("之后", author=wang)
    await asyncio.sleep(0.3)
    heard = [one["text"] for one in phone.terminal.events() if one["event"] == "message"]
    assert "之后" not in heard
    assert [text for _, text in await words(li.device, group)][-1] == "之后"
