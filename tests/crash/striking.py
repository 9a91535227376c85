"""Faults as they strike an office: each kind done to the server, a device, the network or the disk."""

import asyncio
import contextlib
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.crash.faults import Fault, Kind
from tests.crash.ledger import Store
from tests.crash.store import read_store
from tests.support.child import Ended
from tests.support.device import Device
from tests.support.disk import fill
from tests.support.office import Office
from tests.support.power import Power
from tests.support.proxy import Proxy

REVIVAL = 30.0


@dataclass
class Scene:
    """An office with everything that can happen to it. `after_death` looks at the store before a restart."""

    office: Office
    proxy: Proxy
    server_power: Power
    powers: dict[str, Power]
    full_disk: bool
    after_death: Callable[[Store], None]
    unsynced: int = 0
    _server: asyncio.Lock = field(default_factory=asyncio.Lock)
    _devices: dict[str, asyncio.Lock] = field(default_factory=dict[str, asyncio.Lock])

    async def strike(self, fault: Fault) -> None:
        """Let one fault begin, last and end; two that hit the same one do so in turn."""
        await asyncio.sleep(fault.at)
        if fault.device:
            device = next(one for one in self.office.devices if one.name == fault.device)
            async with self._devices.setdefault(fault.device, asyncio.Lock()):
                await self._strike_device(fault, device)
        elif fault.kind.startswith("server"):
            async with self._server:
                await self._strike_server(fault)
        elif fault.kind is Kind.DISK_FULL:
            await self._fill_disk(fault)
        else:
            await self._strike_network(fault)

    # The server

    async def _strike_server(self, fault: Fault) -> None:
        server = self.office.server
        if not server.running:
            return
        match fault.kind:
            case Kind.SERVER_STOP:
                await self._pause(server.process.send_signal, fault.lasts)
                return
            case Kind.SERVER_TERM:
                code = await server.stop()
                assert code == 0, f"the server gave {code} on SIGTERM"
                await asyncio.sleep(fault.lasts)
            case Kind.SERVER_KILL:
                server.kill()
                await asyncio.sleep(fault.lasts)
            case _:
                server.kill()
                partly = fault.kind is Kind.SERVER_POWER_PARTLY
                chance = random.Random(fault.amount) if partly else None
                loss = await asyncio.to_thread(self.server_power.cut, chance)
                self.unsynced += loss.unsynced
                await asyncio.sleep(fault.lasts)
        await self.revive_server()

    async def revive_server(self) -> None:
        """Look at what is left, then start the server; on a full disk it may take until there is room."""
        self.after_death(await asyncio.to_thread(read_store, self.office.server.data))
        async with asyncio.timeout(REVIVAL):
            while True:
                try:
                    await self.office.server.start()
                    return
                except Ended:
                    if not self.full_disk:
                        raise
                    await asyncio.sleep(0.2)

    # Devices

    async def _strike_device(self, fault: Fault, device: Device) -> None:
        if not device.running:
            return
        if fault.kind is Kind.CLIENT_STOP:
            await self._pause(device.terminal.send_signal, fault.lasts)
            return
        device.kill()
        if fault.kind is Kind.CLIENT_POWER:
            loss = await asyncio.to_thread(self.powers[device.name].cut)
            self.unsynced += loss.unsynced
        await asyncio.sleep(fault.lasts)
        self.revive(device)

    @staticmethod
    def revive(device: Device) -> None:
        """Start a client that goes on with what it kept."""
        device.start()
        device.tell("sign_in")

    async def _pause(self, send: Callable[[signal.Signals], None], seconds: float) -> None:
        send(signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            send(signal.SIGCONT)

    # Network and disk

    async def _strike_network(self, fault: Fault) -> None:
        match fault.kind:
            case Kind.CUT | Kind.CLOSE:
                self.proxy.cut(reset=fault.kind is Kind.CUT)
            case Kind.TRUNCATE:
                self.proxy.cut_after(fault.amount)
            case Kind.DELAY:
                self.proxy.delay = fault.amount / 1000
                await asyncio.sleep(fault.lasts)
                self.proxy.delay = 0.0
            case _:
                self.proxy.stall()
                await asyncio.sleep(fault.lasts)
                self.proxy.flow()

    async def _fill_disk(self, fault: Fault) -> None:
        if not self.full_disk:
            return
        ballast = await asyncio.to_thread(fill, self.office.server.data, fault.amount)
        await asyncio.sleep(fault.lasts)
        with contextlib.suppress(FileNotFoundError):
            ballast.unlink()
