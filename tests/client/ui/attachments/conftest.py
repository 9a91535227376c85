"""The chat that these tests talk in."""

from collections.abc import AsyncGenerator

import pytest_asyncio

from tests.client.fakes.identities import person_id
from tests.client.ui.attachments.chat import Chat
from tests.client.ui.chat_office import Office


@pytest_asyncio.fixture
async def chat(office: Office) -> AsyncGenerator[Chat]:
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    yield Chat(office)
    await office.settle()
