"""The work of knowing one's colleagues: a directory of thousands read anew, and after each change."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from server import config
from server.cli.changing import changed_in
from server.core.authority import Authority
from server.core.keys import read_key
from server.org.change import Change
from server.org.departments import add_department
from server.org.people import edit_person
from server.org.roles import assign_role
from server.store.database import Database
from shared.ids import new_id
from shared.model.rights import SUPER_ADMIN
from shared.protocol.admin import EditPerson
from shared.protocol.org import ListPeople, People
from tests.bench.messaging.client import Client
from tests.bench.messaging.office import Employee
from tests.bench.rows import Meter, Row

COLLEAGUES = 5_000
DEPARTMENTS = 300
FIRST_SYNC = "directory_first_sync"
DELTA = "directory_delta"
SYNCS = 10
CHANGES = 100


def settle_in(data: Path, staff: Sequence[Employee], departments: int = DEPARTMENTS) -> None:
    """Give everyone a department of a tree of two levels, a title and a phone, before the server starts."""
    settings = config.load(data, environment=os.environ, flags={})
    authority = Authority.load(data)

    def work(change: Change) -> None:
        tops = [add_department(change, new_id(), f"事业部{one}", None).id for one in range(departments // 15)]
        places = [
            add_department(change, new_id(), f"第{one}组", tops[one % len(tops)]).id
            for one in range(departments - len(tops))
        ]
        for number, one in enumerate(staff):
            place = places[number % len(places)]
            edit_person(
                change,
                EditPerson(
                    one.person,
                    department=place,
                    title="软件工程师",
                    rank=number,
                    phones=(f"138 {number:08}",),
                    mail=f"{one.number}@example.com",
                ),
            )
        assign_role(change, staff[0].person, SUPER_ADMIN)

    with Database.open(settings.database, read_key(settings.key_file)) as database:
        database.write_now(lambda connection: changed_in(connection, authority, work))


async def measure_directory(client: Client, staff: Sequence[Employee], meter: Meter) -> list[Row]:
    """The rows for a device that has nothing, and for one that lacks one change."""
    first: list[float] = []
    held = 0
    meter.start()
    for _ in range(SYNCS):
        began = time.perf_counter()
        pages = await _read(client, 0)
        first.append(time.perf_counter() - began)
        assert sum(len(page.people) for page in pages) == len(staff)
        held = pages[-1].last
    rows = [meter.answers(FIRST_SYNC, first)]
    delta: list[float] = []
    meter.start()
    for number in range(CHANGES):
        await client.ask(EditPerson(staff[number].person, title=f"工程师{number}"))
        began = time.perf_counter()
        (page,) = await _read(client, held)
        delta.append(time.perf_counter() - began)
        assert len(page.people) == 1
        held = page.last
    return [*rows, meter.answers(DELTA, delta)]


async def _read(client: Client, newer_than: int) -> list[People]:
    pages = [await client.ask(ListPeople(newer_than))]
    while pages[-1].more:
        pages.append(await client.ask(ListPeople(pages[-1].last)))
    return pages
