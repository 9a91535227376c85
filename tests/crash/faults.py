"""Which faults strike when: a schedule made from a seed alone, so that a round can be repeated."""

import random
from dataclasses import dataclass
from enum import StrEnum

STORM = 2.5
"""Seconds for which people talk while faults strike."""

LONG_STOP = 60.0
LONG_EVERY = 25


class Kind(StrEnum):
    """What can happen to an office."""

    SERVER_KILL = "server_kill"  # kill -9; what the kernel holds survives
    SERVER_POWER = "server_power"  # kill -9, and what was not synced is gone
    SERVER_POWER_PARTLY = "server_power_partly"  # kill -9, and some of what was not synced is gone
    SERVER_TERM = "server_term"  # an orderly restart
    SERVER_STOP = "server_stop"  # SIGSTOP for a while
    CLIENT_KILL = "client_kill"
    CLIENT_POWER = "client_power"
    CLIENT_STOP = "client_stop"
    CUT = "cut"  # RST on every connection
    CLOSE = "close"  # FIN on every connection
    TRUNCATE = "truncate"  # RST in the middle of a frame
    STALL = "stall"  # the network carries nothing for a while
    DELAY = "delay"  # the network is slow for a while
    DISK_FULL = "disk_full"  # no room for the server's data for a while


SERVER_DEATHS = (Kind.SERVER_KILL, Kind.SERVER_POWER, Kind.SERVER_POWER_PARTLY)
LASTING = (Kind.SERVER_STOP, Kind.CLIENT_STOP, Kind.STALL, Kind.DELAY, Kind.DISK_FULL)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: when it begins, how long it or the time until a restart lasts, in seconds, and whom it hits.

    `amount` is bytes for TRUNCATE, milliseconds for DELAY and a seed for what a disk keeps.
    """

    at: float
    kind: Kind
    lasts: float
    device: str = ""
    amount: int = 0

    def __str__(self) -> str:
        whom = f" {self.device}" if self.device else ""
        return f"{self.at:.2f} {self.kind}{whom} {self.lasts:.2f} s"


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that befalls one round, and the seed of what is said in it.

    `sync_takes` is how much longer than here a sync takes on the server's disk, in seconds.
    """

    number: int
    seed: str
    faults: tuple[Fault, ...]
    sync_takes: float = 0.0

    @property
    def long(self) -> bool:
        """Whether somebody is stopped for a minute."""
        return any(fault.lasts >= LONG_STOP for fault in self.faults)


def schedule(seed: int, number: int, devices: list[str]) -> Schedule:
    """Make the schedule of one round; every kind comes first in its turn, the rest by chance."""
    chance = random.Random(f"{seed}/{number}")
    kinds = list(Kind)
    chosen = [kinds[number % len(kinds)], *(chance.choice(kinds) for _ in range(chance.randint(1, 3)))]
    if number % LONG_EVERY == LONG_EVERY // 2:
        chosen = [chance.choice((Kind.SERVER_STOP, Kind.CLIENT_STOP, Kind.STALL))]
    faults = [_fault(kind, chance, devices) for kind in chosen]
    if len(faults) == 1 and number % LONG_EVERY == LONG_EVERY // 2:
        one = faults[0]
        faults = [Fault(one.at, one.kind, LONG_STOP, one.device, one.amount)]
    faults.sort(key=lambda fault: fault.at)
    return Schedule(number, f"{seed}/{number}/talk", tuple(faults), chance.choice((0.0, 0.005, 0.02)))


def _fault(kind: Kind, chance: random.Random, devices: list[str]) -> Fault:
    device = chance.choice(devices) if kind.startswith("client") else ""
    lasts = chance.uniform(0.2, 1.2) if kind in LASTING else chance.uniform(0.0, 0.4)
    amounts = {Kind.TRUNCATE: (1, 4000), Kind.DELAY: (5, 150), Kind.SERVER_POWER_PARTLY: (1, 2**31)}
    amount = chance.randint(*amounts.get(kind, (0, 0)))
    return Fault(round(chance.uniform(0.2, STORM), 3), kind, round(lasts, 3), device, amount)
