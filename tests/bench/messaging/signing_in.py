"""The work of signing in: everyone by token, a few by password, and on links that are open already."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from shared.ids import new_id
from shared.wire.session import Welcome
from tests.bench.messaging.client import Client
from tests.bench.messaging.linxin import Linxin
from tests.bench.messaging.office import Employee
from tests.bench.xmpp_peers.work import LOGINS_AT_ONCE

T = TypeVar("T")
S = TypeVar("S")

SOURCES = 50
"""Addresses to connect from, so that no address runs out of ports or looks like an attack."""


def source(number: int) -> str:
    """A loopback address other than the server's; Linux has all of 127/8."""
    return f"127.0.1.{number % SOURCES + 1}"


async def each(items: Sequence[S], work: Callable[[int, S], Awaitable[T]], at_once: int) -> list[T]:
    """Do the work for every item, so many at a time, and return what came of it, in order."""
    gate = asyncio.Semaphore(at_once)

    async def one(number: int, item: S) -> T:
        async with gate:
            return await work(number, item)

    return await asyncio.gather(*(one(number, item) for number, item in enumerate(items)))


async def open_links(server: Linxin, count: int) -> list[tuple[Client, Welcome]]:
    """Links that have said hello, and nobody on them."""

    async def one(number: int, _: int) -> tuple[Client, Welcome]:
        client = await Client.open(server.port, server.context, source(number))
        return client, await client.hello()

    return await each(range(count), one, LOGINS_AT_ONCE)


async def resume_all(links: Sequence[tuple[Client, Welcome]], staff: Sequence[Employee]) -> None:
    """Sign everyone in by token on links that are open."""

    async def one(number: int, link: tuple[Client, Welcome]) -> None:
        client, welcome = link
        await client.resume(staff[number], welcome)

    await each(links, one, LOGINS_AT_ONCE)


async def sign_in_all(server: Linxin, staff: Sequence[Employee]) -> list[Client]:
    """Connect and sign in by token: one link for everybody."""

    async def one(number: int, employee: Employee) -> Client:
        client = await Client.open(server.port, server.context, source(number))
        await client.resume(employee, await client.hello())
        return client

    return await each(staff, one, LOGINS_AT_ONCE)


async def sign_in_with_passwords(server: Linxin, staff: Sequence[Employee]) -> list[Client]:
    """Connect and sign in by password, each on a device that the server does not know."""

    async def one(number: int, employee: Employee) -> Client:
        client = await Client.open(server.port, server.context, source(number))
        unknown = Employee(employee.number, employee.person, new_id())
        await client.sign_in(unknown, await client.hello())
        return client

    return await each(staff, one, LOGINS_AT_ONCE)
