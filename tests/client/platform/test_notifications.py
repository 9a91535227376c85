"""Notifications through the tray, and how long their words may be."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from client.platform.notifications import BODY_LENGTH, Notification, Notifier, TrayNotifier, shortened


class Messages(QSystemTrayIcon):
    """A tray icon that keeps its messages."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def showMessage(self, title: str, body: str, *_: object) -> None:  # type: ignore[override]  # noqa: N802
        self.shown.append((title, body))


# Words


def test_titles_are_one_line_and_bodies_short() -> None:
    title, body = shortened(Notification("k", "王芳\n\u3000 设计部", " 一" * 400))
    assert title == "王芳 设计部"
    assert len(body) == BODY_LENGTH
    assert body.endswith("…")


# The tray's messages


async def test_the_tray_shows_and_a_click_tells_which(qtbot: QtBot) -> None:
    clicked: list[str] = []
    tray = Messages()
    notifier: Notifier = TrayNotifier(tray, QIcon(), clicked.append)
    notifier.show(Notification("wang", "王芳", "图纸改好了"))
    notifier.show(Notification("li", "李伟", "收到"))
    tray.messageClicked.emit()
    assert (tray.shown, clicked) == ([("王芳", "图纸改好了"), ("李伟", "收到")], ["li"])
    notifier.withdraw("li")
    tray.messageClicked.emit()
    assert clicked == ["li"]
    await notifier.close()
