"""People are found by name, number, pinyin and initials, whichever way a surname is read."""

import asyncio

import pytest

from client.core.bus import Bus
from client.core.events import PeopleStored
from client.services.people import search
from client.services.people import service as module
from client.services.people.service import PeopleService
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.protocol.org import People, Person
from tests.client.asked import make_people, somebody

NAMES = {
    "1001": "王芳",
    "1002": "张三",
    "1003": "曾琳",
    "1004": "单晓东",
    "1005": "欧阳雪",
    "1006": "吕布",
    "2007": "Emma Wilson",
    "2008": "张三丰",
}
PEOPLE = [Person(new_id(), number, name, False, 1) for number, name in NAMES.items()]
LEFT = Person(new_id(), "3001", "张三旧", True, 2)


@pytest.fixture
async def service(cache: CacheStore) -> PeopleService:
    await cache.store_people(People(2, (*PEOPLE, LEFT), more=False), 2)
    service = make_people(somebody(), cache, Bus())
    await service.load()
    return service


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("张三", ["张三", "张三丰"]),
        ("zhangsan", ["张三", "张三丰"]),
        ("zs", ["张三", "张三丰"]),
        ("ZSF", ["张三丰"]),
        ("zhangs", ["张三", "张三丰"]),
        ("san", ["张三", "张三丰"]),
        ("zenglin", ["曾琳"]),
        ("cenglin", ["曾琳"]),
        ("sxd", ["单晓东"]),
        ("dxd", ["单晓东"]),
        ("ouyang", ["欧阳雪"]),
        ("lvbu", ["吕布"]),
        ("lubu", ["吕布"]),
        ("emma w", ["Emma Wilson"]),
        ("ew", ["Emma Wilson"]),
        ("wilson", ["Emma Wilson"]),
        ("1001", ["王芳"]),
        ("20", ["Emma Wilson", "张三丰"]),
        ("芳", ["王芳"]),
        ("nobody", []),
    ],
)
async def test_found(service: PeopleService, typed: str, names: list[str]) -> None:
    assert [one.name for one in await service.find(typed)] == names


async def test_names_are_spelt_before_somebody_searches(
    service: PeopleService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await service.prepare()

    def spell(_name: str) -> tuple[object, ...]:
        raise AssertionError("spelt again")

    monkeypatch.setattr(search, "syllables", spell)
    assert [one.name for one in await service.find("ob")] == []
    assert [one.name for one in await service.find("oyx")] == ["欧阳雪"]


async def test_no_text_finds_everyone_but_those_who_left(service: PeopleService) -> None:
    assert {one.name for one in await service.find("")} == set(NAMES.values())


async def test_a_changed_record_replaces_the_old(service: PeopleService) -> None:
    wang = PEOPLE[0]
    service.state.apply(PeopleStored([Person(wang.person, "1001", "王小芳", False, 3)]))
    assert service.name(wang.person) == "王小芳"
    assert [one.name for one in await service.find("wxf")] == ["王小芳"]


async def test_a_directory_on_its_way_is_waited_for(cache: CacheStore) -> None:
    bus = Bus()
    service = make_people(somebody(), cache, bus)
    asking = asyncio.ensure_future(service.by_number("1001"))  # noqa: TID251
    await asyncio.sleep(0.01)
    bus.publish(PeopleStored(PEOPLE))
    assert (await asking).name == "王芳"


async def test_an_unknown_number_is_not_found(
    service: PeopleService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DIRECTORY_WAIT", 0.01)
    with pytest.raises(Refusal) as caught:
        await service.by_number("9999")
    assert caught.value.code is ErrorCode.NOT_FOUND
