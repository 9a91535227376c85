"""Rounds of attacks on a real server: it lives on, serves those who behave, and forgets the intruders."""

import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from websockets.exceptions import ConnectionClosed

from shared.ids import direct_conversation
from tests.contract.documented_client import DocumentedClient, DocumentedRefusal, Trust
from tests.soak.fuzz.attacks import ATTACKS, Scene, attack
from tests.soak.fuzz.finding import Finding
from tests.soak.fuzz.hostile import Hostile, Intruder, insecure
from tests.soak.fuzz.in_process import frames_corpus
from tests.soak.fuzz.memory import Memory
from tests.soak.fuzz.office import Figures, talk, watch_health
from tests.support.network import LOOPBACK
from tests.support.server import Organisation, Server, initialise

AT_ONCE = 6
QUIET = 12.0
"""Seconds in which the server must have let go of a round's connections."""
LINGER = 6.0
"""Seconds after which the server has let go of what it keeps of a closed connection."""
MEASURE_EVERY = 6
HEAVY = 20
SPARE = 2
"""Descriptors that the monitor's own visits may hold at a quiet moment."""


@dataclass
class Report:
    """What came of the rounds."""

    rounds: int = 0
    attacks: Counter[str] = field(default_factory=Counter[str])
    figures: Figures = field(default_factory=Figures)
    memory: Memory = field(default_factory=Memory)
    findings: list[str] = field(default_factory=list[str])


def descriptors(process: psutil.Process) -> int:
    """Return how many files and sockets a process has open (handles on Windows)."""
    return process.num_handles() if sys.platform == "win32" else process.num_fds()


def address(chance: random.Random) -> str:
    """Return where an intruder comes from: guesses lock an address, and must lock out nobody else.

    Linux alone takes all of 127.0.0.0/8 for its own.
    """
    if sys.platform != "linux":
        return LOOPBACK
    return f"127.{chance.randrange(1, 255)}.{chance.randrange(255)}.{chance.randrange(1, 255)}"


class Siege:
    """One server and everything that happens to it."""

    def __init__(
        self, seed: int, server: Server, organisation: Organisation, trust: Trust, names: Collection[str]
    ) -> None:
        self.seed = seed
        self.names = sorted(names)
        self.server = server
        self.organisation = organisation
        self.trust = trust
        self.report = Report()
        self._context = insecure()
        self._corpus = frames_corpus()
        self._heavy = b""
        self._alone = asyncio.Lock()

    def connect_from(self, address: str) -> Callable[..., Hostile]:
        """Return what makes connections to be opened, all from one address."""

        def connect(*, tls: bool = True) -> Hostile:
            return Hostile(self.server.port, self._context if tls else None, address)

        return connect

    def intruder(self, name: str) -> Intruder:
        """Return a person of the demo company with a device of their own."""
        return Intruder(self.organisation.numbers[name], self.organisation.password, self.trust.organisation)

    async def lay_heavy_log(self) -> None:
        """Write a conversation whose pages have a mebibyte."""
        async with DocumentedClient(self.trust) as one:
            await one.sign_in(self.organisation.numbers["张敏"], self.organisation.password)
            people = await one.people()
            self._heavy = direct_conversation(people["张敏"], people["刘洋"])
            for number in range(1, HEAVY + 1):
                entry = one.entry(self._heavy, "message", number, number - 1, text="邻" * 18_000)
                await one.ask("log.append", entry=entry, to=people["刘洋"])

    async def round(self, number: int) -> None:
        """Play one round: every attack once and some again, a few at a time."""
        chance = random.Random(f"{self.seed}/round/{number}")
        names = [*self.names, *chance.choices(self.names, k=len(self.names) * 3 // 4)]
        chance.shuffle(names)
        room = asyncio.Semaphore(AT_ONCE)

        async def play(place: int, name: str) -> None:
            own = random.Random(f"{self.seed}/{number}/{place}")
            connect = self.connect_from(address(own))
            # Each with a device of its own: one that has guessed too often is locked, wherever it is.
            pair = (self.intruder("张敏"), self.intruder("刘洋"))
            scene = Scene(own, connect, *pair, self._heavy, self._alone, self._corpus)
            async with room:
                try:
                    await attack(name, scene)
                except Finding as finding:
                    self.find(f"{name}: {finding}", number)

        async with asyncio.TaskGroup() as group:
            for place, name in enumerate(names):
                group.create_task(play(place, name))
        self.report.attacks.update(names)
        self.report.rounds += 1

    def find(self, what: str, number: int) -> None:
        """Note a finding with the command that repeats it."""
        command = f"python -m tests.soak.fuzz --seed {self.seed} --only gateway --round {number}"
        self.report.findings.append(f"{what} ({command})")

    async def quiet(self, number: int) -> None:
        """Wait until the server has closed what the round opened; every few rounds measure its memory."""
        process = psutil.Process(self.server.process.pid)
        memory = self.report.memory
        measured = self.report.rounds % MEASURE_EVERY in (0, 1)
        if measured:
            await asyncio.sleep(LINGER)
        if self.report.rounds == 1:
            # After the first round every reader of the store has been opened: that is normal from now on.
            memory.descriptors = descriptors(process) + SPARE
        for _ in range(int(QUIET / 0.1)):
            if not memory.descriptors or descriptors(process) <= memory.descriptors:
                break
            await asyncio.sleep(0.1)
        else:
            self.find(f"{descriptors(process)} descriptors are open, over {memory.descriptors}", number)
        if measured:
            memory.resident.append(process.memory_info().rss)


async def besiege(
    seed: int, seconds: float, only_round: int | None = None, names: Collection[str] = tuple(ATTACKS)
) -> Report:
    """Run rounds of these attacks for some time against a server of its own; return what came of it."""
    with tempfile.TemporaryDirectory(prefix="linxin-fuzz-") as folder:
        data = Path(folder) / "data"
        organisation = await initialise(data)
        server = Server(data, dev=False)
        await server.start()
        try:
            trust = await asyncio.to_thread(Trust, LOOPBACK, server.port, organisation.id)
            siege = Siege(seed, server, organisation, trust, names)
            await _rounds(siege, seconds, only_round)
            await _end(siege)
        finally:
            if server.running:
                server.kill()
            server.close()
        return siege.report


async def _rounds(siege: Siege, seconds: float, only_round: int | None) -> None:
    """Play rounds while the office works; stop at the first finding."""
    await siege.lay_heavy_log()
    stop = asyncio.Event()
    report = siege.report
    deadline = asyncio.get_running_loop().time() + seconds

    async def play() -> None:
        await asyncio.sleep(1)
        number = only_round or 0
        await siege.quiet(number)
        while not report.findings and (not report.rounds or asyncio.get_running_loop().time() < deadline):
            await siege.round(number)
            await siege.quiet(number)
            number += only_round is None
        stop.set()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(talk(siege.organisation, siege.trust, report.figures, stop))
            group.create_task(watch_health(siege.trust, report.figures, stop))
            group.create_task(play())
    except* (Finding, AssertionError, OSError, TimeoutError, DocumentedRefusal, ConnectionClosed) as group:
        for error in group.exceptions:
            siege.find(f"{type(error).__name__}: {error}", report.rounds)


async def _end(siege: Siege) -> None:
    """Stop the server in order and look at what it leaves: exit code, complaints, log, memory."""
    report = siege.report
    if not siege.server.running:
        siege.find(f"the server ended: {siege.server.process.errors[-2000:]}", report.rounds)
        return
    try:
        code = await siege.server.stop()
        if code != 0:
            siege.find(f"the server ended with {code}", report.rounds)
        await siege.server.verify()
    except (AssertionError, TimeoutError) as error:
        siege.find(str(error), report.rounds)
    if trouble := report.memory.trouble():
        siege.find(trouble, report.rounds)
