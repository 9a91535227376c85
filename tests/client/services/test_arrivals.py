"""Devices that came in to my account: which are news here, and what ends it."""

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Owing
from client.services.arrivals import ArrivalsService
from client.store.cache import CacheStore
from shared.ids import new_id
from shared.model.state import Arrival, encode_value, state_key
from shared.protocol.sync import StateItem
from tests.client.asked import Asked

HERE = bytes(16)
PHONE, TABLET = new_id(), new_id()


def told(device: bytes, time: int, *, confirmed: bool = False) -> StateItem:
    value = Arrival("手机", "android", "192.0.2.7", time, confirmed=confirmed)
    return StateItem(state_key("arrival", device), encode_value(value), time)


async def test_news_are_those_of_others_that_came_after_me(cache: CacheStore) -> None:
    bus = Bus()
    service = ArrivalsService(Asked(), Owing(cache, Asked(), bus), bus)
    assert service.news() == []
    bus.publish(StateStored((told(PHONE, 5), told(TABLET, 9))))
    assert [device for device, _ in service.news()] == [TABLET, PHONE]
    bus.publish(StateStored((told(HERE, 7),)))
    assert [device for device, _ in service.news()] == [TABLET]
    bus.publish(StateStored((told(TABLET, 9, confirmed=True),)))
    assert service.news() == []
    bus.publish(StateStored((told(TABLET, 12), StateItem(state_key("arrival", PHONE), b"\xff", 13))))
    assert [device for device, _ in service.news()] == [TABLET]


async def test_what_is_confirmed_here_stays_so(cache: CacheStore) -> None:
    bus = Bus()
    service = ArrivalsService(Asked(), Owing(cache, Asked(), bus), bus)
    await cache.store_state((told(PHONE, 5),), 5, again=False)
    bus.publish(StateStored((told(PHONE, 5),)))
    await service.confirm(PHONE)
    assert service.news() == []
    assert list(await cache.owed()) == [state_key("arrival", PHONE)]
    again = ArrivalsService(Asked(), Owing(cache, Asked(), Bus()), Bus())
    again.apply(StateStored(await cache.state()))
    assert again.news() == []
