"""Groups of colleagues that I keep: changed here and elsewhere, without a link, and there after a start."""

import pytest

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Owing
from client.services.people.contact_groups import ContactGroupsService
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.state import ContactGroup, encode_value, state_key
from shared.protocol.sync import StateItem
from tests.client.asked import Asked, refused

WANG, LI, ZHAO = (new_id() for _ in range(3))


class Keeping:
    """A service on a cache, without a server."""

    def __init__(self, cache: CacheStore) -> None:
        self.bus = Bus()
        self.service = ContactGroupsService(Owing(cache, Asked(), self.bus), self.bus)

    @property
    def shown(self) -> list[tuple[str, tuple[bytes, ...]]]:
        return [(held.name, held.people) for _, held in self.service.state.ordered()]

    def told(self, group: bytes, value: bytes) -> None:
        """Let another device's change come."""
        self.bus.publish(StateStored((StateItem(state_key("contacts", group), value, 9),)))


@pytest.fixture
def keeping(cache: CacheStore) -> Keeping:
    return Keeping(cache)


async def test_begun_changed_moved_and_taken_away(keeping: Keeping) -> None:
    service = keeping.service
    one = await service.begin("  客户  经理们 ", (WANG, WANG, LI))
    two = await service.begin("供应商")
    three = await service.begin("乒乓球")
    assert keeping.shown == [("客户 经理们", (WANG, LI)), ("供应商", ()), ("乒乓球", ())]
    await service.remove(one, (WANG,))
    await service.add(one, (ZHAO, LI))
    await service.rename(two, "供货商")
    await service.move(three, -1)
    await service.move(one, -1)
    assert keeping.shown == [("客户 经理们", (LI, ZHAO)), ("乒乓球", ()), ("供货商", ())]
    assert service.state.having(LI) == {one}
    await service.take_away(three)
    await service.move(two, -5)
    assert keeping.shown == [("供货商", ()), ("客户 经理们", (LI, ZHAO))]


async def test_all_of_it_is_there_after_a_start(keeping: Keeping, cache: CacheStore) -> None:
    group = await keeping.service.begin("客户经理们", (WANG,))
    gone = await keeping.service.begin("一闪而过")
    await keeping.service.take_away(gone)
    again = Keeping(cache)
    again.service.state.apply(StateStored(await cache.state()))
    assert again.service.state.groups == keeping.service.state.groups
    assert set(again.service.state.groups) == {group}


async def test_what_another_device_changed(keeping: Keeping) -> None:
    group = await keeping.service.begin("客户经理们", (WANG,))
    keeping.told(group, encode_value(ContactGroup("经理", 4, (LI,))))
    assert keeping.shown == [("经理", (LI,))]
    keeping.told(group, encode_value(ContactGroup(removed=True)))
    assert keeping.shown == []
    keeping.told(group, b"\xff")
    assert keeping.shown == []
    for work in (
        lambda: keeping.service.rename(group, "又来"),
        lambda: keeping.service.add(group, (WANG,)),
        lambda: keeping.service.move(group, 1),
    ):
        assert (await refused(work())).code is ErrorCode.NOT_FOUND


async def test_names_and_numbers_have_bounds(keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    service = keeping.service
    assert (await refused(service.begin("  "))).code is ErrorCode.BAD_MESSAGE
    long = "长" * (limits.NAME_LENGTH + 1)
    assert (await refused(service.begin(long))).code is ErrorCode.TEXT_TOO_LONG
    monkeypatch.setattr(limits, "CONTACTS", 2)
    monkeypatch.setattr(limits, "CONTACT_GROUPS", 1)
    group = await service.begin("客户经理们", (WANG, LI))
    for work in (lambda: service.add(group, (ZHAO,)), lambda: service.begin("又一个")):
        assert (await refused(work())).detail["reason"] == "too_many"
    assert keeping.shown == [("客户经理们", (WANG, LI))]
