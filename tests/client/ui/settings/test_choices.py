"""What is chosen in the settings is told at once, by mouse and by keyboard, and shown as it is in force."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from client.core.words.language import Language
from client.ui.settings.accent_dots import AccentDot
from client.ui.settings.navigation import PageItem
from client.ui.settings.segments import Segment
from client.ui.settings.steps import Steps
from client.ui.settings.theme_tiles import ThemeTile
from client.ui.theme.fonts import chinese_families
from client.ui.theme.theme import Theme
from client.ui.widgets.checks import Switch
from client.viewmodels.settings.preferences import Preferences
from tests.client.ui.settings.visit import Visit


def chosen_of(kind: type[QAbstractButton], visit: Visit) -> list[str]:
    return [one.text() for one in visit.window.findChildren(kind) if one.isVisible() and one.isChecked()]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


async def test_pages_are_walked_by_the_arrows(visit: Visit) -> None:
    assert visit.window.isActiveWindow() or visit.window.isVisible()
    next(one for one in visit.window.findChildren(PageItem) if one.isChecked()).setFocus()
    titles: list[str] = []
    for _ in visit.window.pages:
        page = visit.window.pages[visit.window.page]
        titles.append(page.title.text())
        focused = QApplication.focusWidget()
        assert isinstance(focused, PageItem)
        QTest.keyClick(focused, Qt.Key.Key_Down)
    assert titles == [
        *("General", "Notifications", "Appearance", "Shortcuts", "Quick replies"),
        *("Privacy", "Devices", "Storage", "Network", "About"),
    ]


@pytest.mark.parametrize(
    ("page", "name", "told"),
    [
        ("general", "Ctrl+Enter", ("send_key", "ctrl_enter")),
        ("appearance", "Dark", ("mode", "dark")),
        ("appearance", "Plum", ("accent", "plum")),
        ("appearance", "Paper", ("skin", "paper")),
        ("appearance", "Compact", ("compact", "True")),
        ("appearance", "Reduced", ("motion", "less")),
        ("notifications", "Tell me of new messages", ("notify", "False")),
        ("notifications", "Show what was written", ("preview", "False")),
        ("notifications", "Play a sound", ("sound", "False")),
        ("notifications", "Nothing rings at certain hours", ("quiet", "True")),
    ],
)
async def test_a_click_tells_the_choice(visit: Visit, page: str, name: str, told: tuple[str, str]) -> None:
    visit.window.open(page)
    click(visit.button(name))
    assert visit.told.chosen == [told]
    assert visit.button(name).isChecked() is (told[1] != "False")


async def test_a_choice_from_a_list_tells_its_value(visit: Visit) -> None:
    for page, name, place, told in (
        ("general", "Language", 1, ("language", "zh_CN")),
        ("general", "Show me as away after", 0, ("away_after", "0")),
        ("general", "Ask for the password after", 2, ("lock_after", "10")),
        ("notifications", "From", 42, ("quiet_from", "1260")),
    ):
        if name == "From":
            visit.window.open("notifications")
            click(visit.button("Nothing rings at certain hours"))
        visit.window.open(page)
        combo = visit.control(name, QComboBox)
        assert isinstance(combo, QComboBox)
        combo.setFocus()
        combo.setCurrentIndex(place + 1)
        QTest.keyClick(combo, Qt.Key.Key_Up)
        assert combo.currentIndex() == place
        assert visit.told.chosen[-1] == told


async def test_a_font_is_chosen_by_its_name_in_its_own_letters(visit: Visit) -> None:
    visit.window.open("appearance")
    fonts = visit.control("Font", QComboBox)
    assert isinstance(fonts, QComboBox)
    assert fonts.currentData() == ""
    offered = [str(fonts.itemData(place)) for place in range(1, fonts.count())]
    assert offered == chinese_families()
    own = fonts.itemData(2, Qt.ItemDataRole.FontRole)
    assert isinstance(own, QFont)
    assert own.families()[0] == offered[1]
    fonts.setFocus()
    QTest.keyClick(fonts, Qt.Key.Key_Down)
    assert visit.told.chosen == [("font", offered[0])]
    visit.window.apply(Preferences(font="gone since then"))
    assert fonts.currentData() == ""


async def test_all_languages_are_offered_by_their_own_names(visit: Visit) -> None:
    visit.window.open("general")
    combo = visit.control("Language", QComboBox)
    assert isinstance(combo, QComboBox)
    offered = {combo.itemData(place): combo.itemText(place) for place in range(1, combo.count())}
    assert set(offered) == {one.value for one in Language}
    assert list(offered.values()) == ["简体中文", "繁體中文", "English", "Русский"]


async def test_the_key_from_anywhere_is_chosen_and_may_be_refused(visit: Visit) -> None:
    visit.window.open("shortcuts")
    hotkey = visit.control("Bring Linxin to the front", QComboBox)
    assert isinstance(hotkey, QComboBox)
    hotkey.setFocus()
    QTest.keyClick(hotkey, Qt.Key.Key_Down)
    assert visit.told.chosen == [("hotkey", "Ctrl+Alt+L")]
    visit.window.shortcuts.show_refused(True)
    assert "Another program has this key. Choose another one." in visit.words()
    visit.window.shortcuts.show_refused(False)
    assert "Another program has this key. Choose another one." not in visit.words()
    visit.window.apply(Preferences(hotkey="Meta+Q"))
    assert hotkey.currentText() == "Win+Q"


async def test_what_is_in_force_is_shown_and_not_told(visit: Visit) -> None:
    visit.window.apply(
        Preferences(mode="dark", accent="olive", skin="mist", compact=True, scale=150, motion="full")
    )
    visit.window.open("appearance")
    assert chosen_of(ThemeTile, visit) == ["Dark"]
    assert [one.accessibleName() for one in visit.window.findChildren(AccentDot) if one.isChecked()] == [
        "Olive"
    ]
    assert chosen_of(Segment, visit) == ["Mist", "Compact", "Full"]
    assert visit.told.chosen == []


async def test_the_scale_counts_once_it_is_let_go(visit: Visit) -> None:
    visit.window.open("appearance")
    scale = visit.control("Interface scale", Steps)
    assert isinstance(scale, Steps)
    QTest.mousePress(scale, Qt.MouseButton.LeftButton, pos=QPoint(scale.width() // 2, 8))
    assert (scale.value(), visit.told.chosen) == (2, [])
    QTest.mouseMove(scale, QPoint(scale.width() - 2, 8))
    assert visit.told.chosen == []
    QTest.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=QPoint(scale.width() - 2, 8))
    assert visit.told.chosen == [("scale", "200")]
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_Left)
    assert visit.told.chosen[-1] == ("scale", "175")


async def test_the_size_of_messages_is_chosen_apart(visit: Visit) -> None:
    visit.window.open("appearance")
    size = visit.control("Message text size", Steps)
    assert isinstance(size, Steps)
    QTest.keyClick(size, Qt.Key.Key_Right)
    assert visit.told.chosen == [("message_size", "16")]


async def test_arrows_walk_among_the_choices_of_a_setting(visit: Visit) -> None:
    visit.window.open("appearance")
    visit.button("Plain").setFocus()
    QTest.keyClick(visit.button("Plain"), Qt.Key.Key_Right)
    assert visit.told.chosen == [("skin", "paper")]
    assert visit.button("Paper").hasFocus()


async def test_what_has_no_effect_now_can_not_be_changed_now(visit: Visit) -> None:
    visit.window.open("notifications")
    assert not visit.control("From", QComboBox).isEnabled()
    assert "off" in visit.control("From", QComboBox).toolTip()
    click(visit.button("Nothing rings at certain hours"))
    assert visit.control("From", QComboBox).isEnabled()
    assert visit.control("From", QComboBox).toolTip() == ""
    click(visit.button("Tell me of new messages"))
    assert not visit.button("Play a sound").isEnabled()


async def test_the_sound_can_be_heard(visit: Visit) -> None:
    visit.window.open("notifications")
    click(visit.button("Listen"))
    assert visit.told.heard == [True]
    assert visit.told.chosen == []


async def test_starting_with_the_system_is_asked_of_the_system(visit: Visit) -> None:
    visit.system.on = True
    visit.window.open("general")
    switch = visit.button("Start with the system")
    await visit.settle(switch.isChecked)
    assert switch.isChecked()
    click(switch)
    await visit.settle(lambda: not visit.system.on)
    assert not visit.system.on
    visit.system.barred = True
    click(switch)
    await visit.settle(lambda: not switch.isChecked())
    assert not switch.isChecked()
    assert any("nothing was changed" in words for words in visit.words())
    assert visit.told.chosen == []


async def test_without_a_tray_closing_can_not_keep_anything(theme: Theme, tmp_path: Path) -> None:
    visit = Visit(theme, tmp_path, tray=False)
    visit.window.show()
    switch = visit.button("Closing the window keeps Linxin in the tray")
    assert (switch.isChecked(), switch.isEnabled()) == (False, False)
    assert "no tray" in switch.toolTip()
    await visit.close()


async def test_the_main_window_and_the_place_of_chats_are_chosen(visit: Visit) -> None:
    visit.window.open("general")
    assert not visit.button("The classic panel hides at the edge of the screen").isEnabled()
    click(visit.button("Classic panel"))
    click(visit.button("As tabs"))
    assert visit.told.chosen == [("window", "classic"), ("chats", "tabs")]


async def test_a_classic_panel_has_no_room_for_chats(visit: Visit) -> None:
    visit.window.open("general")
    visit.window.apply(Preferences(window="classic"))
    inside = visit.button("Inside")
    assert not inside.isEnabled()
    assert "no room" in inside.toolTip()
    assert visit.button("In windows").isChecked()
    switch = visit.button("The classic panel hides at the edge of the screen")
    assert switch.isChecked()
    click(switch)
    assert visit.told.chosen == [("docks", "False")]
    visit.window.apply(Preferences(chats="tabs"))
    assert inside.isEnabled()
    assert visit.button("As tabs").isChecked()


async def test_a_desktop_that_places_windows_itself_is_told_of(theme: Theme, tmp_path: Path) -> None:
    visit = Visit(theme, tmp_path, places=False)
    visit.window.show()
    visit.window.apply(Preferences(window="classic"))
    switch = visit.button("The classic panel hides at the edge of the screen")
    assert (switch.isChecked(), switch.isEnabled()) == (False, False)
    assert "does not let windows" in switch.toolTip()
    assert any("does not let windows" in words for words in visit.words())
    await visit.close()


async def test_a_demo_is_not_led_onto_the_network(theme: Theme, tmp_path: Path) -> None:
    visit = Visit(theme, tmp_path, may_widen=False)
    visit.window.show()
    visit.window.open("network")
    assert "Look for servers on" not in visit.words()
    await visit.close()


async def test_every_switch_is_named(visit: Visit) -> None:
    switches = visit.window.findChildren(Switch)
    assert len(switches) == 11
    assert all(one.accessibleName() for one in switches)


async def test_escape_closes_the_window(visit: Visit) -> None:
    closed: list[bool] = []
    visit.window.closed.connect(lambda: closed.append(True))
    QTest.keyClick(visit.window, Qt.Key.Key_Escape)
    await visit.settle(lambda: bool(closed))
    assert closed == [True]
    assert not visit.window.isVisible()
