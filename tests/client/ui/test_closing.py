"""What a closed window leaves behind: nothing that hears, nothing that shows, and word of what went wrong."""

import asyncio
import gc
import logging

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from client.core.events import PeopleStored
from client.core.words.wording import Language
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from shared.errors import ErrorCode, Refusal
from shared.protocol.org import Person
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import person_id


async def turn() -> None:
    for _ in range(4):
        await asyncio.sleep(0)
        QApplication.processEvents()


def main_model(office: Company) -> MainModel:
    return MainModel(office.services, lambda: Language.ENGLISH)


def one_chat_each(*names: str) -> Company:
    office = company(*names)
    for number in range(len(names)):
        office.chats.say_to_me(person_id(number), "one")
    return office


async def open_and_close(theme: Theme, office: Company, number: int) -> None:
    """Sign in, look into a chat, sign out."""
    model = main_model(office)
    window = MainWindow(theme, model, Preferences())
    window.show()
    model.actions.open(person_id(number % 2))
    await turn()
    window.close()
    window.deleteLater()
    await model.close()


async def test_windows_opened_and_closed_twenty_times_leave_nothing(theme: Theme) -> None:
    office = one_chat_each("陈思远", "张伟")
    counts: list[tuple[int, int]] = []
    for number in range(20):
        await open_and_close(theme, office, number)
        await turn()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        models = sum(
            type(one).__name__ in {"MainModel", "ChatModel", "ChatWindow"} for one in gc.get_objects()
        )
        counts.append((len(QApplication.allWidgets()), models))
    assert counts[-1] == counts[1]


async def test_a_chat_left_in_the_moment_of_closing_hears_no_more(qapp: QApplication) -> None:
    office = one_chat_each("陈思远", "张伟")
    model = main_model(office)
    model.actions.open(person_id(0))
    first = model.chats.main.chat
    assert first is not None
    heard: list[int] = []
    first.header_changed.connect(lambda: heard.append(1))
    model.actions.open(person_id(1))
    await model.close()
    office.bus.publish(PeopleStored(()))
    assert heard == []


async def test_a_search_ends_with_its_window(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    office = one_chat_each("陈思远", "张伟")
    found, looking = asyncio.Event(), asyncio.Event()

    async def slow(text: str, limit: int = 50) -> list[Person]:
        looking.set()
        await found.wait()
        return []

    monkeypatch.setattr(office.people, "find", slow)
    model = main_model(office)
    window = MainWindow(theme, model, Preferences())
    window.show()
    window.list.search.setText("zw")
    async with asyncio.timeout(5):
        while not looking.is_set():
            await asyncio.sleep(0.01)
            QApplication.processEvents()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await model.close()
    found.set()
    await turn()
    # A slow machine is told of in warnings; what nobody awaited would be an error.
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_sign_out_that_fails_says_why(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    office = company("陈思远")

    async def locked() -> None:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="vault")

    monkeypatch.setattr(office.auth, "sign_out", locked)
    model = main_model(office)
    said: list[str] = []
    left: list[int] = []
    model.troubled.connect(said.append)
    model.connection.signed_out.connect(lambda: left.append(1))
    model.connection.sign_out()
    await turn()
    assert len(said) == 1
    assert left == []
    await model.close()
