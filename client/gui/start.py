"""Starts the window: Qt, fonts, language, the client, and one loop for all of it."""

import asyncio
import contextlib
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from client.app import open_client
from client.core.profile.demo import load_demo
from client.core.profile.folder import Profile
from client.core.words.wording import Language, wording
from client.gui.around import look_around
from client.gui.collecting import Collecting
from client.gui.desktop import Desktop
from client.gui.ending import Ending, run_to_the_end
from client.gui.looks import look_of
from client.gui.windows import Windows
from client.platform.network import NetworkNews, system_network
from client.platform.second_start import raise_first
from client.ui.chat.log.accessible_rows import ChatReading
from client.ui.drawing.logo import window_icon
from client.ui.language import Speech, language_of
from client.ui.theme.fonts import add_bundled_text_font, add_emoji_font
from client.ui.theme.theme import Theme
from client.viewmodels.settings.preferences import PreferencesFile
from client.viewmodels.settings.quiet_hours import telling
from shared.errors import Refusal
from shared.model.invite import is_invite


@dataclass(frozen=True)
class Start:
    """What the command line asked for."""

    profile: str
    server: str = ""
    plain: bool = False
    demo: str = ""
    background: bool = False

    @property
    def link(self) -> str:
        """The invite link to be opened, if it is one."""
        return "".join(self.server.split()) if is_invite(self.server) else ""

    @property
    def common(self) -> list[str]:
        """The options of this start that one for another account has as well."""
        return [*(["--plain"] if self.plain else []), *(["--demo", self.demo] if self.demo else [])]


def now() -> datetime:
    """Return the time of the clock on the wall."""
    return datetime.now().astimezone()


async def open_windows(start: Start, application: QApplication, speech: Speech, ending: Ending) -> None:
    """Open the profile's client and its windows, and close both in order. Raises Refusal."""
    # A folder named by LINXIN_HOME carries its own secrets, so that it can be moved and tested.
    portable = bool(os.environ.get("LINXIN_HOME"))
    profile = Profile(start.profile)
    client = await open_client(profile, portable=portable, plain=start.plain)
    try:
        file = PreferencesFile(profile.folder / "window.json")
        await asyncio.to_thread(file.load)
        speech.speak(language_of(file.value.language))
        theme = Theme(application, look_of(file.value, speech.language))
        windowing = application.platformName()
        around = await look_around(
            profile, windowing, start.common, portable=portable, background=start.background
        )
        desktop = Desktop(application, theme, profile.folder, around, lambda: telling(file.value, now()))
        demo = await asyncio.to_thread(load_demo, Path(start.demo)) if start.demo else None
        news = NetworkNews(system_network(), client.connection.network_changed)
        windows = Windows(client, theme, speech, file, start.server, desktop, demo)
        ending.leads_to(windows.leave)
        await windows.run()
        news.deleteLater()
    finally:
        await client.close()


def run(start: Start, language: Language) -> int:
    """Run the window; return its exit code."""
    add_bundled_text_font()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("linxin")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("linxin")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(window_icon())
    add_emoji_font()
    ChatReading().install()
    speech = Speech()
    speech.speak(language)
    loop = qasync.QEventLoop(application)
    Collecting(application)
    with contextlib.closing(Ending(application, loop)) as ending, contextlib.closing(loop):
        try:
            refusal = run_to_the_end(loop, open_windows(start, application, speech, ending), ending)
        except TimeoutError:
            say_display_lost()
            os._exit(1)  # something hangs that waiting does not help; what was written is on disk
        code = _code(start, speech, refusal, ending)
        ending.over()
        return code


def _code(start: Start, speech: Speech, refusal: Refusal | None, ending: Ending) -> int:
    """Return the exit code, having said why nothing could be opened or is left."""
    if ending.display_lost:
        say_display_lost()
        return 1
    if refusal is not None:
        in_use = refusal.detail.get("reason") == "profile_in_use"
        if in_use and raise_first(Profile(start.profile).folder, link=start.link):
            return 0
        say_refusal(refusal, speech.language)
        return 1
    return ending.code


def say_display_lost() -> None:
    """Say why the window is gone, and what is kept."""
    words = QCoreApplication.translate(
        "Start",
        "The display is gone, so Linxin has closed. Unsent messages and drafts are kept on this device.",
    )
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def say_refusal(refusal: Refusal, language: Language) -> None:
    """Say why nothing could be opened, where a user without a terminal sees it."""
    words = wording(refusal, language)
    sys.stderr.write(words + "\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "邻信", words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
