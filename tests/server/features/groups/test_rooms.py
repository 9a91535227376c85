"""Rooms, found by anyone."""

import pytest

from shared import limits
from shared.protocol.groups import AskToJoin, FindRooms
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


class TestRooms:
    async def test_rooms_are_found_by_a_part_of_name_or_description(
        self, desk: Desk, zhang: Someone, li: Someone
    ) -> None:
        for name, about in (("羽毛球", "每周三"), ("Reading 读书会", "每月一本 100%"), ("摄影", "")):
            await Group(desk).found(zhang, name=name, about=about, group="room", joining="open")
        await Group(desk).found(zhang, name="羽毛球内部")

        async def names(text: str) -> list[str]:
            return [one.name for one in (await desk.ask(li.session, FindRooms(text))).rooms]

        assert await names("毛球") == ["羽毛球"]
        assert await names("每") == ["Reading 读书会", "羽毛球"]
        assert await names("ｒＥＡＤ") == ["Reading 读书会"]
        assert await names("%") == ["Reading 读书会"]
        assert len(await names("")) == 3
        assert await names("没有") == []

    async def test_a_room_says_how_it_stands_with_me(
        self, desk: Desk, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mine, asked, empty = Group(desk), Group(desk), Group(desk)
        await mine.found(zhang, [li], name="甲", group="room")
        await asked.found(zhang, name="乙", group="room", joining="approval")
        await empty.found(zhang, name="丙", group="room", joining="open")
        await empty.change(zhang, "leave", zhang)
        await desk.ask(li.session, AskToJoin(asked.id))
        rooms = (await desk.ask(li.session, FindRooms())).rooms
        found = [(one.name, one.joining, one.members, one.member, one.asked) for one in rooms]
        assert sorted(found) == [("乙", "approval", 1, False, True), ("甲", "closed", 2, True, False)]
        monkeypatch.setattr(limits, "ROOMS", 1)
        page = await desk.ask(li.session, FindRooms())
        assert (len(page.rooms), page.more) == (1, True)
