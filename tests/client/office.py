"""Clients in this process against a real server in another: named people at their devices."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import TypeVar

from client.app import Client, open_client
from client.core.events import (
    ConnectionChanged,
    EntriesStored,
    EntryFailed,
    EntryPlaced,
    PeopleStored,
    SessionEnded,
    SessionOpened,
    SomeoneTypes,
    StateStored,
)
from client.core.profile.folder import Profile
from tests.support.server import Organisation, Server

E = TypeVar("E")
KINDS = (
    *(ConnectionChanged, EntriesStored, EntryFailed, EntryPlaced, PeopleStored, SessionEnded),
    *(SessionOpened, SomeoneTypes, StateStored),
)


class Device:
    """A client at work, with what its bus has told and the test has not looked at yet."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.heard: asyncio.Queue[object] = asyncio.Queue()
        for kind in KINDS:
            client.bus.subscribe(kind, self.heard.put_nowait)

    async def until(self, kind: type[E], count: int = 1) -> E:
        """Skip to the next event of a class, or to the next but so many."""
        async with asyncio.timeout(20):
            while True:
                event = await self.heard.get()
                if isinstance(event, kind):
                    count -= 1
                    if count == 0:
                        return event

    async def until_up(self) -> None:
        while not (await self.until(ConnectionChanged)).up:
            pass

    async def until_shown(self, conversation: bytes, texts: list[str]) -> None:
        """Wait until a conversation shows exactly these texts."""
        shown: list[str] = []
        try:
            async with asyncio.timeout(20):
                while (shown := await self.texts(conversation)) != texts:
                    await self.heard.get()
        except TimeoutError:
            raise AssertionError(f"{shown} is shown, not {texts}") from None

    async def texts(self, conversation: bytes) -> list[str]:
        """Return what a conversation shows."""
        view = await self.client.chat.history(conversation, limit=500)
        return ["(recalled)" if row.recalled else row.text for row in view.rows]


class Office:
    """A company with a server, and a home for profiles."""

    def __init__(self, organisation: Organisation, server: Server, home: Path) -> None:
        self.organisation = organisation
        self.server = server
        self.home = home

    def number(self, name: str) -> str:
        return self.organisation.numbers[name]

    @contextlib.asynccontextmanager
    async def at(self, profile: str) -> AsyncGenerator[Device]:
        """Run a profile's client without signing in."""
        client = await open_client(Profile(profile, self.home), portable=True)
        try:
            yield Device(client)
        finally:
            await client.close()

    @contextlib.asynccontextmanager
    async def signed_in(self, name: str, profile: str = "", server: str = "") -> AsyncGenerator[Device]:
        """Run a person's client, signed in and in step; the second time with what it kept."""
        async with self.at(profile or name) as device:
            client = device.client
            address = server or self.server.address
            if client.settings.value.account is None:
                password, trust = self.organisation.password, self.organisation.id
                await client.auth.sign_in(address, self.number(name), password, trust)
            else:
                await client.auth.resume(address)
            await device.until_up()
            yield device
