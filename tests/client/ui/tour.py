"""Walks through every surface of the client: opens it, shows it to whoever looks, closes it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QSize
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from client.core.profile.demo import Demo, DemoPerson
from client.core.words.language import Language
from client.gui.edges import STRIP
from client.ui.auth.lock_window import LockWindow
from client.ui.drawing.avatars import Portrait
from client.ui.main.conversation_window import ConversationWindow
from client.ui.main.rail import Place
from client.ui.main.tab_strip import TabStrip
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.strip import Strip
from client.viewmodels.chat.open_chats import ChatPlace
from client.viewmodels.settings.lock import LockModel
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.sign_in.found_servers import ServerRow
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.identities import ME
from tests.client.ui.chat_surfaces import CHAT_SURFACES, LATER, furnish_with_files
from tests.client.ui.furnished_office import FurnishedOffice
from tests.client.ui.menus import ACCOUNTS, MENUS, files_menu, within
from tests.client.ui.office_windows import GROUP, HE
from tests.client.ui.rare_surfaces import EMPTY, EmptyOffice
from tests.client.ui.settings.visit import Visit as SettingsVisit
from tests.client.ui.surfaces import SURFACES
from tests.client.ui.visit import ORGANISATION, Keeping, Visit

Stop = tuple[str, QWidget]
"""What a surface is called, and the window it stands in."""

DEMO = Demo(
    "127.0.0.1:7443",
    ORGANISATION,
    "恒川精密科技",
    tuple(DemoPerson(f"HC000{place}", name, "x") for place, name in enumerate(("林晓雨", "陈思远", "张伟"))),
    "python3 dev.py run --profile second",
)
CLASSIC = Preferences(window="classic")
SERVERS = (
    ServerRow("恒川精密科技", "hc-server:7443"),
    ServerRow("恒川精密科技（苏州）", "10.12.8.20:7443"),
)


QUESTIONS = {"devices": ("Sign out", "Change…"), "storage": ("Free space…",)}
"""Buttons of a page that ask something in it."""
PAGES = {"devices": "DevicesPage", "storage": "StoragePage"}
SLOW = frozenset({"rooms"})
"""What is read a moment after it was opened."""
RESTS = 20
"""Moments until what is searched for has come, and what is read in a thread."""


async def settled(times: int = 3) -> None:
    """Let layouts, events and tasks come to rest."""
    for _ in range(times):
        await asyncio.sleep(0)
        QApplication.processEvents()


async def rested() -> None:
    """Let also what a timer or a thread is at come to rest."""
    for _ in range(RESTS):
        await asyncio.sleep(0.015)
        QApplication.processEvents()


async def sign_in(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Walk through signing in: every step, every kind of complaint."""
    visit = Visit(theme, keeping, ACCOUNTS, language=language, demo=DEMO, bound=True)
    visit.window.show()
    await settled()
    yield "demo", visit.window
    visit.model.ask_again()
    await settled()
    yield "sign in", visit.window
    for name, rows, refusal in (
        ("found", SERVERS, None),
        ("none found", (), None),
        ("not allowed to look", (), Refusal(ErrorCode.OFFLINE, part="network")),
    ):
        visit.street.rows, visit.street.refusal = list(rows), refusal
        visit.found.search()
        await asyncio.sleep(0.02)
        await settled()
        yield name, visit.window
    visit.found.hide()
    for name, refusal in (
        ("wrong password", Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=3)),
        ("another organisation", Refusal(ErrorCode.WRONG_ORGANISATION)),
        (
            "first sight",
            Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name="恒川精密科技"),
        ),
    ):
        visit.door.answers = [refusal]
        visit.model.sign_in("hc-server:7443", "HC0342", "secret-1")
        await settled(6)
        yield name, visit.window
    visit.model.must_change()
    await settled()
    yield "new password", visit.window
    visit.model.change_password("short", "short", "x")
    await settled()
    yield "short password", visit.window
    await visit.close()


async def settings(theme: Theme, folder: Path, language: Language) -> AsyncIterator[Stop]:
    """Walk through the pages of the settings, with their questions open."""
    visit = SettingsVisit(theme, folder, language=language)
    visit.window.show()
    for page in visit.window.pages:
        visit.window.open(page)
        await visit.settle(lambda: bool(visit.devices.rows) and visit.stored.size is not None)
        yield f"settings {page}", visit.window
        for words in QUESTIONS.get(page, ()):
            said = QCoreApplication.translate(PAGES[page], words)
            buttons = visit.window.pages[page].findChildren(Button)
            next(one for one in buttons if one.text() == said and one.isVisible()).click()
            await settled()
            yield f"settings {page}: {words}", visit.window
    await visit.close()


async def office(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Walk through the main window and all that opens in it."""
    made = FurnishedOffice(theme, keeping, language)
    made.model.chats.open(GROUP, None)
    await settled(8)
    for surface, act in SURFACES.items():
        # Without a screen a window that lost its focus gets it from nobody.
        made.window.activateWindow()
        act(made)
        await (rested() if surface in SLOW else settled(2))
        yield surface, made.window
        for dialog in made.dialogs:
            dialog.reject()
        await settled(2)
    await made.model.close()


async def empty(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Walk through places where there is nothing yet."""
    made = EmptyOffice(theme, keeping, language)
    await settled(8)
    for name, act in EMPTY.items():
        made.window.activateWindow()
        act(made)
        await rested()
        yield name, made.window
        for dialog in made.dialogs:
            dialog.reject()
        await settled(2)
    await made.model.close()


async def talking(theme: Theme, keeping: Keeping, language: Language, size: QSize) -> AsyncIterator[Stop]:
    """Walk through what opens within the list and the chat of a window that has its size before."""
    made = FurnishedOffice(theme, keeping, language)
    made.window.resize(size)
    made.model.chats.open(GROUP, None)
    await settled(8)
    for surface, opened in CHAT_SURFACES.items():
        with opened(made):
            await (rested() if surface in LATER else settled(6))
            yield surface, made.window
        await settled(4)
    await made.model.close()


async def menus(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Open every menu."""
    made = FurnishedOffice(theme, keeping, language)
    made.model.chats.open(GROUP, None)
    made.window.go_to(Place.ADMIN)
    await settled(8)
    made.window.go_to(Place.CHATS)
    await settled(8)
    for name, make in MENUS.items():
        async for stop in _opened(name, make(made)):
            yield stop
    furnish_with_files(made)
    made.model.chats.open(made.company.chats.direct(HE), HE)
    await rested()
    async for stop in _opened("menu of files", files_menu(made)):
        yield stop
    await made.model.close()


async def _opened(name: str, menu: QMenu) -> AsyncIterator[Stop]:
    """Open a menu, and those within it."""
    for called, one in within(name, menu):
        one.popup(QPoint(40, 40))
        await settled()
        yield called, one
        one.hide()


async def viewer(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Look at a picture closely."""
    made = FurnishedOffice(theme, keeping, language)
    picture, _ = furnish_with_files(made)
    made.model.chats.open(made.company.chats.direct(HE), HE)
    await rested()
    panel = made.window.chat
    (row,) = (one for one in panel.timeline.rows if picture in one.attachments)
    panel.opening.look(row.id, picture)
    await rested()
    assert panel.opening.viewer is not None
    yield "viewer", panel.opening.viewer
    panel.opening.viewer.close()
    await made.model.close()


async def status(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Open what says how I want to be seen."""
    made = FurnishedOffice(theme, keeping, language)
    made.window.status.ask()
    await settled()
    yield "my status", made.window
    await made.model.close()


async def small_windows(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Walk through the windows that stand beside others, as small as they get."""
    m = theme.measures
    made = FurnishedOffice(theme, keeping, language)
    made.window.apply(CLASSIC)
    made.window.resize(m.classic_least_width, m.classic_least_height)
    for place in (Place.CHATS, Place.CONTACTS, Place.GROUPS):
        made.window.go_to(place)
        await settled()
        yield f"panel {place.name.lower()}", made.window
    strip = Strip(theme, made.window)
    strip.setGeometry(0, 0, STRIP, made.window.height())
    strip.show()
    await settled()
    yield "hidden panel", strip
    strip.hide()
    made.model.chats.choose(ChatPlace.TABS)
    made.model.actions.open(HE)
    made.model.chats.open(GROUP, None)
    tabs = ConversationWindow(theme, made.model, made.model.chats.stacks[0], CLASSIC)
    keeping.addWidget(tabs)
    tabs.show()
    tabs.resize(m.chat_window_least_width, m.chat_window_least_height)
    await settled()
    yield "tabs", tabs
    (bar,) = tabs.findChildren(TabStrip)
    menu = bar.tab_menu(0)
    menu.popup(QPoint(40, 40))
    await settled()
    yield "tab menu", menu
    menu.hide()
    tabs.close()
    made.window.go_to(Place.ADMIN)
    await settled(8)
    yield "admin alone", made.window.admin.window()
    await made.model.close()
    lock = LockModel(_never, 0, lambda _tries: None)
    locked = LockWindow(theme, lock, Portrait(ME, "林晓雨"))
    keeping.addWidget(locked)
    locked.resize(m.classic_least_width, m.classic_least_height)
    locked.show()
    await settled()
    yield "lock", locked
    lock.unlock("x")
    await settled(6)
    yield "wrong password at the lock", locked
    await lock.close()


async def _never(_password: str) -> bool:
    """Let nobody in."""
    return False
