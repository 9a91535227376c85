"""Looking for servers: what is made of what was heard, and a look around on loopback among strangers."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from client.core.finding import discovery
from client.core.finding.address import Address
from client.core.finding.discovery import MOST, FoundServer, Sighting, choose, find_servers, gather, nearby
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.announcement import SERVICE, Announcement, instance, txt_record
from tests.support.network import LOOPBACK

ORGANISATION = bytes(range(20))
LAN = ["192.168.1.9"]
HERE = frozenset({"127.0.0.1", "192.168.1.9", "::1"})


def sighting(
    *addresses: str,
    organisation: bytes = ORGANISATION,
    name: str = "邻信测试公司",
    port: int = 7443,
    more: dict[bytes, bytes | None] | None = None,
) -> Sighting:
    said = txt_record(Announcement(organisation, name))
    record: dict[bytes, bytes | None] = {key.encode(): value for key, value in said.items()}
    return Sighting(record | (more or {}), addresses, port)


def hosts(found: list[FoundServer]) -> list[list[str]]:
    return [[str(address) for address in one.addresses] for one in found]


# What is made of what was heard


def test_one_server_heard_twice_is_one() -> None:
    found = gather([sighting("192.168.1.5"), sighting("192.168.1.5")], LAN, HERE)
    assert found == [FoundServer(ORGANISATION, "邻信测试公司", 1, (Address("192.168.1.5"),))]


def test_nothing_found_vouches_for_an_organisation() -> None:
    (found,) = gather([sighting("192.168.1.5")], LAN, HERE)
    assert all(address.organisation is None for address in found.addresses)


def test_servers_of_one_organisation_are_one_with_several_addresses() -> None:
    found = gather([sighting("192.168.1.6", port=7444), sighting("192.168.1.5", "fd00::5")], LAN, HERE)
    assert hosts(found) == [["192.168.1.5:7443", "192.168.1.6:7444", "[fd00::5]:7443"]]


def test_who_borrows_an_organisation_s_id_stands_beside_it_not_in_its_place() -> None:
    found = gather([sighting("192.168.1.66", name="假公司"), sighting("192.168.1.5")], LAN, HERE)
    assert {one.name: hosts([one]) for one in found} == {
        "假公司": [["192.168.1.66:7443"]],
        "邻信测试公司": [["192.168.1.5:7443"]],
    }


@pytest.mark.parametrize(
    ("address", "looked_on", "kept"),
    [
        ("192.168.1.5", LAN, True),
        ("127.0.0.1", LAN, False),  # a stranger's word for this very machine
        ("127.0.0.1", ["127.0.0.1"], True),
        ("192.168.1.9", ["127.0.0.1"], True),  # this machine by its other name
        ("192.168.1.5", ["127.0.0.1"], False),  # heard on loopback, but not of this machine
        ("0.0.0.0", LAN, False),
        ("224.0.0.251", LAN, False),
        ("169.254.1.1", LAN, True),  # a network without DHCP
        ("fe80::1", LAN, False),
        ("::1", LAN, False),
        ("127.0.0.1", [*LAN, "127.0.0.1"], True),
    ],
)
def test_addresses_out_of_reach_are_left_out(address: str, looked_on: list[str], kept: bool) -> None:
    assert hosts(gather([sighting(address)], looked_on, HERE)) == ([[f"{address}:7443"]] if kept else [])


def test_addresses_of_one_server_are_few() -> None:
    found = gather([sighting(*(f"10.0.0.{number}" for number in range(1, 200)))], LAN, HERE)
    assert [len(one.addresses) for one in found] == [8]


@pytest.mark.parametrize(
    "more",
    [{b"org": b"\xff"}, {b"org": None}, {b"name": b"\xff\xfe"}, {b"name": b"x" * 9000}, {b"v": b"{}"}],
)
def test_hostile_records_are_ignored_and_others_are_not(more: dict[bytes, bytes | None]) -> None:
    assert len(gather([sighting("192.168.1.7", more=more), sighting("192.168.1.5")], LAN, HERE)) == 1


# Where to look

ADAPTERS = [("lo", "127.0.0.1"), ("eth0", "192.168.1.9"), ("eth0", "fd00::9")]


def test_networks_are_named_by_interface_by_address_or_all() -> None:
    assert choose(["eth0"], ADAPTERS) == ["192.168.1.9", "fd00::9"]
    assert choose(["127.0.0.1"], ADAPTERS) == ["127.0.0.1"]
    assert choose(["all"], ADAPTERS) == ["127.0.0.1", "192.168.1.9", "fd00::9"]


async def test_a_network_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        await find_servers(["10.99.99.99"])
    assert (refused.value.code, refused.value.detail["part"]) == (ErrorCode.BAD_MESSAGE, "network")


async def test_a_system_that_does_not_tell_its_networks_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[object]:
        raise OSError("no such file")

    monkeypatch.setattr(discovery.ifaddr, "get_adapters", broken)
    for look in (find_servers(), nearby([], [LOOPBACK])):
        with pytest.raises(Refusal) as refused:
            await look
        assert refused.value.code is ErrorCode.OFFLINE


async def test_a_fault_of_one_of_several_lookings_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> list[Sighting]:
        async with asyncio.TaskGroup() as group:
            await asyncio.wait({group.create_task(_fail())})
        return []

    async def _fail() -> None:
        raise OSError("the network is down")

    monkeypatch.setattr(discovery, "_browse", broken)
    with pytest.raises(Refusal) as refused:
        await find_servers()
    assert refused.value.code is ErrorCode.OFFLINE


async def test_a_system_that_lets_nobody_look_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(**_: Any) -> None:
        raise PermissionError("no sockets here")

    monkeypatch.setattr(discovery, "AsyncZeroconf", closed)
    with pytest.raises(Refusal) as refused:
        await find_servers()
    assert (refused.value.code, refused.value.detail["reason"]) == (ErrorCode.OFFLINE, "network")


# A look around


@contextlib.asynccontextmanager
async def announced(*services: ServiceInfo) -> AsyncGenerator[None]:
    """Announce services on loopback with no more care than a stranger takes."""
    async with AsyncZeroconf(interfaces=[LOOPBACK]) as network:
        stranger: Any = network
        sending = [stranger.async_register_service(one, strict=False) for one in services]
        await asyncio.gather(*await asyncio.gather(*sending))
        yield


def service(name: str, properties: bytes | dict[str, bytes], port: int = 7443) -> ServiceInfo:
    host = f"{new_id().hex()}.local."
    return ServiceInfo(SERVICE, name, port, properties=properties, server=host, parsed_addresses=[LOOPBACK])


def honest(organisation: bytes, name: str = "邻信测试公司") -> ServiceInfo:
    said = Announcement(organisation, name)
    return service(instance(said), txt_record(said))


async def test_a_server_is_found_among_strangers() -> None:
    organisation = new_id() + b"look"
    mark = new_id().hex()[-8:]
    strangers = [
        service(f"{mark}-{number}.{SERVICE}", text)
        for number, text in enumerate(
            [
                b"",
                b"\xff" * 200,
                b"\x03org\x04name",
                b"\xffshort",
                b"".join(b"\xff" + bytes([65 + i]) * 255 for i in range(20)),
                b"\x08name=\xff\xfe\x05v=one",
            ]
        )
    ]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as shouting:
        shouting.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(LOOPBACK))
        async with announced(*strangers), announced(honest(organisation)):
            looking = asyncio.gather(find_servers(seconds=2.0))
            for size in (1, 11, 12, 13, 500, 8000):
                shouting.sendto(bytes(size), ("224.0.0.251", 5353))
                shouting.sendto(b"\xc0" * size, ("224.0.0.251", 5353))
                await asyncio.sleep(0.05)
            (found,) = await looking
    ours = [one for one in found if one.organisation == organisation]
    assert hosts(ours) == [[f"{LOOPBACK}:7443"]]
    assert ours[0].name == "邻信测试公司"


async def test_a_crowd_of_announcements_is_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def ask(_network: object, name: str, *_: object) -> None:
        asked.append(name)

    class Crowd:
        def __init__(self, _network: object, _type: str, handlers: list[Any]) -> None:
            for number in range(10 * MOST):
                handlers[0](name=f"{number}.{SERVICE}", state_change=None)

        async def async_cancel(self) -> None: ...

    monkeypatch.setattr(discovery, "_ask", ask)
    monkeypatch.setattr(discovery, "AsyncServiceBrowser", Crowd)
    assert await find_servers(seconds=0.2) == []
    assert len(asked) == MOST


async def test_a_look_ends_in_time_where_nobody_is() -> None:
    started = asyncio.get_running_loop().time()
    await find_servers(seconds=0.3)
    assert asyncio.get_running_loop().time() - started < 2.0
