"""Words that have left the editor are kept until somebody else has them, and begun again if nobody does."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from client.core.words.wording import Language
from client.viewmodels.chat import model as chat_model
from client.viewmodels.main.model import MainModel
from shared.errors import ErrorCode, Refusal
from shared.model.styles import StyledText
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import NOW, person_id

pytestmark = pytest.mark.gui

WORDS = StyledText("see you at nine")


@dataclass
class Desk:
    """A chat, and a server that takes its time."""

    office: Company
    model: MainModel
    answer: asyncio.Event
    refusal: Refusal | None = None

    async def slow(self, *_: Any, **_named: Any) -> bytes:
        await self.answer.wait()
        if self.refusal is not None:
            raise self.refusal
        return b""

    def send(self) -> None:
        chat = self.model.chats.main.chat
        assert chat is not None
        chat.send(WORDS)

    def send_later(self) -> None:
        chat = self.model.chats.main.chat
        assert chat is not None
        chat.send_later(WORDS, NOW)

    async def settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


@pytest_asyncio.fixture
async def desk(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Desk]:
    office = company("陈思远")
    model = MainModel(office.services, lambda: Language.ENGLISH)
    model.chats.open(office.chats.direct(person_id(0)), person_id(0))
    made = Desk(office, model, asyncio.Event())
    monkeypatch.setattr(office.chats, "send", made.slow)
    monkeypatch.setattr(office.later, "keep", made.slow)
    yield made
    await model.close()


@pytest.mark.parametrize("leave", [Desk.send, Desk.send_later])
async def test_they_are_kept_until_the_answer(desk: Desk, leave: Callable[[Desk], None]) -> None:
    leave(desk)
    assert desk.office.chats.leaving == [WORDS], "before anything else happens"
    await desk.settle()
    assert desk.office.chats.leaving == [WORDS]
    desk.answer.set()
    await desk.settle()
    assert desk.office.chats.leaving == []
    assert desk.model.chats.main.draft() == StyledText()


@pytest.mark.parametrize("leave", [Desk.send, Desk.send_later])
async def test_refused_they_stand_before_what_was_typed_since(
    desk: Desk, leave: Callable[[Desk], None]
) -> None:
    desk.refusal = Refusal(ErrorCode.STORAGE_FULL)
    leave(desk)
    desk.model.chats.main.keep_draft(StyledText("and"))
    desk.answer.set()
    await desk.settle()
    assert desk.office.chats.leaving == []
    assert desk.model.chats.main.draft().text == "see you at nine\nand"


@pytest.mark.parametrize("leave", [Desk.send, Desk.send_later])
async def test_a_client_that_ends_begins_them_again(
    desk: Desk, leave: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_model, "SENDING", 0.01)
    leave(desk)
    chat = desk.model.chats.main.chat
    assert chat is not None
    await desk.settle()
    await desk.model.chats.close()
    assert desk.office.chats.begun(chat.conversation) == WORDS
