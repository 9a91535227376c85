"""Other accounts of this device: in the sign-in window and in the menu, each leading to its profile."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from client.ui.auth.account_list import MOST, AccountList
from client.ui.auth.row_button import PersonButton
from client.ui.main.settings_menu import SettingsMenu, account_words
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.menu import Menu
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.sign_in.accounts import AccountLine

MINE = AccountLine("default", "王芳", "1001", "恒川 & 合", mine=True)
OTHERS = tuple(AccountLine(f"account-{place}", f"某人{place}", f"10{place:02}", "") for place in range(2, 8))


def test_the_sign_in_window_names_a_few_others(theme: Theme, qtbot: QtBot) -> None:
    shown = AccountList(theme, OTHERS, bound=True)
    qtbot.addWidget(shown)
    shown.show()
    wanted = list[str]()
    shown.wanted.connect(wanted.append)
    rows = shown.findChildren(PersonButton)
    assert [one.text() for one in rows] == [one.name for one in OTHERS[:MOST]]
    rows[1].click()
    shown.findChildren(Button)[-1].click()
    assert wanted == ["account-3", ""]


def test_a_profile_of_nobody_needs_no_other_one(theme: Theme, qtbot: QtBot) -> None:
    shown = AccountList(theme, (), bound=False)
    qtbot.addWidget(shown)
    assert shown.empty
    assert not any(one.isVisibleTo(shown) for one in shown.findChildren(QPushButton))


def test_the_menu_leads_to_other_accounts_and_to_a_new_one(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = SettingsMenu(theme, window)
    menu.accounts = lambda: (MINE, OTHERS[0])
    wanted = list[str]()
    menu.account_wanted.connect(wanted.append)
    made = menu.menu(Preferences(), window)
    accounts = next(one for one in made.findChildren(Menu) if one.title() == "Accounts")
    mine, other, another = (one for one in accounts.actions() if not one.isSeparator())
    assert mine.text() == f"{isolated('王芳')} · 1001 · 恒川 && 合"
    assert (mine.isChecked(), mine.isEnabled()) == (True, False)
    assert other.text() == account_words(OTHERS[0])
    other.trigger()
    another.trigger()
    assert wanted == ["account-2", ""]
