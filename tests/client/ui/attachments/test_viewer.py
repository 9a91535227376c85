"""Pictures looked at in the viewer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from client.ui.chat.pictures.viewer import Unpacked, unpack
from client.ui.drawing.encoding import encode
from shared.model.bodies import Attachment
from tests.client.ui.attachments.chat import Chat, rgb
from tests.client.ui.attachments.samples import RED, drawn, gif
from tests.client.ui.attachments.seen import seen

Then = Callable[[Unpacked | None], None]

pytestmark = pytest.mark.qt_log_ignore("raise|window masks|grabbing the keyboard", extend=True)


async def test_a_click_opens_the_viewer_and_keys_go_through_the_pictures(chat: Chat) -> None:
    await chat.comes(chat.picture(name="1.png"), chat.picture(60, 30, name="2.png", blue=True))
    await chat.comes(chat.file())
    await chat.comes(chat.picture(80, 30, name="3.png"))
    chat.click()
    viewer = await chat.viewer()
    assert viewer.windowTitle() == "3.png"
    assert not viewer.next.isEnabled()
    titles: list[str] = []
    for _ in range(3):
        QTest.keyClick(viewer, Qt.Key.Key_Left)
        await seen(lambda: viewer.canvas.has_picture)
        titles.append(viewer.windowTitle())
    assert titles == ["2.png", "1.png", "1.png"]
    assert not viewer.previous.isEnabled()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.windowTitle() == "2.png"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert chat.panel.opening.viewer is None


async def test_the_viewer_zooms_by_wheel_keys_and_double_click(chat: Chat) -> None:
    await chat.comes(chat.picture(2000, 60))
    chat.click()
    viewer = await chat.viewer()
    canvas = viewer.canvas
    fitted = canvas.scale
    assert fitted < 1
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert canvas.scale == 1
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert canvas.scale == 1.25
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert canvas.scale == fitted
    at = QPointF(canvas.rect().center())
    turn = QWheelEvent(
        *(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(canvas, turn)
    assert canvas.scale == pytest.approx(fitted * 1.25)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.scale == fitted
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.scale == 1


async def test_a_moving_picture_moves_in_the_viewer(chat: Chat) -> None:
    await chat.comes(chat.files.attachment(gif(), "a.gif", "image/gif", 1, 1))
    chat.click()
    viewer = await chat.viewer()
    assert viewer.canvas.has_picture
    viewer.close()
    assert chat.panel.opening.viewer is None


async def test_a_picture_that_comes_after_its_window_is_gone_is_let_go(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.comes(chat.picture())
    await seen(lambda: chat.colour() == rgb(RED))
    coming: list[Then] = []

    def load(
        _entry: bytes, _file: Attachment, _work: object, then: Callable[[Unpacked | None], None]
    ) -> None:
        coming.append(then)

    monkeypatch.setattr(chat.office.model.files, "load", load)
    chat.click()
    viewer = chat.panel.opening.viewer
    assert viewer is not None
    # As with the window of the chat it belongs to: no event tells.
    Shiboken.delete(viewer)
    (then,) = coming
    then(unpack(encode(drawn(40, 30, RED), "PNG")))
    chat.panel.opening.viewer = None


async def test_what_can_not_be_shown_is_said_in_the_viewer(chat: Chat) -> None:
    await chat.comes(chat.files.attachment(b"no picture", "a.png", "image/png", 40, 30))
    await chat.office.settle()
    chat.click()
    await seen(lambda: chat.panel.opening.viewer is not None)
    await chat.office.settle()
    viewer = chat.panel.opening.viewer
    assert viewer is not None
    assert "damaged" in viewer.canvas.words
    viewer.close()
    assert chat.panel.opening.viewer is None
