"""What members are called in a group, when it ends, and reminding of reading, in the window."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from client.core.events import StateStored
from client.ui.groups.end_choice import EndChoice
from client.ui.groups.readers import UNREAD, ReadersDialog
from client.ui.groups.settings import GroupSettingsDialog
from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import Delivery
from client.viewmodels.conversations.model import preview
from client.viewmodels.groups.ends import GroupEnd
from client.viewmodels.times import unix_ms
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import Rules
from shared.model.presence import Presence
from shared.model.state import PersonNote, Urged, Urging, encode_value, state_key
from shared.model.styles import StyledText
from shared.protocol.groups import Member, RoomFound
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, GROUP, RESEARCH, ZHANG, OfficeWindow

DAY = 24 * 3600 * 1000


async def settled(times: int = 20) -> None:
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


def put(office: OfficeWindow, *, rank: str = "owner", nickname: str = "小陈", **card: object) -> None:
    members = [
        Member(ME, rank, False, "林晓雨", "HC0000", "小林"),
        Member(CHEN, "admin", False, "陈思远", "HC", nickname),
        Member(ZHANG, "member", True, "张伟", "HC"),
    ]
    office.company.groups.put(GROUP, "QQ", members, **card)


async def opened(theme: Theme, qtbot: QtBot, **card: object) -> OfficeWindow:
    office = OfficeWindow(theme, qtbot)
    put(office, **card)  # type: ignore[arg-type]
    office.model.chats.open(GROUP, None)
    await settled(40)
    return office


def names(office: OfficeWindow) -> list[str]:
    return [one.layout.row.name for one in office.window.chat.timeline.in_sight]


async def test_rows_and_members_go_by_the_names_taken_here(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    assert names(office) == ["小林", "小陈", "小林"]
    chen = next(row for row in office.group.rows.rows if row.id == CHEN)
    assert (chen.name, chen.known) == ("小陈", "陈思远")
    line = office.window.chat.timeline.in_sight[0].layout.row.text
    assert "小陈" in line
    assert "张伟" in line
    put(office, nickname="老陈")
    await settled()
    assert names(office)[1] == "老陈"
    assert "老陈" in office.window.chat.timeline.in_sight[0].layout.row.text
    office.group.search("思远")
    assert [row.id for row in office.group.rows.rows] == [CHEN]
    office.company.people.note(CHEN, PersonNote("远哥"))
    await settled()
    office.group.search("")
    chen = next(row for row in office.group.rows.rows if row.id == CHEN)
    assert (chen.name, chen.known) == ("远哥", "陈思远")
    await office.model.close()


@pytest.mark.parametrize("typed", ["xc", "小陈", "csy", "思远"])
async def test_somebody_is_found_by_either_name(theme: Theme, qtbot: QtBot, typed: str) -> None:
    office = await opened(theme, qtbot)
    chat = office.model.chats.main.chat
    assert chat is not None
    assert chat.calling is not None
    (found,) = chat.calling.who_fits(typed)
    assert (found.id, found.name, found.known) == (CHEN, "小陈", "陈思远")
    await office.model.close()


@pytest.mark.parametrize("called", ["@小陈", "@陈思远"])
async def test_somebody_is_called_by_either_name(theme: Theme, qtbot: QtBot, called: str) -> None:
    office = await opened(theme, qtbot)
    chat = office.model.chats.main.chat
    assert chat is not None
    chat.send(StyledText(f"{called} look"))
    await settled()
    assert {"@小陈", "@陈思远"} <= set(chat.window.rows[-1].mentions)
    await office.model.close()


def settings(office: OfficeWindow) -> GroupSettingsDialog:
    office.window.surfaces.groups.settings(office.group)
    dialog = office.dialog()
    assert isinstance(dialog, GroupSettingsDialog)
    return dialog


def field(dialog: GroupSettingsDialog, name: str) -> QLineEdit:
    (found,) = (one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)
    return found


async def test_a_plain_member_takes_a_name_of_their_own(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot, rank="member")
    dialog = settings(office)
    called = field(dialog, "My name in this group")
    assert called.text() == "小林"
    assert not dialog.findChildren(EndChoice)[0].isEnabled()
    called.setText(" 老林 ")
    dialog.agree.click()
    await settled()
    assert office.company.groups.done == [("nickname", "老林")]
    await office.model.close()


async def test_a_name_that_comes_while_the_settings_are_open_stays(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot, rank="member")
    office.group.members, members = (), office.group.members
    dialog = settings(office)
    assert field(dialog, "My name in this group").text() == ""
    office.group.members = members
    dialog.agree.click()
    await settled()
    assert office.company.groups.done == []
    await office.model.close()


async def test_an_owner_chooses_the_end_and_changes_nothing_else(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    dialog = settings(office)
    (end,) = dialog.findChildren(EndChoice)
    end.end.setCurrentIndex(end.end.findData(GroupEnd.WEEK))
    before = unix_ms()
    dialog.agree.click()
    await settled()
    ((what, rules),) = office.company.groups.done
    assert what == "rules"
    assert before + 7 * DAY <= rules.pop("ends") <= unix_ms() + 7 * DAY
    assert rules == {}
    await office.model.close()


async def test_an_end_stays_as_it_is_until_another_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot, ends=unix_ms() + 3 * DAY)
    assert office.model.chats.main.chat is not None
    assert "ends " in office.model.chats.main.chat.subtitle
    dialog = settings(office)
    dialog.agree.click()
    await settled()
    assert office.company.groups.done == []
    dialog = settings(office)
    (end,) = dialog.findChildren(EndChoice)
    end.end.setCurrentIndex(end.end.findData(GroupEnd.NEVER))
    dialog.agree.click()
    await settled()
    assert office.company.groups.done == [("rules", {"ends": 0})]
    await office.model.close()


async def test_a_last_day_is_chosen_where_one_is_wanted(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    dialog = settings(office)
    (end,) = dialog.findChildren(EndChoice)
    assert not end.day.isVisible()
    end.end.setCurrentIndex(end.end.findData(GroupEnd.CUSTOM))
    assert end.day.isVisible()
    assert end.day.currentText().startswith("Tomorrow")
    dialog.agree.click()
    await settled()
    ((_, rules),) = office.company.groups.done
    assert unix_ms() < rules["ends"] < unix_ms() + 2 * DAY
    await office.model.close()


@pytest.mark.parametrize(
    ("rank", "kind", "said"),
    [
        ("owner", "room", "You can open it again in its settings."),
        ("member", "room", "This room ended on"),
        ("member", "group", "This group ended on"),
    ],
)
async def test_an_ended_group_is_read_and_not_written(
    theme: Theme, qtbot: QtBot, rank: str, kind: str, said: str
) -> None:
    office = await opened(theme, qtbot, rank=rank, kind=kind, ends=unix_ms() - DAY, ended=True)
    chat = office.window.chat
    assert not chat.composer.isVisible()
    assert said in chat.closed.accessibleName()
    dialog = settings(office)
    assert not field(dialog, "My name in this group").isEnabled()
    assert dialog.findChildren(EndChoice)[0].isEnabled() is (rank == "owner")
    await office.model.close()


async def test_a_room_is_opened_with_an_end_and_the_directory_tells_it(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    ends = unix_ms() + DAY
    office.company.groups.rooms = [RoomFound(RESEARCH, "羽毛球", "", "open", 2, False, False, ends)]
    rooms = office.window.surfaces.groups.rooms()
    await settled(40)
    row = rooms.view.model().index(0, 0)
    assert ", until " in str(row.data(Qt.ItemDataRole.AccessibleTextRole)) or " · until " in str(
        row.data(Qt.ItemDataRole.AccessibleTextRole)
    )
    rooms.new.click()
    await settled()
    dialog = office.dialog()
    name = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Name of the room")
    name.setText("羽毛球")
    (end,) = dialog.findChildren(EndChoice)
    end.end.setCurrentIndex(end.end.findData(GroupEnd.DAY))
    dialog.agree.click()
    await settled()
    what, called, _, is_room, rules = office.company.groups.done[-1]
    assert (what, called, is_room) == ("create", "羽毛球", True)
    assert isinstance(rules, Rules)
    assert abs(rules.ends - ends) < 60_000
    await office.model.close()


class TestReminding:
    async def dialog(self, theme: Theme, qtbot: QtBot) -> tuple[OfficeWindow, ReadersDialog]:
        office = await opened(theme, qtbot)
        dialog = office.window.surfaces.groups.readers(GROUP, 3, (1, 2))
        await settled()
        assert not dialog.remind.isVisible(), "who has read it needs no reminding"
        dialog.tabs.choose(UNREAD)
        dialog.tabs.chosen.emit(UNREAD)
        await settled()
        return office, dialog

    async def test_those_who_have_not_read_are_reminded_and_the_button_says_when(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        office, dialog = await self.dialog(theme, qtbot)
        assert dialog.remind.isVisible()
        assert dialog.remind.text() == "Remind"
        QTest.mouseClick(dialog.remind, Qt.MouseButton.LeftButton)
        await settled()
        assert office.company.groups.done == [("urge", 3)]
        assert dialog.remind.text().startswith(("Reminded ", "Remind again (last "))
        await office.model.close()

    async def test_a_refusal_is_said_in_the_list(self, theme: Theme, qtbot: QtBot) -> None:
        office, dialog = await self.dialog(theme, qtbot)
        until = unix_ms() + limits.URGE_EVERY * 1000
        office.company.groups.refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="urged", until=until)
        dialog.remind.click()
        await settled()
        complaint = [one for one in dialog.findChildren(QLabel) if "reminded just now" in one.text()]
        assert complaint
        assert dialog.remind.isEnabled()
        await office.model.close()

    async def test_the_menu_of_an_own_message_reminds(self, theme: Theme, qtbot: QtBot) -> None:
        office = await opened(theme, qtbot)
        timeline = office.window.chat.timeline
        (own,) = (one.layout.row for one in timeline.in_sight if one.layout.row.text == "hello")
        others = next(one.layout.row for one in timeline.in_sight if one.layout.row.text == "收到")
        assert "Remind to read" not in [one.text() for one in timeline.menu_of(others, ()).actions()]
        menu = timeline.menu_of(own, ())
        next(one for one in menu.actions() if one.text() == "Remind to read").trigger()
        await settled()
        assert office.company.groups.done == [("urge", 3)]
        now = unix_ms()
        for when, words, on in ((now, "Reminded ", False), (1, "Remind again (last ", True)):
            item = StateItem(state_key("urging", GROUP), encode_value(Urging(3, when)), 99)
            office.company.chats.state.apply(StateStored((item,)))
            actions = [one for one in timeline.menu_of(own, ()).actions() if one.text().startswith(words)]
            assert [one.isEnabled() for one in actions] == [on]
        office.company.groups.count(GROUP, 3, 2, 2)
        await settled()
        (own,) = (one.layout.row for one in timeline.in_sight if one.layout.row.text == "hello")
        assert not any(one.text().startswith("Remind again") for one in timeline.menu_of(own, ()).actions())
        await office.model.close()

    async def test_one_to_one_the_menu_reminds_until_it_is_read(self, theme: Theme, qtbot: QtBot) -> None:
        office = OfficeWindow(theme, qtbot)
        office.model.actions.open(CHEN)
        await settled()
        chat = office.model.chats.main.chat
        assert chat is not None
        chat.send(StyledText("hello"))
        await settled()
        timeline = office.window.chat.timeline
        own = timeline.in_sight[-1].layout.row
        menu = timeline.menu_of(own, ())
        next(one for one in menu.actions() if one.text() == "Remind to read").trigger()
        await settled()
        assert office.company.groups.done == [("urge", own.seq)]
        read = replace(own, delivery=Delivery.READ)
        assert "Remind to read" not in [one.text() for one in timeline.menu_of(read, ()).actions()]
        await office.model.close()

    async def test_what_i_am_asked_to_read_is_told_unless_i_have(self, theme: Theme, qtbot: QtBot) -> None:
        office = OfficeWindow(theme, qtbot)
        told: list[tuple[str, str, bool]] = []

        def tell(_: bytes, who: str, text: str, quietly: bool) -> None:
            told.append((who, text, quietly))

        office.model.arrivals.urged.connect(tell)

        async def urge(seq: int, time: int) -> None:
            value = encode_value(Urged(seq, CHEN, time))
            event = StateStored((StateItem(state_key("urged", GROUP), value, 99),))
            office.company.chats.state.apply(event)
            office.company.bus.publish(event)
            await settled()

        await urge(2, unix_ms() - 2 * DAY)
        assert told == []
        await urge(2, unix_ms())
        assert told == [("QQ · 陈思远", "Please read: 收到", False)]
        row = next(one for one in office.model.conversations.rows if one.id == GROUP)
        assert preview(row).mark == "[Please read]"
        office.company.presence.choose(Presence.DO_NOT_DISTURB)
        await settled()
        await urge(2, unix_ms())
        assert told[1:] == [("QQ · 陈思远", "Please read: 收到", True)]
        await office.company.chats.mark_read(GROUP, 2)
        await urge(2, unix_ms())
        assert len(told) == 2
        row = next(one for one in office.model.conversations.rows if one.id == GROUP)
        assert preview(row).mark == ""
        await office.model.close()
