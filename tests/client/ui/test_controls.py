"""Controls: keyboard ring, names for screen readers, what they show and take."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.checks import Check, Choice, Switch
from client.ui.widgets.fields import Combo, Field, PasswordLine, SearchLine
from client.ui.widgets.focus import FocusRing
from client.ui.widgets.labels import Label, badge_text
from client.ui.widgets.scrolling import OverlayScrollBar
from client.ui.widgets.toast import Toast


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def rings(window: QWidget) -> list[FocusRing]:
    return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_the_ring_comes_with_tab_and_not_with_a_click(theme: Theme, window: QWidget) -> None:
    first, second = Button(theme, "One"), Button(theme, "Two")
    put(window, first, second)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert rings(window) == []
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    (ring,) = rings(window)
    assert ring.geometry().contains(second.geometry())
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert len(rings(window)) == 1


def test_letters_typed_on_the_button_in_a_field_stay_out_of_the_field(theme: Theme, window: QWidget) -> None:
    line = PasswordLine(theme)
    put(window, line)
    QTest.keyClicks(line, "abc")
    line.eye.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(line.eye, "xyz")
    assert line.text() == "abc"
    QTest.keyClick(line.eye, Qt.Key.Key_Space)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    line.setFocus()
    QTest.keyClicks(line, "d")
    assert line.text().endswith("d")


def test_nothing_cuts_the_ring_off(theme: Theme, window: QWidget) -> None:
    tight = QWidget()
    inside = QVBoxLayout(tight)
    inside.setContentsMargins(0, 0, 0, 0)
    button = Button(theme, "One")
    inside.addWidget(button)
    first = Button(theme, "Before")
    put(window, first, tight)
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    (ring,) = rings(window)

    def around() -> bool:
        place = QRect(button.mapTo(window, QPoint()), button.size())
        return ring.geometry().center() == place.center() and ring.geometry().contains(place)

    assert ring.parentWidget() is window
    assert around()
    tight.move(tight.x() + 20, tight.y() + 10)
    assert around()


def test_space_presses_a_button(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    button = Button(theme, "Send", kind=Kind.FILLED)
    put(window, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked, timeout=500):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_buttons_have_the_heights_of_the_design(theme: Theme) -> None:
    heights = [Button(theme, "x", height=height).sizeHint().height() for height in Height]
    assert heights == [24, 28, 32, 36]
    icon = IconButton(theme, "send")
    icon.name("Send", "Enter")
    assert (icon.sizeHint().width(), icon.accessibleName()) == (32, "Send")
    assert "Enter" in icon.toolTip()


@pytest.mark.parametrize("control", [Check, Choice, Switch])
def test_a_mark_can_be_hit_also_by_its_words(
    theme: Theme, window: QWidget, control: type[Check | Choice | Switch]
) -> None:
    box = control(theme, "Remember")
    put(window, box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 4, box.height() // 2))
    assert box.isChecked()
    assert box.sizeHint().height() >= 24


def test_a_password_shows_while_the_eye_is_open(theme: Theme, window: QWidget) -> None:
    line = PasswordLine(theme)
    put(window, line)
    eye = line.eye
    assert line.echoMode() is QLineEdit.EchoMode.Password
    eye.click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert "Hide" in eye.accessibleName()


def test_a_field_says_what_is_wrong_to_eyes_and_ears(theme: Theme, window: QWidget) -> None:
    field = Field(theme, PasswordLine(theme))
    field.name("Password")
    put(window, field)
    field.complain("Wrong password. 3 tries left.")
    assert field.line.accessibleName() == "Password"
    assert "3 tries" in field.line.accessibleDescription()
    assert field.line.property("invalid") is True
    field.complain("")
    assert field.line.property("invalid") is False


def test_escape_leaves_a_search(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    line = SearchLine(theme)
    put(window, line)
    QTest.keyClicks(line, "zs")
    moved: list[int] = []
    line.moved.connect(moved.append)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert moved == [1, -1]
    with qtbot.waitSignal(line.left, timeout=500):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_a_label_shows_markup_as_it_is(theme: Theme) -> None:
    label = Label(theme, "<b>not bold</b><img src='http://nowhere'>")
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("count", "shown"), [(1, "1"), (99, "99"), (100, "99+"), (12000, "99+")])
def test_a_badge_counts_to_99(count: int, shown: str) -> None:
    assert badge_text(count) == shown


def test_a_toast_stays_inside_of_its_window(theme: Theme, window: QWidget) -> None:
    toast = Toast(theme, window)
    window.show()
    toast.say("x" * 300)
    assert window.rect().contains(toast.geometry())
    assert toast.isVisible()
    toast.say("Saved")
    one_line = toast.height()
    toast.say("You see no new messages from then on. What was said until then stays readable.")
    assert toast.height() > one_line
    assert window.rect().contains(toast.geometry())


def test_controls_follow_the_theme(theme: Theme, window: QWidget) -> None:
    class Counting(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.paints = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.paints += event.type() is QEvent.Type.Paint
            return False

    button = Button(theme, "One")
    put(window, button)
    counting = Counting()
    button.installEventFilter(counting)
    theme.choose(Look(mode=Mode.DARK))
    QTest.qWait(20)
    assert counting.paints > 0


def test_the_scroll_bar_lies_over_the_content(theme: Theme, window: QWidget) -> None:
    view = QListView()
    bar = OverlayScrollBar(theme, view)
    put(window, view)
    view.verticalScrollBar().setRange(0, 1000)
    view.verticalScrollBar().setPageStep(100)
    assert bar.isVisible()
    assert bar.geometry().right() <= view.width()
    top = bar.handle().top()
    view.verticalScrollBar().setValue(1000)
    assert bar.handle().top() > top
    assert bar.handle().width() == 4
    view.verticalScrollBar().setRange(0, 0)
    assert not bar.isVisible()


def test_the_handle_can_be_dragged(theme: Theme, window: QWidget) -> None:
    view = QListView()
    bar = OverlayScrollBar(theme, view)
    put(window, view)
    view.verticalScrollBar().setRange(0, 1000)
    view.verticalScrollBar().setPageStep(100)
    start = bar.handle().center().toPoint()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(0, 60))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 60))
    assert view.verticalScrollBar().value() > 100


def test_a_toast_higher_than_its_ground_is_whole(theme: Theme, window: QWidget) -> None:
    window.resize(300, 300)
    ground = QWidget(window)
    ground.setGeometry(0, 100, 300, 60)
    toast = Toast(theme, ground, window)
    toast.say("You see no new messages from then on. What was said until then stays readable. " * 2)
    assert toast.height() > ground.height()
    assert window.rect().contains(toast.geometry())
    assert ground.geometry().bottom() >= toast.geometry().bottom()


@pytest.mark.parametrize("scale", [100, 125, 150, 175, 200])
def test_a_list_is_as_wide_as_its_longest_choice(theme: Theme, window: QWidget, scale: int) -> None:
    theme.choose(Look(scale=scale))
    combo = Combo(theme, parent=window)
    combo.addItems(["Follow system", "English"])
    combo.resize(combo.sizeHint())
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    assert option.currentText == "Follow system"
