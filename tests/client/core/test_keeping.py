"""What a sign-in leaves behind: the token or none, the name or none, and nothing of one that was given up."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import pytest_asyncio

from client.core import connection
from client.core.bus import Bus
from client.core.connection import ServerConnection
from client.core.handshake import Session
from client.core.identity import Identity
from client.core.running_link import RunningLink
from client.core.settings import Keep, Pin, Settings, SettingsFile
from client.core.tasks import Tasks
from client.core.vault import FileVault, Secret
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text
from shared.protocol.auth import SignedIn
from shared.wire.session import Welcome

ORGANISATION = bytes(range(20))
TOKEN = b"t" * 32


class Link:
    """A link that lasts until it is closed."""

    def __init__(self) -> None:
        self.closed = asyncio.Event()

    async def ended(self) -> Refusal:
        await self.closed.wait()
        return Refusal(ErrorCode.OFFLINE)

    async def ask(self, request: object) -> object:
        return request

    async def close(self) -> None:
        self.closed.set()


class Follower:
    """Follows nothing."""

    def told(self, event: object) -> None:
        pass

    async def run(self, heartbeat: float) -> None:
        await asyncio.sleep(heartbeat)


class House:
    """A profile's folder, and a server that lets everybody in."""

    def __init__(self, folder: Path) -> None:
        self.settings = SettingsFile(folder / "settings.json")
        self.settings.value = Settings(networks=("eth0",))
        self.vault = FileVault(folder / "secrets.json")
        self.links: list[Link] = []
        self.made: list[ServerConnection] = []

    def starts(self) -> ServerConnection:
        """Start the client anew."""
        made = ServerConnection(self.settings, Identity.fresh(), self.vault, Bus())
        made.follow_with(lambda _: Follower())
        self.made.append(made)
        return made

    async def open_session(self, *_: object) -> Session:
        self.links.append(Link())
        welcome = Welcome(1, (), "agent", ORGANISATION, "恒川", b"n" * 32, 0, 30.0)
        signed_in = SignedIn(b"p" * 16, "1001", "王芳", TOKEN, b"", b"", must_change=False)
        return Session(cast("RunningLink", self.links[-1]), welcome, signed_in)


@pytest_asyncio.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    made = House(tmp_path)

    async def establish(*_: object, **__: object) -> Pin:
        return Pin(organisation_text(ORGANISATION), "恒川", None)

    monkeypatch.setattr(connection, "establish", establish)
    monkeypatch.setattr(connection, "open_session", made.open_session)
    yield made
    for one in made.made:
        await one.stop()


async def sign_in(one: ServerConnection, keep: Keep | None = None) -> None:
    await one.sign_in("office:7443", "wangfang", "secret", ORGANISATION, keep)


async def test_all_is_kept_unless_told_otherwise(house: House) -> None:
    await sign_in(house.starts())
    assert await house.vault.get(Secret.TOKEN) == TOKEN
    assert house.settings.value.account is not None
    assert house.settings.value.account.user == "wangfang"
    assert await house.starts().can_resume()


async def test_without_the_session_the_token_ends_with_the_process(house: House) -> None:
    one = house.starts()
    await sign_in(one, Keep(session=False))
    assert await house.vault.get(Secret.TOKEN) is None
    # This process comes back by itself, the next one asks.
    assert await one.can_resume()
    await one.resume()
    assert not await house.starts().can_resume()


async def test_a_token_of_before_goes_when_it_is_not_wanted_any_more(house: House) -> None:
    one = house.starts()
    await sign_in(one)
    await sign_in(one, Keep(session=False))
    assert await house.vault.get(Secret.TOKEN) is None


async def test_the_choice_holds_until_it_is_made_anew(house: House) -> None:
    one = house.starts()
    await sign_in(one, Keep(user=False, session=False))
    await sign_in(one)
    assert house.settings.value.keep == Keep(user=False, session=False)
    assert house.settings.value.account is not None
    assert house.settings.value.account.user == ""
    # Whose profile it is, is known all the same.
    assert house.settings.value.account.number == "1001"


async def test_signing_out_keeps_the_name_alone(house: House) -> None:
    one = house.starts()
    await sign_in(one)
    await one.sign_out()
    assert not await one.can_resume()
    with pytest.raises(Refusal):
        await one.resume()
    assert house.settings.value.account is not None
    assert house.settings.value.account.user == "wangfang"


async def test_where_servers_are_looked_for_is_not_forgotten(house: House) -> None:
    await sign_in(house.starts())
    assert house.settings.value.networks == ("eth0",)


async def test_who_gives_up_is_not_signed_in_behind_their_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def slow(*_: Any) -> None:
        reached.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(house.vault, "put", slow)
    one = house.starts()
    tasks = Tasks("test")
    tasks.start(sign_in(one), "sign in")
    await asyncio.wait_for(reached.wait(), 5)
    await tasks.close()
    assert house.links[-1].closed.is_set()
    assert not one.connected
    assert not await one.can_resume()


def test_settings_of_before_keep_everything() -> None:
    old = msgspec.json.decode(b'{"server": "office:7443"}', type=Settings)
    assert old.keep == Keep(user=True, session=True)
