"""One round: an office, a storm of talk and faults, calm, and then the count of what is left."""

import asyncio
import contextlib
import random
import re
import shutil
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from shared.ids import direct_conversation, id_text, parse_id
from tests.crash.faults import STORM, Kind, Schedule
from tests.crash.ledger import Held, Ledger, Logs, Store
from tests.crash.store import look, read_store
from tests.crash.storm import Tongue
from tests.crash.striking import Scene
from tests.support.child import COMPLAINTS
from tests.support.device import Device, Event
from tests.support.disk import tmpfs
from tests.support.network import LOOPBACK
from tests.support.office import Office, Person, Template
from tests.support.power import Power
from tests.support.proxy import Proxy

PEOPLE = (("王芳", 2), ("李伟", 2), ("张敏", 1))
DEVICES = [f"{name}{number}" for name, count in PEOPLE for number in range(1, count + 1)]
CALM = 45.0
"""Seconds after which an office that was left alone must agree."""

AGREED = 10.0
"""Seconds after which the devices of one person must show the same counters."""

ENDED = 30.0
"""Seconds in which a client must end when it is told to, also on a machine that is very busy."""

DISK = 48 * 1024 * 1024
TROUBLE = re.compile(COMPLAINTS.pattern + r"|\[(error|critical)")
FULL = ("database or disk is full", "No space left on device")
"""How SQLite and the system call it; who is asked to write there then must say so."""


@dataclass
class Result:
    """What came of a round."""

    number: int
    wrong: list[str] = field(default_factory=list[str])
    figures: dict[str, Any] = field(default_factory=dict[str, Any])


class Stage:
    """Where rounds take place: an organisation whose people have signed in once, copied for each round."""

    def __init__(self, folder: Path, library: Path) -> None:
        self.folder = folder
        self._library = library
        self._template: Template | None = None
        self._ids: dict[str, str] = {}
        self._can_mount = False

    async def prepare(self) -> None:
        """Sign everybody in on every device, once; find out whether small disks can be had."""
        self._can_mount = await asyncio.to_thread(can_mount, self.folder / "mount")
        folder = self.folder / "template"
        self._template = await Template.make(folder)
        office = Office(folder, self._template.organisation, dev=False)
        await office.server.start()
        for name, count in PEOPLE:
            person = office.person(name)
            for _ in range(count):
                await person.signs_in(person.gets_device())
            self._ids[name] = person.id
        for device in office.devices:
            await device.online()
            await device.quit()
        assert await office.server.stop() == 0
        office.close()

    async def play(
        self, schedule: Schedule, server: Sequence[str] | None = None, client: Sequence[str] | None = None
    ) -> Result:
        """Play one round with the real programs, or with others started by these commands."""
        assert self._template is not None
        folder = self.folder / f"round-{schedule.number}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        full_disk = Kind.DISK_FULL in {fault.kind for fault in schedule.faults} and self._can_mount
        with tmpfs(folder / "disk", DISK) if full_disk else contextlib.nullcontext(folder) as disk:
            round_ = Round(schedule, self, folder, disk, server, client, full_disk=full_disk)
            result = await round_.play(self._template, self._ids)
            if result.wrong:
                round_.leave(result)
        if not result.wrong:
            shutil.rmtree(folder)
        return result

    def power(self, root: Path, undo: Path, delay: float) -> Power:
        """Return the power supply of one machine."""
        root.mkdir(parents=True, exist_ok=True)
        return Power(root, undo, self._library, delay)


def can_mount(folder: Path) -> bool:
    """Tell whether a small disk can be had here."""
    try:
        with tmpfs(folder, DISK):
            return True
    except pytest.skip.Exception:
        return False


class Round:
    """The state of one round."""

    def __init__(
        self,
        schedule: Schedule,
        stage: Stage,
        folder: Path,
        disk: Path,
        server: Sequence[str] | None,
        client: Sequence[str] | None,
        *,
        full_disk: bool,
    ) -> None:
        self._schedule = schedule
        self._folder = folder
        self._full_disk = full_disk
        self._ledger = Ledger()
        self._tongues: list[Tongue] = []
        self._wrong: list[str] = []
        self._chance = random.Random(schedule.seed)
        self._stage = stage
        self._disk = disk
        self._launch = (server, client)

    async def play(self, template: Template, ids: Mapping[str, str]) -> Result:
        """Storm, calm, count."""
        started = time.monotonic()
        scene, people = self._set(template, ids)
        office = scene.office
        result = Result(self._schedule.number, self._wrong)
        try:
            async with scene.proxy:
                await self._open(scene)
                await self._storm(scene, people)
                settled = 0.0
                if not self._wrong:  # what was lost may come back from a device, and would not be seen then
                    store, settled = await self._calm(scene)
                    await self._count(office, store)
            result.figures = {
                "said": len(self._ledger.said),
                "queued": len(self._ledger.queued),
                "sent": len(self._ledger.sent),
                "unsynced_writes_lost": scene.unsynced,
                "settled_in": round(settled, 1),
            }
        except Exception as error:  # noqa: BLE001 - a round that cannot be played to its end has failed
            self._wrong.append(f"{type(error).__name__}: {describe(error)}")
        finally:
            self._end(office)
        result.figures["seconds"] = round(time.monotonic() - started, 1)
        return result

    # Before

    def _set(self, template: Template, ids: Mapping[str, str]) -> tuple[Scene, dict[str, Person]]:
        data = self._disk / "server"
        shutil.copytree(template.data, data)
        undo = self._folder / "undo-server"
        server_power = self._stage.power(data, undo, self._schedule.sync_takes)
        server, client = self._launch
        office = Office(
            self._disk, template.organisation, dev=False, launch=server, environment=server_power.environment
        )
        proxy = Proxy(office.server.port)
        scene = Scene(office, proxy, server_power, {}, self._full_disk, self._after_death)
        people: dict[str, Person] = {}
        for name, count in PEOPLE:
            person = people[name] = office.person(name)
            person.id = ids[name]
            for number in range(1, count + 1):
                home = self._folder / "devices" / f"{name}{number}"
                shutil.copytree(template.data.parent / "devices" / home.name, home)
                power = self._stage.power(home, self._folder / f"undo-{home.name}", 0.0)
                device = Device(home.name, home, "", launch=client, environment=power.environment, dev=False)
                person.devices.append(device)
                office.devices.append(device)
                scene.powers[device.name] = power
                self._tongues.append(Tongue(person, device))
        return scene, people

    async def _open(self, scene: Scene) -> None:
        await scene.office.server.start()
        for tongue in self._tongues:
            tongue.device.server = f"{LOOPBACK}:{scene.proxy.port}"
            tongue.device.start()
        for tongue in self._tongues:
            await tongue.device.resume()

    # The storm

    async def _storm(self, scene: Scene, people: Mapping[str, Person]) -> None:
        async with asyncio.TaskGroup() as group:
            for tongue in self._tongues:
                others = [person for person in people.values() if person is not tongue.person]
                group.create_task(tongue.talk(others, self._schedule.seed, STORM, self._ledger))
            for fault in self._schedule.faults:
                group.create_task(scene.strike(fault))

    def _after_death(self, store: Store) -> None:
        """Whatever any client has called sent until now must be in the store the crash has left."""
        for tongue in self._tongues:
            tongue.hear(self._ledger)
        self._wrong += self._ledger.kept(store)

    # The calm

    async def _calm(self, scene: Scene) -> tuple[Store, float]:
        """Start everything anew and wait until nobody has anything left to send or to read."""
        office = scene.office
        for device in office.devices:
            await self._end_client(device)
        assert await office.server.stop() == 0
        started = time.monotonic()
        await scene.revive_server()
        for device in office.devices:
            scene.revive(device)
        async with asyncio.timeout(CALM):
            for device in office.devices:
                await self._emptied(device)
            heads = await self._heads(office)
            for device in office.devices:
                await self._level(device, heads)
        settled = time.monotonic() - started
        return await self._store(office), settled

    async def _end_client(self, device: Device) -> None:
        """End a client in order, by the end of its input, or by a signal."""
        if not device.running:
            return
        match self._chance.randrange(3):
            case 0:
                device.tell("quit")
            case 1:
                device.terminal.close_input()
            case _:
                device.terminal.send_signal(signal.SIGTERM)
        try:
            await device.terminal.wait(ENDED)
        except TimeoutError:
            # Its threads' stacks go to standard error, and so into what is reported.
            device.terminal.send_signal(signal.SIGABRT)
            await device.terminal.wait()
            raise

    async def _emptied(self, device: Device) -> None:
        while True:
            status = await device.ask("status")
            if status["connection"] == "up" and not status["outbox"]:
                return
            await asyncio.sleep(0.1)

    async def _store(self, office: Office) -> Store:
        return await asyncio.to_thread(read_store, office.server.data, running=True)

    async def _heads(self, office: Office) -> dict[str, int]:
        store = await self._store(office)
        return {conversation: log[-1].seq if log else 0 for conversation, log in store.logs.items()}

    async def _level(self, device: Device, heads: Mapping[str, int]) -> None:
        while True:
            rows = (await device.ask("conversations"))["conversations"]
            if all(row["seq"] >= heads[row["conversation"]] for row in rows):
                return
            await asyncio.sleep(0.1)

    # The count

    async def _count(self, office: Office, store: Store) -> None:
        devices: dict[str, Logs] = {}
        for tongue in self._tongues:
            device = tongue.device
            rows = await self._rows(device)
            devices[device.name] = {one: [shown(row) for row in await device.history(one)] for one in rows}
            if missing := self._conversations_of(tongue) & store.logs.keys() - rows.keys():
                self._wrong.append(f"{device.name} does not know {missing}")
        for tongue in self._tongues:
            self._wrong += tongue.hear(self._ledger)
        await self._agree_on_unread()
        self._wrong += self._ledger.check(store, devices)
        await office.server.verify()

    async def _rows(self, device: Device) -> dict[str, Event]:
        rows = (await device.ask("conversations"))["conversations"]
        return {row["conversation"]: row for row in rows}

    async def _agree_on_unread(self) -> None:
        """Wait until all devices of one person show the same read marks and counters."""
        loop = asyncio.get_running_loop()
        end = loop.time() + AGREED
        while True:
            counts: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
            for tongue in self._tongues:
                rows = (await self._rows(tongue.device)).items()
                seen = sorted((one, row["read"], row["unread"]) for one, row in rows)
                counts.setdefault(tongue.person.name, {})[tongue.device.name] = seen
            differ = [seen for seen in counts.values() if len(set(map(str, seen.values()))) > 1]
            if not differ:
                return
            if loop.time() > end:
                self._wrong += [f"read marks and unread counters differ: {seen}" for seen in differ]
                return
            await asyncio.sleep(0.2)

    def _conversations_of(self, tongue: Tongue) -> set[str]:
        mine = parse_id(tongue.person.id)
        others = {parse_id(one.person.id) for one in self._tongues} - {mine}
        return {id_text(direct_conversation(mine, other)) for other in others}

    # The end

    def _end(self, office: Office) -> None:
        for one in (*office.devices, office.server):
            try:
                one.close()
            except AssertionError as error:
                self._wrong.append(str(error))
        self._wrong += [
            f"the server complained: {line}"
            for child in office.server.processes
            for line in child.errors.splitlines()
            if TROUBLE.search(line) and not (self._full_disk and any(words in line for words in FULL))
        ]
        self._wrong += [
            f"{tongue.device.name} wrote to standard error: {terminal.errors[:2000]}"
            for tongue in self._tongues
            for terminal in tongue.device.terminals
            if terminal.errors
        ]

    def leave(self, result: Result) -> None:
        """Keep what is needed to look into a failure."""
        if self._full_disk:
            shutil.copytree(self._disk / "server", self._folder / "server-as-it-was", dirs_exist_ok=True)
        lines = [str(fault) for fault in self._schedule.faults]
        (self._folder / "wrong.txt").write_text("\n".join([*lines, "", *result.wrong]), encoding="utf-8")
        for tongue in self._tongues:
            for number, terminal in enumerate(tongue.device.terminals):
                path = self._folder / f"{tongue.device.name}-{number}.jsonl"
                path.write_text(terminal.output, encoding="utf-8")


def describe(error: BaseException) -> str:
    """Say what went wrong, also inside of a group."""
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        return "; ".join(describe(one) for one in group.exceptions)
    return str(error)


def shown(message: Event) -> Held:
    """Return a message of a client's history as the ledger compares it."""
    how = look(message["edited"], message["recalled"], message["pinned"], message["reactions"])
    # What happened to a group is put into words where it is shown; nobody has said them.
    text = message["text"] if message["kind"] == "message" else ""
    return Held(message["seq"], message["id"], message["author"], text, how)
