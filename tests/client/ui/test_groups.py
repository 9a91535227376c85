"""A group in the window: who reads, who may do what, who has left."""

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from client.ui.chat.log.row_layout import Act
from client.ui.chat.writing.drop_surface import DropSurface
from client.ui.theme.theme import Theme
from client.viewmodels.groups.model import MemberRow
from shared.model.bodies import MessageBody
from shared.model.conversation import Rank
from shared.protocol.groups import Member
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, GROUP, HE, RESEARCH, ZHANG, OfficeWindow


async def settled(times: int = 12) -> None:
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def opened(theme: Theme, qtbot: QtBot) -> OfficeWindow:
    office = OfficeWindow(theme, qtbot)
    office.model.chats.open(GROUP, None)
    await settled(40)
    return office


def words(office: OfficeWindow, row: MemberRow) -> list[str]:
    menu = office.window.surfaces.groups.member_menu(office.group, row, QPoint())
    return [action.text() for action in menu.actions() if action.text()]


def row_of(office: OfficeWindow, person: bytes) -> MemberRow:
    return next(row for row in office.group.rows.rows if row.id == person)


async def test_a_ring_counts_those_who_have_read_and_follows_them(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    assert office.company.groups.watched == (3,)
    timeline = office.window.chat.timeline
    last = timeline.in_sight[-1].layout
    assert last.status_words == "Read 1/2"
    assert last.targets[-1].act is Act.READERS
    office.company.groups.count(GROUP, 3, 2, 2)
    await settled()
    assert timeline.in_sight[-1].layout.status_words == "Read by all"
    await office.model.close()


async def test_an_owner_may_all_and_a_member_little(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    chen = ["Card", "Message", "Make a plain member", "Hand the group over…", "Mute", "Remove from group…"]
    assert words(office, row_of(office, CHEN)) == chen
    assert "Let them write again" in words(office, row_of(office, ZHANG))
    assert words(office, row_of(office, ME)) == ["Card"]
    members = [Member(CHEN, "owner", False, "陈思远", ""), Member(ME, "member", False, "", "")]
    office.company.groups.put(GROUP, "QQ", members)
    await settled(20)
    assert words(office, row_of(office, CHEN)) == ["Card", "Message"]
    menu = office.window.surfaces.groups.menu(office.group)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.text()] == [
        *("Group settings", "Notice", "Leave group…")
    ]
    await office.model.close()


async def test_removing_asks_first_and_names_the_act(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    menu = office.window.surfaces.groups.member_menu(office.group, row_of(office, CHEN), QPoint())
    next(action for action in menu.actions() if "Remove" in action.text()).trigger()
    dialog = office.dialog()
    assert dialog.agree.text() == "Remove from group"
    assert office.company.groups.done == []
    dialog.agree.click()
    await settled()
    assert office.company.groups.done == [("remove", (CHEN,))]
    office.group.set_rank(CHEN, Rank.MEMBER)
    await settled()
    assert office.company.groups.done[-1] == ("rank", CHEN, Rank.MEMBER)
    await office.model.close()


async def test_who_left_reads_on_and_a_line_says_why_nothing_can_be_written(
    theme: Theme, qtbot: QtBot
) -> None:
    office = await opened(theme, qtbot)
    chat = office.window.chat
    assert chat.composer.isVisible()
    office.company.chats.group(GROUP, "QQ", left=True)
    await settled()
    assert not chat.composer.isVisible()
    assert "not in this group any more" in chat.closed.accessibleName()
    office.company.chats.group(GROUP, "QQ")
    members = [Member(CHEN, "owner", False, "陈思远", ""), Member(ME, "member", False, "", "")]
    office.company.groups.put(GROUP, "QQ", members, mute_all=True)
    await settled(20)
    assert "Only the owner" in chat.closed.accessibleName()
    (surface,) = chat.findChildren(DropSurface)
    assert surface.name == "", "nothing can be dropped either"
    office.company.groups.put(GROUP, "QQ", members)
    await settled(20)
    assert surface.name == "QQ"
    await office.model.close()


async def test_where_the_column_has_no_room_a_line_tells_the_notice(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    chat = office.window.chat
    office.window.resize(1180, 760)
    await settled()
    assert office.window.surfaces.members.isVisible()
    assert not chat.notice.isVisible(), "the column tells it"
    chat.header.members.click()
    assert chat.notice.isVisible()
    assert chat.notice.accessibleName() == "Notice: 收到"
    office.company.groups.put(GROUP, "QQ", [Member(ME, "member", False, "", "")], notice_text="周五\n交货")
    await settled(20)
    assert chat.notice.accessibleName() == "Notice: 周五 交货"
    QTest.mouseClick(chat.notice, Qt.MouseButton.LeftButton)
    (text,) = (one for one in office.window.findChildren(QPlainTextEdit) if one.accessibleName() == "Notice")
    assert text.toPlainText() == "周五\n交货"
    office.company.groups.put(GROUP, "QQ", [Member(ME, "member", False, "", "")])
    await settled(20)
    assert not chat.notice.isVisible(), "it was taken down"
    chat.header.members.click()
    office.model.actions.open(ZHANG)
    await settled()
    assert not chat.notice.isVisible()
    await office.model.close()


async def test_members_are_offered_where_the_window_has_room_for_them(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    members = office.window.chat.header.members
    for width, room in ((1180, True), (900, False), (1180, True)):
        office.window.resize(width, 760)
        await settled()
        assert members.isEnabled() is members.isChecked() is room
        assert office.window.surfaces.members.isVisible() is room
        assert ("wider window" in members.toolTip()) is not room
    members.click()
    office.window.resize(900, 760)
    office.window.resize(1180, 760)
    await settled()
    assert not members.isChecked(), "they stay away once they were closed"
    await office.model.close()


async def test_calling_by_initials_mentions_the_person(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    office.window.activateWindow()
    editor = office.window.chat.composer.editor
    editor.setFocus()
    QTest.keyClicks(editor, "@csy")
    calling = office.window.chat.composer.calling
    assert calling.list.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text == "@陈思远 "
    assert not calling.list.isVisible()
    QTest.keyClicks(editor, "look")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await settled()
    rows = office.model.chats.main.chat.window.rows if office.model.chats.main.chat is not None else []
    assert rows[-1].text == "@陈思远 look"
    assert "@陈思远" in rows[-1].mentions
    QTest.keyClicks(editor, "mail to a@b")
    assert not calling.list.isVisible()
    await office.model.close()


async def test_someone_who_calls_me_is_told_in_the_list(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    office.company.chats.say(GROUP, HE, MessageBody("@林晓雨 look", (ME,)))
    await settled()
    row = office.window.chat.timeline.in_sight[-1].layout
    assert row.block is not None
    assert row.block.mentions == ((0, 4),)
    await office.model.close()


async def test_a_new_group_takes_who_is_ticked_and_may_have_no_name(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    office.window.activateWindow()
    dialog = office.window.surfaces.groups.new_group()
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.picker.search, "zw")
    await settled(20)
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Return)
    assert dialog.agree.text() == "Begin group (1)"
    dialog.agree.click()
    await settled()
    assert office.company.groups.done[0][:3] == ("create", "", (ZHANG,))
    assert office.dialogs == []
    await office.model.close()


async def test_two_open_groups_look_at_the_members_of_both(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    watched = office.company.presence.watched

    def followed() -> set[bytes]:
        return {one for place, people in watched.items() if place.startswith("group") for one in people}

    office.company.chats.group(RESEARCH, "研发")
    office.company.groups.put(RESEARCH, "研发", [Member(HE, "owner", False, "何静", "HC")])
    office.model.chats.open_alone(RESEARCH, None)
    await settled(20)
    assert followed() == {ME, CHEN, ZHANG, HE}
    office.model.chats.close_stack(office.model.chats.stacks[0])
    await settled(20)
    assert followed() == {ME, CHEN, ZHANG}
    await office.model.close()
