"""A server that does not answer for a while is looked for by its organisation, where the settings allow."""

import asyncio
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from client.core.finding import elsewhere
from client.core.finding.address import Address
from client.core.finding.discovery import FoundServer, only_near
from client.core.finding.elsewhere import Elsewhere, look_near
from client.core.profile.settings import Pin, Settings, SettingsFile
from client.core.profile.surroundings import addresses
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text

ORGANISATION, OTHER = bytes(range(20)), bytes(20)
KNOWN, MOVED = Address("10.0.0.5"), Address("10.0.0.77")
PIN = Pin(organisation_text(ORGANISATION), "恒川", "-----BEGIN CERTIFICATE-----")


@dataclass
class Street:
    """What is to be found, and who looked when and where."""

    folder: Path
    now: float = 0.0
    servers: list[FoundServer] = field(default_factory=list[FoundServer])
    looked: list[tuple[float, Sequence[str]]] = field(default_factory=list[tuple[float, Sequence[str]]])
    closed: bool = False

    def __post_init__(self) -> None:
        settings = SettingsFile(self.folder / "settings.json")
        settings.value = Settings(networks=("eth0",))
        self.elsewhere = Elsewhere(settings, self.look, lambda: self.now)

    async def look(self, networks: Sequence[str]) -> Sequence[FoundServer]:
        self.looked.append((self.now, networks))
        if self.closed:
            raise Refusal(ErrorCode.OFFLINE, reason="network")
        return self.servers

    async def lost(self, *times: float, known: Address = KNOWN, pin: Pin = PIN) -> list[Address]:
        """Fail at these times; return what is offered at the last."""
        offered: list[Address] = []
        for self.now in times:
            offered = await self.elsewhere.addresses(known, pin)
        return offered


@pytest.fixture
def street(tmp_path: Path) -> Street:
    made = Street(tmp_path)
    made.servers = [FoundServer(ORGANISATION, "恒川", 1, (KNOWN, MOVED, MOVED))]
    return made


async def test_it_is_looked_for_after_a_while_and_then_now_and_then(street: Street) -> None:
    assert await street.lost(0.0, 1.0, elsewhere.LOST - 1) == []
    assert street.looked == []
    assert await street.lost(elsewhere.LOST) == [MOVED]
    assert street.looked == [(elsewhere.LOST, ("eth0",))]
    assert await street.lost(elsewhere.LOST + 1, elsewhere.LOST + elsewhere.AGAIN - 1) == []
    assert await street.lost(elsewhere.LOST + elsewhere.AGAIN) == [MOVED]


async def test_a_server_that_answers_is_not_looked_for(street: Street) -> None:
    await street.lost(0.0, 5.0)
    street.elsewhere.answered()
    assert await street.lost(elsewhere.LOST + 1) == []
    assert street.looked == []


async def test_another_organisation_is_no_place_to_go(street: Street) -> None:
    street.servers = [FoundServer(OTHER, "恒川", 1, (MOVED,))]
    assert await street.lost(0.0, elsewhere.LOST) == []


async def test_of_many_addresses_few_are_tried(street: Street) -> None:
    crowd = tuple(Address(f"10.0.0.{number}") for number in range(10, 40))
    street.servers = [FoundServer(ORGANISATION, "恒川", 1, crowd)] * 3
    assert await street.lost(0.0, elsewhere.LOST) == list(crowd[: elsewhere.MOST])


async def test_nothing_is_looked_for_that_could_not_be_checked(street: Street) -> None:
    company = Pin(PIN.organisation, PIN.name, None)
    assert await street.lost(0.0, elsewhere.LOST, pin=company) == []
    plain = Address("127.0.0.1", plain=True)
    assert await street.lost(200.0, 300.0, known=plain) == []
    assert street.looked == []


async def test_a_network_that_can_not_be_looked_at_is_no_reason_to_stop(street: Street) -> None:
    street.closed = True
    assert await street.lost(0.0, elsewhere.LOST) == []
    assert len(street.looked) == 1


async def test_a_look_that_was_broken_off_is_made_anew(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken_off(_: Sequence[str]) -> Sequence[FoundServer]:
        raise asyncio.CancelledError

    await street.lost(0.0)
    with monkeypatch.context() as patched:
        patched.setattr(street.elsewhere, "_look", broken_off)
        with pytest.raises(asyncio.CancelledError):
            await street.lost(elsewhere.LOST)
    assert await street.lost(elsewhere.LOST + 1) == [MOVED]


def test_only_addresses_on_the_networks_or_this_machine_are_gone_to() -> None:
    links = [ipaddress.ip_network("10.0.0.0/24"), ipaddress.ip_network("fd00:1::/64")]
    here = frozenset({"192.168.1.4"})

    def near(*hosts: str) -> list[list[str]]:
        servers = [FoundServer(ORGANISATION, "恒川", 1, tuple(map(Address, hosts)))]
        return [[one.host for one in server.addresses] for server in only_near(servers, links, here)]

    assert near("10.0.0.77", "10.0.1.77", "203.0.113.9", "fd00:1::7", "fd00:2::7", "192.168.1.4") == [
        ["10.0.0.77", "fd00:1::7", "192.168.1.4"]
    ]
    assert near("203.0.113.9") == []


async def test_the_loopback_is_looked_at_without_leaving_this_machine() -> None:
    here = addresses()
    assert all(one.host in here for server in await look_near(("127.0.0.1",)) for one in server.addresses)
    with pytest.raises(Refusal, match="bad_message"):
        await look_near(("no-such-cable",))
