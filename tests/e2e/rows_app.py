"""A chat that never rests: other chats, scrolling, new messages, while somebody reads it aloud."""

import asyncio
import contextlib
import sys

import qasync
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from client.ui.chat.log.accessible_rows import ChatReading
from client.ui.chat.log.timeline import Timeline
from client.ui.theme.fonts import add_emoji_font
from client.ui.theme.theme import Theme
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.times import Times
from tests.client.fake_chat import FakeChat


async def unrest(view: Timeline, frame: QWidget, times: int) -> None:
    """Open one chat after the other."""
    for opened in range(times):
        source = FakeChat(2000)
        window = ChatWindow(source)
        view.show_window(window, group=True)
        await window.open(-1)
        for step in range(10):
            view.scroll_by(-300 if step % 3 else 500)
            source.arrive()
            await asyncio.sleep(0.01)
        await window.close()
        frame.setWindowTitle(f"不停 {opened}")
    view.show_window(None)


def main() -> None:
    """Run as long as the command line says, and end in order."""
    application = QApplication(sys.argv)
    add_emoji_font()
    ChatReading().install()
    frame = QWidget()
    view = Timeline(Theme(application), Times(QLocale("en")))
    view.setAccessibleName("消息")
    QVBoxLayout(frame).addWidget(view)
    frame.resize(640, 700)
    frame.show()
    loop = qasync.QEventLoop(application)
    with contextlib.closing(loop):
        loop.run_until_complete(unrest(view, frame, int(sys.argv[1])))
    frame.close()


if __name__ == "__main__":
    main()
