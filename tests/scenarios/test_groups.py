"""Groups, from founding to the end, as people at several devices see them."""

import pytest

from tests.support.office import Office

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
