"""Two people who behave, and a monitor: they must notice nothing of what is done to the server."""

import asyncio
import http.client
import time
from dataclasses import dataclass

from tests.contract.documented_client import DocumentedClient, Trust, direct_conversation
from tests.soak.fuzz.finding import Finding
from tests.soak.fuzz.hostile import insecure
from tests.support.network import LOOPBACK
from tests.support.server import Organisation

PATIENCE = 8.0
"""Seconds in which a message must be acknowledged, told and the health be answered."""
PAUSE = 0.2
BEAT_EVERY = 50


@dataclass
class Figures:
    """What those who behave have seen."""

    messages: int = 0
    worst_ms: float = 0.0
    health: int = 0
    worst_health_ms: float = 0.0


async def talk(organisation: Organisation, trust: Trust, figures: Figures, stop: asyncio.Event) -> None:
    """Let Wang write to Li, and check that each message arrives, once and in order."""
    async with DocumentedClient(trust) as wang, DocumentedClient(trust) as li:
        await wang.sign_in(organisation.numbers["王芳"], organisation.password)
        await li.sign_in(organisation.numbers["李伟"], organisation.password)
        people = await wang.people()
        conversation = direct_conversation(people["王芳"], people["李伟"])
        seq = 0
        while not stop.is_set():
            began = time.perf_counter()
            seq += 1
            entry = wang.entry(conversation, "message", seq, seq - 1, text=f"第 {seq} 条")
            async with asyncio.timeout(PATIENCE):
                appended = await wang.ask("log.append", entry=entry, to=people["李伟"])
                told = await li.event("log.entries")
            if (appended["seq"], [one["seq"] for one in told["entries"]]) != (seq, [seq]):
                raise Finding(f"message {seq} was placed {appended['seq']}, told {told}")
            if seq % BEAT_EVERY == 0:
                await li.ask("session.beat")
            figures.messages = seq
            figures.worst_ms = max(figures.worst_ms, (time.perf_counter() - began) * 1000)
            await asyncio.sleep(PAUSE)


async def watch_health(trust: Trust, figures: Figures, stop: asyncio.Event) -> None:
    """Ask for the health twice a second."""
    while not stop.is_set():
        began = time.perf_counter()
        status = await asyncio.to_thread(_health, trust)
        if status != 200:
            raise Finding(f"/healthz answered {status}")
        figures.health += 1
        figures.worst_health_ms = max(figures.worst_health_ms, (time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.5)


def _health(trust: Trust) -> int:
    connection = http.client.HTTPSConnection(LOOPBACK, trust.port, timeout=PATIENCE, context=insecure())
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise Finding(f"/healthz was not answered: {error!r}") from error
    finally:
        connection.close()
