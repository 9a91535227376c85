"""Departments make a tree of people; what I keep about colleagues is mine; the policy says what I may do."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from client.core.bus import Bus
from client.core.events import PeopleStored
from client.core.sync.owing import Owing
from client.services.people.service import PeopleService
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.rights import (
    ADMIN,
    EMPLOYEE_POWERS,
    GUEST,
    Holder,
    Right,
    SignedPolicy,
    encode_policy,
    first_policy,
)
from shared.protocol.org import Department, People, Person, SetOwnCard
from shared.wire.session import Done
from tests.client.asked import Asked, somebody

ME = somebody()
TOP, RESEARCH, FRONT, SALES = (new_id() for _ in range(4))


def department(id_: bytes, parent: bytes | None, name: str, position: int = 0) -> Department:
    return Department(id_, parent, name, position, (), removed=False, version=1)


def person(name: str, where: bytes | None, rank: int = 0, **more: object) -> Person:
    made = Person(new_id(), name, name, False, 2, department=where, rank=rank)
    return msgspec.structs.replace(made, **more)


DEPARTMENTS = (
    department(TOP, None, "公司"),
    department(SALES, TOP, "销售部", 2),
    department(RESEARCH, TOP, "研发部", 1),
    department(FRONT, RESEARCH, "前端组"),
)
PEOPLE = (
    person("王芳", RESEARCH, 2, phones=("138 0013 8000",)),
    person("李伟", RESEARCH, 1),
    person("阿明", RESEARCH, 2),
    person("张敏", FRONT),
    person("陈静", SALES),
    person("旧人", FRONT, disabled=True),
    person("散人", None),
)


@pytest.fixture
async def service(cache: CacheStore) -> AsyncIterator[PeopleService]:
    policy = first_policy(bytes(20), 1)
    signed = SignedPolicy(encode_policy(policy), bytes(64))
    await cache.store_people(People(2, PEOPLE, False, DEPARTMENTS, signed, b"all"), 2, anew=True)
    bus, connection = Bus(), Asked()
    owing = Owing(cache, connection, bus)
    made = PeopleService(ME, cache, connection, owing, bus)
    await made.load()
    await made.prepare()
    await owing.start()
    yield made
    await made.close()
    await owing.close()


def names(found: object) -> list[str]:
    return [one.name for one in found]  # type: ignore[attr-defined]


async def test_the_tree(service: PeopleService) -> None:
    assert names(service.children(None)) == ["公司"]
    assert names(service.children(TOP)) == ["研发部", "销售部"]
    assert names(service.path(FRONT)) == ["公司", "研发部", "前端组"]
    assert [service.count_below(one) for one in (TOP, RESEARCH, FRONT, SALES)] == [5, 4, 1, 1]
    assert names(service.people_in(RESEARCH)) == ["李伟", "阿明", "王芳"]
    assert names(service.people_in(FRONT)) == ["张敏"]
    assert names(service.people_in(None)) == ["散人"]
    assert (service.path(new_id()), service.count_below(new_id())) == ([], 0)


async def test_the_tree_follows_what_is_told(service: PeopleService) -> None:
    moved = msgspec.structs.replace(PEOPLE[0], department=SALES, version=3)
    closed = msgspec.structs.replace(DEPARTMENTS[3], removed=True, version=3)
    service.state.apply(PeopleStored([moved], [closed]))
    assert [service.count_below(one) for one in (TOP, RESEARCH, SALES)] == [4, 2, 2]
    assert names(service.people_in(None)) == ["散人", "张敏"]


async def test_a_part_of_the_tree_has_its_own_top(service: PeopleService) -> None:
    service.state.apply(PeopleStored(PEOPLE[3:4], DEPARTMENTS[3:], anew=True))
    assert names(service.children(None)) == ["前端组"]
    assert names(service.path(FRONT)) == ["前端组"]
    assert service.count_below(FRONT) == 1


async def test_a_ring_of_departments_ends(service: PeopleService) -> None:
    ring = [department(RESEARCH, FRONT, "研发部"), department(FRONT, RESEARCH, "前端组")]
    service.state.apply(PeopleStored([], ring))
    assert names(service.path(FRONT)) == ["研发部", "前端组"]
    assert service.count_below(TOP) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("138-0013", ["王芳"]),
        ("80013800", ["王芳"]),
        ("前端", ["张敏"]),
        ("qdz", ["张敏"]),
        ("yanfa", ["李伟", "王芳", "阿明"]),
        ("13", []),
    ],
)
async def test_found_by_phone_and_department(service: PeopleService, typed: str, found: list[str]) -> None:
    assert sorted(names(await service.find(typed))) == sorted(found)


async def test_my_own_names_come_first(service: PeopleService) -> None:
    wang = PEOPLE[0].person
    await service.set_note(wang, remark="  芳姐 ", favourite=True)
    await service.set_note(wang, blocked=True)
    assert (service.shown_name(wang), service.name(wang)) == ("芳姐", "王芳")
    assert names(await service.find("fangjie")) == ["王芳"]
    note = service.state.note(wang)
    assert (note.remark, note.favourite, note.blocked) == ("芳姐", True, True)
    await service.set_note(wang, remark="")
    assert service.shown_name(wang) == "王芳"
    with pytest.raises(Refusal) as caught:
        await service.set_note(wang, remark="长" * (limits.NAME_LENGTH + 1))
    assert caught.value.code is ErrorCode.TEXT_TOO_LONG
    assert service.shown_name(new_id()) == ""


async def test_what_i_may_do(service: PeopleService) -> None:
    me = ME.person
    assert service.powers().rights == EMPLOYEE_POWERS.rights
    policy = first_policy(bytes(20), 1)
    guest = msgspec.structs.replace(policy, number=2, holders=(Holder(me, GUEST),))
    service.state.apply(PeopleStored([], policy=guest))
    assert not service.powers().rights
    headed = msgspec.structs.replace(DEPARTMENTS[2], heads=(me,), version=4)
    service.state.apply(PeopleStored([], [headed]))
    assert service.powers().require(Right.TALK) == ()
    admin = msgspec.structs.replace(policy, number=3, holders=(Holder(me, ADMIN, (SALES,)),))
    service.state.apply(PeopleStored([], policy=admin))
    assert service.powers().require(Right.MANAGE_PEOPLE) == (SALES,)


async def test_all_of_it_is_there_after_a_start(service: PeopleService, cache: CacheStore) -> None:
    wang = PEOPLE[0].person
    await service.set_note(wang, remark="芳姐")
    bus = Bus()
    again = PeopleService(ME, cache, Asked(), Owing(cache, Asked(), bus), bus)
    await again.load()
    assert again.state.people == service.state.people
    assert again.state.departments == service.state.departments
    assert again.state.policy == service.state.policy
    assert (again.state.notes, again.shown_name(wang)) == (service.state.notes, "芳姐")


async def test_the_own_card_needs_a_link(service: PeopleService, cache: CacheStore) -> None:
    with pytest.raises(Refusal) as caught:
        await service.set_own_card(signature="在路上")
    assert caught.value.code is ErrorCode.OFFLINE
    bus, server = Bus(), Asked(lambda _: Done())
    online = PeopleService(ME, cache, server, Owing(cache, server, bus), bus)
    await online.set_own_card(signature="在路上", phones=["123"])
    assert server.asked == [SetOwnCard("在路上", ("123",), None)]


async def test_names_are_put_in_order_once_they_are_spelt(service: PeopleService, cache: CacheStore) -> None:
    bus = Bus()
    fresh = PeopleService(ME, cache, Asked(), Owing(cache, Asked(), bus), bus)
    await fresh.load()
    told = asyncio.Event()
    bus.subscribe(PeopleStored, lambda _: told.set())
    assert sorted(names(fresh.people_in(RESEARCH))) == sorted(names(service.people_in(RESEARCH)))
    await asyncio.wait_for(told.wait(), 5)
    assert names(fresh.people_in(RESEARCH)) == names(service.people_in(RESEARCH))
    await fresh.close()
