"""Who works in the company: people in departments, some with devices of their own, and who talks to whom."""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from server import config
from server.core.keys import read_key
from server.store.connection import Connection
from server.store.database import Database
from server.store.people import add_person, find_person, save_person
from shared.ids import direct_conversation, new_id
from tests.bench.client.amounts import Company
from tests.bench.client.texts import names
from tests.bench.messaging.directory import settle_in
from tests.bench.messaging.linxin import found
from tests.bench.messaging.office import Employee

GROUP_WRITERS = 10
"""So many colleagues who have devices of their own are in a group."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everyone. The `colleagues` have devices and tokens as I have; those of the `others` are made up."""

    me: Employee
    colleagues: tuple[Employee, ...]
    others: tuple[Employee, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation of mine: who else writes in it, and how many messages it has.

    `row` is what the list knows it by. A group has `members` beside its founder, who is the first writer.
    """

    conversation: bytes
    row: bytes
    writers: tuple[Employee, ...]
    messages: int
    members: tuple[bytes, ...] = ()


def staffed(company: Company, server: Path, chance: random.Random) -> Staff:
    """Found the company in an empty data folder, with everyone at their place."""
    me, *colleagues = found(server, 1 + company.colleagues)
    settings = config.load(server, environment=os.environ, flags={})
    called = list(names(company.people, chance))
    others = [
        Employee(f"{number:05}", new_id(), new_id()) for number in range(1 + len(colleagues), company.people)
    ]
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        database.write_now(lambda db: _name(db, [me, *colleagues], called))
        database.write_now(lambda db: _hire(db, others, called[1 + len(colleagues) :]))
    # The first of them becomes the super admin: my window is an employee's.
    settle_in(server, [*others, me, *colleagues], company.departments)
    return Staff(me, tuple(colleagues), tuple(others))


def _name(connection: Connection, staff: Sequence[Employee], called: Sequence[str]) -> None:
    for one, name in zip(staff, called, strict=False):
        person = find_person(connection, one.person)
        assert person is not None
        save_person(connection, replace(person, name=name))


def _hire(connection: Connection, staff: Sequence[Employee], called: Sequence[str]) -> None:
    for one, name in zip(staff, called, strict=True):
        add_person(connection, one.person, one.number, name)


def talks(company: Company, staff: Staff, chance: random.Random) -> Iterator[Talk]:
    """All conversations: the groups are spread among the direct ones, and the long one is the last."""
    amounts = [company.cached // company.conversations] * company.conversations
    amounts[0] += company.cached - sum(amounts)
    peers = iter([*staff.colleagues, *staff.others])
    groups = 0
    for number, messages in enumerate(amounts):
        if (number + 1) * company.groups // company.conversations > groups:
            yield _group(company, staff, groups, messages, chance)
            groups += 1
        else:
            yield _direct(staff.me, next(peers), messages)
    yield _direct(staff.me, next(peers), company.long)


def _direct(me: Employee, peer: Employee, messages: int) -> Talk:
    conversation = direct_conversation(me.person, peer.person)
    return Talk(conversation, peer.person, (peer,), messages)


def _group(company: Company, staff: Staff, number: int, messages: int, chance: random.Random) -> Talk:
    """Found by one of the colleagues, with others of them in it, me, and who else there is room for."""
    count = len(staff.colleagues)
    writers = tuple(staff.colleagues[(number + one) % count] for one in range(min(GROUP_WRITERS, count)))
    room = min(company.group_size - len(writers) - 1, len(staff.others))
    rest = [one.person for one in chance.sample(staff.others, max(0, room))]
    members = (staff.me.person, *(one.person for one in writers[1:]), *rest)
    group = new_id()
    return Talk(group, group, writers, messages, members)
