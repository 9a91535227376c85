"""All that is measured on Linxin's own server, row by row."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import uvloop

from shared.limits import MEMBERS
from tests.bench.amounts import Amounts
from tests.bench.messaging.bars import SIGN_IN
from tests.bench.messaging.catching_up import CONVERSATIONS, measure_digests, talk_before
from tests.bench.messaging.directory import COLLEAGUES, measure_directory, settle_in
from tests.bench.messaging.idle import close_all, measure_idle
from tests.bench.messaging.linxin import Linxin, linxin
from tests.bench.messaging.one_to_one import pair_up, talk
from tests.bench.messaging.rooms import Room, found_group, talk_ahead, talk_by_the_clock
from tests.bench.messaging.signing_in import open_links, resume_all, sign_in_all, sign_in_with_passwords
from tests.bench.rows import Meter, Row, settle

WITH_PASSWORD = 10

T = TypeVar("T")


def measure_talk(amounts: Amounts, *, tls: bool) -> list[Row]:
    """The rows login and one-to-one, in a fresh server."""
    with linxin(people=amounts.users, tls=tls) as server:
        return _run(lambda: _talk(server, amounts))


def measure_sign_in(amounts: Amounts, *, tls: bool) -> list[Row]:
    """The rows for signing in on links that are open already, and with a password, in a fresh server."""
    with linxin(people=amounts.users + WITH_PASSWORD, tls=tls) as server:
        return _run(lambda: _sign_in(server, amounts))


def measure_idle_connections(connections: int, seconds: float, *, tls: bool) -> Row:
    """The row for idle connections, in a fresh server."""
    with linxin(people=connections, tls=tls) as server:
        return _run(lambda: measure_idle(server, seconds))


def measure_room(amounts: Amounts, people: int, *, tls: bool) -> Row:
    """The row for a room in which one writes ahead of all, as the peers' work has it, in a fresh server."""
    with linxin(people=people, tls=tls) as server:
        return _run(lambda: _room(server, amounts))


def measure_large_group(amounts: Amounts, people: int, *, tls: bool) -> Row:
    """The row for a group of thousands in which some write by the clock, in a fresh server."""
    with linxin(people=people, tls=tls) as server:
        return _run(lambda: _large_group(server, amounts))


def measure_catching_up(*, tls: bool) -> list[Row]:
    """The rows for digests, in a fresh server."""
    with linxin(people=CONVERSATIONS + 1, tls=tls, before=talk_before) as server:
        return _run(lambda: _catching_up(server))


def measure_colleagues(*, tls: bool) -> list[Row]:
    """The rows for the directory, in a fresh server."""
    with linxin(people=COLLEAGUES, tls=tls, before=settle_in) as server:
        return _run(lambda: _colleagues(server))


def measure_alone(amounts: Amounts, connections: int, seconds: float, *, tls: bool) -> Iterator[Row]:
    """All rows of Linxin's server alone."""
    yield from measure_talk(amounts, tls=tls)
    yield from measure_sign_in(amounts, tls=tls)
    yield from measure_catching_up(tls=tls)
    yield from measure_colleagues(tls=tls)
    if amounts.room_messages:
        yield measure_room(amounts, amounts.users, tls=tls)
        yield measure_large_group(amounts, MEMBERS, tls=tls)
    if connections:
        yield measure_idle_connections(connections, seconds, tls=tls)


def _run(work: Callable[[], Awaitable[T]]) -> T:
    async def main() -> T:
        return await work()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main())


def _meter(server: Linxin) -> Meter:
    # Its log is the archive: there is no Linxin that does not keep what was said.
    return Meter(server.pid, server="linxin", archive=True, tls=server.tls)


async def _talk(server: Linxin, amounts: Amounts) -> list[Row]:
    meter = _meter(server)
    clients = await sign_in_all(server, server.staff)
    rows = [meter.logins(len(clients))]
    await settle(server.pid)
    latencies: list[float] = []
    pairs = pair_up(clients, server.staff, amounts, latencies)
    meter.start()
    await talk(pairs, amounts.window)
    rows.append(meter.deliveries("one-to-one", latencies))
    await close_all(clients)
    return rows


async def _sign_in(server: Linxin, amounts: Amounts) -> list[Row]:
    links = await open_links(server, amounts.users)
    await settle(server.pid)
    meter = _meter(server)
    await resume_all(links, server.staff[: amounts.users])
    rows = [meter.logins(len(links), SIGN_IN)]
    await settle(server.pid)
    meter.start()
    clients = await sign_in_with_passwords(server, server.staff[amounts.users :])
    rows.append(meter.logins(len(clients), "login with password"))
    await close_all([*clients, *(client for client, _ in links)])
    return rows


async def _room(server: Linxin, amounts: Amounts) -> Row:
    clients = await sign_in_all(server, server.staff)
    group = await found_group(clients[0], server.staff)
    await settle(server.pid)
    meter = _meter(server)
    room = Room(clients, server.staff, group, amounts.size)
    await talk_ahead(room, len(clients), amounts.room_messages)
    row = meter.deliveries(f"room of {len(clients)}", room.latencies)
    await close_all(clients)
    return row


async def _large_group(server: Linxin, amounts: Amounts) -> Row:
    clients = await sign_in_all(server, server.staff)
    group = await found_group(clients[0], server.staff)
    await settle(server.pid)
    meter = _meter(server)
    room = Room(clients, server.staff, group, amounts.size)
    await talk_by_the_clock(room, amounts.group_messages)
    row = meter.deliveries(f"group of {len(clients)}", room.latencies)
    await close_all(clients)
    return row


async def _catching_up(server: Linxin) -> list[Row]:
    (client,) = await sign_in_all(server, server.staff[:1])
    await settle(server.pid)
    rows = await measure_digests(client, _meter(server))
    await close_all([client])
    return rows


async def _colleagues(server: Linxin) -> list[Row]:
    (client,) = await sign_in_all(server, server.staff[:1])
    await settle(server.pid)
    rows = await measure_directory(client, server.staff, _meter(server))
    await close_all([client])
    return rows
