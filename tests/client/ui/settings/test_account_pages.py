"""Devices, password, storage and network in the settings, over services that answer as told."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from client.core.events import ConnectionChanged
from client.core.profile.settings import LOOPBACK
from shared.errors import ErrorCode, Refusal
from tests.client.ui.settings.visit import FINGERPRINT, LAPTOP, Visit


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def says(visit: Visit, words: str) -> bool:
    return any(words in one for one in visit.words())


async def list_shown(visit: Visit) -> None:
    visit.window.open("devices")
    await visit.settle(lambda: says(visit, "lin-desk"))


async def test_another_device_is_signed_out_after_a_question(visit: Visit) -> None:
    await list_shown(visit)
    assert says(visit, "Linux · this device")
    assert says(visit, "财务-笔记本")
    first, second = sign_out_buttons(visit)
    assert first.y() <= second.mapTo(visit.window, second.rect().topLeft()).y()
    click(second)
    await visit.settle()
    assert says(visit, "sign in again with the password. Sign it out?")
    assert visit.button("Cancel").hasFocus()
    QTest.keyClick(visit.button("Cancel"), Qt.Key.Key_Space)
    await visit.settle()
    assert sign_out_buttons(visit)[1].hasFocus()
    assert len(visit.account.every) == 2
    click(sign_out_buttons(visit)[1])
    await visit.settle()
    click(sign_out_buttons(visit)[1])
    await visit.settle(lambda: not says(visit, "财务-笔记本"))
    assert LAPTOP not in visit.account.every
    assert not says(visit, "财务-笔记本")
    assert visit.told.out == []


def sign_out_buttons(visit: Visit) -> list[QWidget]:
    every = [one for one in visit.window.findChildren(QWidget) if one.isVisible()]
    found = [one for one in every if getattr(one, "text", str)() == "Sign out"]
    return sorted(found, key=lambda one: one.mapTo(visit.window, one.rect().topLeft()).y())


async def test_this_device_leaves_by_the_way_that_everyone_leaves(visit: Visit) -> None:
    await list_shown(visit)
    click(sign_out_buttons(visit)[0])
    await visit.settle()
    click(sign_out_buttons(visit)[0])
    assert visit.told.out == [True]
    assert len(visit.account.every) == 2


async def test_what_the_server_refuses_is_said(visit: Visit) -> None:
    visit.account.answers = [Refusal(ErrorCode.OFFLINE)]
    visit.window.open("devices")
    await visit.settle(lambda: says(visit, "can't be reached"))
    assert says(visit, "can't be reached")
    visit.window.open("devices")
    await visit.settle(lambda: says(visit, "lin-desk"))
    assert not says(visit, "can't be reached")


def field(visit: Visit, name: str) -> QLineEdit:
    found = visit.control(name, QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


async def type_passwords(visit: Visit, old: str, new: str, again: str) -> None:
    for name, words in (("Present password", old), ("New password", new), ("New password again", again)):
        field(visit, name).clear()
        QTest.keyClicks(field(visit, name), words)
    QTest.keyClick(field(visit, "New password again"), Qt.Key.Key_Return)
    await visit.settle(lambda: not visit.password.busy)


async def test_the_password_is_changed(visit: Visit) -> None:
    await list_shown(visit)
    click(visit.button("Change…"))
    assert field(visit, "Present password").hasFocus()
    await type_passwords(visit, "old-secret", "new-secret-1", "new-secret-2")
    assert says(visit, "The two passwords differ.")
    assert visit.account.changed == []
    visit.account.answers = [Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=3)]
    await type_passwords(visit, "wrong", "new-secret-1", "new-secret-1")
    assert says(visit, "Wrong password. 3 tries left.")
    QTest.keyClicks(field(visit, "Present password"), "x")
    assert not says(visit, "Wrong password")
    await type_passwords(visit, "old-secret", "new-secret-1", "new-secret-1")
    assert visit.account.changed == [("old-secret", "new-secret-1")]
    assert visit.button("Change…").isVisible()
    hidden = [one for one in visit.window.findChildren(QLineEdit) if one.text()]
    assert [one for one in hidden if "secret" in one.text()] == []


async def test_a_closed_form_keeps_no_password(visit: Visit) -> None:
    await list_shown(visit)
    click(visit.button("Change…"))
    QTest.keyClicks(field(visit, "Present password"), "old-secret")
    click(visit.button("Cancel"))
    assert [one for one in visit.window.findChildren(QLineEdit) if one.text() == "old-secret"] == []


async def test_old_history_goes_after_a_question(visit: Visit) -> None:
    visit.window.open("storage")
    await visit.settle(lambda: says(visit, "46 MB"))
    assert says(visit, "46 MB")
    click(visit.button("Free space…"))
    assert says(visit, "The newest 100 messages of each conversation stay.")
    click(visit.button("Cancel"))
    assert visit.disk.bytes == 48_000_000
    click(visit.button("Free space…"))
    click(visit.button("Remove"))
    await visit.settle(lambda: says(visit, "2.9 MB"))
    assert says(visit, "2.9 MB")
    assert visit.button("Free space…").isEnabled()


async def test_a_full_disk_is_said(visit: Visit) -> None:
    visit.disk.refusal = Refusal(ErrorCode.STORAGE_FULL, part="cache")
    visit.window.open("storage")
    click(visit.button("Free space…"))
    click(visit.button("Remove"))
    await visit.settle(lambda: says(visit, "disk is full"))
    assert says(visit, "disk is full")


async def test_the_network_page_tells_the_truth(visit: Visit) -> None:
    visit.window.open("network")
    assert says(visit, "hc-server:7443")
    assert says(visit, FINGERPRINT)
    assert says(visit, "only your organisation's own key is accepted")
    click(visit.button("Copy the fingerprint"))
    assert QGuiApplication.clipboard().text() == FINGERPRINT
    visit.account.state.up, visit.account.state.reason = False, Refusal(ErrorCode.OFFLINE)
    visit.bus.publish(ConnectionChanged(up=False, reason=visit.account.state.reason))
    assert says(visit, "Not connected")
    assert says(visit, "can't be reached")
    click(visit.button("Connect now"))
    assert visit.account.tries == 1


async def test_a_link_without_encryption_says_so(visit: Visit) -> None:
    visit.network.plain = True
    visit.window.open("network")
    assert says(visit, "Not encrypted: the server is on this machine")
    assert not says(visit, "only your organisation's own key")


async def test_where_servers_are_looked_for_is_kept(visit: Visit) -> None:
    visit.window.open("network")
    assert visit.button("This machine").isChecked()
    click(visit.button("Whole network"))
    await visit.settle(lambda: visit.file.value.networks == ("all",))
    assert visit.file.value.networks == ("all",)
    click(visit.button("This machine"))
    await visit.settle(lambda: visit.file.value.networks == LOOPBACK)
    assert visit.file.value.networks == LOOPBACK


async def test_whose_work_is_in_it_is_told(visit: Visit) -> None:
    visit.window.open("about")
    assert says(visit, "Fluent System Icons, Microsoft")
    assert says(visit, "LGPL 3")
    click(visit.button("Copy"))
    assert QGuiApplication.clipboard().text() == "Linxin 0.1.0 · Linux 6.1"
