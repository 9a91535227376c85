"""Groups, from founding to the end, as people at several devices see them."""

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.support.device import Device, Event, Refused
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario


async def test_a_group_is_founded_and_heard_by_all(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    made = await wang.device.ask("create_group", name="图纸", members=[li.number, zhang.number])
    group = made["conversation"]
    await wang.device.hears(event="sent", id=made["id"])
    await wang.device.ask("send", to=group, text="大家好")
    for one in (li, zhang):
        entry = await one.device.hears(event="group_entry", conversation=group)
        assert entry["text"].startswith("王芳 began this group with")
        heard = await one.device.hears(event="message", text="大家好")
        assert (heard["conversation"], heard["author"]) == (group, wang.id)
    card = await li.device.ask("card", group=group)
    assert (card["name"], card["kind"], card["members"], card["owner"]) == ("图纸", "group", 3, wang.id)
    members = (await li.device.ask("members", group=group))["members"]
    assert [one["rank"] for one in members] == ["owner", "member", "member"]
    assert {one["name"] for one in members} == {"王芳", "李伟", "张敏"}


async def founded(owner: Person, *others: Person, **rules: Any) -> str:
    """Found a group, and wait until all who are in it know."""
    made = await owner.device.ask(
        "create_group", name="图纸", members=[one.number for one in others], **rules
    )
    group: str = made["conversation"]
    await owner.device.hears(event="sent", id=made["id"])
    for one in others:
        await one.device.hears(event="group_entry", conversation=group, kind="group")
    return group


async def say(person: Person, group: str, text: str, **more: Any) -> Event:
    """Say something in a group; return once the server has it."""
    queued = await person.device.ask("send", to=group, text=text, **more)
    return await person.device.hears(event="sent", id=queued["id"])


async def row(device: Device, group: str) -> Event:
    """Return a conversation's row in the list, hidden or not."""
    rows = (await device.ask("conversations", hidden=True))["conversations"]
    return next(one for one in rows if one["conversation"] == group)


async def until(look: Callable[[], Awaitable[Any]], wanted: Any) -> None:
    """Wait until what is looked at is as wanted."""
    found = None
    try:
        async with asyncio.timeout(10):
            while True:
                if (found := await look()) == wanted:
                    return
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise AssertionError(f"{found!r} did not become {wanted!r}") from None


async def test_a_group_is_founded_without_a_link(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await office.server.stop()
    await wang.device.hears(event="connection", state="down")
    made = await wang.device.ask("create_group", name="离线组", members=[li.number])
    group = made["conversation"]
    for text in ("一", "二"):
        await wang.device.ask("send", to=group, text=text)
    await wang.device.ask("arrange", conversation=group, sticky=True)
    assert (await wang.device.ask("card", group=group))["name"] == "离线组"
    await wang.device.ask("status")
    await office.server.start()
    for text in ("一", "二"):
        await li.hears(text, author=wang)
    await wang.device.hears(event="sent", id=made["id"])
    assert [one["seq"] for one in await li.device.history(group)] == [1, 2, 3]
    assert (await row(wang.device, group))["sticky"]
    status = await wang.device.ask("status")
    assert (status["outbox"], status["failed"]) == ([], [])


async def test_two_devices_keep_the_same_list(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    other = li.gets_device()
    await li.signs_in(other)
    await other.online()
    group = await founded(wang, li)
    await say(wang, group, "早")
    await say(wang, group, "请看", mentions=[li.number])

    async def kept(device: Device) -> dict[str, Any]:
        found = await row(device, group)
        return {key: found[key] for key in ("unread", "mentions_me", "muted", "sticky", "flagged", "hidden")}

    fresh = dict.fromkeys(("muted", "sticky", "flagged", "hidden"), False)
    for device in li.devices:
        await until(lambda device=device: kept(device), {"unread": 2, "mentions_me": True, **fresh})
    await li.device.ask("arrange", conversation=group, muted=True, sticky=True)
    await other.ask("mark_read", conversation=group)
    read = {"unread": 0, "mentions_me": False, **fresh, "muted": True, "sticky": True}
    for device in li.devices:
        await until(lambda device=device: kept(device), read)
    await other.ask("arrange", conversation=group, unread=True, hidden=True)
    for device in li.devices:
        await until(lambda device=device: kept(device), {**read, "flagged": True, "hidden": True})
    await say(wang, group, "还在吗", everyone=True)
    for device in li.devices:
        wanted = {**read, "unread": 1, "mentions_me": True}
        await until(lambda device=device: kept(device), wanted)


async def test_what_is_arranged_without_a_link_reaches_the_other_device(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    group = await founded(wang, li)
    sent = await say(wang, group, "看不见我")
    await li.hears("看不见我", author=wang)
    await office.server.stop()
    await li.device.hears(event="connection", state="down")
    await li.device.ask("arrange", conversation=group, muted=True)
    await li.device.ask("arrange", conversation=group, sticky=True)
    await li.device.ask("hide", conversation=group, ids=[sent["id"]])
    await li.device.ask("note", person=wang.number, remark="芳姐")
    assert (await row(li.device, group))["muted"]
    await office.server.start()
    other = li.gets_device()
    await li.signs_in(other)
    await other.online()

    async def look() -> tuple[Any, ...]:
        found = await row(other, group)
        texts = [one["text"] for one in await other.history(group) if one["kind"] == "message"]
        people = (await other.ask("people", find=wang.number))["people"]
        return found["muted"], found["sticky"], texts, people[0]["remark"]

    await until(look, (True, True, [], "芳姐"))


async def test_who_is_removed_hears_no_more_and_what_they_send_fails(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    group = await founded(wang, li, zhang)
    await say(li, group, "我在")
    await li.device.ask("typing", conversation=group)
    gone = await wang.device.ask("remove_members", group=group, people=[li.number])
    await wang.device.hears(event="sent", id=gone["id"])
    told = await li.device.hears(event="group_entry", conversation=group, kind="member")
    assert told["text"] == "王芳 removed you"
    first = await li.device.ask("send", to=group, text="我还在")
    second = await li.device.ask("send", to=group, text="真的")
    for one in (first, second):
        failed = await li.device.hears(event="failed", id=one["id"])
        assert failed["code"] == "not_member"
    await li.sends(wang, "为什么")
    await say(wang, group, "没有你的话")
    await zhang.hears("没有你的话", author=wang)
    assert (await row(li.device, group))["left"]
    kinds = [one["kind"] for one in await li.device.history(group) if one["seq"]]
    assert kinds == ["group", "message", "member"]
    assert not [
        one for one in li.device.terminal.events() if one["event"] == "message" and "没有你" in one["text"]
    ]
    back = await wang.device.ask("add_members", group=group, people=[li.number])
    await wang.device.hears(event="sent", id=back["id"])
    await say(wang, group, "欢迎回来")
    await li.hears("欢迎回来", author=wang)
    seen = [one["text"] for one in await li.device.history(group) if one["kind"] == "message" and one["seq"]]
    assert seen == ["我在", "欢迎回来"]


async def test_what_was_written_while_being_removed_fails_and_the_lane_goes_on(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    group = await founded(wang, li)
    await li.device.quit()
    gone = await wang.device.ask("remove_members", group=group, people=[li.number])
    await wang.device.hears(event="sent", id=gone["id"])
    await office.server.stop()
    li.device.start()
    await li.device.resume()
    waits = [await li.device.ask("send", to=group, text=text) for text in "一二"]
    direct = await li.says(wang, "那么这里")
    await office.server.start()
    for one in waits:
        assert (await li.device.hears(event="failed", id=one["id"]))["code"] == "not_member"
    await li.device.hears(event="sent", id=direct["id"])
    await li.device.ask("delete", id=waits[0]["id"])
    assert [one["id"] for one in (await li.device.ask("status"))["failed"]] == [waits[1]["id"]]


async def test_ranks_rules_and_the_end(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    group = await founded(wang, li, zhang)
    owner, member = wang.device, zhang.device
    await owner.ask("set_rank", group=group, person=li.number, rank="admin")
    await member.hears(event="group_entry", text="王芳 made 李伟 an admin")
    await owner.ask("set_rules", group=group, name="施工图", mute_all=True)
    await member.hears(event="group_entry", conversation=group, kind="rules")
    queued = await member.ask("send", to=group, text="可以吗")
    refused = await member.hears(event="failed", id=queued["id"])
    assert (refused["code"], "owner and the admins" in refused["text"]) == ("not_allowed", True)
    await say(li, group, "我可以")
    await owner.ask("set_notice", group=group, text="周五交图")
    await member.hears(event="group_entry", text="王芳 set the notice: 周五交图")

    async def card() -> tuple[str, str, bool]:
        found = await member.ask("card", group=group)
        return found["name"], found["notice"], found["mute_all"]

    await until(card, ("施工图", "周五交图", True))
    refused_leave = await owner.ask("leave", group=group)
    assert (await owner.hears(event="failed", id=refused_leave["id"]))["code"] == "not_allowed"
    await owner.ask("disband", group=group)
    await member.hears(event="group_entry", text="王芳 disbanded the group")
    late = await member.ask("send", to=group, text="还有人吗")
    assert (await member.hears(event="failed", id=late["id"]))["code"] in ("not_member", "not_allowed")
    assert [one["text"] for one in await member.history(group) if one["kind"] == "message"][:1] == ["我可以"]


async def test_a_room_is_found_asked_for_and_joined(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    made = await wang.device.ask("create_group", name="羽毛球", room=True, joining="approval", about="周三")
    group = made["conversation"]
    await wang.device.hears(event="sent", id=made["id"])
    found = (await li.device.ask("rooms", find="羽毛"))["rooms"]
    assert [(one["group"], one["member"], one["asked"]) for one in found] == [(group, False, False)]
    for one in (li, zhang):
        await one.device.ask("ask_to_join", group=group, words="带我一个")
    assert (await li.device.ask("rooms"))["rooms"][0]["asked"]

    async def waiting() -> list[str]:
        requests = (await wang.device.ask("join_requests", group=group))["requests"]
        return [one["person"] for one in requests]

    assert sorted(await waiting()) == sorted([li.id, zhang.id])
    await until(lambda: waiting_in_list(wang, group), 2)
    await wang.device.ask("let_in", group=group, person=li.number)
    await li.device.hears(event="group_entry", text="王芳 added you")
    await wang.device.ask("turn_down", group=group, person=zhang.number)
    await until(waiting, [])
    await wang.device.ask("set_rules", group=group, joining="open")
    await li.device.hears(event="group_entry", kind="rules")
    await zhang.device.ask("join", group=group)
    await li.device.hears(event="group_entry", text="张敏 joined")
    await say(zhang, group, "来了")
    await li.hears("来了", author=zhang)


async def waiting_in_list(person: Person, group: str) -> int:
    return int((await row(person.device, group))["waiting"])


async def test_who_has_read_is_counted_for_the_author(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    group = await founded(wang, li, zhang)
    sent = await say(wang, group, "请回复")
    await li.hears("请回复")
    counts = (await wang.device.ask("watch_readers", group=group, seqs=[sent["seq"]]))["counts"]
    assert counts == [{"seq": sent["seq"], "read": 0, "of": 2}]
    await li.device.ask("mark_read", conversation=group)
    told = [{"seq": sent["seq"], "read": 1, "of": 2}]
    await wang.device.hears(event="read_counts", group=group, counts=told)
    readers = await wang.device.ask("readers", group=group, seq=sent["seq"])
    assert [one["person"] for one in readers["people"]] == [li.id]
    others = await wang.device.ask("readers", group=group, seq=sent["seq"], read=False)
    assert [one["person"] for one in others["people"]] == [zhang.id]
    with pytest.raises(Refused) as refused:
        await li.device.ask("readers", group=group, seq=sent["seq"])
    assert refused.value.code == "not_allowed"


async def test_a_group_that_a_restored_server_lost_is_founded_again(office: Office) -> None:
    """By whichever device held it: what was said in it is there once, for all who were in it."""
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    old = await founded(wang, li)
    await say(wang, old, "备份前")
    await li.hears("备份前")
    await office.server.stop()
    backup = office.folder / "backup"
    await asyncio.to_thread(shutil.copytree, office.server.data, backup)
    await office.server.start()
    for one in (wang, li):
        await one.device.hears(event="connection", state="up")
    group = await founded(wang, li, zhang)
    said = [await say(wang, group, "一"), await say(li, group, "二")]
    added = await wang.device.ask("add_members", group=old, people=[zhang.number])
    await wang.device.hears(event="sent", id=added["id"])
    await zhang.device.hears(event="group_entry", conversation=old)
    await say(zhang, old, "备份后")
    await wang.hears("备份后")
    await li.hears("备份后")
    await office.server.stop()
    await asyncio.to_thread(shutil.rmtree, office.server.data)
    await asyncio.to_thread(shutil.copytree, backup, office.server.data)
    await office.server.start()

    fresh = li.gets_device()
    await li.signs_in(fresh)
    await fresh.online()
    devices = [wang.device, li.device, zhang.device, fresh]

    def texts(conversation: str) -> Callable[[Device], Awaitable[list[str]]]:
        async def look(device: Device) -> list[str]:
            found = await device.history(conversation)
            return sorted(one["text"] for one in found if one["kind"] == "message" and one["seq"])

        return look

    for device in devices:
        await until(lambda device=device: texts(group)(device), sorted(["一", "二"]))
        wanted = ["备份后"] if device is zhang.device else sorted(["备份前", "备份后"])
        await until(lambda device=device, wanted=wanted: texts(old)(device), wanted)
    await say(zhang, group, "三")
    for device in devices[:2]:
        await device.hears(event="message", text="三", conversation=group)
    assert {one["id"] for one in said} <= {one["id"] for one in await fresh.history(group)}
    for one in (wang, li, zhang):
        status = await one.device.ask("status")
        assert (status["outbox"], status["failed"]) == ([], [])


async def test_an_own_name_stands_in_the_group_and_goes_with_its_member(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    group = await founded(wang, li)
    await li.device.ask("set_nickname", group=group, name="小李")
    await wang.device.hears(event="group_entry", text="李伟 took the name “小李” in this group")

    async def called() -> dict[str, str]:
        members = (await wang.device.ask("members", group=group))["members"]
        return {one["name"]: one["nickname"] for one in members}

    await until(called, {"王芳": "", "李伟": "小李"})
    await li.device.ask("leave", group=group)
    await wang.device.hears(event="group_entry", text="李伟 left")
    late = await li.device.ask("set_nickname", group=group, name="老李")
    assert (await li.device.hears(event="failed", id=late["id"]))["code"] == "not_member"
    await wang.device.ask("add_members", group=group, people=[li.number])
    await until(called, {"王芳": "", "李伟": ""})


async def test_a_room_ends_also_while_the_server_is_down_and_is_opened_again(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    ends = time.time_ns() // 1_000_000 + 3_000
    made = await wang.device.ask("create_group", name="羽毛球", room=True, joining="open", ends=ends)
    group = made["conversation"]
    await wang.device.hears(event="sent", id=made["id"])
    await li.device.ask("join", group=group)
    await wang.device.hears(event="group_entry", text="李伟 joined")
    await say(li, group, "来得及")
    await office.server.stop()
    await asyncio.sleep(max(0.0, ends / 1000 - time.time()))
    await office.server.start()
    for one in (wang, li):
        entry = await one.device.hears(event="group_entry", kind="rules", conversation=group)
        assert "This group ended on" in entry["text"]
    late = await li.device.ask("send", to=group, text="还在吗")
    refused = await li.device.hears(event="failed", id=late["id"])
    assert (refused["code"], "Its owner can open it again" in refused["text"]) == ("not_allowed", True)
    assert (await wang.device.ask("rooms"))["rooms"] == []
    assert [one["text"] for one in await li.device.history(group) if one["kind"] == "message"][:1] == [
        "来得及"
    ]
    await wang.device.ask("set_rules", group=group, ends=0)
    await li.device.hears(event="group_entry", text="王芳 let the group go on without an end")
    await say(li, group, "接着聊")


async def test_those_who_have_not_read_are_asked_to(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    group = await founded(wang, li, zhang)
    queued = await wang.device.ask("send", to=group, text="周五前交图")
    seq = (await wang.device.hears(event="sent", id=queued["id"]))["seq"]
    await li.hears("周五前交图", author=wang)
    await li.device.ask("mark_read", conversation=group)
    await until(lambda: read_by(wang, group, seq), [li.id])
    answer = await wang.device.ask("urge_to_read", group=group, seq=seq)
    assert (answer["people"], answer["time"] > 0) == (1, True)
    heard = await zhang.device.hears(event="urged", conversation=group)
    assert (heard["seq"], heard["person"]) == (seq, wang.id)
    for one, reason in ((wang, "urged"), (li, "author")):
        with pytest.raises(Refused) as refused:
            await one.device.ask("urge_to_read", group=group, seq=seq)
        assert refused.value.detail["reason"] == reason


async def read_by(author: Person, group: str, seq: int) -> list[str]:
    people = (await author.device.ask("readers", group=group, seq=seq))["people"]
    return [one["person"] for one in people]
