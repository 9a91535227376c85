"""Presence in the window: marks and words, the choice behind my avatar, and who is not disturbed."""

import pytest
from PySide6.QtTest import QTest

from client.ui.main.status_dialog import StatusDialog
from client.viewmodels.conversations.model import Conversation, Role
from client.viewmodels.people.naming import Presence
from client.viewmodels.times import unix_ms
from shared.errors import ErrorCode, Refusal
from shared.model import presence as model
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office


async def test_presence_shows_in_list_header_and_search(office: Office) -> None:
    presence, li = office.company.presence, person_id(0)
    office.company.chats.say_to_me(li, "hello")
    await office.show()
    await office.settle()
    assert presence.watched["list"] == (li,)
    assert office.model.conversations.row(0).presence is None
    await office.click_row(0)
    presence.see(li, model.Presence.BUSY)
    await office.settle(lambda: office.model.conversations.row(0).presence is not None)
    assert office.model.conversations.row(0).presence is Presence.BUSY
    assert office.window.chat.header.under.text() == "Busy · HC0001"
    presence.see(li, model.Presence.BUSY, "排产会")
    await office.settle(lambda: office.model.conversations.row(0).status != "")
    assert office.model.conversations.row(0).status == "排产会"
    assert office.window.chat.header.under.text() == "Busy · 排产会 · HC0001"
    search = office.window.list
    QTest.keyClicks(search.search, "zw")
    await office.settle(search.found.isVisible)
    zhang = person_id(1)
    await office.settle(lambda: presence.watched.get("search") == (zhang,))
    assert presence.watched["search"] == (zhang,)
    presence.see(zhang, model.Presence.AWAY)
    await office.settle()
    row = search.found.model().index(1, 0).data(Role.ROW)  # below the heading of people
    assert isinstance(row, Conversation)
    assert row.presence is Presence.AWAY
    search.search.clear()
    assert presence.watched["search"] == ()


async def test_how_i_am_seen_is_chosen_behind_my_avatar(office: Office) -> None:
    await office.show()
    await office.settle()
    me, choices = office.window.rail.me, office.company.presence.state
    assert me.accessibleName() == "林晓雨 · Online"
    menu = office.window.status.menu()
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert [text for text, action in actions.items() if action.isChecked()] == ["Online"]
    actions["Offline to others"].trigger()
    menu.close()
    assert choices.choice is model.Presence.OFFLINE
    assert me.accessibleName() == "林晓雨 · Offline to others"
    office.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    assert me.accessibleName() == "林晓雨 · Offline"


async def test_words_and_an_end_are_set_in_a_dialog_and_shown_in_the_menu(office: Office) -> None:
    await office.show()
    await office.settle()
    office.company.presence.choose(model.Presence.BUSY, "R&D 评审")
    menu = office.window.status.menu()
    next(one for one in menu.actions() if one.text() == "R&&D 评审").trigger()
    menu.close()
    dialog = office.window.findChildren(StatusDialog)[-1]
    assert dialog.isVisible()
    assert (dialog.presence.currentText(), dialog.text.text()) == ("Busy", "R&D 评审")
    assert not dialog.day.isVisible()
    dialog.presence.setCurrentText("Out")
    dialog.text.setText("年假")
    dialog.end.setCurrentText("Until a day and time")
    assert dialog.day.isVisible()
    dialog.day.setCurrentIndex(0)
    dialog.time.setCurrentText("00:00")
    dialog.agree.click()
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    dialog.day.setCurrentText("Tomorrow")
    dialog.agree.click()
    assert not dialog.isVisible()
    status = office.company.presence.state.status
    assert (status.choice, status.text) == ("out", "年假")
    assert 0 <= status.until - unix_ms() <= 25 * 3600 * 1000
    assert office.window.rail.me.accessibleName() == "林晓雨 · Out"
    # What is chosen in the menu stands without words, and for good.
    menu = office.window.status.menu()
    assert [one for one in menu.actions() if one.text().startswith("年假, until t")] != []
    menu.actions()[0].trigger()
    menu.close()
    status = office.company.presence.state.status
    assert (status.choice, status.text, status.until) == ("online", "", 0)


@pytest.mark.parametrize(
    ("entry", "words", "end", "custom"),
    [
        ("Out sick…", "Out sick", "Today", False),
        ("On holiday…", "On holiday", "Until a day and time", True),
    ],
)
async def test_who_is_ill_or_on_holiday_says_so_in_two_steps(
    office: Office, entry: str, words: str, end: str, custom: bool
) -> None:
    await office.show()
    await office.settle()
    menu = office.window.status.menu()
    next(one for one in menu.actions() if one.text() == entry).trigger()
    menu.close()
    dialog = office.window.findChildren(StatusDialog)[-1]
    assert (dialog.presence.currentText(), dialog.text.text()) == ("Out", words)
    assert (dialog.end.currentText(), dialog.day.isVisible()) == (end, custom)
    dialog.agree.click()
    assert not dialog.isVisible()
    status = office.company.presence.state.status
    assert (status.choice, status.text) == ("out", words)
    assert 0 < status.until - unix_ms() <= 49 * 3600 * 1000


async def test_who_wants_no_disturbance_hears_of_nothing(office: Office) -> None:
    heard: list[str] = []

    def arrived(_conversation: bytes, _name: str, text: str) -> None:
        heard.append(text)

    office.model.arrivals.arrived.connect(arrived)
    office.company.chats.say_to_me(person_id(0), "one")
    office.model.me.choose_presence(Presence.DO_NOT_DISTURB)
    office.company.chats.say_to_me(person_id(0), "two")
    office.model.me.choose_presence(Presence.ONLINE)
    office.company.chats.say_to_me(person_id(0), "three")
    assert heard == ["one", "three"]


async def test_the_title_names_the_company_without_a_connection(office: Office) -> None:
    office.company.auth.state.organisation_name = ""
    office.company.auth.go(up=False)
    assert office.window.windowTitle() == "Linxin · 恒川精密科技"
