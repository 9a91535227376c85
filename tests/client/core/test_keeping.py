"""What a sign-in leaves behind: the token or none, the name or none, and nothing of one that was given up."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import pytest_asyncio

from client.core.bus import Bus
from client.core.clock import MINUTE, unix_ms
from client.core.events import SessionOpened
from client.core.finding.address import Address
from client.core.finding.elsewhere import Elsewhere
from client.core.keys.identity import Identity
from client.core.keys.vault import FileVault, Secret
from client.core.link import coming_back, connection, live_session
from client.core.link.connection import ServerConnection
from client.core.link.handshake import Session
from client.core.link.running_link import RunningLink
from client.core.profile.settings import Keep, Pin, Settings, SettingsFile
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text
from shared.protocol.auth import SignedIn
from shared.wire.session import Welcome

ORGANISATION = bytes(range(20))
PIN = Pin(organisation_text(ORGANISATION), "恒川", None)
TOKEN = b"t" * 32
FOUND = Address("10.0.0.77")


class Link:
    """A link that lasts until it is closed."""

    unheard_since: float | None = None

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
        self.opened: list[SessionOpened] = []
        self.now = 0

    def starts(self, elsewhere: Elsewhere | None = None) -> ServerConnection:
        """Start the client anew."""
        bus = Bus()
        bus.subscribe(SessionOpened, self.opened.append)
        made = ServerConnection(self.settings, Identity.fresh(), self.vault, bus, elsewhere=elsewhere)
        made.follow_with(lambda _: Follower())
        self.made.append(made)
        return made

    async def open_session(self, *_: object) -> Session:
        self.links.append(Link())
        welcome = Welcome(1, (), "agent", ORGANISATION, "恒川", b"n" * 32, self.now, 30.0)
        signed_in = SignedIn(b"p" * 16, "1001", "王芳", TOKEN, b"", b"", must_change=False)
        return Session(cast("RunningLink", self.links[-1]), welcome, signed_in, Address("office"), PIN)


@pytest_asyncio.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    made = House(tmp_path)

    async def establish(*_: object, **__: object) -> Pin:
        return PIN

    monkeypatch.setattr(connection, "establish", establish)
    monkeypatch.setattr(live_session, "open_session", made.open_session)
    yield made
    for one in made.made:
        await one.stop()


async def sign_in(one: ServerConnection, keep: Keep | None = None) -> None:
    await one.sign_in("office:7443", "wangfang", "secret", ORGANISATION, keep)


async def test_it_is_told_how_far_the_servers_clock_is_from_the_one_here(house: House) -> None:
    house.now = unix_ms() + 8 * 60 * MINUTE
    await sign_in(house.starts())
    assert [one.ahead for one in house.opened] == [8 * 60 * MINUTE]


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


async def test_who_gives_up_leaves_no_token_behind(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    put, reached = house.vault.put, asyncio.Event()

    async def slow(secret: Secret, value: bytes) -> None:
        await put(secret, value)
        reached.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(house.vault, "put", slow)
    tasks = Tasks("test")
    tasks.start(sign_in(house.starts()), "sign in")
    await asyncio.wait_for(reached.wait(), 5)
    await tasks.close()
    assert await house.vault.get(Secret.TOKEN) is None
    assert not await house.starts().can_resume()


async def test_a_token_that_a_killed_process_left_is_not_used_unless_it_is_wanted(house: House) -> None:
    await sign_in(house.starts(), Keep(session=False))
    await house.vault.put(Secret.TOKEN, TOKEN)
    after = house.starts()
    assert not await after.can_resume()
    with pytest.raises(Refusal):
        await after.resume()
    assert await house.vault.get(Secret.TOKEN) is None


async def test_signing_out_begins_on_this_device(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed while the server is asked leaves nothing to come in by."""
    one = house.starts()
    await sign_in(one)
    held: list[bytes | None] = []

    async def answer(request: object) -> object:
        held.append(await house.vault.get(Secret.TOKEN))
        return request

    monkeypatch.setattr(house.links[-1], "ask", answer)
    await one.sign_out()
    assert held == [None]


async def test_a_session_that_comes_back_while_one_signs_out_leaves_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = house.starts()
    await sign_in(one)
    remove, back = house.vault.remove, asyncio.Event()

    async def late(secret: Secret) -> None:
        await remove(secret)
        if not back.is_set():
            back.set()
            await house.vault.put(secret, b"another")

    monkeypatch.setattr(house.vault, "remove", late)
    await one.sign_out()
    assert await house.vault.get(Secret.TOKEN) is None


async def test_a_vault_that_does_not_let_go_leaves_all_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = house.starts()
    await sign_in(one)

    async def locked(_: Secret) -> None:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="vault")

    monkeypatch.setattr(house.vault, "remove", locked)
    with pytest.raises(Refusal):
        await one.sign_out()
    assert one.connected
    assert not house.links[-1].closed.is_set()


async def test_what_is_chosen_while_one_signs_in_stays(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = house.open_session

    async def slow(*arguments: object) -> Session:
        widened = msgspec.structs.replace(house.settings.value, networks=("all",))
        await house.settings.change(widened)
        return await opening(*arguments)

    monkeypatch.setattr(live_session, "open_session", slow)
    await sign_in(house.starts())
    assert house.settings.value.networks == ("all",)


class Moved(Elsewhere):
    """The server is always somewhere else."""

    async def addresses(self, known: Address, pin: Pin) -> list[Address]:
        return [FOUND]


async def test_an_attempt_at_a_found_address_ends_with_its_network(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address found on the network of before would hold up coming back on the one of now."""
    tried: list[Address] = []
    reached, again = asyncio.Event(), asyncio.Event()

    async def gone(address: Address, *_: object) -> Session:
        tried.append(address)
        if address == FOUND:
            reached.set()
            await asyncio.sleep(60)
        if reached.is_set():
            again.set()
        raise Refusal(ErrorCode.OFFLINE)

    one = house.starts(Moved(house.settings))
    await sign_in(one)
    monkeypatch.setattr(coming_back, "HASTY", -1.0)
    monkeypatch.setattr(live_session, "open_session", gone)
    house.links[-1].closed.set()
    await asyncio.wait_for(reached.wait(), 5)
    one.network_changed()
    await asyncio.wait_for(again.wait(), 5)
    assert tried[:3] == [tried[0], FOUND, tried[0]]


async def test_secrets_put_at_once_are_all_kept(house: House) -> None:
    for _ in range(20):
        await asyncio.gather(*(house.vault.put(one, one.value.encode()) for one in Secret))
        assert [await house.vault.get(one) for one in Secret] == [one.value.encode() for one in Secret]
        await asyncio.gather(*(house.vault.remove(one) for one in Secret))


def test_settings_of_before_keep_everything() -> None:
    old = msgspec.json.decode(b'{"server": "office:7443"}', type=Settings)
    assert old.keep == Keep(user=True, session=True)
