"""Looks for servers on the local network by multicast DNS, for a short while, where it is told to look."""

import asyncio
import contextlib
import ipaddress
import logging
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ifaddr
from zeroconf import Error, IPVersion, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from client.core.finding.address import Address
from client.core.profile.settings import LOOPBACK
from shared.errors import ErrorCode, Refusal
from shared.model.announcement import SERVICE, Announcement, read_txt
from shared.model.identity import organisation_text

EVERYWHERE = "all"
LOOK = 2.0
"""Seconds of one look: servers answer within a second."""
LONGEST_LOOK = 10.0
MOST = 64
"""Instances that are looked at in one go; who announces more is no office."""
ADDRESSES = 8
"""Addresses kept of one server."""

FAULTS = (OSError, RuntimeError, Error, ExceptionGroup)
"""What looking may raise, on its own or out of a group of tasks."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that told of itself. Nothing of this is proven before its key is."""

    organisation: bytes
    name: str
    version: int
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One announcement as it was heard: its TXT record, addresses and port."""

    record: dict[bytes, bytes | None]
    addresses: tuple[str, ...]
    port: int


async def find_servers(networks: Sequence[str] = LOOPBACK, seconds: float = LOOK) -> list[FoundServer]:
    """Look for servers and return those found, by name.

    `networks` are this machine's addresses or interfaces' names, or `EVERYWHERE`; by default nothing
    leaves this machine. Raises Refusal `bad_message` (part ``network``) for one that is not there, and
    `offline` (reason ``network``) when the system does not let us look.
    """
    with _refused(networks):
        adapters = await asyncio.to_thread(_adapters)
        interfaces = choose(networks, adapters)
        sightings = await asyncio.to_thread(_look, interfaces, min(seconds, LONGEST_LOOK))
    return gather(sightings, interfaces, frozenset(address for _, address in adapters))


@contextlib.contextmanager
def _refused(networks: Sequence[str]) -> Generator[None]:
    """Turn what looking may raise into a Refusal."""
    try:
        yield
    except FAULTS as error:
        logger.info("can't look for servers on %s: %r", networks, error)
        raise Refusal(ErrorCode.OFFLINE, reason="network") from error


def gather(
    sightings: Iterable[Sighting], interfaces: Sequence[str], here: frozenset[str]
) -> list[FoundServer]:
    """Join what belongs together: one server for each organisation and name, with all its addresses.

    `interfaces` are those looked on, `here` all addresses of this machine.
    """
    found: dict[tuple[bytes, str], tuple[Announcement, list[Address]]] = {}
    for sighting in sightings:
        try:
            said = read_txt(sighting.record)
        except ValueError as error:
            logger.info("an announcement was ignored: %s", error)
            continue
        hosts = [host for host in sighting.addresses if _is_within_reach(host, interfaces, here)]
        _, addresses = found.setdefault((said.organisation, said.name), (said, []))
        # Without the organisation, which only an invite vouches for: what was found has to be confirmed.
        addresses += [Address(host, sighting.port) for host in hosts]
    servers = [
        FoundServer(said.organisation, said.name, said.version, _kept(addresses))
        for said, addresses in found.values()
        if addresses
    ]
    return sorted(servers, key=lambda one: (one.name, organisation_text(one.organisation)))


async def nearby(servers: Iterable[FoundServer], networks: Sequence[str]) -> list[FoundServer]:
    """Leave out addresses to which the way leads beyond these networks: anybody can announce any address.

    Raises Refusal as `find_servers` does.
    """
    with _refused(networks):
        adapters = await asyncio.to_thread(_adapters)
        chosen = frozenset(choose(networks, adapters))
        links = await asyncio.to_thread(_links, chosen)
    here = frozenset(address for _, address in adapters)
    return list(only_near(servers, links, here))


def only_near(
    servers: Iterable[FoundServer], links: Sequence[Network], here: frozenset[str]
) -> Iterator[FoundServer]:
    """Yield servers with those of their addresses that lie in one of the networks, or on this machine."""
    for server in servers:
        near = tuple(
            one
            for one in server.addresses
            if one.host in here or any(ipaddress.ip_address(one.host) in link for link in links)
        )
        if near:
            yield replace(server, addresses=near)


def _links(chosen: frozenset[str]) -> list[Network]:
    """Return the networks on which these addresses of this machine lie."""
    found: list[Network] = []
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            address = one.ip if isinstance(one.ip, str) else one.ip[0]
            if address in chosen:
                found.append(ipaddress.ip_network(f"{address}/{one.network_prefix}", strict=False))
    return found


def _kept(addresses: list[Address]) -> tuple[Address, ...]:
    """Return each address once, IPv4 first, since every network has it."""
    return tuple(sorted(set(addresses), key=lambda one: (":" in one.host, one.host, one.port))[:ADDRESSES])


def _is_within_reach(host: str, interfaces: Sequence[str], here: frozenset[str]) -> bool:
    """Tell whether an address can be the server's, seen from where it was looked for."""
    address = ipaddress.ip_address(host)
    if address.is_unspecified or address.is_multicast or leads_nowhere(host):
        return False
    looked = [ipaddress.ip_address(one).is_loopback for one in interfaces]
    if address.is_loopback:
        return any(looked)
    return host in here if all(looked) else True


# Interfaces


def _adapters() -> list[tuple[str, str]]:
    """Return the names of this machine's interfaces with each of their addresses.

    Left out are those of IPv6 that lead nowhere: its loopback, which carries no multicast, and link-local
    ones, which need the name of an interface with them.
    """
    found: list[tuple[str, str]] = []
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            address = one.ip if isinstance(one.ip, str) else one.ip[0]
            if leads_nowhere(address):
                continue
            found += [(name, address) for name in {adapter.name, adapter.nice_name, one.nice_name}]
    return found


def leads_nowhere(host: str) -> bool:
    """Tell whether an address is of IPv6's loopback, or means something only with an interface's name."""
    address = ipaddress.ip_address(host)
    return address.version == 6 and (address.is_link_local or address.is_loopback)


def choose(networks: Sequence[str], adapters: Sequence[tuple[str, str]]) -> list[str]:
    """Return the addresses of the interfaces that are meant, from pairs of name and address."""
    chosen: set[str] = set()
    for network in networks:
        fitting = {address for name, address in adapters if network in (EVERYWHERE, name, address)}
        if not fitting:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="network", network=network[:64])
        chosen |= fitting
    return sorted(chosen)


# Looking


def _look(interfaces: list[str], seconds: float) -> list[Sighting]:
    """Look from a loop of this thread's own.

    A selector loop on every system: Windows' proactor loop stops hearing datagrams after an ICMP error.
    """
    # It warns of every packet it can't read and of every interface that sends no multicast.
    logging.getLogger("zeroconf").setLevel(logging.ERROR)
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(_browse(interfaces, seconds))


async def _browse(interfaces: list[str], seconds: float) -> list[Sighting]:
    names: asyncio.Queue[str] = asyncio.Queue(MOST)

    def heard(*, name: str, **_: Any) -> None:
        with contextlib.suppress(asyncio.QueueFull):
            names.put_nowait(name)

    sightings: list[Sighting] = []
    seen: set[str] = set()
    async with AsyncZeroconf(interfaces=interfaces) as network:
        browser = AsyncServiceBrowser(network.zeroconf, SERVICE, handlers=[heard])
        end = asyncio.get_running_loop().time() + seconds
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(end), asyncio.TaskGroup() as group:
                while len(seen) < MOST:
                    name = await names.get()
                    if name not in seen:
                        seen.add(name)
                        group.create_task(_ask(network.zeroconf, name, seconds, sightings))
        await browser.async_cancel()
    return sightings


async def _ask(network: Zeroconf, name: str, seconds: float, sightings: list[Sighting]) -> None:
    """Ask for an instance's records until they come; whoever asks ends this."""
    try:
        info = AsyncServiceInfo(SERVICE, name)
        known = await info.async_request(network, seconds * 1000)
    except (OSError, Error) as error:
        logger.info("an announcement was ignored: %s", error)
        return
    if known and info.port:
        addresses = tuple(info.parsed_addresses(IPVersion.All))
        sightings.append(Sighting(dict(info.properties), addresses, info.port))
