"""Walks through every surface of the client: opens it, shows it to whoever looks, closes it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from client.core.demo import Demo, DemoPerson
from client.core.language import Language
from client.ui.theme.theme import Theme
from client.viewmodels.found_servers import ServerRow
from shared.errors import ErrorCode, Refusal
from tests.client.ui.office_windows import GROUP, SURFACES, OfficeWindow
from tests.client.ui.settings.visit import Visit as SettingsVisit
from tests.client.ui.visit import ORGANISATION, Keeping, Visit

Stop = tuple[str, QWidget]
"""What a surface is called, and the window it stands in."""

DEMO = Demo(
    "127.0.0.1:7443",
    ORGANISATION,
    "恒川精密科技",
    tuple(DemoPerson(f"HC000{place}", name, "x") for place, name in enumerate(("林晓雨", "陈思远", "张伟"))),
)
SERVERS = (
    ServerRow("恒川精密科技", "hc-server:7443"),
    ServerRow("恒川精密科技（苏州）", "10.12.8.20:7443"),
)


async def settled(times: int = 3) -> None:
    """Let layouts, events and tasks come to rest."""
    for _ in range(times):
        await asyncio.sleep(0)
        QApplication.processEvents()


async def sign_in(theme: Theme, keeping: Keeping, language: Language) -> AsyncIterator[Stop]:
    """Walk through signing in: every step, every kind of complaint."""
    visit = Visit(theme, keeping, language=language, demo=DEMO)
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
    await visit.close()


async def office(
    theme: Theme, keeping: Keeping, language: Language, make: type[OfficeWindow] = OfficeWindow
) -> AsyncIterator[Stop]:
    """Walk through the main window and all that opens in it."""
    made = make(theme, keeping, language)
    made.model.open(GROUP, None)
    await settled(8)
    for surface, act in SURFACES.items():
        act(made)
        await settled(2)
        yield surface, made.window
        for dialog in made.dialogs:
            dialog.reject()
        await settled(2)
    await made.model.close()
