"""Announces the server on the local network by multicast DNS, on the interfaces it listens on."""

import asyncio
import contextlib
import ipaddress
import threading
from typing import Any

import ifaddr
from zeroconf import Error, IPVersion, ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from server.core.log import logger
from shared.model.announcement import SERVICE, Announcement, instance, txt_record
from shared.model.identity import host_name

LOOK_EVERY = 30.0
"""Seconds between two looks at the interfaces: addresses change while a server runs."""
FAREWELL = 3.0
"""Seconds given to take the announcement back."""
_log = logger("announce")


def covered(listen: str, addresses: list[str]) -> list[str]:
    """Return those of this machine's addresses that a listen address covers.

    IPv6's link-local ones are left out: without the name of an interface they lead nowhere. So is its
    loopback, which carries no multicast.
    """
    wanted = ipaddress.ip_address(listen)
    found = [ipaddress.ip_address(one) for one in addresses]
    fit = [one for one in found if one.version == 4 or not (one.is_link_local or one.is_loopback)]
    return [
        str(one) for one in fit if one == wanted or (wanted.is_unspecified and one.version == wanted.version)
    ]


def told(interfaces: list[str]) -> list[str]:
    """Return the addresses to tell: loopback ones only where there are no others."""
    outside = [one for one in interfaces if not ipaddress.ip_address(one).is_loopback]
    return outside or interfaces


def own_addresses() -> list[str]:
    """Return the addresses of all interfaces of this machine."""
    ips = [one.ip for adapter in ifaddr.get_adapters() for one in adapter.ips]
    return sorted({ip if isinstance(ip, str) else ip[0] for ip in ips})


class Announcer:
    """Keeps a server announced from a thread and loop of its own.

    What strangers send to the multicast group costs the server's loop nothing. The loop is a selector's
    on every system: Windows' proactor loop stops hearing datagrams after an ICMP error.
    """

    def __init__(self, announcement: Announcement, listen: str, port: int) -> None:
        self._announcement = announcement
        self._listen = listen
        self._port = port
        self._loop = asyncio.SelectorEventLoop()
        self._stop = asyncio.Event()
        self._network: AsyncZeroconf | None = None
        self._interfaces: list[str] = []
        self._thread = threading.Thread(target=self._run, name="announce", daemon=True)

    def start(self) -> None:
        """Begin; troubles are logged, and it is tried again."""
        self._thread.start()

    async def close(self) -> None:
        """Take the announcement back, and end."""
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._stop.set)
        await asyncio.to_thread(self._thread.join, FAREWELL)

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._keep())
        except Exception:  # noqa: BLE001 - logged whole; the server goes on
            _log.exception("announcing ended")

    async def _keep(self) -> None:
        while not self._stop.is_set():
            await self._follow(covered(self._listen, own_addresses()))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), LOOK_EVERY)
        await self._follow([])

    async def _follow(self, interfaces: list[str]) -> None:
        """Be announced on these interfaces and no others."""
        if interfaces == self._interfaces:
            return
        try:
            await self._retire()
            if interfaces:
                await self._announce(interfaces)
            self._interfaces = interfaces
        except (OSError, RuntimeError, Error) as error:
            what = str(error) or type(error).__name__
            _log.warning("could not announce", interfaces=interfaces, error=what)
            await self._retire()

    async def _announce(self, interfaces: list[str]) -> None:
        version = IPVersion.V6Only if ":" in interfaces[0] else IPVersion.V4Only
        self._network = AsyncZeroconf(interfaces=interfaces, ip_version=version)
        info = self._service(told(interfaces))
        # The library does not say what its awaitable gives, and nobody needs it.
        network: Any = self._network
        await (await network.async_register_service(info, allow_name_change=True))
        _log.info("announced", service=info.name, addresses=told(interfaces), port=self._port)

    def _service(self, addresses: list[str]) -> ServiceInfo:
        # A host of this port's own: servers of one organisation on several ports keep their addresses apart.
        host = host_name(self._announcement.organisation).split(".")[0]
        return ServiceInfo(
            SERVICE,
            instance(self._announcement),
            port=self._port,
            properties=txt_record(self._announcement),
            server=f"{host}-{self._port}.local.",
            parsed_addresses=addresses,
        )

    async def _retire(self) -> None:
        network, self._network, self._interfaces = self._network, None, []
        if network is not None:
            await network.async_close()
